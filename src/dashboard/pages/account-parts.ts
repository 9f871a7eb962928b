/** What the pages of accounts have in common: what was just done, choices of role and team, tables of tokens, secrets shown once. */
import { html } from 'hono/html';
import type { Config } from '../../config/config.ts';
import { mayDo, ROLES, type Role } from '../../domain/account.ts';
import type { StoredToken } from '../../store/tokens.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { Refused } from '../refused.ts';
import type { Done, Page } from '../route.ts';
import { ACCOUNT_WORDS, type AccountWords } from '../words/account.ts';

/** What `?done=` says. */
export function saidBy({ language, frame }: Paper): Html | '' {
  const { said, wrong } = ACCOUNT_WORDS[language];
  const done = frame.done ?? '';
  if (Object.hasOwn(said, done)) return html`<p class="said" role="status">${said[done as keyof typeof said]}</p>`;
  if (!Object.hasOwn(wrong, done)) return '';
  return html`<p class="said door-wrong" role="alert">${wrong[done as keyof typeof wrong]}</p>`;
}

/** Not done: the page says why by `?done=`, the API by status and field. */
export function notDone(to: string, why: keyof AccountWords['wrong'], refused: Refused): Done {
  return { to: `${to}?done=${why}`, answer: {}, refused };
}

/** A choice among the roles up to `most`. */
export function roleChoice({ language }: Paper, chosen: Role, most: Role = 'admin'): Html {
  const { role: label, roles } = ACCOUNT_WORDS[language];
  return html`<label>${label} <select name="role">${ROLES.filter((role) => mayDo(most, role)).map(
    (role) =>
      html`<option value="${role}"${role === chosen ? html` selected` : ''}>${roles[role][0]}: ${roles[role][1]}</option>`,
  )}</select></label>`;
}

/** A choice among the teams of the configuration. */
export function teamChoice({ language, team: nameOf }: Paper, teams: readonly string[], chosen?: string): Html {
  const { team, noTeam } = ACCOUNT_WORDS[language];
  return html`<label>${team} <select name="team"><option value="">${noTeam}</option>${teams.map(
    (id) => html`<option value="${id}"${id === chosen ? html` selected` : ''}>${nameOf(id)}</option>`,
  )}</select></label>`;
}

/** The team that goes with a role. @throws Refused 422 for one that the configuration does not know */
export function teamFor<T extends string>(
  { teams }: Config,
  role: Role,
  team: T | undefined,
): { readonly team?: T } | 'missing' {
  if (team !== undefined && !teams.some(({ id }) => (id as string) === team))
    throw new Refused(422, 'Expected a team of teams.yaml', { field: 'team' });
  if (role === 'team' && team === undefined) return 'missing';
  return team === undefined ? {} : { team };
}

/** Tokens with a button each; `isAll` shows whose they are. */
export function tokenTable(tokens: readonly StoredToken[], paper: Paper, to: string, isAll: boolean): Html {
  const words = ACCOUNT_WORDS[paper.language];
  if (tokens.length === 0) return html`<p class="soft">${words.none}</p>`;
  const at = (moment: StoredToken['usedAt']) => (moment === undefined ? words.never : paper.moment(moment));
  const row = (token: StoredToken) => {
    const over = token.revokedAt ? words.revoked : token.endsAt && token.endsAt <= paper.now ? words.over : undefined;
    return html`<tr><th scope="row">${paper.name(token.name)}</th>
${isAll ? html`<td>${paper.name(token.madeBy)}</td>` : ''}
<td>${words.roles[token.role][0]}${token.team === undefined ? '' : html` · ${paper.team(token.team)}`}</td>
<td>${at(token.usedAt)}</td><td>${at(token.endsAt)}</td>
<td>${over ?? html`<form method="post" action="${to}"><input type="hidden" name="token" value="${token.id}"><button class="quiet">${words.revoke}<span class="unseen"> ${paper.name(token.name)}</span></button></form>`}</td></tr>`;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.tokens}"><table class="door-wide">
<thead><tr><th scope="col">${words.name}</th>${isAll ? html`<th scope="col">${words.madeBy}</th>` : ''}<th scope="col">${words.role}</th><th scope="col">${words.used}</th><th scope="col">${words.ends}</th><td></td></tr></thead>
<tbody>${tokens.map(row)}</tbody></table></div>`;
}

/** A secret that is kept nowhere: whoever leaves this page has it or makes another. */
export function shownOnce(paper: Paper, title: (words: AccountWords) => string, secret: string, to: string): Page {
  const words = ACCOUNT_WORDS[paper.language];
  return {
    title: title(words),
    lead: words.onlyOnce,
    body: html`<div class="card"><p><code class="door-once" dir="ltr">${secret}</code></p><p><a href="${to}">${words.goOn}</a></p></div>`,
  };
}
