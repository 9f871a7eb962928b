/** How many reviews a year a location or brand gets on a scale: what a stream's threshold is derived from. */
import { sql } from 'kysely';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Db } from './schema.ts';

/** Reviews a year of one location, or of the whole brand when no location is given. */
export type ReviewRates = (location: LocationId | undefined, scale: string) => number;

const YEAR_DAYS = 365;

/** A source younger than this is extrapolated from it and no less, so that its first week does not count as a year. */
const SHORTEST_SPAN_DAYS = 30;

/** Reviews of the last year before each location's newest review, scaled up where its history is shorter. */
export async function reviewRates(db: Db, brand: BrandId): Promise<ReviewRates> {
  const { rows } = await sql<{ location: string; scale: string; n: number; days: number }>`
    with scored as (
      select s.location, case when v.rating is null then 'recommend' else v.scale end as scale, r.written_latest as at
      from reviews r
      join revisions v on v.review_id = r.id and v.revision = r.revision
      join sources s on s.id = r.source
      join locations l on l.id = s.location
      where l.brand = ${brand} and r.removed_at is null and (v.rating is not null or v.recommends is not null)
    ), newest as (select location, scale, max(at) as at from scored group by 1, 2)
    select o.location, o.scale, count(*)::int as n,
      extract(epoch from max(o.at) - min(o.at))::float8 / 86400 as days
    from scored o join newest n using (location, scale)
    where o.at > n.at - interval '365 days'
    group by 1, 2`.execute(db);
  const rates = new Map<string, number>();
  for (const { location, scale, n, days } of rows) {
    const perYear = (n * YEAR_DAYS) / Math.max(SHORTEST_SPAN_DAYS, Math.min(YEAR_DAYS, days));
    rates.set(`${location}/${scale}`, perYear);
    rates.set(`*/${scale}`, (rates.get(`*/${scale}`) ?? 0) + perYear);
  }
  return (location, scale) => rates.get(`${location ?? '*'}/${scale}`) ?? 0;
}
