/** What no detector can do with a baseline of thirty reviews: the least delay that its rate of false alarms allows, whatever it computes. */
import { dirichlet, draw, random } from './random.ts';
import { HEALTHY, SHAPES } from './shapes.ts';

const ARL = 20_000;
/** A fall found later than this counts as missed. */
const LONGEST = 3_000;
/** Reviews after the change at which the share found is looked at. */
const TIMES = [5, 8, 12, 20, 32, 50, 80, 130, 200, 320, 500, 800, 1_300, 2_000, LONGEST];
const LAWS = 200;

/** One kind of fall. */
export interface LeastRow {
  readonly shape: string;
  /** No rule has a shorter mean delay in reviews (at most 3,000). */
  readonly least: number;
}

/**
 * The bound for a baseline of `size` reviews of p ~ Dirichlet(20·p0) and a fall to q right after it. A healthy stream
 * whose law was q all along differs from it in the baseline alone. A rule that alarms on a share of at most
 * F(t) = 1 − e^(−t/A) of healthy streams within t reviews, whatever their law, is by time t a test of q against p on
 * `size` reviews at level F(t): it finds no more falls than the best one (Neyman & Pearson 1933). `spent`: reviews whose
 * false alarms it keeps for a change at once; those of later reviews are for later changes. `paths` baselines a law.
 */
export function leastDelays(size: number, spent: number, paths: number): readonly LeastRow[] {
  const level = (t: number) => 1 - Math.exp(-Math.min(t, spent) / ARL);
  return SHAPES.map(({ name, change }) => {
    let sum = 0;
    for (let seed = 0; seed < LAWS; seed++) {
      const rng = random(5_000_000 + seed);
      const law = dirichlet(
        rng,
        HEALTHY.map((p) => 20 * p),
      );
      const after = change(law);
      const gains = law.map((p, i) => Math.log(p / after[i]!));
      const ratios = Float64Array.from({ length: paths }, () => {
        let ratio = 0;
        for (let i = 0; i < size; i++) ratio += gains[draw(rng, law)]!;
        return ratio;
      });
      sum += leastDelay(ratios.sort().reverse(), level);
    }
    return { shape: name, least: sum / LAWS };
  });
}

/** From ln p/q of baselines of p, largest first. */
function leastDelay(ratios: Float64Array, level: (t: number) => number): number {
  let [delay, last, foundThen] = [0, 0, 0];
  for (const t of TIMES) {
    const found = power(ratios, level(t));
    delay += (t - last) * (1 - (found + foundThen) / 2);
    [last, foundThen] = [t, found];
  }
  return delay;
}

/** Share that the best test at `level` finds; its own level is that of the same sample, weighed by q/p. */
function power(ratios: Float64Array, level: number): number {
  let left = level * ratios.length;
  for (const [i, ratio] of ratios.entries()) {
    const cost = Math.exp(-ratio);
    if (cost > left) return (i + left / cost) / ratios.length;
    left -= cost;
  }
  return 1;
}
