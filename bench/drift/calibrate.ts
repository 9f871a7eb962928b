/** The corrections c(A) of src/drift/threshold.ts, found again from nothing: `npm run bench:drift -- --calibrate` prints bench/drift/calibration.txt. */
import { DOWN, type Side, UP } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { correctionFor, FIXED, nullMaxima } from './learnt.ts';
import { STREAMS, spread } from './shapes.ts';

/** Sizes of baseline over which one correction must hold. */
export const BASELINES = [30, 100, 300, 1_000];
const SCALES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const RATES = [2_000, 20_000, 100_000];
/** Streams of one law each that the correction must hold for too: what the prior knows least, and what leaves least room above. */
const OTHERS = ['usual', 'love or hate', 'more love', 'some hate', 'even', 'near perfect'];
/** ARL0 of such a stream, of the stated one: a healthy stream a day is wrongly told to have fallen in 600 days in 4 cases of 100 where 3.1 are stated. */
const MARGIN = 0.8;
/** Most streams are stars: so many times the paths of other scales. */
const STARS = { levels: 5, times: 3 };
/** Corrections are told in these steps. */
const STEP = 0.05;

/** Two lines per scale and A, falls and rises: c for each baseline, c for each other stream, and the one that holds for all: their worst, never under 0, where the theorem for λ = 1 needs none. */
export function* calibrate(paths: number, scales: readonly number[] = SCALES): Generator<string> {
  yield `c(A) over ${paths} healthy streams a cell (${STARS.times} times as many for ${STARS.levels} levels); baselines of ${BASELINES.join(', ')} reviews at A; baseline of ${BASELINES[0]}, ${OTHERS.join(', ')} at ${MARGIN} A`;
  for (const levels of scales) {
    const streams = levels === STARS.levels ? STARS.times * paths : paths;
    for (const arl of RATES) {
      const found = BASELINES.map((size) => nullMaxima(usualPrior(levels).shares, 'basr', size, arl, streams));
      const others = STREAMS.filter(({ name }) => OTHERS.includes(name)).map(({ law }) =>
        nullMaxima(spread(law, levels), 'basr', BASELINES[0]!, arl, streams, FIXED),
      );
      for (const side of [DOWN, UP] as const) {
        const c = found.map((maxima) => correctionFor(maxima[side], arl, 1));
        const other = others.map((maxima) => correctionFor(maxima[side], arl, MARGIN));
        yield `levels ${levels}, A ${arl}, ${nameOf(side)}: c ${told(c)}, others ${told(other)} → ${worst([...c, ...other])}`;
      }
    }
  }
}

function nameOf(side: Side): string {
  return side === DOWN ? 'falls' : 'rises';
}

function told(corrections: readonly number[]): string {
  return corrections.map((c) => c.toFixed(2)).join(' ');
}

function worst(corrections: readonly number[]): string {
  return Math.max(0, Math.round(Math.max(...corrections) / STEP) * STEP).toFixed(2);
}
