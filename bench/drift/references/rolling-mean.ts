/** The rule that people write first: the mean of the last reviews fell below the baseline's. */
import { type Entrant, frozenChart } from './chart.ts';
import { lawOf, momentsOf } from './frozen-baseline.ts';

/** How many stars the mean of the last `size` reviews is below the frozen baseline's. */
export function rollingMean(size: number): Entrant {
  return { name: `rolling mean of ${size}, frozen baseline`, kind: 'rival', open: () => chart(size, () => 1) };
}

/** The same in standard deviations of the baseline, which few people write and which is better. */
export function standardRollingMean(size: number): Entrant {
  return {
    name: `rolling mean of ${size}, in deviations`,
    kind: 'rival',
    open: () => chart(size, ({ deviation }) => deviation),
  };
}

function chart(size: number, unitOf: (moments: { readonly deviation: number }) => number) {
  return frozenChart((baseline) => {
    const moments = momentsOf(lawOf(baseline));
    const unit = unitOf(moments);
    // The window begins with the newest reviews of the baseline; an alarm waits until it is full.
    const last = baseline.slice(-size);
    let sum = last.reduce((a, b) => a + b, 0);
    let oldest = 0;
    return (level) => {
      sum += level;
      if (last.length < size) last.push(level);
      else {
        sum -= last[oldest]!;
        last[oldest] = level;
        oldest = (oldest + 1) % size;
      }
      return last.length < size ? Number.NEGATIVE_INFINITY : (moments.mean - sum / size) / unit;
    };
  });
}
