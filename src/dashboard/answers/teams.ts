/** The teams: what each owns, what is open, how it is reached, and its progress against its own past. No ranking. */
import { z } from 'zod';
import { mayDo } from '../../domain/account.ts';
import type { TeamId, TouchpointId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import { periodNumber } from '../../domain/period.ts';
import { type Scale, scaleRange } from '../../domain/scale.ts';
import type { Hours, Team } from '../../domain/team.ts';
import { DAY_MS, type Instant, instant, millis } from '../../domain/time.ts';
import { OPEN_STATES } from '../../pipeline/notice-world.ts';
import { listIncidents } from '../../store/incident-list.ts';
import { receiverHealth } from '../../store/receivers.ts';
import { setTarget, type TeamPace, targetsOf, teamMonths, teamPace } from '../../store/team-figures.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../refused.ts';
import { incidentShape } from './shapes.ts';

/** Months of progress. */
const MONTHS = 13;

const PACE_DAYS = 90;

const MOST_OPEN = 200;

export interface ShownTeam {
  readonly team: TeamId;
  readonly touchpoints: readonly TouchpointId[];
  /** Touchpoints that it owns together with another team. */
  readonly interfaces: readonly { readonly touchpoint: TouchpointId; readonly with: readonly TeamId[] }[];
  readonly open: number;
  readonly hours?: Hours;
  readonly timeZone: string;
  readonly language: string;
  readonly manager?: TeamId;
  /** Without addresses; why a receiver is in trouble is for managers. */
  readonly receivers: readonly {
    readonly receiver: string;
    readonly notifier: string;
    readonly state: 'fine' | 'failing' | 'resting' | 'disabled';
    readonly since?: Instant;
    readonly why?: string;
  }[];
}

export interface TeamProgress {
  readonly scale: Scale;
  /** What the team's touchpoints left of the full score, month by month, oldest first. */
  readonly months: readonly {
    readonly period: number;
    readonly n: number;
    readonly blamed: number;
    readonly kept: number;
  }[];
  readonly target?: { readonly value: number; readonly by: string; readonly at: Instant };
}

export interface TeamAnswer extends ShownTeam {
  readonly incidents: readonly Incident[];
  readonly pace: { readonly days: number; readonly now: TeamPace; readonly before: TeamPace };
  readonly progress: readonly TeamProgress[];
}

export interface TeamsAnswer {
  readonly teams: readonly ShownTeam[];
}

const shown = {
  team: z.string(),
  touchpoints: z.array(z.string()),
  interfaces: z.array(z.strictObject({ touchpoint: z.string(), with: z.array(z.string()) })),
  open: z.int(),
  hours: z.strictObject({ days: z.array(z.string()), from: z.string(), to: z.string() }).optional(),
  timeZone: z.string(),
  language: z.string(),
  manager: z.string().optional(),
  receivers: z.array(
    z.strictObject({
      receiver: z.string(),
      notifier: z.string(),
      state: z.enum(['fine', 'failing', 'resting', 'disabled']),
      since: z.string().optional(),
      why: z.string().optional(),
    }),
  ),
};

const pace = z.strictObject({
  acknowledged: z.int(),
  hoursToAcknowledge: z.number().optional(),
  recovered: z.int(),
  hoursToRecover: z.number().optional(),
});

export const teamsAnswer = z.strictObject({ teams: z.array(z.strictObject(shown)) });

export const teamAnswer = z.strictObject({
  ...shown,
  incidents: z.array(incidentShape),
  pace: z.strictObject({ days: z.int(), now: pace, before: pace }),
  progress: z.array(
    z.strictObject({
      scale: z.string(),
      months: z.array(z.strictObject({ period: z.int(), n: z.int(), blamed: z.int(), kept: z.number() })),
      target: z.strictObject({ value: z.number(), by: z.string(), at: z.string() }).optional(),
    }),
  ),
});

/** In the order of the configuration. */
export async function lookAtTeams(desk: Desk): Promise<TeamsAnswer> {
  const open = await listIncidents(desk.opened.db, { states: OPEN_STATES, silent: false }, { limit: 5_000 });
  const health = await receiverHealth(desk.opened.db);
  const openOf = (team: TeamId) => open.filter(({ accountable }) => accountable === team).length;
  return { teams: desk.config.teams.map((team) => shownTeam(desk, team, openOf(team.id), health)) };
}

/** @throws Refused 404 */
export async function lookAtTeam(desk: Desk, id: TeamId): Promise<TeamAnswer> {
  const team = teamOf(desk, id);
  const { db } = desk.opened;
  const now = desk.now();
  const named = await listIncidents(db, { states: OPEN_STATES, silent: false, team: id }, { limit: MOST_OPEN });
  const incidents = named.filter(({ accountable }) => accountable === id);
  const touchpoints = ownedBy(desk, id);
  const last = periodNumber({ kind: 'month', from: now });
  const months = await teamMonths(db, touchpoints, { first: last - MONTHS + 1, last });
  const targets = new Map((await targetsOf(db, id)).map((one) => [one.scale, one]));
  const back = (days: number) => instant(millis(now) - days * DAY_MS);
  const scales = Map.groupBy(months, ({ scale }) => scale);
  return {
    ...shownTeam(desk, team, incidents.length, await receiverHealth(db)),
    incidents,
    pace: {
      days: PACE_DAYS,
      now: await teamPace(db, id, back(PACE_DAYS), instant(millis(now) + 1)),
      before: await teamPace(db, id, back(2 * PACE_DAYS), back(PACE_DAYS)),
    },
    progress: [...scales].map(([scale, rows]) => {
      const target = targets.get(scale);
      return {
        scale,
        months: rows.map(({ period, n, blamed, lost }) => ({
          period,
          n,
          blamed,
          kept: scaleRange(scale).max - lost / n,
        })),
        ...(target && { target: { value: target.value, by: target.by, at: target.at } }),
      };
    }),
  };
}

/** @throws Refused 404, 422 for a value outside the scale */
export async function saveTarget(desk: Desk, id: TeamId, scale: Scale, value: number): Promise<void> {
  const team = teamOf(desk, id);
  const { min, max } = scaleRange(scale);
  if (!(value >= min && value <= max))
    throw new Refused(422, `Expected a value from ${min} to ${max}, got ${value}`, { field: 'value' });
  const { account } = desk;
  await setTarget(desk.opened.db, { team: team.id, scale, value, by: account.name || account.id, at: desk.now() });
}

function teamOf({ config }: Desk, id: TeamId): Team {
  const team = config.teams.find((one) => one.id === id);
  if (!team) throw new Refused(404, 'Expected the id of a team', { field: 'team' });
  return team;
}

function ownedBy({ config }: Desk, id: TeamId): readonly TouchpointId[] {
  return config.touchpoints.flatMap(({ id: touchpoint, owners }) => (owners.includes(id) ? [touchpoint] : []));
}

function shownTeam(
  { config, account, now }: Desk,
  team: Team,
  open: number,
  health: Awaited<ReturnType<typeof receiverHealth>>,
): ShownTeam {
  const own = config.touchpoints.filter(({ owners }) => owners.includes(team.id));
  return {
    team: team.id,
    touchpoints: own.map(({ id }) => id),
    interfaces: own.flatMap(({ id, owners }) =>
      owners.length > 1 ? [{ touchpoint: id, with: owners.filter((one) => one !== team.id) }] : [],
    ),
    open,
    ...(team.hours && { hours: team.hours }),
    timeZone: team.timeZone,
    language: team.language,
    ...(team.manager && { manager: team.manager }),
    receivers: team.receivers.map(({ id, notifier }) => {
      const { disabled, restingUntil, failingSince } = health.get(id) ?? {};
      const base = { receiver: id, notifier };
      if (disabled)
        return {
          ...base,
          state: 'disabled',
          since: disabled.at,
          ...(mayDo(account.role, 'manager') && { why: disabled.why }),
        };
      if (restingUntil && restingUntil > now()) return { ...base, state: 'resting', since: restingUntil };
      return failingSince ? { ...base, state: 'failing', since: failingSince } : { ...base, state: 'fine' };
    }),
  };
}
