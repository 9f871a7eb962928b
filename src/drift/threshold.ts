/** How much evidence an alarm needs for a stated rate of false alarms. */
import { DOWN, type Side } from './layout.ts';

/** `basr`: forgets slowly changed reviews, thresholds by simulation. `psr`: the exact Dirichlet predictive, ARL0 ≥ A by theorem. */
export type Mode = 'basr' | 'psr';

/** A at which the corrections of `CORRECTIONS` were found. */
const ANCHORS = [2_000, 20_000, 100_000];

/**
 * c(A) by number of levels, falls then rises: achieved ARL0 of a fleet is about A or more when the threshold is
 * ln A + c(A), and at least 0.8 A of streams whose one law is far from what the prior says. Found by
 * `npm run bench:drift -- --calibrate`, whose run is bench/drift/calibration.txt: the worst of baselines of 30, 100, 300
 * and 1,000 reviews and of those streams, never under 0, where the theorem for λ = 1 needs no correction.
 * By direction: at the c of falls, 5.7 % of healthy streams were told to rise in 1,000 reviews where 4.9 % are stated.
 */
const CORRECTIONS: readonly (readonly [levels: number, falls: Triple, rises: Triple])[] = [
  [2, [0.05, 0.5, 1.15], [0.25, 0.8, 1.25]],
  [3, [0, 0.6, 1.3], [0.3, 0.95, 1.35]],
  [4, [0, 0.6, 1.45], [0.3, 1.05, 1.5]],
  [5, [0.05, 0.65, 1.3], [0.3, 1, 1.45]],
  [6, [0.05, 0.85, 1.45], [0.3, 0.85, 1.4]],
  [7, [0.05, 0.8, 1.45], [0.3, 0.95, 1.7]],
  [8, [0.1, 0.9, 1.55], [0.25, 0.95, 1.4]],
  [9, [0.1, 0.95, 1.75], [0.25, 0.85, 1.5]],
  [10, [0.05, 0.95, 1.9], [0.25, 0.9, 1.4]],
  [11, [0.1, 0.85, 1.9], [0.3, 1, 1.4]],
];

/** One c for each of `ANCHORS`. */
type Triple = readonly [number, number, number];

/**
 * ln of the threshold on the mean evidence M for an average of `arl` healthy reviews per false alarm of a direction
 * (falls unless given; Shiryaev–Roberts: Pollak 1985; the correction c is for forgetting, linear in ln A between the anchors).
 * @throws RangeError for an `arl` under 10
 */
export function logThreshold(arl: number, levels: number, mode: Mode, side: Side = DOWN): number {
  if (!(arl >= 10 && arl <= 1e12)) throw new RangeError(`Expected an ARL of 10 to 1e12 reviews, got ${arl}`);
  return Math.log(arl) + (mode === 'psr' ? 0 : correction(Math.log(arl), levels, side));
}

function correction(logArl: number, levels: number, side: Side): number {
  const [, falls, rises] = CORRECTIONS.find(([count]) => count >= levels) ?? CORRECTIONS.at(-1)!;
  const values = side === DOWN ? falls : rises;
  const [a, b, c] = ANCHORS.map(Math.log) as [number, number, number];
  if (logArl <= a) return values[0];
  const [from, to, low, high] = logArl <= b ? [a, b, values[0], values[1]] : [b, c, values[1], values[2]];
  return low + ((high - low) * (logArl - from)) / (to - from);
}
