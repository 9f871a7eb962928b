/**
 * The companion of the evidence: a CUSUM that was last at rest when a change began. Its window, what was counted before
 * and since, says whether enough reviews, days and authors speak; all windows of a stream read it off one tally.
 */
import type { Level } from '../domain/drift.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { totalAt } from './detector.ts';
import { AT_REST, type Cells, F, I, WF } from './layout.ts';
import type { Levels } from './levels.ts';
import { authorsSince, remember } from './voices.ts';

/** What one abnormal day may multiply the evidence by: two nats. */
export const BURST_FACTOR = Math.exp(2);
/** Companions stop growing here, inside 64-bit floats. */
const MOST_W = 1e300;

/** One review as the window keeps it; `author` is a 32-bit hash, 0 for nobody named. */
export interface Seen {
  readonly level: number;
  readonly score: number;
  readonly day: number;
  readonly author: number;
}

/** A score as a watch takes it in: with the number of its day and `authorHash`. The moment itself is only asked for by what is told. */
export interface DayScore extends Pick<ScoreEvent, 'at' | 'score'> {
  readonly day: number;
  readonly author: number;
}

/** Counts a review that is no part of a burst, for all windows at once; comes before they step. */
export function tally(cells: Cells, { level, score, author }: Seen): void {
  const { u32, f64, layout } = cells;
  u32[layout.tally + level]! += 1;
  f64[layout.floats + F.tallySum]! += score;
  const now = u32[layout.ints + I.tallied]! + 1;
  u32[layout.ints + I.tallied] = now;
  // A review that names nobody counts as an author of its own: the guard on days still holds it.
  remember(cells, author, now, author !== 0);
}

/**
 * One step of the companion, W ← max(1, W·factor) (Page 1954; the last time it was 1 dates the change). As a product: the
 * logarithms of the usual CUSUM are dear, and differ from machine to machine. A `burst` adds at most two nats to W, and
 * its reviews join no window: one opens with the first tallied review after which W is not at rest. Comes before that
 * review joins the counters: what they hold when the window opens is "before".
 */
export function stepWindow(cells: Cells, index: number, factor: number, seen: Seen, burst: boolean): void {
  const { u32, i32, f64, layout } = cells;
  const most = burst ? BURST_FACTOR * f64[layout.startW + index]! : MOST_W;
  const w = Math.max(AT_REST, Math.min(most, f64[layout.w + index]! * factor));
  f64[layout.w + index] = w;
  if (w === AT_REST) u32[layout.opened + index] = 0;
  else if (burst) return;
  else if (u32[layout.opened + index] === 0) openWindow(cells, index, seen);
  else if (seen.day > i32[layout.lastDay + index]!) {
    i32[layout.lastDay + index] = seen.day;
    i32[layout.days + index]! += 1;
  }
}

/** Closes a window. */
export function clearWindow({ u32, f64, layout }: Cells, index: number): void {
  f64[layout.w + index] = AT_REST;
  u32[layout.opened + index] = 0;
}

function openWindow(cells: Cells, index: number, { level, score, day }: Seen): void {
  const { u32, i32, f64, layout } = cells;
  const { floats, from, snap } = layout.windows[index]!;
  for (let i = 0; i < layout.levels; i++) {
    u32[from + i] = u32[layout.tally + i]!;
    u32[snap + i] = totalAt(cells, i);
  }
  u32[from + level]! -= 1;
  f64[floats + WF.fromSum] = f64[layout.floats + F.tallySum]! - score;
  f64[floats + WF.snapSum] = f64[layout.floats + F.totalSum]!;
  u32[layout.opened + index] = u32[layout.ints + I.tallied]!;
  i32[layout.start + index] = day;
  i32[layout.lastDay + index] = day;
  i32[layout.days + index] = 1;
}

/** Does a change seem possible since some review? */
export function isOpen({ u32, layout }: Cells, index: number): boolean {
  return u32[layout.opened + index] !== 0;
}

/** What is known of the reviews since a window opened; of authors only whether they are as many as the guards ask for. */
export interface Since {
  readonly start: number;
  readonly days: number;
  readonly authors: number;
  readonly level: Level;
}

/** The window's contents; none while it is closed. */
export function sinceOf(cells: Cells, index: number): Since {
  const { u32, i32, layout } = cells;
  if (!isOpen(cells, index)) return { start: 0, days: 0, authors: 0, level: levelFrom(0, 0) };
  const opened = u32[layout.opened + index]!;
  return {
    start: i32[layout.start + index]!,
    days: i32[layout.days + index]!,
    authors: authorsSince(cells, opened),
    level: levelFrom(sumSince(cells, index), u32[layout.ints + I.tallied]! - opened + 1),
  };
}

/** Reviews at a level since a window opened; 0 while it is closed. */
export function countSince(cells: Cells, index: number, level: number): number {
  const { u32, layout } = cells;
  return isOpen(cells, index) ? u32[layout.tally + level]! - u32[layout.windows[index]!.from + level]! : 0;
}

function sumSince(cells: Cells, index: number): number {
  const { f64, layout } = cells;
  if (!isOpen(cells, index)) return 0;
  return f64[layout.floats + F.tallySum]! - f64[layout.windows[index]!.floats + WF.fromSum]!;
}

/** What was counted before a window opened. */
export function beforeOf({ f64, u32, layout }: Cells, index: number): Level {
  const at = layout.windows[index]!;
  return levelFrom(f64[at.floats + WF.snapSum]!, countAll(u32, at.snap, layout.levels));
}

/** A change as it is told: what was counted before and since, per level and as sums of scores. */
export interface Change {
  readonly since: Since;
  readonly before: Level;
  readonly old: Uint32Array;
  readonly oldSum: number;
  readonly fresh: Uint32Array;
  readonly freshSum: number;
}

/** The change as a window dates it. */
export function changeAt(cells: Cells, index: number): Change {
  const { u32, f64, layout } = cells;
  const at = layout.windows[index]!;
  return {
    since: sinceOf(cells, index),
    before: beforeOf(cells, index),
    old: u32.slice(at.snap, at.snap + layout.levels),
    oldSum: f64[at.floats + WF.snapSum]!,
    fresh: Uint32Array.from({ length: layout.levels }, (_, level) => countSince(cells, index, level)),
    freshSum: sumSince(cells, index),
  };
}

/** A late review is history: it belongs to what was before. */
export function addBefore({ u32, f64, layout }: Cells, level: number, score: number): void {
  for (const at of layout.windows) {
    u32[at.snap + level]! += 1;
    f64[at.floats + WF.snapSum]! += score;
  }
}

/** After reviews were taken out of the counters, what was before cannot be more than what is counted. */
export function trimBefore(cells: Cells, levels: Levels): void {
  const { u32, f64, layout } = cells;
  for (const at of layout.windows) {
    for (let i = 0; i < layout.levels; i++) {
      const excess = u32[at.snap + i]! - totalAt(cells, i);
      if (excess <= 0) continue;
      u32[at.snap + i]! -= excess;
      f64[at.floats + WF.snapSum]! -= excess * levels.values[i]!;
    }
  }
}

/** Sum over a block of counts. */
export function countAll(u32: Uint32Array, from: number, levels: number): number {
  let n = 0;
  for (let i = 0; i < levels; i++) n += u32[from + i]!;
  return n;
}

/** A mean over n; 0 over none. */
export function levelFrom(sum: number, n: number): Level {
  return { mean: n > 0 ? sum / n : 0, n };
}

/** 32-bit FNV-1a of an author's key, never 0; 0 for nobody. */
export function authorHash(author: string | undefined): number {
  if (!author) return 0;
  let hash = FNV_START;
  for (let i = 0; i < author.length; i++) hash = fnv(hash, author.charCodeAt(i));
  return hash >>> 0 || 1;
}

/** Where 32-bit FNV-1a begins (Fowler, Noll & Vo). */
export const FNV_START = 0x811c9dc5 | 0;

/** Its step by one unit of a text. */
export function fnv(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
