/** Page–Hinkley as river has it (drift/page_hinkley.py): min_instances 30, delta 0.005, alpha 0.9999, threshold 50. */
import { type Entrant, plainChart } from './chart.ts';

const MIN_INSTANCES = 30;
const RIVER_DELTA = 0.005;
/** Of 0.005, 0.05, 0.1, 0.15 and 0.25 the best over the table, were somebody to tune it. */
const TUNED_DELTA = 0.05;
const ALPHA = 0.9999;
const THRESHOLD = 50;

/** With river's slack; its own threshold beside the calibrated one. */
export const pageHinkley: Entrant = {
  name: 'Page–Hinkley',
  kind: 'rival',
  fixed: { name: 'Page–Hinkley, river’s default', threshold: THRESHOLD },
  open: () => chart(RIVER_DELTA),
};

/** With the slack that serves it best. */
export const tunedPageHinkley: Entrant = {
  name: `Page–Hinkley, delta ${TUNED_DELTA}`,
  kind: 'rival',
  open: () => chart(TUNED_DELTA),
};

/**
 * S ← max(0, alpha·S + y − mean(y) − delta), y = −x: river's alarms on rises, so that the rating enters negated. The
 * mean is over the whole stream, baseline and present alike.
 */
function chart(delta: number) {
  let n = 0;
  let mean = 0;
  let sum = 0;
  return plainChart((level) => {
    n++;
    mean += (-level - mean) / n;
    sum = Math.max(0, ALPHA * sum - level - mean - delta);
    // river compares after having counted the next review already.
    return n + 1 >= MIN_INSTANCES ? sum : 0;
  });
}
