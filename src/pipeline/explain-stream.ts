/** Why a stream does or does not raise an alarm: where its evidence stands, what holds it, and what would make it fire. */
import type { Direction, DriftEvent, Level } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import { scopeName } from '../domain/scope.ts';
import type { ScoreEvent, Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, type Day, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import type { GuardName } from '../drift/guards.ts';
import { levelsOf } from '../drift/levels.ts';
import type { WatchOptions } from '../drift/options.ts';
import { countScore, noScores, ratingInterval } from '../drift/rating-sequence.ts';
import { saidVisible } from '../drift/visible.ts';
import { type StreamWatch, watchStream } from '../drift/watch.ts';
import { findIncidents } from '../store/incidents.ts';
import { reviewedPlaces } from '../store/places.ts';
import { reviewRates } from '../store/rates.ts';
import { reviewsOf } from '../store/reviews.ts';
import { loadSeasons } from '../store/seasons.ts';
import { loadDetector } from '../store/streams.ts';
import { openBank, sharedOptions } from './bank.ts';
import { watchedScores } from './evenings.ts';
import { SAME_CHANGE_DAYS } from './explain.ts';
import { type Fleet, openFleet } from './fleet.ts';
import type { StoreContext } from './open-store.ts';
import { readable } from './replay.ts';
import { openScoreLog, type ScoreLog } from './score-log.ts';
import { openSeasons } from './seasons.ts';
import { restored } from './stream-list.ts';
import { streamFromId, streamName } from './stream-names.ts';
import { ownScales, streamRates } from './stream-rates.ts';

/** Where the evidence for one direction stands. */
export interface Standing {
  /** ln M, and what it must reach. */
  readonly evidence: number;
  readonly threshold: number;
  /** `evidence` over `threshold`, 0 to 1 and above. */
  readonly share: number;
  /** Chance alone gets this far about once in so many reviews. */
  readonly chanceOnceIn: number;
  /** Healthy reviews between two false alarms. */
  readonly runLength: number;
  readonly falseAlarmsPerYear: number;
  /** What the worst (or best) score in a row would do, at the usual pace; absent while the stream is learnt. */
  readonly wouldFire?: WouldFire;
}

/** Reviews at `score` in a row until something is said, tried on a copy of the watch. */
export interface WouldFire {
  readonly score: number;
  /** Absent when `tried` of them say nothing. */
  readonly reviews?: number;
  readonly tried: number;
  readonly days?: number;
  /** What is said: a change of level, or the end of an open fall. */
  readonly says?: 'drift' | 'recovered';
}

/** An established change that nobody is told of yet: its place, among all of the brand's, is not sure enough. */
export interface Waiting {
  readonly direction: Direction;
  readonly since: Day;
  readonly before: Level;
  readonly after: Level;
  /** e-value of its place's test (of the region's, the brand's), and what it must reach while the others stay as they are. */
  readonly eValue: number;
  readonly needed: number;
  /** What would make it told; for the stream of a place. */
  readonly wouldTell?: WouldFire;
}

/** Evidence that a watch over few reviews was given when it began, so that a change in its first days is seen. */
export interface HeadStart {
  readonly down: number;
  readonly up: number;
  /** Reviews since. */
  readonly reviews: number;
}

/** One of the stream's last events, with the incident that tells it, if one was recorded. */
export interface PastEvent extends DriftEvent {
  readonly incident?: string;
}

export interface StreamExplanation {
  readonly stream: StreamId;
  readonly name: string;
  readonly scale: string;
  readonly phase: 'learning' | 'watching' | 'changed';
  /** Mean since the last change of level, with an interval that holds at every look (95 %), in native units. */
  readonly level: Level & { readonly interval?: readonly [number, number] };
  /** The last two years of scores, month by month without a gap, oldest first. */
  readonly months: readonly MonthLevel[];
  /** All scores of the stream in the store, its usual pace, and the last moment that the watch has seen. */
  readonly scores: {
    readonly stored: number;
    readonly perYear: number;
    readonly lastAt: Instant;
    readonly unseen: number;
  };
  /** Scores of the warm-up, while it lasts. */
  readonly learning?: { readonly have: number; readonly need: number };
  readonly down: Standing;
  readonly up: Standing;
  /** What holds an alarm although the evidence is there. */
  readonly held?: GuardName;
  /** What it established, and the fleet does not tell yet. */
  readonly waiting: readonly Waiting[];
  /** While the evidence owes more to it than to reviews. */
  readonly headStart?: HeadStart;
  /** Smallest fall that can be seen within 100 reviews, in native units, rounded up; absent when none can. */
  readonly smallestVisible?: number;
  /** First day of an improbable silence that lasts until now. */
  readonly silentSince?: Day;
  /** Newest first, from a replay of the stored reviews. */
  readonly events: readonly PastEvent[];
}

/** A calendar month (`2026-05`), its mean in native units, 0 over none. */
export interface MonthLevel extends Level {
  readonly month: string;
}

/** Events shown. */
const MOST_EVENTS = 5;
/** Months shown. */
const MOST_MONTHS = 24;
/** Reviews in a row that are tried. */
const MOST_TRIED = 1_000;

/** One stream, as its memory stands now; undefined when it is not watched. */
export async function explainStream(context: StoreContext, id: StreamId): Promise<StreamExplanation | undefined> {
  const { config, opened, now } = context;
  const stream = streamFromId(id);
  if (!stream) return undefined;
  const detector = await loadDetector(opened.db, stream.brand);
  const state = detector.states.get(id);
  if (!state) return undefined;
  const { log, rates } = await scoresOf(context, stream);
  const rate = rates(stream);
  const seasonOf = openSeasons(await loadSeasons(opened.db, stream.brand)).of;
  const rules = sharedOptions(new Map(), stream, config, rate, seasonOf(stream));
  const need = config.alerts.warmUpReviews;
  const story = retell(rules, log, need, state.lastAt);
  // Where another version wrote the memory, the next pass replays it.
  const memory = (restored(rules, state) ?? story.watch).state();
  const copy = () => watchStream(rules, memory);
  const { phase, baseline, evidence, threshold, held, smallestVisible } = copy().status();
  const learning = baseline.n < need;
  const worstOrBest = { stream, rate, from: later(now(), state.lastAt) };
  const standing = (direction: Direction): Standing => ({
    evidence: evidence[direction],
    threshold: threshold[direction],
    share: evidence[direction] / threshold[direction],
    chanceOnceIn: Math.exp(evidence[direction]),
    runLength: rules.arl[direction],
    falseAlarmsPerYear: rate / rules.arl[direction],
    ...(!learning && { wouldFire: tryOut(pushTo(copy(), direction), direction, worstOrBest) }),
  });
  const [silence] = copy().closeDay(now());
  const { interval, unseen } = lookAt(log, stream, baseline, state.lastAt);
  const visible = saidVisible(levelsOf(stream.scale), smallestVisible);
  const fleet = () => {
    const bank = openBank(new Map([[id, { state: memory, lastAt: state.lastAt }]]), config, rates, seasonOf);
    return openFleet(detector.fleet, bank, stream.brand, config, rates);
  };
  const waiting = fleet()
    .waiting(id)
    .map(({ event: { direction, since, before, after }, eValue, needed }): Waiting => {
      // The test of a brand or region hears the reviews of its places, not this stream.
      const wouldTell = stream.location && tryOut(tellBy(fleet(), stream, direction), direction, worstOrBest);
      return { direction, since, before, after, eValue, needed, ...(wouldTell && { wouldTell }) };
    });
  return {
    stream: id,
    name: streamName(config, stream),
    scale: stream.scale,
    phase,
    level: { ...baseline, ...(interval && { interval }) },
    months: lastMonths(log),
    scores: { stored: log.size, perYear: rate, lastAt: state.lastAt, unseen },
    ...(learning && { learning: { have: baseline.n, need } }),
    down: standing('down'),
    up: standing('up'),
    ...(held && { held }),
    waiting,
    ...(story.headStart && { headStart: story.headStart }),
    ...(visible !== undefined && { smallestVisible: visible }),
    ...(silence && { silentSince: silence.since }),
    events: await withIncidents(context, stream, story.events),
  };
}

/** The stream's stored scores, read place by place, and how many a year its brand's streams are to expect. */
async function scoresOf(
  context: StoreContext,
  stream: Stream,
): Promise<{ readonly log: ScoreLog; readonly rates: (stream: Stream) => number }> {
  const { db } = context.opened;
  const log = openScoreLog();
  const scales = new Set<string>();
  for (const place of await reviewedPlaces(db)) {
    if (place.brand !== stream.brand || (stream.location && place.location !== stream.location)) continue;
    const reviews = readable(await reviewsOf(db, { location: place.location }));
    for (const scale of ownScales(reviews)) scales.add(scale);
    for (const review of reviews)
      log.add(
        watchedScores(context, review).filter((score) => score.stream.id === stream.id),
        review.id,
      );
    context.progress(`explain: ${place.location}, ${log.size} scores`);
    context.signal.throwIfAborted();
  }
  return { log, rates: streamRates(await reviewRates(db, stream.brand), scales) };
}

/** The scores of a log that holds one stream only. */
function* eventsOf(log: ScoreLog): Generator<ScoreEvent> {
  for (const { scores } of log.inTime()) for (const { event } of scores) yield event;
}

/** A replay of what the watch has seen: the watch as the next pass would replay it, its newest events, its beginning. */
function retell(
  rules: WatchOptions,
  log: ScoreLog,
  need: number,
  until: Instant,
): { readonly watch: StreamWatch; readonly events: readonly DriftEvent[]; readonly headStart?: HeadStart } {
  const watch = watchStream(rules);
  let events: DriftEvent[] = [];
  let began: { readonly down: number; readonly up: number } | undefined;
  let reviews = 0;
  for (const event of eventsOf(log)) {
    if (event.at > until) break;
    const said = watch.push(event);
    if (said.length > 0) events = [...events, ...said].slice(-MOST_EVENTS);
    if (said.some(({ type }) => type === 'drift' || type === 'recovered')) began = undefined;
    reviews += 1;
    if (began) continue;
    // Whatever evidence there is at the moment in which a watch begins, was given to it.
    const { baseline, evidence } = watch.status();
    if (baseline.n >= need) began = evidence;
    reviews = 0;
  }
  if (!began) return { watch, events };
  // Without a change the statistic grows by one a review on average: until then the head start is the larger part.
  const most = Math.max(began.down, began.up);
  return { watch, events, ...(most > 0 && reviews < Math.exp(most) && { headStart: { ...began, reviews } }) };
}

/** What a score of the test is answered with. */
type Trial = (event: ScoreEvent) => WouldFire['says'];

function pushTo(watch: StreamWatch, direction: Direction): Trial {
  return (event) => {
    const said = watch.push(event).find(({ type, direction: way }) => isChange(type) && way === direction);
    return said && isChange(said.type) ? said.type : undefined;
  };
}

function tellBy(fleet: Fleet, stream: Stream, direction: Direction): Trial {
  return (event) => {
    fleet.push(stream, event, false);
    const told = fleet.evening().some((one) => one.stream.id === stream.id && one.event.direction === direction);
    return told ? 'drift' : undefined;
  };
}

function isChange(type: DriftEvent['type']): type is 'drift' | 'recovered' {
  return type === 'drift' || type === 'recovered';
}

/** Hands in the worst (or best) score, by a new author each time and at the usual pace, until something is said. */
function tryOut(
  trial: Trial,
  direction: Direction,
  { stream, rate, from }: { readonly stream: Stream; readonly rate: number; readonly from: Instant },
): WouldFire {
  const { min, max } = scaleRange(stream.scale);
  const score = direction === 'down' ? min : max;
  const gap = (YEAR_DAYS * DAY_MS) / Math.max(1, rate);
  for (let n = 1; n <= MOST_TRIED; n++) {
    const at = instant(Math.min(LAST_MOMENT, millis(from) + n * gap));
    const says = trial({ at, score, author: `explain-${n}` });
    if (says) return { score, reviews: n, tried: n, days: Math.ceil((n * gap) / DAY_MS), says };
  }
  return { score, tried: MOST_TRIED };
}

const YEAR_DAYS = 365;
/** Instants sort as text up to the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** From the stored scores: where the level may lie (by the latest that it rests on), and how many the watch has not seen. */
function lookAt(
  log: ScoreLog,
  { scale }: Stream,
  { n }: Level,
  lastAt: Instant,
): { readonly interval?: readonly [number, number]; readonly unseen: number } {
  const seen: number[] = [];
  let unseen = 0;
  for (const { at, score } of eventsOf(log)) {
    if (at > lastAt) unseen++;
    else seen.push(score);
  }
  const counts = noScores(scale);
  if (n > 0) for (const score of seen.slice(-n)) countScore(counts, score, scale);
  const interval = ratingInterval(counts, scale)?.interval;
  return { unseen, ...(interval && { interval }) };
}

/** The months up to the newest score's. */
function lastMonths(log: ScoreLog): readonly MonthLevel[] {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const { at, score } of eventsOf(log)) {
    const month = 12 * Number(at.slice(0, 4)) + Number(at.slice(5, 7)) - 1;
    const { sum, n } = sums.get(month) ?? { sum: 0, n: 0 };
    sums.set(month, { sum: sum + score, n: n + 1 });
  }
  const known = [...sums.keys()];
  const newest = known.at(-1);
  if (newest === undefined) return [];
  const from = Math.max(known[0]!, newest - MOST_MONTHS + 1);
  return Array.from({ length: newest - from + 1 }, (_, i) => {
    const { sum, n } = sums.get(from + i) ?? { sum: 0, n: 0 };
    return { month: monthName(from + i), mean: n > 0 ? sum / n : 0, n };
  });
}

/** Months since the year 0 → `2026-05`. */
function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Newest first, each with the recorded incident of the same change. */
async function withIncidents(
  { opened }: StoreContext,
  stream: Stream,
  events: readonly DriftEvent[],
): Promise<readonly PastEvent[]> {
  if (events.length === 0) return [];
  const incidents = await findIncidents(opened.db, { brand: stream.brand, kinds: ['drift', 'burst', 'surge'] });
  return events.toReversed().map((event) => {
    const told = incidents.find((one) => tells(one, stream, event));
    return { ...event, ...(told && { incident: told.key }) };
  });
}

function tells(incident: Incident, stream: Stream, { type, direction, since, at }: DriftEvent): boolean {
  if (scopeName(incident) !== scopeName(stream) || incident.scale !== stream.scale) return false;
  const apart = (day: Day) => Math.abs(dayNumber(incident.since) - dayNumber(day));
  if (type === 'burst' || type === 'surge') return incident.kind === type && apart(since) <= 1;
  if (incident.kind !== 'drift' || type === 'silence') return false;
  if (type === 'recovered')
    return incident.direction !== direction && incident.openedAt < at && incident.updatedAt >= instant(since);
  return incident.direction === direction && apart(since) <= SAME_CHANGE_DAYS;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
