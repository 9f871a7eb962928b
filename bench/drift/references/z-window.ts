/** The two-sample z-test that follows a stream: its last reviews against all before them. */
import { type Entrant, plainChart } from './chart.ts';

const SIZE = 50;
/** Reviews before the window that a test needs. */
const LEAST_BEFORE = 30;
/** Variance of a sample without any spread. */
const LEAST_VARIANCE = 1e-3;

/** z of the mean of the last 50 reviews against the mean of all reviews before them, each with its own variance (Welch 1947). */
export const zWindow: Entrant = {
  name: `z-test, last ${SIZE} against all before`,
  kind: 'rival',
  open: () => {
    const last = new Float64Array(SIZE);
    let n = 0;
    const all = { sum: 0, squares: 0 };
    const recent = { sum: 0, squares: 0 };
    return plainChart((level) => {
      const place = n % SIZE;
      const leaving = last[place]!;
      last[place] = level;
      n++;
      all.sum += level;
      all.squares += level * level;
      recent.sum += level - leaving;
      recent.squares += level * level - leaving * leaving;
      const before = n - SIZE;
      if (before < LEAST_BEFORE) return Number.NEGATIVE_INFINITY;
      const meanBefore = (all.sum - recent.sum) / before;
      const meanRecent = recent.sum / SIZE;
      const varianceBefore = Math.max(LEAST_VARIANCE, (all.squares - recent.squares) / before - meanBefore ** 2);
      const varianceRecent = Math.max(LEAST_VARIANCE, recent.squares / SIZE - meanRecent ** 2);
      return (meanBefore - meanRecent) / Math.sqrt(varianceBefore / before + varianceRecent / SIZE);
    });
  },
};
