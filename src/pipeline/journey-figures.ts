/** What each step of the journey costs its customers, and which steps hurt together: read from the tallies by the rules of reports. */
import type { Decomposition, Level } from '../domain/drift.ts';
import type { Cause } from '../domain/finding.ts';
import type { BrandId, LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import { type Period, periodNumber } from '../domain/period.ts';
import type { FullTally, ReportedChange, ScaleTally } from '../domain/report.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { ratingInterval } from '../drift/rating-sequence.ts';
import type { Db } from '../store/schema.ts';
import { type FullPlaceTally, talliesOf } from '../store/tallies.ts';
import { blamesOf, mergeFullTallies } from './period-tally.ts';
import { changeOf, decompositionOf } from './report-view.ts';

export interface JourneyScope {
  readonly brands: readonly BrandId[];
  readonly region?: RegionId;
}

/** A mean of points lost per review with its 95 % interval (delta method, as in reports). */
export interface LostLevel {
  /** Reviews that lost points by it. */
  readonly reviews: number;
  readonly lost: number;
  readonly interval: readonly [number, number];
}

/** What got worse (more than 0) or better. */
export interface LostChange {
  readonly delta: number;
  readonly interval: readonly [number, number];
  /** More than chance does. */
  readonly isSeen: boolean;
}

export interface JourneyStep extends LostLevel {
  readonly touchpoint: TouchpointId;
  /** Reviews that praise it. */
  readonly praised: number;
  readonly before?: LostLevel;
  readonly change?: LostChange;
  /** Its part of the change of the level, native units; less is worse. */
  readonly contribution?: number;
  /** Points lost per review, by the cause that customers name; the rest names none. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
}

/** Two steps that the same reviews lost points by. */
export interface JourneyPair {
  readonly first: TouchpointId;
  readonly second: TouchpointId;
  readonly reviews: number;
  readonly reviewsBefore: number;
}

export interface JourneyFigures {
  readonly scale: Scale;
  /** Scales with reviews in the period or the one before, the one with most first. */
  readonly scales: readonly { readonly scale: Scale; readonly n: number }[];
  readonly n: number;
  readonly level?: { readonly mean: number; readonly interval: readonly [number, number] };
  readonly before?: Level;
  readonly change?: ReportedChange;
  /** What costs most first. */
  readonly steps: readonly JourneyStep[];
  /** What is blamed together most often first. */
  readonly pairs: readonly JourneyPair[];
  readonly decomposition?: Decomposition;
}

/** Standard normal quantile of 97.5 %. */
const SIDES_95 = 1.96;

/** The places of a scope in a period and the one before. */
export interface TwoPeriods {
  readonly now: readonly FullPlaceTally[];
  readonly before: readonly FullPlaceTally[];
}

export async function twoPeriods(db: Db, { brands, region }: JourneyScope, period: Period): Promise<TwoPeriods> {
  const last = periodNumber(period);
  const [now, before]: [FullPlaceTally[], FullPlaceTally[]] = [[], []];
  for (const brand of brands) {
    const stored = await talliesOf(db, { brand, ...(region && { region }) }, period.kind, [last, last - 1]);
    now.push(...stored.get(last)!);
    before.push(...stored.get(last - 1)!);
  }
  return { now, before };
}

/** `wanted` where the scale is asked for, else the one with the most reviews. */
export function journeyFigures({ now, before }: TwoPeriods, wanted?: Scale): JourneyFigures {
  const scales = scalesOf(now, before);
  const scale = wanted ?? scales[0]?.scale ?? 'stars';
  const [is, was] = [merged(now, scale), merged(before, scale)];
  const level = ratingInterval(is.counts, scale);
  const then = levelOf(was);
  const change = changeOf(was, is);
  const decomposition = decompositionOf(now, before, scale);
  return {
    scale,
    scales,
    n: level?.n ?? 0,
    ...(level && { level: { mean: level.mean, interval: level.interval } }),
    ...(then && { before: then }),
    ...(change && { change }),
    steps: stepsOf(is, was, decomposition),
    pairs: pairsOf(is, was),
    ...(decomposition && { decomposition }),
  };
}

/** What one step costs at each place. */
export interface StepPlace extends LostLevel {
  readonly location: LocationId;
  /** Reviews of the place. */
  readonly n: number;
  readonly before?: LostLevel;
  readonly change?: LostChange;
}

/** The clearest growth of what it costs first: each place against its own past, never against another. */
export function stepByPlace({ now, before }: TwoPeriods, touchpoint: TouchpointId, scale: Scale): readonly StepPlace[] {
  const earlier = new Map(before.map((place) => [place.location, merged([place], scale)]));
  const rows = now.flatMap((place): StepPlace[] => {
    const is = merged([place], scale);
    const level = lostIn(is, touchpoint);
    if (!level) return [];
    const was = earlier.get(place.location);
    const then = was && lostIn(was, touchpoint);
    const change = then && lostChange(then, level);
    const { location } = place;
    return [
      { location, n: countOf(is), ...shown(level), ...(then && { before: shown(then) }), ...(change && { change }) },
    ];
  });
  const need = ({ change, reviews }: StepPlace) =>
    change ? change.delta / ((change.interval[1] - change.interval[0]) / 2 || 1) : reviews > 0 ? 0 : -1;
  return rows
    .filter(({ reviews, before: then }) => reviews > 0 || (then?.reviews ?? 0) > 0)
    .sort((a, b) => need(b) - need(a) || b.lost - a.lost || (a.location < b.location ? -1 : 1));
}

function scalesOf(now: readonly FullPlaceTally[], before: readonly FullPlaceTally[]): JourneyFigures['scales'] {
  const counts = new Map<Scale, number>();
  for (const { tallies } of before) for (const { scale } of tallies) counts.set(scale, counts.get(scale) ?? 0);
  for (const { tallies } of now)
    for (const tally of tallies) counts.set(tally.scale, (counts.get(tally.scale) ?? 0) + countOf(tally));
  return [...counts].map(([scale, n]) => ({ scale, n })).sort((a, b) => b.n - a.n || (a.scale < b.scale ? -1 : 1));
}

function merged(places: readonly FullPlaceTally[], scale: Scale): FullTally {
  return mergeFullTallies(
    places.flatMap(({ tallies }) => tallies.filter((tally) => tally.scale === scale)),
    scale,
  );
}

function countOf({ counts }: ScaleTally): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function levelOf(tally: ScaleTally): Level | undefined {
  const { min } = scaleRange(tally.scale);
  const n = countOf(tally);
  return n > 0 ? { mean: tally.counts.reduce((sum, count, i) => sum + count * (min + i), 0) / n, n } : undefined;
}

function stepsOf(now: FullTally, before: FullTally, decomposition: Decomposition | undefined): readonly JourneyStep[] {
  const n = countOf(now);
  const named = [...blamesOf(now), ...blamesOf(before)].map(([id]) => id);
  const praised = Object.keys(now.praise) as TouchpointId[];
  const steps = [...new Set([...named, ...praised])].map((touchpoint): JourneyStep => {
    const [is, was] = [lostIn(now, touchpoint), lostIn(before, touchpoint)];
    const change = is && was && lostChange(was, is);
    const part = decomposition?.contributions.find((one) => one.touchpoint === touchpoint);
    const causes = Object.entries(blameOf(now, touchpoint)?.causes ?? {}).map(([cause, points]) => [cause, points / n]);
    return {
      touchpoint,
      ...(is ? shown(is) : NOTHING),
      praised: now.praise[touchpoint] ?? 0,
      ...(was && { before: shown(was) }),
      ...(change && { change }),
      ...(decomposition && { contribution: part?.delta ?? 0 }),
      causes: Object.fromEntries(causes),
    };
  });
  return steps.sort((a, b) => b.lost - a.lost || (a.touchpoint < b.touchpoint ? -1 : 1));
}

const NOTHING: LostLevel = { reviews: 0, lost: 0, interval: [0, 0] };

function blameOf(tally: ScaleTally, touchpoint: TouchpointId) {
  return Object.hasOwn(tally.blame, touchpoint) ? tally.blame[touchpoint] : undefined;
}

/** Sums of one step over some reviews. */
export interface LostSums {
  readonly n: number;
  readonly reviews: number;
  readonly lost: number;
  readonly squares: number;
}

interface SureLost extends LostLevel {
  readonly variance: number;
}

/** Undefined without reviews of the scale. */
function lostIn(tally: ScaleTally, touchpoint: TouchpointId): SureLost | undefined {
  const { reviews = 0, lost = 0, squares = 0 } = blameOf(tally, touchpoint) ?? {};
  return lostLevel({ n: countOf(tally), reviews, lost, squares }, tally.scale);
}

/** Mean and spread of the points that each of `n` reviews lost by a step; undefined without reviews. */
export function lostLevel({ n, reviews, lost, squares }: LostSums, scale: Scale): SureLost | undefined {
  if (n === 0) return undefined;
  const { min, max } = scaleRange(scale);
  const mean = lost / n;
  // A single review says nothing of the spread (Popoviciu), as in the decomposition.
  const spread = n > 1 ? Math.max(0, squares - n * mean ** 2) / (n - 1) : (max - min) ** 2 / 4;
  const variance = spread / n;
  const half = SIDES_95 * Math.sqrt(variance);
  return { reviews, lost: mean, interval: [Math.max(0, mean - half), Math.min(max - min, mean + half)], variance };
}

function lostChange(was: SureLost, is: SureLost): LostChange {
  const delta = is.lost - was.lost;
  const half = SIDES_95 * Math.sqrt(was.variance + is.variance);
  return { delta, interval: [delta - half, delta + half], isSeen: half > 0 && Math.abs(delta) > half };
}

function shown({ reviews, lost, interval }: SureLost): LostLevel {
  return { reviews, lost, interval };
}

function pairsOf({ together }: FullTally, before: FullTally): readonly JourneyPair[] {
  return Object.entries(together)
    .map(([key, reviews]) => {
      const [first, second] = key.split(' ') as [TouchpointId, TouchpointId];
      return { first, second, reviews, reviewsBefore: before.together[key] ?? 0 };
    })
    .sort((a, b) => b.reviews - a.reviews || (`${a.first} ${a.second}` < `${b.first} ${b.second}` ? -1 : 1));
}
