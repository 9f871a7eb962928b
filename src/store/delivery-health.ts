/** Do messages reach anybody? For those who must notice when they no longer do. */
import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/**
 * First failed attempt at a message that still waits, when nothing at all was delivered since `since`; undefined while
 * any receiver takes what it is given. What is held back on purpose was never tried and does not count.
 */
export async function failingSince(db: Db, since: Instant): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(d.at) as at from deliveries d join outbox o on o.key = d.key
    where o.state = 'waiting' and not d.ok
      and not exists (select from deliveries done where done.ok and done.at >= ${since})`.execute(db);
  return rows[0]?.at ?? undefined;
}
