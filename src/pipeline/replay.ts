/**
 * A brand's history through the same stages as in a daily pass, as if each review had been seen the moment it was
 * written: the fleet decides each evening, the quarters are compared when they are over, incidents live on from day to
 * day. Scores are kept in a compact log, reviews are read again where a change is explained, nothing is stored.
 */
import { setImmediate } from 'node:timers/promises';
import type { Change, Signal } from '../alerts/incident.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import { DAY_MS, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsOf } from '../store/reviews.ts';
import { loadSeasons } from '../store/seasons.ts';
import { countReview, dueQuarter, erosionSignals, type Quarters } from './erosion.ts';
import { byTime, evenings, type Heard, watchedScores } from './evenings.ts';
import { openFleet } from './fleet.ts';
import type { StoreContext } from './open-store.ts';
import { type Exposure, openPlayer } from './player.ts';
import { type Life, openLife } from './relive.ts';
import { openScoreLog, type ScoreLog } from './score-log.ts';
import { estimatedAt } from './scores.ts';
import { openSeasons, type Seasons } from './seasons.ts';
import { explainedInOrder } from './signals.ts';
import { ownScales, streamRates } from './stream-rates.ts';
import type { Told } from './told.ts';

/** What a replay works with: the rules of `config` hold, whoever changed them for the occasion. */
export type ReplayContext = Pick<StoreContext, 'config' | 'opened' | 'signal'>;

/** What of a brand, and how far it is fed. */
export interface ReplayChoice {
  readonly brand: BrandId;
  /** All of them: places decide together. */
  readonly places: readonly LocationId[];
  /** What comes before is learnt from, and does not count as watched. */
  readonly from?: Instant;
  readonly until: Instant;
  /** Called now and then with what is done and the number of reviews it is done with. */
  readonly progress: (doing: string, reviews: number) => void;
}

export interface Replayed {
  /** Everything that incidents went through, in order. */
  readonly changes: readonly Change[];
  /** What waits on the watch list at the end. */
  readonly watching: readonly Told[];
  readonly exposures: readonly Exposure[];
  /** Each place with reviews: how many, and of them the first and the last. */
  readonly places: ReadonlyMap<LocationId, HeardPlace>;
}

export interface HeardPlace {
  readonly reviews: number;
  readonly first: Instant;
  readonly last: Instant;
}

/** Reviews between two looks at signals to stop, and turns for whatever else the process does: a page may be waiting. */
const PORTION = 100;

/** Replays one brand. */
export async function replayBrand(context: ReplayContext, choice: ReplayChoice): Promise<Replayed> {
  const { config, opened } = context;
  const { brand, from, until } = choice;
  const past = await readPast(context, choice);
  const seasonOf = openSeasons(await loadSeasons(opened.db, brand)).of;
  const perYear = streamRates(await reviewRates(opened.db, brand), past.scales);
  const player = openPlayer(config, perYear, from, seasonOf);
  const fleet = openFleet(undefined, player, brand, config, perYear);
  const heard = new Map([...past.places].map(([place, { last }]) => [place, last]));
  const life = openLife(config, heard, until);
  const passes = openPasses(context, choice, past, life, seasonOf);
  let fed = 0;
  const counted = function* (): Generator<Heard> {
    for (const { at, scores } of past.log.inTime()) {
      fed += 1;
      yield { at, scores, silent: false };
    }
  };
  let shown = 0;
  for (const { day, found } of evenings(fleet, counted())) {
    await passes.evening(dayNumber(day), found);
    if (fed - shown < PORTION) continue;
    shown = fed;
    await pause(context, choice, 'replaying', fed);
  }
  await passes.end();
  await pause(context, choice, 'replaying', fed);
  return { changes: life.end(), watching: fleet.watching(), exposures: player.exposures(), places: past.places };
}

/** What is kept of a brand's reviews. */
interface Past {
  readonly log: ScoreLog;
  readonly quarters: Quarters;
  readonly scales: ReadonlySet<string>;
  readonly places: ReadonlyMap<LocationId, HeardPlace>;
}

/** Reads place by place: one place's reviews in memory at a time. */
async function readPast(context: ReplayContext, choice: ReplayChoice): Promise<Past> {
  const log = openScoreLog();
  const quarters: Quarters = new Map();
  const scales = new Set<string>();
  const places = new Map<LocationId, HeardPlace>();
  let read = 0;
  for (const place of choice.places) {
    const reviews = readable(await reviewsOf(context.opened.db, { location: place }), choice.until);
    for (const scale of ownScales(reviews)) scales.add(scale);
    const isConfigured = context.config.locations.some(({ id }) => id === place);
    for (const review of reviews) {
      const scores = watchedScores(context, review);
      log.add(scores, review.id);
      if (isConfigured) countReview(quarters, place, scores);
      if (++read % PORTION === 0) await pause(context, choice, `reading ${place}`, read);
    }
    const [oldest, newest] = [reviews[0], reviews.at(-1)];
    if (oldest && newest)
      places.set(place, { reviews: reviews.length, first: estimatedAt(oldest), last: estimatedAt(newest) });
    await pause(context, choice, `reading ${place}`, read);
  }
  return { log, quarters, scales, places };
}

interface Passes {
  /** A day that had reviews is over; the quarters that ended before it are compared first. */
  readonly evening: (day: number, found: readonly Told[]) => Promise<void>;
  /** The rest of the time. */
  readonly end: () => Promise<void>;
}

/** What a pass does after the fleet has spoken. */
function openPasses(
  context: ReplayContext,
  choice: ReplayChoice,
  past: Past,
  life: Life,
  seasonOf: Seasons['of'],
): Passes {
  const places = context.config.locations.filter(({ brand }) => brand === choice.brand);
  let last: Instant | undefined;

  /** One pass, on the evening of a day. */
  async function pass(day: number, found: readonly Told[]): Promise<void> {
    life.pass(day);
    const at = instant(Math.min((day + 1) * DAY_MS - 1, millis(choice.until)));
    const known = life.incidents();
    const historyOf = (one: Told) => reviewsAround(context, choice, one);
    const changes =
      found.length > 0 ? await explainedInOrder(found, { known, places, until: undefined, seasonOf, historyOf }) : [];
    const quarter = dueQuarter(last, at);
    const { quarters } = past;
    const slow: readonly Signal[] =
      quarter === undefined
        ? []
        : await erosionSignals(context, quarter, { quarters, at, silent: last === undefined, known, found });
    life.evening(day, [...changes, ...slow]);
    last = at;
  }

  /** Passes of days without reviews matter where a quarter is due. */
  async function quartersBefore(day: number): Promise<void> {
    if (last === undefined) return;
    for (let next = dayNumber(last) + 1; next < day; next++)
      if (dueQuarter(last, instant(next * DAY_MS)) !== undefined) await pass(next, []);
  }

  return {
    async evening(day, found) {
      await quartersBefore(day);
      await pass(day, found);
    },
    end: () => quartersBefore(dayNumber(choice.until) + 1),
  };
}

async function pause(
  { signal }: ReplayContext,
  { progress }: ReplayChoice,
  doing: string,
  reviews: number,
): Promise<void> {
  progress(doing, reviews);
  // An event loop that never idles hears no signal.
  await setImmediate();
  signal.throwIfAborted();
}

/** What a pass would feed: analysed, still shown, in the order in which they were written. */
export function readable(reviews: readonly AnalysedReview[], until?: Instant): readonly AnalysedReview[] {
  const shown = reviews.filter((review) => review.analysis && !review.removedAt);
  return byTime(until === undefined ? shown : shown.filter((review) => estimatedAt(review) <= until));
}

/** A year before the change, and dates known to a year only. */
const AROUND_MS = 366 * DAY_MS;

/** The reviews that the explanation of a change can need, as a pass of that day would have them: not all of a long history. */
async function reviewsAround(
  { opened }: ReplayContext,
  { brand, places }: ReplayChoice,
  { stream: { location }, event }: Told,
): Promise<readonly AnalysedReview[]> {
  const since = millis(instant(event.since));
  const seen = instant(Math.max(since + DAY_MS, millis(event.at) + 1));
  const known = new Set(places);
  const reviews = await reviewsOf(opened.db, {
    ...(location ? { location } : { brand }),
    from: instant(since - AROUND_MS),
    to: instant(millis(seen) + AROUND_MS),
  });
  return readable(reviews, seen).filter((review) => known.has(review.location));
}
