/** Exponentially weighted moving average against a frozen baseline (Roberts 1959). */
import { type Entrant, frozenChart } from './chart.ts';
import { lawOf, momentsOf } from './frozen-baseline.ts';

/** z ← z + λ·(x − z) from the baseline's mean; the statistic is how far z is below it, in the baseline's standard deviations. */
export function ewma(lambda: number): Entrant {
  return {
    name: `EWMA ${lambda}, frozen baseline`,
    kind: 'rival',
    open: () =>
      frozenChart((baseline) => {
        const { mean, deviation } = momentsOf(lawOf(baseline));
        let z = mean;
        return (level) => {
          z += lambda * (level - z);
          return (mean - z) / deviation;
        };
      }),
  };
}
