/** The corrections c(A) of src/drift/threshold.ts, found again from nothing: `npm run bench:drift -- --calibrate` prints bench/drift/calibration.txt. */
import { usualPrior } from '../../src/drift/prior.ts';
import { correctionFor, FIXED, nullMaxima } from './learnt.ts';
import { STREAMS, spread } from './shapes.ts';

/** Sizes of baseline over which one correction must hold. */
export const BASELINES = [30, 100, 300, 1_000];
const SCALES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const RATES = [2_000, 20_000, 100_000];
/** Streams of one law each that the correction must hold for too: what the prior knows least. */
const OTHERS = ['usual', 'love or hate', 'more love', 'even'];
/** ARL0 of such a stream, of the stated one: a healthy stream a day is wrongly told to have fallen in 600 days in 4 cases of 100 where 3.1 are stated. */
const MARGIN = 0.8;
/** Corrections are told in these steps. */
const STEP = 0.05;

/** One line per scale and A: c for each baseline, c for each other stream, and the one that holds for all: their worst, never under 0, where the theorem for λ = 1 needs none. */
export function* calibrate(paths: number, scales: readonly number[] = SCALES): Generator<string> {
  yield `c(A) over ${paths} healthy streams a cell; baselines of ${BASELINES.join(', ')} reviews at A; baseline of ${BASELINES[0]}, ${OTHERS.join(', ')} at ${MARGIN} A`;
  for (const levels of scales) {
    for (const arl of RATES) {
      const found = BASELINES.map((size) =>
        correctionFor(nullMaxima(usualPrior(levels).shares, 'basr', size, arl, paths), arl, 1),
      );
      const others = STREAMS.filter(({ name }) => OTHERS.includes(name)).map(({ law }) =>
        correctionFor(nullMaxima(spread(law, levels), 'basr', BASELINES[0]!, arl, paths, FIXED), arl, MARGIN),
      );
      const worst = Math.max(0, Math.round(Math.max(...found, ...others) / STEP) * STEP);
      const told = (all: readonly number[]) => all.map((c) => c.toFixed(2)).join(' ');
      yield `levels ${levels}, A ${arl}: c ${told(found)}, others ${told(others)} → ${worst.toFixed(2)}`;
    }
  }
}
