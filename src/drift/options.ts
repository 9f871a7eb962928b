/** How a stream is to be watched, with the defaults filled in once for all streams that share the same options. */
import { type Plan, planFor } from './detector.ts';
import { DOWN, type Layout, layoutFor, UP } from './layout.ts';
import { type Levels, levelsOf, smallestSize } from './levels.ts';
import { type Prior, usualPrior } from './prior.ts';
import { checkSeason, type Season } from './season.ts';
import { logThreshold, type Mode } from './threshold.ts';

/** What must speak before evidence becomes an event. */
export interface Guards {
  /** Reviews, distinct days and distinct authors since the change; at most 64 authors. */
  readonly minReviews: number;
  readonly minDays: number;
  readonly minAuthors: number;
  /** Smallest difference of the means, in native units. */
  readonly minSize: number;
}

/** Options of one or many streams. Share one object among streams: what follows from it is computed once per object. */
export interface WatchOptions {
  /** A scale name (`scaleRange`). */
  readonly scale: string;
  /** Average number of healthy reviews per false alarm, each direction by itself. */
  readonly arl: { readonly down: number; readonly up: number };
  /** Belief before the first review, by detector level; fitted over a brand when there is one. */
  readonly prior?: Prior;
  /** Reviews before the watch begins; 30. */
  readonly warmUp?: number;
  /** Unless given: 5 reviews, 2 days, 4 authors, 0.1 star (3 points of recommend share; else 2.5 % of the range). */
  readonly guards?: Partial<Guards>;
  /** `basr` unless given. */
  readonly mode?: Mode;
  /** How the brand's ratings swing with weekday and month; none unless given. */
  readonly season?: Season;
}

/** Everything that follows from the options. */
export interface Setup {
  readonly levels: Levels;
  readonly layout: Layout;
  readonly plan: Plan;
  readonly guards: Guards;
  readonly warmUp: number;
  readonly season: Season | undefined;
  /** ln of the threshold on M, per direction. */
  readonly thresholds: readonly [down: number, up: number];
  /** The same on M itself. */
  readonly limits: readonly [down: number, up: number];
  /** Half of the way to them in nats: what one day may multiply the evidence by. */
  readonly halves: readonly [down: number, up: number];
}

/** A hair more than half: two halves reach the threshold in 32-bit floats as well. */
const HALF = 1.001;

const USUAL_GUARDS = { minReviews: 5, minDays: 2, minAuthors: 4 };

const setups = new WeakMap<WatchOptions, Setup>();

/** The set-up for some options. @throws RangeError for an unknown scale or a value out of range */
export function setupFor(options: WatchOptions): Setup {
  const known = setups.get(options);
  if (known) return known;
  const levels = levelsOf(options.scale);
  const mode = options.mode ?? 'basr';
  const guards = { ...USUAL_GUARDS, minSize: smallestSize(options.scale), ...options.guards };
  const warmUp = options.warmUp ?? 30;
  if (!(Number.isInteger(guards.minAuthors) && guards.minAuthors >= 0 && guards.minAuthors <= 64)) {
    throw new RangeError(`Expected 0 to 64 authors, got ${guards.minAuthors}`);
  }
  if (!(Number.isInteger(warmUp) && warmUp >= 1))
    throw new RangeError(`Expected a warm-up of 1 or more reviews, got ${warmUp}`);
  if (options.season) checkSeason(options.season, levels.count);
  const thresholds = [
    logThreshold(options.arl.down, levels.count, mode, DOWN),
    logThreshold(options.arl.up, levels.count, mode, UP),
  ] as const;
  const limits = [Math.exp(thresholds[0]), Math.exp(thresholds[1])] as const;
  const setup: Setup = {
    levels,
    layout: layoutFor(levels.count, guards.minAuthors),
    plan: planFor(levels.count, options.prior ?? usualPrior(levels.count), mode),
    guards,
    warmUp,
    season: options.season,
    thresholds,
    limits,
    halves: [HALF * Math.sqrt(limits[DOWN]), HALF * Math.sqrt(limits[UP])],
  };
  setups.set(options, setup);
  return setup;
}
