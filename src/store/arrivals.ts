/** Reviews that came in during a period, as a weekly letter counts them: by the moment they were first seen, history left out. */
import { sql } from 'kysely';
import type { BrandId } from '../domain/ids.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface Arrivals {
  readonly brand: BrandId;
  readonly scale: Scale;
  readonly n: number;
  /** In the units of the scale. */
  readonly mean: number;
}

/** A source read for the first time shows weeks at once: what was written so long before the period is not its news. */
const LATE = '14 days';

/** By brand and scale, the largest number first; reviews that their source no longer shows left out. */
export async function arrivals(db: Db, from: Instant, before: Instant): Promise<Arrivals[]> {
  const { rows } = await sql<Arrivals>`
    select l.brand, case when v.rating is null then 'recommend' else v.scale end as scale, count(*)::int as n,
      avg(coalesce(v.rating, case when v.recommends then 1 else 0 end))::float8 as mean
    from reviews r
    join revisions v on v.review_id = r.id and v.revision = r.revision
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where r.arrival = 'live' and r.removed_at is null and r.first_seen_at >= ${from} and r.first_seen_at < ${before}
      and r.written_latest >= ${from}::timestamptz - ${LATE}::interval
      and (v.rating is not null or v.recommends is not null)
    group by 1, 2 order by n desc, 1, 2`.execute(db);
  return rows;
}
