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

/** Weights that a detector may hold before a stream's first review. */
export interface Beliefs {
  /** The prior itself: the usual spread of streams about the usual law. */
  readonly usual: Float64Array;
  /** Its shape, held loosely: what one stream of that shape is given. */
  readonly shape: Float64Array;
  /** No shape: half a review a level (Jeffreys; Krichevsky & Trofimov 1981), near which no law is far from its reviews. */
  readonly open: Float64Array;
}

/**
 * Reviews of the prior that a stream of its shape is given, as a share: with all of them the law of a stream at the edge
 * of its kind is pulled to the middle of it, and as its reviews drown the prior one by one that looks like a fall.
 */
const SHAPE_WORTH = 0.4;
/** Nats of marginal likelihood by which a prior must beat a flat one for its shape to be given: so many, or so many a level. */
const FITS = 2;
const FITS_A_LEVEL = 0.4;
/** Above so many reviews the prior no longer matters. */
const MOST_FITTED = 2_000;

/** The prior's weights, and what a stream may be given in their room. */
export function beliefsFor(usual: Float64Array): Beliefs {
  return { usual, shape: usual.map((weight) => weight * SHAPE_WORTH), open: usual.map(() => 0.5) };
}

/** Whether first counts are of the prior's kind: are they likelier under it than if every law were equally likely (both Dirichlet-multinomial)? */
export function isOfKind({ usual }: Beliefs, counts: ArrayLike<number>): boolean {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  if (n > MOST_FITTED) return false;
  const flat = usual.map(() => 1);
  return likelihood(usual, counts, n) > likelihood(flat, counts, n) + Math.max(FITS, FITS_A_LEVEL * usual.length);
}

/** ln of the Dirichlet-multinomial likelihood of `n` reviews in their order. */
function likelihood(weights: Float64Array, counts: ArrayLike<number>, n: number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    for (let j = 0; j < counts[i]!; j++) sum += Math.log(weights[i]! + j);
    total += weights[i]!;
  }
  for (let j = 0; j < n; j++) sum -= Math.log(total + j);
  return sum;
}

function between(from: number, to: number): number {
  return USUAL_STARS.reduce((sum, share, star) => {
    const overlap = Math.min(to, (star + 1) / 5) - Math.max(from, star / 5);
    return overlap > 0 ? sum + share * overlap * 5 : sum;
  }, 0);
}
