/** When things that happen again and again last happened: a team's weekly letter, the heartbeat. */
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** Last time of each name that begins with `prefix`. */
export async function beatsOf(db: Db, prefix: string): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db.selectFrom('beats').select(['name', 'at']).execute();
  return new Map(rows.flatMap(({ name, at }) => (name.startsWith(prefix) ? [[name, at] as const] : [])));
}

/** Writes down that it happened; `detail` says how it went. */
export async function recordBeat(db: Db, name: string, at: Instant, detail: string): Promise<void> {
  await db
    .insertInto('beats')
    .values({ name, at, detail })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at, detail }))
    .execute();
}
