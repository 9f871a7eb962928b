/** Adds up the reviews of a period by place and scale: the one rule for what belongs to a period, for reports and pages alike. */
import type { WeighedScore } from '../domain/drift.ts';
import type { Cause } from '../domain/finding.ts';
import type { LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import { earlierPeriod, type Period, periodNumber } from '../domain/period.ts';
import type { Blame, CountedReview, PlaceTally, ScaleTally, TrendPoint } from '../domain/report.ts';
import { levelCount, type Scale, scaleRange } from '../domain/scale.ts';
import { type Losses, lossesOf } from '../drift/decomposition.ts';
import {
  type PeriodQuestion,
  type PeriodReview,
  periodReviews,
  periodScores,
  wonBackBy,
} from '../store/report-figures.ts';
import type { Db } from '../store/schema.ts';
import { estimatedAt, scoreOf, weighedScore } from './scores.ts';

export interface PeriodTally {
  /** By id, those without any review and any customer won back left out. */
  readonly places: readonly PlaceTally[];
  /** By id. */
  readonly reviews: readonly CountedReview[];
}

/** All reviews whose estimated moment lies in the period and that their source still shows. */
export async function tallyPeriod(db: Db, question: PeriodQuestion): Promise<PeriodTally> {
  const places = new Map<LocationId, { region?: RegionId; scales: Map<Scale, PeriodReview[]> }>();
  const reviews: CountedReview[] = [];
  for await (const batch of periodReviews(db, question)) {
    for (const review of batch) {
      const own = scoreOf(review);
      if (!own || !isIn(review, question)) continue;
      const { location, region } = review;
      const place = places.get(location) ?? { ...(region && { region }), scales: new Map() };
      places.set(location, place);
      const ofScale = place.scales.get(own.scale) ?? [];
      place.scales.set(own.scale, ofScale);
      ofScale.push(review);
      reviews.push([review.id, own.scale, own.score]);
    }
  }
  const wonBack = await wonBackBy(db, question);
  const ids = [...new Set([...places.keys(), ...wonBack.keys()])].sort();
  return {
    places: ids.map((location) => {
      const { region, scales } = places.get(location) ?? { scales: new Map<Scale, PeriodReview[]>() };
      const tallies = [...scales].map(([scale, all]) => tallyScale(all, scale));
      return {
        location,
        ...(region && { region }),
        tallies: tallies.sort((a, b) => (a.scale < b.scale ? -1 : 1)),
        wonBack: wonBack.get(location) ?? 0,
      };
    }),
    reviews,
  };
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

function tallyScale(reviews: readonly PeriodReview[], scale: Scale): ScaleTally {
  const { min, max } = scaleRange(scale);
  const weighed = reviews.flatMap((review) => weighedScore(review, scale) ?? []);
  const counts = Array.from({ length: levelCount(scale) }, () => 0);
  for (const { score } of weighed) counts[score - min]! += 1;
  const count = (is: (review: PeriodReview) => boolean) => reviews.filter(is).length;
  return {
    scale,
    counts,
    asked: count(({ recommends }) => recommends !== undefined),
    recommending: count(({ recommends }) => recommends === true),
    negative: count(({ sentiment }) => sentiment === 'negative'),
    neutral: count(({ sentiment }) => sentiment === 'neutral'),
    positive: count(({ sentiment }) => sentiment === 'positive'),
    answered: count(({ answered }) => answered),
    blame: blameOf(weighed, scale, max),
  };
}

function blameOf(weighed: readonly WeighedScore[], scale: Scale, max: number): ScaleTally['blame'] {
  const blaming = new Map<string, number>();
  for (const { score, weights } of weighed) {
    if (score === max) continue;
    for (const [touchpoint, weight] of Object.entries(weights))
      if (weight > 0) blaming.set(touchpoint, (blaming.get(touchpoint) ?? 0) + 1);
  }
  return Object.fromEntries(
    [...lossesOf(weighed, scale).parts].map(([touchpoint, { share, lost, squares, causes }]) => [
      touchpoint,
      { reviews: blaming.get(touchpoint) ?? 0, share, lost, squares, causes: Object.fromEntries(causes) },
    ]),
  );
}
