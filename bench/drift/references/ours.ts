/** Our own detector as it ships, in both modes, with the one threshold that it has for every baseline. */
import { fitPrior, giveHeadStart, join, planFor, weigh } from '../../../src/drift/detector.ts';
import { DOWN, layoutFor, openCells } from '../../../src/drift/layout.ts';
import { usualPrior } from '../../../src/drift/prior.ts';
import { logThreshold, type Mode } from '../../../src/drift/threshold.ts';
import { HEALTHY } from '../shapes.ts';
import type { Entrant } from './chart.ts';

const ARL = 20_000;
const LEVELS = HEALTHY.length;

/** The mode of the product. */
export const ours: Entrant = entrant('basr', 'vigie');
/** The certified mode. */
export const certified: Entrant = entrant('psr', 'vigie, certified mode');

function entrant(mode: Mode, name: string): Entrant {
  const plan = planFor(LEVELS, usualPrior(LEVELS), mode);
  const layout = layoutFor(LEVELS, 0);
  const threshold = Math.exp(logThreshold(ARL, LEVELS, mode));
  return {
    name: `${name}, tuned as the others`,
    kind: 'ours',
    fixed: { name: `${name}, its one threshold`, threshold },
    open: () => {
      const cells = openCells(layout);
      let isWatching = false;
      return {
        learn: (level) => {
          cells.u32[layout.base + level]! += 1;
        },
        step: (level) => {
          if (!isWatching) {
            fitPrior(plan, cells);
            giveHeadStart(plan, cells, [threshold, threshold]);
          }
          isWatching = true;
          weigh(plan, cells, level);
          join(plan, cells, level);
          return plan.evidence[DOWN]!;
        },
      };
    },
  };
}
