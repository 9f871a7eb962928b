/** Seeded randomness for simulations: the same seed gives the same path on every machine. */

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma(shape, 1), Marsaglia–Tsang. */
  gamma(shape: number): number;
  poisson(mean: number): number;
}

/** xoshiro128** seeded by splitmix32. */
export function random(seed: number): Random {
  let z = seed >>> 0;
  const split = (): number => {
    z = (z + 0x9e3779b9) >>> 0;
    let t = z ^ (z >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [split(), split(), split(), split()];
  const next = (): number => {
    const r = Math.imul(b, 5);
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d0 = shape - 1 / 3;
    const c0 = 1 / Math.sqrt(9 * d0);
    for (;;) {
      const x = normal();
      const v = (1 + c0 * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d0 - d0 * v + d0 * Math.log(v)) return d0 * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let n = 0;
    for (let p = uniform(); p > Math.exp(-mean); p *= uniform()) n++;
    return n;
  };
  return { uniform, normal, gamma, poisson };
}

/** A law from a Dirichlet with the given weights, each share at least 1e-4. */
export function dirichlet(rng: Random, weights: ArrayLike<number>): number[] {
  const draws = Array.from(weights, (weight) => rng.gamma(weight));
  const total = draws.reduce((a, b) => a + b, 0);
  return normalise(draws.map((draw) => Math.max(1e-4, draw / total)));
}

/** A level from a law, by inversion. */
export function draw(rng: Random, law: readonly number[]): number {
  let u = rng.uniform();
  for (let level = 0; level < law.length - 1; level++) {
    u -= law[level]!;
    if (u < 0) return level;
  }
  return law.length - 1;
}

export function normalise(shares: readonly number[]): number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}
