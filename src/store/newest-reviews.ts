/** When the newest review of each place was first seen: whether there is news of a place at all. */
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** By location of a brand; places without a review are left out. */
export async function newestReviews(db: Db, brand: BrandId): Promise<ReadonlyMap<LocationId, Instant>> {
  const rows = await db
    .selectFrom('reviews as r')
    .innerJoin('sources as s', 's.id', 'r.source')
    .innerJoin('locations as l', 'l.id', 's.location')
    .where('l.brand', '=', brand)
    .groupBy('l.id')
    .select((eb) => ['l.id', eb.fn.max<Instant>('r.first_seen_at').as('newest')])
    .execute();
  return new Map(rows.map(({ id, newest }) => [id as LocationId, newest]));
}
