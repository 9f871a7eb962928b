/** What is known of receivers beside their configuration: who rests, who fails, who wants no more, who was told of it. */
import { sql } from 'kysely';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { transaction } from './database.ts';
import { noteDelivery } from './outbox.ts';
import type { Db } from './schema.ts';

/** How a receiver stands. One that nothing is known of has no row, and is well. */
export interface ReceiverHealth {
  readonly receiver: string;
  readonly disabled?: { readonly at: Instant; readonly why: string; readonly destination?: string };
  readonly restingUntil?: Instant;
  readonly failingSince?: Instant;
  /** When somebody was last told of its trouble, and how often so far. */
  readonly toldAt?: Instant;
  readonly episode: number;
}

/** Every receiver that something is known of, by its id. */
export async function receiverHealth(db: Db): Promise<ReadonlyMap<string, ReceiverHealth>> {
  const rows = await db.selectFrom('receivers').selectAll().orderBy('receiver').execute();
  return new Map(
    rows.map((row) => [
      row.receiver,
      {
        receiver: row.receiver,
        ...(row.disabled_at !== null && {
          disabled: {
            at: row.disabled_at,
            why: row.disabled_why ?? '',
            ...(row.disabled_destination !== null && { destination: row.disabled_destination }),
          },
        }),
        ...(row.resting_until !== null && { restingUntil: row.resting_until }),
        ...(row.failing_since !== null && { failingSince: row.failing_since }),
        ...(row.told_at !== null && { toldAt: row.told_at }),
        episode: row.episode,
      },
    ]),
  );
}

/** A delivery went well: whatever was wrong is over. */
export async function noteSuccess(db: Db, receiver: string): Promise<void> {
  await db
    .updateTable('receivers')
    .set({ failing_since: null, failed_at: null, resting_until: null })
    .where('receiver', '=', receiver)
    .execute();
}

/** Failures further apart than this are not one long one: longer than the longest wait between two attempts. */
const ONE_FAILURE_MS = 2 * DAY_MS;

/** A delivery failed for a reason that is the receiver's. Returns since when it has failed without a break. */
export async function noteFailure(db: Db, receiver: string, at: Instant): Promise<Instant> {
  const before = instant(millis(at) - ONE_FAILURE_MS);
  const { rows } = await sql<{ failing_since: Instant }>`
    insert into receivers (receiver, failing_since, failed_at) values (${receiver}, ${at}, ${at})
    on conflict (receiver) do update set
      failing_since = case when receivers.failed_at < ${before} then excluded.failing_since
        else coalesce(receivers.failing_since, excluded.failing_since) end,
      failed_at = excluded.failed_at
    returning failing_since
  `.execute(db);
  return rows[0]!.failing_since;
}

/** Nothing is sent to it before this moment. */
export async function restReceiver(db: Db, receiver: string, until: Instant): Promise<void> {
  await db
    .insertInto('receivers')
    .values({ receiver, resting_until: until })
    .onConflict((conflict) => conflict.column('receiver').doUpdateSet({ resting_until: until }))
    .execute();
}

/** Nothing is sent to it until it is enabled again or its destination is another one. */
export async function disableReceiver(
  db: Db,
  receiver: string,
  disabled: { readonly at: Instant; readonly why: string; readonly destination: string },
): Promise<void> {
  const values = {
    disabled_at: disabled.at,
    disabled_why: disabled.why.toWellFormed().replaceAll('\0', ''),
    disabled_destination: disabled.destination,
    resting_until: null,
  };
  await db
    .insertInto('receivers')
    .values({ receiver, ...values })
    .onConflict((conflict) => conflict.column('receiver').doUpdateSet(values))
    .execute();
}

/** Messages are sent to it again, as to one that never failed. Returns whether it was disabled. */
export async function enableReceiver(db: Db, receiver: string): Promise<boolean> {
  const done = await db
    .updateTable('receivers')
    .set({
      disabled_at: null,
      disabled_why: null,
      disabled_destination: null,
      resting_until: null,
      failing_since: null,
      failed_at: null,
    })
    .where('receiver', '=', receiver)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/**
 * What waits for disabled receivers becomes dead letters, with the reason in their log; what a rule still holds back, later.
 * Returns how many.
 */
export async function buryForDisabled(db: Db, now: Instant): Promise<number> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ key: string; why: string }>`
      update outbox set state = 'given-up', claimed_by = null, claimed_until = null
      from receivers r
      where r.receiver = outbox.receiver and r.disabled_at is not null
        and outbox.state = 'waiting'
        and (outbox.held is null or outbox.attempts > 0 or outbox.next_attempt_at <= ${now}::timestamptz)
      returning outbox.key, r.disabled_why as why
    `.execute(trx);
    for (const [why, some] of Map.groupBy(rows, (row) => row.why))
      await noteDelivery(
        trx,
        some.map(({ key }) => key),
        now,
        false,
        `not sent: the receiver is disabled (${why})`,
      );
    return rows.length;
  });
}

/** Somebody is told of its trouble now. Returns the how manieth time it is. */
export async function noteTold(db: Db, receiver: string, at: Instant): Promise<number> {
  const { rows } = await sql<{ episode: number }>`
    insert into receivers (receiver, told_at, episode) values (${receiver}, ${at}, 1)
    on conflict (receiver) do update set told_at = excluded.told_at, episode = receivers.episode + 1
    returning episode
  `.execute(db);
  return rows[0]!.episode;
}
