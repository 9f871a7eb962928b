/** What `tallyPeriod` and `trendOf` count, read from the tallies instead. */
import type { BrandId } from '../domain/ids.ts';
import { earlierPeriod, type Period, periodNumber, periodOf } from '../domain/period.ts';
import type { PlaceTally, TrendPoint } from '../domain/report.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Db } from '../store/schema.ts';
import { levelsIn, type TallyScope, type TrendRow, talliesOf } from '../store/tallies.ts';
import { reportedTally } from './scale-sums.ts';

/** The places of a brand in a period. */
export async function storedPlaces(db: Db, brand: BrandId, period: Period): Promise<readonly PlaceTally[]> {
  const number = periodNumber(period);
  const stored = await talliesOf(db, { brand }, period.kind, [number]);
  return stored.get(number)!.map((place) => ({ ...place, tallies: place.tallies.map(reportedTally) }));
}

/** The levels of a brand, or of a part of it, in this period and the `earlier` ones before it, as `trendOf` gives them. */
export async function storedTrend(db: Db, scope: TallyScope, period: Period, earlier: number): Promise<TrendPoint[]> {
  const [first, last] = [periodNumber(earlierPeriod(period, earlier)), periodNumber(period)];
  const cells = Map.groupBy(
    await levelsIn(db, scope, period.kind, { first, last }),
    ({ period: number, scale }) => `${number} ${scale}`,
  );
  return [...cells.values()]
    .map((rows) => ({ ...levelOf(rows), scale: rows[0]!.scale, number: rows[0]!.period }))
    .sort((a, b) => a.number - b.number || (a.scale < b.scale ? -1 : 1))
    .map(({ number, scale, mean, n }) => ({ period: periodOf(period.kind, number).name, scale, mean, n }));
}

function levelOf(rows: readonly TrendRow[]): { readonly mean: number; readonly n: number } {
  const { min } = scaleRange(rows[0]!.scale);
  let [sum, n] = [0, 0];
  for (const { counts } of rows) {
    for (const [level, count] of counts.entries()) {
      sum += count * (min + level);
      n += count;
    }
  }
  return { mean: sum / n, n };
}
