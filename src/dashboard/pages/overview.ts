/** The first page: what moved in a sentence, the totals, and each place in the order of what needs attention. */
import { html } from 'hono/html';
import { daysOf } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import type { Day } from '../../domain/time.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import {
  lookAtOverview,
  OVERVIEW_ANSWER,
  OVERVIEW_QUERY,
  type OverviewAnswer,
  type OverviewPlace,
  type OverviewTotal,
} from '../answers/overview.ts';
import { sparkline } from '../charts/sparkline.ts';
import { periodOf } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { type Page, view } from '../route.ts';
import type { Table } from '../table.ts';
import { OVERVIEW_WORDS } from '../words/overview.ts';
import { changeCell, freshLine, incidentLink, levelCell, pointsOf } from './figure-cells.ts';

export const overviewRoute = view({
  path: '/',
  allow: 'viewer',
  summary: 'Totals, and each place in the order of what needs attention.',
  query: OVERVIEW_QUERY,
  answer: OVERVIEW_ANSWER,
  look: lookAtOverview,
  page: overviewPage,
  table: overviewTable,
});

function overviewPage(answer: OverviewAnswer, paper: Paper): Page {
  const words = OVERVIEW_WORDS[paper.language];
  const needs = answer.places.filter(({ need }) => need);
  const calm = answer.places.filter(({ need }) => !need);
  return {
    title: paper.words.sections.overview,
    lead: leadOf(answer, paper),
    under: 'overview',
    asks: ['brand', 'region', 'period'],
    body: html`
${answer.totals.length > 0 ? totalsCard(answer, paper) : ''}
${
  needs.length > 0
    ? html`<section class="card"><h2>${words.needs} <span class="soft">${paper.count(answer.inNeed)}</span></h2>${placesTable(needs, words.needs, paper)}</section>`
    : answer.page === 1 && answer.all > 0
      ? html`<p class="card">${words.nothingNeeds}</p>`
      : ''
}
${calm.length > 0 ? html`<section class="card"><h2>${words.calm} <span class="soft">${paper.count(answer.all - answer.inNeed)}</span></h2>${placesTable(calm, words.calm, paper)}</section>` : ''}
${pagesOf(answer, paper)}
${freshLine(answer, paper)}`,
  };
}

/** "Bristol fell by 1.8 stars, mostly delivery. 2 of 40 sources were not heard." */
function leadOf({ fallen, risen, totals, places, sources, unheard }: OverviewAnswer, paper: Paper): Html {
  const words = OVERVIEW_WORDS[paper.language];
  const link = (location: string) =>
    html`<a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a>`;
  const said = (one: OverviewAnswer['fallen'][number], say: (place: string, by: string) => string) => {
    // The name is a link: the sentence is made around a mark and cut there.
    const [before = '', after = ''] = say('\u0000', pointsOf(one.delta, one.scale as Scale, paper)).split('\u0000');
    const due = one.touchpoint ? words.mostly(paper.touchpoint(one.touchpoint)) : '';
    return html`${before}${link(one.location)}${after}${due}. `;
  };
  const moved =
    fallen.length > 0
      ? fallen.map((one) => said(one, words.fell))
      : risen.length > 0
        ? risen.map((one) => said(one, words.rose))
        : html`${totals.every(({ total }) => total.n === 0) ? words.noReviewsYet : words.nothingMoved} `;
  const abnormal = places.flatMap(({ location, abnormal: day }) => (day ? [{ location, day }] : [])).slice(0, 2);
  const unusual = abnormal.map(({ location, day }) => {
    const said = words.abnormal('\u0000', paper.figures('stars').day(day.since as Day));
    const [before = '', after = ''] = said.split('\u0000');
    return html`${before}${link(location)}${after} `;
  });
  const heard =
    unheard > 0
      ? words.unheard(paper.count(unheard), paper.count(sources), unheard)
      : sources > 0
        ? words.allHeard(paper.count(sources), sources)
        : '';
  return html`${moved}${unusual}<a href="${paper.to('/sources')}">${heard}</a>`;
}

function totalsCard({ totals }: OverviewAnswer, paper: Paper): Html {
  const words = OVERVIEW_WORDS[paper.language];
  const row = (one: OverviewTotal, path: string, name: string, scale: string, isTotal: boolean) =>
    html`<tr${isTotal ? html` class="overview-total"` : ''}><th scope="row"><a href="${paper.to(path)}">${name}</a></th>
<td>${levelCell(one, scale as Scale, paper)}</td><td>${sparkline(one.trend, scale as Scale)}</td>
<td data-label="${words.toBefore}">${changeCell(one.change, scale as Scale, paper)}</td><td data-label="${words.toYearBefore}">${changeCell(one.yearChange, scale as Scale, paper)}</td></tr>`;
  const rows = totals.flatMap(({ brand, scale, total, regions }) => [
    total.id === brand
      ? row(total, `/brand/${brand}`, paper.brand(brand), scale, true)
      : row(total, `/region/${total.id}`, paper.region(total.id), scale, true),
    ...(total.id === brand
      ? regions.map((one) => row(one, `/region/${one.id}`, paper.region(one.id), scale, false))
      : []),
  ]);
  return html`<section class="card"><h2>${words.whole}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${words.whole}"><table class="overview">
<thead><tr><th scope="col"><span class="unseen">${words.place}</span></th><th scope="col">${words.level}</th><th scope="col">${words.course}</th><th scope="col">${words.toBefore}</th><th scope="col">${words.toYearBefore}</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function placesTable(places: readonly OverviewPlace[], label: string, paper: Paper): Html {
  const words = OVERVIEW_WORDS[paper.language];
  const hasRegions = places.some(({ region, need }) => region !== undefined && !need);
  const groups = hasRegions ? [...Map.groupBy(places, ({ region }) => region ?? '')] : [['', places] as const];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="overview">
<thead><tr><th scope="col">${words.place}</th><th scope="col">${words.level}</th><th scope="col">${words.course}</th><th scope="col">${words.toBefore}</th><th scope="col">${words.toYearBefore}</th><th scope="col">${words.open}</th><th scope="col">${words.why}</th></tr></thead>
${groups.map(
  ([region, all]) =>
    html`<tbody>${
      hasRegions
        ? html`<tr class="overview-region"><th colspan="7" scope="rowgroup">${region === '' ? words.noRegion : html`<a href="${paper.to(`/region/${region}`)}">${paper.region(region)}</a>`}</th></tr>`
        : ''
    }${all.map((one) => placeRow(one, paper))}</tbody>`,
)}</table></div>`;
}

function placeRow(place: OverviewPlace, paper: Paper): Html {
  const words = OVERVIEW_WORDS[paper.language];
  const { location, abnormal, unheard, trend } = place;
  const incidents =
    abnormal && !place.incidents.some(({ key }) => key === abnormal.key)
      ? [...place.incidents, abnormal]
      : place.incidents;
  const scale = place.scale as Scale;
  const notSeen = incidents.some(({ state, isAcknowledged }) => state === 'firing' && !isAcknowledged);
  return html`<tr><th scope="row"><a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a>${
    unheard.length > 0
      ? html`<br><a class="small watch" href="${paper.to('/sources')}">${words.notHeard(paper.count(unheard.length))}</a>`
      : ''
  }</th>
<td>${levelCell(place, scale, paper)}</td><td>${sparkline(trend, scale)}</td>
<td data-label="${words.toBefore}">${changeCell(place.change, scale, paper)}</td><td data-label="${words.toYearBefore}">${changeCell(place.yearChange, scale, paper)}</td>
<td>${incidents.map((one) => html`${incidentLink(one, paper)} `)}${notSeen ? html`<br><span class="small soft">${words.unacknowledged}</span>` : ''}</td>
<td class="small">${whyCell(place, paper)}</td></tr>`;
}

/** The touchpoint that costs most and the one that grew most, each with what was written about it. */
function whyCell({ location, lost, moved, scale }: OverviewPlace, paper: Paper): Html {
  const { from, to } = daysOf(periodOf(paper.frame, paper.now));
  const words = OVERVIEW_WORDS[paper.language];
  const { change } = paper.figures(scale as Scale);
  const link = ({ touchpoint, points }: NonNullable<OverviewPlace['lost']>) =>
    html`${touchpoint === UNATTRIBUTED ? paper.touchpoint(touchpoint) : html`<a href="${paper.to('/reviews', { location, touchpoint, side: 'blamed', from, to })}">${paper.touchpoint(touchpoint)}</a>`} <bdi>${change(-points)}</bdi>`;
  const isOne = lost && moved && lost.touchpoint === moved.touchpoint;
  return html`${moved ? html`${link(moved)} <span class="soft">${words.grew}${isOne ? html`, ${words.costsMost}` : ''}</span>` : ''}${
    lost && !isOne ? html`${moved ? html`<br>` : ''}${link(lost)} <span class="soft">${words.costsMost}</span>` : ''
  }`;
}

function pagesOf({ page, pages }: OverviewAnswer, paper: Paper): Html | '' {
  if (pages === 1) return '';
  const words = OVERVIEW_WORDS[paper.language];
  const step = (to: number, label: string) =>
    to < 1 || to > pages ? '' : html`<a class="step" href="${paper.here({ page: to })}">${label}</a>`;
  return html`<nav class="row" aria-label="${words.pages}">${step(page - 1, paper.words.earlier)}<span>${words.pageOf(paper.count(page), paper.count(pages))}</span>${step(page + 1, paper.words.later)}</nav>`;
}

function overviewTable({ period, places }: OverviewAnswer): Table {
  return {
    name: `overview-${period}`,
    columns: [
      'location',
      'region',
      'scale',
      'reviews',
      'mean',
      'low',
      'high',
      'change',
      'change_low',
      'change_high',
      'year_change',
      'need',
      'incidents',
      'costs_most',
      'grew_most',
      'unheard',
    ],
    rows: places.map((one) => [
      one.location,
      one.region ?? null,
      one.scale,
      one.n,
      one.mean ?? null,
      one.interval?.[0] ?? null,
      one.interval?.[1] ?? null,
      one.change?.delta ?? null,
      one.change?.interval[0] ?? null,
      one.change?.interval[1] ?? null,
      one.yearChange?.delta ?? null,
      one.need ?? null,
      one.incidents.map(({ key }) => key).join(' '),
      one.lost?.touchpoint ?? null,
      one.moved?.touchpoint ?? null,
      one.unheard.join(' '),
    ]),
  };
}
