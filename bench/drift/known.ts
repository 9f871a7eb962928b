/** Goal G1: with the baseline known exactly, how much later than the optimal test is the bank? */
import { alternatives, BANK_SIZE, bankFor } from '../../src/drift/bank.ts';
import { draw, type Random, random } from './random.ts';
import { HEALTHY, SHAPES } from './shapes.ts';

const ARL = 20_000;
const CHANGE = 200;
const LONGEST = 20_000;

/** A statistic that grows with evidence; one per path. */
type Chart = () => (level: number) => number;

export interface KnownRow {
  readonly shape: string;
  readonly oracle: number;
  readonly bank: number;
  readonly limit: number;
}

/** Mean delays of the oracle CUSUM and of the bank, both at a simulated ARL0 of 20,000, change after 200 reviews. */
export function knownBaseline(paths: number, nullPaths: number): readonly KnownRow[] {
  const bank = bankChart();
  const bankThreshold = calibrate(bank, nullPaths);
  return SHAPES.map(({ name, change }) => {
    const after = change(HEALTHY);
    const oracle = cusum(after);
    const threshold = calibrate(oracle, nullPaths);
    const divergence = after.reduce((sum, q, i) => sum + q * Math.log(q / HEALTHY[i]!), 0);
    return {
      shape: name,
      oracle: delay(oracle, threshold, after, paths),
      bank: delay(bank, bankThreshold, after, paths),
      limit: Math.log(ARL) / divergence,
    };
  });
}

function cusum(after: readonly number[]): Chart {
  const gains = after.map((q, i) => Math.log(q / HEALTHY[i]!));
  return () => {
    let w = 0;
    return (level) => {
      w = Math.max(0, w + gains[level]!);
      return w;
    };
  };
}

function bankChart(): Chart {
  const law = Float64Array.from(HEALTHY);
  const ratios = HEALTHY.map((p, level) => {
    const q = new Float64Array(2 * BANK_SIZE);
    alternatives(bankFor(HEALTHY.length), law, level, q);
    return q.slice(0, BANK_SIZE).map((value) => value / p);
  });
  return () => {
    const r = new Float64Array(BANK_SIZE);
    return (level) => {
      let sum = 0;
      for (let k = 0; k < BANK_SIZE; k++) {
        r[k] = (1 + r[k]!) * ratios[level]![k]!;
        sum += r[k]!;
      }
      return Math.log(sum / BANK_SIZE);
    };
  };
}

/** The threshold at which null paths of 40,000 reviews alarm once in 20,000 (censored-exponential estimate). */
function calibrate(chart: Chart, paths: number): number {
  const length = 2 * ARL;
  const ladders = Array.from({ length: paths }, (_, path) => records(chart(), random(path + 1), length));
  let [low, high] = [0, 40];
  for (let i = 0; i < 40; i++) {
    const h = (low + high) / 2;
    let [time, alarms] = [0, 0];
    for (const ladder of ladders) {
      const first = ladder.find(([, value]) => value >= h);
      time += first ? first[0] : length;
      if (first) alarms++;
    }
    if (alarms > 0 && time / alarms < ARL) low = h;
    else high = h;
  }
  return high;
}

/** When each new maximum was reached. */
function records(chart: (level: number) => number, rng: Random, length: number): [number, number][] {
  const ladder: [number, number][] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let t = 1; t <= length; t++) {
    const value = chart(draw(rng, HEALTHY));
    if (value <= most) continue;
    most = value;
    ladder.push([t, value]);
  }
  return ladder;
}

function delay(chart: Chart, threshold: number, after: readonly number[], paths: number): number {
  let [sum, counted] = [0, 0];
  for (let path = 0; path < paths; path++) {
    const rng = random(1_000_000 + path);
    const next = chart();
    let early = false;
    for (let t = 0; t < CHANGE && !early; t++) early = next(draw(rng, HEALTHY)) >= threshold;
    if (early) continue;
    let t = 1;
    while (t < LONGEST && next(draw(rng, after)) < threshold) t++;
    sum += t;
    counted++;
  }
  return sum / counted;
}
