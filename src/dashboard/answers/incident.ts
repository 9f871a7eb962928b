/** One incident with all that is known of it: what its messages say, who was told, what became of it, what may be done. */
import { z } from 'zod';
import { isOver } from '../../alerts/ledger.ts';
import { urgencyOf } from '../../alerts/matcher.ts';
import { branchOf } from '../../alerts/route.ts';
import { type Account, mayDo } from '../../domain/account.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Incident, Transition } from '../../domain/incident.ts';
import type { PastNotice } from '../../domain/notice.ts';
import type { Branch } from '../../domain/route.ts';
import { type BriefMatter, matterOf } from '../../pipeline/brief.ts';
import { caseReviews } from '../../pipeline/case-reviews.ts';
import { type TeamIncident, verdictOf } from '../../pipeline/explain-team.ts';
import { routingOf } from '../../pipeline/raise.ts';
import { mutingSilence } from '../../pipeline/silences.ts';
import { deliveriesOf, type IncidentDelivery } from '../../store/incident-deliveries.ts';
import { findIncidents, transitionsOf } from '../../store/incidents.ts';
import { noticesOf } from '../../store/notices.ts';
import type { StoredSilence } from '../../store/silences.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../refused.ts';
import { incidentShape } from './shapes.ts';

export interface IncidentAnswer {
  readonly incident: Incident;
  readonly urgency: 'ordinary' | 'critical';
  /** What holds its messages back now; `alone`: it mutes nothing else. */
  readonly silence?: Pick<StoredSilence, 'id' | 'until' | 'reason' | 'by'> & { readonly alone: boolean };
  /** What its messages say, of today's reviews; `isWhole` false: of the newest ones, where there are very many. */
  readonly matter: BriefMatter;
  readonly isWhole: boolean;
  /** The branch of the routing tree that chose the accountable team. */
  readonly branch?: Branch['match'];
  /** First step first. */
  readonly steps: readonly Transition[];
  readonly notices: readonly Omit<PastNotice, 'incident'>[];
  readonly deliveries: readonly IncidentDelivery[];
  /** The visitor's team. */
  readonly own?: {
    readonly team: TeamId;
    readonly role: 'accountable' | 'informed' | 'manager' | 'none';
    readonly verdict: TeamIncident['verdict'];
    readonly why: string;
    readonly at?: string;
  };
  readonly mayAct: boolean;
  /** Whom it can be given to. */
  readonly teams: readonly TeamId[];
}

const written = z.strictObject({ earliest: z.string(), latest: z.string(), wording: z.string().optional() });
const span = z.strictObject({ start: z.number(), end: z.number() });
const feelings = z.strictObject({ n: z.number(), counts: z.record(z.string(), z.number()) });

const matter = z.strictObject({
  quotes: z.array(
    z.strictObject({
      review: z.number().optional(),
      text: z.string(),
      mark: span.optional(),
      language: z.string(),
      written,
      score: z.number(),
      url: z.string().optional(),
    }),
  ),
  series: z.array(z.strictObject({ day: z.string(), mean: z.number(), n: z.number() })),
  falseAlarm: z.strictObject({ perStreamYear: z.number() }),
  chanceShare: z.number().optional(),
  reviewsPerYear: z.number().optional(),
  feelings: z.strictObject({ before: feelings, since: feelings }).optional(),
  reformulations: z
    .array(z.strictObject({ language: z.string(), fragments: z.array(z.string()), shared: z.number(), of: z.number() }))
    .optional(),
  review: z
    .strictObject({
      text: z.string(),
      language: z.string(),
      written,
      score: z.number().optional(),
      url: z.string().optional(),
      spot: span.optional(),
    })
    .optional(),
});

export const incidentAnswer = z.strictObject({
  incident: incidentShape,
  urgency: z.enum(['ordinary', 'critical']),
  silence: z
    .strictObject({ id: z.number(), until: z.string(), reason: z.string(), by: z.string(), alone: z.boolean() })
    .optional(),
  matter,
  isWhole: z.boolean(),
  branch: z.record(z.string(), z.array(z.string())).optional(),
  steps: z.array(
    z.strictObject({
      incident: z.string(),
      sequence: z.number(),
      from: z.string().optional(),
      to: z.string(),
      at: z.string(),
      by: z.string(),
      why: z.string(),
      reason: z.string().optional(),
    }),
  ),
  notices: z.array(
    z.strictObject({
      sequence: z.number(),
      team: z.string(),
      at: z.string(),
      decision: z.enum(['send', 'hold', 'mute']),
      rule: z.string().optional(),
      why: z.string(),
      until: z.string().optional(),
      reason: z.string().optional(),
      waits: z.boolean(),
    }),
  ),
  deliveries: z.array(
    z.strictObject({
      sequence: z.number(),
      receiver: z.string(),
      state: z.string(),
      attempts: z.number(),
      team: z.string(),
      createdAt: z.string(),
      nextAttemptAt: z.string(),
      lines: z.array(z.strictObject({ at: z.string(), ok: z.boolean().optional(), detail: z.string() })),
    }),
  ),
  own: z
    .strictObject({
      team: z.string(),
      role: z.enum(['accountable', 'informed', 'manager', 'none']),
      verdict: z.enum(['told', 'waits', 'not told']),
      why: z.string(),
      at: z.string().optional(),
    })
    .optional(),
  mayAct: z.boolean(),
  teams: z.array(z.string()),
});

/** @throws Refused 404 for a key that is none */
export async function lookAtIncident(desk: Desk, key: string): Promise<IncidentAnswer> {
  const { config, opened, account } = desk;
  const [incident] = await findIncidents(opened.db, { key });
  if (!incident) throw new Refused(404, 'Expected the key of an incident', { field: 'key' });
  const until = isOver(incident.state) ? incident.updatedAt : desk.now();
  const { reviews, isAll } = await caseReviews(desk, incident, until);
  const notices = await noticesOf(opened.db, [key]);
  const routing = routingOf(config);
  const branch = branchOf(incident, routing);
  const muting = await mutingSilence(desk, incident);
  const own = await ownView(desk, incident, notices);
  return {
    incident,
    urgency: urgencyOf(incident, routing),
    ...(muting && {
      silence: {
        id: muting.id,
        until: muting.until,
        reason: muting.reason,
        by: muting.by,
        alone: muting.incident === key,
      },
    }),
    matter: matterFrom(matterOf(config, incident, reviews, until), isAll),
    isWhole: isAll,
    ...(branch && { branch }),
    steps: await transitionsOf(opened.db, key),
    notices: notices.map(({ incident: _, ...notice }) => notice),
    deliveries: (await deliveriesOf(opened.db, key)).map((one) => (mayDo(account.role, 'manager') ? one : bare(one))),
    ...(own && { own }),
    mayAct: !isOver(incident.state) && mayActOn(account, incident),
    teams: config.teams.map(({ id }) => id),
  };
}

/** May this person act on the incident? Its own teams' people may, and managers on all. */
export function mayActOn({ role, team }: Account, { accountable, informed }: Incident): boolean {
  if (mayDo(role, 'manager')) return true;
  return role === 'team' && team !== undefined && (accountable === team || informed.includes(team));
}

/** A volume that was not counted whole says nothing of how often chance speaks, nor does a curve of it. */
function matterFrom(matter: BriefMatter, isAll: boolean): BriefMatter {
  if (isAll) return matter;
  const { reviewsPerYear: _, ...rest } = matter;
  return { ...rest, series: [], falseAlarm: { perStreamYear: 0 } };
}

/** Answers of receivers name addresses. */
function bare(delivery: IncidentDelivery): IncidentDelivery {
  return { ...delivery, lines: delivery.lines.map((line) => ({ ...line, detail: '' })) };
}

async function ownView(
  desk: Desk,
  incident: Incident,
  notices: readonly PastNotice[],
): Promise<IncidentAnswer['own'] | undefined> {
  const team = desk.config.teams.find(({ id }) => id === desk.account.team);
  if (!team) return undefined;
  const { verdict, why, at } = await verdictOf(desk, incident, team, notices);
  return { team: team.id, role: roleOf(desk, incident, team.id), verdict, why, ...(at && { at }) };
}

function roleOf({ config }: Desk, { accountable, informed }: Incident, team: TeamId) {
  if (accountable === team) return 'accountable';
  if (informed.includes(team)) return 'informed';
  return config.teams.some(({ id, manager }) => id === accountable && manager === team) ? 'manager' : 'none';
}
