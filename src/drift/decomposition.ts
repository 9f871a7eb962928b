/** Explains a change of level by touchpoints so that the parts add up to the whole exactly. */
import type { Contribution, Decomposition, Level, WeighedScore } from '../domain/drift.ts';
import type { Cause } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { type ScaleRange, scaleRange } from '../domain/scale.ts';
import { decomposeBrand } from './brand.ts';

/** Reviews of one place (or part of the year) on both sides of a change; either may be empty. */
export interface StratumReviews {
  readonly before: readonly WeighedScore[];
  readonly after: readonly WeighedScore[];
  /** Change of the mean that the calendar alone lets one expect, native units; 0. */
  readonly season?: number;
}

/** Σ contributions.delta + season + mix = after.mean − before.mean to 1e-9. */
export type FullDecomposition = Decomposition & Required<Pick<Decomposition, 'mix' | 'season'>>;

/**
 * Splits mean(after) − mean(before) over touchpoints. A review at score x loses d = max − x points, shared out by its
 * weights: L_j = Σ w_ij·d_i / n = f_j·s_j, how often a touchpoint is blamed times the points it then costs. With
 * ΔL_j = Δf_j·s̄_j + Δs_j·f̄_j (bars: midpoints) the difference is exactly −Σ_j ΔL_j: `moreOften` and `worse`; L_j is
 * shared out further over the causes that reviews name (`byCause`). A recommendation loses d = 1 − yes. `standardError` of
 * each part from the two samples. Largest share of the change first.
 *
 * Over strata: what customers who moved between them did is `mix` (nobody's service), what the season did
 * is `season`, and only the rest is shared out over touchpoints, each stratum's by its midpoint share of the reviews
 * (`decomposeBrand`). A season is taken to make complaints more or less frequent at all touchpoints alike, never beyond
 * the ends of the scale. @throws RangeError when a side has no review, a score is off the scale, weights are negative or do
 * not sum to 1, a season is no number
 */
export function decompose(strata: readonly StratumReviews[], scale: string): FullDecomposition {
  const sides = strata.map(({ before, after, season = 0 }) => {
    const [then, now] = [before, after].map((reviews) => (reviews.length > 0 ? lossesOf(reviews, scale) : undefined));
    return { ...(then && { before: then }), ...(now && { after: now }), season };
  });
  return decomposeLosses(sides, scale);
}

/** Sums over one place (or part of the year) on both sides of a change; a side without reviews is absent. */
export interface StratumLosses {
  readonly before?: Losses;
  readonly after?: Losses;
  /** As in `StratumReviews`. */
  readonly season: number;
}

/** `decompose` for whoever kept the sums of the reviews, not the reviews. */
export function decomposeLosses(sides: readonly StratumLosses[], scale: string): FullDecomposition {
  const range = scaleRange(scale);
  const none = { mean: 0, n: 0 };
  const { before, after, mix } = decomposeBrand(
    sides.map((side, i) => ({
      location: String(i),
      before: side.before?.level ?? none,
      after: side.after?.level ?? none,
    })),
  );
  let season = 0;
  const parts = new Map<TouchpointId, Contribution>();
  for (const { before: then, after: now, season: calendar } of sides) {
    if (!then || !now) continue;
    const share = (then.level.n / before.n + now.level.n / after.n) / 2;
    const expected = expectedOf(then, calendar, range);
    season += share * expected.season;
    for (const part of compare(expected.losses, now).contributions) pool(parts, part, share);
  }
  return { before, after, contributions: inOrder([...parts.values()], after.mean - before.mean), mix, season };
}

/** The losses that the season alone would have made of `then`: complaints `factor` times as frequent. */
function expectedOf(then: Losses, season: number, range: ScaleRange): { season: number; losses: Losses } {
  if (!Number.isFinite(season)) throw new RangeError(`Expected the change by season as a number, got ${season}`);
  const lost = range.max - then.level.mean;
  if (!(lost > 0)) return { season: 0, losses: then };
  const possible = Math.min(lost, Math.max(range.min - then.level.mean, season));
  const factor = 1 - possible / lost;
  const parts = new Map<TouchpointId, Part>();
  for (const [touchpoint, { share, lost: points, squares, causes }] of then.parts) {
    const fewer = new Map([...causes].map(([cause, lost]) => [cause, lost * factor]));
    parts.set(touchpoint, {
      share: share * factor,
      lost: points * factor,
      squares: squares * factor ** 2,
      causes: fewer,
    });
  }
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
    ...((sum.byCause || part.byCause) && { byCause: pooledCauses(sum, part, share) }),
  });
}

function pooledCauses(sum: Contribution, part: Contribution, share: number): NonNullable<Contribution['byCause']> {
  const [then, now] = [sum, part].map(({ byCause, delta }) => byCause ?? { none: delta });
  const causes = new Set([...Object.keys(then!), ...Object.keys(now!)]) as Set<Cause | 'none'>;
  return Object.fromEntries([...causes].map((cause) => [cause, (then![cause] ?? 0) + share * (now![cause] ?? 0)]));
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

/** Sums over one segment for one touchpoint: of weights of reviews that lost points, of points lost, of their squares, of points by named cause. */
export interface Part {
  share: number;
  lost: number;
  squares: number;
  readonly causes: Map<Cause, number>;
}

/** What a set of reviews lost, by touchpoint: all that a decomposition needs of it. Made by `lossesOf`. */
export interface Losses {
  readonly level: Level;
  /** Largest variance that points lost in one review can have (Popoviciu): all that a single review says of it. */
  readonly widest: number;
  readonly parts: ReadonlyMap<TouchpointId, Part>;
}

/** Sums up reviews. @throws RangeError as `decompose` does */
export function lossesOf(reviews: readonly WeighedScore[], scale: string): Losses {
  if (reviews.length === 0) throw new RangeError('Expected reviews on both sides of the change, got none on one');
  const sum = new LossSum(scale);
  for (const review of reviews) sum.add(review);
  return sum.losses();
}

/** Adds up reviews one by one, for whoever has more of them than fit into memory. */
export class LossSum {
  readonly #range: ScaleRange;
  readonly #parts = new Map<TouchpointId, Part>();
  #sum = 0;
  #n = 0;

  constructor(scale: string) {
    this.#range = scaleRange(scale);
  }

  /** @throws RangeError as `decompose` does */
  add({ score, weights, causes }: WeighedScore): void {
    const { min, max } = this.#range;
    if (!(score >= min && score <= max)) throw new RangeError(`Expected a score from ${min} to ${max}, got ${score}`);
    this.#n += 1;
    this.#sum += score;
    const entries = Object.entries(weights) as [TouchpointId, number][];
    const total = totalWeight(entries);
    if (score === max) return;
    for (const [touchpoint, weight] of entries)
      if (weight > 0) add(this.#parts, touchpoint, weight / total, max - score, causes);
  }

  losses(): Losses {
    const { min, max } = this.#range;
    return {
      level: { mean: this.#sum / this.#n, n: this.#n },
      widest: (max - min) ** 2 / 4,
      parts: this.#parts,
    };
  }
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

function add(
  parts: Map<TouchpointId, Part>,
  touchpoint: TouchpointId,
  weight: number,
  lost: number,
  causes: WeighedScore['causes'],
): void {
  const part: Part = parts.get(touchpoint) ?? { share: 0, lost: 0, squares: 0, causes: new Map() };
  part.share += weight;
  part.lost += weight * lost;
  part.squares += (weight * lost) ** 2;
  parts.set(touchpoint, part);
  if (!causes || !Object.hasOwn(causes, touchpoint)) return;
  for (const [cause, share] of Object.entries(causes[touchpoint]!) as [Cause, number][])
    part.causes.set(cause, (part.causes.get(cause) ?? 0) + share * weight * lost);
}

function contribution(touchpoint: TouchpointId, then: Losses, now: Losses): Contribution {
  const [a, b] = [rates(then, touchpoint), rates(now, touchpoint)];
  const delta = a.lost - b.lost;
  // Blamed on one side only: nothing to compare its severity with, so all of it is "more often".
  const [ofThen, ofNow] = [a, b].map(({ often, lost }) => (often > 0 ? lost / often : undefined));
  const severityThen = ofThen ?? ofNow ?? 0;
  const severityNow = ofNow ?? severityThen;
  const moreOften = ((a.often - b.often) * (severityThen + severityNow)) / 2;
  const byCause = splitByCause(delta, a.causes, b.causes);
  const standardError = Math.sqrt(a.variance + b.variance);
  return { touchpoint, delta, moreOften, worse: delta - moreOften, standardError, ...(byCause && { byCause }) };
}

/** What no review names a cause for is what is left: the split adds up. */
function splitByCause(
  delta: number,
  then: ReadonlyMap<Cause, number>,
  now: ReadonlyMap<Cause, number>,
): Contribution['byCause'] {
  const causes = [...new Set([...then.keys(), ...now.keys()])].sort();
  if (causes.length === 0) return undefined;
  const parts = causes.map((cause) => [cause, (then.get(cause) ?? 0) - (now.get(cause) ?? 0)] as const);
  const none = delta - parts.reduce((sum, [, part]) => sum + part, 0);
  return Object.fromEntries([...parts, ['none', none]]);
}

/** f_j, L_j and the variance of L_j in one segment. */
function rates(
  { level: { n }, widest, parts }: Losses,
  touchpoint: TouchpointId,
): { often: number; lost: number; variance: number; causes: ReadonlyMap<Cause, number> } {
  const part: Part = parts.get(touchpoint) ?? { share: 0, lost: 0, squares: 0, causes: new Map() };
  const lost = part.lost / n;
  const spread = n > 1 ? Math.max(0, part.squares - n * lost ** 2) / (n - 1) : widest;
  const causes = new Map([...part.causes].map(([cause, points]) => [cause, points / n]));
  return { often: part.share / n, lost, variance: spread / n, causes };
}
