/** The page in this process, on a real database and a real port, with a visitor of the role that a test asks for. */

import type { Route } from '../../src/dashboard/route.ts';
import { ROUTES } from '../../src/dashboard/routes.ts';
import { listen } from '../../src/dashboard/server.ts';
import type { Account } from '../../src/domain/account.ts';
import type { Context } from '../../src/pipeline/context.ts';

export interface TestPage {
  readonly url: string;
  /** Who all further requests come from; undefined for nobody. */
  visitor: Account | undefined;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** A form of our own page. */
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
}

export const ADMIN: Account = { id: 'ada', name: 'Ada', role: 'admin' };

/** Sign-in is left out: `visitor` is believed. Tests of the doors open the real ones. */
export async function openPage(context: Context, routes: readonly Route[] = ROUTES): Promise<TestPage> {
  const who: { visitor: Account | undefined } = { visitor: ADMIN };
  const { config, opened, log, now, signal, env, progress, milestone } = context;
  const world = { config, log, now, signal, env, progress, milestone };
  const listening = await listen({ ...world, open: (use) => use(opened), whoIs: async () => who.visitor }, routes, {
    host: '127.0.0.1',
    port: 0,
  });
  return Object.assign(who, {
    url: listening.url,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${listening.url}${path}`, { headers, redirect: 'manual' }),
    post: (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${listening.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: listening.url, 'sec-fetch-site': 'same-origin', ...headers },
        redirect: 'manual',
      }),
    close: listening.close,
  });
}
