/** A slow change quarter by quarter, for a picture: the last four beside the same ones of an earlier year, with how sure each is. */
import type { QuarterLevels } from '../domain/drift.ts';
import { foldScores, type PlacePast } from './erosion.ts';
import { matchedLevels } from './interval.ts';
import { levelsOf } from './levels.ts';
import { quarterStart } from './quarters.ts';

/** Quarters of a year. */
const YEAR = 4;

/**
 * The four quarters up to `quarter` and the same ones `yearsAgo`, the oldest first. Places are weighted alike on both
 * sides, as in the comparison itself; a quarter that no place has in both years is left out.
 */
export function quarterLevels(
  scale: string,
  places: readonly PlacePast[],
  quarter: number,
  yearsAgo: number,
): readonly QuarterLevels[] {
  const levels = levelsOf(scale);
  return Array.from({ length: YEAR }, (_, i) => quarter - YEAR + 1 + i).flatMap((one) => {
    const then = one - YEAR * yearsAgo;
    const strata = places.flatMap(({ counts, from = then }) => {
      const [before, after] = [counts.get(then), counts.get(one)].map((found) => found && foldScores(levels, found));
      return then >= from && isGiven(before) && isGiven(after) ? [{ before, after }] : [];
    });
    return strata.length > 0 ? [{ since: quarterStart(one), ...matchedLevels(levels, strata) }] : [];
  });
}

function isGiven(counts: readonly number[] | undefined): counts is readonly number[] {
  return counts?.some((n) => n > 0) === true;
}
