/** One step of the journey: what it costs, since when, where and why, and what customers say of it. */
import { html } from 'hono/html';
import type { Cause } from '../../domain/finding.ts';
import type { Scale } from '../../domain/scale.ts';
import { instant } from '../../domain/time.ts';
import { lookAtTouchpoint, TOUCHPOINT_ANSWER, TOUCHPOINT_QUERY, type TouchpointAnswer } from '../answers/touchpoint.ts';
import { type Chart, figureOf } from '../charts/chart.ts';
import { courseChart } from '../charts/course.ts';
import type { Html } from '../html.ts';
import { markedText } from '../marked-text.ts';
import type { Paper } from '../paper.ts';
import { view } from '../route.ts';
import { JOURNEY_WORDS, type JourneyWords } from '../words/journey.ts';
import { REVIEW_WORDS } from '../words/reviews.ts';
import { freshLine } from './figure-cells.ts';
import { emptyOf, nameOf, scalesOf } from './journey.ts';

/** Units of a quoted review that are shown. */
const QUOTED = 400;

export const touchpointRoute = view({
  path: '/touchpoint/:touchpoint',
  allow: 'viewer',
  summary: 'One step of the journey: what it costs over time, by place and cause, and what customers say of it.',
  query: TOUCHPOINT_QUERY,
  answer: TOUCHPOINT_ANSWER,
  look: lookAtTouchpoint,
  page(answer, paper) {
    const words = JOURNEY_WORDS[paper.language];
    const course = courseOf(answer, paper);
    const { step, total } = answer;
    const owners = step.owners.map((id) => html`<a href="${paper.to(`/team/${id}`)}">${paper.team(id)}</a>`);
    const link = (href: string, label: string, isOn: boolean) =>
      html`<a class="toggle" href="${href}"${isOn ? html` aria-current="true"` : ''}>${label}</a>`;
    return {
      title: paper.touchpoint(step.touchpoint),
      lead: html`${words.owners}: ${owners.map((one, i) => html`${i > 0 ? ' + ' : ''}${one}`)} · <a href="${paper.to('/journey')}">${paper.words.sections.journey}</a>`,
      under: 'journey',
      asks: ['brand', 'region', 'period'],
      body: html`<div class="journey">${scalesOf(answer.scales, answer.scale, paper, link)}
${
  total.n === 0
    ? html`<section class="card">${emptyOf(answer, paper)}</section>`
    : html`<div class="cards">${levelCard(answer, course, paper)}${causeCard(answer, paper)}</div>${placesCard(answer, paper)}`
}
<div class="cards">${voicesCard(answer, 'blamed', paper)}${voicesCard(answer, 'praised', paper)}</div>
<div class="cards">${incidentsCard(answer, paper)}${eventsCard(answer, paper)}</div>
${answer.updatedAt === undefined ? '' : freshLine(answer, paper)}</div>`,
      ...(course && { charts: { course } }),
    };
  },
  table: ({ step, period, scale, places }) => ({
    name: `${step.touchpoint}-${period}`,
    columns: ['location', 'scale', 'reviews', 'blaming', 'lost', 'low', 'high', 'lost_before', 'change', 'change_seen'],
    rows: places.map(({ location, n, reviews, lost, interval, before, change }) => [
      location,
      scale,
      n,
      reviews,
      lost,
      ...interval,
      before?.lost ?? null,
      change?.delta ?? null,
      change?.isSeen ?? null,
    ]),
  }),
});

function courseOf({ course, scale, step }: TouchpointAnswer, paper: Paper): Chart | undefined {
  const words = JOURNEY_WORDS[paper.language];
  const number = paper.figures(scale as Scale);
  const points = course.map(({ period, n, level }) => {
    const name = nameOf(period, paper);
    return { name, shortName: name, n, ...(level && { level }) };
  });
  const told = points.flatMap(({ name, level }) => (level ? [`${name} ${number.level(level.lost)}`] : []));
  return courseChart(
    {
      points,
      level: number.level,
      alt: `${paper.touchpoint(step.touchpoint)}, ${words.lost(scale as Scale)}: ${told.join(' · ')}`,
      head: [words.months, words.lost(scale as Scale), words.interval, paper.words.sections.reviews],
    },
    paper,
  );
}

function levelCard(answer: TouchpointAnswer, course: Chart | undefined, paper: Paper): Html {
  const { step, scale, total, before } = answer;
  const words = JOURNEY_WORDS[paper.language];
  const number = paper.figures(scale as Scale);
  const { contribution: part } = step;
  return html`<section class="card"><h2>${words.course}</h2>
<p class="headline"><strong><bdi>${number.level(step.lost)}</bdi></strong> <span>${words.lost(scale as Scale)}<br><span class="small soft"><bdi>${number.level(step.interval[0])} – ${number.level(step.interval[1])}</bdi> · ${words.blaming}: ${words.reviews(paper.count(step.reviews))}</span></span></p>
<p>${changeOf(step.change, scale, words, paper)} <span class="small soft">${words.against(nameOf(before, paper))}</span></p>
${part !== undefined && total.change ? html`<p class="small soft">${words.contribution(number.change(part), number.change(total.change.delta))}</p>` : ''}
${course ? figureOf(course, { tableWord: paper.words.table, png: paper.here({ chart: 'course' }) }) : ''}</section>`;
}

function changeOf(change: TouchpointAnswer['step']['change'], scale: string, words: JourneyWords, paper: Paper): Html {
  if (!change) return html`<span class="soft">${words.noPast}</span>`;
  const value = paper.figures(scale as Scale).change(change.delta);
  if (!change.isSeen) return html`<span class="soft">${words.steady} <bdi>(${value})</bdi></span>`;
  return change.delta > 0
    ? html`<strong class="worse">▲ ${words.more} <bdi>${value}</bdi></strong>`
    : html`<strong class="better">▼ ${words.less} <bdi>${value}</bdi></strong>`;
}

function causeCard({ step, scale, period, together, emotions }: TouchpointAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const number = paper.figures(scale as Scale);
  const named = (['people', 'policy', 'tools'] as const).filter((cause) => (step.causes[cause] ?? 0) > 0);
  const reviews = (more: Readonly<Record<string, string>>) =>
    paper.to('/reviews', { touchpoint: step.touchpoint, side: 'blamed', period, ...more });
  const unnamed = Math.max(0, step.lost - named.reduce((sum, cause) => sum + step.causes[cause]!, 0));
  const row = (cause: Cause | 'none', points: number) =>
    html`<tr><th scope="row"><svg class="key" width="12" height="12" aria-hidden="true"><rect class="${cause === 'none' ? '' : `ink-${cause} `}ink-before-line"${cause === 'none' ? html` fill="none"` : ''} x="0.5" y="0.5" width="11" height="11"/></svg> ${cause === 'none' ? words.causes.none : html`<a href="${reviews({ cause })}">${words.causes[cause]}</a>`}</th><td class="figure"><bdi>${number.level(points)}</bdi></td><td class="figure">${paper.share(points / step.lost)}</td></tr>`;
  const felt = Object.entries(emotions).sort((a, b) => b[1] - a[1]);
  const feelings: Readonly<Record<string, string>> = REVIEW_WORDS[paper.language].emotions;
  return html`<section class="card"><h2>${words.byCause}</h2>${
    step.lost === 0 || named.length === 0
      ? html`<p class="soft">${words.noCause}</p>`
      : html`<table aria-label="${words.byCause}"><tbody>${named.map((cause) => row(cause, step.causes[cause]!))}${row('none', unnamed)}</tbody></table>`
  }
${felt.length > 0 ? html`<h3>${words.feel}</h3><p>${felt.map(([emotion, n]) => html`<a class="chip" href="${reviews({ emotion })}">${feelings[emotion] ?? emotion} ${paper.count(n)}</a> `)}</p>` : ''}
${together.length > 0 ? html`<h3>${words.withOthers}</h3><p>${together.map((one) => html`<a class="chip" href="${reviews({ also: one.touchpoint })}">${paper.touchpoint(one.touchpoint)} ${paper.count(one.reviews)}</a> `)}</p>` : ''}</section>`;
}

function placesCard({ places, placesInAll, scale, step, period }: TouchpointAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const number = paper.figures(scale as Scale);
  const row = ({ location, reviews, lost, interval, change }: TouchpointAnswer['places'][number]) =>
    html`<tr><th scope="row"><a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a></th><td class="figure"><bdi>${number.level(lost)}</bdi><br><span class="small soft"><bdi>${number.level(interval[0])} – ${number.level(interval[1])}</bdi></span></td><td>${changeOf(change, scale, words, paper)}</td><td class="figure"><a href="${paper.to('/reviews', { touchpoint: step.touchpoint, side: 'blamed', period, location })}" aria-label="${paper.location(location)}: ${words.reviews(paper.count(reviews))}">${paper.count(reviews)}</a></td></tr>`;
  return html`<section class="card"><h2>${words.byPlace}</h2>${
    places.length === 0
      ? html`<p class="soft">${words.noPlace}</p>`
      : html`<p class="small soft">${words.byPlaceLead}</p><div class="scroll" tabindex="0" role="region" aria-label="${words.byPlace}"><table class="places"><thead><tr><th scope="col">${words.place}</th><th scope="col" class="figure">${words.lost(scale as Scale)}</th><th scope="col">${words.change}</th><th scope="col" class="figure">${words.blaming}</th></tr></thead><tbody>${places.map(row)}</tbody></table></div>${placesInAll > places.length ? html`<p class="small soft">${words.furtherPlaces(paper.count(placesInAll - places.length))}</p>` : ''}`
  }</section>`;
}

function voicesCard(answer: TouchpointAnswer, side: 'blamed' | 'praised', paper: Paper): Html {
  const { step, period } = answer;
  const { count, countedOut, read, readBefore, themes, evidence } = answer[side];
  const words = JOURNEY_WORDS[paper.language];
  const all = paper.to('/reviews', { touchpoint: step.touchpoint, side, period });
  const theme = ({ name, language, after, change }: TouchpointAnswer['blamed']['themes'][number]) =>
    html`<tr><th scope="row"><bdi lang="${language}">${paper.name(name)}</bdi></th><td class="figure">${paper.count(after.reviews)}</td><td class="figure">${paper.share(after.share)}</td><td>${change === 'steady' ? html`<span class="soft">${words.themeChange.steady}</span>` : html`<span class="badge ${side === 'blamed' && (change === 'new' || change === 'more') ? 'worse' : ''}">${words.themeChange[change]}</span>`}</td></tr>`;
  return html`<section class="card"><h2>${words.said[side]}</h2>${
    count === 0
      ? html`<p class="soft">${words.silent[side]}</p>`
      : html`${themes.length === 0 ? html`<p class="soft">${words.noThemes}</p>` : html`<table aria-label="${words.said[side]}"><thead><tr><th scope="col">${words.theme}</th><th scope="col" class="figure">${paper.words.sections.reviews}</th><th scope="col" class="figure">%</th><th scope="col">${words.change}</th></tr></thead><tbody>${themes.map(theme)}</tbody></table><p class="small soft">${words.drawn(paper.count(read), paper.count(readBefore))}</p>`}
${evidence.map((one) => quote(one, side, paper))}
<p><a href="${all}">${words.allReviews(`${paper.count(count)}${countedOut ? '+' : ''}`)}</a></p>`
  }</section>`;
}

/** A customer's own words in their own direction, those about the step marked; whoever wrote them is not named. */
function quote(
  { review, spans }: TouchpointAnswer['blamed']['evidence'][number],
  side: 'blamed' | 'praised',
  paper: Paper,
): Html {
  const words = JOURNEY_WORDS[paper.language];
  const { id, text = '', language, location, written } = review;
  const first = Math.min(...spans.map(({ start }) => start));
  const from = startBefore(text, first);
  const shown = text.slice(from);
  const marks = spans.map(({ start, end }) => ({ start: start - from, end: end - from, side, label: '' }));
  const { body, isCut } = markedText(shown, marks, [], QUOTED);
  return html`<blockquote class="voice"><p dir="auto"${language && language !== 'und' ? html` lang="${language}"` : ''}>${from > 0 ? '… ' : ''}${body}${isCut ? ' …' : ''}</p><footer class="small soft">${paper.location(location)} · ${paper.day(written.latest as never)} · <a href="${paper.to(`/review/${id}`)}">${words.read}</a></footer></blockquote>`;
}

/** Where the quotation begins so that the marked words are in it. */
function startBefore(text: string, first: number): number {
  if (first < QUOTED / 2) return 0;
  const space = text.indexOf(' ', first - QUOTED / 3);
  return space >= 0 && space < first ? space + 1 : first;
}

function incidentsCard({ incidents }: TouchpointAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const number = paper.figures('stars');
  const line = ({
    key,
    kind,
    direction,
    since,
    accountable,
    location,
    region,
  }: TouchpointAnswer['incidents'][number]) =>
    html`<li><a href="${paper.to('/incident', { key })}"><span class="${direction === 'up' ? 'better' : 'worse'}">${direction === 'up' ? '▲' : '▼'}</span> ${words.kinds[kind] ?? kind}</a> · ${location ? paper.location(location) : region ? paper.region(region) : words.everywhere} · ${words.since} ${number.day(since as never)} · ${paper.team(accountable)}</li>`;
  return html`<section class="card"><h2>${words.incidents}</h2>${incidents.length === 0 ? html`<p class="soft">${words.noIncidents}</p>` : html`<ul class="plainly">${incidents.map(line)}</ul>`}</section>`;
}

function eventsCard({ events }: TouchpointAnswer, paper: Paper): Html {
  const words = JOURNEY_WORDS[paper.language];
  const line = ({ day, title, location, region }: TouchpointAnswer['events'][number]) =>
    html`<li>${paper.day(instant(day))} · <bdi>${paper.name(title)}</bdi> <span class="small soft">${location ? paper.location(location) : region ? paper.region(region) : words.everywhere}</span></li>`;
  return html`<section class="card"><h2>${words.events}</h2>${events.length === 0 ? html`<p class="soft">${words.noEvents}</p>` : html`<ul class="plainly">${events.map(line)}</ul>`}</section>`;
}
