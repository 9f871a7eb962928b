/** How many alarms chance alone gives streams in which nothing changes: what a back-test's alerts are to be held against. */
import type { Exposure } from './player.ts';

export interface ExpectedFalseAlarms {
  readonly falls: number;
  readonly rises: number;
  readonly total: number;
  /** Counts between which a Poisson variable of that mean lies in at least 95 of 100 cases. */
  readonly interval: readonly [low: number, high: number];
  /** The same total for one year at the present volume. */
  readonly perYear: number;
}

/**
 * A detector with an average run length of A healthy reviews gives 1/A false alarms a review (Pollak 1985: E∞[T] ≥ A), so
 * that watched reviews over A add up over streams and directions, whatever the streams share.
 */
export function expectedFalseAlarms(exposures: readonly Exposure[]): ExpectedFalseAlarms {
  let [falls, rises, perYear] = [0, 0, 0];
  for (const { watched, runLength, perYear: rate } of exposures) {
    falls += watched / runLength.down;
    rises += watched / runLength.up;
    perYear += rate / runLength.down + rate / runLength.up;
  }
  const total = falls + rises;
  return { falls, rises, total, interval: poissonInterval(total), perYear };
}

/** Above this mean the normal approximation is within one count. */
const LARGE = 500;

/** The central interval of at least 95 % of a Poisson distribution: at most 2.5 % of its mass lies on either side. */
export function poissonInterval(mean: number): readonly [low: number, high: number] {
  if (!(mean >= 0)) throw new RangeError(`Expected a mean of 0 or more, got ${mean}`);
  if (mean > LARGE) {
    const half = 1.96 * Math.sqrt(mean);
    return [Math.floor(mean - half), Math.ceil(mean + half)];
  }
  let [term, below, low, high] = [Math.exp(-mean), 0, -1, 0];
  for (let k = 0; ; k++) {
    below += term;
    if (low < 0 && below > 0.025) low = k;
    if (below >= 0.975) {
      high = k;
      return [low, high];
    }
    term *= mean / (k + 1);
  }
}
