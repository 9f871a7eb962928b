/** How uncertain a difference of two means is. */
import type { Levels } from './levels.ts';

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
  const range = levels.max - levels.min;
  const half = 1.96 * Math.sqrt(posteriorVariance(levels, before) + posteriorVariance(levels, after));
  return [Math.max(-range, difference - half), Math.min(range, difference + half)];
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
