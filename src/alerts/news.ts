/** What kind of news a step is for its reader: one name for each, from the step's reason or, in old rows, from its states. */
import type { IncidentKind, StepReason, Transition } from '../domain/incident.ts';
import type { MessageBrief } from './brief.ts';

/** `fixed`: closed by a person who says that it is repaired, while the reviews do not show it yet. */
export type News = StepReason | 'fixed';

/** News that tells the whole again: who hears of it may not have heard of the incident, or not of all of it. */
const WHOLE: ReadonlySet<News> = new Set<News>([
  'opened',
  'joined',
  'worse',
  'reassigned',
  'reopened',
  'repeated',
  'escalated',
]);

/** The kind of news of a brief's step. */
export function newsOf({ incident, transition }: Pick<MessageBrief, 'incident' | 'transition'>): News {
  const { reason, from, to } = transition;
  if (incident.closed?.cause === 'fixed' && reason === 'closed' && to === 'recovering') return 'fixed';
  if (reason) return reason;
  if (to === 'resolved' || to === 'accepted' || to === 'recovering') return to;
  return from === undefined ? 'opened' : 'joined';
}

/** Does this news tell the whole incident? */
export function tellsWhole(news: News): boolean {
  return WHOLE.has(news);
}

/** How the record of a person's step begins, before their own words. */
const RECORDS: Readonly<Partial<Record<StepReason, string>>> = {
  acknowledged: 'acknowledged',
  reassigned: 'handed from ',
  closed: 'closed as ',
};

/** What a person said to their step; empty for what time and reviews did. */
export function wordsOf({ by, reason, why }: Pick<Transition, 'by' | 'reason' | 'why'>): string {
  if (by === 'vigie') return '';
  const record = reason && RECORDS[reason];
  if (!record || !why.startsWith(record)) return why;
  const colon = why.indexOf(': ');
  return colon < 0 ? '' : why.slice(colon + 2);
}

/** Is it about a level that moved? */
export function isMovement(kind: IncidentKind): boolean {
  return kind === 'drift' || kind === 'erosion';
}
