/** Whether the reviews of one day are the stream's usual ones: many of the usual kind are a promotion, many of another kind a bomb. */
import { strengthOf, totalAt, weightsOf } from './detector.ts';
import type { Cells } from './layout.ts';
import type { Setup } from './options.ts';
import { dailyRate, isAbnormalCount } from './volume.ts';
import { countAll } from './window.ts';

/** Nats that the day's own law must win by, whatever the size of the scale. */
const LEAST = 3;

/**
 * Are the newest day's reviews at one end of the scale too many, by the rule for whole days? Thirty angry reviews among
 * the hundred of a busy day make no abnormal day, but an abnormal number of angry reviews.
 */
export function isFlooded(setup: Setup, cells: Cells): boolean {
  return isFloodedAt(setup, cells, 0) || isFloodedAt(setup, cells, cells.layout.levels - 1);
}

function isFloodedAt({ plan }: Setup, cells: Cells, level: number): boolean {
  const { u32, layout } = cells;
  const today = u32[layout.day + level]!;
  if (!isAbnormalCount(cells, today, 0)) return false;
  let known = strengthOf(plan, cells);
  for (let i = 0; i < layout.levels; i++) known += totalAt(cells, i);
  const usual = (dailyRate(cells) * (totalAt(cells, level) + weightsOf(plan, cells)[level]!)) / known;
  return isAbnormalCount(cells, today, usual);
}

/**
 * Do the newest day's levels follow another law than the counters? Two-sample log-likelihood ratio against its penalty for
 * the fitted shares, (levels − 1)/2·ln n (Schwarz 1978), which grows with n as the day is looked at review by review.
 */
export function isUnusualMix({ plan }: Setup, cells: Cells): boolean {
  const { u32, layout } = cells;
  const weights = weightsOf(plan, cells);
  const n = countAll(u32, layout.day, layout.levels);
  let known = strengthOf(plan, cells);
  for (let i = 0; i < layout.levels; i++) known += totalAt(cells, i);
  let gain = 0;
  for (let i = 0; i < layout.levels; i++) {
    const today = u32[layout.day + i]!;
    const usual = totalAt(cells, i) + weights[i]!;
    const both = (today + usual) / (n + known);
    if (today > 0) gain += today * Math.log(today / n / both);
    gain += usual * Math.log(usual / known / both);
  }
  return gain > Math.max(LEAST, ((layout.levels - 1) / 2) * Math.log(n));
}
