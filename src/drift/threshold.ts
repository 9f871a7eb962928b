/** How much evidence an alarm needs for a stated rate of false alarms. */

/** `basr`: forgets slowly changed reviews, thresholds by simulation. `psr`: the exact Dirichlet predictive, ARL0 ≥ A by theorem. */
export type Mode = 'basr' | 'psr';

/** A at which the corrections of `CORRECTIONS` were found. */
const ANCHORS = [2_000, 20_000, 100_000];

/**
 * c(A) by number of levels: achieved ARL0 is A when the threshold is ln A + c(A). `npm run bench:drift -- --calibrate`
 * (20,000 healthy paths for each baseline of 30, 100, 300 and 1,000 reviews) finds the row of each number of levels:
 *
 *   levels   A = 2,000                    A = 20,000                 A = 100,000
 *   2        −0.18 −0.14 −0.19 −0.26      0.33 0.56 0.18 −0.17       1.13 1.47 0.98 −0.13
 *   5        −0.21 −0.15 −0.21 −0.32      0.34 0.55 0.20 −0.17       0.94 1.35 1.00 −0.05
 *   11       −0.28 −0.25 −0.23 −0.33      0.10 0.27 0.20 −0.22       0.62 0.87 0.78  0.01
 *
 * Never under 0, where the theorem for λ = 1 needs no correction.
 */
const CORRECTIONS: readonly (readonly [levels: number, corrections: readonly number[]])[] = [
  [2, [0, 0.6, 1.5]],
  [5, [0.05, 0.6, 1.3]],
  [11, [0, 0.3, 0.9]],
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
  const row = levels <= 3 ? 0 : levels <= 8 ? 1 : 2;
  const [, values] = CORRECTIONS[row]!;
  const [a, b, c] = ANCHORS.map(Math.log) as [number, number, number];
  if (logArl <= a) return values[0]!;
  const [from, to, low, high] = logArl <= b ? [a, b, values[0]!, values[1]!] : [b, c, values[1]!, values[2]!];
  return low + ((high - low) * (logArl - from)) / (to - from);
}
