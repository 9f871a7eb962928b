/** The page with its real doors, in this process: browsers that keep cookies, accounts with passwords, sessions and tokens. */
import { hashPassword } from '../../src/dashboard/doors/password.ts';
import { madeToken } from '../../src/dashboard/doors/token.ts';
import { whoIs } from '../../src/dashboard/doors/who-is.ts';
import type { Route } from '../../src/dashboard/route.ts';
import { ROUTES } from '../../src/dashboard/routes.ts';
import { listen } from '../../src/dashboard/server.ts';
import type { Role } from '../../src/domain/account.ts';
import type { TeamId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { addAccount } from '../../src/store/accounts.ts';
import { addToken } from '../../src/store/tokens.ts';

export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** A form of our own page. */
  post(
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export interface Doors {
  readonly url: string;
  /** A browser without cookies; `address` is where it comes from, as a trusted proxy says. */
  browser(address?: string): Browser;
  close(): Promise<void>;
}

export const PASSWORD = 'correct horse battery';

/** Real doors. The configuration's `server.trustProxy` must hold 127.0.0.1 for addresses to be believed. */
export async function openDoors(context: Context, routes: readonly Route[] = ROUTES): Promise<Doors> {
  const { config, opened, log, now, signal, env, progress, milestone } = context;
  const world = { config, log, now, signal, env, progress, milestone };
  const listening = await listen({ ...world, open: (use) => use(opened), whoIs: whoIs(config, now) }, routes, {
    host: '127.0.0.1',
    port: 0,
  });
  const { url, close } = listening;
  return { url, close, browser: (address) => openBrowser(url, address) };
}

function openBrowser(url: string, address?: string): Browser {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Response> {
    const kept = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, url), {
      ...init,
      redirect: 'manual',
      headers: { ...(kept && { cookie: kept }), ...(address && { 'x-forwarded-for': address }), ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, form = {}, headers = {}) =>
      send(
        path,
        { method: 'POST', body: new URLSearchParams(form) },
        { origin: url, 'sec-fetch-site': 'same-origin', ...headers },
      ),
  };
}

let hash: Promise<string> | undefined;

/** An account of this role with `PASSWORD` (hashed once for all: it takes its time). */
export async function account(context: Context, id: string, role: Role, team = 'logistics'): Promise<void> {
  hash ??= hashPassword(PASSWORD);
  const belongs = role === 'team' ? { team: team as TeamId } : {};
  await addAccount(context.opened.db, { id, name: id, role, ...belongs, password: await hash }, context.now());
}

/** A token of an account. */
export async function token(context: Context, madeBy: string, role: Role, endsAt = undefined): Promise<string> {
  const secret = madeToken();
  await addToken(context.opened.db, { name: 'test', role, madeBy, endsAt }, secret, context.now());
  return secret;
}

export async function signedIn(doors: Doors, name: string, address?: string): Promise<Browser> {
  const browser = doors.browser(address);
  const answer = await browser.post('/login', { name, password: PASSWORD });
  if (!browser.cookies.has('__Host-vigie')) throw new Error(`Expected to sign in as ${name}, got ${answer.status}`);
  return browser;
}
