/** Watches one stream review by review and says when its level changed; pure: no clock, same reviews, same bytes, same events. */
import type { DriftEvent, Level } from '../domain/drift.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { DAY_MS, dayFromNumber, dayNumber, type Instant, instant } from '../domain/time.ts';
import { alarm, beginWatch, heldBy, recovery } from './alarm.ts';
import { type Claim, claimOf } from './claim.ts';
import { capToday, carryMorning, isOfBurst, rememberMorning } from './day-cap.ts';
import {
  evidenceOf,
  giveHeadStart,
  join,
  type Plan,
  strengthOf,
  takeOut,
  totalAt,
  weigh,
  weightsOf,
  withoutSeason,
} from './detector.ts';
import type { GuardName } from './guards.ts';
import { AT_REST, type Cells, DOWN, F, FLAG, I, openCells, type Side, UP } from './layout.ts';
import { levelOf, plainScore } from './levels.ts';
import { isFlooded, isUnusualMix } from './mix.ts';
import { type Setup, setupFor, type WatchOptions } from './options.ts';
import { factorsSince, ratiosOf } from './pooled.ts';
import { backFactor, resetBack, stepBack } from './recovery.ts';
import { keep, markTakenOut } from './ring.ts';
import { tiltOn } from './season.ts';
import { checkSound } from './sound.ts';
import { smallestVisible } from './visible.ts';
import {
  countReview,
  dailyRate,
  has,
  isAbnormalDay,
  mark,
  newestDay,
  SHORTEST_SILENCE,
  silenceLimit,
  surgeOf,
  turnDay,
} from './volume.ts';
import {
  addBefore,
  authorHash,
  countAll,
  type DayScore,
  levelFrom,
  type Seen,
  stepWindow,
  tally,
  trimBefore,
} from './window.ts';

/** Reviews this many days older than the newest only train the baseline. */
const LATE_DAYS = 30;
/** Reviews that a stream may have: counters are of 32 bits, and two of them are added. */
const MOST_REVIEWS = 2 ** 31;
/** Days either way of 1970 that have a date (ECMA-262, 21.4.1.1). */
const MOST_DAYS = 1e8;

/** Where a watched stream stands. */
export interface WatchStatus {
  /** `changed`: fallen, and not recovered yet. */
  readonly phase: 'learning' | 'watching' | 'changed';
  readonly baseline: Level;
  /** ln M, 0 when there is none. */
  readonly evidence: { readonly down: number; readonly up: number };
  /** What `evidence` must reach. */
  readonly threshold: { readonly down: number; readonly up: number };
  /** The guard that holds an alarm back although the evidence is there. */
  readonly held?: GuardName;
  /** Whole days without a review that would be told as a silence; absent while too little is known to tell it from calm. */
  readonly silenceDays?: number;
  /** Smallest fall (native units) that could be seen within 100 reviews; absent when none could. */
  readonly smallestVisible?: number;
}

/** Listens to what a watch weighs, for evidence over several streams; changes nothing. */
export interface Ear {
  /** A review on time, before it is weighed; `abnormal`: on a day that is kept out of the counters. */
  heard(plan: Plan, level: number, abnormal: boolean): void;
  /** The same review as it was weighed: q_k/expected of all twelve alternatives. Left out, nothing is computed. */
  weighed?(factors: Float64Array, day: number, abnormal: boolean): void;
  /** What the alarm that follows rests on. */
  alarmed(side: Side, claim: Claim): void;
}

/** One stream under watch. */
export interface StreamWatch {
  /**
   * Takes the next review in order of arrival; says what it established. `train` (and any review over 30 days older
   * than the newest) goes to the baseline only. @throws RangeError for a score that is not on the scale, a moment that is none, a review beyond the 2³¹ that a stream may have
   */
  push(event: ScoreEvent, how?: { readonly train?: boolean; readonly ear?: Ear }): readonly DriftEvent[];
  /** The same for readers of long logs, who know day and author already. */
  take(score: DayScore): readonly DriftEvent[];
  /** Would a review of this day only train the baseline? */
  isLate(day: number): boolean;
  /** Time has come to `now` without a further review: says a silence, once. */
  closeDay(now: Instant): readonly DriftEvent[];
  /** All there is to know, as bytes: `watchStream(options, state)` goes on from here exactly. */
  state(): Uint8Array;
  status(): WatchStatus;
}

/** Opens a watch, new or from saved bytes. @throws RangeError for options out of range or bytes of another version or shape */
export function watchStream(options: WatchOptions, state?: Uint8Array): StreamWatch {
  const setup = setupFor(options);
  const cells = openCells(setup.layout, state);
  if (state) checkSound(cells);
  return {
    push: (event, how) => take(setup, cells, dayScore(event), how?.train === true, how?.ear),
    take: (score) => take(setup, cells, score, false),
    isLate: (day) => isLate(cells, day),
    closeDay: (now) => silence(cells, dayNumber(now)),
    state: () => cells.u8.slice(),
    status: () => statusOf(setup, cells),
  };
}

function dayScore({ at, score, author }: ScoreEvent): DayScore {
  const day = dayNumber(at);
  if (!Number.isFinite(day)) throw new RangeError(`Expected a moment, got ${JSON.stringify(at)}`);
  return { at, score, day, author: authorHash(author) };
}

/**
 * A review without its season, as it is weighed and counted. (Weighed as given, against laws tilted by the season as in
 * drift.md 4, it is not what is counted: 103 false alarms on the fleet of G7 where this gave 54.)
 */
function hear(setup: Setup, cells: Cells, { score, day, author }: DayScore): Seen {
  const given = levelOf(setup.levels, score);
  const tilt = tiltOn(setup.season, day);
  if (tilt === 0) return { level: given, score, day, author };
  const level = withoutSeason(setup.plan, cells, given, tilt);
  return { level, score: level === given ? score : plainScore(setup.levels, score, given, level), day, author };
}

function take(setup: Setup, cells: Cells, given: DayScore, train: boolean, ear?: Ear): readonly DriftEvent[] {
  const seen = hear(setup, cells, given);
  const { day } = seen;
  checkRoom(cells, seen);
  const started = has(cells, FLAG.started);
  if (train || isLate(cells, day)) {
    learnLate(setup, cells, seen);
    return [];
  }
  let events = NOTHING;
  if (!started || day > newestDay(cells)) {
    events = silence(cells, day);
    turnDay(cells, day);
    rememberMorning(cells);
  }
  if (day === newestDay(cells)) events = and(events, countToday(setup, cells, seen, given));
  const burst = isOfBurst(cells, day);
  ear?.heard(setup.plan, seen.level, burst);
  if (!burst) tally(cells, seen);
  const back = lookBack(setup, cells, seen, given);
  // A review that completes a recovery is already part of the new baseline.
  if (back.length > 0) return and(events, back);
  if (has(cells, FLAG.watching)) return and(events, look(setup, cells, seen, given, ear));
  if (!burst) learn(setup, cells, seen);
  return events;
}

/** Does a review of this day come so late that it is history? */
function isLate(cells: Cells, day: number): boolean {
  return has(cells, FLAG.started) && day < newestDay(cells) - LATE_DAYS;
}

/** Refuses what the counters cannot hold, before anything changes. @throws RangeError for one review too many and for a day that is none */
function checkRoom({ u32, layout }: Cells, { level, day }: Seen): void {
  if (!(Number.isInteger(day) && day >= -MOST_DAYS && day <= MOST_DAYS))
    throw new RangeError(`Expected a day, got ${day}`);
  const most = Math.max(
    u32[layout.ints + I.seen]!,
    u32[layout.ints + I.tallied]!,
    u32[layout.base + level]!,
    u32[layout.old + level]!,
  );
  if (most >= MOST_REVIEWS)
    throw new RangeError(`Expected at most ${MOST_REVIEWS} reviews of one stream, got more; go on under another name`);
}

/** What almost every review establishes. */
const NOTHING: readonly DriftEvent[] = [];
const NO_EVIDENCE = [0, 0] as const;

function and(some: readonly DriftEvent[], more: readonly DriftEvent[]): readonly DriftEvent[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : [...some, ...more];
}

/** Weighs one review in both directions. */
function look(setup: Setup, cells: Cells, seen: Seen, told: DayScore, ear?: Ear): readonly DriftEvent[] {
  const { plan } = setup;
  const burst = isOfBurst(cells, seen.day);
  const earlier = !burst && seen.day < newestDay(cells);
  const before = ear?.weighed && ratiosOf(cells);
  const [down, up] = earlier ? [evidenceOf(cells, DOWN), evidenceOf(cells, UP)] : NO_EVIDENCE;
  weigh(plan, cells, seen.level);
  if (before) ear?.weighed?.(factorsSince(cells, before), seen.day, burst);
  stepCompanions(plan, cells, seen, burst, earlier);
  if (earlier) {
    carryMorning(setup, cells, DOWN, down);
    carryMorning(setup, cells, UP, up);
  } else {
    capToday(setup, cells, DOWN, burst);
    capToday(setup, cells, UP, burst);
  }
  if (!burst) {
    join(plan, cells, seen.level);
    cells.f64[cells.layout.floats + F.totalSum]! += seen.score;
    keep(cells, seen);
  }
  return established(setup, cells, DOWN, told, ear) ?? established(setup, cells, UP, told, ear) ?? NOTHING;
}

/** The alarm of a direction, where the evidence suffices and no guard holds it. */
function established(setup: Setup, cells: Cells, side: Side, told: DayScore, ear?: Ear): [DriftEvent] | undefined {
  const { plan, limits } = setup;
  // Before it was capped it was no less.
  if (plan.evidence[side]! < limits[side]) return undefined;
  const strong = evidenceOf(cells, side);
  if (strong < limits[side] || heldBy(setup, cells, side) !== undefined) return undefined;
  ear?.alarmed(side, claimOf(plan, cells, side));
  return [alarm(setup, cells, side, told.at, Math.log(strong))];
}

/** The change dates of the alternatives: each one's own CUSUM against the baseline. What an `earlier` day adds, today began with. */
function stepCompanions({ q, law }: Plan, cells: Cells, seen: Seen, burst: boolean, earlier: boolean): void {
  const { f64, layout } = cells;
  const expected = law[seen.level]!;
  for (let k = 0; k < q.length; k++) {
    const was = f64[layout.w + k]!;
    stepWindow(cells, k, q[k]! / expected, seen, burst);
    if (earlier) f64[layout.startW + k] = Math.max(AT_REST, f64[layout.startW + k]! * (f64[layout.w + k]! / was));
  }
}

/** After a fall: is this review the one that shows the old level again? Comes before the review is counted. */
function lookBack(setup: Setup, cells: Cells, seen: Seen, told: DayScore): readonly DriftEvent[] {
  if (!has(cells, FLAG.changed) || isOfBurst(cells, seen.day)) return NOTHING;
  const { plan } = setup;
  stepBack(cells, backFactor(cells, weightsOf(plan, cells), strengthOf(plan, cells), seen.level), seen);
  return recovery(setup, cells, told);
}

/** One review of the warm-up. */
function learn(setup: Setup, cells: Cells, { level, score }: Seen): void {
  cells.u32[cells.layout.base + level]! += 1;
  cells.f64[cells.layout.floats + F.totalSum]! += score;
  beginWatch(setup, cells);
}

/** A late review is history: it trains the level of its time, the one before an open fall included, and raises nothing. */
function learnLate(setup: Setup, cells: Cells, seen: Seen): void {
  const { level, score, day } = seen;
  const { u32, i32, f64, layout } = cells;
  if (has(cells, FLAG.changed) && day < i32[layout.ints + I.fall]!) {
    u32[layout.old + level]! += 1;
    f64[layout.floats + F.oldSum]! += score;
    return;
  }
  addBefore(cells, level, score);
  if (!has(cells, FLAG.watching)) {
    learn(setup, cells, seen);
    return;
  }
  u32[layout.base + level]! += 1;
  giveHeadStart(setup.plan, cells, setup.limits);
  f64[layout.floats + F.totalSum]! += score;
}

/**
 * Counts a review of the newest day; the one that makes the day abnormal takes the whole day out of the baseline. Such a
 * day is told as a burst as soon as its reviews are not the usual ones, and so is a flood of one end of the scale within
 * a day that is not abnormal as a whole; more of the usual ones are a surge, when the stream's own ups and downs do not
 * explain them.
 */
function countToday(setup: Setup, cells: Cells, seen: Seen, told: DayScore): readonly DriftEvent[] {
  const { u32, f64, layout } = cells;
  countReview(cells);
  u32[layout.day + seen.level]! += 1;
  f64[layout.floats + F.daySum]! += seen.score;
  const abnormal = isAbnormalDay(cells);
  if (abnormal && !has(cells, FLAG.burst)) {
    mark(cells, FLAG.burst, true);
    excludeToday(setup, cells, seen.score, seen.level);
  }
  const strange = !has(cells, FLAG.told) && (abnormal || isFlooded(setup, cells));
  if (strange && isUnusualMix(setup, cells)) return [burst(cells, seen, told.at)];
  return surge(cells, told);
}

function burst(cells: Cells, { score }: Seen, at: Instant): DriftEvent {
  mark(cells, FLAG.told, true);
  const counted = countedLevel(cells);
  const after = levelToday(cells);
  // Of a day that is not abnormal as a whole, all reviews but this one are counted already.
  const today = has(cells, FLAG.burst) ? 0 : Math.min(after.n - 1, counted.n);
  const before = levelFrom(
    counted.mean * counted.n - (today > 0 ? after.mean * after.n - score : 0),
    counted.n - today,
  );
  const direction = before.n > 0 && after.mean > before.mean ? 'up' : 'down';
  return { type: 'burst', at, direction, since: dayFromNumber(newestDay(cells)), before, after, evidence: 0 };
}

/** Says a surge when the newest day's reviews complete one. */
function surge(cells: Cells, told: DayScore): readonly DriftEvent[] {
  const found = surgeOf(cells);
  if (!found) return NOTHING;
  mark(cells, FLAG.surging, true);
  return [
    {
      type: 'surge',
      at: told.at,
      direction: 'up',
      since: dayFromNumber(found.since),
      before: countedLevel(cells),
      after: levelToday(cells),
      evidence: found.nats,
      perDay: dailyRate(cells),
    },
  ];
}

/** Takes today's earlier reviews out of the counters again; the last one, at `level`, has not joined yet. */
function excludeToday({ levels }: Setup, cells: Cells, score: number, level: number): void {
  const { u32, f64, layout } = cells;
  for (let i = 0; i < layout.levels; i++) {
    const count = Math.min(totalAt(cells, i), u32[layout.day + i]! - (i === level ? 1 : 0));
    takeOut(cells, i, count);
  }
  f64[layout.floats + F.totalSum]! -= f64[layout.floats + F.daySum]! - score;
  trimBefore(cells, levels);
  markTakenOut(cells, newestDay(cells));
  if (has(cells, FLAG.changed)) resetBack(cells);
}

/** Says a silence when the empty days before `day` are improbable, once per silence. */
function silence(cells: Cells, day: number): readonly DriftEvent[] {
  const last = newestDay(cells);
  if (day - last - 1 < SHORTEST_SILENCE || !has(cells, FLAG.started) || has(cells, FLAG.silent)) return NOTHING;
  const limit = silenceLimit(cells);
  if (!(day - last - 1 >= limit)) return NOTHING;
  mark(cells, FLAG.silent, true);
  const before = countedLevel(cells);
  // Nothing is known of a level without reviews: the old mean over none.
  const after = { mean: before.mean, n: 0 };
  const at = instant((last + 1 + limit) * DAY_MS);
  const since = dayFromNumber(last + 1);
  return [{ type: 'silence', at, direction: 'down', since, before, after, evidence: 0, perDay: dailyRate(cells) }];
}

function levelToday({ u32, f64, layout }: Cells): Level {
  return levelFrom(f64[layout.floats + F.daySum]!, countAll(u32, layout.day, layout.levels));
}

function countedLevel(cells: Cells): Level {
  let n = 0;
  for (let i = 0; i < cells.layout.levels; i++) n += totalAt(cells, i);
  return levelFrom(cells.f64[cells.layout.floats + F.totalSum]!, n);
}

function statusOf(setup: Setup, cells: Cells): WatchStatus {
  const { plan, thresholds, limits, levels } = setup;
  const watching = has(cells, FLAG.watching);
  const found = [evidenceOf(cells, DOWN), evidenceOf(cells, UP)] as const;
  const side = found[DOWN] >= limits[DOWN] ? DOWN : found[UP] >= limits[UP] ? UP : undefined;
  const held = side === undefined ? undefined : heldBy(setup, cells, side);
  const baseline = countedLevel(cells);
  const law = Float64Array.from(
    weightsOf(plan, cells),
    (weight, i) => (totalAt(cells, i) + weight) / (baseline.n + strengthOf(plan, cells)),
  );
  const silenceDays = silenceLimit(cells);
  const visible = baseline.n > 0 ? smallestVisible(levels, law, baseline.n, thresholds[DOWN]) : undefined;
  return {
    phase: has(cells, FLAG.changed) ? 'changed' : watching ? 'watching' : 'learning',
    baseline,
    evidence: { down: Math.log(Math.max(1, found[DOWN])), up: Math.log(Math.max(1, found[UP])) },
    threshold: { down: thresholds[DOWN], up: thresholds[UP] },
    ...(held === undefined ? {} : { held }),
    ...(silenceDays === Number.POSITIVE_INFINITY ? {} : { silenceDays }),
    ...(visible === undefined ? {} : { smallestVisible: visible }),
  };
}
