/** How uncertain a difference of two means is. */
import type { Level, SureLevel } from '../domain/drift.ts';
import type { Levels } from './levels.ts';
import type { Stratum } from './two-sample.ts';

/** Standard normal quantile of 97.5 %. */
const SIDES_95 = 1.96;

/**
 * 95 % interval of after − before in native units: normal approximation of two Dirichlet posteriors (counts plus one
 * review spread evenly, so that five equal scores are not certainty), widened to hold the observed difference and cut at
 * the ends of the scale. `before` and `after` are counts per level.
 */
export function differenceInterval(
  levels: Levels,
  difference: number,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): readonly [number, number] {
  return around(levels, difference, posteriorVariance(levels, before) + posteriorVariance(levels, after));
}

/** A difference of means freed of what only the mix of strata (quarters of a year) did. */
export interface MatchedDifference {
  readonly before: Level;
  readonly after: Level;
  /** 95 % interval of after − before. */
  readonly interval: readonly [number, number];
}

/**
 * Means of both sides over strata that each have reviews on both, every stratum weighted by n₀n₁/(n₀+n₁), what it can
 * tell (the weights of Cochran 1954): the same weights on both sides, so a season that both share cancels.
 */
export function matchedDifference(levels: Levels, strata: readonly Stratum[]): MatchedDifference {
  const { before, after, variances } = matched(levels, strata);
  return { before, after, interval: around(levels, after.mean - before.mean, variances.before + variances.after) };
}

/** The same means, each with a 95 % interval of its own. */
export function matchedLevels(
  levels: Levels,
  strata: readonly Stratum[],
): { readonly before: SureLevel; readonly after: SureLevel } {
  const { before, after, variances } = matched(levels, strata);
  const sure = (level: Level, variance: number): SureLevel => {
    const half = SIDES_95 * Math.sqrt(variance);
    return { ...level, interval: [Math.max(levels.min, level.mean - half), Math.min(levels.max, level.mean + half)] };
  };
  return { before: sure(before, variances.before), after: sure(after, variances.after) };
}

function matched(levels: Levels, strata: readonly Stratum[]) {
  let [weights, then, now, before, after] = [0, 0, 0, 0, 0];
  const variances = { before: 0, after: 0 };
  for (const stratum of strata) {
    const [a, b] = [levelIn(levels, stratum.before), levelIn(levels, stratum.after)];
    const weight = (a.n * b.n) / (a.n + b.n);
    weights += weight;
    then += weight * a.mean;
    now += weight * b.mean;
    before += a.n;
    after += b.n;
    variances.before += weight ** 2 * posteriorVariance(levels, stratum.before);
    variances.after += weight ** 2 * posteriorVariance(levels, stratum.after);
  }
  return {
    before: { mean: then / weights, n: before },
    after: { mean: now / weights, n: after },
    variances: { before: variances.before / weights ** 2, after: variances.after / weights ** 2 },
  };
}

function around(levels: Levels, difference: number, variance: number): readonly [number, number] {
  const range = levels.max - levels.min;
  const half = SIDES_95 * Math.sqrt(variance);
  return [Math.max(-range, difference - half), Math.min(range, difference + half)];
}

function levelIn({ count, values }: Levels, counts: ArrayLike<number>): Level {
  let [n, sum] = [0, 0];
  for (let i = 0; i < count; i++) {
    n += counts[i]!;
    sum += counts[i]! * values[i]!;
  }
  return { mean: sum / n, n };
}

function posteriorVariance({ count, values }: Levels, counts: ArrayLike<number>): number {
  let n = 1;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const weight = counts[i]! + 1 / count;
    n += counts[i]!;
    sum += weight * values[i]!;
    squares += weight * values[i]! ** 2;
  }
  return (squares / n - (sum / n) ** 2) / (n + 1);
}
