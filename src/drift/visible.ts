/** What a stream cannot show yet: with few reviews, small changes stay invisible however long one waits. */
import type { Levels } from './levels.ts';

/** Reviews after a change within which it should be seen. */
const HORIZON = 100;

/**
 * Smallest fall of the mean (native units) that a baseline of `size` reviews with law `law` can show within 100 reviews
 * at a threshold of `logThreshold` nats: the tilt of the law whose evidence n₀n₁/(n₀+n₁)·KL reaches it. Absent when none can.
 */
export function smallestVisible(
  levels: Levels,
  law: ArrayLike<number>,
  size: number,
  logThreshold: number,
): number | undefined {
  const needed = (logThreshold * (size + HORIZON)) / (size * HORIZON);
  let low = 0;
  let high = 60 / (levels.count - 1);
  if (!(tilt(levels, law, high).divergence >= needed)) return undefined;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (tilt(levels, law, middle).divergence >= needed) high = middle;
    else low = middle;
  }
  return tilt(levels, law, high).fall;
}

/** Kullback–Leibler divergence from the law to its tilt by e^(−θ·level), and the fall of the mean. */
function tilt({ count, values }: Levels, law: ArrayLike<number>, theta: number): { divergence: number; fall: number } {
  let total = 0;
  let level = 0;
  let mean = 0;
  let tilted = 0;
  for (let i = 0; i < count; i++) {
    const weight = law[i]! * Math.exp(-theta * i);
    total += weight;
    level += weight * i;
    tilted += weight * values[i]!;
    mean += law[i]! * values[i]!;
  }
  return { divergence: (-theta * level) / total - Math.log(total), fall: mean - tilted / total };
}
