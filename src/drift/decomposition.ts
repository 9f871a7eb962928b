/** Explains a change of level by touchpoints so that the parts add up to the whole exactly. */
import type { Contribution, Decomposition, Level, WeighedScore } from '../domain/drift.ts';
import type { LocationId, TouchpointId } from '../domain/ids.ts';
import { type ScaleRange, scaleRange } from '../domain/scale.ts';
import { type BrandChange, decomposeBrand } from './brand.ts';

/**
 * Splits mean(after) − mean(before) over touchpoints. A review at score x loses d = max − x points, shared out by its
 * weights: L_j = Σ w_ij·d_i / n = f_j·s_j, how often a touchpoint is blamed times the points it then costs. With
 * ΔL_j = Δf_j·s̄_j + Δs_j·f̄_j (bars: midpoints) the difference is exactly −Σ_j ΔL_j: `moreOften` and `worse`.
 * `standardError` of each part from the two samples. Largest share of the change first.
 * @throws RangeError when a side has no review, a score is off the scale, or weights are negative or do not sum to 1
 */
export function decompose(
  before: readonly WeighedScore[],
  after: readonly WeighedScore[],
  scale: string,
): Decomposition {
  const range = scaleRange(scale);
  return compare(lossesOf(before, range), lossesOf(after, range));
}

/** One location's reviews on both sides of a brand's change; either may be empty. */
export interface LocationReviews {
  readonly location: LocationId;
  readonly before: readonly WeighedScore[];
  readonly after: readonly WeighedScore[];
  /** Change of the mean that the calendar alone lets one expect, native units; 0. */
  readonly season?: number;
}

/** Σ contributions.delta + season + mix = after.mean − before.mean to 1e-9; Σ within.delta = Σ contributions.delta + season. */
export interface BrandDecomposition extends Decomposition, Pick<BrandChange, 'within' | 'mix'> {
  /** What the calendar did. */
  readonly season: number;
}

/**
 * Splits a brand's change, or one location's: what customers moving between locations did is `mix` (nobody's service),
 * what the season did is `season`, and only the rest is shared out over touchpoints, each location's by its midpoint
 * share of the reviews (`decomposeBrand`). A season is taken to make complaints more or less frequent at all touchpoints
 * alike, never beyond the ends of the scale. @throws RangeError as `decompose`; for a season that is no number
 */
export function decomposeOver(locations: readonly LocationReviews[], scale: string): BrandDecomposition {
  const range = scaleRange(scale);
  const sides = locations.map(({ location, before, after, season = 0 }) => {
    const [then, now] = [before, after].map((reviews) => (reviews.length > 0 ? lossesOf(reviews, range) : undefined));
    const expected = then && now ? expectedOf(then, season, range) : undefined;
    return { location, then, now, expected };
  });
  const none = { mean: 0, n: 0 };
  const brand = decomposeBrand(
    sides.map(({ location, then, now }) => ({ location, before: then?.level ?? none, after: now?.level ?? none })),
  );
  let season = 0;
  const parts = new Map<TouchpointId, Contribution>();
  for (const { then, now, expected } of sides) {
    if (!then || !now || !expected) continue;
    const share = (then.level.n / brand.before.n + now.level.n / brand.after.n) / 2;
    season += share * expected.season;
    for (const part of compare(expected.losses, now).contributions) pool(parts, part, share);
  }
  const contributions = inOrder([...parts.values()], brand.after.mean - brand.before.mean);
  return { ...brand, contributions, season };
}

/** The losses that the season alone would have made of `then`: complaints `factor` times as frequent. */
function expectedOf(then: Losses, season: number, range: ScaleRange): { season: number; losses: Losses } {
  if (!Number.isFinite(season)) throw new RangeError(`Expected the change by season as a number, got ${season}`);
  const lost = range.max - then.level.mean;
  if (!(lost > 0)) return { season: 0, losses: then };
  const possible = Math.min(lost, Math.max(range.min - then.level.mean, season));
  const factor = 1 - possible / lost;
  const parts = new Map<TouchpointId, Part>();
  for (const [touchpoint, { share, lost: points, squares }] of then.parts)
    parts.set(touchpoint, { share: share * factor, lost: points * factor, squares: squares * factor ** 2 });
  return { season: possible, losses: { ...then, parts } };
}

function pool(parts: Map<TouchpointId, Contribution>, part: Contribution, share: number): void {
  const { touchpoint } = part;
  const sum = parts.get(touchpoint) ?? { touchpoint, delta: 0, moreOften: 0, worse: 0, standardError: 0 };
  parts.set(touchpoint, {
    touchpoint,
    delta: sum.delta + share * part.delta,
    moreOften: sum.moreOften + share * part.moreOften,
    worse: sum.worse + share * part.worse,
    standardError: Math.hypot(sum.standardError, share * part.standardError),
  });
}

function compare(then: Losses, now: Losses): Decomposition {
  const touchpoints = new Set([...then.parts.keys(), ...now.parts.keys()]);
  const contributions = Array.from(touchpoints, (touchpoint) => contribution(touchpoint, then, now)).filter(
    ({ delta, standardError }) => delta !== 0 || standardError > 0,
  );
  const [before, after] = [then.level, now.level];
  return { before, after, contributions: inOrder(contributions, after.mean - before.mean) };
}

/** Largest share of the change first. */
function inOrder(contributions: readonly Contribution[], change: number): readonly Contribution[] {
  return contributions.toSorted(
    (a, b) => (change > 0 ? b.delta - a.delta : a.delta - b.delta) || (a.touchpoint < b.touchpoint ? -1 : 1),
  );
}

/** Sums over one segment for one touchpoint: of weights of reviews that lost points, of points lost, of their squares. */
interface Part {
  share: number;
  lost: number;
  squares: number;
}

interface Losses {
  readonly level: Level;
  /** Largest variance that points lost in one review can have (Popoviciu): all that a single review says of it. */
  readonly widest: number;
  readonly parts: ReadonlyMap<TouchpointId, Part>;
}

function lossesOf(reviews: readonly WeighedScore[], { min, max }: ScaleRange): Losses {
  if (reviews.length === 0) throw new RangeError('Expected reviews on both sides of the change, got none on one');
  const parts = new Map<TouchpointId, Part>();
  let sum = 0;
  for (const { score, weights } of reviews) {
    if (!(score >= min && score <= max)) throw new RangeError(`Expected a score from ${min} to ${max}, got ${score}`);
    sum += score;
    const entries = Object.entries(weights) as [TouchpointId, number][];
    const total = totalWeight(entries);
    if (score === max) continue;
    for (const [touchpoint, weight] of entries) if (weight > 0) add(parts, touchpoint, weight / total, max - score);
  }
  return { level: { mean: sum / reviews.length, n: reviews.length }, widest: (max - min) ** 2 / 4, parts };
}

function totalWeight(entries: readonly (readonly [string, number])[]): number {
  let total = 0;
  for (const [touchpoint, weight] of entries) {
    if (!(weight >= 0))
      throw new RangeError(`Expected weights of 0 or more, got ${weight} for ${JSON.stringify(touchpoint)}`);
    total += weight;
  }
  if (!(Math.abs(total - 1) < 1e-6)) throw new RangeError(`Expected the weights of a review to sum to 1, got ${total}`);
  return total;
}

function add(parts: Map<TouchpointId, Part>, touchpoint: TouchpointId, weight: number, lost: number): void {
  const part = parts.get(touchpoint) ?? { share: 0, lost: 0, squares: 0 };
  part.share += weight;
  part.lost += weight * lost;
  part.squares += (weight * lost) ** 2;
  parts.set(touchpoint, part);
}

function contribution(touchpoint: TouchpointId, then: Losses, now: Losses): Contribution {
  const [a, b] = [rates(then, touchpoint), rates(now, touchpoint)];
  const delta = a.lost - b.lost;
  // Blamed on one side only: nothing to compare its severity with, so all of it is "more often".
  const severityThen = a.often > 0 ? a.lost / a.often : b.lost / b.often;
  const severityNow = b.often > 0 ? b.lost / b.often : severityThen;
  const moreOften = ((a.often - b.often) * (severityThen + severityNow)) / 2;
  return { touchpoint, delta, moreOften, worse: delta - moreOften, standardError: Math.sqrt(a.variance + b.variance) };
}

/** f_j, L_j and the variance of L_j in one segment. */
function rates(
  { level: { n }, widest, parts }: Losses,
  touchpoint: TouchpointId,
): { often: number; lost: number; variance: number } {
  const part = parts.get(touchpoint) ?? { share: 0, lost: 0, squares: 0 };
  const lost = part.lost / n;
  const spread = n > 1 ? Math.max(0, part.squares - n * lost ** 2) / (n - 1) : widest;
  return { often: part.share / n, lost, variance: spread / n };
}
