/** A stream's scores by quarter of a year, and what quarters are: the memory behind the yearly comparison. */
import { DAY_MS, type Day, dayFromNumber, dayNumber, type Instant } from '../domain/time.ts';
import { countScore, noScores, type ScoreCounts } from './rating-sequence.ts';

/** Days after a quarter's end within which its last reviews still arrive: it is compared after them. */
const SETTLE_DAYS = 14;

/** Quarters since the first one of 1970, from a day number (UTC). */
export function quarterOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** First day of a quarter. */
export function quarterStart(quarter: number): Day {
  const year = 1970 + Math.floor(quarter / 4);
  return dayFromNumber(Date.UTC(year, 3 * (quarter - 4 * (year - 1970)), 1) / DAY_MS);
}

/** The newest quarter that can be compared at a moment: ended, and its last reviews in. */
export function settledQuarter(now: Instant): number {
  return quarterOf(dayNumber(now) - SETTLE_DAYS) - 1;
}

/** Counts of native scores by quarter; grows by one line a quarter. */
export type QuarterLog = Map<number, ScoreCounts>;

/** Counts one score. @throws RangeError for a score that is not a whole number of the scale */
export function countInQuarter(log: QuarterLog, scale: string, at: Instant, score: number): void {
  const quarter = quarterOf(dayNumber(at));
  const counts = log.get(quarter) ?? noScores(scale);
  countScore(counts, score, scale);
  log.set(quarter, counts);
}

/** All scores of a log together. */
export function scoresOf(log: QuarterLog, scale: string): ScoreCounts {
  const all = noScores(scale);
  for (const counts of log.values()) for (const [i, count] of counts.entries()) all[i]! += count;
  return all;
}
