/** Signing in by name and password, and out. */
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { z } from 'zod';
import { isolate, oneLine } from '../../alerts/plain.ts';
import { loginName } from '../../domain/account.ts';
import { hasAccounts } from '../../store/accounts.ts';
import { GUEST } from '../desk.ts';
import { ownPath } from '../doors/own-path.ts';
import { sessionSecret, signOut } from '../doors/session-cookie.ts';
import { signInByPassword, TRIED } from '../doors/sign-in.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import { act, view } from '../route.ts';
import { LOGIN_WORDS, type LoginWords } from '../words/login.ts';

const answer = z.strictObject({
  /** Where to go afterwards. */
  to: z.string(),
  signedInAs: z.string().optional(),
  provider: z.string().optional(),
  hasAccounts: z.boolean(),
  /** The browser kept no session although the password was right. */
  cookieRefused: z.boolean(),
});

export const loginRoute = view({
  path: '/login',
  allow: 'everybody',
  summary: 'How one can sign in.',
  query: z.strictObject({
    ...FRAME,
    to: z.string().max(1000).optional().describe('Page of ours to go to afterwards.'),
  }),
  answer,
  async look({ account, visitor, config, opened }, { to }): Promise<z.output<typeof answer>> {
    const provider = config.server.oidc?.name;
    const tried = visitor.cookie(TRIED) !== undefined;
    return {
      to: ownPath(to),
      ...(account !== GUEST && { signedInAs: account.name }),
      ...(provider !== undefined && { provider }),
      hasAccounts: await hasAccounts(opened.db),
      cookieRefused: tried && !visitor.secure && sessionSecret(visitor) === undefined,
    };
  },
  page(known, { language, frame, direction }) {
    const words = LOGIN_WORDS[language];
    const { to, signedInAs, provider, cookieRefused } = known;
    const said = cookieRefused ? words.cookieRefused : saidOf(words, frame.done);
    const alert = said ? html`<p class="said" role="alert">${said}</p>` : '';
    if (signedInAs !== undefined) {
      const name = isolate(oneLine(signedInAs, 120), direction);
      return { title: words.title, body: html`<p>${words.already(name)}</p><p><a href="${to}">${words.goOn}</a></p>` };
    }
    const out = frame.done === 'out' && provider !== undefined;
    return {
      title: words.title,
      body: html`${alert}
${out ? html`<p><a href="/login/oidc/out">${words.outAlso(provider)}</a></p>` : ''}
<div class="card">
${provider === undefined ? '' : html`<p><a class="door-go" href="/login/oidc?to=${encodeURIComponent(to)}">${words.by(provider)}</a></p>`}
${known.hasAccounts ? form(words, to) : provider === undefined ? html`<p>${words.noAccount}</p>` : ''}
</div>`,
    };
  },
});

function form(words: LoginWords, to: string): Html {
  return html`<form method="post" action="/login" class="fields">
<input type="hidden" name="to" value="${to}">
<label>${words.name} <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" dir="ltr" maxlength="64" required></label>
<label>${words.password} <input name="password" type="password" autocomplete="current-password" dir="ltr" maxlength="200" required></label>
<div><button>${words.open}</button></div>
</form>`;
}

function saidOf({ said }: LoginWords, done = ''): string | undefined {
  return Object.hasOwn(said, done) ? said[done as keyof typeof said] : undefined;
}

export const loginAct = act({
  path: '/login',
  allow: 'everybody',
  summary: 'Signs in by name and password: a session cookie.',
  body: z.strictObject({
    name: z.string().max(200),
    password: z.string().max(1000),
    to: z.string().max(1000).optional(),
  }),
  async act(desk, { name, password, to }) {
    // A name that no account can have (a password in the wrong field, say) is looked at like any other, and not kept.
    const given = loginName.safeParse(name).data ?? `?${createHash('sha256').update(name).digest('base64url')}`;
    const signedIn = await signInByPassword(desk, given, password);
    const then = ownPath(to);
    if ('refused' in signedIn) {
      const { refused } = signedIn;
      const done = refused.status === 429 ? 'often' : 'wrong';
      return { to: `/login?done=${done}&to=${encodeURIComponent(then)}`, answer: {}, refused };
    }
    const { account, cookies } = signedIn;
    return { to: then, answer: { account }, cookies };
  },
});

export const logoutAct = act({
  path: '/logout',
  allow: 'everybody',
  summary: 'Ends the session.',
  body: z.strictObject({}),
  async act(desk) {
    return { to: '/login?done=out', answer: { signedOut: true }, cookies: [await signOut(desk)] };
  },
});
