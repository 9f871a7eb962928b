/** The simulated streams on which detectors race: thresholds at an equal rate of false alarms, and delays after a change. */
import { dirichlet, draw, type Random, random } from './random.ts';
import type { Chart, Entrant, Truth } from './references/chart.ts';
import { HEALTHY, type Shape } from './shapes.ts';

/** A fall found later than this counts as missed. */
export const LONGEST = 3_000;
/** Healthy reviews after the baseline over which the rate of false alarms is measured. */
const HORIZON = 1_000;
/** Strength of the Dirichlet law from which streams come. */
const STRENGTH = 20;

/** Largest statistic over the 1,000 healthy reviews after a baseline of `size`, on `paths` streams, sorted. `shape` matters to an oracle only. */
export function healthyMaxima(entrant: Entrant, shape: Shape, size: number, paths: number): Float64Array {
  return Float64Array.from({ length: paths }, (_, path) => {
    const rng = random(3_000_000 + path);
    const truth = truthOf(rng, shape);
    const chart = opened(entrant, truth, size, rng);
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < HORIZON; t++) most = Math.max(most, chart.step(draw(rng, truth.law)));
    return most;
  }).sort();
}

/** The threshold that a share 1 − e^(−1000/arl) of healthy streams reaches within 1,000 reviews, as a constant hazard 1/arl would. */
export function thresholdFor(maxima: Float64Array, arl: number): number {
  return maxima[Math.floor(maxima.length * Math.exp(-HORIZON / arl))]!;
}

/** ARL0 at a threshold, by the same hazard; infinite when no path alarms. */
export function achievedArl(maxima: Float64Array, threshold: number): number {
  const alarms = maxima.reduce((count, most) => count + (most >= threshold ? 1 : 0), 0);
  return alarms === 0 ? Number.POSITIVE_INFINITY : -HORIZON / Math.log(1 - alarms / maxima.length);
}

/**
 * Delays in reviews, one row per threshold (ascending), one column per path: a baseline of `size`, the change `later`
 * reviews after it. NaN where the alarm came before the change; 3,000 where none came.
 */
export function delays(
  entrant: Entrant,
  shape: Shape,
  thresholds: readonly number[],
  size: number,
  later: number,
  paths: number,
): readonly Float64Array[] {
  const rows = thresholds.map(() => new Float64Array(paths).fill(LONGEST));
  for (let path = 0; path < paths; path++) {
    const rng = random(2_000_000 + path);
    const truth = truthOf(rng, shape);
    const chart = opened(entrant, truth, size, rng);
    let passed = 0;
    for (let t = 1 - later; t <= LONGEST && passed < rows.length; t++) {
      const statistic = chart.step(draw(rng, t > 0 ? truth.after : truth.law));
      for (; passed < rows.length && statistic >= thresholds[passed]!; passed++) {
        rows[passed]![path] = t > 0 ? t : Number.NaN;
      }
    }
  }
  return rows;
}

function truthOf(rng: Random, { change }: Shape): Truth {
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => STRENGTH * p),
  );
  return { law, after: change(law) };
}

function opened(entrant: Entrant, truth: Truth, size: number, rng: Random): Chart {
  const chart = entrant.open(truth);
  for (let i = 0; i < size; i++) chart.learn(draw(rng, truth.law));
  return chart;
}
