/** The way in where there is no account yet: an address that the terminal shows, good for one visit, on this machine only. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { html } from 'hono/html';
import { z } from 'zod';
import { addAccount, hasAccounts } from '../../store/accounts.ts';
import type { Desk } from '../desk.ts';
import { FRAME } from '../frame.ts';
import { Refused } from '../refused.ts';
import { act, type Route, view } from '../route.ts';
import { ENTRANCE_WORDS } from '../words/entrance.ts';
import { signIn } from './session-cookie.ts';

export interface Entrance {
  readonly routes: readonly Route[];
  /** `/enter/<secret>` of the next visit. */
  readonly path: () => string;
}

/** The account of whoever comes in so: no password and no provider lead to it. */
export const LOCAL_ACCOUNT = 'local';

const secretText = z.string().max(100);

/**
 * `name` is how the visitor is called in histories; `onUsed` is told when an address was used, so that the next one can be shown.
 * Closed as soon as there is an account that can sign in.
 */
export function openEntrance(name: string, onUsed: () => void): Entrance {
  let secret = made();

  async function check({ opened }: Desk, isGood: boolean): Promise<void> {
    if (!isGood || (await hasAccounts(opened.db)))
      throw new Refused(404, 'Expected the address that vigie serve showed last, got another or one that was used');
  }

  const show = view({
    path: '/enter/:secret',
    allow: 'everybody',
    summary: 'Asks whether to come in by the one-time address.',
    query: z.strictObject({ ...FRAME, secret: secretText }),
    answer: z.strictObject({ secret: secretText }),
    async look(desk, query) {
      await check(desk, isSame(query.secret, secret));
      return { secret: query.secret };
    },
    page({ secret: good }, { language }) {
      const { title, lead, open } = ENTRANCE_WORDS[language];
      return {
        title,
        lead,
        body: html`<form method="post" action="/enter" data-go><input type="hidden" name="secret" value="${good}"><button>${open}</button></form>`,
      };
    },
  });

  const enter = act({
    path: '/enter',
    allow: 'everybody',
    summary: 'Comes in by the one-time address.',
    body: z.strictObject({ secret: secretText }),
    async act(desk, { secret: given }) {
      const isGood = isSame(given, secret);
      // Before anything is waited for: of two that come at once, one comes in.
      if (isGood) secret = made();
      await check(desk, isGood);
      await addAccount(desk.opened.db, { id: LOCAL_ACCOUNT, name, role: 'admin' }, desk.now());
      const cookie = await signIn(desk, LOCAL_ACCOUNT);
      onUsed();
      return { to: '/', answer: { account: LOCAL_ACCOUNT }, cookies: [cookie] };
    },
  });

  return { routes: [show, enter], path: () => `/enter/${secret}` };
}

function made(): string {
  return randomBytes(24).toString('base64url');
}

function isSame(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
