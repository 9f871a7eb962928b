/** Counts the passwords that were looked at and were wrong, so that nobody can try many: kept over restarts and for all processes. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Instant, instant, millis } from '../domain/time.ts';
import { GUESSES_LOCK } from './advisory-locks.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** Wrong passwords that are looked at within an hour. */
export interface GuessBudget {
  /** From one address, for one account. */
  readonly visitor: number;
  /** From all browsers in which the account has never signed in. */
  readonly strangers: number;
  /** From those in which it has: what strangers do does not touch it. */
  readonly known: number;
}

export interface Guess {
  /** The name that was given, whether there is such an account or not. */
  readonly account: string;
  readonly address: string;
  /** What the browser keeps from an earlier sign-in. */
  readonly browser?: string | undefined;
}

const HOUR_MS = 3_600_000;

/** A browser is forgotten when nobody signed in with it for so long. */
const KNOWN_DAYS = 90;

/**
 * May this password be looked at? If so it is counted at once (two processes cannot both have the last one), and its number is
 * returned; else undefined. Names without an account are counted the same.
 */
export async function countGuess(db: Db, guess: Guess, budget: GuessBudget, now: Instant): Promise<number | undefined> {
  const { account, address, browser } = guess;
  const visitor = hashOf(`${account} ${networkOf(address)}`);
  return transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(GUESSES_LOCK)}, hashtext(${account}))`.execute(trx);
    const hourAgo = instant(millis(now) - HOUR_MS);
    await trx.deleteFrom('guesses').where('at', '<=', hourAgo).execute();
    const known = browser !== undefined && (await isKnown(trx, account, browser, now));
    const { rows } = await sql<{ here: number; alike: number }>`
      select count(*) filter (where visitor_sha256 = ${visitor}) as here, count(*) as alike
      from guesses where account = ${account} and at > ${hourAgo} and known = ${known}
    `.execute(trx);
    const { here = 0, alike = 0 } = rows[0] ?? {};
    if (known ? alike >= budget.known : here >= budget.visitor || alike >= budget.strangers) return undefined;
    const { id } = await trx
      .insertInto('guesses')
      .values({ account, visitor_sha256: visitor, known, at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** It was the right password: no guess at all. */
export async function forgetGuess(db: Db, id: number): Promise<void> {
  await db.deleteFrom('guesses').where('id', '=', id).execute();
}

/** Remembers a browser in which an account has signed in. */
export async function knowBrowser(db: Db, account: string, browser: string, now: Instant): Promise<void> {
  const oldest = instant(millis(now) - KNOWN_DAYS * 86_400_000);
  await db.deleteFrom('known_browsers').where('seen_at', '<=', oldest).execute();
  await db
    .insertInto('known_browsers')
    .values({ id_sha256: hashOf(`${account} ${browser}`), account, seen_at: now })
    .onConflict((conflict) => conflict.column('id_sha256').doUpdateSet({ seen_at: now }))
    .execute();
}

async function isKnown(trx: Db, account: string, browser: string, now: Instant): Promise<boolean> {
  const row = await trx
    .selectFrom('known_browsers')
    .where('id_sha256', '=', hashOf(`${account} ${browser}`))
    .where('seen_at', '>', instant(millis(now) - KNOWN_DAYS * 86_400_000))
    .select('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** One visitor has one IPv4 address, but all of an IPv6 /64. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [left = '', right] = (address.split('%')[0] ?? '').split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  const gap = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(gap).fill('0'), ...tail]
    .slice(0, 4)
    .map((part) => Number.parseInt(part || '0', 16).toString(16))
    .join(':');
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
