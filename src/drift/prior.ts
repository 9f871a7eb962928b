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

/** Tilts over the whole range, in nats, in which a prior may be turned towards a stream that it does not fit; the first is none. */
const TILTS = [0, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3, 3.5, -3.5, 4, -4, 5, -5];
/** Nats of marginal likelihood that a turned prior must win by: within a brand's usual spread nothing is turned. */
const MISFIT = 2;
/** Above so many reviews the prior no longer matters. */
const MOST_FITTED = 2_000;

/** The prior's weights turned by each tilt (π_i·e^(−t·i), same strength); the first is the prior itself. */
export function turnedWeights(weights: Float64Array): readonly Float64Array[] {
  const strength = weights.reduce((a, b) => a + b, 0);
  return TILTS.map((tilt) => {
    const turned = weights.map((weight, i) => weight * Math.exp((-tilt * i) / (weights.length - 1)));
    const total = turned.reduce((a, b) => a + b, 0);
    const floored = turned.map((weight) => Math.max(FLOOR, weight / total));
    const sum = floored.reduce((a, b) => a + b, 0);
    return floored.map((share) => (strength * share) / sum);
  });
}

/**
 * Which turned prior a stream's first counts ask for (an index into `turnedWeights`): the one with the largest
 * Dirichlet-multinomial likelihood, if it clearly beats the prior itself. A prior far from a stream would look like a
 * fall from it, as its reviews drown it one by one. Upwards it goes no further than prior and counts together: thirty
 * perfect scores are no promise of perfection.
 */
export function fitTurn(turned: readonly Float64Array[], counts: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  if (n > MOST_FITTED) return 0;
  const bound = meanLevel(turned[0]!.map((weight, i) => weight + counts[i]!));
  const likelihoods = turned.map((weights, i) =>
    TILTS[i]! < 0 && meanLevel(weights) > bound ? Number.NEGATIVE_INFINITY : likelihood(weights, counts),
  );
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  return likelihoods[best]! > likelihoods[0]! + MISFIT ? best : 0;
}

/** ln of the Dirichlet-multinomial likelihood, less what all priors of one strength share. */
function likelihood(weights: Float64Array, counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) for (let j = 0; j < counts[i]!; j++) sum += Math.log(weights[i]! + j);
  return sum;
}

function meanLevel(weights: ArrayLike<number>): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!;
    sum += weights[i]! * i;
  }
  return sum / total;
}

function between(from: number, to: number): number {
  return USUAL_STARS.reduce((sum, share, star) => {
    const overlap = Math.min(to, (star + 1) / 5) - Math.max(from, star / 5);
    return overlap > 0 ? sum + share * overlap * 5 : sum;
  }, 0);
}
