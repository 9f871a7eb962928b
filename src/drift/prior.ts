/** What is believed of a stream before its first review: a Dirichlet over its levels, so that a short baseline is not taken for the truth. */

/** A Dirichlet prior: `shares` per level (they sum to 1) worth `strength` reviews. */
export interface Prior {
  readonly shares: readonly number[];
  readonly strength: number;
}

/** Shares of one to five stars over many public review pages: the J shape that most ratings have. */
const USUAL_STARS = [0.09, 0.04, 0.06, 0.17, 0.64];

/** Believed shares are never smaller than this: a level never seen must stay possible. */
const FLOOR = 1e-4;

/** The prior for a scale of `count` levels when a brand has none of its own: the usual star shares spread evenly over the range, worth 20 reviews. */
export function usualPrior(count: number): Prior {
  return {
    shares: Array.from({ length: count }, (_, level) => between(level / count, (level + 1) / count)),
    strength: 20,
  };
}

/** Dirichlet weights of a prior for `count` levels, floored and normalised. @throws RangeError when it does not fit */
export function priorWeights(prior: Prior, count: number): Float64Array {
  const { shares, strength } = prior;
  if (shares.length !== count) throw new RangeError(`Expected ${count} prior shares, got ${shares.length}`);
  if (!(strength > 0 && strength < 1e6)) throw new RangeError(`Expected a positive prior strength, got ${strength}`);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!shares.every((share) => share >= 0) || !(Math.abs(sum - 1) < 1e-6)) {
    throw new RangeError(`Expected prior shares ≥ 0 that sum to 1, got a sum of ${sum}`);
  }
  const floored = Float64Array.from(shares, (share) => Math.max(FLOOR, share));
  const total = floored.reduce((a, b) => a + b, 0);
  return floored.map((share) => (strength * share) / total);
}

function between(from: number, to: number): number {
  return USUAL_STARS.reduce((sum, share, star) => {
    const overlap = Math.min(to, (star + 1) / 5) - Math.max(from, star / 5);
    return overlap > 0 ? sum + share * overlap * 5 : sum;
  }, 0);
}
