/** The sources: what became of their passes, as a strip with a table behind; one source with its ledger; "run now". */
import { html } from 'hono/html';
import { z } from 'zod';
import { oneLine } from '../../alerts/plain.ts';
import { sourceId } from '../../domain/ids.ts';
import { isTrustworthy, type Outcome } from '../../domain/run.ts';
import {
  askForRun,
  lookAtSource,
  lookAtSources,
  type ShownSource,
  type SourceAnswer,
  sourceAnswer,
  sourcesAnswer,
} from '../answers/sources.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { act, view } from '../route.ts';
import { SOURCE_WORDS, type SourceWords } from '../words/sources.ts';

/** A shape for each end: colour alone tells nothing to many. */
const SHAPES: Readonly<Record<Outcome, string>> = {
  complete: '✓',
  empty: '○',
  partial: '◐',
  blocked: '■',
  limited: '◧',
  login: 'L',
  'layout-changed': '≠',
  unreachable: '✗',
  quota: 'Q',
  unauthorised: 'K',
  refused: 'R',
};

export const sourcesRoute = view({
  path: '/sources',
  allow: 'viewer',
  summary: 'Each source with its last passes, its coverage and its next pass; those that need a look first.',
  query: z.strictObject(FRAME),
  answer: sourcesAnswer,
  look: lookAtSources,
  page({ sources }, paper) {
    const words = SOURCE_WORDS[paper.language];
    return {
      title: paper.words.sections.sources,
      under: 'sources',
      asks: ['brand', 'region'],
      body:
        sources.length === 0
          ? html`<div class="card empty">${words.empty}</div>`
          : html`<section class="card"><div class="scroll" tabindex="0" role="region" aria-label="${paper.words.sections.sources}"><table>
<thead><tr><th scope="col">${words.source}</th><th scope="col">${words.passes} (${words.newestFirst})</th><th scope="col">${words.coverage}</th><th scope="col">${words.last}</th><th scope="col">${words.next}</th></tr></thead>
<tbody>${sources.map((one) => line(one, words, paper))}</tbody></table></div>${legend(sources, words)}</section>`,
    };
  },
  table: ({ sources }) => ({
    name: 'sources',
    columns: ['source', 'location', 'kind', 'outcome', 'ended_at', 'shown_count', 'stored_count', 'next_at', 'paused'],
    rows: sources.map(({ source, location, kind, last, nextAt, pausedReason }) => [
      source,
      location,
      kind,
      last?.outcome ?? null,
      last?.endedAt ?? null,
      last?.shownCount ?? null,
      last?.storedCount ?? null,
      nextAt ?? null,
      pausedReason ?? null,
    ]),
  }),
});

function line(one: ShownSource, words: SourceWords, paper: Paper): Html {
  const { source, location, last, pausedReason, isCanary, asked } = one;
  return html`<tr><th scope="row"><a href="${paper.to(`/source/${source}`)}">${paper.name(source)}</a><br><span class="small soft">${paper.location(location)} · ${paper.name(one.kind)}</span>${
    pausedReason ? html`<br><span class="small watch">${words.paused(paper.name(pausedReason))}</span>` : ''
  }${isCanary ? html`<br><span class="small soft">${words.canary}</span>` : ''}</th>
<td>${strip(one.strip, words, paper)}</td>
<td class="figure">${coverage(last, paper)}</td>
<td>${last ? html`<span class="${isTrustworthy(last.outcome) ? '' : 'worse'}">${words.outcomes[last.outcome][0]}</span><br><span class="small soft">${paper.moment(last.endedAt)}</span>` : html`<span class="soft">${words.never}</span>`}</td>
<td>${nextOf(one, words, paper)}${asked ? html`<br><span class="small soft">${words.asked(paper.name(asked.by))}</span>` : ''}</td></tr>`;
}

function nextOf({ nextAt, pausedReason }: ShownSource, words: SourceWords, paper: Paper): Html | string {
  if (pausedReason) return '–';
  return nextAt ? paper.moment(nextAt) : words.whenDue;
}

function coverage(last: ShownSource['last'], { count }: Paper): Html | string {
  if (last?.storedCount === undefined) return '–';
  return html`<bdi>${count(last.storedCount)}</bdi>${last.shownCount === undefined ? '' : html` / <bdi>${count(last.shownCount)}</bdi>`}`;
}

/** Each pass a cell; its words are for whoever cannot see it or points at it. */
function strip(passes: ShownSource['strip'], words: SourceWords, paper: Paper): Html {
  const said = passes.map(({ outcome }) => words.outcomes[outcome][0]);
  return html`<span class="strip" role="img" aria-label="${said.slice(0, 20).join(', ')}">${passes.map(
    ({ outcome, at }) =>
      html`<span class="pass ${isTrustworthy(outcome) ? 'good' : outcome === 'partial' ? 'half' : 'bad'}" title="${at.slice(0, 16)}Z · ${words.outcomes[outcome][0]}" aria-hidden="true">${SHAPES[outcome]}</span>`,
  )}${passes.length === 0 ? html`<span class="soft">${words.never}</span>` : ''}</span><span class="unseen">${paper.count(passes.length)}</span>`;
}

/** What the shapes mean, of those that are shown. */
function legend(sources: readonly Pick<ShownSource, 'strip'>[], words: SourceWords): Html {
  const there = new Set(sources.flatMap((one) => one.strip.map(({ outcome }) => outcome)));
  return html`<p class="small soft legend">${(Object.keys(SHAPES) as Outcome[]).flatMap((one) =>
    there.has(one) ? [html`<span>${SHAPES[one]} ${words.outcomes[one][0]}</span> `] : [],
  )}</p>`;
}

export const sourceRoute = view({
  path: '/source/:source',
  allow: 'viewer',
  summary: 'One source: its ledger, its layout, what is set aside for it, what to do next.',
  query: z.strictObject({ ...FRAME, source: sourceId }),
  answer: sourceAnswer,
  look: (desk, { source }) => lookAtSource(desk, source),
  page(answer, paper) {
    const words = SOURCE_WORDS[paper.language];
    const { source, location, last, pausedReason, asked, isCanary } = answer;
    return {
      title: paper.name(source),
      under: 'sources',
      lead: html`<a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a> · ${paper.name(answer.kind)} · ${paper.name(answer.access)} · ${words.everyHours(paper.count(answer.everyHours))}${isCanary ? html`<br>${words.canary}` : ''}`,
      body: html`${paper.frame.done === 'asked' || paper.frame.done === 'waiting' ? html`<p class="said" role="status">${words.done[paper.frame.done]}</p>` : ''}
<div class="cards">
<section class="card"><h2>${words.nextStep}</h2>${
        pausedReason ? html`<p class="watch" dir="auto">${words.paused(oneLine(pausedReason, 500))}</p>` : ''
      }${last ? html`<p><strong>${words.outcomes[last.outcome][0]}</strong> · ${words.outcomes[last.outcome][1]}</p>` : html`<p>${words.neverRead}</p>`}${
        answer.runs[0]?.reason
          ? html`<p class="soft small" lang="en" dir="ltr">${oneLine(answer.runs[0].reason, 500)}</p>`
          : ''
      }</section>
<section class="card"><h2>${words.next}</h2><p>${nextOf(answer, words, paper)}</p>${asked ? html`<p>${words.asked(paper.name(asked.by))}</p>` : ''}${
        paper.may('admin') && !asked && !pausedReason
          ? html`<form method="post" action="/source/${source}/run">${paper.frame.lang ? html`<input type="hidden" name="lang" value="${paper.frame.lang}">` : ''}<button>${words.runNow}</button></form><p class="soft small">${words.runNowHint}</p>`
          : ''
      }</section>
<section class="card"><h2>${words.coverage}</h2>${covered(answer, words, paper)}</section>
<section class="card"><h2>${words.drift}</h2>${layout(answer, words)}</section>
<section class="card"><h2>${words.overrides}</h2>${
        answer.overrides.length === 0
          ? html`<p class="soft">${words.noOverrides}</p>`
          : answer.overrides.map(
              ({ host, person, reason, until }) =>
                html`<p>${words.override(paper.name(host), paper.name(person))} · ${words.until} ${paper.day(until)}</p><p dir="auto" class="soft">${oneLine(reason, 500)}</p>`,
            )
      }</section>
</div>
<section class="card"><h2>${words.ledger}</h2>${strip(answer.strip, words, paper)}${legend([answer], words)}${ledger(answer, words, paper)}</section>`,
    };
  },
  table: ({ source, runs }) => ({
    name: `source-${source}`,
    columns: ['ended_at', 'outcome', 'read', 'new', 'edited', 'shown_count', 'stored_count', 'reason'],
    rows: runs.map(({ endedAt, outcome, counts, shownCount, stored, reason }) => [
      endedAt,
      outcome,
      counts.read,
      counts.new,
      counts.edited,
      shownCount ?? null,
      stored?.n ?? null,
      reason ?? null,
    ]),
  }),
});

function covered({ last }: SourceAnswer, words: SourceWords, paper: Paper): Html {
  const number = paper.figures('stars');
  const count = (n: number | undefined) => (n === undefined ? '–' : paper.count(n));
  const mean = (value: number | undefined) => (value === undefined ? '–' : number.level(value));
  return html`<table><thead><tr><td></td><th scope="col" class="figure">${words.count}</th><th scope="col" class="figure">${words.average}</th></tr></thead><tbody>
<tr><th scope="row">${words.shown}</th><td class="figure">${count(last?.shownCount)}</td><td class="figure">${mean(last?.shownAverage)}</td></tr>
<tr><th scope="row">${words.stored}</th><td class="figure">${count(last?.storedCount)}</td><td class="figure">${mean(last?.storedAverage)}</td></tr></tbody></table>`;
}

function layout({ runs }: SourceAnswer, words: SourceWords): Html {
  const broken = runs[0]?.brokenFields ?? [];
  const moved = runs.find(({ drift }) => drift.length > 0)?.drift ?? [];
  if (broken.length === 0 && moved.length === 0) return html`<p class="soft">${words.noDrift}</p>`;
  return html`${broken.length > 0 ? html`<p class="worse">${words.broken}: ${broken.join(', ')}</p>` : ''}${moved.map(
    ({ field, from, to }) => html`<p>${words.movedMark(field, oneLine(from, 60), oneLine(to, 60))}</p>`,
  )}`;
}

function ledger({ runs }: SourceAnswer, words: SourceWords, paper: Paper): Html {
  return html`<details class="behind"><summary>${paper.words.table}</summary><div class="scroll" tabindex="0" role="region" aria-label="${words.ledger}"><table>
<thead><tr><th scope="col">${words.began}</th><th scope="col">${words.outcome}</th><th scope="col" class="figure">${words.read}</th><th scope="col" class="figure">${words.fresh}</th><th scope="col" class="figure">${words.edited}</th><th scope="col" class="figure">${words.shown}</th><th scope="col" class="figure">${words.stored}</th><th scope="col">${words.reason}</th></tr></thead>
<tbody>${runs.map(
    ({ endedAt, outcome, counts, shownCount, stored, reason, notes }) =>
      html`<tr><th scope="row">${paper.moment(endedAt)}</th><td>${SHAPES[outcome]} ${words.outcomes[outcome][0]}</td><td class="figure">${paper.count(counts.read)}</td><td class="figure">${paper.count(counts.new)}</td><td class="figure">${paper.count(counts.edited)}</td><td class="figure">${shownCount === undefined ? '–' : paper.count(shownCount)}</td><td class="figure">${stored ? paper.count(stored.n) : '–'}</td><td class="small" lang="en" dir="auto">${[reason ?? '', ...notes].map((text) => oneLine(text, 300)).join(' ')}</td></tr>`,
  )}</tbody></table></div></details>`;
}

export const runNowRoute = act({
  path: '/source/:source/run',
  allow: 'admin',
  summary: 'Has a source read with the next pass, whatever its cadence.',
  body: z.strictObject({ source: sourceId, lang: FRAME.lang }),
  async act(desk, { source, lang }) {
    const end = (await askForRun(desk, source)) ? 'asked' : 'waiting';
    const query = new URLSearchParams({ done: end, ...(lang && { lang }) });
    return { to: `/source/${source}?${query}`, answer: { source, end } };
  },
});
