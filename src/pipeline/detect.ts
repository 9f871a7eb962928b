/** The detecting stage: new scores through the detectors, drifts into incidents, incidents into the outbox: one transaction a brand. */
import type { Change, Signal } from '../alerts/signal.ts';
import type { DriftEvent } from '../domain/drift.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Notification } from '../domain/notification.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { type Day, dayNumber, dayOf, type Instant } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { findIncidents, saveTransitions } from '../store/incidents.ts';
import { enqueue } from '../store/outbox.ts';
import { reviewRates } from '../store/rates.ts';
import { type AnalysedReview, reviewsAfter, reviewsOf } from '../store/reviews.ts';
import { loadSeasons, saveSeasons } from '../store/seasons.ts';
import { type DetectorMemory, loadDetector, saveDetector } from '../store/streams.ts';
import { belongsTo, openBank, unreadableStreams } from './bank.ts';
import { compose } from './brief.ts';
import type { Context } from './context.ts';
import { dueQuarter, erosionSignals, readQuarters } from './erosion.ts';
import { dayLevel, explainChange, measured, sidesOf, viewOf } from './explain.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { raiseIncidents } from './raise.ts';
import { estimatedAt, isDayKnown, type StreamScore, streamScores } from './scores.ts';
import { isFitDue, openSeasons, type Seasons } from './seasons.ts';
import { sourceHealth } from './source-health.ts';
import { ownScales, streamRates } from './stream-rates.ts';
import { toldTogether } from './together.ts';
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
  const signals = [...drifts, ...slow, ...health.signals];
  const changes = await raiseIncidents(context, brand, signals, told, health.heardUntil);
  const cursor = fresh.reduce((last, review) => Math.max(last, review.changeSeq), detector.cursor);
  const notifications = await composeAll(context, changes, history, until);
  await transaction(db, async (trx) => {
    const memory = { cursor, analyser, states: bank.states(), fleet: fleet.save(), at: context.now() };
    await saveDetector(trx, brand, memory);
    await saveSeasons(trx, brand, seasons.fitted);
    await saveTransitions(trx, changes);
    await enqueue(trx, notifications);
  });
  return { reviews: fresh.length, changes, notifications: notifications.length, watching: fleet.watching() };
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

/** Is this history that is to be told as if it had been watched live? */
function isReplay(arrived: readonly AnalysedReview[], context: Context): boolean {
  const late = context.config.alerts.lateAfterDays;
  return arrived.some(
    ({ arrival, seenAt, written }) => arrival === 'live' && dayNumber(seenAt) - dayNumber(written.latest) > late,
  );
}

/** What one review says to the watches. */
export interface Heard {
  readonly at: Instant;
  readonly scores: readonly StreamScore[];
  /** It is history: nobody is to be told. */
  readonly silent: boolean;
}

/** New reviews in the order in which they were written. */
function* heardIn(fresh: readonly AnalysedReview[], context: Context): Generator<Heard> {
  for (const review of byTime(fresh))
    yield { at: estimatedAt(review), scores: watchedScores(context, review), silent: review.arrival === 'history' };
}

/** Feeds reviews, which come in time order, and gathers what is to be told: one evening for each day that has any. */
export function* evenings(
  fleet: Fleet,
  reviews: Iterable<Heard>,
): Generator<{ readonly day: Day; readonly found: readonly Told[] }> {
  let found: Told[] = [];
  let day: Day | undefined;
  for (const { at, scores, silent } of reviews) {
    const today = dayOf(at);
    if (day !== undefined && today !== day) {
      yield { day, found: [...found, ...fleet.evening()] };
      found = [];
    }
    day = today;
    for (const { stream, event } of scores)
      for (const said of fleet.push(stream, event, silent))
        if (isSaid(stream, said)) found.push({ stream, event: said, silent });
  }
  // Time passes for the fleet in a pass without reviews as well.
  const rest = [...found, ...fleet.evening()];
  if (day !== undefined || rest.length > 0) yield { day: day ?? dayOf(rest[0]!.event.at), found: rest };
}

/** A review's scores, without the brand's where the brand is one location: it would only say the same twice. */
export function watchedScores(context: Pick<Context, 'config'>, review: AnalysedReview): readonly StreamScore[] {
  const scores = streamScores(review, touchpointIds(context));
  const many = context.config.locations.filter((location) => location.brand === review.brand).length > 1;
  return many ? scores : scores.filter(({ stream }) => stream.location !== undefined);
}

function touchpointIds({ config }: Pick<Context, 'config'>): readonly TouchpointId[] {
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
  const places = context.config.locations.filter((location) => location.brand === brand).length;
  return explainedInOrder(found, { known, places, until, seasonOf, historyOf: () => history });
}

/**
 * Explains each change, aware of the changes before it: those of incidents at rest (`known`) and those found in this
 * pass. `places` are watched; `historyOf` gives the reviews that the explanation of a change needs.
 */
export async function explainedInOrder(
  found: readonly Told[],
  how: {
    readonly known: readonly Incident[];
    readonly places: number;
    readonly until: Instant | undefined;
    readonly seasonOf: Seasons['of'];
    readonly historyOf: (one: Told) => readonly AnalysedReview[] | Promise<readonly AnalysedReview[]>;
  },
): Promise<readonly Signal[]> {
  const { known, places, until, seasonOf, historyOf } = how;
  const changes = known.flatMap(({ kind, location, since }) => (kind === 'drift' ? [{ location, since }] : []));
  const signals: Signal[] = [];
  for (const one of toldTogether(found, known, places)) {
    const { stream, event } = one;
    const earlier = changes.filter(({ location }) => location === stream.location).map(({ since }) => since);
    if (event.type === 'drift' && stream.measure === 'overall')
      changes.push({ location: stream.location, since: event.since });
    const signal = explained(one, await historyOf(one), until, earlier, seasonOf);
    if (stream.location !== undefined || !isNoLevel(signal)) signals.push(signal);
  }
  return signals;
}

/**
 * The brand's places were heard together: where its own reviews have gone meanwhile, or show no change for sure (a few
 * places among very many, each told by itself), there is no level of the brand to tell.
 */
function isNoLevel(signal: Signal): boolean {
  if (signal.type !== 'drift') return false;
  const { before, interval } = signal.event;
  return before.n === 0 || (interval !== undefined && interval[0] <= 0 && interval[1] >= 0);
}

/**
 * Adds the explanation: for any stream of a location it is the location's own change that is taken apart. `until` is how
 * far one can see: to the alarm itself in a replay, to now otherwise, so that a team reads the latest figures.
 */
function explained(
  found: Told,
  history: readonly AnalysedReview[],
  until: Instant | undefined,
  earlier: readonly Day[],
  seasonOf: Seasons['of'],
): Signal {
  const { stream, silent } = found;
  // What history shows ended in its own time: now is years later.
  const event = { ...found.event, at: silent ? found.event.at : (until ?? found.event.at) };
  if (event.type === 'burst') {
    const day = dayLevel(history, stream, event.since);
    return {
      type: 'burst',
      stream,
      event: { ...found.event, after: day ?? event.after },
      silent,
      note: found.note ?? '',
      common: stream.location === undefined,
    };
  }
  if (event.type === 'surge')
    return { type: 'surge', stream, event: found.event, silent, note: surgeNote(found.event) };
  const { scale, ...view } = viewOf(stream, history, seasonOf);
  const where = {
    scale,
    earlier,
    ...(view.weigh && { weigh: view.weigh }),
    ...(stream.location && { location: stream.location }),
  };
  const sides = sidesOf(history, event, where);
  const decomposition = explainChange(sides, scale, view);
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

/** Reviews in the order in which they were written; those of one moment by their place in the store. */
export function byTime(reviews: readonly AnalysedReview[]): readonly AnalysedReview[] {
  return reviews
    .map((review) => ({ review, at: estimatedAt(review) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.review.id - b.review.id))
    .map(({ review }) => review);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
