/** Where walks through a whole list left off, so that a kill costs the pages of one batch and not those of a night. */
import type { SourceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** A walk that has begun and not ended. */
export interface UnfinishedWalk {
  readonly cursor: string;
  /** When its first part began: what was seen since then belongs to the same listing. */
  readonly startedAt: Instant;
  /** Entries handed on so far, and how many of them were no reviews. */
  readonly read: number;
  readonly skipped: number;
}

/** The walk over `source` that asks the same `question`; one begun before `notBefore` is forgotten, as lists move. */
export async function unfinishedWalk(
  db: Db,
  source: SourceId,
  question: string,
  notBefore: Instant,
): Promise<UnfinishedWalk | undefined> {
  await db.deleteFrom('walks').where('source', '=', source).where('started_at', '<', notBefore).execute();
  const row = await db
    .selectFrom('walks')
    .where('source', '=', source)
    .where('question', '=', question)
    .selectAll()
    .executeTakeFirst();
  return row && { cursor: row.cursor, startedAt: row.started_at, read: row.read, skipped: row.skipped };
}

/** Notes how far a walk has come; to be called in the transaction that stores the reviews up to there. */
export async function saveWalk(
  db: Db,
  source: SourceId,
  question: string,
  walk: UnfinishedWalk,
  at: Instant,
): Promise<void> {
  const { cursor, startedAt, read, skipped } = walk;
  const so_far = { cursor: cursor.toWellFormed().replaceAll('\0', ''), read, skipped, updated_at: at };
  await db
    .insertInto('walks')
    .values({ source, question, started_at: startedAt, ...so_far })
    .onConflict((conflict) => conflict.columns(['source', 'question']).doUpdateSet(so_far))
    .execute();
}

/** The walk has ended, or cannot go on from where it left off. */
export async function endWalk(db: Db, source: SourceId, question: string): Promise<void> {
  await db.deleteFrom('walks').where('source', '=', source).where('question', '=', question).execute();
}
