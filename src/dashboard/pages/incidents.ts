/** The incidents: what is open first, by what needs attention; what ended, page by page; the engineer's apart; a feed. */
import { html } from 'hono/html';
import { z } from 'zod';
import { isMovement } from '../../alerts/news.ts';
import type { Incident } from '../../domain/incident.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import { feedOf } from '../answers/incident-feed.ts';
import {
  CHOICES,
  incidentsAnswer,
  incidentsQuery,
  type ListedIncident,
  lookAtIncidents,
} from '../answers/incidents.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { download, view } from '../route.ts';
import type { Cell } from '../table.ts';
import { INCIDENT_WORDS, type IncidentWords } from '../words/incidents.ts';

export const incidentsRoute = view({
  path: '/incidents',
  allow: 'viewer',
  summary: 'Open incidents by what needs attention, then those that ended, page by page.',
  query: incidentsQuery,
  answer: incidentsAnswer,
  look: lookAtIncidents,
  page(answer, paper) {
    const words = INCIDENT_WORDS[paper.language];
    const { open, moreOpen, engineer, ended, next } = answer;
    const first = param(paper, 'after') === undefined;
    return {
      title: paper.words.sections.incidents,
      under: 'incidents',
      asks: ['brand', 'region'],
      body: html`${filters(paper, words)}
${
  first
    ? html`<section class="card"><h2>${words.open}</h2>${open.length > 0 ? tableOf(open, words.open, words, paper) : html`<p class="empty">${words.noneOpen}<br>${words.noneOpenAdvice}</p>`}${
        moreOpen > 0 ? html`<p class="soft">${words.more(paper.count(moreOpen))}</p>` : ''
      }</section>`
    : ''
}
${engineer.length > 0 ? html`<section class="card"><h2>${words.engineer}</h2>${tableOf(engineer, words.engineer, words, paper)}</section>` : ''}
<section class="card"><h2>${words.ended}</h2>${ended.length > 0 ? tableOf(ended, words.ended, words, paper) : html`<p class="empty">${words.noneEnded}</p>`}
<p class="row">${first ? '' : html`<a href="${paper.here({ after: undefined })}">${words.newest}</a>`}${next ? html`<a href="${paper.here({ after: next })}" rel="next">${words.older}</a>` : ''}</p></section>
<p class="small"><a href="${paper.to('/incidents.atom')}">${words.feed}</a> · <a href="${paper.here({ as: 'csv' })}">CSV</a> · <a href="${paper.here({ as: 'jsonl' })}">JSON</a></p>`,
    };
  },
  table: ({ open, engineer, ended }) => ({
    name: 'incidents',
    columns: [
      'key',
      'kind',
      'state',
      'direction',
      'brand',
      'region',
      'location',
      'touchpoint',
      'source',
      'scale',
      'before',
      'after',
      'since',
      'opened_at',
      'accountable',
      'acknowledged_by',
      'silent',
    ],
    rows: [...open, ...engineer, ...ended].map(rowOf),
  }),
});

function rowOf(one: Incident): readonly Cell[] {
  return [
    one.key,
    one.kind,
    one.state,
    one.direction,
    one.brand,
    one.region ?? null,
    one.location ?? null,
    one.touchpoint ?? null,
    one.source ?? null,
    one.scale,
    one.before?.mean ?? null,
    one.after?.mean ?? null,
    one.since,
    one.openedAt,
    one.accountable,
    one.acknowledged?.by ?? null,
    one.silent,
  ];
}

/** A list of incidents as other pages show it, too. */
export function tableOf(
  incidents: readonly (Incident & Partial<ListedIncident>)[],
  label: string,
  words: IncidentWords,
  paper: Paper,
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr><th scope="col">${words.what}</th><th scope="col">${words.where}</th><th scope="col">${words.change}</th><th scope="col">${words.since}</th><th scope="col">${words.owner}</th><th scope="col">${words.inHand}</th></tr></thead>
<tbody>${incidents.map((one) => line(one, words, paper))}</tbody></table></div>`;
}

function line(one: Incident & Partial<ListedIncident>, words: IncidentWords, paper: Paper): Html {
  const { key, kind, state, direction, touchpoint, source, acknowledged, urgency, mutedUntil, silent } = one;
  const number = paper.figures(one.scale);
  const levels =
    one.before && one.after
      ? html`<bdi>${number.level(one.before.mean)}</bdi> → <bdi>${number.level(one.after.mean)}</bdi>`
      : '';
  const named = touchpoint && touchpoint !== UNATTRIBUTED ? ` · ${paper.touchpoint(touchpoint)}` : '';
  const tone = direction === 'up' ? 'better' : state === 'firing' ? 'worse' : 'soft';
  const moved = isMovement(kind) ? html`<span class="${tone}">${words.directions[direction]}</span> · ` : '';
  return html`<tr><th scope="row"><a href="${paper.to('/incident', { key })}">${words.kinds[kind]}${named}</a><br><span class="small">${moved}<span class="soft">${words.states[state]}</span>${
    urgency === 'critical' ? html` · <span class="worse">${words.critical}</span>` : ''
  }${mutedUntil ? html` · <span class="watch">${words.muted(number.written({ earliest: mutedUntil, latest: mutedUntil }).text)}</span>` : ''}${
    silent ? html` · <span class="soft">${words.silent}</span>` : ''
  }</span></th>
<td>${placeOf(one, words, paper)}${source ? html`<br><a class="small" href="${paper.to(`/source/${source}`)}">${paper.name(source)}</a>` : ''}</td>
<td class="figure">${levels}</td>
<td>${number.day(one.since)}<br><span class="small soft">${words.opened} ${paper.day(one.openedAt)}</span></td>
<td><a href="${paper.to(`/team/${one.accountable}`)}">${paper.team(one.accountable)}</a></td>
<td>${acknowledged ? html`${paper.name(acknowledged.by)}<br><span class="small soft">${paper.day(acknowledged.at)}</span>` : html`<span class="soft">${words.nobody}</span>`}</td></tr>`;
}

function placeOf({ brand, region, location }: Incident, words: IncidentWords, paper: Paper): Html | string {
  if (location) return html`<a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a>`;
  return region ? paper.region(region) : `${paper.brand(brand)} · ${words.whole}`;
}

function param({ here }: Paper, name: string): string | undefined {
  return new URL(here({}), 'http://own').searchParams.get(name) ?? undefined;
}

/** The choices as a form; without a script it has its button. */
function filters(paper: Paper, words: IncidentWords): Html {
  const chosen = (name: string) => param(paper, name);
  const select = (name: 'kind' | 'state' | 'direction', label: string, names: Readonly<Record<string, string>>) =>
    html`<label>${label} <select name="${name}"><option value="">${paper.words.all}</option>${Object.entries(names).map(
      ([id, text]) => html`<option value="${id}"${chosen(name) === id ? html` selected` : ''}>${text}</option>`,
    )}</select></label>`;
  const kept = ['brand', 'region', 'period', 'scale', 'lang', 'location', 'touchpoint', 'team'].flatMap((name) => {
    const value = chosen(name);
    return value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
  const chip = (name: 'location' | 'touchpoint' | 'team', label: string, text: (id: string) => string) => {
    const value = chosen(name);
    return value === undefined
      ? ''
      : html`<a class="badge" href="${paper.here({ [name]: undefined, after: undefined })}">${label}: ${text(value)} ✕</a>`;
  };
  return html`<form method="get" action="/incidents" class="choices frame">${kept}
${select('kind', words.kind, words.kinds)}
${select('state', words.state, words.states)}
${select('direction', words.direction, words.directions)}
<label>${words.from} <input type="date" name="from" value="${chosen('from') ?? ''}"></label>
<label>${words.to} <input type="date" name="to" value="${chosen('to') ?? ''}"></label>
${chip('location', words.place, paper.location)}${chip('touchpoint', words.touchpoint, paper.touchpoint)}${chip('team', words.team, paper.team)}
<button class="quiet">${words.filter}</button></form>`;
}

export const incidentFeed = download({
  path: '/incidents.atom',
  allow: 'viewer',
  summary: 'The newest incidents as an Atom feed (RFC 4287).',
  query: z.strictObject({ ...FRAME, ...CHOICES }),
  type: 'application/atom+xml',
  send: async (desk, query) =>
    new Response(await feedOf(desk, query), {
      headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-store' },
    }),
});
