/** A change of level taken apart, step by step downwards: bars that begin where the one before ended, and add up. */

import { html } from 'hono/html';
import type { Figures } from '../../alerts/figures.ts';
import { roundTo } from '../../alerts/shares.ts';
import type { Decomposition } from '../../domain/drift.ts';
import type { Scale } from '../../domain/scale.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { WATERFALL_WORDS, type WaterfallWords } from '../words/waterfall.ts';
import type { Chart } from './chart.ts';
import { at, lettering, widthOf } from './lettering.ts';

export interface WaterfallStep {
  readonly label: string;
  /** Native units; negative when points were lost. */
  readonly delta: number;
  /** What cannot be told from chance is drawn as an outline; absent for what is no estimate. */
  readonly standardError?: number;
}

export interface WaterfallRequest {
  readonly scale: Scale;
  readonly before: { readonly label: string; readonly mean: number };
  readonly after: { readonly label: string; readonly mean: number };
  /** In the order of the picture; Σ delta = after.mean − before.mean to 1e-9. */
  readonly steps: readonly WaterfallStep[];
}

/** What a chart is written with. */
export type ChartPaper = Pick<Paper, 'language' | 'direction' | 'figures' | 'count'>;

const WIDTH = 360;
const ROW = 40;
const BAR = 12;
/** Room for the marks of a level beyond the ends of the scale shown. */
const PAD = 8;
const FOOT = 24;
/** Steps drawn by name; what is smaller is drawn as one. */
const NAMED = 7;
const EXACT = 1e-9;

/** @throws RangeError for steps that do not add up to the change */
export function waterfallChart(request: WaterfallRequest, paper: ChartPaper): Chart {
  const { scale, before, after, steps } = request;
  const words = WATERFALL_WORDS[paper.language];
  const number = paper.figures(scale);
  const gap = steps.reduce((sum, { delta }) => sum + delta, before.mean) - after.mean;
  if (!(Math.abs(gap) <= EXACT)) throw new RangeError(`Expected steps that add up to the change, got ${gap} too much`);
  const rounded = roundedSteps(steps, before.mean, after.mean, number.quantum);
  const drawn = drawnSteps(rounded, (n) => words.others(paper.count(n)));
  const height = ROW * (drawn.length + 2) + FOOT;
  const told = drawn.filter(({ quanta }) => quanta !== 0).map((one) => `${one.label} ${number.quanta(one.quanta)}`);
  const ends = [number.level(before.mean), number.level(after.mean)] as const;
  const alt = told.length > 0 ? words.alt(...ends, told.join(words.comma)) : words.unchanged(...ends);
  return {
    svg: html`<svg class="waterfall" viewBox="0 0 ${WIDTH} ${at(height)}" width="${WIDTH}" height="${at(height)}" direction="ltr" role="img" aria-label="${alt}">${picture(request, drawn, { paper, words, number, height })}</svg>`,
    width: WIDTH,
    height,
    alt,
    head: [words.step, words.change, words.level],
    rows: tableRows(request, rounded, number),
  };
}

/** The parts of a decomposition as steps: touchpoints by their share, then what no team did. */
export function stepsOf(
  { contributions, mix = 0, season = 0 }: Decomposition,
  { language, touchpoint }: Pick<Paper, 'language' | 'touchpoint'>,
): readonly WaterfallStep[] {
  const words = WATERFALL_WORDS[language];
  const others = [
    { label: words.mix, delta: mix },
    { label: words.season, delta: season },
  ];
  return [
    ...contributions.map(({ touchpoint: id, delta, standardError }) => ({
      label: touchpoint(id),
      delta,
      standardError,
    })),
    ...others.filter(({ delta }) => delta !== 0),
  ];
}

interface RoundedStep extends WaterfallStep {
  /** Σ quanta = the difference of the two levels as printed. */
  readonly quanta: number;
}

function roundedSteps(
  steps: readonly WaterfallStep[],
  before: number,
  after: number,
  quantum: number,
): readonly RoundedStep[] {
  const total = Math.round(after / quantum) - Math.round(before / quantum);
  const quanta = roundTo(
    total,
    steps.map(({ delta }) => delta / quantum),
  );
  return steps.map((step, index) => ({ ...step, quanta: quanta[index] ?? 0 }));
}

interface DrawnStep extends RoundedStep {
  readonly sure: boolean;
}

/** The largest by name in their order; those that are small or print as nothing as one, at the end. */
function drawnSteps(steps: readonly RoundedStep[], others: (n: number) => string): readonly DrawnStep[] {
  const noteworthy = steps.filter(({ quanta }) => quanta !== 0);
  const largest = noteworthy.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  // One that is left over is told by name: a row for it is there anyway.
  const named = new Set(largest.slice(0, steps.length === NAMED + 1 ? NAMED + 1 : NAMED));
  const rest = steps.filter((step) => !named.has(step));
  const shown = steps
    .filter((step) => named.has(step))
    .map((step) => ({
      ...step,
      sure: step.standardError === undefined || Math.abs(step.delta) >= 1.96 * step.standardError,
    }));
  if (rest.length === 0) return shown;
  const sum = (of: (step: RoundedStep) => number) => rest.reduce((total, step) => total + of(step), 0);
  const delta = sum((step) => step.delta);
  const spread = Math.sqrt(sum(({ standardError = 0 }) => standardError ** 2));
  const joined = { delta, quanta: sum(({ quanta }) => quanta), sure: Math.abs(delta) >= 1.96 * spread };
  const [only, second] = rest;
  return [...shown, { ...joined, label: second ? others(rest.length) : only!.label }];
}

interface Drawing {
  readonly paper: ChartPaper;
  readonly words: WaterfallWords;
  readonly number: Figures;
  readonly height: number;
}

function picture({ before, after }: WaterfallRequest, steps: readonly DrawnStep[], drawing: Drawing): Html {
  const { paper, words, number, height } = drawing;
  const pen = lettering({ direction: paper.direction, width: WIDTH });
  const levels = runningLevels(before.mean, steps);
  const all = [...levels, after.mean];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low || number.quantum;
  const place = (mean: number) => PAD + ((mean - low) / span) * (WIDTH - 2 * PAD);
  const top = (row: number) => row * ROW;
  const last = steps.length + 1;
  const bar = (row: number) => top(row) + 19;
  const line = (x: number, from: number, to: number, dashed = false) =>
    html`<line class="${dashed ? 'ink-before-line' : 'ink-rule'}" x1="${pen.x(x)}" y1="${at(from)}" x2="${pen.x(x)}" y2="${at(to)}" stroke-width="1"${dashed ? html` stroke-dasharray="2 4"` : ''}/>`;
  const labelled = (row: number, label: string, value: string, ink: string, bold: boolean) => {
    const room = WIDTH - widthOf(value, 13) * 1.1 - 12;
    return html`${pen.words(label, { x: 0, y: top(row) + 13, room, bold, ink: 'ink-text' })}${pen.words(value, { x: WIDTH, y: top(row) + 13, from: 'end', bold: true, ink })}`;
  };
  const level = (row: number, { label, mean }: WaterfallRequest['before']) =>
    html`${labelled(row, label, number.level(mean), 'ink-text', true)}<circle class="ink-dot" cx="${pen.x(place(mean))}" cy="${at(bar(row) + BAR / 2)}" r="6"/>`;
  const drawn = steps.map((step, index) => {
    const row = index + 1;
    const [from, to] = [place(levels[index]!), place(levels[index + 1]!)];
    return html`${line(from, bar(row - 1) + BAR, bar(row))}${labelled(row, step.label, number.quanta(step.quanta), inkOf(step), false)}${arrow(from, to, bar(row), step, pen.x)}`;
  });
  const hasChance = steps.some(({ sure, quanta }) => !sure && quanta !== 0);
  return html`${line(place(before.mean), bar(0) + BAR / 2, bar(last) + BAR / 2, true)}${level(0, before)}${drawn}${line(place(after.mean), bar(last - 1) + BAR, bar(last))}${level(last, after)}${hasChance ? pen.words(words.chance, { x: 0, y: height - 6, size: 11, ink: 'ink-soft', room: WIDTH }) : ''}`;
}

/** Levels between the steps, the one before all first. */
function runningLevels(first: number, steps: readonly DrawnStep[]): number[] {
  const levels = [first];
  for (const { delta } of steps) levels.push(levels.at(-1)! + delta);
  return levels;
}

function inkOf({ quanta, delta }: DrawnStep): string {
  if (quanta === 0) return 'ink-soft';
  return delta < 0 ? 'ink-worse' : 'ink-better';
}

/** A bar that points the way it goes; never thinner than a line. */
function arrow(from: number, to: number, y: number, step: DrawnStep, x: (value: number) => string): Html {
  const forward = to >= from ? 1 : -1;
  const end = Math.abs(to - from) < 2 ? from + 2 * forward : to;
  const head = end - forward * Math.min(6, Math.abs(end - from));
  const points = [
    [from, y],
    [head, y],
    [end, y + BAR / 2],
    [head, y + BAR],
    [from, y + BAR],
  ].map(([px, py]) => `${x(px!)},${at(py!)}`);
  const colour = inkOf(step);
  if (step.sure) return html`<polygon class="${colour}" points="${points.join(' ')}"/>`;
  const stroke = colour === 'ink-soft' ? 'ink-before-line' : `${colour}-line`;
  return html`<polygon class="${stroke}" fill="none" stroke-width="1.5" points="${points.join(' ')}"/>`;
}

/** All steps, with the level as it is printed after each. */
function tableRows({ before, after }: WaterfallRequest, steps: readonly RoundedStep[], number: Figures): string[][] {
  let level = Math.round(before.mean / number.quantum);
  const rows = steps.map(({ label, quanta }) => {
    level += quanta;
    return [label, number.quanta(quanta), number.level(level * number.quantum)];
  });
  return [
    [before.label, '', number.level(before.mean)],
    ...rows,
    [after.label, number.quanta(steps.reduce((sum, { quanta }) => sum + quanta, 0)), number.level(after.mean)],
  ];
}
