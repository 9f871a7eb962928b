/** The detecting stage: new scores through the detectors, drifts into incidents, incidents into the outbox: one transaction a brand. */
import type { Change, Signal } from '../alerts/signal.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Notification } from '../domain/notification.ts';
import type { StreamId } from '../domain/stream.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { findIncidents, saveTransitions } from '../store/incidents.ts';
import { enqueue } from '../store/outbox.ts';
import { reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsAfter, reviewsOf } from '../store/reviews.ts';
import { loadDetector, saveDetector } from '../store/streams.ts';
import { type Bank, belongsTo, openBank, unreadableStreams } from './bank.ts';
import { compose } from './brief.ts';
import type { Context } from './context.ts';
import { explained, type Told } from './explain.ts';
import { raiseIncidents } from './raise.ts';
import { sourceHealth } from './source-health.ts';
import { byTime, isSaid, ownScales, reviewsPerYear, watchedScores } from './watched.ts';

export interface DetectReport {
  readonly reviews: number;
  readonly changes: readonly Change[];
  readonly notifications: number;
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
  const stale = staleStreams(fresh, detector.cursor, newAnalyser, unreadable);
  let history = stale ? await storedReviews(context, brand) : [];
  const bank = openBank(detector.states, context.config, reviewsPerYear(rates, ownScales([...fresh, ...history])));
  if (stale) replay(bank, history, detector.cursor, stale, context);
  const arrived = fresh.filter((review) => review.firstSeq > detector.cursor && !review.removedAt);
  const found = feed(bank, arrived, context);
  if (found.length > 0 && !stale) history = await storedReviews(context, brand);
  const told = isReplay(arrived, context);
  const until = told ? undefined : context.now();
  const drifts = found.length > 0 ? await explainedInOrder(context, brand, found, history, until) : [];
  const health = await sourceHealth(context, brand);
  const changes = await raiseIncidents(context, brand, [...drifts, ...health.signals], told, health.heardUntil);
  const cursor = fresh.reduce((last, review) => Math.max(last, review.changeSeq), detector.cursor);
  const notifications = await composeAll(context, changes, history, until);
  await transaction(db, async (trx) => {
    await saveDetector(trx, brand, { cursor, analyser, states: bank.states(), at: context.now() });
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

/** Is this history that is to be told as if it had been watched live? */
function isReplay(arrived: readonly AnalysedReview[], context: Context): boolean {
  const late = context.config.alerts.lateAfterDays;
  return arrived.some(
    ({ arrival, seenAt, written }) => arrival === 'live' && dayNumber(seenAt) - dayNumber(written.latest) > late,
  );
}

/** Feeds new reviews in the order in which they were written and gathers what the watches say. */
function feed(bank: Bank, fresh: readonly AnalysedReview[], context: Context): readonly Told[] {
  const found: Told[] = [];
  for (const review of byTime(fresh)) {
    for (const { stream, event } of watchedScores(context.config, review)) {
      for (const drift of bank.push(stream, event))
        if (isSaid({ stream, event: drift }))
          found.push({ stream, event: drift, silent: review.arrival === 'history' });
    }
  }
  return found;
}

/**
 * Streams whose past is no longer what they saw: a review of theirs was edited or removed, a new version of the
 * analyser reads all texts anew, or their saved state cannot be read. They are replayed from the log without raising anything: a classifier's release or an
 * old review's edit must not page a team.
 */
function staleStreams(
  fresh: readonly AnalysedReview[],
  cursor: number,
  newAnalyser: boolean,
  unreadable: ReadonlySet<StreamId>,
): ((id: StreamId) => boolean) | undefined {
  const edited = new Set<LocationId>();
  for (const review of fresh) if (review.firstSeq <= cursor) edited.add(review.location);
  if (!newAnalyser && edited.size === 0 && unreadable.size === 0) return undefined;
  const matchers = [...edited].map(belongsTo);
  return (id) =>
    unreadable.has(id) ||
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
    for (const { stream, event } of watchedScores(context.config, review))
      if (stale(stream.id)) bank.push(stream, event);
  }
}

/**
 * Explains each drift, aware of the changes before it: those of incidents at rest and those found in this pass. `until` is
 * how far one can see: to the alarm itself in a replay, to now otherwise, so that a team reads the latest figures.
 */
async function explainedInOrder(
  context: Context,
  brand: BrandId,
  found: readonly Told[],
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
    // What history shows ended in its own time: now is years later.
    return explained(one, history, earlier, one.silent ? undefined : until);
  });
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
