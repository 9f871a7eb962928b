/** The detecting stage: new scores through the detectors, drifts into incidents, incidents into the outbox: one transaction a brand. */
import type { Change, Signal } from '../alerts/signal.ts';
import type { DriftEvent } from '../domain/drift.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Notification } from '../domain/notification.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { type Day, dayNumber, type Instant } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { findIncidents, saveTransitions } from '../store/incidents.ts';
import { enqueue } from '../store/outbox.ts';
import { type ReviewRates, reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsAfter, reviewsOf } from '../store/reviews.ts';
import { loadSeasons, saveSeasons } from '../store/seasons.ts';
import { type DetectorMemory, loadDetector, saveDetector } from '../store/streams.ts';
import { type Bank, belongsTo, openBank, unreadableStreams } from './bank.ts';
import { compose } from './brief.ts';
import type { Context } from './context.ts';
import { dayLevel, explainChange, measured, sidesOf } from './explain.ts';
import { raiseIncidents } from './raise.ts';
import { estimatedAt, isDayKnown, type StreamScore, scoreOf, streamScores } from './scores.ts';
import { isFitDue, openSeasons } from './seasons.ts';
import { sourceHealth } from './source-health.ts';

export interface DetectReport {
  readonly reviews: number;
  readonly changes: readonly Change[];
  readonly notifications: number;
}

/** A drift of a stream, and whether the review that established it was history. */
interface Found {
  readonly stream: Stream;
  readonly event: DriftEvent;
  readonly silent: boolean;
}

/** Runs every brand's detectors over what is new since the last pass. */
export async function detectDrift(context: Context): Promise<DetectReport> {
  const reports: DetectReport[] = [];
  for (const { id } of context.config.brands) {
    if (context.signal.aborted) break;
    reports.push(await detectBrand(context, id));
  }
  return {
    reviews: sum(reports.map((report) => report.reviews)),
    changes: reports.flatMap((report) => report.changes),
    notifications: sum(reports.map((report) => report.notifications)),
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
  const bank = openBank(detector.states, context.config, reviewsPerYear(rates, [...fresh, ...history]), seasons.of);
  if (stale) replay(bank, history, detector.cursor, stale, context);
  const arrived = fresh.filter((review) => review.firstSeq > detector.cursor && !review.removedAt);
  const found = feed(bank, arrived, context);
  if (found.length > 0 && !stale && !due) history = await storedReviews(context, brand);
  const told = isReplay(arrived, context);
  const until = told ? undefined : context.now();
  const drifts = found.length > 0 ? await explainedInOrder(context, brand, found, history, until) : [];
  const health = await sourceHealth(context, brand);
  const changes = await raiseIncidents(context, brand, [...drifts, ...health.signals], told, health.heardUntil);
  const cursor = fresh.reduce((last, review) => Math.max(last, review.changeSeq), detector.cursor);
  const notifications = await composeAll(context, changes, history, until);
  await transaction(db, async (trx) => {
    await saveDetector(trx, brand, { cursor, analyser, states: bank.states(), at: context.now() });
    await saveSeasons(trx, brand, seasons.fitted);
    await saveTransitions(trx, changes);
    await enqueue(trx, notifications);
  });
  return { reviews: fresh.length, changes, notifications: notifications.length };
}

/** What can be read of a brand today: a removed review explains nothing any more. */
async function storedReviews({ opened, analyser }: Context, brand: BrandId): Promise<readonly AnalysedReview[]> {
  const reviews = await reviewsOf(opened.db, { brand, analyser: analyser.version });
  return reviews.filter((review) => !review.removedAt);
}

/** Scores of the locations that say something of their day, in time order. */
function* datedScores(context: Context, history: readonly AnalysedReview[]): Generator<StreamScore> {
  for (const review of byTime(history.filter(isDayKnown))) {
    for (const score of streamScores(review, touchpointIds(context))) if (score.stream.location) yield score;
  }
}

/** A sub-rating comes with a review's own score: it is as frequent as the location's reviews, whatever their scale. */
function reviewsPerYear(rates: ReviewRates, reviews: readonly AnalysedReview[]): (stream: Stream) => number {
  const scales = new Set(reviews.flatMap((review) => scoreOf(review)?.scale ?? []));
  return ({ location, measure, scale }) =>
    measure === 'sub-rating' ? sum([...scales].map((one) => rates(location, one))) : rates(location, scale);
}

/** Is this history that is to be told as if it had been watched live? */
function isReplay(arrived: readonly AnalysedReview[], context: Context): boolean {
  const late = context.config.alerts.lateAfterDays;
  return arrived.some(
    ({ arrival, seenAt, written }) => arrival === 'live' && dayNumber(seenAt) - dayNumber(written.latest) > late,
  );
}

/** Feeds new reviews in the order in which they were written and gathers what the watches say. */
function feed(bank: Bank, fresh: readonly AnalysedReview[], context: Context): readonly Found[] {
  const found: Found[] = [];
  for (const review of byTime(fresh)) {
    for (const { stream, event } of watchedScores(context, review)) {
      for (const drift of bank.push(stream, event))
        if (isSaid(stream, drift)) found.push({ stream, event: drift, silent: review.arrival === 'history' });
    }
  }
  return found;
}

/** A review's scores, without the brand's where the brand is one location: it would only say the same twice. */
function watchedScores(context: Context, review: AnalysedReview): readonly StreamScore[] {
  const scores = streamScores(review, touchpointIds(context));
  const many = context.config.locations.filter((location) => location.brand === review.brand).length > 1;
  return many ? scores : scores.filter(({ stream }) => stream.location !== undefined);
}

function touchpointIds({ config }: Context): readonly TouchpointId[] {
  return config.touchpoints.map((touchpoint) => touchpoint.id);
}

/**
 * An abnormal day and a surge are one place's: its touchpoints and its brand see the same reviews and would only repeat it.
 * Silence is told by source, from the ledger of runs: only there is it known whether anybody looked.
 */
function isSaid(stream: Stream, event: DriftEvent): boolean {
  const whole = stream.location !== undefined && stream.measure === 'overall';
  return (
    event.type === 'drift' ||
    event.type === 'recovered' ||
    ((event.type === 'burst' || event.type === 'surge') && whole)
  );
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
    (edited.size > 0 && id.split('/')[1] === '*') ||
    (newAnalyser && id.includes('/attributed/'));
}

function replay(
  bank: Bank,
  all: readonly AnalysedReview[],
  cursor: number,
  stale: (id: StreamId) => boolean,
  context: Context,
): void {
  bank.forget(stale);
  // Edited reviews keep their place in time; new ones are fed afterwards, where they may raise an alert.
  for (const review of byTime(all.filter((one) => one.firstSeq <= cursor))) {
    for (const { stream, event } of watchedScores(context, review)) if (stale(stream.id)) bank.push(stream, event);
  }
}

/** Explains each drift, aware of the changes before it: those of incidents at rest and those found in this pass. */
async function explainedInOrder(
  context: Context,
  brand: BrandId,
  found: readonly Found[],
  history: readonly AnalysedReview[],
  until: Instant | undefined,
): Promise<readonly Signal[]> {
  const known = await findIncidents(context.opened.db, { brand, kinds: ['drift'] });
  const changes = known.map(({ location, since }) => ({ location, since }));
  return found.map((one) => {
    const { stream, event } = one;
    const earlier = changes.filter(({ location }) => location === stream.location).map(({ since }) => since);
    if (event.type === 'drift' && stream.measure === 'overall')
      changes.push({ location: stream.location, since: event.since });
    return explained(one, history, until, earlier);
  });
}

/**
 * Adds the explanation: for any stream of a location it is the location's own change that is taken apart. `until` is how
 * far one can see: to the alarm itself in a replay, to now otherwise, so that a team reads the latest figures.
 */
function explained(
  found: Found,
  history: readonly AnalysedReview[],
  until: Instant | undefined,
  earlier: readonly Day[],
): Signal {
  const { stream, silent } = found;
  // What history shows ended in its own time: now is years later.
  const event = { ...found.event, at: silent ? found.event.at : (until ?? found.event.at) };
  if (event.type === 'burst') {
    const day = dayLevel(history, stream, event.since);
    return { type: 'burst', stream, event: { ...found.event, after: day ?? event.after }, silent, note: '' };
  }
  if (event.type === 'surge')
    return { type: 'surge', stream, event: found.event, silent, note: surgeNote(found.event) };
  const scale = stream.measure === 'sub-rating' ? 'stars' : stream.scale;
  const where = { scale, earlier, ...(stream.location && { location: stream.location }) };
  const sides = sidesOf(history, event, where);
  const decomposition = explainChange(sides, scale);
  const type = event.type === 'recovered' ? 'recovered' : 'drift';
  if (!decomposition) return { type, stream, event: found.event, silent };
  const own = stream.measure === 'overall' && type === 'drift' ? measured(sides, decomposition, scale) : {};
  return { type, stream, event: { ...found.event, ...own }, silent, decomposition };
}

/** The facts of a surge in one sentence. */
function surgeNote({ after, at, perDay = 0 }: DriftEvent): string {
  const usual = perDay < 10 ? perDay.toFixed(1) : perDay.toFixed(0);
  return `${after.n} reviews on ${at.slice(0, 10)} so far; ${usual} a day are usual`;
}

async function composeAll(
  context: Context,
  changes: readonly Change[],
  history: readonly AnalysedReview[],
  until: Instant | undefined,
): Promise<readonly Notification[]> {
  const told = changes.filter((change) => change.notify);
  if (told.length === 0) return [];
  const reviews = history.length > 0 ? history : await storedReviews(context, told[0]!.incident.brand);
  return told.flatMap((change) => compose(context, change, reviews, until ?? change.transition.at));
}

function byTime(reviews: readonly AnalysedReview[]): readonly AnalysedReview[] {
  return reviews
    .map((review) => ({ review, at: estimatedAt(review) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.review.id - b.review.id))
    .map(({ review }) => review);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
