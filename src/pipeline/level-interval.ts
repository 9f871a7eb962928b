/** How uncertain a level is, beside its mean. */
import type { Levels } from '../drift/levels.ts';

/**
 * 95 % interval of a mean in native units: normal approximation of a Dirichlet posterior (the counts plus one review
 * spread evenly, so that five equal scores are not certainty; the same as for a difference of two levels, src/drift/interval.ts),
 * cut at the ends of the scale. `counts` per detector level.
 */
export function levelInterval(
  { count, values, min, max }: Levels,
  mean: number,
  counts: ArrayLike<number>,
): readonly [number, number] {
  let [n, sum, squares] = [1, 0, 0];
  for (let i = 0; i < count; i++) {
    const weight = counts[i]! + 1 / count;
    n += counts[i]!;
    sum += weight * values[i]!;
    squares += weight * values[i]! ** 2;
  }
  const half = 1.96 * Math.sqrt((squares / n - (sum / n) ** 2) / (n + 1));
  return [Math.max(min, mean - half), Math.min(max, mean + half)];
}
