/** How ratings swing with the weekday and the month: the fitted value, what it says of a day, and what it does to a law and to a review. */

/** Format of a season; another one is refused. */
export const SEASON_VERSION = 1;
export const WEEKDAYS = 7;
export const MONTHS = 12;
/** Largest tilt over the whole range of a scale that is taken for a season: a swing of more than two stars. */
const MOST_TILT = 4;

/**
 * Tilts of a brand's streams by UTC day (drift.md 4.2): on a day with tilt θ a stream with law p follows
 * p(i)·e^(−θ·i) over its levels i = 0…, normalised; θ > 0 is a worse day. Plain JSON, made by `fitSeason`.
 */
export interface Season {
  readonly version: typeof SEASON_VERSION;
  /** Detector levels of the scale it was fitted on. */
  readonly levels: number;
  /** Nats a level; Monday first. */
  readonly weekday: readonly number[];
  /** Nats a level; January first. */
  readonly month: readonly number[];
  /** Reviews it rests on, and the mean log loss it saved on those held out, in nats a review. */
  readonly reviews: number;
  readonly gain: number;
}

/** Checks a season that comes from outside. @throws RangeError where it is none for a scale of `levels` levels */
export function checkSeason(season: Season, levels: number): void {
  const { version, weekday, month } = season;
  if (version !== SEASON_VERSION) {
    throw new RangeError(`Expected a season of version ${SEASON_VERSION}, got ${version}; fit it again`);
  }
  if (season.levels !== levels) throw new RangeError(`Expected a season for ${levels} levels, got ${season.levels}`);
  if (weekday.length !== WEEKDAYS || month.length !== MONTHS) {
    throw new RangeError(`Expected 7 weekdays and 12 months, got ${weekday.length} and ${month.length}`);
  }
  const most = MOST_TILT / (levels - 1);
  for (const tilt of [...weekday, ...month]) {
    if (!(Math.abs(tilt) <= most)) throw new RangeError(`Expected tilts from −${most} to ${most}, got ${tilt}`);
  }
}

/** A season from outside (the store); none when it is of another version or shape. */
export function readSeason(value: object, levels: number): Season | undefined {
  try {
    checkSeason(value as Season, levels);
    return value as Season;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Do two seasons say nearly the same: no weekday and no month differs by more than 0.08 nats over the whole range? */
export function isNearSeason(a: Season, b: Season): boolean {
  const most = 0.08 / (a.levels - 1);
  const differs = (x: readonly number[], y: readonly number[]) => x.some((tilt, i) => Math.abs(tilt - y[i]!) > most);
  return a.levels === b.levels && !differs(a.weekday, b.weekday) && !differs(a.month, b.month);
}

/** θ of a UTC day (number of days since 1970-01-01), in nats a level; 0 without a season. */
export function tiltOn(season: Season | undefined, day: number): number {
  return season === undefined ? 0 : season.weekday[weekdayOf(day)]! + season.month[monthOf(day)]!;
}

/** Weekday of a day number, Monday 0. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % WEEKDAYS) + WEEKDAYS) % WEEKDAYS;
}

/** Month of a day number, January 0 (civil_from_days of H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function monthOf(day: number): number {
  const shifted = day + 719_468;
  const inEra = shifted - Math.floor(shifted / 146_097) * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  return fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
}

/** Tilts weights in place, p(i) ← p(i)·e^(−θ·i), and normalises them; the sum that they had before that. */
export function tiltLaw(weights: Float64Array, tilt: number): number {
  const step = Math.exp(-tilt);
  let factor = 1;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i]! *= factor;
    total += weights[i]!;
    factor *= step;
  }
  for (let i = 0; i < weights.length; i++) weights[i]! /= total;
  return total;
}

/** Fraction of the golden ratio: multiples of it fill the unit interval evenly (Weyl 1916). */
const GOLDEN = 0.618_033_988_749_894_9;

/**
 * The level at which a review given on a day with tilt θ is counted, so that counters hold whole reviews and no season.
 * Of a level that the day makes more frequent the surplus is moved to those that it makes rarer, in proportion to what
 * they lack (the maximal coupling of the day's law with the plain one): under the season, counts follow `law`, and where
 * `law` is not yet known well the counts draw it to the truth. Which reviews are moved, and where, a low-discrepancy
 * sequence says, the `index`-th number for the `index`-th review, so that every replay counts the same. (Weights
 * e^(θ·x)·Σ law·e^(−θ·i), as drift.md 4 has them, agree in the mean but are no counts of reviews.)
 */
export function plainLevel(law: Float64Array, level: number, tilt: number, index: number): number {
  const step = Math.exp(-tilt);
  let factor = 1;
  let total = 0;
  let own = 1;
  for (let i = 0; i < law.length; i++) {
    total += law[i]! * factor;
    if (i === level) own = factor;
    factor *= step;
  }
  const stays = total / own;
  const at = ((index + 0.5) * GOLDEN) % 1;
  if (at < stays) return level;
  // How much a level lacks is law·(1 − e^(−θ·i)/Z).
  let lack = 0;
  factor = 1 / total;
  for (let i = 0; i < law.length; i++, factor *= step) lack += law[i]! * Math.max(0, 1 - factor);
  let rest = ((at - stays) / (1 - stays)) * lack;
  let target = level;
  factor = 1 / total;
  for (let i = 0; i < law.length; i++, factor *= step) {
    if (factor >= 1) continue;
    target = i;
    rest -= law[i]! * (1 - factor);
    if (rest < 0) return i;
  }
  return target;
}
