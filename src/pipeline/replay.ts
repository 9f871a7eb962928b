/**
 * History through the detectors as if each review had been seen the moment it was written: one place in memory at a
 * time, nothing is stored.
 */
import { setImmediate } from 'node:timers/promises';
import type { Signal } from '../alerts/signal.ts';
import type { DriftEvent } from '../domain/drift.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, type Day, type Instant, instant, millis } from '../domain/time.ts';
import { type ReviewRates, reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsOf } from '../store/reviews.ts';
import { loadSeasons } from '../store/seasons.ts';
import { byTime, explained, isSaid, watchedScores } from './detect.ts';
import type { StoreContext } from './open-store.ts';
import { type Exposure, openPlayer, type Player } from './player.ts';
import { openScoreLog, type ScoreLog } from './score-log.ts';
import { estimatedAt, type StreamScore } from './scores.ts';
import { openSeasons, type Seasons } from './seasons.ts';
import { ownScales, streamRates } from './stream-rates.ts';
import type { Told } from './told.ts';

/** What a replay works with: the rules of `config` hold, whoever changed them for the occasion. */
export type ReplayContext = Pick<StoreContext, 'config' | 'opened' | 'signal'>;

/** Which streams of a brand, and how far they are fed. */
export interface ReplayChoice {
  readonly brand: BrandId;
  readonly places: readonly LocationId[];
  readonly chosen: (stream: Stream) => boolean;
  /** What comes before is learnt from, and does not count as watched. */
  readonly from?: Instant;
  readonly until: Instant;
  /** Called now and then with the number of reviews fed. */
  readonly progress: (place: LocationId | undefined, fed: number) => void;
}

export interface Replayed {
  /** Explained, as a pass explains them; in no order over places. */
  readonly signals: readonly Signal[];
  readonly exposures: readonly Exposure[];
  /** Reviews fed, and of them the first and the last. */
  readonly reviews: number;
  readonly first?: Instant;
  readonly last?: Instant;
  /** Until when each place was heard of. */
  readonly heard: ReadonlyMap<LocationId, Instant>;
}

/** Reviews fed between two looks at signals to stop. */
const PORTION = 2_000;

/** Replays one brand: its places one after the other, then the brand's own streams over all of them. */
export async function replayBrand(context: ReplayContext, choice: ReplayChoice): Promise<Replayed> {
  const rates = await reviewRates(context.opened.db, choice.brand);
  const so: Progress = {
    rates,
    seasonOf: openSeasons(await loadSeasons(context.opened.db, choice.brand)).of,
    scales: new Set(),
    heard: new Map(),
    wide: new Map(),
    signals: [],
    exposures: [],
    fed: 0,
  };
  for (const place of choice.places) await replayPlace(context, choice, place, so);
  await replayWide(context, choice, so);
  const { signals, exposures, heard, fed, first } = so;
  const last = [...heard.values()].sort().at(-1);
  return { signals, exposures, reviews: fed, heard, ...(first && { first }), ...(last && { last }) };
}

/** How far a replay has come. */
interface Progress {
  readonly rates: ReviewRates;
  /** As they were fitted last, to all that was known then. */
  readonly seasonOf: Seasons['of'];
  readonly scales: Set<string>;
  readonly heard: Map<LocationId, Instant>;
  /** Scores of the brand's own streams, kept until all places were read. */
  readonly wide: Map<StreamId, { readonly stream: Stream; readonly log: ScoreLog }>;
  readonly signals: Signal[];
  readonly exposures: Exposure[];
  fed: number;
  first?: Instant;
}

async function replayPlace(
  context: ReplayContext,
  choice: ReplayChoice,
  place: LocationId,
  so: Progress,
): Promise<void> {
  const reviews = readable(await reviewsOf(context.opened.db, { location: place }), choice.until);
  for (const scale of ownScales(reviews)) so.scales.add(scale);
  const player = openPlayer(context.config, streamRates(so.rates, so.scales), choice.from, so.seasonOf);
  const found: Told[] = [];
  for (const review of reviews) {
    for (const score of watchedScores(context, review)) {
      if (!choice.chosen(score.stream)) continue;
      if (score.stream.location === undefined) logOf(so.wide, score.stream).add(score.event, review.id);
      else found.push(...play(player, score));
    }
    if (++so.fed % PORTION === 0) await pause(context, choice, place, so.fed);
  }
  const moments = reviews.map(estimatedAt);
  for (const [index, said] of found.entries())
    so.signals.push(
      explained(said, windowOf(reviews, moments, said.event), undefined, earlierThan(found, index), so.seasonOf),
    );
  so.exposures.push(...player.exposures());
  const [oldest, newest] = [moments[0], moments.at(-1)];
  if (newest) so.heard.set(place, newest);
  if (oldest && (so.first === undefined || oldest < so.first)) so.first = oldest;
  await pause(context, choice, place, so.fed);
}

async function replayWide(context: ReplayContext, choice: ReplayChoice, so: Progress): Promise<void> {
  const player = openPlayer(context.config, streamRates(so.rates, so.scales), choice.from, so.seasonOf);
  for (const { stream, log } of so.wide.values()) {
    const found: Told[] = [];
    let n = 0;
    for (const event of log.inTime()) {
      found.push(...play(player, { stream, event }));
      if (++n % PORTION === 0) await pause(context, choice, undefined, so.fed);
    }
    for (const [index, said] of found.entries()) {
      const reviews = await aroundChange(context, choice, said.event);
      so.signals.push(explained(said, reviews, undefined, earlierThan(found, index), so.seasonOf));
    }
  }
  so.exposures.push(...player.exposures());
}

async function pause(
  { signal }: ReplayContext,
  { progress }: ReplayChoice,
  place: LocationId | undefined,
  fed: number,
): Promise<void> {
  progress(place, fed);
  // An event loop that never idles hears no signal.
  await setImmediate();
  signal.throwIfAborted();
}

/** What a pass would feed: analysed, still shown, in the order in which they were written. */
export function readable(reviews: readonly AnalysedReview[], until?: Instant): readonly AnalysedReview[] {
  const shown = reviews.filter((review) => review.analysis && !review.removedAt);
  return byTime(until === undefined ? shown : shown.filter((review) => estimatedAt(review) <= until));
}

function logOf(wide: Map<StreamId, { stream: Stream; log: ScoreLog }>, stream: Stream): ScoreLog {
  const known = wide.get(stream.id) ?? { stream, log: openScoreLog() };
  wide.set(stream.id, known);
  return known.log;
}

function play(player: Player, { stream, event }: StreamScore): readonly Told[] {
  return player
    .play(stream, event)
    .filter((said) => isSaid(stream, said))
    .map((said) => ({ stream, event: said, silent: false }));
}

/** Days on which the level changed before this event, as the overall streams date them. */
function earlierThan(found: readonly Told[], index: number): readonly Day[] {
  return found
    .slice(0, index)
    .flatMap(({ stream, event }) => (event.type === 'drift' && stream.measure === 'overall' ? event.since : []));
}

/** The part of a place's reviews that an explanation looks at: all of a long history for each event would take its square. */
function windowOf(
  reviews: readonly AnalysedReview[],
  moments: readonly Instant[],
  { since, at }: DriftEvent,
): readonly AnalysedReview[] {
  const from = instant(millis(instant(since)) - AROUND_MS);
  const dayAfter = instant(millis(instant(since)) + DAY_MS);
  return reviews.slice(
    firstFrom(moments, from),
    firstFrom(moments, instant(millis(at > dayAfter ? at : dayAfter) + 1)),
  );
}

/** Index of the first moment at or after `at`, by halving. */
function firstFrom(moments: readonly Instant[], at: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A year before the change, and dates known to a year only. */
const AROUND_MS = 366 * DAY_MS;

/** The brand's reviews that an explanation can need: not its whole history. */
async function aroundChange(
  { opened }: ReplayContext,
  { brand, places, until }: ReplayChoice,
  { since, at }: DriftEvent,
): Promise<readonly AnalysedReview[]> {
  const from = instant(millis(instant(since)) - AROUND_MS);
  const to = instant(millis(at) + AROUND_MS);
  const known = new Set(places);
  const reviews = await reviewsOf(opened.db, { brand, from, to });
  return readable(reviews, until).filter(({ location }) => known.has(location));
}
