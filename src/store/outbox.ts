/** Messages on their way: written with the change that causes them, handed to one worker at a time, kept until settled. */
import { sql } from 'kysely';
import type { Message, Notification } from '../domain/notification.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { batches, toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** Adds notifications; one whose key is there already is the same message and is left as it is. */
export async function enqueue(db: Db, notifications: readonly Notification[]): Promise<void> {
  await transaction(db, async (trx) => {
    for (const batch of batches(notifications, 500)) {
      const incoming = unnested(batch, {
        key: ['text', (one) => one.key],
        thread: ['text', (one) => one.thread],
        incident: ['text', (one) => one.incident],
        sequence: ['int8', (one) => one.sequence],
        team: ['text', (one) => one.team],
        receiver: ['text', (one) => one.receiver],
        message: ['jsonb', (one) => toJson(one.message)],
        created_at: ['timestamptz', (one) => one.createdAt],
        attempts: ['int8', (one) => one.attempts],
        next_attempt_at: ['timestamptz', (one) => one.nextAttemptAt],
        state: ['text', (one) => one.state],
        held: ['text', (one) => one.held],
      });
      await sql`
        insert into outbox
          (key, thread, incident, sequence, team, receiver, message, created_at, attempts, next_attempt_at, state, held)
        select key, thread, incident, sequence, team, receiver, message, created_at, attempts, next_attempt_at, state, held
        from ${incoming} as incoming order by position
        on conflict (key) do nothing
      `.execute(trx);
    }
  });
}

export interface Claim {
  readonly limit: number;
  /** A worker that has not recorded the delivery by then is taken for dead, and another may try. */
  readonly leaseMs: number;
  /** Who claims; the same for the life of a process. */
  readonly worker: string;
  /** Only what is for this receiver. */
  readonly receiver?: string;
}

/**
 * Takes what is due, oldest first: each row goes to one worker, and of one thread and receiver only the earliest message
 * that waits, so that "recovered" never overtakes "firing"; what was given up or withdrawn is in nobody's way. Nothing for
 * a receiver that rests or is disabled. `attempts` counts the one that begins now, so that a message that kills its worker
 * is counted too.
 */
export async function claimDue(db: Db, now: Instant, claim: Claim): Promise<Notification[]> {
  const until = instant(millis(now) + claim.leaseMs);
  const { rows } = await sql<OutboxRow>`
    with due as (
      select key from outbox o
      where o.state = 'waiting' and o.next_attempt_at <= ${now}::timestamptz
        and o.receiver = coalesce(${claim.receiver ?? null}::text, o.receiver)
        and not exists (
          select from receivers r
          where r.receiver = o.receiver and (r.disabled_at is not null or r.resting_until > ${now}::timestamptz)
        )
        and (o.claimed_until is null or o.claimed_until <= ${now}::timestamptz)
        and not exists (
          select from outbox earlier
          where earlier.thread = o.thread and earlier.receiver = o.receiver and earlier.state = 'waiting'
            and earlier.sequence < o.sequence
        )
      order by o.next_attempt_at, o.created_at, o.key
      limit ${claim.limit}
      for update skip locked
    )
    update outbox set attempts = attempts + 1, claimed_by = ${claim.worker}, claimed_until = ${until}::timestamptz
    from due where outbox.key = due.key
    returning outbox.*
  `.execute(db);
  return rows.map(toNotification).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Frees what workers hold who are dead, as `isDead` says of each: their messages are due at once. The attempts that began stay counted. */
export async function freeClaims(db: Db, isDead: (worker: string) => boolean): Promise<void> {
  const claims = db.selectFrom('outbox').where('state', '=', 'waiting').where('claimed_by', 'is not', null);
  const workers = await claims.select('claimed_by').distinct().execute();
  const dead = workers.flatMap(({ claimed_by: worker }) => (worker !== null && isDead(worker) ? [worker] : []));
  if (dead.length === 0) return;
  await db
    .updateTable('outbox')
    .set({ claimed_by: null, claimed_until: null })
    .where('state', '=', 'waiting')
    .where('claimed_by', 'in', dead)
    .execute();
}

interface OutboxRow {
  readonly key: string;
  readonly thread: string;
  readonly incident: string | null;
  readonly sequence: number;
  readonly team: string;
  readonly receiver: string;
  readonly message: Message;
  readonly created_at: Instant;
  readonly attempts: number;
  readonly next_attempt_at: Instant;
  readonly state: string;
  readonly held: string | null;
}

function toNotification(row: OutboxRow): Notification {
  return {
    key: row.key,
    thread: row.thread,
    ...(row.incident !== null && { incident: row.incident }),
    sequence: row.sequence,
    team: row.team as Notification['team'],
    receiver: row.receiver,
    message: row.message,
    createdAt: row.created_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    state: row.state as Notification['state'],
    ...(row.held !== null && { held: row.held }),
  };
}

function order(one: Notification): string {
  return `${one.nextAttemptAt} ${one.createdAt} ${one.key}`;
}

/** Receivers that something is due for: those that do not fail just now first, then whoever has waited longest. */
export async function dueReceivers(db: Db, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ receiver: string }>`
    select o.receiver
    from outbox o left join receivers r on r.receiver = o.receiver
    where o.state = 'waiting' and o.next_attempt_at <= ${now}::timestamptz
      and (o.claimed_until is null or o.claimed_until <= ${now}::timestamptz)
      and r.disabled_at is null and (r.resting_until is null or r.resting_until <= ${now}::timestamptz)
    group by o.receiver
    order by coalesce(bool_or(r.failing_since is not null), false), min(o.next_attempt_at), o.receiver
  `.execute(db);
  return rows.map(({ receiver }) => receiver);
}

/**
 * A message that a rule holds back would keep later ones of its thread waiting: as soon as one of them is due, it goes
 * too, just before. (Whoever holds the later one to make the earlier pointless withdraws it.)
 */
export async function releaseHeld(db: Db, now: Instant): Promise<void> {
  await sql`
    update outbox o set next_attempt_at = later.due
    from (
      select thread, receiver, max(sequence) as sequence, min(next_attempt_at) as due from outbox
      where state = 'waiting' and next_attempt_at <= ${now}::timestamptz
      group by thread, receiver
    ) as later
    where o.state = 'waiting' and o.held is not null and o.attempts = 0 and o.next_attempt_at > ${now}::timestamptz
      and o.thread = later.thread and o.receiver = later.receiver and o.sequence < later.sequence
  `.execute(db);
}

/** One attempt at a delivery, and what is to become of the message. */
export interface Attempt {
  readonly key: string;
  readonly at: Instant;
  readonly ok: boolean;
  /** One sentence: the receiver's answer, or what went wrong. */
  readonly detail: string;
  readonly next: { readonly state: 'delivered' | 'given-up' } | { readonly retryAt: Instant };
  /** Who made it: a worker whose lease ran out then leaves alone what another has claimed since. */
  readonly worker?: string;
}

/** Writes an attempt down and settles the message or sets its next time. A settled message stays settled. */
export async function recordDelivery(db: Db, attempt: Attempt): Promise<void> {
  const { key, at, ok, detail, next } = attempt;
  await transaction(db, async (trx) => {
    await noteDelivery(trx, [key], at, ok, detail);
    const free = { claimed_by: null, claimed_until: null };
    const update = trx.updateTable('outbox').where('key', '=', key).where('state', '=', 'waiting');
    if ('state' in next) return update.set({ ...free, state: next.state }).execute();
    const retry = update.set({ ...free, next_attempt_at: next.retryAt });
    return attempt.worker === undefined
      ? retry.execute()
      : retry
          .where((where) => where.or([where('claimed_by', '=', attempt.worker!), where('claimed_by', 'is', null)]))
          .execute();
  });
}

/** A line in the delivery log of each message; `ok` absent: it tells of no attempt. */
export async function noteDelivery(
  db: Db,
  keys: readonly string[],
  at: Instant,
  ok: boolean | undefined,
  detail: string,
): Promise<void> {
  const clean = detail.toWellFormed().replaceAll('\0', '');
  for (const batch of batches(keys)) {
    const rows = batch.map((key) => ({ key, at, ok: ok ?? null, detail: clean }));
    await db.insertInto('deliveries').values(rows).execute();
  }
}

export interface OutboxSummary {
  readonly waiting: number;
  readonly delivered: number;
  readonly givenUp: number;
  readonly withdrawn: number;
  /** When the oldest waiting message was written, of those that no rule holds back. */
  readonly oldestWaiting?: Instant;
}

/** How the outbox stands. */
export async function outboxSummary(db: Db): Promise<OutboxSummary> {
  const rows = await db
    .selectFrom('outbox')
    .groupBy('state')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('n'),
      fn
        .min('created_at')
        .filterWhere((one) => one.or([one('held', 'is', null), one('attempts', '>', 0)]))
        .as('oldest'),
    ])
    .execute();
  const of = (state: Notification['state']) => rows.find((row) => row.state === state);
  const oldest = of('waiting')?.oldest;
  return {
    waiting: of('waiting')?.n ?? 0,
    delivered: of('delivered')?.n ?? 0,
    givenUp: of('given-up')?.n ?? 0,
    withdrawn: of('withdrawn')?.n ?? 0,
    ...(oldest && { oldestWaiting: oldest }),
  };
}

/** Every message about an incident, as it was composed, first one first. */
export async function messagesOf(db: Db, incident: string): Promise<Notification[]> {
  const query = db.selectFrom('outbox').where('incident', '=', incident).orderBy('sequence').orderBy('receiver');
  return (await query.selectAll().execute()).map(toNotification);
}

/** A line of a message's delivery log: an attempt that went well or did not, or (no `ok`) something else done with it. */
export interface DeliveryLine {
  readonly at: Instant;
  readonly ok?: boolean;
  readonly detail: string;
}

/** The delivery log of a message, first line first. */
export async function attemptsOf(db: Db, key: string): Promise<DeliveryLine[]> {
  const query = db.selectFrom('deliveries').where('key', '=', key).orderBy('id').select(['at', 'ok', 'detail']);
  return (await query.execute()).map(({ at, ok, detail }) => ({ at, ...(ok !== null && { ok }), detail }));
}
