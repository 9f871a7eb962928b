/** The back-test: other thresholds, and which alerts the last year would have given under them. */
import { html } from 'hono/html';
import { oneLine } from '../../alerts/plain.ts';
import {
  type BacktestAnswer,
  type BacktestSide,
  backtestAnswer,
  backtestQuery,
  lookAtBacktest,
} from '../answers/backtest.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { view } from '../route.ts';
import { BACKTEST_WORDS, type BacktestWords } from '../words/backtest.ts';

export const backtestRoute = view({
  path: '/backtest',
  allow: 'viewer',
  summary: 'Which alerts the last year would have given under other settings, and how many false ones to expect.',
  query: backtestQuery,
  answer: backtestAnswer,
  look: lookAtBacktest,
  page(answer, paper) {
    const words = BACKTEST_WORDS[paper.language];
    const { today, chosen } = answer;
    return {
      title: paper.words.sections.backtest,
      under: 'backtest',
      asks: ['brand'],
      lead: words.lead,
      body: html`<section class="card">${form(answer, words, paper)}${
        answer.isTooMuch
          ? html`<p class="watch" role="status">${words.tooMuch(paper.count(answer.reviews), paper.count(answer.most))}</p>`
          : ''
      }</section>
${today && chosen ? html`<section class="card">${beside(today, chosen, words, paper)}</section><section class="card"><h2>${words.alerts}</h2>${alerts(chosen, words, paper)}</section>` : ''}`,
    };
  },
  table: ({ chosen }) => ({
    name: 'backtest',
    columns: ['at', 'kind', 'direction', 'since', 'says', 'told'],
    rows: (chosen?.alerts ?? []).map(({ at, kind, direction, since, says, told }) => [
      at,
      kind,
      direction,
      since,
      says,
      told.join(' '),
    ]),
  }),
});

function form({ rules, from }: BacktestAnswer, words: BacktestWords, paper: Paper): Html {
  const kept = (['brand', 'lang'] as const).flatMap((name) =>
    paper.frame[name] === undefined ? [] : [html`<input type="hidden" name="${name}" value="${paper.frame[name]}">`],
  );
  const field = (name: keyof BacktestAnswer['rules'], step: string) =>
    html`<label>${words.fields[name]}<input name="${name}" type="number" step="${step}" min="0" value="${rules[name]}"></label>`;
  return html`<form method="get" action="/backtest" class="row backtest">${kept}<input type="hidden" name="run" value="1">
${field('budget', 'any')}${field('minReviews', '1')}${field('minDays', '1')}${field('minAuthors', '1')}${field('minSizeStars', '0.05')}${field('warmUpReviews', '1')}
<label>${words.fields.from}<input name="from" type="date" value="${from.slice(0, 10)}"></label><button>${words.run}</button></form>`;
}

function beside(today: BacktestSide, chosen: BacktestSide, words: BacktestWords, paper: Paper): Html {
  const number = paper.figures('stars');
  const rows: readonly (readonly [string, (of: BacktestSide) => string])[] = [
    [words.falls, ({ falls }) => paper.count(falls)],
    [words.rises, ({ rises }) => paper.count(rises)],
    [words.others, ({ others }) => paper.count(others)],
    [words.muted, ({ muted }) => paper.count(muted)],
    [
      words.expected,
      ({ expected, interval: [low, high] }) =>
        `${number.level(expected)} ${words.between(paper.count(low), paper.count(high))}`,
    ],
    [words.quietYear, ({ quietYear }) => number.level(quietYear)],
    [words.reviews, ({ reviews }) => paper.count(reviews)],
    [words.streams, ({ streams }) => paper.count(streams)],
  ];
  return html`<table><thead><tr><td></td><th scope="col" class="figure">${words.today}</th><th scope="col" class="figure">${words.chosen}</th></tr></thead>
<tbody>${rows.map(([name, of]) => html`<tr><th scope="row">${name}</th><td class="figure"><bdi>${of(today)}</bdi></td><td class="figure"><bdi>${of(chosen)}</bdi></td></tr>`)}</tbody></table>`;
}

function alerts({ alerts: all }: BacktestSide, words: BacktestWords, paper: Paper): Html {
  if (all.length === 0) return html`<p class="empty">${words.noAlerts}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.alerts}"><table>
<thead><tr><th scope="col">${words.when}</th><th scope="col">${words.says}</th><th scope="col">${words.told}</th></tr></thead>
<tbody>${all.map(
    ({ at, says, told, direction }) =>
      html`<tr><th scope="row">${paper.day(at)}</th><td dir="auto" class="${direction === 'up' ? 'better' : ''}">${oneLine(says, 300)}</td><td>${told.length > 0 ? told.map(paper.team).join(' · ') : words.nobody}</td></tr>`,
  )}</tbody></table></div>`;
}
