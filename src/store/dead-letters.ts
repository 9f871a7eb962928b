/** Messages that reached nobody: which, why, and back into the outbox. */
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import { transaction } from './database.ts';
import { noteDelivery } from './outbox.ts';
import type { Db } from './schema.ts';

/** A message that was given up. */
export interface DeadLetter {
  readonly key: string;
  readonly thread: string;
  readonly team: string;
  readonly receiver: string;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly attempts: number;
  /** When it was given up, and what was said at the last. */
  readonly diedAt: Instant;
  readonly why: string;
}

/** Dead letters, the latest first: of one receiver, or of all. */
export async function deadLetters(db: Db, receiver?: string): Promise<DeadLetter[]> {
  return lettersWhere(db, sql`o.receiver = coalesce(${receiver ?? null}::text, o.receiver)`);
}

/** Dead letters that died since somebody was last told of their receiver's trouble, the latest first. */
export async function untoldDeadLetters(db: Db): Promise<DeadLetter[]> {
  return lettersWhere(
    db,
    sql`not exists (select from receivers r where r.receiver = o.receiver and r.told_at >= coalesce(last.at, o.created_at))`,
  );
}

async function lettersWhere(db: Db, condition: RawBuilder<unknown>): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadRow>`
    select o.key, o.thread, o.team, o.receiver, o.message ->> 'subject' as subject, o.created_at, o.attempts,
      coalesce(last.at, o.created_at) as died_at, coalesce(last.detail, '') as why
    from outbox o
    left join lateral (select at, detail from deliveries d where d.key = o.key order by d.id desc limit 1) as last on true
    where o.state = 'given-up' and ${condition}
    order by died_at desc, o.key
  `.execute(db);
  return rows.map(({ created_at, died_at, ...row }) => ({ ...row, createdAt: created_at, diedAt: died_at }));
}

interface DeadRow {
  readonly key: string;
  readonly thread: string;
  readonly team: string;
  readonly receiver: string;
  readonly subject: string;
  readonly created_at: Instant;
  readonly attempts: number;
  readonly died_at: Instant;
  readonly why: string;
}

/** A dead letter back to waiting, under its own key, as if never tried. Returns 1, or 0 when there is none of this key. */
export async function replayDeadLetter(db: Db, key: string, now: Instant): Promise<number> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ key: string }>`
      update outbox set state = 'waiting', attempts = 0, next_attempt_at = ${now}::timestamptz,
        claimed_by = null, claimed_until = null
      where state = 'given-up' and key = ${key}
      returning key
    `.execute(trx);
    if (rows.length > 0) await noteDelivery(trx, [key], now, undefined, 'put back by hand');
    return rows.length;
  });
}
