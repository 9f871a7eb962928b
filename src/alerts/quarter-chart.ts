/** A slow change as a picture for mail: the last four quarters beside the same ones of an earlier year, each with its interval. */
import type { Direction, QuarterLevels, SureLevel } from '../domain/drift.ts';
import type { Scale } from '../domain/scale.ts';
import { DAY_MS, type Day, dayFromNumber } from '../domain/time.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { WORDINGS } from './pen.ts';
import {
  at,
  beneath,
  type Chart,
  escaped,
  LEFT,
  lineThrough,
  pictureOf,
  RIGHT,
  TOP,
  upright,
  WENT,
  WIDTH,
} from './picture.ts';

export interface QuarterChartRequest {
  readonly direction: Direction;
  readonly yearsAgo: number;
  readonly language: Language;
  readonly scale: Scale;
}

/** Room for the legend, beneath the edge of the picture. */
const LEGEND = 26;

/** How far the two years of a quarter stand apart, from its middle. */
const APART = 13;

const THEN = '#667085';

/** Embedding by the controls of Unicode (UAX #9): the renderer knows no other. */
const RIGHT_TO_LEFT = '\u202b';
const END = '\u202c';

/** Draws the quarters, the oldest first; undefined when there are fewer than two. */
export function renderQuarterChart(
  quarters: readonly QuarterLevels[],
  request: QuarterChartRequest,
): Chart | undefined {
  if (quarters.length < 2) return undefined;
  const { language, scale, yearsAgo } = request;
  const number = figures(language, scale);
  const pairs = quarters.map(
    ({ since, before, after }) =>
      `${number.shortDay(since)} ${number.level(before.mean)} → ${number.level(after.mean)}`,
  );
  return pictureOf(draw(quarters, request, number), WORDINGS[language].quarterChart(yearsAgo, pairs.join(' · ')));
}

function draw(quarters: readonly QuarterLevels[], request: QuarterChartRequest, number: Figures): readonly string[] {
  const shown = quarters.flatMap(({ before, after }) => [...before.interval, ...after.interval]);
  const { y, lines } = upright(shown, request.scale, number, TOP + LEGEND);
  const width = (WIDTH - LEFT - RIGHT) / quarters.length;
  const x = (index: number) => LEFT + width * (index + 0.5);
  const now = WENT[request.direction];
  const { quarterLegend: legend, direction } = WORDINGS[request.language];
  // A picture runs from left to right whatever its words do.
  const words = (text: string) => escaped(direction === 'rtl' ? `${RIGHT_TO_LEFT}${text}${END}` : text);
  return [
    ...lines,
    ...year(
      quarters.map(({ before }) => before),
      (index) => x(index) - APART,
      y,
      THEN,
    ),
    ...year(
      quarters.map(({ after }) => after),
      (index) => x(index) + APART,
      y,
      now,
    ),
    ...quarters.map(({ since }, index) => {
      const label = words(`${number.shortDay(since)} – ${number.shortDay(lastDay(since))}`);
      return beneath(x(index), label, 'middle', 13);
    }),
    word(LEFT, words(legend.before(request.yearsAgo)), 'start', THEN),
    word(WIDTH - RIGHT, words(legend.after), 'end', now),
  ];
}

/** One year: a line through its quarters, each with its interval. */
function year(
  levels: readonly SureLevel[],
  x: (index: number) => number,
  y: (mean: number) => number,
  colour: string,
): readonly string[] {
  return [
    lineThrough(
      levels.map(({ mean }, index) => [x(index), y(mean)]),
      colour,
      0.5,
    ),
    ...levels.flatMap(({ mean, interval: [least, most] }, index) => [
      `<line x1="${at(x(index))}" y1="${at(y(most))}" x2="${at(x(index))}" y2="${at(y(least))}" stroke="${colour}" stroke-width="3" stroke-opacity="0.45"/>`,
      `<circle cx="${at(x(index))}" cy="${at(y(mean))}" r="5" fill="${colour}"/>`,
    ]),
  ];
}

function word(x: number, text: string, anchor: 'start' | 'end', colour: string): string {
  return `<text x="${x}" y="${TOP}" text-anchor="${anchor}" font-weight="bold" fill="${colour}">${text}</text>`;
}

/** The last day of the quarter that begins on a day. */
function lastDay(since: Day): Day {
  const begun = new Date(since);
  const next = Date.UTC(begun.getUTCFullYear(), begun.getUTCMonth() + 3, 1);
  return dayFromNumber(next / DAY_MS - 1);
}
