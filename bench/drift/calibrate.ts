/** The corrections c(A) of src/drift/threshold.ts, found again from nothing: `npm run bench:drift -- --calibrate` prints bench/drift/calibration.txt. */
import { usualPrior } from '../../src/drift/prior.ts';
import { correctionFor, nullMaxima } from './learnt.ts';

/** Sizes of baseline over which one correction must hold. */
export const BASELINES = [30, 100, 300, 1_000];
const SCALES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const RATES = [2_000, 20_000, 100_000];
/** Rate of false alarms aimed at, as a share of the stated one: streams vary more among one another than the prior says. */
const MARGIN = 1.05;
/** Corrections are told in these steps, upwards. */
const STEP = 0.05;

/** One line per scale and A: c for each baseline, and the one that holds for all: their worst, never under 0, where the theorem for λ = 1 needs none. */
export function* calibrate(paths: number): Generator<string> {
  yield `c(A) over ${paths} healthy streams a cell; baselines of ${BASELINES.join(', ')} reviews; ARL0 aimed at: ${MARGIN} A`;
  for (const levels of SCALES) {
    const centre = usualPrior(levels).shares;
    for (const arl of RATES) {
      const found = BASELINES.map((size) => correctionFor(nullMaxima(centre, 'basr', size, arl, paths), arl, MARGIN));
      const worst = Math.max(0, Math.ceil(Math.max(...found) / STEP) * STEP);
      yield `levels ${levels}, A ${arl}: c ${found.map((c) => c.toFixed(2)).join(' ')} → ${worst.toFixed(2)}`;
    }
  }
}
