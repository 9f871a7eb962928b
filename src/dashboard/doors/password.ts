/** Passwords: hashed by scrypt, compared in constant time, a few at once, so that guessing costs the guesser and not the page. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { Refused } from '../refused.ts';
import { openQueue } from './queue.ts';

interface Cost {
  /** CPU and memory: a power of two (RFC 7914, 2). */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and some tenths of a second a password (OWASP, "Password Storage": at least N = 2^17, r = 8, p = 1). */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Two at once leave the other visitors a processor; who comes when so many wait is told to come again. */
const queue = openQueue({ atOnce: 2, mostWaiting: 40, mostOfOne: 3 });

/** What an absent account is held against: the same work, never the same bytes. */
const NOBODY = { cost: COST, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };

/** `scrypt$131072$8$1$<salt>$<hash>`, the last two in base64url. `from` is who has it done: an address. */
export async function hashPassword(password: string, from = ''): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST, from);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Is this the password of a stored hash? Takes as long where there is no account (`stored` undefined) or one without a
 * password. `isOld`: it was hashed at another cost than today's. @throws Refused 429 when too many wait
 */
export async function isPassword(
  password: string,
  stored: string | undefined,
  from: string,
): Promise<{ readonly matches: boolean; readonly isOld: boolean }> {
  const kept = (stored !== undefined && parse(stored)) || NOBODY;
  const hash = await derive(password, kept.salt, kept.cost, from);
  const matches = timingSafeEqual(hash, kept.hash) && kept !== NOBODY;
  const isOld = kept.cost.N !== COST.N || kept.cost.r !== COST.r || kept.cost.p !== COST.p;
  return { matches, isOld };
}

const LEAST_LETTERS = 12;
const MOST_LETTERS = 200;
const LEAST_DIFFERENT = 5;

/** Why a new password is not taken; undefined when it is (NIST SP 800-63B: long rather than mixed). */
export function passwordFault(password: string, account: string): 'short' | 'long' | 'plain' | undefined {
  if (password.length < LEAST_LETTERS) return 'short';
  if (password.length > MOST_LETTERS) return 'long';
  const letters = new Set(password.toLowerCase());
  const isName = account.length > 3 && password.toLowerCase().replaceAll(account, '').length < LEAST_LETTERS / 2;
  return letters.size < LEAST_DIFFERENT || isName ? 'plain' : undefined;
}

/** Says the same to a person at a terminal. */
export const PASSWORD_RULE = `at least ${LEAST_LETTERS} characters, ${LEAST_DIFFERENT} of them different, not the account's name`;

/** Letters that nobody takes for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to be shown once: 100 bits, in groups that can be read out. */
export function madePassword(): string {
  const letters = Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
}

async function derive(password: string, salt: Buffer, cost: Cost, from: string): Promise<Buffer> {
  const done = await queue.run(from, () => scryptOf(password.normalize('NFKC'), salt, cost));
  if (!done) throw new Refused(429, 'Expected fewer people to sign in at this moment', { retryAfterSeconds: 5 });
  return done;
}

function scryptOf(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password, salt, HASH_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    ),
  );
}

function parse(stored: string): typeof NOBODY | undefined {
  const [name, N, r, p, salt = '', hash = ''] = stored.split('$');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(hash, 'base64url');
  const isSound = name === 'scrypt' && cost.N > 1 && cost.r > 0 && cost.p > 0 && bytes.length === HASH_BYTES;
  return isSound ? { cost, salt: Buffer.from(salt, 'base64url'), hash: bytes } : undefined;
}
