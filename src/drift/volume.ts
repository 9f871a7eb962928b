/**
 * How many reviews a day are normal, by a negative binomial law with the rate and spread of the stream's own days: an
 * improbable gap is a silence, an improbable excess a surge, an abnormal day is kept apart. None says that a level changed.
 */
import { type Cells, F, FLAG, I, S } from './layout.ts';

/** Memory of the daily rate, in days. */
const MEMORY = 90;
/** Days on record before an abnormal day can be told. */
const BURST_HISTORY = 14;
/** Days and reviews on record before a silence or a surge can be told. */
const VOLUME_HISTORY = 30;
/** −ln 10⁻³: the nats of empty days that make a silence. */
const IMPROBABLE = Math.log(1_000);
/** No silence is shorter than this, in days. */
export const SHORTEST_SILENCE = 2;
/** A surge is held against this many times the usual rate. */
const SURGE_FACTOR = 2;
/** Nats of a surge: of the order of one false one in a hundred years of days (Page 1954; `npm run bench:drift` measures it). */
const SURGE_NATS = Math.log(36_500);

/** Does this stream carry the flag? */
export function has({ u32, layout }: Cells, flag: number): boolean {
  return (u32[layout.ints + I.flags]! & flag) !== 0;
}

/** Sets or clears a flag. */
export function mark({ u32, layout }: Cells, flag: number, on: boolean): void {
  const at = layout.ints + I.flags;
  u32[at] = on ? u32[at]! | flag : u32[at]! & ~flag;
}

/** The newest day on record. */
export function newestDay({ i32, layout }: Cells): number {
  return i32[layout.ints + I.day]!;
}

/**
 * Turns to `day` (later than the newest, or the first): yesterday's count and the empty days since join the rate, unless
 * the gap was a silence. The day after a burst belongs to it; the one after that stands for itself again.
 */
export function turnDay(cells: Cells, day: number): void {
  const { i32, u32, f64, layout } = cells;
  const at = layout.ints;
  // Sites round their dates: what belongs to a burst may stand on the next day.
  const aftermath = has(cells, FLAG.burst) && !has(cells, FLAG.aftermath) && day === newestDay(cells) + 1;
  if (has(cells, FLAG.started)) {
    const empty = day - i32[at + I.day]! - 1;
    stepSurge(cells, empty);
    learnDay(cells, u32[at + I.dayCount]!);
    if (!has(cells, FLAG.silent)) {
      learnEmptyDays(cells, empty);
      i32[at + I.gap] = Math.max(i32[at + I.gap]!, empty);
    }
  }
  i32[at + I.day] = day;
  u32[at + I.dayCount] = 0;
  mark(cells, FLAG.started, true);
  mark(cells, FLAG.silent, false);
  mark(cells, FLAG.told, aftermath && has(cells, FLAG.told));
  mark(cells, FLAG.burst, aftermath);
  mark(cells, FLAG.aftermath, aftermath);
  f64[layout.floats + F.daySum] = 0;
  for (let i = 0; i < layout.levels; i++) u32[layout.day + i] = 0;
}

/** Counts one review of the newest day. */
export function countReview({ u32, layout }: Cells): void {
  u32[layout.ints + I.dayCount]! += 1;
  u32[layout.ints + I.seen]! += 1;
}

/** Is the newest day abnormal, that is count > r + 4√r + 3 for the daily rate r? */
export function isAbnormalDay(cells: Cells): boolean {
  return isAbnormalCount(cells, reviewsToday(cells), dailyRate(cells));
}

/** The same for a part of the day's reviews, of which `rate` a day are usual. */
export function isAbnormalCount({ u32, layout }: Cells, count: number, rate: number): boolean {
  return u32[layout.ints + I.days]! >= BURST_HISTORY && count > fullestDay(rate);
}

function fullestDay(rate: number): number {
  return rate + 4 * Math.sqrt(rate) + 3;
}

/** May the newest day still become abnormal, that is count > r + 2√r + 1? */
export function isFullDay({ u32, f64, layout }: Cells): boolean {
  const rate = f64[layout.floats + F.rate]!;
  if (u32[layout.ints + I.days]! < BURST_HISTORY) return false;
  return u32[layout.ints + I.dayCount]! > rate + 2 * Math.sqrt(rate) + 1;
}

/** Reviews of the newest day so far. */
export function reviewsToday({ u32, layout }: Cells): number {
  return u32[layout.ints + I.dayCount]!;
}

/** The usual reviews a day. */
export function dailyRate({ f64, layout }: Cells): number {
  return f64[layout.floats + F.rate]!;
}

/**
 * Whole empty days after which this stream's silence is improbable: P < 10⁻³ under the negative binomial law at a cautious
 * rate (two standard errors below the estimate) and twice as long as any gap before; at least 2. Infinite without 30 days
 * and 30 reviews on record: until then nobody can tell silence from calm.
 */
export function silenceLimit(cells: Cells): number {
  if (!isVolumeKnown(cells)) return Number.POSITIVE_INFINITY;
  const rate = dailyRate(cells);
  const size = sizeOf(cells);
  const cautious = rate - 2 * Math.sqrt((rate + (rate * rate) / size) / MEMORY);
  if (cautious <= 0) return Number.POSITIVE_INFINITY;
  // −ln P(0) of a day: k·ln(1 + r/k), which is r for Poisson counts (k = ∞).
  const nats = size === Number.POSITIVE_INFINITY ? cautious : size * Math.log1p(cautious / size);
  return Math.max(SHORTEST_SILENCE, Math.ceil(IMPROBABLE / nats), 2 * cells.i32[cells.layout.ints + I.gap]!);
}

/** A surge in nats, and since which day. */
export interface Surge {
  readonly since: number;
  readonly nats: number;
}

/** The surge that the newest day's count completes; a surge is found once, until the counts are usual again. A burst is none. */
export function surgeOf(cells: Cells): Surge | undefined {
  const { f32, i32, layout } = cells;
  if (has(cells, FLAG.surging) || has(cells, FLAG.told) || !isVolumeKnown(cells)) return undefined;
  const until = f32[layout.singles + S.surge]!;
  const count = reviewsToday(cells);
  if (until === 0 && count <= dailyRate(cells)) return undefined;
  const nats = until + surgeGain(cells, count);
  if (!(nats >= SURGE_NATS)) return undefined;
  return { since: until > 0 ? i32[layout.ints + I.surge]! : newestDay(cells), nats };
}

/**
 * One step of the upward CUSUM at the end of the newest day and the empty ones after it (Page 1954), by the law that was
 * known before it. The count of a day told as a burst says nothing of demand.
 */
function stepSurge(cells: Cells, empty: number): void {
  const { f32, i32, layout } = cells;
  const at = layout.singles + S.surge;
  if (!isVolumeKnown(cells)) return;
  const was = f32[at]!;
  const day = has(cells, FLAG.told) ? was : was + surgeGain(cells, reviewsToday(cells));
  if (was === 0 && day > 0) i32[layout.ints + I.surge] = newestDay(cells);
  const now = Math.min(SURGE_NATS, Math.max(0, day));
  f32[at] = empty > 0 ? Math.max(0, now + empty * surgeGain(cells, 0)) : now;
  if (f32[at] === 0) mark(cells, FLAG.surging, false);
}

/**
 * ln of the negative binomial likelihood of a day's count at twice the rate over that at the rate, size k the same:
 * c·ln 2 − (c + k)·ln((k + 2r)/(k + r)), or c·ln 2 − r for Poisson counts; r two standard errors above the estimate.
 */
function surgeGain(cells: Cells, count: number): number {
  const size = sizeOf(cells);
  const rate = dailyRate(cells);
  const cautious = rate + 2 * Math.sqrt((rate + (rate * rate) / size) / knownDays(cells));
  const more = (SURGE_FACTOR - 1) * cautious;
  if (size === Number.POSITIVE_INFINITY) return count * Math.log(SURGE_FACTOR) - more;
  return count * Math.log(SURGE_FACTOR) - (count + size) * Math.log1p(more / (size + cautious));
}

/** Size k of the negative binomial law with the mean and variance of the daily counts (moments: variance = r + r²/k); infinite where they vary no more than Poisson counts. */
function sizeOf(cells: Cells): number {
  const rate = dailyRate(cells);
  const days = knownDays(cells);
  const variance = ((cells.f64[cells.layout.floats + F.square]! - rate * rate) * days) / (days - 1);
  return variance > rate ? (rate * rate) / (variance - rate) : Number.POSITIVE_INFINITY;
}

function knownDays({ u32, layout }: Cells): number {
  return Math.min(MEMORY, u32[layout.ints + I.days]!);
}

function isVolumeKnown({ u32, layout }: Cells): boolean {
  return u32[layout.ints + I.days]! >= VOLUME_HISTORY && u32[layout.ints + I.seen]! >= VOLUME_HISTORY;
}

/** A plain mean until the memory is full, then an exponential one. */
function learnDay(cells: Cells, count: number): void {
  const { u32, f64, layout } = cells;
  const days = Math.min(MEMORY, u32[layout.ints + I.days]! + 1);
  const at = layout.floats + F.rate;
  const square = layout.floats + F.square;
  // A day told as a burst says nothing of the usual spread: it counts as the fullest normal day.
  const usual = has(cells, FLAG.told) ? Math.min(count, fullestDay(dailyRate(cells))) : count;
  f64[at] = f64[at]! + (count - f64[at]!) / days;
  f64[square] = f64[square]! + (usual * usual - f64[square]!) / days;
  u32[layout.ints + I.days]! += 1;
}

function learnEmptyDays(cells: Cells, empty: number): void {
  const { u32, f64, layout } = cells;
  const plain = Math.min(empty, MEMORY * 10);
  for (let i = 0; i < plain; i++) learnDay(cells, 0);
  if (plain === empty) return;
  f64[layout.floats + F.rate] = 0;
  f64[layout.floats + F.square] = 0;
  u32[layout.ints + I.days]! += empty - plain;
}
