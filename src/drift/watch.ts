/** Watches one stream review by review and says when its level changed; pure: no clock, same reviews, same bytes, same events. */
import type { DriftEvent, Level } from '../domain/drift.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { DAY_MS, dayFromNumber, dayNumber, type Instant, instant } from '../domain/time.ts';
import { alarm, beginWatch, heldBy, recovery } from './alarm.ts';
import {
  capEvidence,
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
import { type Cells, DOWN, F, FLAG, I, openCells, S, type Side, UP, WF } from './layout.ts';
import { levelOf, plainScore } from './levels.ts';
import { isUnusualMix } from './mix.ts';
import { type Setup, setupFor, type WatchOptions } from './options.ts';
import { backGain, resetBack, stepBack } from './recovery.ts';
import { keep, markTakenOut } from './ring.ts';
import { tiltOn } from './season.ts';
import { smallestVisible } from './visible.ts';
import {
  countReview,
  dailyRate,
  has,
  isAbnormalDay,
  mark,
  newestDay,
  silenceLimit,
  surgeOf,
  turnDay,
} from './volume.ts';
import { addBefore, authorHash, countAll, levelFrom, type Seen, stepWindow, trimBefore } from './window.ts';

/** Reviews this many days older than the newest only train the baseline. */
const LATE_DAYS = 30;
/** Nats that one abnormal day may add to the evidence, and the same on M. */
const BURST_NATS = 2;
const BURST_FACTOR = Math.exp(BURST_NATS);

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

/** One stream under watch. */
export interface StreamWatch {
  /**
   * Takes the next review in order of arrival; says what it established. `train` (and any review over 30 days older
   * than the newest) goes to the baseline only. @throws RangeError for a score that is not on the scale
   */
  push(event: ScoreEvent, how?: { readonly train?: boolean }): readonly DriftEvent[];
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
  return {
    push: (event, how) => push(setup, cells, event, how?.train === true),
    closeDay: (now) => silence(cells, dayNumber(now)),
    state: () => cells.u8.slice(),
    status: () => statusOf(setup, cells),
  };
}

/**
 * A review without its season, as it is weighed and counted. (Weighed as given, against laws tilted by the season as in
 * drift.md 4, it is not what is counted: 103 false alarms on the fleet of G7 where this gave 54.)
 */
function hear(setup: Setup, cells: Cells, event: ScoreEvent): Seen {
  const given = levelOf(setup.levels, event.score);
  const day = dayNumber(event.at);
  if (!Number.isFinite(day)) throw new RangeError(`Expected a moment, got ${JSON.stringify(event.at)}`);
  const tilt = tiltOn(setup.season, day);
  const level = tilt === 0 ? given : withoutSeason(setup.plan, cells, given, tilt);
  const score = level === given ? event.score : plainScore(setup.levels, event.score, given, level);
  return { level, score, day, author: authorHash(event.author) };
}

function push(setup: Setup, cells: Cells, event: ScoreEvent, train: boolean): readonly DriftEvent[] {
  const seen = hear(setup, cells, event);
  const { day } = seen;
  const started = has(cells, FLAG.started);
  if (train || (started && day < newestDay(cells) - LATE_DAYS)) {
    learnLate(setup, cells, seen);
    return [];
  }
  const events: DriftEvent[] = [];
  if (!started || day > newestDay(cells)) {
    events.push(...silence(cells, day));
    turnDay(cells, day);
    rememberMorning(cells);
  }
  if (day === newestDay(cells)) events.push(...countToday(setup, cells, seen, event.at));
  const back = lookBack(setup, cells, seen, event.at);
  // A review that completes a recovery is already part of the new baseline.
  if (back.length > 0) return [...events, ...back];
  if (has(cells, FLAG.watching)) events.push(...look(setup, cells, seen, event.at));
  else if (!has(cells, FLAG.burst)) learn(setup, cells, seen);
  return events;
}

/** Weighs one review in both directions and alarms where the evidence suffices and no guard holds it. */
function look(setup: Setup, cells: Cells, seen: Seen, at: Instant): readonly DriftEvent[] {
  const { plan, limits } = setup;
  const burst = has(cells, FLAG.burst);
  weigh(plan, cells, seen.level);
  for (let k = 0; k < plan.q.length; k++) stepCompanion(plan, cells, k, seen, burst);
  if (burst) {
    capToday(cells, DOWN);
    capToday(cells, UP);
  } else {
    join(plan, cells, seen.level);
    cells.f64[cells.layout.floats + F.totalSum]! += seen.score;
    keep(cells, seen);
  }
  for (const side of [DOWN, UP] as const) {
    const strong = burst ? evidenceOf(cells, side) : plan.evidence[side]!;
    if (strong >= limits[side] && heldBy(setup, cells, side) === undefined) {
      return [alarm(setup, cells, side, at, Math.log(strong))];
    }
  }
  return [];
}

/** The change date of alternative `k`: its own CUSUM against the baseline. */
function stepCompanion({ q, law }: Plan, cells: Cells, k: number, seen: Seen, burst: boolean): void {
  const gain = Math.log(q[k]! / law[seen.level]!);
  const floats = cells.layout.windows[k]!.floats;
  const most = burst ? cells.f64[floats + WF.startW]! + BURST_NATS : Number.POSITIVE_INFINITY;
  stepWindow(cells, k, gain, most, seen, !burst);
}

/** After a fall: is this review the one that shows the old level again? Comes before the review is counted. */
function lookBack(setup: Setup, cells: Cells, seen: Seen, at: Instant): readonly DriftEvent[] {
  if (!has(cells, FLAG.changed) || has(cells, FLAG.burst)) return [];
  const { plan } = setup;
  stepBack(cells, backGain(cells, weightsOf(plan, cells), strengthOf(plan, cells), seen.level), seen);
  return recovery(setup, cells, seen.day, at);
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
  if (!has(cells, FLAG.watching)) {
    learn(setup, cells, seen);
    return;
  }
  u32[layout.base + level]! += 1;
  giveHeadStart(setup.plan, cells, setup.limits);
  f64[layout.floats + F.totalSum]! += score;
  addBefore(cells, level, score);
}

/**
 * Counts a review of the newest day; the one that makes the day abnormal takes the whole day out of the baseline. Such a
 * day is told as a burst as soon as its reviews are not the usual ones; more of the usual ones are a surge, when the
 * stream's own ups and downs do not explain them.
 */
function countToday(setup: Setup, cells: Cells, seen: Seen, at: Instant): readonly DriftEvent[] {
  const { u32, f64, layout } = cells;
  countReview(cells);
  u32[layout.day + seen.level]! += 1;
  f64[layout.floats + F.daySum]! += seen.score;
  const abnormal = isAbnormalDay(cells);
  if (abnormal && !has(cells, FLAG.burst)) {
    mark(cells, FLAG.burst, true);
    excludeToday(setup, cells, seen.score, seen.level);
  }
  if (abnormal && !has(cells, FLAG.told) && isUnusualMix(setup, cells)) return [burst(cells, at)];
  return surge(cells, at);
}

function burst(cells: Cells, at: Instant): DriftEvent {
  mark(cells, FLAG.told, true);
  const before = countedLevel(cells);
  const after = levelToday(cells);
  const direction = before.n > 0 && after.mean > before.mean ? 'up' : 'down';
  return { type: 'burst', at, direction, since: dayFromNumber(newestDay(cells)), before, after, evidence: 0 };
}

/** Says a surge when the newest day's reviews complete one. */
function surge(cells: Cells, at: Instant): readonly DriftEvent[] {
  const found = surgeOf(cells);
  if (!found) return [];
  mark(cells, FLAG.surging, true);
  return [
    {
      type: 'surge',
      at,
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

/** Remembers how strong the evidence was before the day's first review. */
function rememberMorning(cells: Cells): void {
  const { f32, f64, layout } = cells;
  f32[layout.singles + S.startDown] = evidenceOf(cells, DOWN);
  f32[layout.singles + S.startUp] = evidenceOf(cells, UP);
  for (const at of layout.windows) f64[at.floats + WF.startW] = f64[at.floats + WF.w]!;
}

/** An abnormal day adds at most two nats: a real catastrophe alarms within days, a review bomb does not. */
function capToday(cells: Cells, side: Side): void {
  const morning = cells.f32[cells.layout.singles + (side === DOWN ? S.startDown : S.startUp)]!;
  capEvidence(cells, side, BURST_FACTOR * Math.max(1, morning));
}

/** Says a silence when the empty days before `day` are improbable, once per silence. */
function silence(cells: Cells, day: number): readonly DriftEvent[] {
  if (!has(cells, FLAG.started) || has(cells, FLAG.silent)) return [];
  const last = newestDay(cells);
  const limit = silenceLimit(cells);
  if (!(day - last - 1 >= limit)) return [];
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
