/** Which places have reviews, and how many: what a walk through all of history begins with. */
import { sql } from 'kysely';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Db } from './schema.ts';

export interface ReviewedPlace {
  readonly brand: BrandId;
  readonly location: LocationId;
  /** Stored and not removed. */
  readonly reviews: number;
  /** Those of them that no analyser has read. */
  readonly unread: number;
}

/** All places with reviews, by brand and location. */
export async function reviewedPlaces(db: Db): Promise<ReviewedPlace[]> {
  const { rows } = await sql<ReviewedPlace>`
    select l.brand, l.id as location, count(*)::int as reviews,
      (count(*) filter (where r.analysed_by is null))::int as unread
    from reviews r
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where r.removed_at is null
    group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}
