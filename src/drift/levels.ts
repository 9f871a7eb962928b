/** A scale as the detector sees it: at most eleven levels, counted from 0 at the bad end; means never pass through here. */
import { levelCount, scaleRange } from '../domain/scale.ts';

/** Scales with more levels than this are folded for the detector; their means stay in native units. */
export const MOST_LEVELS = 11;

/** How native scores map to detector levels. */
export interface Levels {
  /** Number of detector levels, 2 to `MOST_LEVELS`. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Native score in the middle of each level; the score itself where nothing is folded. */
  readonly values: readonly number[];
}

/** The levels of a scale. @throws RangeError for a name that is no scale */
export function levelsOf(scale: string): Levels {
  const { min, max } = scaleRange(scale);
  const natives = levelCount(scale);
  const count = Math.min(natives, MOST_LEVELS);
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (let score = min; score <= max; score++) {
    const level = Math.floor(((score - min) * count) / natives);
    sums[level]! += score;
    sizes[level]! += 1;
  }
  return { count, min, max, values: Array.from(sums, (sum, level) => sum / sizes[level]!) };
}

/** The level a native score falls on. @throws RangeError for a score that is not a whole number of the scale */
export function levelOf(levels: Levels, score: number): number {
  if (!Number.isInteger(score) || score < levels.min || score > levels.max) {
    throw new RangeError(`Expected a whole score from ${levels.min} to ${levels.max}, got ${score}`);
  }
  return Math.floor(((score - levels.min) * levels.count) / (levels.max - levels.min + 1));
}

/** A score as it counts at another level: as far off as the two levels are apart, whole and on the scale. */
export function plainScore({ min, max, values }: Levels, score: number, given: number, level: number): number {
  return Math.min(max, Math.max(min, score + Math.round(values[level]! - values[given]!)));
}

/** Smallest fall or rise worth telling, in native units: 0.1 star, 3 points of recommend share, elsewhere the same part of the range as for stars. */
export function smallestSize(scale: string): number {
  if (scale === 'recommend') return 0.03;
  const { min, max } = scaleRange(scale);
  return (max - min) * 0.025;
}
