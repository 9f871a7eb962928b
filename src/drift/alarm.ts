/** What happens when the evidence suffices: the guards that may hold it, the event that tells it, the new level that follows. */
import type { Direction, DriftEvent } from '../domain/drift.ts';
import { dayFromNumber, type Instant } from '../domain/time.ts';
import { ownChange, toldChange } from './change-date.ts';
import { baselineSize, evidenceOf, fitPrior, giveHeadStart, restart } from './detector.ts';
import { type GuardName, guardOf } from './guards.ts';
import { differenceInterval } from './interval.ts';
import { AT_REST, BACK, type Cells, DOWN, F, FLAG, I, S, type Side, UP } from './layout.ts';
import type { Setup } from './options.ts';
import { backEvidence, fallenLevel, hasRecovered, rememberOld, resetBack } from './recovery.ts';
import { clearRing } from './ring.ts';
import { has, mark } from './volume.ts';
import { clearWindow, type DayScore, sinceOf } from './window.ts';

/** The guard that holds an alarm in a direction, if any: a change whose interval holds 0 is too small to be told as well. */
export function heldBy(setup: Setup, cells: Cells, side: Side): GuardName | undefined {
  const own = ownChange(cells, side);
  const held = guardOf(setup, cells, side, own);
  if (held !== undefined) return held;
  const [least, most] = intervalOf(setup, toldChange(setup, cells, side, own));
  return least <= 0 && most >= 0 ? 'size' : undefined;
}

function intervalOf({ levels }: Setup, { since, before, old, fresh }: ReturnType<typeof toldChange>) {
  return differenceInterval(levels, since.level.mean - before.mean, old, fresh);
}

/** Tells a change and starts over at the level since the companion rose; the level before a fall is kept, to see a recovery. */
export function alarm(setup: Setup, cells: Cells, side: Side, at: Instant, evidence: number): DriftEvent {
  const own = ownChange(cells, side);
  const told = toldChange(setup, cells, side, own);
  const { since, before, old, oldSum } = told;
  if (side === DOWN && !has(cells, FLAG.changed)) {
    rememberOld(cells, (level) => old[level]!, oldSum);
    mark(cells, FLAG.changed, true);
    cells.i32[cells.layout.ints + I.fall] = since.start;
  }
  // The companion's own start, not the told one: reviews chosen for being the worst are no baseline.
  startOver(setup, cells, (level) => own.fresh[level]!, own.freshSum);
  return {
    type: 'drift',
    at,
    direction: nameOf(side),
    since: dayFromNumber(since.start),
    before,
    after: since.level,
    evidence,
    interval: intervalOf(setup, told),
  };
}

/** Tells that a fall is over, when it is, and goes on from the old level; the reviews since the return were chosen for being good. */
export function recovery(setup: Setup, cells: Cells, told: DayScore): readonly DriftEvent[] {
  if (!hasRecovered(cells, told.day, setup.guards.minAuthors)) return [];
  const { u32, f64, layout } = cells;
  const before = fallenLevel(cells);
  const since = sinceOf(cells, BACK);
  const evidence = Math.log(backEvidence(cells));
  const counts = u32.slice(layout.old, layout.old + layout.levels);
  mark(cells, FLAG.changed, false);
  startOver(setup, cells, (level) => counts[level]!, f64[layout.floats + F.oldSum]!);
  const { at } = told;
  return [
    { type: 'recovered', at, direction: 'up', since: dayFromNumber(since.start), before, after: since.level, evidence },
  ];
}

/** A new baseline: no evidence, no windows, and the day so far counts as part of it. */
function startOver(setup: Setup, cells: Cells, counts: (level: number) => number, sum: number): void {
  const { u32, f32, f64, layout } = cells;
  restart(cells, counts);
  f64[layout.floats + F.totalSum] = sum;
  f64[layout.floats + F.daySum] = 0;
  u32.fill(0, layout.day, layout.day + layout.levels);
  f32[layout.singles + S.startDown] = 0;
  f32[layout.singles + S.startUp] = 0;
  for (let index = 0; index < layout.windows.length; index++) clearWindow(cells, index);
  f64.fill(AT_REST, layout.startW, layout.startW + layout.windows.length);
  clearRing(cells);
  resetBack(cells);
  mark(cells, FLAG.watching, false);
  beginWatch(setup, cells);
}

/** Begins the watch as soon as the baseline is long enough. */
export function beginWatch({ plan, warmUp, limits }: Setup, cells: Cells): void {
  if (baselineSize(cells) < warmUp) return;
  fitPrior(plan, cells);
  giveHeadStart(plan, cells, limits);
  cells.f32[cells.layout.singles + S.startDown] = evidenceOf(cells, DOWN);
  cells.f32[cells.layout.singles + S.startUp] = evidenceOf(cells, UP);
  mark(cells, FLAG.watching, true);
}

function nameOf(side: Side): Direction {
  return side === DOWN ? 'down' : 'up';
}
