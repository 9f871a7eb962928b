/** The cookie of a session: made at sign-in, taken back at sign-out. Its secret is known to the browser alone. */
import { randomBytes } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { Db } from '../../store/database.ts';
import { beginSession, endSession, type SessionLimits } from '../../store/sessions.ts';
import type { Desk, Visitor } from '../desk.ts';

/** `__Host-`: only by https (browsers count loopback as such), only for this host, no other host can set it (RFC 6265bis, 4.1.3.2). */
const SESSION = '__Host-vigie';
const BROWSER = '__Host-vigie-browser';

const KEPT_DAYS = 90;

/** A cookie that scripts cannot read and other sites' forms do not send. */
export function cookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Max-Age=${maxAgeSeconds}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

/** The secret of the visitor's session, whether it still lasts or not. */
export function sessionSecret(visitor: Visitor): string | undefined {
  return visitor.cookie(SESSION)?.slice(0, 100);
}

/** What this browser keeps from an earlier sign-in. */
export function browserSecret(visitor: Visitor): string | undefined {
  return visitor.cookie(BROWSER)?.slice(0, 100);
}

export function limitsOf({ server }: Config): SessionLimits {
  return { hours: server.sessionHours, idleHours: server.idleHours };
}

/** Begins a session of its own for an account; the one that the browser had ends. Returns the cookie. */
export async function signIn({ opened, config, now, visitor }: Desk, account: string): Promise<string> {
  await leave(opened.db, visitor);
  const secret = randomBytes(32).toString('base64url');
  const limits = limitsOf(config);
  await beginSession(opened.db, { secret, account, limits }, now());
  return cookie(SESSION, secret, Math.round(limits.hours * 3600));
}

/** Ends the visitor's session on the server. Returns the cookie that takes it from the browser. */
export async function signOut({ opened, visitor }: Desk): Promise<string> {
  await leave(opened.db, visitor);
  return cookie(SESSION, '', 0);
}

/** A secret by which this browser is known later, and its cookie. */
export function browserCookie(visitor: Visitor): { readonly secret: string; readonly cookie: string } {
  const secret = browserSecret(visitor) ?? randomBytes(32).toString('base64url');
  return { secret, cookie: cookie(BROWSER, secret, KEPT_DAYS * 86_400) };
}

async function leave(db: Db, visitor: Visitor): Promise<void> {
  const secret = sessionSecret(visitor);
  if (secret !== undefined) await endSession(db, secret);
}
