/** How many reviews a day are normal: an abnormal day is a burst, an improbable gap is a silence. Neither says that a level changed. */
import { type Cells, F, FLAG, I } from './layout.ts';

/** Memory of the daily rate, in days. */
const MEMORY = 90;
/** Days on record before an abnormal day can be told. */
const BURST_HISTORY = 14;
/** Days and reviews on record before a silence can be told. */
const SILENCE_HISTORY = 30;
/** −ln 10⁻³: a silence as long as this over the rate has a Poisson probability under one in a thousand. */
const IMPROBABLE = Math.log(1_000);

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
  mark(cells, FLAG.burst, aftermath);
  mark(cells, FLAG.aftermath, aftermath);
  f64[layout.floats + F.daySum] = 0;
  u32.fill(0, layout.day, layout.day + layout.levels);
}

/** Counts one review of the newest day. */
export function countReview({ u32, layout }: Cells): void {
  u32[layout.ints + I.dayCount]! += 1;
  u32[layout.ints + I.seen]! += 1;
}

/** Is the newest day abnormal, that is count > r + 4√r + 3 for the daily rate r? */
export function isAbnormalDay({ u32, f64, layout }: Cells): boolean {
  const rate = f64[layout.floats + F.rate]!;
  if (u32[layout.ints + I.days]! < BURST_HISTORY) return false;
  return u32[layout.ints + I.dayCount]! > rate + 4 * Math.sqrt(rate) + 3;
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

/**
 * Whole empty days after which this stream's silence is improbable: P < 10⁻³ at a cautious rate (two standard errors
 * below the estimate) and twice as long as any gap before; at least 2. Infinite without 30 days and 30 reviews on record.
 */
export function silenceLimit({ u32, i32, f64, layout }: Cells): number {
  const at = layout.ints;
  if (u32[at + I.days]! < SILENCE_HISTORY || u32[at + I.seen]! < SILENCE_HISTORY) return Number.POSITIVE_INFINITY;
  const rate = f64[layout.floats + F.rate]!;
  const cautious = rate - 2 * Math.sqrt(rate / MEMORY);
  if (cautious <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(2, Math.ceil(IMPROBABLE / cautious), 2 * i32[at + I.gap]!);
}

/** A plain mean until the memory is full, then an exponential one. */
function learnDay({ u32, f64, layout }: Cells, count: number): void {
  const days = Math.min(MEMORY, u32[layout.ints + I.days]! + 1);
  const at = layout.floats + F.rate;
  f64[at] = f64[at]! + (count - f64[at]!) / days;
  u32[layout.ints + I.days]! += 1;
}

function learnEmptyDays(cells: Cells, empty: number): void {
  const { u32, f64, layout } = cells;
  const plain = Math.min(empty, MEMORY * 10);
  for (let i = 0; i < plain; i++) learnDay(cells, 0);
  if (plain === empty) return;
  f64[layout.floats + F.rate] = 0;
  u32[layout.ints + I.days]! += empty - plain;
}
