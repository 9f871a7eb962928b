/** The rating over time: means with their intervals, the level the watch compares with, what drifted when, what people did. */
import { html, raw } from 'hono/html';
import { type Scale, scaleRange } from '../../domain/scale.ts';
import type { Html } from '../html.ts';
import type { Chart } from './chart.ts';

export interface LevelPoint {
  /** As the reader says the period. */
  readonly name: string;
  readonly shortName: string;
  readonly n: number;
  readonly mean?: number;
  readonly interval?: readonly [number, number];
}

/** Places along the axis are counted in points: 0 is the middle of the first one. */
export interface LevelSpan {
  readonly from: number;
  readonly to: number;
  readonly direction: 'down' | 'up';
}

export interface LevelMark {
  readonly at: number;
  readonly label: string;
}

export interface LevelsInput {
  readonly scale: Scale;
  readonly points: readonly LevelPoint[];
  /** The level the watch compares with. */
  readonly baseline?: number;
  readonly spans: readonly LevelSpan[];
  /** Own events, numbered in the order given. */
  readonly marks: readonly LevelMark[];
  readonly level: (mean: number) => string;
  readonly count: (n: number) => string;
  readonly alt: string;
  readonly head: readonly string[];
  readonly baselineWord: string;
}

const WIDTH = 760;
const HEIGHT = 260;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 12, 24, 34];

/** So much of the scale is shown at least. */
const LEAST_SPAN = 0.25;

/** Undefined without any review: a sentence says that better than an empty picture. */
export function levelsChart(input: LevelsInput): Chart | undefined {
  const { points, level, count, alt, head } = input;
  const known = points.filter(({ mean }) => mean !== undefined);
  if (known.length === 0) return undefined;
  const axis = axisOf(input);
  const svg = html`<svg class="levels" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${alt}" font-size="12">
${spansOf(input, axis)}
${gridOf(axis, level)}
${raw(bandPaths(points, axis))}
${baselineOf(input, axis)}
<path class="ink-line" d="${raw(linePath(points, axis))}" fill="none" stroke-width="2" stroke-linejoin="round"/>
${points.map(({ mean }, i) => (mean === undefined ? '' : html`<circle class="ink-dot" cx="${axis.x(i)}" cy="${axis.y(mean)}" r="3"/>`))}
${marksOf(input, axis)}
${ticksOf(points, axis)}
</svg>`;
  return {
    svg,
    width: WIDTH,
    height: HEIGHT,
    alt,
    head,
    rows: points.map(({ name, n, mean, interval }) => [
      name,
      mean === undefined ? '—' : level(mean),
      interval ? `${level(interval[0])} – ${level(interval[1])}` : '—',
      count(n),
    ]),
  };
}

interface Axis {
  readonly x: (i: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

/** Means and baseline always fit; intervals of few reviews are cut at the edge instead of flattening the curve. */
function axisOf({ points, scale, baseline }: LevelsInput): Axis {
  const { min, max } = scaleRange(scale);
  const range = max - min;
  const shown = [...points.flatMap(({ mean }) => mean ?? []), ...(baseline === undefined ? [] : [baseline])];
  const [lowest, highest] = [Math.min(...shown), Math.max(...shown)];
  const span = Math.min(range, Math.max(LEAST_SPAN * range, (highest - lowest) * 1.5));
  const middle = Math.min(max - span / 2, Math.max(min + span / 2, (lowest + highest) / 2));
  const [low, high] = [middle - span / 2, middle + span / 2];
  const step = (WIDTH - LEFT - RIGHT) / points.length;
  return {
    x: (i) => round(LEFT + step * (i + 0.5)),
    y: (value) => round(TOP + ((high - Math.min(high, Math.max(low, value))) / (high - low)) * (HEIGHT - TOP - BOTTOM)),
    low,
    high,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function gridOf({ low, high, y }: Axis, level: (mean: number) => string): Html {
  return html`${roundLevels(low, high).map((value) => html`<line class="ink-rule" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}"/><text class="ink-soft" x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${level(value)}</text>`)}`;
}

/** At most six levels that are easy to say. */
function roundLevels(low: number, high: number): readonly number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

/** Periods side by side as one band; a period alone as a bar of its own. */
function bandPaths(points: readonly LevelPoint[], { x, y }: Axis): string {
  const half = (x(1) - x(0)) / 2;
  let paths = '';
  let run: { at: number; interval: readonly [number, number] }[] = [];
  const close = () => {
    const [only] = run;
    if (run.length === 1 && only) {
      const [from, to] = [only.at - half / 2, only.at + half / 2].map(round);
      paths += `<path class="ink-band" d="M${from} ${y(only.interval[1])}H${to}V${y(only.interval[0])}H${from}Z"/>`;
    } else if (run.length > 1) {
      const up = run.map(({ at, interval }) => `${at} ${y(interval[1])}`);
      const down = run.toReversed().map(({ at, interval }) => `${at} ${y(interval[0])}`);
      paths += `<path class="ink-band" d="M${[...up, ...down].join('L')}Z"/>`;
    }
    run = [];
  };
  for (const [i, { interval }] of points.entries()) {
    if (interval) run.push({ at: x(i), interval });
    else close();
  }
  close();
  return paths;
}

function linePath(points: readonly LevelPoint[], { x, y }: Axis): string {
  return points
    .map(({ mean }, i) =>
      mean === undefined ? '' : `${points[i - 1]?.mean === undefined ? 'M' : 'L'}${x(i)} ${y(mean)}`,
    )
    .join('');
}

function baselineOf({ baseline, baselineWord, level }: LevelsInput, { y }: Axis): Html | '' {
  if (baseline === undefined) return '';
  return html`<line class="ink-before-line" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(baseline)}" y2="${y(baseline)}" stroke-width="1.5" stroke-dasharray="6 4"/><text class="ink-soft" x="${WIDTH - RIGHT}" y="${y(baseline) - 5}" text-anchor="end">${baselineWord} ${level(baseline)}</text>`;
}

/** Along the foot, so that neither the band nor the line is hidden. */
function spansOf({ spans, points }: LevelsInput, { x }: Axis): Html {
  const foot = HEIGHT - BOTTOM;
  return html`${spans.map(({ from, to, direction }) => {
    const [left, right] = [x(Math.max(-0.5, from)), x(Math.min(points.length - 0.5, to))];
    const tone = direction === 'down' ? 'worse' : 'better';
    return html`<rect class="ink-${tone}" x="${left}" y="${TOP}" width="${Math.max(2, round(right - left))}" height="${foot - TOP}" fill-opacity="0.09"/><rect class="ink-${tone}" x="${left}" y="${foot - 3}" width="${Math.max(2, round(right - left))}" height="3"/>`;
  })}`;
}

function marksOf({ marks, count }: LevelsInput, { x }: Axis): Html {
  return html`${marks.map(({ at, label }, i) => {
    const left = x(at);
    return html`<g><title>${label}</title><line class="ink-before-line" x1="${left}" x2="${left}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke-dasharray="2 3"/><circle class="ink-before" cx="${left}" cy="12" r="10"/><text class="ink-card" x="${left}" y="16" text-anchor="middle" font-weight="600">${count(i + 1)}</text></g>`;
  })}`;
}

/** As many names as fit, the last period always among them. */
function ticksOf(points: readonly LevelPoint[], { x }: Axis): Html {
  const every = Math.ceil(points.length / 8);
  return html`${points.map(({ shortName }, i) =>
    (points.length - 1 - i) % every === 0
      ? html`<text class="ink-soft" x="${x(i)}" y="${HEIGHT - 12}" text-anchor="middle">${shortName}</text>`
      : '',
  )}`;
}
