/**
 * Numbers of the advisory locks, in one place so that no two are the same. Each goes with a hash of the schema's name:
 * two installations in one database do not wait for each other.
 */
import { type Kysely, sql } from 'kysely';

/** Held while the tables are migrated. */
export const MIGRATION_LOCK = 7_643_001;
/** Held by `vigie run` as long as it lasts. */
export const RUN_LOCK = 7_643_002;
/** Held by every transaction that draws from `review_changes`, so that change numbers commit in their order. */
export const CHANGES_LOCK = 7_643_003;
/** Held by every transaction that writes tallies, so that each counts what the one before has left. */
export const TALLIES_LOCK = 7_643_004;

/** Waits for a lock and keeps it to the end of the transaction. */
export async function waitForLock<T>(trx: Kysely<T>, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lock)}, hashtext(current_schema()))`.execute(trx);
}
