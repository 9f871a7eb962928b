/** Seasons at rest: one a kind of stream of a brand, together with the states of the detectors that took it out. */
import { sql } from 'kysely';
import type { BrandId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { toJson, unnested } from './columns.ts';
import type { Db } from './schema.ts';

/** What the last fit of a kind said: values that only the detector reads, none where no season may be applied. */
export interface StoredSeason {
  readonly season?: object;
  readonly fittedAt: Instant;
}

/** The seasons of a brand, by kind of stream. */
export async function loadSeasons(db: Db, brand: BrandId): Promise<Map<string, StoredSeason>> {
  const rows = await db.selectFrom('seasons').where('brand', '=', brand).selectAll().execute();
  return new Map(
    rows.map(({ kind, season, fitted_at }) => [kind, { fittedAt: fitted_at, ...(season !== null && { season }) }]),
  );
}

/** Saves seasons; in the transaction that saves the detector (after it), whose states hold with these seasons only. */
export async function saveSeasons(db: Db, brand: BrandId, seasons: ReadonlyMap<string, StoredSeason>): Promise<void> {
  if (seasons.size === 0) return;
  const incoming = unnested([...seasons], {
    kind: ['text', ([kind]) => kind],
    season: ['jsonb', ([, { season }]) => season && toJson(season)],
    fitted_at: ['timestamptz', ([, { fittedAt }]) => fittedAt],
  });
  await sql`
    insert into seasons (brand, kind, season, fitted_at)
    select ${brand}, kind, season, fitted_at from ${incoming} as incoming
    on conflict (brand, kind) do update set season = excluded.season, fitted_at = excluded.fitted_at
  `.execute(db);
}
