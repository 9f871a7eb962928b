/** The reviews that bear on one incident, as far as whoever writes about it needs them; apart, as pages and acts both do. */
import type { Incident } from '../domain/incident.ts';
import { reviewsOf } from '../domain/severe.ts';
import { type Instant, instant } from '../domain/time.ts';
import { type AroundChange, reviewsAround } from '../store/case-reviews.ts';
import type { StoreContext } from './open-store.ts';

/** From a year before the change up to `until`; at most `most` on each side of it. */
export function caseReviews(
  { opened }: Pick<StoreContext, 'opened'>,
  incident: Incident,
  until: Instant,
  most?: number,
): Promise<AroundChange> {
  const since = instant(incident.since);
  const change = since < until ? since : until;
  return reviewsAround(opened.db, incident, { since: change, until, reviews: reviewsOf(incident) }, most);
}
