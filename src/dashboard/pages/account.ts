/** One's own account: name, language, time zone, password, sessions, tokens. */
import { html } from 'hono/html';
import { z } from 'zod';
import { mayDo, ROLES, type Role } from '../../domain/account.ts';
import { changeAccount, findAccount, setPassword } from '../../store/accounts.ts';
import { endSessionsOf, type StoredSession, sessionId, sessionsOf } from '../../store/sessions.ts';
import { addToken, listTokens, revokeToken, type StoredToken, tokenEnd } from '../../store/tokens.ts';
import type { Desk } from '../desk.ts';
import { hashPassword, passwordFault } from '../doors/password.ts';
import { sessionSecret, signIn } from '../doors/session-cookie.ts';
import { refusalOf } from '../doors/sign-in.ts';
import { madeToken } from '../doors/token.ts';
import { askForPerson } from '../doors/who-is.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { Refused } from '../refused.ts';
import { act, view } from '../route.ts';
import { ACCOUNT_WORDS } from '../words/account.ts';
import { notDone, roleChoice, saidBy, shownOnce, tokenTable } from './account-parts.ts';

const sessionShape = z.strictObject({
  id: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  endsAt: z.string(),
  isThis: z.boolean(),
});

/** A token as pages and API show it: never its secret. */
export const tokenShape = z.strictObject({
  id: z.int(),
  name: z.string(),
  role: z.enum(ROLES),
  team: z.string().optional(),
  madeBy: z.string(),
  madeAt: z.string(),
  endsAt: z.string().optional(),
  usedAt: z.string().optional(),
  revokedAt: z.string().optional(),
});

interface Mine {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly team?: string;
  readonly language?: 'en' | 'fr' | 'fa';
  readonly timeZone?: string;
  readonly hasPassword: boolean;
  readonly sessions: readonly (StoredSession & { readonly isThis: boolean })[];
  readonly tokens: readonly StoredToken[];
}

export const accountRoute = view({
  path: '/account',
  allow: 'viewer',
  summary: 'The own account with its sessions and tokens.',
  query: z.strictObject(FRAME),
  answer: z.strictObject({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    team: z.string().optional(),
    language: z.enum(['en', 'fr', 'fa']).optional(),
    timeZone: z.string().optional(),
    hasPassword: z.boolean(),
    sessions: z.array(sessionShape),
    tokens: z.array(tokenShape),
  }),
  async look({ account, opened, visitor, now }): Promise<Mine> {
    const secret = sessionSecret(visitor);
    const own = secret === undefined ? undefined : sessionId(secret);
    const sessions = await sessionsOf(opened.db, account.id, now());
    const kept = await findAccount(opened.db, account.id);
    return {
      ...account,
      hasPassword: kept?.signsInBy === 'password',
      sessions: sessions.map((session) => ({ ...session, isThis: session.id === own })),
      tokens: await listTokens(opened.db, account.id),
    };
  },
  page(mine, paper) {
    const words = ACCOUNT_WORDS[paper.language];
    return {
      title: words.mine,
      lead: html`${paper.name(mine.id)} · ${words.roles[mine.role][0]}${mine.team === undefined ? '' : html` · ${paper.team(mine.team)}`}`,
      body: html`${saidBy(paper)}
<div class="cards">
<section class="card"><h2>${words.settings}</h2>${settings(mine, paper)}</section>
${mine.hasPassword ? html`<section class="card"><h2>${words.password}</h2>${password(mine, paper)}</section>` : ''}
</div>
<section class="card"><h2>${words.sessions}</h2>${sessions(mine, paper)}</section>
<section class="card"><h2>${words.tokens}</h2><p class="soft small">${words.tokensHint}</p>
${tokenTable(mine.tokens, paper, '/account/tokens/revoke', false)}
<form method="post" action="/account/tokens" class="fields"><h3>${words.make}</h3>
<label>${words.name} <input name="name" maxlength="80" required></label>
${roleChoice(paper, 'viewer', mine.role)}
<label>${words.days} <input name="days" type="number" min="1" max="730" value="90" required></label>
<div><button>${words.make}</button></div></form></section>`,
    };
  },
});

function settings({ name, language, timeZone }: Mine, paper: Paper): Html {
  const words = ACCOUNT_WORDS[paper.language];
  const languages = { en: 'English', fr: 'Français', fa: 'فارسی' } as const;
  const zones = Intl.supportedValuesOf('timeZone');
  return html`<form method="post" action="/account/settings" class="fields">
<label>${words.name} <input name="name" value="${name}" maxlength="80" dir="auto" autocomplete="name" required></label>
<label>${words.language} <select name="language"><option value="">${words.asBrowser}</option>${(
    ['en', 'fr', 'fa'] as const
  ).map(
    (code) =>
      html`<option value="${code}" lang="${code}"${code === language ? html` selected` : ''}>${languages[code]}</option>`,
  )}</select></label>
<label>${words.timeZone} <select name="timeZone" dir="ltr"><option value="">${words.asTeam}</option>${zones.map(
    (zone) => html`<option${zone === timeZone ? html` selected` : ''}>${zone}</option>`,
  )}</select></label>
<div><button>${words.save}</button></div></form>`;
}

function password({ id }: Mine, { language }: Paper): Html {
  const words = ACCOUNT_WORDS[language];
  return html`<form method="post" action="/account/password" class="fields">
<input type="text" name="user" value="${id}" autocomplete="username" hidden disabled>
<label>${words.oldPassword} <input name="old" type="password" autocomplete="current-password" dir="ltr" maxlength="200" required></label>
<label>${words.newPassword} <input name="password" type="password" autocomplete="new-password" dir="ltr" minlength="12" maxlength="200" aria-describedby="rule" required></label>
<p class="small soft" id="rule">${words.rule}</p>
<div><button>${words.save}</button></div></form>`;
}

function sessions({ sessions: all }: Mine, { language, moment }: Paper): Html {
  const words = ACCOUNT_WORDS[language];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.sessions}"><table class="door-wide">
<thead><tr><th scope="col">${words.begun}</th><th scope="col">${words.seen}</th><th scope="col">${words.ends}</th><td></td></tr></thead>
<tbody>${all.map(
    ({ id, createdAt, seenAt, endsAt, isThis }) =>
      html`<tr><th scope="row">${moment(createdAt)}</th><td>${moment(seenAt)}</td><td>${moment(endsAt)}</td><td>${
        isThis
          ? words.thisOne
          : html`<form method="post" action="/account/sessions"><input type="hidden" name="session" value="${id}"><button class="quiet">${words.end}</button></form>`
      }</td></tr>`,
  )}</tbody></table></div>
${all.length > 1 ? html`<form method="post" action="/account/sessions"><button class="quiet">${words.endOthers}</button></form>` : ''}`;
}

/** A name that stands on one line of a page or a history. */
export const shownName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !/\p{C}/u.test(text.replace(/\u200c/g, '')), 'Expected a name without control characters');

export const settingsAct = act({
  path: '/account/settings',
  allow: 'viewer',
  summary: 'Changes name, language and time zone of the own account.',
  body: z.strictObject({
    name: shownName,
    language: z.enum(['en', 'fr', 'fa']).optional(),
    timeZone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'Expected an IANA time zone')
      .optional(),
  }),
  async act(desk, { name, language, timeZone }) {
    askForPerson(desk);
    const changes = { name, language: language ?? null, timeZone: timeZone ?? null };
    await changeAccount(desk.opened.db, desk.account.id, changes);
    return { to: '/account?done=saved', answer: { saved: true } };
  },
});

export const passwordAct = act({
  path: '/account/password',
  allow: 'viewer',
  summary: 'Changes the own password; all other sessions end.',
  body: z.strictObject({ old: z.string().max(1000), password: z.string().max(1000) }),
  async act(desk, { old, password: wanted }) {
    askForPerson(desk);
    const { account, opened, visitor } = desk;
    const fault = passwordFault(wanted, account.id);
    if (fault) return notDone('/account', fault, new Refused(422, 'Expected a longer password', { field: 'password' }));
    const refused = await refusalOf(desk, account.id, old);
    if (refused) return notDone('/account', refused.status === 429 ? 'often' : 'old', forOld(refused));
    await setPassword(opened.db, account.id, await hashPassword(wanted, visitor.address));
    return { to: '/account?done=password', answer: { changed: true }, cookies: [await signIn(desk, account.id)] };
  },
});

/** 401 would say that the session is over. */
function forOld(refused: Refused): Refused {
  return refused.status === 429 ? refused : new Refused(422, 'Expected the present password', { field: 'old' });
}

export const sessionsAct = act({
  path: '/account/sessions',
  allow: 'viewer',
  summary: 'Ends one of the own sessions, or all others.',
  body: z.strictObject({ session: z.string().max(40).optional() }),
  async act(desk, { session }) {
    askForPerson(desk);
    const ended = session === undefined ? await endOthers(desk) : await endOne(desk, session);
    return { to: '/account?done=ended', answer: { ended } };
  },
});

function endOne({ opened, account }: Desk, session: string): Promise<number> {
  return endSessionsOf(opened.db, account.id, session);
}

async function endOthers(desk: Desk): Promise<number> {
  const secret = sessionSecret(desk.visitor);
  const own = secret === undefined ? undefined : sessionId(secret);
  const all = await sessionsOf(desk.opened.db, desk.account.id, desk.now());
  let ended = 0;
  for (const { id } of all) if (id !== own) ended += await endOne(desk, id);
  return ended;
}

export const tokenAct = act({
  path: '/account/tokens',
  allow: 'viewer',
  summary: 'Makes a token for a program, shown once; its role is at most the own.',
  body: z.strictObject({
    name: shownName,
    role: z.enum(ROLES),
    days: z.coerce.number().int().min(1).max(730),
  }),
  async act(desk, { name, role, days }) {
    askForPerson(desk);
    const { account, opened, now } = desk;
    if (!mayDo(account.role, role)) throw new Refused(403, `Expected at most the role ${account.role}, got ${role}`);
    if (role === 'team' && account.team === undefined)
      return notDone('/account', 'team', new Refused(422, 'Expected an account of a team', { field: 'role' }));
    const token = madeToken();
    const endsAt = tokenEnd(now(), days);
    const id = await addToken(opened.db, { name, role, team: account.team, madeBy: account.id, endsAt }, token, now());
    return {
      to: '/account',
      answer: { id, token, endsAt },
      page: (paper) => shownOnce(paper, (words) => words.tokenOf(paper.name(name)), token, '/account'),
    };
  },
});

export const revokeAct = act({
  path: '/account/tokens/revoke',
  allow: 'viewer',
  summary: 'Revokes one of the own tokens.',
  body: z.strictObject({ token: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  async act(desk, { token }) {
    askForPerson(desk);
    const { account, opened, now } = desk;
    if (!(await revokeToken(opened.db, token, now(), account.id)))
      throw new Refused(404, 'Expected a token of your own that is not revoked', { field: 'token' });
    return { to: '/account?done=revoked', answer: { revoked: true } };
  },
});
