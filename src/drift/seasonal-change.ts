/** What the calendar alone does to the mean between two sets of days; apart, because an explanation needs it and no detector does. */
import { type Levels, levelOf } from './levels.ts';
import { type Season, tiltLaw, tiltOn } from './season.ts';

/** One score on its UTC day (number of days since 1970-01-01). */
export interface DayScore {
  readonly day: number;
  readonly score: number;
}

/**
 * Change of the mean, native units, that a season lets one expect from the days of `before` to those of `after` if
 * nothing else had changed: the law of `before`, tilted to each day (design 4.2, p(i)·e^(−θ·i)) from the average tilt that
 * it was seen under. 0 without a season or without reviews on a side.
 */
export function seasonalChange(
  levels: Levels,
  season: Season | undefined,
  before: readonly DayScore[],
  after: readonly DayScore[],
): number {
  if (!season || before.length === 0 || after.length === 0) return 0;
  const law = new Float64Array(levels.count);
  let usual = 0;
  for (const { day, score } of before) {
    law[levelOf(levels, score)]! += 1;
    usual += tiltOn(season, day) / before.length;
  }
  const means = new Map<number, number>();
  const meanOn = (day: number) => {
    const tilt = tiltOn(season, day) - usual;
    const mean = means.get(tilt) ?? meanAt(levels, law, tilt);
    means.set(tilt, mean);
    return mean;
  };
  const average = (days: readonly DayScore[]) => days.reduce((sum, { day }) => sum + meanOn(day), 0) / days.length;
  return average(after) - average(before);
}

function meanAt({ values }: Levels, law: Float64Array, tilt: number): number {
  const tilted = law.slice();
  tiltLaw(tilted, tilt);
  return tilted.reduce((sum, share, i) => sum + share * values[i]!, 0);
}
