/** Who is signed in. Of a session's secret only the hash is here: whoever reads the database cannot be somebody else. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Account } from '../domain/account.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { accountOf } from './accounts.ts';
import type { Db } from './schema.ts';

export interface StoredSession {
  /** Beginning of its hash, by which it can be ended; opens nothing. */
  readonly id: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly endsAt: Instant;
}

/** How long a session lasts. */
export interface SessionLimits {
  /** However often it is used. */
  readonly hours: number;
  /** Without being used. */
  readonly idleHours: number;
}

const HOUR_MS = 3_600_000;

/** A session's use is written down at most so often: looking must not write at every request. */
const SEEN_EVERY_MS = 60_000;

/** Begins a session of an account; sweeps those that are over. */
export async function beginSession(
  db: Db,
  { secret, account, limits }: { readonly secret: string; readonly account: string; readonly limits: SessionLimits },
  now: Instant,
): Promise<void> {
  await db.deleteFrom('sessions').where('ends_at', '<=', now).execute();
  const ends = instant(millis(now) + limits.hours * HOUR_MS);
  await db
    .insertInto('sessions')
    .values({ id_sha256: hashOf(secret), account, created_at: now, seen_at: now, ends_at: ends })
    .execute();
}

/** Whose session this is, if it still lasts and its account may come in. */
export async function accountOfSession(
  db: Db,
  secret: string,
  limits: SessionLimits,
  now: Instant,
): Promise<Account | undefined> {
  const id = hashOf(secret);
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .where('id_sha256', '=', id)
    .where('ends_at', '>', now)
    .where('seen_at', '>', instant(millis(now) - limits.idleHours * HOUR_MS))
    .where('disabled_at', 'is', null)
    .selectAll('accounts')
    .select('seen_at')
    .executeTakeFirst();
  if (!row) return undefined;
  if (millis(now) - millis(row.seen_at) >= SEEN_EVERY_MS)
    await db.updateTable('sessions').where('id_sha256', '=', id).set({ seen_at: now }).execute();
  return accountOf(row);
}

/** Ends one session, by its secret. */
export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_sha256', '=', hashOf(secret)).execute();
}

/** Ends sessions of an account: the one of this id, or all. Returns how many. */
export async function endSessionsOf(db: Db, account: string, id?: string): Promise<number> {
  let query = db.deleteFrom('sessions').where('account', '=', account);
  if (id !== undefined) query = query.where(sql`encode(substring(id_sha256 from 1 for 8), 'hex')`, '=', id);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** The sessions of an account that may still last, newest first. */
export async function sessionsOf(db: Db, account: string, now: Instant): Promise<StoredSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .where('account', '=', account)
    .where('ends_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id_sha256')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: idOf(row.id_sha256),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
  }));
}

/** The id of the session with this secret. */
export function sessionId(secret: string): string {
  return idOf(hashOf(secret));
}

function idOf(hash: Uint8Array): string {
  return Buffer.from(hash.subarray(0, 8)).toString('hex');
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
