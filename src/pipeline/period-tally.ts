/** Adds up the reviews of a period by place and scale: the one rule for what belongs to a period, for reports and pages alike. */
import type { Cause } from '../domain/finding.ts';
import type { LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import { earlierPeriod, type Period, periodNumber } from '../domain/period.ts';
import type { Blame, CountedReview, FullTally, PlaceTally, ScaleTally, TrendPoint } from '../domain/report.ts';
import { levelCount, type Scale, scaleRange } from '../domain/scale.ts';
import type { Losses } from '../drift/decomposition.ts';
import {
  type PeriodQuestion,
  type PeriodReview,
  periodReviews,
  periodScores,
  wonBackIn,
} from '../store/counted-reviews.ts';
import type { Db } from '../store/schema.ts';
import { reportedTally, ScaleSums } from './scale-sums.ts';
import { estimatedAt, scoreOf } from './scores.ts';

export interface PeriodTally {
  /** By id, those without any review and any customer won back left out. */
  readonly places: readonly PlaceTally[];
  /** By id. */
  readonly reviews: readonly CountedReview[];
}

/** All reviews whose estimated moment lies in the period and that their source still shows. */
export async function tallyPeriod(db: Db, question: PeriodQuestion): Promise<PeriodTally> {
  const places = new Map<LocationId, Place>();
  const placeOf = ({ location, region }: Pick<PeriodReview, 'location' | 'region'>) => {
    const known = places.get(location);
    if (known) return known;
    const made: Place = { ...(region && { region }), scales: new Map(), wonBack: new Set() };
    places.set(location, made);
    return made;
  };
  const reviews: CountedReview[] = [];
  for await (const batch of periodReviews(db, question)) {
    for (const review of batch) {
      const own = scoreOf(review);
      if (!own || !isIn(review, question)) continue;
      const { scales } = placeOf(review);
      const sums = scales.get(own.scale) ?? new ScaleSums(own.scale);
      scales.set(own.scale, sums);
      sums.add(review);
      reviews.push([review.id, own.scale, own.score]);
    }
  }
  for (const won of await wonBackIn(db, question)) placeOf(won).wonBack.add(won.review);
  return {
    places: [...places.keys()].sort().map((location) => {
      const { region, scales, wonBack } = places.get(location)!;
      const tallies = [...scales.values()].map((sums) => reportedTally(sums.tally()));
      return {
        location,
        ...(region && { region }),
        tallies: tallies.sort((a, b) => (a.scale < b.scale ? -1 : 1)),
        wonBack: wonBack.size,
      };
    }),
    reviews,
  };
}

interface Place {
  readonly region?: RegionId;
  readonly scales: Map<Scale, ScaleSums>;
  /** Reviews, each once however often it rose. */
  readonly wonBack: Set<number>;
}

/** The levels of a brand in this period and the `earlier` ones before it, oldest first; periods without reviews left out. */
export async function trendOf(
  db: Db,
  { brand }: Pick<PeriodQuestion, 'brand'>,
  period: Period,
  earlier: number,
): Promise<TrendPoint[]> {
  const first = earlierPeriod(period, earlier);
  const question = { brand, from: first.from, to: period.to };
  const sums = new Map<string, { scale: Scale; number: number; sum: number; n: number }>();
  for await (const batch of periodScores(db, question)) {
    for (const review of batch) {
      const own = scoreOf(review);
      if (!own || !isIn(review, question)) continue;
      const number = periodNumber({ kind: period.kind, from: estimatedAt(review) });
      const key = `${own.scale}/${number}`;
      const cell = sums.get(key) ?? { scale: own.scale, number, sum: 0, n: 0 };
      sums.set(key, { ...cell, sum: cell.sum + own.score, n: cell.n + 1 });
    }
  }
  const last = periodNumber(period);
  return [...sums.values()]
    .sort((a, b) => a.number - b.number || (a.scale < b.scale ? -1 : 1))
    .map(({ scale, number, sum, n }) => ({
      period: earlierPeriod(period, last - number).name,
      scale,
      mean: sum / n,
      n,
    }));
}

function isIn(review: Parameters<typeof estimatedAt>[0], { from, to }: Omit<PeriodQuestion, 'brand'>): boolean {
  const at = estimatedAt(review);
  return at >= from && at < to;
}

/** Sums of many places as if they were one. */
export function mergeTallies(tallies: readonly ScaleTally[], scale: Scale): ScaleTally {
  const sum = (of: (tally: ScaleTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const blame = new Map<TouchpointId, Blame>();
  for (const tally of tallies) {
    for (const [touchpoint, one] of blamesOf(tally)) {
      const other = blame.get(touchpoint);
      blame.set(touchpoint, other ? mergeBlame(other, one) : one);
    }
  }
  return {
    scale,
    counts: Array.from({ length: levelCount(scale) }, (_, level) => sum(({ counts }) => counts[level] ?? 0)),
    asked: sum(({ asked }) => asked),
    recommending: sum(({ recommending }) => recommending),
    negative: sum(({ negative }) => negative),
    neutral: sum(({ neutral }) => neutral),
    positive: sum(({ positive }) => positive),
    answered: sum(({ answered }) => answered),
    blame: Object.fromEntries(blame),
  };
}

/** The same with what only pages show. */
export function mergeFullTallies(tallies: readonly FullTally[], scale: Scale): FullTally {
  return {
    ...mergeTallies(tallies, scale),
    praise: addedUp(tallies.map(({ praise }) => praise)),
    together: addedUp(tallies.map(({ together }) => together)),
    emotions: addedUp(tallies.map(({ emotions }) => emotions)),
  };
}

function addedUp(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const one of all) for (const [key, n] of Object.entries(one)) sums.set(key, (sums.get(key) ?? 0) + n);
  return Object.fromEntries(sums);
}

/** The touchpoints that cost a tally points. */
export function blamesOf({ blame }: ScaleTally): readonly (readonly [TouchpointId, Blame])[] {
  return Object.entries(blame) as [TouchpointId, Blame][];
}

/** A tally as the decomposition wants it; undefined without reviews. */
export function lossesFrom(tally: ScaleTally): Losses | undefined {
  const { min, max } = scaleRange(tally.scale);
  const n = tally.counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  const mean = tally.counts.reduce((sum, count, level) => sum + count * (min + level), 0) / n;
  const parts = blamesOf(tally).map(([touchpoint, { share, lost, squares, causes }]) => {
    const named = new Map(Object.entries(causes) as [Cause, number][]);
    return [touchpoint, { share, lost, squares, causes: named }] as const;
  });
  return { level: { mean, n }, widest: (max - min) ** 2 / 4, parts: new Map(parts) };
}

function mergeBlame(a: Blame, b: Blame): Blame {
  const causes = { ...a.causes };
  for (const [cause, points] of Object.entries(b.causes) as [keyof Blame['causes'], number][])
    causes[cause] = (causes[cause] ?? 0) + points;
  return {
    reviews: a.reviews + b.reviews,
    share: a.share + b.share,
    lost: a.lost + b.lost,
    squares: a.squares + b.squares,
    causes,
  };
}
