/** How often chance alone speaks: what a back-test's alerts, and its watch list, are to be held against. */
import type { Config } from '../config/config.ts';
import type { Direction } from '../domain/drift.ts';
import { PAGE_LEVELS } from '../drift/fleet.ts';
import { falseAlarmsAYear } from './bank.ts';
import { isFew } from './fleet.ts';
import type { Exposure } from './player.ts';

/** The budget of single streams: what reaches the watch list although nothing changed, if it is not told at once. */
export interface ExpectedFalseAlarms {
  readonly falls: number;
  readonly rises: number;
  readonly total: number;
  /** Counts between which a Poisson variable of that mean lies in at least 95 of 100 cases. */
  readonly interval: readonly [low: number, high: number];
  /** The same total for one year at the present volume. */
  readonly perYear: number;
  /** What is told to a team. */
  readonly pages: Readonly<Record<'falls' | 'rises', FalsePages>>;
}

export interface FalsePages {
  /** At most this part of what is told of this direction is chance, on average; absent where every alarm of a stream is told. */
  readonly share?: number;
  /** False ones to be expected, at most, in a year in which nothing changes anywhere. */
  readonly quietYear: number;
}

/**
 * A detector with an average run length of A healthy reviews gives 1/A false alarms a review (Pollak 1985: E∞[T] ≥ A), so
 * that watched reviews over A add up over streams and directions, whatever the streams share. Of these, e-BH over the
 * places of each brand tells what is sure enough: a false share of q at most, and where nothing changes every page is
 * false, so that a brand has one within a year with probability q at most (Wang & Ramdas 2022; error over a patience of
 * a year, design 5.2). A stated run length and a brand of few places have every alarm told. `brands`: places of each.
 */
export function expectedFalseAlarms(
  exposures: readonly Exposure[],
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  brands: readonly number[],
): ExpectedFalseAlarms {
  const expected = (direction: Direction, reviews: (of: Exposure) => number) =>
    exposures.reduce((sum, one) => sum + reviews(one) / one.runLength[direction], 0);
  const inYear = (direction: Direction) => expected(direction, ({ perYear }) => perYear);
  const pages = (direction: Direction): FalsePages => {
    if (config.alerts.averageRunLength?.[direction] !== undefined) return { quietYear: inYear(direction) };
    const share = PAGE_LEVELS[direction];
    const few = brands.filter((places) => isFew(config, places, direction));
    // Several places together can be told as the brand's change as well.
    const byFleet = brands.filter((places) => places > 1 || !few.includes(places)).length;
    const atOnce = few.reduce((sum, places) => sum + falseAlarmsAYear(config, places)[direction], 0);
    return { ...(few.length === 0 && { share }), quietYear: share * byFleet + atOnce };
  };
  const falls = expected('down', ({ watched }) => watched);
  const rises = expected('up', ({ watched }) => watched);
  const total = falls + rises;
  return {
    falls,
    rises,
    total,
    interval: poissonInterval(total),
    perYear: inYear('down') + inYear('up'),
    pages: { falls: pages('down'), rises: pages('up') },
  };
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
