/** All accounts, for those who keep them. */
import { html } from 'hono/html';
import { z } from 'zod';
import { loginName, ROLES } from '../../domain/account.ts';
import { teamId } from '../../domain/ids.ts';
import {
  addAccount,
  changeAccount,
  disableAccount,
  isLastAdmin,
  listAccounts,
  removeAccount,
  type StoredAccount,
  setPassword,
} from '../../store/accounts.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { listTokens, revokeToken } from '../../store/tokens.ts';
import type { Desk } from '../desk.ts';
import { hashPassword, madePassword } from '../doors/password.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { Refused } from '../refused.ts';
import { act, type Done, view } from '../route.ts';
import { ACCOUNT_WORDS } from '../words/account.ts';
import { shownName, tokenShape } from './account.ts';
import { notDone, roleChoice, saidBy, shownOnce, teamChoice, teamFor, tokenTable } from './account-parts.ts';

const PATH = '/accounts';

const accountShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  team: z.string().optional(),
  language: z.string().optional(),
  timeZone: z.string().optional(),
  createdAt: z.string(),
  disabledAt: z.string().optional(),
  signsInBy: z.enum(['password', 'provider', 'nothing']),
  seenAt: z.string().optional(),
});

export const accountsRoute = view({
  path: PATH,
  allow: 'admin',
  summary: 'All accounts and tokens.',
  query: z.strictObject(FRAME),
  answer: z.strictObject({
    accounts: z.array(accountShape),
    tokens: z.array(tokenShape),
    teams: z.array(z.string()),
  }),
  async look({ opened, config }) {
    return {
      accounts: await listAccounts(opened.db),
      tokens: await listTokens(opened.db),
      teams: config.teams.map(({ id }) => id as string),
    };
  },
  page({ accounts, tokens, teams }, paper) {
    const words = ACCOUNT_WORDS[paper.language];
    return {
      title: words.all,
      under: 'accounts',
      body: html`${saidBy(paper)}
<section class="card"><div class="scroll" tabindex="0" role="region" aria-label="${words.all}"><table class="door-rows door-wide">
<thead><tr><th scope="col">${words.id}</th><th scope="col">${words.name}</th><th scope="col">${words.role}</th><th scope="col">${words.state}</th><th scope="col">${words.seen}</th><td></td></tr></thead>
<tbody>${accounts.map((account) => row(account, teams, paper))}</tbody></table></div></section>
<section class="card"><h2>${words.add}</h2><p class="soft small">${words.addHint}</p>
<form method="post" action="${PATH}" class="fields">
<label>${words.id} <input name="id" maxlength="64" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" required></label>
<label>${words.name} <input name="name" maxlength="80" autocomplete="off" required></label>
${roleChoice(paper, 'viewer')}${teamChoice(paper, teams)}
<div><button>${words.add}</button></div></form></section>
<section class="card"><h2>${words.tokens}</h2>${tokenTable(tokens, paper, `${PATH}/tokens/revoke`, true)}</section>`,
    };
  },
});

function row(account: StoredAccount, teams: readonly string[], paper: Paper): Html {
  const words = ACCOUNT_WORDS[paper.language];
  const { id, name, role, team, disabledAt, signsInBy, seenAt } = account;
  const how = { password: '', provider: words.byProvider, nothing: words.byAddress }[signsInBy];
  const state = disabledAt === undefined ? words.active : words.disabled;
  const isOwn = id === paper.account.id;
  return html`<tr><th scope="row"><bdi>${id}</bdi></th><td>${paper.name(name)}</td>
<td>${words.roles[role][0]}${team === undefined ? '' : html` · ${paper.team(team)}`}</td>
<td>${state}${how === '' ? '' : html` · ${how}`}</td><td>${seenAt === undefined ? words.never : paper.moment(seenAt)}</td>
<td>${isOwn ? html`<a href="/account">${words.mine}</a>` : changes(account, teams, paper)}</td></tr>`;
}

function changes(
  { id, role, team, disabledAt, signsInBy }: StoredAccount,
  teams: readonly string[],
  paper: Paper,
): Html {
  const words = ACCOUNT_WORDS[paper.language];
  const button = (path: string, label: string, more: Html | '' = '') =>
    html`<form method="post" action="${PATH}/${path}"><input type="hidden" name="id" value="${id}">${more}<button class="quiet">${label}</button></form>`;
  const [state, label] = disabledAt === undefined ? ['disabled', words.disable] : ['active', words.enable];
  return html`<details><summary>${words.change}<span class="unseen"> ${id}</span></summary>
<form method="post" action="${PATH}/role" class="fields"><input type="hidden" name="id" value="${id}">
${roleChoice(paper, role)}${teamChoice(paper, teams, team)}<div><button>${words.save}</button></div></form>
<div class="row">${button('state', label, html`<input type="hidden" name="state" value="${state}">`)}
${button('sessions', words.endSessions)}
${signsInBy === 'provider' ? '' : button('password', words.newPassword)}
${button('remove', words.remove)}</div></details>`;
}

export const addAct = act({
  path: PATH,
  allow: 'admin',
  summary: 'Adds an account; its password is made and shown once.',
  body: z.strictObject({ id: loginName, name: shownName, role: z.enum(ROLES), team: teamId.optional() }),
  async act({ opened, config, now, visitor, log, account }, { id, name, role, team }) {
    const belongs = teamFor(config, role, team);
    if (belongs === 'missing') return noTeam();
    const password = madePassword();
    const added = await addAccount(
      opened.db,
      { id, name, role, ...belongs, password: await hashPassword(password, visitor.address) },
      now(),
    );
    if (!added) return notDone(PATH, 'taken', new Refused(409, 'Expected a name that is free', { field: 'id' }));
    log.info({ account: id, by: account.id }, 'account added');
    return once(id, password);
  },
});

const oneAccount = z.strictObject({ id: loginName });

export const roleAct = act({
  path: `${PATH}/role`,
  allow: 'admin',
  summary: 'Gives an account another role and team.',
  body: z.strictObject({ id: loginName, role: z.enum(ROLES), team: teamId.optional() }),
  async act(desk, { id, role, team }) {
    const belongs = teamFor(desk.config, role, team);
    if (belongs === 'missing') return noTeam();
    const refused = role === 'admin' ? undefined : await spared(desk, id);
    if (refused) return refused;
    return done(await changeAccount(desk.opened.db, id, { role: { role, ...belongs } }), 'saved');
  },
});

export const stateAct = act({
  path: `${PATH}/state`,
  allow: 'admin',
  summary: 'Disables an account, which ends its sessions, or enables it again.',
  body: z.strictObject({ id: loginName, state: z.enum(['active', 'disabled']) }),
  async act(desk, { id, state }) {
    const refused = state === 'active' ? undefined : await spared(desk, id);
    if (refused) return refused;
    return done(await disableAccount(desk.opened.db, id, state === 'active' ? undefined : desk.now()), 'saved');
  },
});

export const endAct = act({
  path: `${PATH}/sessions`,
  allow: 'admin',
  summary: 'Ends all sessions of an account.',
  body: oneAccount,
  async act({ opened }, { id }) {
    await endSessionsOf(opened.db, id);
    return { to: `${PATH}?done=ended`, answer: { ended: true } };
  },
});

export const newPasswordAct = act({
  path: `${PATH}/password`,
  allow: 'admin',
  summary: 'Gives an account a new password, made and shown once; its sessions end.',
  body: oneAccount,
  async act({ opened, visitor, log, account }, { id }) {
    const password = madePassword();
    if (!(await setPassword(opened.db, id, await hashPassword(password, visitor.address)))) throw unknown();
    log.info({ account: id, by: account.id }, 'password made');
    return once(id, password);
  },
});

export const removeAct = act({
  path: `${PATH}/remove`,
  allow: 'admin',
  summary: 'Removes an account with its sessions and tokens.',
  body: oneAccount,
  async act(desk, { id }) {
    const refused = await spared(desk, id);
    if (refused) return refused;
    return done(await removeAccount(desk.opened.db, id), 'removed');
  },
});

export const revokeAnyAct = act({
  path: `${PATH}/tokens/revoke`,
  allow: 'admin',
  summary: 'Revokes any token.',
  body: z.strictObject({ token: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  async act({ opened, now }, { token }) {
    if (!(await revokeToken(opened.db, token, now())))
      throw new Refused(404, 'Expected a token that is not revoked', { field: 'token' });
    return { to: `${PATH}?done=revoked`, answer: { revoked: true } };
  },
});

/** One's own account and the last administrator are spared: nobody would be left who could undo it. */
async function spared({ account, opened }: Desk, id: string): Promise<Done | undefined> {
  if (id === account.id) return notDone(PATH, 'own', new Refused(409, 'Expected an account of somebody else'));
  if (!(await isLastAdmin(opened.db, id))) return undefined;
  return notDone(PATH, 'last', new Refused(409, 'Expected another administrator to be left'));
}

function noTeam(): Done {
  return notDone(PATH, 'team', new Refused(422, 'Expected a team for the role team', { field: 'team' }));
}

function done(found: boolean, said: 'saved' | 'removed'): Done {
  if (!found) throw unknown();
  return { to: `${PATH}?done=${said}`, answer: { [said]: true } };
}

function unknown(): Refused {
  return new Refused(404, 'Expected an account that is there', { field: 'id' });
}

function once(id: string, password: string): Done {
  return {
    to: PATH,
    answer: { id, password },
    page: (paper) => shownOnce(paper, (words) => words.passwordOf(paper.name(id)), password, PATH),
  };
}
