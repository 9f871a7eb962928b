/** What a detector is for the comparison: a statistic over one stream that grows as the stream gets worse. */

/** The statistic of one stream; it never restarts, so that one pass serves every threshold up to the first alarm. */
export interface Chart {
  /** Takes one of the first reviews, which are normal by agreement. */
  learn(level: number): void;
  /** Takes a later review; the statistic after it. An alarm is a statistic at or above the threshold. */
  step(level: number): number;
}

/** The laws behind a simulated stream, which only an oracle may look at. */
export interface Truth {
  readonly law: readonly number[];
  readonly after: readonly number[];
}

/** A detector as it enters the comparison. */
export interface Entrant {
  readonly name: string;
  /** `bound` = knows what no product knows: nobody can beat it. */
  readonly kind: 'ours' | 'rival' | 'bound';
  readonly open: (truth: Truth) => Chart;
  /** The threshold that it comes with, and its name with it. */
  readonly fixed?: { readonly name: string; readonly threshold: number };
}

/** A chart whose baseline is frozen: `start` sees the first reviews and returns what happens from then on. */
export function frozenChart(start: (baseline: readonly number[]) => (level: number) => number): Chart {
  const baseline: number[] = [];
  let next: ((level: number) => number) | undefined;
  return {
    learn: (level) => {
      baseline.push(level);
    },
    step: (level) => {
      next ??= start(baseline);
      return next(level);
    },
  };
}

/** A chart that treats the first reviews as it treats all others. */
export function plainChart(step: (level: number) => number): Chart {
  return { learn: step, step };
}
