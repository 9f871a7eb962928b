/**
 * The companion of the evidence: a CUSUM whose last zero dates a change, with what was counted before and since. Its
 * window says whether enough reviews, days and authors speak.
 */
import type { Level } from '../domain/drift.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { totalAt } from './detector.ts';
import { type Cells, F, WF, WI } from './layout.ts';
import type { Levels } from './levels.ts';

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

/** Empties a window. */
export function clearWindow({ u32, i32, f64, layout }: Cells, index: number): void {
  const at = layout.windows[index]!;
  f64[layout.w + index] = 0;
  f64[at.floats + WF.sum] = 0;
  // Loops: companions fall to rest all the time, and a call of `fill` costs more than so few numbers.
  for (let i = 0; i < layout.levels; i++) u32[at.counts + i] = 0;
  for (let i = 0; i < 4; i++) i32[at.ints + i] = 0;
}

/**
 * One step of the companion, W ← max(0, W + gain), capped at `most` (Page 1954; the last time it was 0 dates the
 * change). The review joins the window unless W stays at 0 or the review is not `counted`. Comes before the review
 * joins the counters: what they hold when the window opens is "before".
 */
export function stepWindow(
  cells: Cells,
  index: number,
  gain: number,
  most: number,
  seen: Seen,
  counted: boolean,
): void {
  const { u32, i32, f64, layout } = cells;
  const was = f64[layout.w + index]!;
  const sum = was + gain;
  const w = sum < most ? sum : most;
  if (!(w > 0)) {
    if (was > 0) clearWindow(cells, index);
    return;
  }
  if (was === 0) openWindow(cells, index);
  f64[layout.w + index] = w;
  if (!counted) return;
  const { floats, ints, counts, hashes } = layout.windows[index]!;
  u32[counts + seen.level]! += 1;
  f64[floats + WF.sum]! += seen.score;
  if (i32[ints + WI.days] === 0 || seen.day > i32[ints + WI.lastDay]!) rememberDay(cells, ints, seen.day);
  if (i32[ints + WI.authors]! < layout.authors) rememberAuthor(cells, ints, hashes, seen.author);
}

function openWindow(cells: Cells, index: number): void {
  const { u32, f64, layout } = cells;
  const at = layout.windows[index]!;
  for (let i = 0; i < layout.levels; i++) u32[at.snap + i] = totalAt(cells, i);
  f64[at.floats + WF.snapSum] = f64[layout.floats + F.totalSum]!;
}

/** Does a change seem possible since some review? */
export function isOpen({ f64, layout }: Cells, index: number): boolean {
  return f64[layout.w + index]! > 0;
}

/** What is known of the reviews since a window opened. */
export interface Since {
  readonly start: number;
  readonly days: number;
  readonly authors: number;
  readonly level: Level;
}

/** The window's contents. */
export function sinceOf({ i32, f64, u32, layout }: Cells, index: number): Since {
  const at = layout.windows[index]!;
  return {
    start: i32[at.ints + WI.start]!,
    days: i32[at.ints + WI.days]!,
    authors: i32[at.ints + WI.authors]!,
    level: levelFrom(f64[at.floats + WF.sum]!, countAll(u32, at.counts, layout.levels)),
  };
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
    fresh: u32.slice(at.counts, at.counts + layout.levels),
    freshSum: f64[at.floats + WF.sum]!,
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

function rememberDay({ i32 }: Cells, ints: number, day: number): void {
  if (i32[ints + WI.days] === 0) i32[ints + WI.start] = day;
  i32[ints + WI.days]! += 1;
  i32[ints + WI.lastDay] = day;
}

/** A review that names nobody counts as an author of its own: the guard on days still holds it. */
function rememberAuthor({ i32, u32 }: Cells, ints: number, hashes: number, author: number): void {
  const known = i32[ints + WI.authors]!;
  if (author !== 0) for (let i = 0; i < known; i++) if (u32[hashes + i] === author) return;
  u32[hashes + known] = author;
  i32[ints + WI.authors] = known + 1;
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
