/** Fits a season to the reviews of a brand (or vertical), and believes it only when it foretells reviews that it has not seen. */
import { MONTHS, monthOf, SEASON_VERSION, type Season, tiltLaw, WEEKDAYS, weekdayOf } from './season.ts';

/** Least history: 13 months and 5,000 reviews (drift.md 4.2). */
const LEAST_DAYS = 396;
const LEAST_REVIEWS = 5_000;
/** Reviews of no season at all that each weekday and each month is shrunk by (drift.md 4.2). */
const RIDGE_REVIEWS = 2_000;
/** Reviews that the pooled law is worth in each stream's own law. */
const LAW_REVIEWS = 20;
/** A stream's level is its own in each year: a lasting change is no season. */
const YEAR = 365;
/** The check foretells what follows the first year, in so many steps, each from all that came before it. */
const MOST_STEPS = 4;
const LEAST_STEP_DAYS = 28;
/** Standard errors by which a season must foretell better. */
const CLEARLY = 2;
const ROUNDS = 60;
const TOLERANCE = 1e-6;

/** One stream's reviews in time order: UTC day number and detector level of each. */
export interface SeasonStream {
  readonly days: ArrayLike<number>;
  readonly levels: ArrayLike<number>;
}

/** What came of a fit; `season` only when it may be applied. */
export interface SeasonFit {
  readonly season?: Season;
  /** Why there is none: too short a history, or nothing that foretells. */
  readonly refused?: 'history' | 'no gain';
  readonly reviews: number;
  readonly days: number;
  /** Log loss saved on held-out reviews by the best candidate, in nats a review, and its standard error over weeks. */
  readonly gain: number;
  readonly standardError: number;
}

interface Effects {
  readonly weekday: boolean;
  readonly month: boolean;
}

const CANDIDATES: readonly Effects[] = [
  { weekday: true, month: true },
  { weekday: false, month: true },
  { weekday: true, month: false },
];

/**
 * Weekday and month tilts of streams on one scale of `levels` levels, by a one-parameter exponential family with a law of
 * its own for each stream and year (profile likelihood of biased samples, Vardi 1985), ridge-shrunk to zero. Held out by
 * time: everything after the first year is foretold step by step from what came before it; of both effects and each by
 * itself the best is kept, if it saves log loss by two standard errors (over weeks). @throws RangeError for days out of
 * order or levels out of range
 */
export function fitSeason(streams: readonly SeasonStream[], levels: number): SeasonFit {
  const { reviews, first, last } = extentOf(streams, levels);
  const days = reviews > 0 ? last - first + 1 : 0;
  const none = { reviews, days, gain: 0, standardError: 0 };
  if (days < LEAST_DAYS || reviews < LEAST_REVIEWS) return { ...none, refused: 'history' };
  const steps = stepsBetween(first, last + 1);
  let best: { effects: Effects; check: Check } | undefined;
  for (const effects of CANDIDATES) {
    const check = foretell(streams, levels, first, steps, effects);
    if (!best || check.total > best.check.total) best = { effects, check };
  }
  const { effects, check } = best!;
  const gain = check.total / check.reviews;
  const standardError = check.standardError / check.reviews;
  if (!(check.reviews > 0 && check.total > CLEARLY * check.standardError)) {
    return { ...none, gain: gain || 0, standardError: standardError || 0, refused: 'no gain' };
  }
  const { weekday, month } = tiltsOf(strataOf(streams, levels, first, last + 1), levels, effects);
  const season: Season = { version: SEASON_VERSION, levels, weekday, month, reviews, gain };
  return { ...none, season, gain, standardError };
}

function extentOf(streams: readonly SeasonStream[], levels: number): { reviews: number; first: number; last: number } {
  let reviews = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const stream of streams) {
    reviews += stream.days.length;
    for (let i = 0; i < stream.days.length; i++) {
      const day = stream.days[i]!;
      const level = stream.levels[i]!;
      if (!Number.isInteger(day) || (i > 0 && day < stream.days[i - 1]!)) {
        throw new RangeError(`Expected whole days in time order, got ${day} after ${stream.days[i - 1]}`);
      }
      if (!(Number.isInteger(level) && level >= 0 && level < levels)) {
        throw new RangeError(`Expected a level from 0 to ${levels - 1}, got ${level}`);
      }
    }
    if (stream.days.length === 0) continue;
    first = Math.min(first, stream.days[0]!);
    last = Math.max(last, stream.days[stream.days.length - 1]!);
  }
  return { reviews, first, last };
}

/** Ends of the steps, from the end of the first year on. */
function stepsBetween(first: number, end: number): readonly number[] {
  const from = first + YEAR;
  const count = Math.max(1, Math.min(MOST_STEPS, Math.floor((end - from) / LEAST_STEP_DAYS)));
  return Array.from({ length: count + 1 }, (_, i) => from + Math.round(((end - from) * i) / count));
}

/** A stream in a year: reviews per level, and per weekday × month. */
interface Stratum {
  readonly counts: Float64Array;
  readonly cells: Float64Array;
}

interface Strata {
  readonly list: readonly Stratum[];
  /** Sum of levels over all strata, per weekday × month. */
  readonly sums: Float64Array;
}

const CELLS = WEEKDAYS * MONTHS;

function strataOf(streams: readonly SeasonStream[], levels: number, first: number, end: number): Strata {
  const sums = new Float64Array(CELLS);
  const list = streams.flatMap(({ days, levels: given }) => {
    const years = new Map<number, Stratum>();
    for (let i = 0; i < days.length && days[i]! < end; i++) {
      const year = Math.floor((days[i]! - first) / YEAR);
      const known = years.get(year);
      const stratum = known ?? { counts: new Float64Array(levels), cells: new Float64Array(CELLS) };
      if (!known) years.set(year, stratum);
      const cell = weekdayOf(days[i]!) * MONTHS + monthOf(days[i]!);
      stratum.counts[given[i]!]! += 1;
      stratum.cells[cell]! += 1;
      sums[cell]! += given[i]!;
    }
    return [...years.values()];
  });
  return { list, sums };
}

interface Tilts {
  readonly weekday: number[];
  readonly month: number[];
}

/** The tilts with the largest penalised likelihood: laws given tilts and tilts given laws, in turn. */
function tiltsOf(strata: Strata, levels: number, effects: Effects): Tilts {
  const tilts: Tilts = { weekday: Array(WEEKDAYS).fill(0), month: Array(MONTHS).fill(0) };
  const pooled = pooledLaw(strata, levels);
  const ridge = RIDGE_REVIEWS * varianceOf(pooled);
  const laws = strata.list.map(() => pooled.slice());
  for (let round = 0; round < ROUNDS; round++) {
    const powers = powersOf(tilts, levels);
    for (const [s, stratum] of strata.list.entries()) updateLaw(laws[s]!, stratum, pooled, powers);
    if (newtonStep(tilts, strata, laws, powers, ridge, effects) < TOLERANCE) break;
  }
  return tilts;
}

/** e^(−θ·level) of every weekday × month. */
function powersOf({ weekday, month }: Tilts, levels: number): Float64Array {
  const powers = new Float64Array(CELLS * levels);
  for (let cell = 0; cell < CELLS; cell++) {
    const tilt = weekday[Math.floor(cell / MONTHS)]! + month[cell % MONTHS]!;
    for (let i = 0; i < levels; i++) powers[cell * levels + i] = Math.exp(-tilt * i);
  }
  return powers;
}

/** Vardi's step for a law p seen through known tilts: p(i) ← N(i) / Σ_c n_c·e^(−θ_c·i)/Z_c, with the pooled law as reviews of no season. */
function updateLaw(law: Float64Array, { counts, cells }: Stratum, pooled: Float64Array, powers: Float64Array): void {
  const levels = law.length;
  const seen = new Float64Array(levels).fill(LAW_REVIEWS);
  for (let cell = 0; cell < CELLS; cell++) {
    const n = cells[cell]!;
    if (n === 0) continue;
    let z = 0;
    for (let i = 0; i < levels; i++) z += law[i]! * powers[cell * levels + i]!;
    for (let i = 0; i < levels; i++) seen[i]! += (n * powers[cell * levels + i]!) / z;
  }
  let total = 0;
  for (let i = 0; i < levels; i++) {
    law[i] = (counts[i]! + LAW_REVIEWS * pooled[i]!) / seen[i]!;
    total += law[i]!;
  }
  for (let i = 0; i < levels; i++) law[i]! /= total;
}

/** One Newton step on the tilts, centred on no mean season; the largest change. */
function newtonStep(
  tilts: Tilts,
  { list, sums }: Strata,
  laws: readonly Float64Array[],
  powers: Float64Array,
  ridge: number,
  effects: Effects,
): number {
  const size = WEEKDAYS + MONTHS;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const reviews = new Float64Array(CELLS);
  for (let cell = 0; cell < CELLS; cell++) {
    const [w, m] = [Math.floor(cell / MONTHS), WEEKDAYS + (cell % MONTHS)];
    let slope = -sums[cell]!;
    let bend = 0;
    for (const [s, { cells }] of list.entries()) {
      const n = cells[cell]!;
      if (n === 0) continue;
      reviews[cell]! += n;
      const [mean, variance] = momentsOf(laws[s]!, powers, cell);
      slope += n * mean;
      bend += n * variance;
    }
    gradient[w]! += slope;
    gradient[m]! += slope;
    hessian[w]![w]! += bend;
    hessian[m]![m]! += bend;
    hessian[w]![m]! += bend;
    hessian[m]![w]! += bend;
  }
  const values = [...tilts.weekday, ...tilts.month];
  for (let i = 0; i < size; i++) {
    gradient[i]! -= ridge * values[i]!;
    hessian[i]![i]! += ridge;
    if (i < WEEKDAYS ? effects.weekday : effects.month) continue;
    gradient[i] = 0;
    for (let j = 0; j < size; j++) {
      hessian[i]![j] = i === j ? 1 : 0;
      hessian[j]![i] = i === j ? 1 : 0;
    }
  }
  const step = solve(hessian, gradient);
  const next = values.map((value, i) => value + step[i]!);
  centre(next, 0, WEEKDAYS, (i, cell) => Math.floor(cell / MONTHS) === i, reviews);
  centre(next, WEEKDAYS, size, (i, cell) => WEEKDAYS + (cell % MONTHS) === i, reviews);
  let most = 0;
  for (let i = 0; i < size; i++) {
    most = Math.max(most, Math.abs(next[i]! - values[i]!));
    if (i < WEEKDAYS) tilts.weekday[i] = next[i]!;
    else tilts.month[i - WEEKDAYS] = next[i]!;
  }
  return most;
}

/** Takes the mean over reviews out of values `from` to `to`: it is the streams' own level. Unseen cells stay at no season. */
function centre(
  values: number[],
  from: number,
  to: number,
  belongs: (index: number, cell: number) => boolean,
  reviews: Float64Array,
): void {
  const sizes = values.map((_, i) => reviews.reduce((sum, n, cell) => sum + (belongs(i, cell) ? n : 0), 0));
  let total = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    total += sizes[i]!;
    sum += sizes[i]! * values[i]!;
  }
  for (let i = from; i < to; i++) if (sizes[i]! > 0) values[i]! -= sum / total;
}

/** Mean and variance of the level under a law in one weekday × month. */
function momentsOf(law: Float64Array, powers: Float64Array, cell: number): readonly [mean: number, variance: number] {
  let z = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < law.length; i++) {
    const p = law[i]! * powers[cell * law.length + i]!;
    z += p;
    sum += p * i;
    squares += p * i * i;
  }
  return [sum / z, squares / z - (sum / z) ** 2];
}

/** Solves a symmetric positive definite system in place (Gauss elimination; the ridge keeps the pivots away from 0). */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      if (factor === 0) continue;
      for (let k = i; k < n; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
      right[j]! -= factor * right[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) right[i]! -= matrix[i]![k]! * right[k]!;
    right[i]! /= matrix[i]![i]!;
  }
  return right;
}

function pooledLaw({ list }: Strata, levels: number): Float64Array {
  const law = new Float64Array(levels).fill(1 / levels);
  for (const { counts } of list) for (let i = 0; i < levels; i++) law[i]! += counts[i]!;
  tiltLaw(law, 0);
  return law;
}

function varianceOf(law: Float64Array): number {
  return momentsOf(law, new Float64Array(law.length).fill(1), 0)[1];
}

interface Check {
  readonly total: number;
  readonly standardError: number;
  readonly reviews: number;
}

/** Log loss saved on the reviews of each step by the season fitted before it, each stream's law learning on in both. */
function foretell(
  streams: readonly SeasonStream[],
  levels: number,
  first: number,
  steps: readonly number[],
  effects: Effects,
): Check {
  const weeks = new Map<number, { gain: number; reviews: number }>();
  for (let step = 0; step + 1 < steps.length; step++) {
    const [from, to] = [steps[step]!, steps[step + 1]!];
    const strata = strataOf(streams, levels, first, from);
    const powers = powersOf(tiltsOf(strata, levels, effects), levels);
    const pooled = pooledLaw(strata, levels);
    for (const stream of streams) foretellStream(stream, pooled, powers, from, to, weeks);
  }
  let total = 0;
  let reviews = 0;
  for (const week of weeks.values()) {
    total += week.gain;
    reviews += week.reviews;
  }
  let squares = 0;
  for (const week of weeks.values()) squares += (week.gain - (week.reviews * total) / reviews) ** 2;
  return { total, reviews, standardError: Math.sqrt(squares) };
}

function foretellStream(
  { days, levels: given }: SeasonStream,
  pooled: Float64Array,
  powers: Float64Array,
  from: number,
  to: number,
  weeks: Map<number, { gain: number; reviews: number }>,
): void {
  const levels = pooled.length;
  const raw = pooled.map((share) => LAW_REVIEWS * share);
  const plain = raw.slice();
  let seen = LAW_REVIEWS;
  let weighed = LAW_REVIEWS;
  for (let i = 0; i < days.length && days[i]! < to; i++) {
    const day = days[i]!;
    const x = given[i]!;
    const cell = (weekdayOf(day) * MONTHS + monthOf(day)) * levels;
    let z = 0;
    for (let j = 0; j < levels; j++) z += plain[j]! * powers[cell + j]!;
    if (day >= from) {
      const gain = Math.log((plain[x]! * powers[cell + x]!) / z) - Math.log(raw[x]! / seen);
      const index = Math.floor(day / WEEKDAYS);
      const week = weeks.get(index);
      if (week) {
        week.gain += gain;
        week.reviews += 1;
      } else weeks.set(index, { gain, reviews: 1 });
    }
    // A review without its season, as drift.md 4 weighs it: e^(θ·x)·Σ p·e^(−θ·i).
    const weight = z / weighed / powers[cell + x]!;
    plain[x]! += weight;
    weighed += weight;
    raw[x]! += 1;
    seen += 1;
  }
}
