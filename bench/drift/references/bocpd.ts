/** Bayesian online change point detection (Adams & MacKay 2007): a Dirichlet law since each possible change. */
import { usualPrior } from '../../../src/drift/prior.ts';
import { HEALTHY } from '../shapes.ts';
import { type Entrant, frozenChart } from './chart.ts';
import { lawOf, momentsOf } from './frozen-baseline.ts';

/** Starts of the change that are kept; the least likely one makes room. */
const HYPOTHESES = 150;
const LEVELS = HEALTHY.length;
/** Reviews that the belief about the law after a change is worth; it is centred on the usual law. The best of 1 to 20, uniform or usual. */
const AFTER_STRENGTH = 10;

/**
 * The baseline is known until the first change, so that the run lengths' posterior becomes a Shiryaev mixture: the sum
 * over the starts of Π (Dirichlet-multinomial predictive since the start)/(law before). Of the starts, those count whose
 * reviews have a lower mean than the law before. "Known" is the law guessed from the first reviews.
 */
export const bocpd: Entrant = {
  name: 'BOCPD, frozen baseline',
  kind: 'rival',
  open: () =>
    frozenChart((baseline) => {
      const law = lawOf(baseline);
      const runs = new Runs(momentsOf(law).mean);
      return (level) => runs.step(level, law[level]!);
    }),
};

/** The same with the law before learnt as it goes: under "no change yet" all reviews so far predict the next one. */
export const learningBocpd: Entrant = {
  name: 'BOCPD, baseline learnt all along',
  kind: 'rival',
  open: () =>
    frozenChart((baseline) => {
      const law = lawOf(baseline);
      let n = baseline.length + usualPrior(LEVELS).strength;
      const counts = law.map((p) => p * n);
      let sum = momentsOf(law).mean * n;
      const runs = new Runs(0);
      return (level) => {
        runs.mean = sum / n;
        const statistic = runs.step(level, counts[level]! / n);
        counts[level]! += 1;
        sum += level;
        n++;
        return statistic;
      };
    }),
};

/** The hypotheses about when the law changed: weight, counts and sum of levels since. */
class Runs {
  /** Mean level of the law before. */
  mean: number;
  private readonly weights = new Float64Array(HYPOTHESES);
  private readonly sizes = new Float64Array(HYPOTHESES);
  private readonly sums = new Float64Array(HYPOTHESES);
  private readonly counts = Array.from({ length: LEVELS }, () => new Float64Array(HYPOTHESES));
  private used = 0;

  constructor(mean: number) {
    this.mean = mean;
  }

  /** One review, of probability `p` if nothing had changed; the weight of all falls. */
  step(level: number, p: number): number {
    this.open();
    const { weights, sizes, sums, mean, used } = this;
    const counts = this.counts[level]!;
    const prior = AFTER_STRENGTH * HEALTHY[level]!;
    let falls = 0;
    for (let i = 0; i < used; i++) {
      const next = (weights[i]! * (counts[i]! + prior)) / ((sizes[i]! + AFTER_STRENGTH) * p);
      weights[i] = next < 1e30 ? next : 1e30;
      counts[i]! += 1;
      sizes[i]! += 1;
      sums[i]! += level;
      if (sums[i]! < mean * sizes[i]!) falls += weights[i]!;
    }
    return falls;
  }

  /** A change right before the next review is possible too. */
  private open(): void {
    const at = this.used < HYPOTHESES ? this.used++ : this.weakest();
    this.weights[at] = 1;
    this.sizes[at] = 0;
    this.sums[at] = 0;
    for (const counts of this.counts) counts[at] = 0;
  }

  private weakest(): number {
    let weakest = 0;
    for (let i = 1; i < HYPOTHESES; i++) if (this.weights[i]! < this.weights[weakest]!) weakest = i;
    return weakest;
  }
}
