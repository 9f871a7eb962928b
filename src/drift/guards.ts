/** What must speak before evidence becomes an event: enough reviews, days and authors, and a change worth telling. */
import { type Cells, FLAG, type Side, UP } from './layout.ts';
import type { Setup } from './options.ts';
import { isBack } from './recovery.ts';
import { has, isFullDay, reviewsToday } from './volume.ts';
import type { Change } from './window.ts';

/** Why an alarm waits: too few reviews, days or authors since the change; too small a change; or a fall on its way back. */
export type GuardName = 'reviews' | 'days' | 'authors' | 'size' | 'recovering';

/** The guard that holds a change in a direction, if any. */
export function guardOf({ guards }: Setup, cells: Cells, side: Side, { since, before }: Change): GuardName | undefined {
  if (since.level.n < guards.minReviews) return 'reviews';
  if (since.days < guards.minDays) return 'days';
  // A burst is only known when its day is over; until then, most of what speaks must not be of a day that may be one.
  if (!has(cells, FLAG.burst) && isFullDay(cells) && 2 * reviewsToday(cells) > since.level.n) return 'days';
  if (since.authors < guards.minAuthors) return 'authors';
  const rise = since.level.mean - before.mean;
  // A hair of slack: 0.1 is no binary fraction.
  if ((side === UP ? rise : -rise) < guards.minSize - 1e-9) return 'size';
  if (side === UP && has(cells, FLAG.changed) && isBack(cells, since.level)) return 'recovering';
  return undefined;
}
