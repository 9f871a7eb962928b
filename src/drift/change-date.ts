/**
 * Since when: of the dates that the companions of the alternatives propose, the one that splits the counts best; for a
 * sudden change, of the latest reviews the one that splits them better still.
 */
import { BANK_SIZE } from './bank.ts';
import { bestAlternative, strengthOf, totalAt, weightsOf } from './detector.ts';
import { guardOf } from './guards.ts';
import { type Cells, DOWN, F, type Side } from './layout.ts';
import type { Setup } from './options.ts';
import { keptAt, keptCount } from './ring.ts';
import { beforeOf, type Change, changeAt, countSince, levelFrom, sinceOf } from './window.ts';

/** Nats by which another window must split the counts better than the strongest alternative's own. */
const CLEARLY = 4;

/**
 * A younger split of the kept reviews corrects the window's start unless it is worse by more than these nats: what is
 * undecided belongs to the level before, so that a change is not told before it was there. Costs at most 0.3 reviews of
 * the mean error on simulated falls (`npm run bench:drift`), where the window's own start is as good as can be.
 */
const UNDECIDED = 0.75;
/** Nats by which an older split must be better. */
const OLDER = 2;
/** Reviews of the law before that the law since is smoothed with. */
const SMOOTHING = 1;

/** The change in a direction as the evidence dates it: what the guards look at, and what a slow change is told by. */
export function ownChange(cells: Cells, side: Side): Change {
  return changeAt(cells, changeWindow(cells, side));
}

/**
 * The change in a direction as it is told, from the companion's own. A companion's alternative is fixed beforehand, so that two bad reviews some
 * days before a collapse may open its window; where all of the window is still kept, the split of the latest reviews
 * with the largest two-segment likelihood, law since fitted, corrects it. It passes the same guards. Longer windows tell
 * of slow changes, which the short memory would date too late.
 */
export function toldChange(setup: Setup, cells: Cells, side: Side, own: Change): Change {
  const n = own.since.level.n;
  if (n > keptCount(cells)) return own;
  const splits = keptSplits(setup, cells);
  let best = own;
  let most = splits[n - 1]?.gain ?? 0;
  for (const [i, { change, gain }] of splits.entries()) {
    const better = i < n ? gain + UNDECIDED : gain - OLDER;
    if (i === n - 1 || better <= most || guardOf(setup, cells, side, change) !== undefined) continue;
    most = better;
    best = change;
  }
  return best;
}

interface Split {
  readonly change: Change;
  /** ln of the likelihood of the reviews since, under their own law over the law before. */
  readonly gain: number;
}

/** The change as each kept review would date it, the newest first. */
function keptSplits(setup: Setup, cells: Cells): Split[] {
  const { levels } = cells.layout;
  const weights = weightsOf(setup.plan, cells);
  const old = Uint32Array.from({ length: levels }, (_, level) => totalAt(cells, level));
  const fresh = new Uint32Array(levels);
  let oldSum = cells.f64[cells.layout.floats + F.totalSum]!;
  let freshSum = 0;
  let oldSize = old.reduce((sum, count) => sum + count, 0);
  const days = new Set<number>();
  const named = new Set<number>();
  let unnamed = 0;
  return Array.from({ length: keptCount(cells) }, (_, back) => {
    const { level, score, day, author, counted } = keptAt(cells, back);
    fresh[level]! += 1;
    freshSum += score;
    if (counted && old[level]! > 0) {
      old[level]! -= 1;
      oldSum -= score;
      oldSize -= 1;
    }
    days.add(day);
    if (author === 0) unnamed++;
    else named.add(author);
    const since = { start: day, days: days.size, authors: named.size + unnamed, level: levelFrom(freshSum, back + 1) };
    return {
      change: { since, before: levelFrom(oldSum, oldSize), old: old.slice(), oldSum, fresh: fresh.slice(), freshSum },
      gain: fittedGain(old, oldSize, fresh, back + 1, weights, strengthOf(setup.plan, cells)),
    };
  });
}

function fittedGain(
  old: Uint32Array,
  oldSize: number,
  fresh: Uint32Array,
  n: number,
  weights: Float64Array,
  strength: number,
): number {
  let gain = 0;
  for (let i = 0; i < fresh.length; i++) {
    const before = (old[i]! + weights[i]!) / (oldSize + strength);
    const since = (fresh[i]! + SMOOTHING * before) / (n + SMOOTHING);
    gain += fresh[i]! * Math.log(since / before);
  }
  return gain;
}

/**
 * The window of the change in a direction: the strongest alternative's own, unless another one splits the counts clearly
 * better into "before" and "since". A companion that rose long ago on a weak suspicion would otherwise date a sudden
 * change too early.
 */
function changeWindow(cells: Cells, side: Side): number {
  const strongest = bestAlternative(cells, side);
  let best = strongest;
  let most = splitGain(cells, side, strongest) + CLEARLY;
  for (let k = side * BANK_SIZE; k < (side + 1) * BANK_SIZE; k++) {
    const gain = splitGain(cells, side, k);
    if (gain <= most) continue;
    most = gain;
    best = k;
  }
  return best;
}

/** ln of the likelihood ratio of two laws, split at a window's start, over one law; 0 where the mean moved the other way. */
function splitGain(cells: Cells, side: Side, index: number): number {
  const { u32, layout } = cells;
  const since = sinceOf(cells, index).level;
  const rise = since.mean - beforeOf(cells, index).mean;
  if (since.n === 0 || (side === DOWN ? rise >= 0 : rise <= 0)) return 0;
  const at = layout.windows[index]!;
  let before = 0;
  let after = 0;
  let sum = 0;
  for (let i = 0; i < layout.levels; i++) {
    const b = u32[at.snap + i]!;
    const a = countSince(cells, index, i);
    before += b;
    after += a;
    sum += entropy(b) + entropy(a) - entropy(a + b);
  }
  return sum - entropy(before) - entropy(after) + entropy(before + after);
}

function entropy(count: number): number {
  return count > 0 ? count * Math.log(count) : 0;
}
