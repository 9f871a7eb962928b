/** Says who sends a request: a token where one is brought, else the session of the cookie. */
import type { Config } from '../../config/config.ts';
import type { Account } from '../../domain/account.ts';
import type { Clock } from '../../domain/time.ts';
import type { Db } from '../../store/database.ts';
import { accountOfSession } from '../../store/sessions.ts';
import { accountOfToken } from '../../store/tokens.ts';
import type { Desk, Visitor } from '../desk.ts';
import { Refused } from '../refused.ts';
import { limitsOf, sessionSecret } from './session-cookie.ts';
import { looksLikeToken } from './token.ts';

/**
 * A request with an `Authorization` header is judged by that alone: its cookie counts for nothing, so leaving out the question
 * where it comes from is safe, and a wrong token is never made good by a session.
 */
export function whoIs(config: Config, now: Clock): (visitor: Visitor, db: Db) => Promise<Account | undefined> {
  return async (visitor, db) => {
    const header = visitor.header('authorization');
    if (header !== undefined) return (await ofToken(header, db, now)) ?? refuse();
    const secret = sessionSecret(visitor);
    return secret === undefined ? undefined : accountOfSession(db, secret, limitsOf(config), now());
  };
}

async function ofToken(header: string, db: Db, now: Clock): Promise<Account | undefined> {
  const token = /^Bearer {1,4}(\S{1,100})$/i.exec(header)?.[1] ?? '';
  return looksLikeToken(token) ? accountOfToken(db, token, now()) : undefined;
}

function refuse(): never {
  throw new Refused(401, 'Expected a token (Bearer vigie_…) that is valid');
}

/** Was this sent by a person? A token must not change its maker's password or make further tokens. @throws Refused 403 */
export function askForPerson({ visitor }: Desk): void {
  if (visitor.header('authorization') !== undefined)
    throw new Refused(403, 'Expected a session of a person, got a token');
}
