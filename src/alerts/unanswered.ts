/** What time makes of an incident that nobody answers: it is told again, then to the manager, then to the brand's owner. */
import type { BrandId, TeamId } from '../domain/ids.ts';
import type { Incident, StepReason } from '../domain/incident.ts';
import type { Team } from '../domain/team.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { afterWorkingDays } from './hours.ts';
import { isOver } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { NoticeBook } from './notice-book.ts';

/** What time does to one incident, for one team, at a moment that may be to come. */
export interface DueStep {
  readonly reason: Extract<StepReason, 'repeated' | 'escalated'>;
  readonly team: TeamId;
  readonly at: Instant;
  readonly why: string;
  /** Not before reviews come again: that it still stands is not known without them. */
  readonly unheard?: true;
}

export interface CallingRules {
  readonly teams: readonly Team[];
  readonly ownerOf: (brand: BrandId) => TeamId | undefined;
  /** When the newest review that bears on an incident was first seen. */
  readonly newestReview: (incident: Incident) => Instant | undefined;
  /** 0 = never. */
  readonly repeatAfterDays: number;
  /** Working days of the accountable team; 0 = never. */
  readonly escalate: { readonly managerAfterDays: number; readonly brandOwnerAfterDays: number };
}

/** What calls for an answer; the engineer's own notices stand in every digest. */
const CALLING: ReadonlySet<Incident['kind']> = new Set<Incident['kind']>(['drift', 'burst', 'severe']);

/**
 * Everything that time will do to an incident as it stands, soonest first. Nothing once a person answered (acknowledged it,
 * or closed it). What a mute kept from a team is due at once: whether the mute still holds is for the caller to ask.
 */
export function unansweredSteps(
  incident: Incident,
  now: Instant,
  book: NoticeBook,
  rules: CallingRules,
): readonly DueStep[] {
  const { state, silent, acknowledged, closed, kind, direction } = incident;
  if (isOver(state) || state !== 'firing' || silent || acknowledged || closed) return [];
  const kept = keptBack(incident, now, book);
  const calls =
    CALLING.has(kind) && direction === 'down'
      ? [...repeat(incident, book, rules), ...escalations(incident, book, rules)]
      : [];
  return [...kept, ...calls].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The last word for a team was a mute: it does not know how things stand. */
function keptBack(incident: Incident, now: Instant, book: NoticeBook): readonly DueStep[] {
  return teamsOf(incident).flatMap((team): DueStep[] => {
    const last = book.lastWord(incident.key, team);
    if (last?.decision !== 'mute' || (last.rule !== 'silence' && last.rule !== 'inhibition')) return [];
    return [{ reason: 'repeated', team, at: now, why: `it still stands; until now ${last.why}` }];
  });
}

function repeat(incident: Incident, book: NoticeBook, rules: CallingRules): readonly DueStep[] {
  const { repeatAfterDays: days } = rules;
  const team = incident.accountable;
  const last = book.lastTold(incident.key, team);
  if (days === 0 || last === undefined) return [];
  const at = instant(millis(last) + days * DAY_MS);
  const newest = rules.newestReview(incident);
  const unheard = incident.kind === 'drift' && !(newest !== undefined && newest > last);
  const why = `nobody acknowledged it within ${days} days`;
  return [{ reason: 'repeated', team, at, why, ...(unheard && { unheard }) }];
}

/** Each team is called once; who acts already is not called. */
function escalations(incident: Incident, book: NoticeBook, rules: CallingRules): readonly DueStep[] {
  const own = rules.teams.find(({ id }) => id === incident.accountable);
  const since = book.firstTold(incident.key, incident.accountable);
  if (!own || since === undefined) return [];
  const { managerAfterDays, brandOwnerAfterDays } = rules.escalate;
  const stairs = [
    { team: own.manager, days: managerAfterDays },
    { team: rules.ownerOf(incident.brand), days: brandOwnerAfterDays },
  ];
  const called = new Set<TeamId>([own.id]);
  return stairs.flatMap(({ team, days }): DueStep[] => {
    if (team === undefined || days === 0 || called.has(team) || book.isCalled(incident.key, team)) return [];
    called.add(team);
    const why = `nobody of ${own.name} acknowledged it within ${days} working days`;
    return [{ reason: 'escalated', team, at: afterWorkingDays(own, since, days), why }];
  });
}
