/** Why a stream does or does not raise an alarm: where its evidence stands, what holds it, and what would make it fire. */
import type { Direction, DriftEvent, Level } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, type Day, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import type { GuardName } from '../drift/guards.ts';
import { levelOf, levelsOf } from '../drift/levels.ts';
import type { WatchOptions } from '../drift/options.ts';
import { type StreamWatch, watchStream } from '../drift/watch.ts';
import { findIncidents } from '../store/incidents.ts';
import { reviewedPlaces } from '../store/places.ts';
import { reviewRates } from '../store/rates.ts';
import { reviewsOf } from '../store/reviews.ts';
import { loadSeasons } from '../store/seasons.ts';
import { streamState } from '../store/streams.ts';
import { sharedOptions } from './bank.ts';
import { watchedScores } from './detect.ts';
import { SAME_CHANGE_DAYS } from './explain.ts';
import { levelInterval } from './level-interval.ts';
import type { StoreContext } from './open-store.ts';
import { openPlayer } from './player.ts';
import { readable } from './replay.ts';
import { openScoreLog, type ScoreLog } from './score-log.ts';
import { openSeasons, type Seasons } from './seasons.ts';
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

/** One of the stream's last events, with the incident that tells it, if one was recorded. */
export interface PastEvent extends DriftEvent {
  readonly incident?: string;
}

export interface StreamExplanation {
  readonly stream: StreamId;
  readonly name: string;
  readonly scale: string;
  readonly phase: 'learning' | 'watching' | 'changed';
  /** Mean since the last change of level, with a 95 % interval, in native units. */
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
  /** Smallest fall that can be seen within 100 reviews, in native units; absent when none can. */
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
  const state = await streamState(opened.db, id);
  const stream = streamFromId(id);
  if (!state || !stream) return undefined;
  const { log, rate } = await scoresOf(context, stream);
  const seasonOf = openSeasons(await loadSeasons(opened.db, stream.brand)).of;
  const rules = sharedOptions(new Map(), stream, config, rate, seasonOf(stream));
  const memory = (restored(rules, state) ?? relearnt(rules, log, state.lastAt)).state();
  const copy = () => watchStream(rules, memory);
  const { phase, baseline, evidence, threshold, held, smallestVisible } = copy().status();
  const need = config.alerts.warmUpReviews;
  const learning = baseline.n < need;
  const from = later(now(), state.lastAt);
  const standing = (direction: Direction): Standing => ({
    evidence: evidence[direction],
    threshold: threshold[direction],
    share: evidence[direction] / threshold[direction],
    chanceOnceIn: Math.exp(evidence[direction]),
    runLength: rules.arl[direction],
    falseAlarmsPerYear: rate / rules.arl[direction],
    ...(!learning && { wouldFire: tryOut(copy(), stream, direction, rate, from) }),
  });
  const [silence] = copy().closeDay(now());
  const { interval, unseen } = lookAt(log, stream, baseline, state.lastAt);
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
    ...(smallestVisible !== undefined && { smallestVisible }),
    ...(silence && { silentSince: silence.since }),
    events: await lastEvents(context, stream, { rate, seasonOf }, log),
  };
}

/** The stream's stored scores, read place by place, and how many a year are to be expected. */
async function scoresOf(context: StoreContext, stream: Stream): Promise<{ log: ScoreLog; rate: number }> {
  const { db } = context.opened;
  const log = openScoreLog();
  const scales = new Set<string>();
  for (const place of await reviewedPlaces(db)) {
    if (place.brand !== stream.brand || (stream.location && place.location !== stream.location)) continue;
    const reviews = readable(await reviewsOf(db, { location: place.location }));
    for (const scale of ownScales(reviews)) scales.add(scale);
    for (const review of reviews)
      for (const score of watchedScores(context, review))
        if (score.stream.id === stream.id) log.add(score.event, review.id);
    context.progress(`explain: ${place.location}, ${log.size} scores`);
    context.signal.throwIfAborted();
  }
  return { log, rate: streamRates(await reviewRates(db, stream.brand), scales)(stream) };
}

/** The watch as the next pass will replay it. */
function relearnt(rules: WatchOptions, log: ScoreLog, until: Instant): StreamWatch {
  const watch = watchStream(rules);
  for (const event of log.inTime()) if (event.at <= until) watch.push(event);
  return watch;
}

/** Pushes the worst (or best) score, by a new author each time and at the usual pace, until something is said. */
function tryOut(watch: StreamWatch, stream: Stream, direction: Direction, rate: number, from: Instant): WouldFire {
  const { min, max } = scaleRange(stream.scale);
  const score = direction === 'down' ? min : max;
  const gap = (YEAR_DAYS * DAY_MS) / Math.max(1, rate);
  for (let n = 1; n <= MOST_TRIED; n++) {
    const at = instant(Math.min(LAST_MOMENT, millis(from) + n * gap));
    const said = watch
      .push({ at, score, author: `explain-${n}` })
      .find(({ type, direction: way }) => (type === 'drift' || type === 'recovered') && way === direction);
    if (said?.type === 'drift' || said?.type === 'recovered')
      return { score, reviews: n, tried: n, days: Math.ceil((n * gap) / DAY_MS), says: said.type };
  }
  return { score, tried: MOST_TRIED };
}

const YEAR_DAYS = 365;
/** Instants sort as text up to the year 9999. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** From the stored scores: how uncertain the level is (from the latest that it rests on), and how many the watch has not seen. */
function lookAt(
  log: ScoreLog,
  { scale }: Stream,
  { mean, n }: Level,
  lastAt: Instant,
): { readonly interval?: readonly [number, number]; readonly unseen: number } {
  const levels = levelsOf(scale);
  const counts = new Float64Array(levels.count);
  let unseen = 0;
  let left = log.size - n;
  for (const { at, score } of log.inTime()) {
    if (at > lastAt) unseen++;
    if (left-- <= 0) counts[levelOf(levels, score)]! += 1;
  }
  return n > 0 ? { interval: levelInterval(levels, mean, counts), unseen } : { unseen };
}

/** The months up to the newest score's. */
function lastMonths(log: ScoreLog): readonly MonthLevel[] {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const { at, score } of log.inTime()) {
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

/** The newest events of the stream in a replay, each with the recorded incident of the same change. */
async function lastEvents(
  { config, opened }: StoreContext,
  stream: Stream,
  { rate, seasonOf }: { readonly rate: number; readonly seasonOf: Seasons['of'] },
  log: ScoreLog,
): Promise<readonly PastEvent[]> {
  const player = openPlayer(config, () => rate, undefined, seasonOf);
  let last: DriftEvent[] = [];
  for (const event of log.inTime()) {
    const said = player.play(stream, event);
    if (said.length > 0) last = [...last, ...said].slice(-MOST_EVENTS);
  }
  if (last.length === 0) return [];
  const incidents = await findIncidents(opened.db, { brand: stream.brand, kinds: ['drift', 'burst', 'surge'] });
  return last.reverse().map((event) => {
    const told = incidents.find((one) => tells(one, stream, event));
    return { ...event, ...(told && { incident: told.key }) };
  });
}

function tells(incident: Incident, stream: Stream, { type, direction, since, at }: DriftEvent): boolean {
  if (incident.location !== stream.location || incident.scale !== stream.scale) return false;
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
