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
 * source. `reviews`: these, too, whenever they were written.
 */
export async function reviewsAround(
  db: Db,
  { brand, region, location }: Scope,
  span: { readonly since: Instant; readonly until: Instant; readonly reviews?: readonly number[] },
  most = MOST_AROUND,
): Promise<AroundChange> {
  const known = await db
    .selectFrom('sources as s')
    .innerJoin('locations as l', 'l.id', 's.location')
    .where('l.brand', '=', brand)
    .where((one) => (region === undefined ? one.lit(true) : one('l.region', '=', region)))
    .where((one) => (location === undefined ? one.lit(true) : one('l.id', '=', location)))
    .select('s.id')
    .execute();
  const each = Math.ceil(most / Math.max(1, known.length));
  const early = instant(millis(span.since) - AROUND_MS);
  // A date that is known to a year only is stored by its end.
  const late = instant(millis(span.until) + AROUND_MS);
  const sources = `{${known.map(({ id }) => id).join(',')}}`;
  const side = async (from: Instant, to: Instant) => {
    const { rows } = await sql<{ id: number; source: string }>`
      select r.id, known.source from unnest(${sources}::text[]) as known (source) cross join lateral (
        select id from reviews
        where source = known.source and removed_at is null
          and written_latest >= ${from}::timestamptz and written_latest < ${to}::timestamptz
        order by written_latest desc limit ${each + 1}
      ) as r
    `.execute(db);
    return rows;
  };
  const sides = [await side(early, span.since), await side(span.since, late)];
  const isAll = sides.every((rows) =>
    [...Map.groupBy(rows, ({ source }) => source).values()].every(({ length }) => length <= each),
  );
  const ids = new Set(sides.flat().map(({ id }) => id));
  for (const id of span.reviews ?? []) ids.add(id);
  const rows = await selectReviews(db)
    .where('r.id', '=', sql<number>`any(${`{${[...ids].join(',')}}`}::int8[])`)
    .orderBy('r.written_latest')
    .orderBy('r.id')
    .execute();
  return { reviews: rows.map((row) => toReview(row)).filter(({ removedAt }) => !removedAt), isAll };
}
