/**
 * ADWIN (Bifet & Gavaldà 2007) with river's defaults (drift/adwin_c.pyx): delta 0.002, a test every 32 reviews. The cuts
 * are the published ones; river's own loop leaves the newest bucket of each row on the new side, which makes it 1.5 to 2
 * times slower.
 */
import { type Entrant, plainChart } from './chart.ts';

const DELTA = 0.002;
const CLOCK = 32;
const GRACE_PERIOD = 10;
const MIN_WINDOW = 5;
const MAX_BUCKETS = 5;

/**
 * The statistic is ln(1/δ) of the smallest δ that would cut the window now, so that one pass serves every δ: a window
 * is cut where old mean − new mean > √(2·m·v·d) + ⅔·m·d, d = ln(2·ln W/δ), and the largest such d over all cuts follows
 * from a quadratic equation in √d. Falls only. Nothing leaves the window before the first cut, which is the alarm.
 */
export const adwin: Entrant = {
  name: 'ADWIN',
  kind: 'rival',
  fixed: { name: 'ADWIN, river’s default', threshold: -Math.log(DELTA) },
  open: () => {
    const window = new Window();
    return plainChart((level) => {
      window.push(level);
      if (window.width % CLOCK !== 0 || window.width <= GRACE_PERIOD) return Number.NEGATIVE_INFINITY;
      return window.largestExponent() - Math.log(2 * Math.log(window.width));
    });
  },
};

/** Rows of at most five sums over 1, 2, 4, 8, … reviews, the newest in the first row. */
class Window {
  width = 0;
  private total = 0;
  /** Sum of squared deviations from the mean. */
  private squares = 0;
  private readonly rows: number[][] = [[]];

  push(value: number): void {
    this.rows[0]!.push(value);
    this.width++;
    if (this.width > 1) {
      const n = this.width - 1;
      this.squares += (n * (value - this.total / n) ** 2) / this.width;
    }
    this.total += value;
    for (let row = 0; this.rows[row]!.length > MAX_BUCKETS; row++) {
      const [first, second] = this.rows[row]!.splice(0, 2);
      if (row + 1 === this.rows.length) this.rows.push([]);
      this.rows[row + 1]!.push(first! + second!);
    }
  }

  /** Largest d over all cuts; 0 where nothing fell. */
  largestExponent(): number {
    const variance = this.squares / this.width;
    let most = 0;
    let n0 = 0;
    let sum0 = 0;
    for (let row = this.rows.length - 1; row >= 0; row--) {
      const buckets = this.rows[row]!;
      for (let k = 0; k < buckets.length; k++) {
        n0 += 2 ** row;
        sum0 += buckets[k]!;
        const n1 = this.width - n0;
        if (n0 < MIN_WINDOW || n1 < MIN_WINDOW) continue;
        most = Math.max(most, exponentOf(sum0 / n0 - (this.total - sum0) / n1, variance, n0, n1));
      }
    }
    return most;
  }
}

/** d at which √(2·m·v·d) + ⅔·m·d = fall, with m = 1/(n0 − 4) + 1/(n1 − 4). */
function exponentOf(fall: number, variance: number, n0: number, n1: number): number {
  if (!(fall > 0)) return 0;
  const m = 1 / (n0 - MIN_WINDOW + 1) + 1 / (n1 - MIN_WINDOW + 1);
  const linear = Math.sqrt(2 * m * variance);
  const root = (Math.sqrt(linear * linear + (8 / 3) * m * fall) - linear) / ((4 / 3) * m);
  return root * root;
}
