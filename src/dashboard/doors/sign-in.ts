/** Looks at a name and a password: few guesses, the same work and the same words whether there is such an account or not. */
import { passwordOf, rehash } from '../../store/accounts.ts';
import { countGuess, forgetGuess, type GuessBudget, knowBrowser } from '../../store/guesses.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../refused.ts';
import { hashPassword, isPassword } from './password.ts';
import { browserCookie, browserSecret, signIn } from './session-cookie.ts';

/**
 * At most 20 wrong passwords of an account are looked at in an hour, whoever sends them. One address gets five of the strangers'
 * fifteen, so it cannot use them up alone; browsers in which the account has signed in before have five of their own, which no
 * stranger can use up.
 */
const BUDGET: GuessBudget = { visitor: 5, strangers: 15, known: 5 };

const RETRY_SECONDS = 900;

/** Set beside the session's cookie and without `Secure`: the one that comes back alone tells that the browser refused the other. */
export const TRIED = 'vigie-tried';

export type SignedIn =
  | { readonly account: string; readonly cookies: readonly string[] }
  /** What the API says; never whether there is such an account. */
  | { readonly refused: Refused };

/** Signs in by password: a new session, and a browser that is known from now on. @throws Refused 429 when too many come at once */
export async function signInByPassword(desk: Desk, account: string, password: string): Promise<SignedIn> {
  const refused = await refusalOf(desk, account, password);
  if (refused) return { refused };
  const { visitor, opened, now } = desk;
  const known = browserCookie(visitor);
  await knowBrowser(opened.db, account, known.secret, now());
  const cookies = [
    await signIn(desk, account),
    known.cookie,
    `${TRIED}=1; Max-Age=60; Path=/login; HttpOnly; SameSite=Lax`,
  ];
  desk.log.info({ account }, 'signed in');
  return { account, cookies };
}

/** Why this password does not let in; undefined when it does. Counted against the account's budget. */
export async function refusalOf(desk: Desk, account: string, password: string): Promise<Refused | undefined> {
  const { opened, visitor, now, log } = desk;
  const guess = { account, address: visitor.address, browser: browserSecret(visitor) };
  const number = await countGuess(opened.db, guess, BUDGET, now());
  if (number === undefined) {
    log.warn({}, 'password not looked at: too many wrong ones');
    return new Refused(429, 'Expected fewer wrong passwords for this account', { retryAfterSeconds: RETRY_SECONDS });
  }
  const stored = await passwordOf(opened.db, account);
  const { matches, isOld } = await isPassword(password, stored, visitor.address);
  if (!matches || stored === undefined) return new Refused(401, 'Expected a name and its password');
  await forgetGuess(opened.db, number);
  if (isOld) await rehash(opened.db, account, stored, await hashPassword(password));
  return undefined;
}
