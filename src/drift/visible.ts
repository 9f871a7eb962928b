/** What a stream cannot show yet: with few reviews, small changes stay invisible however long one waits. */
import type { Levels } from './levels.ts';
import { type Tilt, tilt, tiltApart, tiltFor } from './tilt.ts';

/** Reviews after a change within which it should be seen. */
const HORIZON = 100;

/**
 * Smallest fall of the mean (native units) that a baseline of `size` reviews with law `law` can show within `horizon`
 * reviews (100; Infinity for "ever") at a threshold of `logThreshold` nats: the tilt of the law whose evidence
 * n₀n₁/(n₀+n₁)·KL reaches it. Absent when none can.
 */
export function smallestVisible(
  levels: Levels,
  law: ArrayLike<number>,
  size: number,
  logThreshold: number,
  horizon: number = HORIZON,
): number | undefined {
  const needed = logThreshold * (1 / size + 1 / horizon);
  const found = tilt(levels, law, tiltApart(levels, law, needed, 1));
  return found.divergence >= needed ? found.fall : undefined;
}

/** What it takes to see a change. */
export interface Needed {
  /** Reviews of the old level without which no number of new ones shows it: logThreshold / KL. */
  readonly baseline: number;
  /** Reviews of the new level until it shows, given the baseline there is; absent while the baseline is too short. */
  readonly after?: number;
}

/**
 * Reviews needed until a change of the mean by `change` (native units, negative for a fall) could be seen by a stream
 * with `size` reviews of law `law`: n₀n₁/(n₀+n₁)·KL = `logThreshold` solved for each side. About what an alarm takes on
 * average, as a tilt is neither the easiest nor the hardest shape. Absent for a change that leaves the scale.
 */
export function reviewsNeeded(
  levels: Levels,
  law: ArrayLike<number>,
  size: number,
  change: number,
  logThreshold: number,
): Needed | undefined {
  const found: Tilt = tilt(levels, law, tiltFor(levels, law, -change));
  const reached = found.fall * Math.sign(-change) >= Math.abs(change) * (1 - 1e-9);
  if (!(reached && found.divergence > 0)) return undefined;
  const baseline = Math.ceil(logThreshold / found.divergence);
  const spare = size * found.divergence - logThreshold;
  return { baseline, ...(spare > 0 && { after: Math.ceil((logThreshold * size) / spare) }) };
}

/** Steps in which a message names a change, as a part of the range: 0.1 star, 2.5 points of recommend share. */
const STEP = 0.025;

/**
 * `smallestVisible` as a message may say it ("too few reviews to see less than 0.6 star"): rounded up to a step of
 * 2.5 % of the range, as rounding down would promise too much. Absent when nothing can be seen.
 */
export function saidVisible({ min, max }: Levels, smallest: number | undefined): number | undefined {
  if (smallest === undefined || !(smallest <= max - min)) return undefined;
  const steps = Math.ceil(smallest / ((max - min) * STEP) - 1e-9);
  return Number((steps * (max - min) * STEP).toFixed(10));
}
