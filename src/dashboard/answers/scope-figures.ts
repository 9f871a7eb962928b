/** The figures of a brand, a region or a place in a period, read from the tallies by the functions of the reports. */
import { z } from 'zod';
import type { BrandId, LocationId, RegionId } from '../../domain/ids.ts';
import { earlierPeriod, type Period, periodNumber, yearBefore } from '../../domain/period.ts';
import type { FullTally, ReportedBrand, ReportedScale, ReportRow } from '../../domain/report.ts';
import type { Scale } from '../../domain/scale.ts';
import { blamesOf, mergeFullTallies } from '../../pipeline/period-tally.ts';
import { viewOf } from '../../pipeline/report-view.ts';
import type { Db } from '../../store/schema.ts';
import {
  type Freshness,
  type FullPlaceTally,
  freshness,
  levelsIn,
  type TallyScope,
  type TrendRow,
  talliesOf,
} from '../../store/tallies.ts';
import type { Desk } from '../desk.ts';
import { remembering } from './remembering.ts';

/** A brand, or a region or place of it. */
export interface FigureScope {
  readonly brand: BrandId;
  readonly region?: RegionId;
  readonly location?: LocationId;
}

export interface ScopeFigures {
  readonly view: ReportedBrand;
  /** Levels of each place in this period and the ones before it that the curve shows. */
  readonly trend: readonly TrendRow[];
  readonly regionOf: ReadonlyMap<LocationId, RegionId>;
  /** Rows, points lost per review in the period before, and levels, by place. */
  readonly rowOf: (scale: Scale) => ReadonlyMap<string, ReportRow>;
  readonly lostBefore: (scale: Scale) => ReadonlyMap<string, ReportRow['lost']>;
  readonly trendOf: (scale: Scale) => ReadonlyMap<LocationId, readonly TrendRow[]>;
  /** All places as one. */
  readonly tallyOf: (scale: Scale) => FullTally;
  readonly fresh: Freshness;
}

/** Periods of a small curve, this one included. */
export const CURVE = 12;

/** Views that are kept: one takes a fifth of a second for 500 places, and changes only with the tallies. */
const MOST_KEPT = 40;

const recallView = remembering<Omit<ScopeFigures, 'fresh'>>(MOST_KEPT);
const recallCourse = remembering<readonly CoursePoint[]>(MOST_KEPT);

/** While everything is counted anew nothing says what has changed. */
function versionOf({ cursor, updatedAt, rules }: Freshness): string | undefined {
  return updatedAt && `${cursor} ${updatedAt} ${rules}`;
}

/** What the tallies say. Asked again about the same tallies it is remembered. */
export async function scopeFigures(
  { config, opened: { db } }: Pick<Desk, 'config' | 'opened'>,
  scope: FigureScope,
  period: Period,
): Promise<ScopeFigures> {
  const fresh = await freshness(db, scope.brand);
  const { brand, region, location } = scope;
  const asked = [brand, region, location, period.name].join(' ');
  return { ...(await recallView(config, asked, versionOf(fresh), () => read(db, scope, period))), fresh };
}

/** Reviews by score of each period up to this one, all places as one; those without reviews left out. Oldest first. */
export interface CoursePoint {
  readonly period: number;
  readonly counts: readonly number[];
}

/** The long curve of a scope: `periods` of them. */
export async function courseOf(
  { config, opened: { db } }: Pick<Desk, 'config' | 'opened'>,
  scope: FigureScope,
  { period, scale, periods, fresh }: { period: Period; scale: Scale; periods: number; fresh: Freshness },
): Promise<readonly CoursePoint[]> {
  const { brand, region, location } = scope;
  const asked = [brand, region, location, period.name, scale, periods].join(' ');
  return recallCourse(config, asked, versionOf(fresh), async () => {
    const last = periodNumber(period);
    const rows = await levelsIn(db, tallyScope(scope), period.kind, { first: last - periods + 1, last });
    const byPeriod = Map.groupBy(
      rows.filter((row) => row.scale === scale),
      (row) => row.period,
    );
    return [...byPeriod].map(([number, all]) => ({
      period: number,
      counts: all[0]!.counts.map((_, level) => all.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0)),
    }));
  });
}

function tallyScope({ brand, region, location }: FigureScope): TallyScope {
  return { brand, ...(region && { region }), ...(location && { locations: [location] }) };
}

async function read(db: Db, of: FigureScope, period: Period): Promise<Omit<ScopeFigures, 'fresh'>> {
  const { brand } = of;
  const scope = tallyScope(of);
  const number = periodNumber(period);
  const [before, lastYear] = [periodNumber(earlierPeriod(period, 1)), periodNumber(yearBefore(period))];
  const tallies = await talliesOf(db, scope, period.kind, [number, before, lastYear]);
  const places = tallies.get(number)!;
  const view = viewOf(
    {
      places,
      before: tallies.get(before)!,
      yearBefore: tallies.get(lastYear)!,
      trend: [],
      incidents: [],
      sources: [],
      reviews: [],
    },
    {
      brand,
      from: period.from,
      to: period.to,
      concerns: () => false,
      isHeard: () => true,
      restated: [],
      withoutReviews: [],
    },
  );
  const trend = await levelsIn(db, scope, period.kind, { first: number - CURVE + 1, last: number });
  const then = tallies.get(before)!;
  return {
    view,
    trend,
    regionOf: new Map(
      [...places, ...then].flatMap(({ location: id, region: of }) => (of === undefined ? [] : [[id, of] as const])),
    ),
    tallyOf: byScale((scale) =>
      mergeFullTallies(
        places.flatMap((place) => place.tallies.filter((one) => one.scale === scale)),
        scale,
      ),
    ),
    rowOf: byScale((scale) => {
      const rows = view.scales.find((one) => one.scale === scale)?.locations ?? [];
      return new Map(rows.map((row) => [row.id, row]));
    }),
    lostBefore: byScale((scale) => new Map(then.flatMap((place) => lostOf(place, scale)))),
    trendOf: byScale((scale) =>
      Map.groupBy(
        trend.filter((row) => row.scale === scale),
        (row) => row.location,
      ),
    ),
  };
}

function lostOf({ location, tallies }: FullPlaceTally, scale: Scale): (readonly [string, ReportRow['lost']])[] {
  const tally = tallies.find((one) => one.scale === scale);
  if (!tally) return [];
  const n = tally.counts.reduce((sum, count) => sum + count, 0);
  const lost = blamesOf(tally).map(([touchpoint, blame]) => [touchpoint, blame.lost / n] as const);
  return [[location, Object.fromEntries(lost)]];
}

/** Worked out once a scale. */
function byScale<T>(make: (scale: Scale) => T): (scale: Scale) => T {
  const made = new Map<Scale, T>();
  return (scale) => {
    const known = made.get(scale) ?? make(scale);
    made.set(scale, known);
    return known;
  };
}

/** The scale asked for, else the one with the most reviews; undefined where there is no review on it. */
export function onScale(view: ReportedBrand, scale: Scale | undefined): ReportedScale | undefined {
  return scale === undefined ? view.scales[0] : view.scales.find((one) => one.scale === scale);
}

const pair = z.tuple([z.number(), z.number()]);
const level = z.strictObject({ mean: z.number(), n: z.int() });
const change = z.strictObject({
  delta: z.number(),
  interval: pair.describe('95 % interval of the difference.'),
  isSeen: z.boolean().describe('More than chance does.'),
  visible: z
    .number()
    .optional()
    .describe('So many reviews cannot show less than this; absent when they can show nothing.'),
});

/** A level and its changes, as every page shows them. */
export const FIGURE = {
  n: z.int().describe('Reviews in the period.'),
  mean: z.number().optional().describe('In the units of the scale.'),
  interval: pair.optional().describe('Confidence sequence of the mean, 95 %.'),
  before: level.optional().describe('The period before.'),
  yearBefore: level.optional().describe('The same period a year before.'),
  change: change.optional().describe('Against the period before.'),
  yearChange: change.optional().describe('Against the year before.'),
};

export type Figure = z.output<z.ZodObject<typeof FIGURE>>;

/** Of a row as much as is shown beside a name. */
export function figureOfRow(row: ReportRow | undefined): Figure {
  if (!row) return { n: 0 };
  const { n, mean, interval, before, yearBefore: lastYear, change: delta, yearChange } = row;
  return {
    n,
    ...(mean !== undefined && { mean }),
    ...(interval && { interval: [...interval] as [number, number] }),
    ...(before && { before: { ...before } }),
    ...(lastYear && { yearBefore: { ...lastYear } }),
    ...(delta && { change: plainChange(delta) }),
    ...(yearChange && { yearChange: plainChange(yearChange) }),
  };
}

function plainChange({
  delta,
  interval,
  isSeen,
  visible,
}: NonNullable<ReportRow['change']>): NonNullable<Figure['change']> {
  return { delta, interval: [...interval] as [number, number], isSeen, ...(visible !== undefined && { visible }) };
}
