/** Explains a change of level by touchpoints so that the parts add up to the whole exactly. */
import type { Contribution, Decomposition, Level, WeighedScore } from '../domain/drift.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { scaleRange } from '../domain/scale.ts';

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
  const { min, max } = scaleRange(scale);
  const then = lossesOf(before, min, max);
  const now = lossesOf(after, min, max);
  const touchpoints = new Set([...then.parts.keys(), ...now.parts.keys()]);
  const change = now.level.mean - then.level.mean;
  const contributions = Array.from(touchpoints, (touchpoint) => contribution(touchpoint, then, now))
    .filter(({ delta, standardError }) => delta !== 0 || standardError > 0)
    .sort((a, b) => (change > 0 ? b.delta - a.delta : a.delta - b.delta) || (a.touchpoint < b.touchpoint ? -1 : 1));
  return { before: then.level, after: now.level, contributions };
}

/** Sums over one segment for one touchpoint: of weights of reviews that lost points, of points lost, of their squares. */
interface Part {
  share: number;
  lost: number;
  squares: number;
}

interface Losses {
  readonly level: Level;
  readonly parts: ReadonlyMap<TouchpointId, Part>;
}

function lossesOf(reviews: readonly WeighedScore[], min: number, max: number): Losses {
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
  return { level: { mean: sum / reviews.length, n: reviews.length }, parts };
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
  { level: { n }, parts }: Losses,
  touchpoint: TouchpointId,
): { often: number; lost: number; variance: number } {
  const part = parts.get(touchpoint) ?? { share: 0, lost: 0, squares: 0 };
  const lost = part.lost / n;
  const spread = n > 1 ? Math.max(0, part.squares - n * lost ** 2) / (n - 1) : 0;
  return { often: part.share / n, lost, variance: spread / n };
}
