/** The detecting stage: new scores through the detectors, drifts into incidents, incidents into the outbox: one transaction a brand. */
import type { Change, Signal } from '../alerts/signal.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import { scopeOfName } from '../domain/scope.ts';
import { reviewsOf } from '../domain/severe.ts';
import type { StreamId } from '../domain/stream.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { findIncidents } from '../store/incidents.ts';
import { reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsAfter } from '../store/reviews.ts';
import { loadSeasons, saveSeasons } from '../store/seasons.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { type DetectorMemory, loadDetector, saveDetector } from '../store/streams.ts';
import { belongsTo, openBank, unreadableStreams } from './bank.ts';
import type { Context } from './context.ts';
import { dueQuarter, erosionSignals, readQuarters } from './erosion.ts';
import { byTime, evenings, type Heard, watchedScores } from './evenings.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { noticeWorld } from './notice-world.ts';
import { raiseIncidents } from './raise.ts';
import { estimatedAt, isDayKnown, type StreamScore } from './scores.ts';
import { isFitDue, openSeasons, type Seasons } from './seasons.ts';
import { severeSignals } from './severe.ts';
import { explainedInOrder } from './signals.ts';
import { sourceHealth } from './source-health.ts';
import { storedReviews } from './stored-reviews.ts';
import { ownScales, streamRates } from './stream-rates.ts';
import { saveTold, tellChanges } from './tell-changes.ts';
import type { Told } from './told.ts';

export interface DetectReport {
  readonly reviews: number;
  readonly changes: readonly Change[];
  readonly notifications: number;
  /** Changes that their own stream established and that are not sure enough yet among all of the brand's places. */
  readonly watching: readonly Told[];
}

/** Runs every brand's detectors over what is new since the last pass. */
export async function detectDrift(context: Context): Promise<DetectReport> {
  const reports: DetectReport[] = [];
  await refreshStatistics(context.opened.db);
  for (const { id } of context.config.brands) {
    if (context.signal.aborted) break;
    reports.push(await detectBrand(context, id));
  }
  return {
    reviews: sum(reports.map((report) => report.reviews)),
    changes: reports.flatMap((report) => report.changes),
    notifications: sum(reports.map((report) => report.notifications)),
    watching: reports.flatMap((report) => report.watching),
  };
}

async function detectBrand(context: Context, brand: BrandId): Promise<DetectReport> {
  const { db } = context.opened;
  const analyser = context.analyser.version;
  const detector = await loadDetector(db, brand);
  const fresh = await reviewsAfter(db, { brand, afterChange: detector.cursor, analyser });
  const rates = await reviewRates(db, brand);
  const unreadable = unreadableStreams(detector.states, context.config);
  const newAnalyser = detector.cursor > 0 && detector.analyser !== analyser;
  const stored = await loadSeasons(db, brand);
  const due = isFitDue(stored, fresh.length, context.now());
  let history = due ? await storedReviews(context, brand) : [];
  const seasons = due ? openSeasons(stored, datedScores(context, history), context.now()) : openSeasons(stored);
  const stale = staleStreams(fresh, detector, newAnalyser, unreadable, seasons.isChanged);
  if (stale && !due) history = await storedReviews(context, brand);
  const perYear = streamRates(rates, ownScales([...fresh, ...history]));
  const bank = openBank(detector.states, context.config, perYear, seasons.of);
  const fleet = openFleet(detector.fleet, bank, brand, context.config, perYear);
  if (stale) replay(fleet, history, detector.cursor, stale, context);
  const arrived = fresh.filter((review) => review.firstSeq > detector.cursor && !review.removedAt);
  const found = [...evenings(fleet, heardIn(arrived, context))].flatMap((evening) => evening.found);
  if (found.length > 0 && !stale && !due) history = await storedReviews(context, brand);
  const told = isReplay(arrived, context);
  const until = told ? undefined : context.now();
  const drifts = found.length > 0 ? await changesOf(context, brand, found, history, until, seasons.of) : [];
  const slow = await slowChanges(context, brand, detector.at, found);
  const health = await sourceHealth(context, brand);
  const cases = await findIncidents(db, { brand, kinds: ['severe'] });
  const raised = new Set(cases.flatMap(reviewsOf));
  const severe = severeSignals(fresh, raised, context.config.touchpoints, told);
  const signals = [...drifts, ...slow, ...severe, ...health.signals];
  const changes = await raiseIncidents(context, brand, signals, told, health.heardUntil);
  const cursor = fresh.reduce((last, review) => Math.max(last, review.changeSeq), detector.cursor);
  const { heardUntil } = health;
  const changed = changes.map(({ incident }) => incident);
  const world = await noticeWorld(context, brand, changed, (location) => heardUntil({ brand, location }));
  const said = await tellChanges(context, changes, { ...world, replay: told }, { reviews: history, until });
  await transaction(db, async (trx) => {
    const memory = {
      cursor,
      analyser,
      states: bank.states(),
      gone: bank.gone(),
      fleet: fleet.save(),
      at: context.now(),
    };
    await saveDetector(trx, brand, memory);
    await saveSeasons(trx, brand, seasons.fitted);
    await saveTold(trx, said);
  });
  return { reviews: fresh.length, changes, notifications: said.notifications.length, watching: fleet.watching() };
}

/** Once a quarter, what is too slow for the watches. The first pass reads history: nobody is told. */
async function slowChanges(
  context: Context,
  brand: BrandId,
  last: Instant | undefined,
  found: readonly Told[],
): Promise<readonly Signal[]> {
  const quarter = dueQuarter(last, context.now());
  if (quarter === undefined) return [];
  const version = context.analyser.version;
  return erosionSignals(context, quarter, {
    analyser: version,
    quarters: await readQuarters(context, brand, quarter, version, (review) => watchedScores(context, review)),
    at: context.now(),
    silent: last === undefined,
    known: await findIncidents(context.opened.db, { brand }),
    found,
  });
}

/** Scores of the locations that say something of their day, in time order. */
function* datedScores(context: Context, history: readonly AnalysedReview[]): Generator<StreamScore> {
  for (const review of byTime(history.filter(isDayKnown))) {
    for (const score of watchedScores(context, review)) if (score.stream.location) yield score;
  }
}

/** Is this history that is to be told as if it had been watched live? */
function isReplay(arrived: readonly AnalysedReview[], context: Context): boolean {
  const late = context.config.alerts.lateAfterDays;
  return arrived.some(
    ({ arrival, seenAt, written }) => arrival === 'live' && dayNumber(seenAt) - dayNumber(written.latest) > late,
  );
}

/** New reviews in the order in which they were written. */
function* heardIn(fresh: readonly AnalysedReview[], context: Context): Generator<Heard> {
  for (const review of byTime(fresh))
    yield { at: estimatedAt(review), scores: watchedScores(context, review), silent: review.arrival === 'history' };
}

/**
 * Streams whose past is no longer what they saw: a review of theirs was edited or removed, a new version of the
 * analyser reads all texts anew, another season is taken out, or their saved state cannot be read. They are replayed from
 * the log without raising anything: a classifier's release or an old review's edit must not page a team.
 */
function staleStreams(
  fresh: readonly AnalysedReview[],
  { cursor, states }: DetectorMemory,
  newAnalyser: boolean,
  unreadable: ReadonlySet<StreamId>,
  isReseasoned: (id: StreamId) => boolean,
): ((id: StreamId) => boolean) | undefined {
  const edited = new Set<LocationId>();
  for (const review of fresh) if (review.firstSeq <= cursor) edited.add(review.location);
  const reseasoned = [...states.keys()].some(isReseasoned);
  if (!newAnalyser && edited.size === 0 && unreadable.size === 0 && !reseasoned) return undefined;
  const matchers = [...edited].map(belongsTo);
  return (id) =>
    unreadable.has(id) ||
    isReseasoned(id) ||
    matchers.some((matches) => matches(id)) ||
    (edited.size > 0 && scopeOfName(id.split('/')[1]!).location === undefined) ||
    (newAnalyser && id.includes('/attributed/'));
}

function replay(
  fleet: Fleet,
  all: readonly AnalysedReview[],
  cursor: number,
  stale: (id: StreamId) => boolean,
  context: Context,
): void {
  // Edited reviews keep their place in time; new ones are fed afterwards, where they may raise an alert.
  const reviews = byTime(all.filter((one) => one.firstSeq <= cursor));
  fleet.replay(stale, () => {
    for (const review of reviews) {
      const silent = review.arrival === 'history';
      for (const { stream, event } of watchedScores(context, review))
        if (stale(stream.id)) fleet.push(stream, event, silent);
    }
  });
}

async function changesOf(
  context: Context,
  brand: BrandId,
  found: readonly Told[],
  history: readonly AnalysedReview[],
  until: Instant | undefined,
  seasonOf: Seasons['of'],
): Promise<readonly Signal[]> {
  const known = await findIncidents(context.opened.db, { brand, kinds: ['drift', 'burst', 'surge'] });
  const places = context.config.locations.filter((location) => location.brand === brand);
  return explainedInOrder(found, { known, places, until, seasonOf, historyOf: () => history });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
