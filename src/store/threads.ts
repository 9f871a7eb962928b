/** Messages about no incident, in threads of their own: what was last said there, and whether it still waits. */
import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** The last number of a thread. */
export interface LastOfThread {
  readonly sequence: number;
  readonly createdAt: Instant;
  /** When it goes, or went, out. */
  readonly outAt: Instant;
  /** It is held back, and no receiver was tried yet. */
  readonly waits: boolean;
}

/** The newest messages of a thread by number, newest first; those that were withdrawn left out. */
export async function lastOfThread(db: Db, thread: string): Promise<readonly LastOfThread[]> {
  const { rows } = await sql<LastOfThread>`
    select sequence, min(created_at) as "createdAt", min(next_attempt_at) as "outAt",
      bool_and(state = 'waiting' and held is not null and attempts = 0) as waits
    from outbox where thread = ${thread} and state <> 'withdrawn'
    group by sequence order by sequence desc limit 2
  `.execute(db);
  return rows;
}

/** The next free number of a thread, from 1. */
export async function nextOfThread(db: Db, thread: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(sequence), 0) + 1 as next from outbox where thread = ${thread}
  `.execute(db);
  return Number(rows[0]!.next);
}

/** Takes what waits in a thread, tried by nobody yet, out of the outbox. */
export async function withdrawThread(db: Db, thread: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'withdrawn' })
    .where('thread', '=', thread)
    .where('state', '=', 'waiting')
    .where('held', 'is not', null)
    .where('attempts', '=', 0)
    .execute();
}
