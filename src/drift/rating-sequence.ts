/** A mean with an interval that holds at every look, for dashboards: "4.1, between 3.9 and 4.3, however often you look". */
import type { Level } from '../domain/drift.ts';
import { levelCount, scaleRange } from '../domain/scale.ts';

/** All that is kept of a stream: how many reviews gave each score of the scale, lowest first. */
export type ScoreCounts = Float64Array;

/** Counts for a scale before the first review. @throws RangeError for a name that is no scale */
export function noScores(scale: string): ScoreCounts {
  return new Float64Array(levelCount(scale));
}

/** Counts one more score. @throws RangeError for a score that is not a whole number of the scale */
export function countScore(counts: ScoreCounts, score: number, scale: string): void {
  const { min, max } = scaleRange(scale);
  if (!(Number.isInteger(score) && score >= min && score <= max)) {
    throw new RangeError(`Expected a whole score from ${min} to ${max}, got ${score}`);
  }
  counts[score - min]! += 1;
}

/** A mean and where it may lie, in native units. */
export interface RatingInterval extends Level {
  readonly interval: readonly [number, number];
}

/**
 * Mean and confidence sequence by betting (Waudby-Smith & Ramdas 2024, arXiv 2010.09686; constant bets mixed as by
 * Orabona & Jun 2024): whoever bets the share f of a purse at every review that the score beats m, fairly priced if m is
 * the true mean, multiplies it by 1 + f·(x/m − 1); a mixture over f is a nonnegative martingale and passes 2/error at
 * any time with probability error/2 at most (Ville). The means m at which neither this purse nor its mirror image did
 * are the interval: with probability 1 − `error` (0.05) it holds the mean at all reviews at once, whatever the law.
 * The purse depends on the counts only, so no order and no further state is kept. Absent before the first review.
 * @throws RangeError for counts that do not fit the scale or an error that is no probability
 */
export function ratingInterval(counts: ArrayLike<number>, scale: string, error = 0.05): RatingInterval | undefined {
  const { min, max } = scaleRange(scale);
  const { n, mean } = meanOf(counts, max - min + 1);
  if (!(error > 0 && error < 1)) throw new RangeError(`Expected an error between 0 and 1, got ${error}`);
  if (n === 0) return undefined;
  const up = Array.from(counts);
  const down = up.toReversed();
  const limit = Math.log(2 / error);
  const native = (x: number) => min + x * (max - min);
  return {
    mean: native(mean),
    n,
    interval: [native(lowest(up, mean, limit)), native(1 - lowest(down, 1 - mean, limit))],
  };
}

/** Does the interval hold this mean (native units)? Quicker than the interval itself. */
export function holdsMean(counts: ArrayLike<number>, scale: string, mean: number, error = 0.05): boolean {
  const { min, max } = scaleRange(scale);
  const m = (mean - min) / (max - min);
  const up = Array.from(counts);
  const limit = Math.log(2 / error);
  return logPurse(up, m) <= limit && logPurse(up.toReversed(), 1 - m) <= limit;
}

/** Number of reviews and mean on 0…1. */
function meanOf(counts: ArrayLike<number>, expected: number): { n: number; mean: number } {
  if (counts.length !== expected) throw new RangeError(`Expected counts of ${expected} scores, got ${counts.length}`);
  let [n, sum] = [0, 0];
  for (let i = 0; i < expected; i++) {
    if (!(Number.isSafeInteger(counts[i]) && counts[i]! >= 0)) {
      throw new RangeError(`Expected counts that are whole numbers of 0 or more, got ${counts[i]}`);
    }
    n += counts[i]!;
    sum += (counts[i]! * i) / (expected - 1);
  }
  return { n, mean: n > 0 ? sum / n : 0 };
}

/** Shares of the purse that are bet: the smallest is right for a million reviews; neighbours a factor √2 apart. */
const BETS = Array.from({ length: 19 }, (_, i) => 0.95 * 2 ** (-i / 2));

/** The smallest mean that the purse does not exclude; the purse shrinks as the mean that it bets against grows. */
function lowest(counts: readonly number[], mean: number, limit: number): number {
  let [low, high] = [0, mean];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (logPurse(counts, middle) > limit) low = middle;
    else high = middle;
  }
  return low;
}

/** ln of the mean purse of those who bet that scores beat `m` (0…1, like the scores). */
function logPurse(counts: readonly number[], m: number): number {
  if (!(m > 0)) return counts.some((count, i) => i > 0 && count > 0) ? Number.POSITIVE_INFINITY : 0;
  const top = counts.length - 1;
  const logs = BETS.map((bet) =>
    counts.reduce((sum, count, i) => (count > 0 ? sum + count * Math.log1p(bet * (i / top / m - 1)) : sum), 0),
  );
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / BETS.length);
}
