/** Exact evidence that two samples of levels do not have one law, whatever that law is; apart because it knows no dates. */

/** Reviews per level on both sides of one comparison; whole numbers. */
export interface Stratum {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/** What may have happened instead: for each stratum ln r per level, by how much a level became more frequent. */
export type Alternative = readonly (readonly number[])[];

/**
 * ln of an e-value against "within each stratum both sides have one law". Given the pooled counts of a stratum and the
 * two sizes, every split of the pool is a draw without replacement under the hypothesis, and has the chance
 * ∝ Π C(N_i, c_i)·r_i^c_i under an alternative (Fisher's noncentral hypergeometric law; Harkness 1965). The ratio of the
 * two, Π r_i^c_i / E₀[Π r_i^c_i], has mean 1 under the hypothesis for every law, season and number of reviews: nothing
 * is estimated and no permutation is drawn (the conditional e-variable of Hao, Grünwald, Lardy, Long & Adams 2024,
 * arXiv 2303.00471). Strata multiply if they share no review, or if one splits further what is a side of another: its
 * mean is 1 given that side's counts. Alternatives are averaged (Vovk & Wang 2021); they may depend on the pooled
 * counts and the sizes, which do not tell the sides apart.
 */
export function logEvidence(strata: readonly Stratum[], alternatives: readonly Alternative[]): number {
  const logs = alternatives.map((alternative) =>
    strata.reduce((sum, { before, after }, i) => sum + logRatio(before, after, alternative[i]!), 0),
  );
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

function logRatio(before: ArrayLike<number>, after: ArrayLike<number>, logOdds: readonly number[]): number {
  const pool = logOdds.map((_, i) => before[i]! + after[i]!);
  const drawn = logOdds.reduce((sum, _, i) => sum + after[i]!, 0);
  const size = pool.reduce((sum, count) => sum + count, 0);
  if (drawn === 0 || drawn === size) return 0;
  const seen = logOdds.reduce((sum, log, i) => sum + after[i]! * log, 0);
  const even = logOdds.map(() => 0);
  return seen - logCoefficient(pool, logOdds, drawn) + logCoefficient(pool, even, drawn);
}

/**
 * ln of the coefficient of z^drawn in Π_i (1 + r_i·z)^N_i. At any z it is Π (1 + r_i·z)^N_i · z^−drawn times the
 * chance that binomials with shares r_i·z/(1 + r_i·z) add up to `drawn`; at the z where that is their mean the chance
 * is far from 0 and only a narrow window of each binomial counts.
 */
function logCoefficient(pool: readonly number[], logOdds: readonly number[], drawn: number): number {
  const logZ = centre(pool, logOdds, drawn);
  const logits = logOdds.map((log) => logZ + log);
  const scale = pool.reduce((sum, count, i) => sum + count * softplus(logits[i]!), 0);
  return scale - drawn * logZ + logChance(pool, logits, drawn);
}

/** ln z at which the mean number drawn is `drawn`. */
function centre(pool: readonly number[], logOdds: readonly number[], drawn: number): number {
  const size = pool.reduce((sum, count) => sum + count, 0);
  const even = Math.log(drawn / (size - drawn));
  let low = even - Math.max(...logOdds);
  let high = even - Math.min(...logOdds);
  for (let i = 0; i < 60 && low < high; i++) {
    const middle = (low + high) / 2;
    const mean = pool.reduce((sum, count, j) => sum + count * logistic(middle + logOdds[j]!), 0);
    if (mean < drawn) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Above this variance of the sum its chance comes from a series that is then right to 1e-6. */
const WIDE = 100;

/** ln of the chance that binomials (N_i, logistic(logit_i)) whose means add up to `sum` add up to it. */
function logChance(pool: readonly number[], logits: readonly number[], sum: number): number {
  const variances = pool.map((count, i) => count * logistic(logits[i]!) * logistic(-logits[i]!));
  const variance = variances.reduce((a, b) => a + b, 0);
  return variance > WIDE ? byExpansion(variances, variance, logits) : byConvolution(pool, logits, sum);
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The saddlepoint density with its first correction (Daniels 1954). */
function byExpansion(variances: readonly number[], variance: number, logits: readonly number[]): number {
  const shares = logits.map(logistic);
  const third = variances.reduce((sum, v, i) => sum + v * (1 - 2 * shares[i]!), 0);
  const fourth = variances.reduce((sum, v, i) => sum + v * (1 - 6 * shares[i]! * (1 - shares[i]!)), 0);
  const correction = fourth / (8 * variance ** 2) - (5 * third ** 2) / (24 * variance ** 3);
  return Math.log1p(correction) - Math.log(2 * Math.PI * variance) / 2;
}

/** Chances of `from`, `from` + 1, …; what lies outside is under 1e-15. */
interface Window {
  readonly from: number;
  readonly chances: Float64Array;
}

function byConvolution(pool: readonly number[], logits: readonly number[], sum: number): number {
  const windows = pool.map((count, i) => binomial(count, logits[i]!));
  const last = windows.pop()!;
  const rest = windows.reduce(convolve, { from: 0, chances: Float64Array.of(1) });
  let chance = 0;
  for (let i = 0; i < last.chances.length; i++) {
    chance += last.chances[i]! * (rest.chances[sum - last.from - i - rest.from] ?? 0);
  }
  return Math.log(chance);
}

function binomial(count: number, logit: number): Window {
  const mean = count * logistic(logit);
  const half = 8 * Math.sqrt(mean * logistic(-logit)) + 12;
  const from = Math.max(0, Math.floor(mean - half));
  const to = Math.min(count, Math.ceil(mean + half));
  const mode = Math.min(to, Math.max(from, Math.round(mean)));
  const chances = new Float64Array(to - from + 1);
  const odds = Math.exp(logit);
  chances[mode - from] = 1;
  for (let k = mode; k < to; k++) chances[k + 1 - from] = (chances[k - from]! * odds * (count - k)) / (k + 1);
  for (let k = mode; k > from; k--) chances[k - 1 - from] = (chances[k - from]! * k) / (odds * (count - k + 1));
  const total = chances.reduce((a, b) => a + b, 0);
  return { from, chances: chances.map((chance) => chance / total) };
}

function convolve(a: Window, b: Window): Window {
  const chances = new Float64Array(a.chances.length + b.chances.length - 1);
  for (let i = 0; i < a.chances.length; i++) {
    const factor = a.chances[i]!;
    for (let j = 0; j < b.chances.length; j++) chances[i + j]! += factor * b.chances[j]!;
  }
  return { from: a.from + b.from, chances };
}
