/** Until when each source was heard, asked from the ends of the ledger's index: quick enough for every request. */
import { sql } from 'kysely';
import type { BrandId, LocationId, SourceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface HeardSource {
  readonly source: SourceId;
  readonly location: LocationId;
  /** When the last pass began that can be believed; absent for a source without one. */
  readonly heardUntil?: Instant;
}

/** All sources of a brand that the store knows, by id. Served by `runs_source`. */
export async function heardSources(db: Db, brand: BrandId): Promise<readonly HeardSource[]> {
  const { rows } = await sql<{ source: SourceId; location: LocationId; heard_until: Instant | null }>`
    select s.id as source, s.location, last.started_at as heard_until
    from sources s join locations l on l.id = s.location
    left join lateral (
      select started_at from runs where source = s.id and outcome in ('complete', 'empty')
      order by ended_at desc limit 1
    ) as last on true
    where l.brand = ${brand} order by s.id`.execute(db);
  return rows.map(({ source, location, heard_until }) => ({
    source,
    location,
    ...(heard_until !== null && { heardUntil: heard_until }),
  }));
}
