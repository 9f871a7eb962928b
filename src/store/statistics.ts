/** Keeps the planner's knowledge of the tables true where nobody else does: an embedded database has no autovacuum. */
import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** A table that has grown by more than a fifth, and by more than so many pages, since it was last looked at. */
const GROWN = { share: 1.2, pages: 8 } as const;

/**
 * Looks again (ANALYZE) at tables that have grown since the last look; does nothing most of the time. Without it joins over
 * reviews are planned as if the tables were empty: 50,000 reviews take seconds instead of a third of one. By size, as the
 * counters that autovacuum goes by do not outlive an embedded database's process. A server's own autovacuum comes too late
 * for the pass that follows an import.
 */
export async function refreshStatistics(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_get_userbyid(relowner) = current_user
      and pg_relation_size(oid) / current_setting('block_size')::int > ${GROWN.share}::float8 * relpages + ${GROWN.pages}::int
    order by relname`.execute(db);
  const names = rows.map(({ name }) => name);
  if (names.length > 0) await sql.raw(`analyze ${names.join(', ')}`).execute(db);
  return names;
}
