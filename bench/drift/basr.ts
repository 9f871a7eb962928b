/** The detector proper on a bare path of levels: no days, no guards, so that figures are about the statistic alone. */
import { fitPrior, giveHeadStart, join, type Plan, weigh } from '../../src/drift/detector.ts';
import { type Cells, DOWN, layoutFor, openCells, type Side, UP } from '../../src/drift/layout.ts';
import { draw, type Random } from './random.ts';

/** A detector that learnt its baseline from `size` reviews of `law`, on its way to `limits` (on M). */
export function learnt(
  plan: Plan,
  rng: Random,
  law: readonly number[],
  size: number,
  limits: readonly [down: number, up: number],
): Cells {
  const cells = openCells(layoutFor(plan.levels, 0));
  for (let i = 0; i < size; i++) cells.u32[cells.layout.base + draw(rng, law)]! += 1;
  fitPrior(plan, cells);
  giveHeadStart(plan, cells, limits);
  return cells;
}

/** Takes one review; the mean evidence M of a side. */
export function step(plan: Plan, cells: Cells, level: number, side: Side): number {
  weigh(plan, cells, level);
  join(plan, cells, level);
  return plan.evidence[side]!;
}

/** Largest M of each side over `reviews` reviews of `law`. */
export function largest(
  plan: Plan,
  cells: Cells,
  rng: Random,
  law: readonly number[],
  reviews: number,
): [down: number, up: number] {
  let [down, up] = [0, 0];
  for (let i = 0; i < reviews; i++) {
    down = Math.max(down, step(plan, cells, draw(rng, law), DOWN));
    up = Math.max(up, plan.evidence[UP]!);
  }
  return [down, up];
}
