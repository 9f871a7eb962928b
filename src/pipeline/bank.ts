/** The detectors of one brand: one watch a stream, restored from the store, fed in time order, saved again. */

import type { Config } from '../config/config.ts';
import type { Direction, DriftEvent } from '../domain/drift.ts';
import type { LocationId } from '../domain/ids.ts';
import type { ScoreEvent, Stream, StreamId } from '../domain/stream.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { runLength } from '../drift/fleet.ts';
import type { WatchOptions } from '../drift/options.ts';
import type { Season } from '../drift/season.ts';
import { type Ear, type StreamWatch, watchStream } from '../drift/watch.ts';

/** Good news may be wrong ten times as often as bad news: a false celebration is cheap (drift.md 1). */
const GOOD_NEWS_FACTOR = 10;

export interface StoredState {
  readonly state: Uint8Array;
  readonly lastAt: Instant;
}

export interface Bank {
  /** Feeds one score, with an ear to what is weighed; late ones (long before what the stream has already seen) only teach the baseline. */
  push(stream: Stream, event: ScoreEvent, ear?: Ear): readonly DriftEvent[];
  /** Throws away what is known of these streams: they are about to be replayed. */
  forget(matches: (id: StreamId) => boolean): void;
  /** States of the streams that were fed. */
  states(): Map<StreamId, StoredState>;
  /** Streams that were forgotten and not fed again: all their reviews are gone. */
  gone(): ReadonlySet<StreamId>;
}

/** `reviewsPerYear` sets each stream's threshold from the budget of false alarms; `seasonOf` what is taken out of its scores. */
export function openBank(
  stored: ReadonlyMap<StreamId, StoredState>,
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  reviewsPerYear: (stream: Stream) => number,
  seasonOf: (stream: Stream) => Season | undefined = () => undefined,
): Bank {
  const kept = new Map(stored);
  // Streams with the same threshold share one options object: the detector derives its tables once per object.
  const shared = new Map<string, WatchOptions>();
  const open = new Map<StreamId, { watch: StreamWatch; lastAt: Instant | undefined }>();
  const gone = new Set<StreamId>();
  const watchOf = (stream: Stream) => {
    const found = open.get(stream.id);
    if (found) return found;
    const old = kept.get(stream.id);
    const made = {
      watch: watchStream(sharedOptions(shared, stream, config, reviewsPerYear(stream), seasonOf(stream)), old?.state),
      lastAt: old?.lastAt,
    };
    open.set(stream.id, made);
    gone.delete(stream.id);
    return made;
  };
  return {
    push(stream, event, ear) {
      const entry = watchOf(stream);
      const last = entry.lastAt;
      if (last && dayNumber(last) - dayNumber(event.at) > config.alerts.lateAfterDays)
        return entry.watch.push(event, { train: true });
      // Arrivals of the last weeks may overlap: each keeps its own day (a second source's month, all counted on the newest
      // day, would read as a burst), but what it establishes is established now.
      const now = last && last > event.at ? last : event.at;
      entry.lastAt = now;
      return entry.watch
        .push(event, ear && { ear })
        .map((said) => (said.at === event.at ? { ...said, at: now } : said));
    },
    forget(matches) {
      for (const id of [...kept.keys(), ...open.keys()]) {
        if (!matches(id)) continue;
        kept.delete(id);
        open.delete(id);
        gone.add(id);
      }
    },
    states() {
      const states = new Map<StreamId, StoredState>();
      for (const [id, { watch, lastAt }] of open) if (lastAt) states.set(id, { state: watch.state(), lastAt });
      return states;
    },
    gone: () => gone,
  };
}

/**
 * Streams whose saved bytes do not fit: another version of the detector or other guards wrote them. They are to be
 * replayed from the reviews, or no pass would come to its end again.
 */
export function unreadableStreams(
  stored: ReadonlyMap<StreamId, StoredState>,
  config: Pick<Config, 'alerts' | 'touchpoints'>,
): ReadonlySet<StreamId> {
  const shared = new Map<string, WatchOptions>();
  const unreadable = new Set<StreamId>();
  for (const [id, { state }] of stored) {
    const scale = id.split('/')[4] as Stream['scale'];
    const options = shared.get(scale) ?? watchOptions({ scale }, config, ANY_RATE);
    shared.set(scale, options);
    try {
      watchStream(options, state);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      unreadable.add(id);
    }
  }
  return unreadable;
}

/** The shape of a state does not depend on how many reviews a year there are. */
const ANY_RATE = 1_000;

/** How a stream is watched; options that are the same are one object of `shared`. `reviewsPerYear` as expected. */
export function sharedOptions(
  shared: Map<string, WatchOptions>,
  stream: Stream,
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  reviewsPerYear: number,
  season: Season | undefined,
): WatchOptions {
  const options = { ...watchOptions(stream, config, reviewsPerYear), ...(season && { season }) };
  const key = JSON.stringify(options);
  const known = shared.get(key);
  if (!known) shared.set(key, options);
  return known ?? options;
}

function watchOptions(
  stream: Pick<Stream, 'scale' | 'touchpoint'>,
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  reviewsPerYear: number,
): WatchOptions {
  const { guards, warmUpReviews } = config.alerts;
  return {
    scale: stream.scale,
    arl: runLengths(stream.touchpoint !== undefined, config, reviewsPerYear),
    warmUp: warmUpReviews,
    guards: {
      minReviews: guards.minReviews,
      minDays: guards.minDays,
      minAuthors: guards.minAuthors,
      ...(stream.scale === 'stars' && { minSize: guards.minSizeStars }),
      ...(stream.scale === 'recommend' && { minSize: guards.minSizeRecommend }),
    },
  };
}

/**
 * Healthy reviews between two false alarms, by direction, from the budget of false alarms per stream and year. All
 * touchpoints of a location share one stream's budget: thirteen more streams must not mean thirteen times the noise.
 */
export function runLengths(
  ofTouchpoint: boolean,
  { alerts, touchpoints }: Pick<Config, 'alerts' | 'touchpoints'>,
  reviewsPerYear: number,
): Readonly<Record<Direction, number>> {
  const share = ofTouchpoint ? 1 / Math.max(1, touchpoints.length) : 1;
  const budget = alerts.falseAlarmsPerStreamYear * share;
  return {
    down: alerts.averageRunLength?.down ?? runLength(reviewsPerYear, budget),
    up: alerts.averageRunLength?.up ?? runLength(reviewsPerYear, budget * GOOD_NEWS_FACTOR),
  };
}

/** False alarms of a year that the budget allows the streams of `places` locations together, by direction. */
export function falseAlarmsAYear(
  { alerts, touchpoints }: Pick<Config, 'alerts' | 'touchpoints'>,
  places: number,
): Readonly<Record<Direction, number>> {
  const down = places * (touchpoints.length > 0 ? 2 : 1) * alerts.falseAlarmsPerStreamYear;
  return { down, up: down * GOOD_NEWS_FACTOR };
}

/** Does this stream belong to that location? */
export function belongsTo(location: LocationId): (id: StreamId) => boolean {
  return (id) => id.split('/')[1] === location;
}
