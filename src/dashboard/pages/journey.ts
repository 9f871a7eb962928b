/** The journey map and, beneath it, why the rating moved and where two teams meet. */
import { html } from 'hono/html';
import type { Decomposition } from '../../domain/drift.ts';
import { periodNamed } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import { JOURNEY_ANSWER, JOURNEY_QUERY, type JourneyAnswer, lookAtJourney } from '../answers/journey.ts';
import { type Chart, figureOf } from '../charts/chart.ts';
import { journeyMap } from '../charts/journey-map.ts';
import { stepsOf, waterfallChart } from '../charts/waterfall.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { periodName } from '../period-name.ts';
import { view } from '../route.ts';
import { JOURNEY_WORDS } from '../words/journey.ts';
import { freshLine } from './figure-cells.ts';

/** Pairs of the table. */
const PAIRS = 12;

export const journeyRoute = view({
  path: '/journey',
  allow: 'viewer',
  summary: 'What each step of the journey costs per review, and which steps of two teams are blamed together.',
  query: JOURNEY_QUERY,
  answer: JOURNEY_ANSWER,
  look: lookAtJourney,
  page(answer, paper) {
    const words = JOURNEY_WORDS[paper.language];
    const isEmpty = answer.total.n === 0;
    const wide = journeyMap(answer, paper, 'wide');
    const why = waterfallOf(answer, paper);
    return {
      title: paper.words.sections.journey,
      lead: words.lead,
      under: 'journey',
      asks: ['brand', 'region', 'period'],
      body: html`<div class="journey">
${choicesOf(answer, paper)}
<section class="card wall">${isEmpty ? emptyOf(answer, paper) : mapOf(wide, answer, paper)}${answer.updatedAt === undefined ? '' : freshLine(answer, paper)}</section>
${isEmpty ? '' : html`<div class="cards">${whyCard(why, paper)}${linksCard(answer, paper)}</div>`}
</div>`,
      charts: { map: wide, ...(why && { why }) },
    };
  },
  table: ({ period, scale, steps }) => ({
    name: `journey-${period}`,
    columns: [
      'touchpoint',
      'owners',
      'scale',
      'lost',
      'low',
      'high',
      'lost_before',
      'change',
      'change_seen',
      'reviews',
      'praised',
      'people',
      'policy',
      'tools',
    ],
    rows: steps.map(({ touchpoint, owners, lost, interval, before, change, reviews, praised, causes }) => [
      touchpoint,
      owners.join(' '),
      scale,
      lost,
      ...interval,
      before?.lost ?? null,
      change?.delta ?? null,
      change?.isSeen ?? null,
      reviews,
      praised,
      causes.people ?? 0,
      causes.policy ?? 0,
      causes.tools ?? 0,
    ]),
  }),
});

/** A period's name as the reader says it. */
export function nameOf(period: string, { language }: Paper): string {
  const known = periodNamed(period);
  return known ? periodName(known, language) : period;
}

/** Both forms of the picture; the style shows the one that fits. */
function mapOf(wide: Chart, answer: JourneyAnswer, paper: Paper): Html {
  const tall = journeyMap(answer, paper, 'tall');
  const both = { ...wide, svg: html`${wide.svg}${tall.svg}` };
  return figureOf(both, { tableWord: paper.words.table, png: paper.here({ chart: 'map' }) });
}

function choicesOf({ show, scale, scales }: JourneyAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const link = (href: string, label: string, isOn: boolean) =>
    html`<a class="toggle" href="${href}"${isOn ? html` aria-current="true"` : ''}>${label}</a>`;
  return html`<div class="choices"><div class="toggles" role="group" aria-label="${words.show}"><span class="soft small">${words.show}</span>${(
    ['level', 'change'] as const
  ).map((one) =>
    link(paper.here({ show: one === 'level' ? undefined : one }), words.shows[one], show === one),
  )}</div>${scalesOf(scales, scale, paper, link)}</div>`;
}

/** A choice of scales where there are several. */
export function scalesOf(
  scales: JourneyAnswer['scales'],
  scale: string,
  paper: Paper,
  link: (href: string, label: string, isOn: boolean) => Html,
): Html {
  if (scales.length < 2) return html``;
  return html`<div class="toggles" role="group" aria-label="${paper.words.scale}"><span class="soft small">${paper.words.scale}</span>${scales.map(
    (one) => link(paper.here({ scale: one.scale }), one.scale, one.scale === scale),
  )}</div>`;
}

/** Nothing to show, and what may be the reason. */
export function emptyOf({ updatedAt }: Pick<JourneyAnswer, 'updatedAt'>, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  if (updatedAt === undefined) return html`<div class="empty"><p>${words.building}</p></div>`;
  return html`<div class="empty"><p>${words.nothing}</p><p><a href="${paper.to('/sources')}">${words.nothingMore}</a></p></div>`;
}

function waterfallOf({ decomposition, total, scale, period, before }: JourneyAnswer, paper: Paper): Chart | undefined {
  if (!decomposition || total.mean === undefined || !total.before) return undefined;
  const parts = { ...decomposition, before: total.before, after: { mean: total.mean, n: total.n } };
  return waterfallChart(
    {
      scale: scale as Scale,
      before: { label: nameOf(before, paper), mean: total.before.mean },
      after: { label: nameOf(period, paper), mean: total.mean },
      steps: stepsOf(parts as unknown as Decomposition, paper),
    },
    paper,
  );
}

function whyCard(why: Chart | undefined, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  return html`<section class="card"><h2>${words.why}</h2>${
    why
      ? figureOf(why, { tableWord: paper.words.table, png: paper.here({ chart: 'why' }) })
      : html`<p class="soft">${words.whyNot}</p>`
  }</section>`;
}

function linksCard({ links, period }: JourneyAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const between = links.filter(({ isInterface }) => isInterface).slice(0, PAIRS);
  const row = ({ first, second, reviews, reviewsBefore }: JourneyAnswer['links'][number]) => {
    const [a, b] = [paper.touchpoint(first), paper.touchpoint(second)];
    const href = paper.to('/reviews', { touchpoint: first, also: second, side: 'blamed', period });
    return html`<tr><th scope="row"><a href="${paper.to(`/touchpoint/${first}`)}">${a}</a> + <a href="${paper.to(`/touchpoint/${second}`)}">${b}</a></th><td class="figure"><a href="${href}" aria-label="${words.both(a, b, paper.count(reviews))}">${paper.count(reviews)}</a></td><td class="figure">${paper.count(reviewsBefore)}</td></tr>`;
  };
  return html`<section class="card"><h2>${words.interfaces}</h2>${
    between.length === 0
      ? html`<p class="soft">${words.noInterfaces}</p>`
      : html`<table aria-label="${words.interfaces}"><thead><tr><th scope="col">${words.touchpoint}</th><th scope="col" class="figure">${words.together}</th><th scope="col" class="figure">${words.before}</th></tr></thead><tbody>${between.map(row)}</tbody></table>`
  }</section>`;
}
