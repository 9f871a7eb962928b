/** The way back after a fall: is the stream at its old level again? Held against the fallen level, which keeps learning. */
import type { Level } from '../domain/drift.ts';
import { totalAt } from './detector.ts';
import { BACK, type Cells, F, S } from './layout.ts';
import { beforeOf, clearWindow, countAll, isOpen, levelFrom, type Seen, sinceOf, stepWindow } from './window.ts';

/** Average reviews at the fallen level per false "recovered". */
const ARL = 200;
const MOST_RATIO = 1e30;
/** What a recovery must rest on. */
const MIN_REVIEWS = 20;
const MIN_DAYS = 7;
/** Part of the fall that may be missing. */
const MISSING = 1 / 3;
/** The fallen level is believed to be the old one with the weight of so many reviews. */
const SHRINK = 5;

/** Remembers what was before a fall (from a window's "before") as the level to come back to. */
export function rememberOld({ u32, f64, f32, layout }: Cells, counts: (level: number) => number, sum: number): void {
  for (let i = 0; i < layout.levels; i++) u32[layout.old + i] = counts(i);
  f64[layout.floats + F.oldSum] = sum;
  f32[layout.singles + S.back] = 0;
}

/** The level before the fall. */
export function oldLevel({ u32, f64, layout }: Cells): Level {
  return levelFrom(f64[layout.floats + F.oldSum]!, countAll(u32, layout.old, layout.levels));
}

/** The fallen level: all that was counted since the fall, and before the reviews that may already be the way back. */
export function fallenLevel(cells: Cells): Level {
  if (isOpen(cells, BACK)) return beforeOf(cells, BACK);
  let n = 0;
  for (let i = 0; i < cells.layout.levels; i++) n += totalAt(cells, i);
  return levelFrom(cells.f64[cells.layout.floats + F.totalSum]!, n);
}

function fallenAt(cells: Cells, level: number): number {
  return isOpen(cells, BACK) ? cells.u32[cells.layout.windows[BACK]!.snap + level]! : totalAt(cells, level);
}

/** Old law over fallen law at a level, both smoothed with the prior: what one review says for the way back. Call before the review is counted. */
export function backFactor(cells: Cells, weights: Float64Array, strength: number, level: number): number {
  const { u32, layout } = cells;
  const oldTotal = countAll(u32, layout.old, layout.levels) + strength;
  const old = (u32[layout.old + level]! + weights[level]!) / oldTotal;
  const fallen = (fallenAt(cells, level) + SHRINK * old) / (fallenLevel(cells).n + SHRINK);
  return old / fallen;
}

/** Steps the recovery test by one counted review. */
export function stepBack(cells: Cells, factor: number, seen: Seen): void {
  const at = cells.layout.singles + S.back;
  cells.f32[at] = Math.min(MOST_RATIO, (1 + cells.f32[at]!) * factor);
  stepWindow(cells, BACK, factor, seen, false);
}

/** Evidence for the return, as a Shiryaev–Roberts ratio. */
export function backEvidence({ f32, layout }: Cells): number {
  return f32[layout.singles + S.back]!;
}

/** Is a level back within a third of the fall? */
export function isBack(cells: Cells, level: Level): boolean {
  const old = oldLevel(cells).mean;
  return level.mean >= old - (old - fallenLevel(cells).mean) * MISSING;
}

/** Has the stream recovered: evidence of 1 in 200, at least 20 reviews over 7 days by enough authors, back within a third of the fall? */
export function hasRecovered(cells: Cells, day: number, minAuthors: number): boolean {
  if (backEvidence(cells) < ARL) return false;
  const since = sinceOf(cells, BACK);
  if (since.level.n < MIN_REVIEWS || day - since.start < MIN_DAYS || since.authors < minAuthors) return false;
  return isBack(cells, since.level);
}

/** Forgets the test, for a new level or after a recovery. */
export function resetBack(cells: Cells): void {
  cells.f32[cells.layout.singles + S.back] = 0;
  clearWindow(cells, BACK);
}
