/** Since when: of the dates that the companions of the alternatives propose, the one that splits the counts best. */
import { BANK_SIZE } from './bank.ts';
import { bestAlternative } from './detector.ts';
import { type Cells, DOWN, type Side } from './layout.ts';
import { beforeOf, sinceOf } from './window.ts';

/** Nats by which another window must split the counts better than the strongest alternative's own. */
const CLEARLY = 4;

/**
 * The window of the change in a direction: the strongest alternative's own, unless another one splits the counts clearly
 * better into "before" and "since". A companion that rose long ago on a weak suspicion would otherwise date a sudden
 * change too early.
 */
export function changeWindow(cells: Cells, side: Side): number {
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
    const a = u32[at.counts + i]!;
    before += b;
    after += a;
    sum += entropy(b) + entropy(a) - entropy(a + b);
  }
  return sum - entropy(before) - entropy(after) + entropy(before + after);
}

function entropy(count: number): number {
  return count > 0 ? count * Math.log(count) : 0;
}
