/** How much evidence an alarm needs for a stated rate of false alarms. */

/** `basr`: forgets slowly changed reviews, thresholds by simulation. `psr`: the exact Dirichlet predictive, ARL0 ≥ A by theorem. */
export type Mode = 'basr' | 'psr';

/** A at which the corrections of `CORRECTIONS` were found. */
const ANCHORS = [2_000, 20_000, 100_000];

/**
 * c(A) by number of levels: achieved ARL0 of a fleet is about A or more when the threshold is ln A + c(A), and at least
 * 0.8 A of streams whose one law is far from what the prior says. Found by `npm run bench:drift -- --calibrate`, whose run
 * is bench/drift/calibration.txt: the worst of baselines of 30, 100, 300 and 1,000 reviews and of those streams, never
 * under 0, where the theorem for λ = 1 needs no correction.
 */
const CORRECTIONS: readonly (readonly [levels: number, corrections: readonly [number, number, number]])[] = [
  [2, [0.05, 0.55, 0.9]],
  [3, [0, 0.55, 1.25]],
  [4, [0, 0.55, 1.4]],
  [5, [0.05, 0.65, 1.35]],
  [6, [0.05, 0.8, 1.5]],
  [7, [0.05, 0.8, 1.45]],
  [8, [0.1, 0.95, 1.7]],
  [9, [0.05, 0.95, 2]],
  [10, [0.05, 1, 1.85]],
  [11, [0.05, 1.05, 1.85]],
];

/**
 * ln of the threshold on the mean evidence M for an average of `arl` healthy reviews per false alarm (Shiryaev–Roberts:
 * Pollak 1985; the correction c is for forgetting, linear in ln A between the anchors).
 * @throws RangeError for an `arl` under 10
 */
export function logThreshold(arl: number, levels: number, mode: Mode): number {
  if (!(arl >= 10 && arl <= 1e12)) throw new RangeError(`Expected an ARL of 10 to 1e12 reviews, got ${arl}`);
  return Math.log(arl) + (mode === 'psr' ? 0 : correction(Math.log(arl), levels));
}

function correction(logArl: number, levels: number): number {
  const [, values] = CORRECTIONS.find(([count]) => count >= levels) ?? CORRECTIONS.at(-1)!;
  const [a, b, c] = ANCHORS.map(Math.log) as [number, number, number];
  if (logArl <= a) return values[0];
  const [from, to, low, high] = logArl <= b ? [a, b, values[0], values[1]] : [b, c, values[1], values[2]];
  return low + ((high - low) * (logArl - from)) / (to - from);
}
