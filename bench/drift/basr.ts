/** The detector proper on a bare path of levels: no days, no guards, so that figures are about the statistic alone. */
import { fitPrior, giveHeadStart, join, type Plan, weigh } from '../../src/drift/detector.ts';
import { type Cells, layoutFor, openCells, type Side } from '../../src/drift/layout.ts';
import { draw, type Random } from './random.ts';

/** A detector that learnt its baseline from `size` reviews of `law`, on its way to `limit` (on M). */
export function learnt(plan: Plan, rng: Random, law: readonly number[], size: number, limit: number): Cells {
  const cells = openCells(layoutFor(plan.levels, 0));
  for (let i = 0; i < size; i++) cells.u32[cells.layout.base + draw(rng, law)]! += 1;
  fitPrior(plan, cells);
  giveHeadStart(plan, cells, [limit, limit]);
  return cells;
}

/** Takes one review; the mean evidence M of a side. */
export function step(plan: Plan, cells: Cells, level: number, side: Side): number {
  weigh(plan, cells, level);
  join(plan, cells, level);
  return plan.evidence[side]!;
}

/** Largest M over `reviews` reviews of `law`. */
export function largest(
  plan: Plan,
  cells: Cells,
  rng: Random,
  law: readonly number[],
  reviews: number,
  side: Side,
): number {
  let most = 0;
  for (let i = 0; i < reviews; i++) most = Math.max(most, step(plan, cells, draw(rng, law), side));
  return most;
}
