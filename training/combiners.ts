/** Fits the small logistic models and their thresholds on rows that the tables and the network were not trained on. */
import type { Combiner } from '../src/analysis/model.ts';

/** One decision to learn from. */
export interface Case {
  readonly inputs: readonly number[];
  readonly truth: boolean;
  /** Which review it belongs to: thresholds are chosen per review. */
  readonly row: number;
  /** Of a review like those to come, neither made nor picked: thresholds are chosen on these. */
  readonly real: boolean;
  /** How many cases it counts as; 1 unless said. */
  readonly weight?: number;
}

export interface FitOptions {
  /** Inputs whose weight may not fall below 0. */
  readonly monotone?: readonly number[];
  /** How strongly weights are pulled to the prior's, in cases: inputs are measured in their root mean square. */
  readonly ridge?: number;
  /** Where weights are pulled to; 0 unless said. */
  readonly prior?: Combiner;
}

/** Newton steps at most; a dozen are enough unless the cases can be told apart without error. */
const STEPS = 15;

/** Logistic regression by Newton's method (Cholesky); a monotone input that would count against is left out. */
export function fitCombiner(cases: readonly Case[], options: FitOptions = {}): Combiner {
  const width = cases[0]?.inputs.length ?? 0;
  const scales = inputScales(cases, width);
  const prior = scales.map((scale, k) => (scale > 0 ? (options.prior?.weights[k] ?? 0) / scale : 0));
  const active = scales.flatMap((scale, k) => (scale > 0 ? [k] : []));
  for (;;) {
    const weights = newton(cases, active, scales, prior, options.prior?.bias, options.ridge ?? 5);
    const wrong = active.filter((k, at) => options.monotone?.includes(k) && weights[at]! < 0);
    if (wrong.length === 0) {
      const all = new Array<number>(width).fill(0);
      for (const [at, k] of active.entries()) all[k] = Number((weights[at]! * scales[k]!).toFixed(5));
      return { weights: all, bias: Number(weights[active.length]!.toFixed(5)) };
    }
    for (const k of wrong) active.splice(active.indexOf(k), 1);
  }
}

/** Weights of the active inputs and then the bias, for inputs times their scales. */
function newton(
  cases: readonly Case[],
  active: readonly number[],
  scales: readonly number[],
  prior: readonly number[],
  startBias: number | undefined,
  ridge: number,
): Float64Array {
  const size = active.length + 1;
  const rows = cases.map(({ inputs }) => Float64Array.from([...active.map((k) => inputs[k]! * scales[k]!), 1]));
  const share = cases.filter(({ truth }) => truth).length / Math.max(1, cases.length);
  const weights = Float64Array.from([
    ...active.map((k) => prior[k]!),
    startBias ?? Math.log((share + 1e-3) / (1 - share + 1e-3)),
  ]);
  const pulls = Float64Array.from({ length: size }, (_, k) => (k < active.length ? ridge : 1e-3));
  const centre = Float64Array.from({ length: size }, (_, k) => (k < active.length ? prior[active[k]!]! : weights[k]!));
  const curve = new Float64Array(size * size);
  const slope = new Float64Array(size);
  let loss = lossOf(rows, cases, weights, pulls, centre);
  for (let step = 0; step < STEPS; step++) {
    curve.fill(0);
    for (let k = 0; k < size; k++) {
      curve[k * size + k] = pulls[k]!;
      slope[k] = pulls[k]! * (weights[k]! - centre[k]!);
    }
    for (let c = 0; c < rows.length; c++) addCase(rows[c]!, cases[c]!, weights, slope, curve);
    const move = solve(curve, slope, size);
    // Far from the optimum a full step can overshoot: it is halved until it helps.
    let share = 1;
    let next = moved(weights, move, share);
    let after = lossOf(rows, cases, next, pulls, centre);
    while (after > loss && share > 1e-3) {
      share /= 2;
      next = moved(weights, move, share);
      after = lossOf(rows, cases, next, pulls, centre);
    }
    if (!(after < loss)) break;
    const gain = loss - after;
    weights.set(next);
    loss = after;
    if (gain < 1e-6 * Math.abs(loss)) break;
  }
  return weights;
}

function moved(weights: Float64Array, move: Float64Array, share: number): Float64Array {
  return weights.map((weight, k) => weight - share * move[k]!);
}

function lossOf(
  rows: readonly Float64Array[],
  cases: readonly Case[],
  weights: Float64Array,
  pulls: Float64Array,
  centre: Float64Array,
): number {
  let loss = 0;
  for (let k = 0; k < weights.length; k++) loss += 0.5 * pulls[k]! * (weights[k]! - centre[k]!) ** 2;
  for (let c = 0; c < rows.length; c++) {
    const row = rows[c]!;
    let score = 0;
    for (let k = 0; k < row.length; k++) score += weights[k]! * row[k]!;
    const wrong = cases[c]!.truth ? -score : score;
    loss += (cases[c]!.weight ?? 1) * (wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong)));
  }
  return loss;
}

function addCase(
  row: Float64Array,
  { truth, weight = 1 }: Case,
  weights: Float64Array,
  slope: Float64Array,
  curve: Float64Array,
): void {
  const size = row.length;
  let score = 0;
  for (let k = 0; k < size; k++) score += weights[k]! * row[k]!;
  const p = 1 / (1 + Math.exp(-score));
  const error = weight * (p - (truth ? 1 : 0));
  const spread = weight * p * (1 - p);
  for (let k = 0; k < size; k++) slope[k]! += error * row[k]!;
  if (spread < 1e-5) return;
  for (let k = 0; k < size; k++) {
    const part = spread * row[k]!;
    if (part === 0) continue;
    const at = k * size;
    for (let j = 0; j <= k; j++) curve[at + j]! += part * row[j]!;
  }
}

/** Solves `matrix` (lower half given) times x = `right` by Cholesky's method, in place. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / matrix[j * size + j]!;
    }
  }
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= matrix[i * size + k]! * x[k]!;
    x[i]! /= matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= matrix[k * size + i]! * x[k]!;
    x[i]! /= matrix[i * size + i]!;
  }
  return x;
}

function inputScales(cases: readonly Case[], width: number): number[] {
  return Array.from({ length: width }, (_, k) => {
    const mean = cases.reduce((sum, { inputs }) => sum + inputs[k]! ** 2, 0) / Math.max(1, cases.length);
    return mean > 0 ? Math.min(10, 1 / Math.sqrt(mean)) : 0;
  });
}

/** What is said of a review, and the truth. */
export interface Judged {
  readonly p: number;
  readonly truth: boolean;
}

/** The threshold with the best mean of the groups' F1, within bounds; empty groups do not count. */
export function bestThreshold(groups: readonly (readonly Judged[])[], lowest: number, highest: number): number {
  const told = groups.filter((group) => group.length > 0);
  let chosen = lowest;
  let top = -1;
  for (let threshold = lowest; threshold <= highest + 1e-9; threshold += 0.025) {
    // The mean over a neighbourhood: a single threshold's F1 jumps with single reviews.
    const near = NEIGHBOURS.flatMap((step) => told.map((group) => f1At(threshold + step, group)));
    const f1 = near.reduce((sum, one) => sum + one, 0) / Math.max(1, near.length);
    if (f1 > top + 1e-9) {
      top = f1;
      chosen = threshold;
    }
  }
  return Number(chosen.toFixed(3));
}

const NEIGHBOURS = [-0.075, -0.05, -0.025, 0, 0.025, 0.05, 0.075];

function f1At(threshold: number, reviews: readonly Judged[]): number {
  const said = reviews.filter(({ p }) => p >= threshold);
  const real = reviews.filter(({ truth }) => truth).length;
  const hits = said.filter(({ truth }) => truth).length;
  return said.length + real > 0 ? (2 * hits) / (said.length + real) : 0;
}
