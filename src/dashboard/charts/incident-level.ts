/** An incident's curve: the level over a year with the levels before and after the change. */
import { html } from 'hono/html';
import type { Language } from '../../alerts/figures.ts';
import type { Incident } from '../../domain/incident.ts';
import { scaleRange } from '../../domain/scale.ts';
import { type Day, dayFromNumber, dayNumber } from '../../domain/time.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { INCIDENT_WORDS } from '../words/incidents.ts';
import type { Chart } from './chart.ts';

interface Point {
  readonly day: Day;
  readonly mean: number;
  readonly n: number;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 240, 64, 16, 18, 30];

/** Undefined for fewer than two points: a dot is no curve. */
export function levelChart(
  incident: Incident,
  series: readonly Point[],
  place: string,
  paper: Pick<Paper, 'language' | 'figures'>,
): Chart | undefined {
  const points = incident.kind === 'erosion' ? quarterPoints(incident) : series;
  if (points.length < 2) return undefined;
  const words = INCIDENT_WORDS[paper.language];
  const number = paper.figures(incident.scale);
  const { before, after } = levelsOf(incident);
  const level = (value: { mean: number } | undefined) => (value ? number.level(value.mean) : '–');
  return {
    svg: draw(incident, points, words.chartAlt(place, level(before), level(after)), paper),
    width: WIDTH,
    height: HEIGHT,
    alt: words.chartAlt(place, level(before), level(after)),
    head: [words.day, words.mean, words.reviews],
    rows: points.map(({ day, mean, n }) => [number.day(day), number.level(mean), number.count(n)]),
  };
}

/** The curve is of whole reviews: levels of one touchpoint do not belong beside it. */
function levelsOf(incident: Incident): Pick<Incident, 'before' | 'after'> {
  const ofTouchpoint = (incident.streams[0]?.split('/')[2] ?? '*') !== '*';
  return ofTouchpoint ? (incident.decomposition ?? {}) : incident;
}

/** Both years, quarter by quarter: a year apart, so that one curve runs through them. */
function quarterPoints({ quarters = [], yearsAgo = 1 }: Incident): readonly Point[] {
  const earlier = quarters.map(({ since, before }) => {
    const day = `${Number(since.slice(0, 4)) - yearsAgo}${since.slice(4)}` as Day;
    return { day, mean: before.mean, n: before.n };
  });
  return [...earlier, ...quarters.map(({ since, after }) => ({ day: since, mean: after.mean, n: after.n }))];
}

function draw(
  incident: Incident,
  points: readonly Point[],
  alt: string,
  { language, figures }: Pick<Paper, 'language' | 'figures'>,
): Html {
  const number = figures(incident.scale);
  const words = INCIDENT_WORDS[language];
  const { before, after } = levelsOf(incident);
  const change = dayNumber(incident.since);
  const days = points.map(({ day }) => dayNumber(day));
  const [first, last] = [Math.min(...days, change), Math.max(...days, change)];
  const [low, high] = rangeOf([...points, ...(before ? [before] : []), ...(after ? [after] : [])], incident);
  const x = (day: number) => LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (mean: number) => TOP + ((high - mean) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const most = Math.max(...points.map(({ n }) => n), 1);
  const said = (text: string) => inOrder(text, language);
  const ticks = [low, (low + high) / 2, high];
  const line = (level: { mean: number } | undefined, from: number, to: number, ink: string, name: string) =>
    level
      ? html`<line x1="${at(from)}" y1="${at(y(level.mean))}" x2="${at(to)}" y2="${at(y(level.mean))}" class="${ink}-line" stroke-width="2.5"/>
<text x="${at(from + 4)}" y="${at(y(level.mean) - 6)}" class="${ink}" font-size="12">${said(`${name} ${number.level(level.mean)}`)}</text>`
      : '';
  const worse = incident.direction === 'down' ? 'ink-worse' : 'ink-better';
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${alt}" font-size="12">
${ticks.map(
  (tick) => html`<line x1="${LEFT}" y1="${at(y(tick))}" x2="${WIDTH - RIGHT}" y2="${at(y(tick))}" class="ink-rule"/>
<text x="${LEFT - 8}" y="${at(y(tick) + 4)}" text-anchor="end" class="ink-soft">${number.level(tick)}</text>`,
)}
<polyline points="${points.map(({ day, mean }) => `${at(x(dayNumber(day)))},${at(y(mean))}`).join(' ')}" fill="none" class="ink-line" stroke-width="1.5"/>
${points.map(
  ({ day, mean, n }) =>
    html`<circle cx="${at(x(dayNumber(day)))}" cy="${at(y(mean))}" r="${at(1.5 + 2.5 * Math.sqrt(n / most))}" class="ink-dot"/>`,
)}
<line x1="${at(x(change))}" y1="${TOP - 8}" x2="${at(x(change))}" y2="${HEIGHT - BOTTOM}" class="ink-before-line" stroke-dasharray="4 3"/>
${line(before, LEFT, x(change), 'ink-before', words.beforeLine)}
${line(after, x(change), WIDTH - RIGHT, worse, '')}
${[first, change, last]
  .filter((day, index, all) => all.findIndex((other) => Math.abs(x(other) - x(day)) < 70) === index)
  .map((day) => {
    const anchor = x(day) > WIDTH - 80 ? 'end' : x(day) < LEFT + 40 ? 'start' : 'middle';
    return html`<text x="${at(x(day))}" y="${HEIGHT - 8}" text-anchor="${anchor}" class="ink-soft">${said(number.shortDay(dayFromNumber(day)))}</text>`;
  })}
</svg>`;
}

/** The renderer of PNG files knows no direction of its own. */
function inOrder(text: string, language: Language): string {
  return language === 'fa' ? `\u202b${text.trim()}\u202c` : text.trim();
}

/** Half stars around what is shown, so that a small change does not look like a cliff. */
function rangeOf(levels: readonly { readonly mean: number }[], { scale }: Incident): readonly [number, number] {
  const { min, max } = scaleRange(scale);
  const step = (max - min) / 8;
  const means = levels.map(({ mean }) => mean);
  const low = Math.max(min, min + step * Math.floor((Math.min(...means) - min) / step - 0.2));
  const high = Math.min(max, min + step * Math.ceil((Math.max(...means) - min) / step + 0.2));
  return [Math.min(low, high - 2 * step), high];
}

function at(value: number): string {
  return value.toFixed(1);
}
