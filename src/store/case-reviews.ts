/** The reviews around a change, at most so many on each side of it: what a page about one incident reads, however large its brand is. */
import { sql } from 'kysely';
import type { Scope } from '../domain/scope.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import type { Db } from './schema.ts';
import { type AnalysedReview, selectReviews, toReview } from './stored-review.ts';

/** Most reviews on one side of a change. */
export const MOST_AROUND = 1_500;

/** A year before the change, and dates known to a year only. */
const AROUND_MS = 366 * DAY_MS;

export interface AroundChange {
  /** In the order in which they were written, removed ones left out. */
  readonly reviews: readonly AnalysedReview[];
  /** Are they all there are? If not, the newest of each source. */
  readonly isAll: boolean;
}

/**
 * The year before `since` and what was written from then until `until`. Served by `reviews_written_latest`, source by
 * source. `review`: this one, too, whenever it was written.
 */
export async function reviewsAround(
  db: Db,
  { brand, region, location }: Scope,
  span: { readonly since: Instant; readonly until: Instant; readonly review?: number },
  most = MOST_AROUND,
): Promise<AroundChange> {
  const inScope = sql`l.brand = ${brand} and l.region is not distinct from coalesce(${region ?? null}, l.region)
    and l.id = coalesce(${location ?? null}, l.id)`;
  const early = instant(millis(span.since) - AROUND_MS);
  // A date that is known to a month only is stored by its end.
  const late = instant(millis(span.until) + AROUND_MS);
  const side = (from: Instant, to: Instant) => sql<{ id: number }>`
    with known as (select s.id from sources s join locations l on l.id = s.location where ${inScope})
    select r.id from known cross join lateral (
      select id from reviews
      where source = known.id and written_latest >= ${from}::timestamptz and written_latest < ${to}::timestamptz
        and removed_at is null
      order by written_latest desc
      limit (select ceil((${most} + 1.0) / greatest(count(*), 1))::int from known)
    ) as r
  `;
  const [before, since] = [await side(early, span.since).execute(db), await side(span.since, late).execute(db)];
  const ids = [...before.rows, ...since.rows].map(({ id }) => id);
  if (span.review !== undefined && !ids.includes(span.review)) ids.push(span.review);
  const rows = await selectReviews(db)
    .where('r.id', '=', sql<number>`any(${`{${ids.join(',')}}`}::int8[])`)
    .orderBy('r.written_latest')
    .orderBy('r.id')
    .execute();
  const isAll = await isWhole(db, inScope, [before.rows.length, since.rows.length], most);
  return { reviews: rows.map((row) => toReview(row)).filter(({ removedAt }) => !removedAt), isAll };
}

/** A scope of one source is cut at its limit; one of many may be cut anywhere, so that it counts as cut from its first full source on. */
async function isWhole(
  db: Db,
  inScope: ReturnType<typeof sql>,
  sides: readonly number[],
  most: number,
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sources s join locations l on l.id = s.location where ${inScope}
  `.execute(db);
  const each = Math.ceil((most + 1) / Math.max(1, rows[0]!.n));
  return sides.every((n) => n < each);
}
