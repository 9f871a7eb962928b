/** The yearly comparison over many streams at once: which of them are told, and what is said of each. */
import type { Direction, ErosionEvent } from '../domain/drift.ts';
import { type Day, dayNumber, type Instant, instant } from '../domain/time.ts';
import { type Erosion, erosion, type PlacePast, type YearlyDifference } from './erosion.ts';
import { PAGE_LEVELS, pagesOf } from './fleet.ts';
import { quarterLevels } from './quarter-levels.ts';
import { quarterOf, quarterStart } from './quarters.ts';

/** A stream's past; `parent` is the stream that it is a part of (a touchpoint's location, a location's brand). */
export interface StreamPast {
  readonly id: string;
  readonly parent?: string;
  readonly scale: string;
  /** One for a location's stream, all locations for a brand's: customers who move between them are no erosion. */
  readonly places: readonly PlacePast[];
  /** Smallest difference worth telling; the usual one of the scale unless given. */
  readonly minSize?: number;
}

/** A stream that is told, and the streams beneath it that move as well, the strongest first. */
export interface Eroded {
  readonly id: string;
  readonly names: readonly string[];
  readonly event: ErosionEvent;
}

/** Quarters in a year's share. */
const YEAR = 4;

/**
 * Compares every stream with its own past as of the end of `quarter` and says which to tell: e-BH over all streams that
 * have enough reviews, each direction a family (10 % of the notices of falls may be chance, 20 % of those of rises), one
 * notice for a stream and what moves beneath it. Falls first.
 */
export function erodedStreams(streams: readonly StreamPast[], quarter: number): readonly Eroded[] {
  return (['down', 'up'] as const).flatMap((direction) => inDirection(streams, quarter, direction));
}

function inDirection(streams: readonly StreamPast[], quarter: number, direction: Direction): readonly Eroded[] {
  const found = new Map<string, Erosion>();
  const pasts = new Map(streams.map((one) => [one.id, one]));
  for (const { id, scale, places, minSize } of streams) {
    const one = erosion(scale, places, quarter, direction, minSize === undefined ? {} : { minSize });
    if (one) found.set(id, one);
  }
  // e = 0 for what is not worth telling: still an e-value, and its stream still counts as one of those asked.
  const fleet = streams
    .filter(({ id }) => found.has(id))
    .map(({ id, parent }) => ({
      id,
      ...(parent !== undefined && found.has(parent) && { parent }),
      eValue: Math.exp(found.get(id)!.evidence),
    }));
  return pagesOf(fleet, PAGE_LEVELS[direction]).map(({ id, names }) => {
    return { id, names, event: eventOf(found.get(id)!, pasts.get(id)!) };
  });
}

function eventOf({ quarter, direction, evidence, differences }: Erosion, { scale, places }: StreamPast): ErosionEvent {
  const told = mostTelling(differences, direction === 'down' ? -1 : 1);
  const { before, after, interval } = told;
  return {
    type: 'erosion',
    at: endOf(quarter),
    direction,
    since: quarterStart(quarter - YEAR + 1),
    before,
    after,
    evidence,
    interval,
    yearsAgo: told.yearsAgo,
    years: differences.map(({ yearsAgo, before, after }) => ({ yearsAgo, before, after })),
    quarters: quarterLevels(scale, places, quarter, told.yearsAgo),
  };
}

/** The first moment after a quarter. */
function endOf(quarter: number): Instant {
  return instant(quarterStart(quarter + 1));
}

/** The difference that lies furthest from 0 in units of its own uncertainty. */
function mostTelling(differences: readonly YearlyDifference[], sign: number): YearlyDifference {
  const certainty = ({ before, after, interval }: YearlyDifference) =>
    (sign * (after.mean - before.mean)) / (interval[1] - interval[0]);
  return differences.reduce((best, one) => (certainty(one) > certainty(best) ? one : best));
}

/**
 * The first quarter that a stream may still be compared with after a change that was told: the first whole quarter at
 * the new level. An erosion is dated to the start of its last year: it is told again only when it has gone on after it.
 */
export function comparableFrom(since: Day): number {
  const day = dayNumber(since);
  const quarter = quarterOf(day);
  return quarterOf(day - 1) === quarter ? quarter + 1 : quarter;
}
