/** The page of one place, region or brand. */
import { html } from 'hono/html';
import { earlierPeriod, periodNamed } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import { type Day, millis } from '../../domain/time.ts';
import {
  BRAND_QUERY,
  LOCATION_QUERY,
  lookAtBrand,
  lookAtLocation,
  lookAtRegion,
  REGION_QUERY,
  SCOPE_ANSWER,
  type ScopeAnswer,
} from '../answers/scope.ts';
import { type Chart, figureOf } from '../charts/chart.ts';
import { type LevelSpan, levelsChart } from '../charts/levels.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { periodName } from '../period-name.ts';
import { type Page, type Route, view } from '../route.ts';
import type { Table } from '../table.ts';
import { FIGURE_WORDS } from '../words/figures.ts';
import { OVERVIEW_WORDS } from '../words/overview.ts';
import { SCOPE_WORDS } from '../words/scope.ts';
import { changeCell, freshLine, incidentLink, levelCell } from './figure-cells.ts';
import { eventsCard } from './place-events.ts';
import { decompositionCard, saysCard, writtenIn } from './scope-cards.ts';

const SHOWN = { allow: 'viewer', answer: SCOPE_ANSWER, page: scopePage, table: courseTable } as const;

export const scopeRoutes: readonly Route[] = [
  view({
    path: '/location/:location',
    summary: 'A place: its course, why it moved, what happened there, who answered.',
    query: LOCATION_QUERY,
    look: lookAtLocation,
    ...SHOWN,
  }),
  view({
    path: '/region/:region',
    summary: 'A region, as one place.',
    query: REGION_QUERY,
    look: lookAtRegion,
    ...SHOWN,
  }),
  view({
    path: '/brand/:brand',
    summary: 'A brand, as one place.',
    query: BRAND_QUERY,
    look: lookAtBrand,
    ...SHOWN,
  }),
];

function scopePage(answer: ScopeAnswer, paper: Paper): Page {
  const words = SCOPE_WORDS[paper.language];
  const chart = courseChart(answer, paper);
  return {
    title: nameOf(answer, paper),
    lead: leadOf(answer, paper),
    under: 'overview',
    asks: ['period'],
    ...(chart && { charts: { course: chart } }),
    body: html`
${paper.frame.done === 'event-added' ? html`<p class="said" role="status">${words.added}</p>` : ''}
${paper.frame.done === 'event-removed' ? html`<p class="said" role="status">${words.removed}</p>` : ''}
${scalesOf(answer, paper)}
<section class="card"><h2>${words.course}</h2>
${chart ? figureOf(chart, { caption: words.courseNote, tableWord: paper.words.table, png: paper.here({ chart: 'course' }) }) : html`<p class="empty">${words.empty}</p>`}
${answer.watched ? html`<p class="small soft">${words.phases[answer.watched.phase]}</p>` : ''}</section>
<div class="cards">${figuresCard(answer, paper)}${incidentsCard(answer, paper)}</div>
${decompositionCard(answer, paper)}
${saysCard(answer, paper)}
<div class="cards">${eventsCard(answer, paper)}${answersCard(answer, paper)}</div>
${freshLine(answer, paper)}`,
  };
}

function nameOf({ kind, id }: ScopeAnswer, paper: Paper): string {
  return kind === 'location' ? paper.location(id) : kind === 'region' ? paper.region(id) : paper.brand(id);
}

function leadOf({ kind, brand, region, id }: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const up = [
    ...(kind === 'location' && region
      ? [html`<a href="${paper.to(`/region/${region}`, { region: undefined })}">${paper.region(region)}</a>`]
      : []),
    ...(kind === 'brand'
      ? []
      : [
          html`<a href="${paper.to(`/brand/${brand}`, { brand: undefined, region: undefined })}">${paper.brand(brand)}</a>`,
        ]),
    ...(kind === 'location'
      ? []
      : [html`<a href="${paper.to('/', kind === 'region' ? { region: id } : { brand: id })}">${words.places}</a>`]),
  ];
  return html`${up.map((one, i) => html`${i > 0 ? ' · ' : ''}${one}`)}`;
}

function scalesOf({ scale, scales }: ScopeAnswer, paper: Paper): Html | '' {
  if (scales.length < 2) return '';
  return html`<p class="row small">${paper.words.scale}: ${scales.map((one) =>
    one === scale ? html`<strong>${one}</strong>` : html`<a href="${paper.here({ scale: one })}">${one}</a>`,
  )}</p>`;
}

function courseChart(answer: ScopeAnswer, paper: Paper): Chart | undefined {
  const words = SCOPE_WORDS[paper.language];
  const { course, events, watched } = answer;
  const scale = answer.scale as Scale;
  const { level } = paper.figures(scale);
  const first = course[0]!;
  const last = course.at(-1)!;
  const name = (period: string) => periodName(periodNamed(period)!, paper.language);
  return levelsChart({
    scale,
    points: course.map(({ period, n, mean, interval }) => ({
      name: name(period),
      shortName: shortName(period, paper),
      n,
      ...(mean !== undefined && { mean }),
      ...(interval && { interval }),
    })),
    ...(watched && { baseline: watched.mean }),
    spans: spansOf(answer),
    marks: events.map(({ day, title }) => ({ at: positionOf(answer, day), label: paper.name(title) })),
    level,
    count: paper.count,
    alt: words.courseAlt(nameOf(answer, paper), name(first.period), name(last.period)),
    head: words.courseHead,
    baselineWord: words.baseline,
  });
}

/** Where on the axis a day lies: the middle of the first period is 0. */
function positionOf({ course }: ScopeAnswer, day: string): number {
  const first = periodNamed(course[0]!.period)!;
  const at = Date.parse(`${day.slice(0, 10)}T12:00:00Z`);
  for (let i = 0; i < course.length; i++) {
    const { from, to } = earlierPeriod(first, -i);
    if (at < millis(to)) return i - 0.5 + Math.max(0, (at - millis(from)) / (millis(to) - millis(from)));
  }
  return course.length - 0.5;
}

function spansOf(answer: ScopeAnswer): readonly LevelSpan[] {
  const end = answer.course.length - 0.5;
  return answer.incidents
    .filter(({ kind }) => kind === 'drift' || kind === 'erosion' || kind === 'burst' || kind === 'surge')
    .map(({ since, endedAt, direction }) => ({
      from: positionOf(answer, since),
      to: endedAt ? positionOf(answer, endedAt) : end,
      direction,
    }))
    .filter(({ from, to }) => to > -0.5 && from < end);
}

function shortName(period: string, paper: Paper): string {
  const { from } = periodNamed(period)!;
  return paper.figures('stars').shortDay(from.slice(0, 10) as Day);
}

function figuresCard(answer: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const scale = answer.scale as Scale;
  const name = (period: string) => periodName(periodNamed(period)!, paper.language);
  const { comparedWith, sources, unheard } = answer;
  return html`<section class="card"><h2>${name(answer.period)}</h2>
<p>${levelCell(answer, scale, paper)}</p>
<dl class="scope-changes"><dt>${words.against(name(comparedWith.before))}</dt><dd>${changeCell(answer.change, scale, paper)}</dd>
<dt>${words.against(name(comparedWith.yearBefore))}</dt><dd>${changeCell(answer.yearChange, scale, paper)}</dd></dl>
<p class="small"><a href="${paper.to('/sources')}">${
    unheard.length > 0
      ? html`<span class="watch">${OVERVIEW_WORDS[paper.language].unheard(paper.count(unheard.length), paper.count(sources), unheard.length)}</span>`
      : words.heard(paper.count(sources), sources)
  }</a></p></section>`;
}

function incidentsCard({ incidents }: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const kinds = FIGURE_WORDS[paper.language].kinds;
  const day = (text: string) => paper.figures('stars').shortDay(text.slice(0, 10) as Day);
  return html`<section class="card"><h2>${words.incidents}</h2>${
    incidents.length === 0
      ? html`<p class="soft">${words.noIncidents}</p>`
      : html`<ul class="scope-list">${incidents
          .slice(0, 12)
          .map(
            (one) =>
              html`<li>${incidentLink(one, paper)} <span class="small soft">${one.touchpoint ? html`${kinds[one.kind] ?? one.kind} · ` : ''}<bdi>${day(one.since)} – ${one.endedAt ? day(one.endedAt) : words.now}</bdi> · <a href="${paper.to(`/team/${one.accountable}`)}">${paper.team(one.accountable)}</a></span></li>`,
          )}</ul>`
  }</section>`;
}

function answersCard(answer: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const { answered, starChanges } = answer;
  const { raised, lowered, recovered } = starChanges;
  return html`<section class="card"><h2>${words.answers}</h2>
<p>${answered === undefined ? words.notAnswered : words.answered(paper.share(answered))}</p>
<p>${words.changes(paper.count(raised), paper.count(lowered), paper.count(recovered))}</p>
<p><a href="${paper.to('/reviews', writtenIn(answer))}">${words.allReviews}</a></p></section>`;
}

/** The curve as a file. */
function courseTable({ kind, id, scale, course }: ScopeAnswer): Table {
  return {
    name: `${kind}-${id}`,
    columns: ['period', 'scale', 'reviews', 'mean', 'low', 'high'],
    rows: course.map(({ period, n, mean, interval }) => [
      period,
      scale,
      n,
      mean ?? null,
      interval?.[0] ?? null,
      interval?.[1] ?? null,
    ]),
  };
}
