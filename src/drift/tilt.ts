/** The simplest way for a level to move: every step down the scale becomes more likely by the same factor. */
import type { Levels } from './levels.ts';

/** What a tilt does to a law. */
export interface Tilt {
  /** Kullback–Leibler divergence from the tilted law to the law, nats a review. */
  readonly divergence: number;
  /** Fall of the mean, native units; negative for a rise. */
  readonly fall: number;
}

/** Nats over the whole range beyond which a tilted law is as good as all on one level. */
const STEEPEST = 60;

/** The law tilted by e^(−θ·level). */
export function tilt({ count, values }: Levels, law: ArrayLike<number>, theta: number): Tilt {
  // Weights relative to the heaviest end, so that none overflows.
  const top = theta < 0 ? count - 1 : 0;
  let total = 0;
  let level = 0;
  let mean = 0;
  let tilted = 0;
  for (let i = 0; i < count; i++) {
    const weight = law[i]! * Math.exp(-theta * (i - top));
    total += weight;
    level += weight * (i - top);
    tilted += weight * values[i]!;
    mean += law[i]! * values[i]!;
  }
  return { divergence: (-theta * level) / total - Math.log(total), fall: mean - tilted / total };
}

/** θ of the tilt that lowers the mean by `fall` native units (raises it, for a negative one); the steepest where none does. */
export function tiltFor(levels: Levels, law: ArrayLike<number>, fall: number): number {
  return solve(levels, fall, (theta) => Math.abs(tilt(levels, law, theta).fall) >= Math.abs(fall));
}

/** θ of the flattest tilt whose divergence reaches `divergence` nats; the steepest where none does. `sign` −1 for rises. */
export function tiltApart(levels: Levels, law: ArrayLike<number>, divergence: number, sign: 1 | -1): number {
  return solve(levels, sign, (theta) => tilt(levels, law, theta).divergence >= divergence);
}

/** Smallest θ of one sign that is enough, to 1e-15 of the steepest. */
function solve({ count }: Levels, sign: number, isEnough: (theta: number) => boolean): number {
  const steepest = (Math.sign(sign) * STEEPEST) / (count - 1);
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (isEnough(middle * steepest)) high = middle;
    else low = middle;
  }
  return high * steepest;
}
