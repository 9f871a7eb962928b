/** What is watched, as the configuration says: locations and their sources. */
import { sql } from 'kysely';
import type { Location } from '../domain/location.ts';
import type { Source } from '../domain/source.ts';
import { toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** Adds and updates; what the configuration no longer names stays, because reviews hang on it. */
export async function syncCatalogue(
  db: Db,
  catalogue: { readonly locations: readonly Location[]; readonly sources: readonly Source[] },
): Promise<void> {
  const locations = unnested(byId(catalogue.locations), {
    id: ['text', (location) => location.id],
    brand: ['text', (location) => location.brand],
    region: ['text', (location) => location.region],
    name: ['text', (location) => location.name],
  });
  const sources = unnested(byId(catalogue.sources), {
    id: ['text', (source) => source.id],
    location: ['text', (source) => source.location],
    kind: ['text', (source) => source.kind],
    access: ['text', (source) => source.access],
    options: ['jsonb', (source) => toJson(source.options)],
    language: ['text', (source) => source.language],
  });
  await transaction(db, async (trx) => {
    await sql`
      insert into locations (id, brand, region, name) select id, brand, region, name from ${locations} as given
      on conflict (id) do update set brand = excluded.brand, region = excluded.region, name = excluded.name
    `.execute(trx);
    await sql`
      insert into sources (id, location, kind, access, options, language)
      select id, location, kind, access, options, language from ${sources} as given
      on conflict (id) do update set location = excluded.location, kind = excluded.kind, access = excluded.access,
        options = excluded.options, language = excluded.language
    `.execute(trx);
  });
}

/** In one order for everybody: two programs that start at once do not wait for each other in a circle. */
function byId<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}
