/** One alert of a back-test: an incident's life told as a team would have lived it, in the words of its messages. */
import type { Change } from '../alerts/incident.ts';
import { composeMessage } from '../alerts/message.ts';
import type { Config } from '../config/config.ts';
import type { Direction, Level } from '../domain/drift.ts';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, IncidentState } from '../domain/incident.ts';
import type { Scale } from '../domain/scale.ts';
import { type Scope, scopeOf } from '../domain/scope.ts';
import type { StreamId } from '../domain/stream.ts';
import type { Team } from '../domain/team.ts';
import { type Day, dayNumber, type Instant } from '../domain/time.ts';
import { namesFor } from './brief.ts';

/** A later notice about the same alert. */
export interface Notice {
  readonly at: Instant;
  readonly state: IncidentState;
  readonly says: string;
}

/** One alert that history would have given. */
export interface BacktestAlert extends Scope {
  readonly type: 'alert';
  /** `brand/scope/touchpoint/direction/episode`, counted within this back-test. */
  readonly key: string;
  readonly kind: Incident['kind'];
  /** When it would have fired. */
  readonly at: Instant;
  readonly direction: Direction;
  readonly touchpoint?: TouchpointId;
  readonly scale: Scale;
  readonly since: Day;
  readonly before?: Level;
  readonly after?: Level;
  readonly interval?: readonly [number, number];
  readonly evidence: number;
  /** Subject of the message, in the language of the accountable team. */
  readonly says: string;
  /** Teams that would have been told, the accountable one first; nobody when another alert told it already. */
  readonly told: readonly TeamId[];
  /** Why it was raised, or why nobody was told. */
  readonly why: string;
  readonly streams: readonly StreamId[];
  readonly notices: readonly Notice[];
  /** How it ended: `resolved` = back at the old level (or quiet again, for a burst), `accepted` = taken as the new normal. */
  readonly ended?: { readonly at: Instant; readonly state: IncidentState };
  /** Days from the alert to its end, or to the end of the history when it still stood. */
  readonly stoodDays: number;
  /** The incident that was really recorded, if one was. */
  readonly recorded?: Recorded;
}

/** An incident as the store has it. */
export interface Recorded {
  readonly key: string;
  readonly openedAt: Instant;
  readonly since: Day;
  readonly state: IncidentState;
  /** Raised by back-filled history: nobody was told. */
  readonly silent: boolean;
}

/** One alert for each incident that opened in the period, in time order. */
export function alertsOf(
  changes: readonly Change[],
  config: Config,
  { from, until }: { readonly from?: Instant; readonly until: Instant },
): readonly BacktestAlert[] {
  const episodes = Map.groupBy(changes, ({ incident }) => incident.key);
  return [...episodes.values()]
    .map((episode) => alertOf(episode, config, until))
    .filter(({ at }) => from === undefined || at >= from)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1));
}

function alertOf(episode: readonly Change[], config: Config, until: Instant): BacktestAlert {
  const opening = episode[0]!;
  const told = episode.filter((change) => change.notify);
  // As the team would have read it first; an incident that nobody is told of is shown as it opened.
  const shown = told[0] ?? opening;
  const last = episode.at(-1)!;
  const over = last.incident.state === 'resolved' || last.incident.state === 'accepted';
  const end = over ? last.transition.at : until;
  const { key, kind, direction, touchpoint, scale, since, before, after, interval, evidence } = shown.incident;
  return {
    type: 'alert',
    key,
    kind,
    at: shown.transition.at,
    direction,
    ...scopeOf(shown.incident),
    ...(touchpoint && { touchpoint }),
    scale,
    since,
    ...(before && { before }),
    ...(after && { after }),
    ...(interval && { interval }),
    evidence,
    says: subjectOf(shown, config),
    told: told.length > 0 ? shown.tell : [],
    why: shown.transition.why,
    streams: last.incident.streams.length > 0 ? last.incident.streams : opening.incident.streams,
    notices: told.slice(1).map((change) => ({
      at: change.transition.at,
      state: change.transition.to,
      says: subjectOf(change, config),
    })),
    ...(over && { ended: { at: end, state: last.incident.state } }),
    stoodDays: Math.max(0, dayNumber(end) - dayNumber(shown.transition.at)),
  };
}

/** The message's subject, by those who write the messages. */
function subjectOf({ incident, transition }: Change, config: Config): string {
  const team = config.teams.find(({ id }) => id === incident.accountable) ?? NOBODY;
  const names = namesFor(config, incident);
  const brief = { incident, transition, role: 'accountable' as const, team, names, falseAlarm: { perStreamYear: 0 } };
  return composeMessage({ ...brief, quotes: [], series: [] }, team.language).subject;
}

const NOBODY: Team = { id: '' as TeamId, name: '', language: 'en', timeZone: 'UTC', receivers: [] };
