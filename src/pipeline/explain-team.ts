/** Why a team was told, or was not, of what happened in its area: each incident with its verdict, and what nearly happened. */
import type { TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { PastNotice } from '../domain/notice.ts';
import type { Team } from '../domain/team.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { findIncidents, transitionsOf } from '../store/incidents.ts';
import { noticesOf, noticesSince } from '../store/notices.ts';
import type { StoreContext } from './open-store.ts';
import { listStreams, type StreamEntry } from './stream-list.ts';
import { streamFromId } from './stream-names.ts';

/** One incident of a team's area. `told`: at least one message about it went to the team. */
export interface TeamIncident {
  readonly key: string;
  readonly kind: Incident['kind'];
  readonly state: Incident['state'];
  readonly direction: Incident['direction'];
  readonly openedAt: Instant;
  readonly verdict: 'told' | 'waits' | 'not told';
  /** When it was told (or will be), or by which rule it was not. */
  readonly why: string;
  readonly at?: Instant;
}

export interface TeamExplanation {
  readonly team: TeamId;
  readonly from: Instant;
  /** Latest first. */
  readonly incidents: readonly TeamIncident[];
  /** Streams of its steps that are more than half-way to an alarm, nearest first. */
  readonly near: readonly StreamEntry[];
}

const HALF_WAY = 0.5;

/** What happened in the area of a team in the last days, and what came near to it. */
export async function explainTeam(context: StoreContext, team: Team, days: number): Promise<TeamExplanation> {
  const { db } = context.opened;
  const from = instant(millis(context.now()) - days * DAY_MS);
  const recent = new Set((await noticesSince(db, from, team.id)).map(({ incident }) => incident));
  const area = (await findIncidents(db)).filter(
    (one) => recent.has(one.key) || (one.openedAt >= from && isInArea(one, team.id, context)),
  );
  const notices = Map.groupBy(
    await noticesOf(
      db,
      area.map(({ key }) => key),
    ),
    ({ incident }) => incident,
  );
  const incidents: TeamIncident[] = [];
  for (const one of area) incidents.push(await verdictOf(context, one, team, notices.get(one.key) ?? []));
  return { team: team.id, from, incidents, near: await nearStreams(context, team.id) };
}

/** Named by it, owner of its step, or the one who gets what nobody owns. */
function isInArea(incident: Incident, team: TeamId, { config }: StoreContext): boolean {
  const { accountable, informed, touchpoint, source } = incident;
  if (accountable === team || informed.includes(team)) return true;
  if (source !== undefined) return config.engineerTeam === team;
  if (touchpoint === undefined || touchpoint === UNATTRIBUTED) return config.fallbackTeam === team;
  return stepsOf(team, config).has(touchpoint);
}

function stepsOf(team: TeamId, { touchpoints }: StoreContext['config']): ReadonlySet<string> {
  return new Set(touchpoints.flatMap(({ id, owners }) => (owners.includes(team) ? [id] : [])));
}

/** Whether a team was told of an incident, and why or why not. */
export async function verdictOf(
  context: StoreContext,
  incident: Incident,
  team: Team,
  notices: readonly PastNotice[],
): Promise<TeamIncident> {
  const { key, kind, state, direction, openedAt } = incident;
  const base = { key, kind, state, direction, openedAt };
  const own = notices.filter((one) => one.team === team.id);
  // The last word on a step holds.
  const last = [...new Map(own.map((one) => [one.sequence, one])).values()];
  const told = last.filter(({ decision, waits }) => decision !== 'mute' && !waits);
  if (told.length > 0) {
    const at = told[0]!.until ?? told[0]!.at;
    const later = last.filter(({ decision }) => decision === 'mute').at(-1);
    return { ...base, verdict: 'told', at, why: later ? `a later step was not: ${later.why}` : '' };
  }
  const waits = last.find((one) => one.waits);
  if (waits?.until) return { ...base, verdict: 'waits', at: waits.until, why: waits.why };
  const mute = last.filter(({ rule }) => rule !== 'overtaken').at(-1) ?? last.at(-1);
  if (mute) return { ...base, verdict: 'not told', at: mute.at, why: mute.why };
  return { ...base, verdict: 'not told', why: await whyUnnamed(context, incident, team) };
}

/** Nothing was decided for the team: nobody was to be told, or others were. */
async function whyUnnamed({ opened: { db } }: StoreContext, incident: Incident, team: Team): Promise<string> {
  if (incident.silent) return 'it was seen in history only: nobody is told of that';
  const steps = await transitionsOf(db, incident.key);
  const named = incident.accountable === team.id || incident.informed.includes(team.id);
  if (named) return 'it opened and ended in one pass, or was raised before decisions were kept';
  return `${incident.accountable} is accountable: ${steps[0]?.why ?? 'unknown'}`;
}

async function nearStreams(context: StoreContext, team: TeamId): Promise<readonly StreamEntry[]> {
  const steps = stepsOf(team, context.config);
  const near: { readonly entry: StreamEntry; readonly share: number }[] = [];
  for await (const entry of listStreams(context)) {
    const { status } = entry;
    const touchpoint = streamFromId(entry.stream)?.touchpoint;
    if (!status || touchpoint === undefined || !steps.has(touchpoint)) continue;
    const share = status.waits ? Number.POSITIVE_INFINITY : Math.max(status.down, status.up);
    if (share >= HALF_WAY) near.push({ entry, share });
  }
  return near.sort((a, b) => b.share - a.share).map(({ entry }) => entry);
}
