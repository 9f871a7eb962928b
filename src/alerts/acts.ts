/** What a person does to an incident: acknowledge, hand to another team, note, close. A step like any other, with a name and a reason. */
import type { TeamId } from '../domain/ids.ts';
import type { ClosingCause, Incident, IncidentKind, IncidentState, StepReason } from '../domain/incident.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { isOver } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { Change } from './signal.ts';

export type Act =
  | { readonly type: 'acknowledge'; readonly note?: string }
  | { readonly type: 'reassign'; readonly to: TeamId; readonly note?: string }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'close'; readonly cause: ClosingCause; readonly note?: string };

/** Who acts, when, and as which step of the incident. */
export interface Acting {
  readonly at: Instant;
  /** Name of a person, or of a team where no person gave one. */
  readonly by: string;
  /** The team of the one who acts, which need not be told of it; absent when it is not known. */
  readonly team?: TeamId;
  /** Next free transition number of the incident. */
  readonly sequence: number;
}

/**
 * The step that an act is; undefined when there is nothing left to do: it was acknowledged before (the first to do so
 * stays named), it is that team's already, it is closed so already. Acknowledging and notes are told to nobody; of a new
 * owner and of a closing every team that the incident names is told, but not the one that acted. What was found in
 * history stays untold, but to the team that it is handed to.
 * @throws ConfigError for an incident that is over, and for a cause that cannot close one of its kind
 */
export function takeAct(incident: Incident, act: Act, acting: Acting): Change | undefined {
  if (isOver(incident.state)) throw new ConfigError(overText(incident));
  switch (act.type) {
    case 'acknowledge':
      return acknowledge(incident, act.note, acting);
    case 'reassign':
      return reassign(incident, act.to, act.note, acting);
    case 'note':
      return step(incident, incident, 'noted', act.note, acting);
    case 'close':
      return close(incident, act.cause, act.note, acting);
  }
}

function acknowledge(incident: Incident, note: string | undefined, acting: Acting): Change | undefined {
  const { acknowledged } = incident;
  if (acknowledged)
    return note && acknowledged.by !== acting.by ? step(incident, incident, 'noted', note, acting) : undefined;
  const seen = { at: acting.at, by: acting.by };
  return step(incident, { ...incident, acknowledged: seen }, 'acknowledged', words('acknowledged', note), acting);
}

/** Who is given an incident has not seen it yet: the acknowledgement of the one who gave it does not count for them. */
function reassign(incident: Incident, to: TeamId, note: string | undefined, acting: Acting): Change | undefined {
  const { accountable } = incident;
  if (to === accountable) return undefined;
  const { acknowledged: _, ...rest } = incident;
  const informed = [...new Set([accountable, ...incident.informed])].filter((team) => team !== to);
  const assigned = { at: acting.at, by: acting.by };
  const next: Incident = { ...rest, accountable: to, informed, assigned, silent: false };
  const why = words(`handed from ${accountable} to ${to}`, note);
  return step(incident, next, 'reassigned', why, acting, incident.silent ? [to] : teamsOf(next));
}

function close(incident: Incident, cause: ClosingCause, note: string | undefined, acting: Acting): Change | undefined {
  if (incident.closed?.cause === cause) return undefined;
  const state = closedState(incident, cause);
  const closed = { at: acting.at, by: acting.by, cause };
  // The date of the last event is kept: what time does to an open incident counts from there.
  const next: Incident = { ...incident, state, closed, ...(isOver(state) && { updatedAt: acting.at }) };
  const tell = incident.silent ? [] : teamsOf(incident);
  return step(incident, next, 'closed', words(`closed as ${cause}`, note), acting, tell);
}

/** Kinds that end when a pass finds the source in order: until then they would only open again. */
const OF_SOURCES: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['source', 'no-data', 'selectors']);

/** A repair shows in what is read next; a single review says nothing further. */
function closedState({ key, kind }: Incident, cause: ClosingCause): IncidentState {
  if (cause === 'fixed') return kind === 'severe' ? 'resolved' : 'recovering';
  if (!OF_SOURCES.has(kind)) return 'accepted';
  throw new ConfigError(
    `Expected the cause fixed for ${key}, got ${cause}: it is about a source and would open again with the next pass. ` +
      'Mute it with "vigie silence", or pause the source in sources.yaml',
  );
}

function step(
  before: Incident,
  after: Incident,
  reason: StepReason,
  why: string,
  { at, by, team, sequence }: Acting,
  named: readonly TeamId[] = [],
): Change {
  const tell = [...new Set(named)].filter((one) => one !== team);
  const transition = { incident: before.key, sequence, from: before.state, to: after.state, at, by, why, reason };
  return { incident: after, transition, notify: tell.length > 0, tell };
}

function words(what: string, note: string | undefined): string {
  return note ? `${what}: ${note}` : what;
}

function overText({ key, state, updatedAt, closed }: Incident): string {
  const how = closed
    ? `closed as ${closed.cause} by ${closed.by} on ${dayOf(closed.at)}`
    : `${state} on ${dayOf(updatedAt)}`;
  return `Expected an incident that is open, got ${key}, which was ${how}. What moves after that is a new incident with a key of its own`;
}
