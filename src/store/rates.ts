/** How many reviews a year a location, region or brand gets on a scale: what a stream's threshold is derived from. */
import { sql } from 'kysely';
import type { BrandId, RegionId } from '../domain/ids.ts';
import { type Scope, scopeName } from '../domain/scope.ts';
import type { Db } from './schema.ts';

/** Reviews a year of a part of the brand, on one scale. */
export type ReviewRates = (scope: Pick<Scope, 'region' | 'location'>, scale: string) => number;

const YEAR_DAYS = 365;

/** A source younger than this is extrapolated from it and no less, so that its first week does not count as a year. */
const SHORTEST_SPAN_DAYS = 30;

/** Reviews of the last year before each location's newest review, scaled up where its history is shorter. */
export async function reviewRates(db: Db, brand: BrandId): Promise<ReviewRates> {
  const { rows } = await sql<{ location: string; region: RegionId | null; scale: string; n: number; days: number }>`
    select location, region, scale, count(*)::int as n, extract(epoch from max(at) - min(at))::float8 / 86400 as days
    from (
      select location, region, scale, at, max(at) over (partition by location, scale) as newest
      from (
        select s.location, l.region, r.written_latest as at,
          case when v.rating is null then 'recommend' else v.scale end as scale
        from reviews r
        join revisions v on v.review_id = r.id and v.revision = r.revision
        join sources s on s.id = r.source
        join locations l on l.id = s.location
        where l.brand = ${brand} and r.removed_at is null and (v.rating is not null or v.recommends is not null)
      ) as scored
    ) as dated
    where at > newest - interval '365 days'
    group by 1, 2, 3`.execute(db);
  const rates = new Map<string, number>();
  for (const { location, region, scale, n, days } of rows) {
    const perYear = (n * YEAR_DAYS) / Math.max(SHORTEST_SPAN_DAYS, Math.min(YEAR_DAYS, days));
    for (const name of new Set([location, scopeName({ region: region ?? undefined }), '*'])) {
      const key = `${name}/${scale}`;
      rates.set(key, (rates.get(key) ?? 0) + perYear);
    }
  }
  return (scope, scale) => rates.get(`${scopeName(scope)}/${scale}`) ?? 0;
}
