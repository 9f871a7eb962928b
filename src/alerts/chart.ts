/** The level over time as a picture for mail: an SVG of ours, and the same as PNG, with the shift marked. */
import type { Level } from '../domain/drift.ts';
import type { Scale } from '../domain/scale.ts';
import { type Day, dayFromNumber, dayNumber } from '../domain/time.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { WORDINGS } from './pen.ts';
import {
  at,
  BOTTOM,
  beneath,
  type Chart,
  escaped,
  HEIGHT,
  LEFT,
  lineThrough,
  pictureOf,
  RIGHT,
  TOP,
  upright,
  WENT,
  WIDTH,
} from './picture.ts';

/** Mean of the `n` scores of a day (or week, named by its first day). */
export interface ChartPoint {
  readonly day: Day;
  readonly mean: number;
  readonly n: number;
}

export interface ChartRequest {
  readonly since: Day;
  readonly before?: Level;
  readonly after?: Level;
  readonly language: Language;
  readonly scale: Scale;
}

/** A picture shows no more dots than this; longer series are averaged, weighted by their counts. */
const MOST_POINTS = 120;

/** Draws the series; undefined when fewer than two points have reviews. */
export function renderChart(series: readonly ChartPoint[], request: ChartRequest): Chart | undefined {
  const points = thin(series.filter((point) => point.n > 0 && Number.isFinite(point.mean)));
  if (points.length < 2) return undefined;
  return pictureOf(draw(points, request), altOf(request));
}

function altOf({ language, scale, before, after, since }: ChartRequest): string {
  const number = figures(language, scale);
  const level = (value: Level | undefined) => (value ? number.level(value.mean) : '–');
  return WORDINGS[language].chart(level(before), level(after), number.day(since));
}

function draw(points: readonly ChartPoint[], request: ChartRequest): readonly string[] {
  const number = figures(request.language, request.scale);
  const days = points.map((point) => dayNumber(point.day));
  const shift = dayNumber(request.since);
  const [first, last] = [Math.min(days[0] ?? shift, shift), Math.max(days.at(-1) ?? shift, shift)];
  const means = [...points, ...[request.before, request.after].flatMap((level) => level ?? [])].map(({ mean }) => mean);
  const { y, lines } = upright(means, request.scale, number);
  const x = (day: number) => LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const most = Math.max(...points.map((point) => point.n));
  const dots = points.map((point) => {
    const radius = 1.5 + 2.5 * Math.sqrt(point.n / most);
    return `<circle cx="${at(x(dayNumber(point.day)))}" cy="${at(y(point.mean))}" r="${at(radius)}" fill="#667085"/>`;
  });
  const shiftX = at(x(shift));
  return [
    ...lines,
    lineThrough(
      points.map(({ day, mean }) => [x(dayNumber(day)), y(mean)]),
      '#98a2b3',
    ),
    ...dots,
    `<line x1="${shiftX}" y1="${TOP - 6}" x2="${shiftX}" y2="${HEIGHT - BOTTOM}" stroke="#344054" stroke-dasharray="3 3"/>`,
    ...levels(request, x(first), x(shift), x(last), y, number),
    ...dayLabels([first, shift, last], x, number),
  ];
}

function levels(
  { before, after, language }: ChartRequest,
  first: number,
  shift: number,
  last: number,
  y: (mean: number) => number,
  number: Figures,
): string[] {
  const legend = WORDINGS[language].chartLegend;
  const falls = before && after ? after.mean < before.mean : false;
  const colour = WENT[falls ? 'down' : 'up'];
  return [
    ...(before ? level(first, shift, y(before.mean), '#344054', `${legend.before} ${number.level(before.mean)}`) : []),
    ...(after ? level(shift, last, y(after.mean), colour, `${legend.after} ${number.level(after.mean)}`) : []),
  ];
}

/** A level line with its label: inside the line's span when that is wide enough, else beside it on the left. */
function level(from: number, to: number, y: number, colour: string, label: string): string[] {
  const wide = to - from > 110;
  const anchor = wide ? 'middle' : 'end';
  const x = wide ? (from + to) / 2 : to;
  const above = y - 8 < TOP - 12 ? y + 20 : y - 8;
  const text = `x="${at(x)}" y="${at(above)}" text-anchor="${anchor}" font-weight="bold"`;
  return [
    `<line x1="${at(from)}" y1="${at(y)}" x2="${at(to)}" y2="${at(y)}" stroke="${colour}" stroke-width="3"/>`,
    // The same words in white beneath keep the label readable over the line of points.
    `<text ${text} fill="#ffffff" stroke="#ffffff" stroke-width="4">${escaped(label)}</text>`,
    `<text ${text} fill="${colour}">${escaped(label)}</text>`,
  ];
}

/** First day, day of the shift, last day; one that would run into its neighbour is left out. */
function dayLabels(days: readonly [number, number, number], x: (day: number) => number, number: Figures): string[] {
  const [first, shift, last] = days;
  const far = (a: number, b: number) => Math.abs(x(a) - x(b)) > 120;
  const shown = [
    ...(far(first, shift) ? [{ day: first, anchor: 'start' } as const] : []),
    {
      day: shift,
      anchor: far(first, shift) && far(shift, last) ? 'middle' : far(shift, last) ? 'start' : 'end',
    } as const,
    ...(far(shift, last) ? [{ day: last, anchor: 'end' } as const] : []),
  ];
  return shown.map(({ day, anchor }) => beneath(x(day), escaped(number.shortDay(dayFromNumber(day))), anchor));
}

function thin(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const size = Math.ceil(points.length / MOST_POINTS);
  if (size <= 1) return points;
  const groups: ChartPoint[] = [];
  for (let start = 0; start < points.length; start += size) {
    const group = points.slice(start, start + size);
    const n = group.reduce((sum, point) => sum + point.n, 0);
    const mean = group.reduce((sum, point) => sum + point.mean * point.n, 0) / n;
    const middle = group[Math.floor(group.length / 2)];
    if (middle) groups.push({ day: middle.day, mean, n });
  }
  return groups;
}
