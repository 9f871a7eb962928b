/** Goals G2, G3 and G5: the baseline is learnt, the threshold is the fixed one; how late, how often missed, how often wrong? */
import { type Plan, planFor } from '../../src/drift/detector.ts';
import { DOWN, type Side, UP } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { logThreshold, type Mode } from '../../src/drift/threshold.ts';
import { largest, learnt, step } from './basr.ts';
import { dirichlet, draw, random } from './random.ts';
import { HEALTHY, SHAPES } from './shapes.ts';

const LONGEST = 3_000;

export interface LearntRow {
  readonly shape: string;
  /** Restricted mean, median and 90th percentile of the delay in reviews; share not found within 3,000. */
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly missed: number;
}

/** Delays at A = 20,000 with a baseline of `size` reviews and the change `later` reviews after it; p ~ Dirichlet(20·p0). */
export function learntBaseline(size: number, later: number, paths: number): readonly LearntRow[] {
  const plan = planFor(5, usualPrior(5), 'basr');
  const threshold = Math.exp(logThreshold(20_000, 5, 'basr'));
  return SHAPES.map(({ name, change }) => {
    const delays: number[] = [];
    for (let path = 0; path < paths; path++) {
      const delay = delayOf(plan, threshold, change, size, later, path);
      if (delay !== undefined) delays.push(delay);
    }
    delays.sort((a, b) => a - b);
    const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(share * delays.length))]!;
    const missed = delays.filter((delay) => delay >= LONGEST).length / delays.length;
    return {
      shape: name,
      mean: delays.reduce((a, b) => a + b, 0) / delays.length,
      median: at(0.5),
      p90: at(0.9),
      missed,
    };
  });
}

function delayOf(
  plan: Plan,
  threshold: number,
  change: (law: readonly number[]) => number[],
  size: number,
  later: number,
  path: number,
): number | undefined {
  const rng = random(2_000_000 + path);
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  const cells = learnt(plan, rng, law, size, [threshold, threshold]);
  for (let t = 0; t < later; t++) if (step(plan, cells, draw(rng, law), DOWN) >= threshold) return undefined;
  const after = change(law);
  let t = 1;
  while (t < LONGEST && step(plan, cells, draw(rng, after), DOWN) < threshold) t++;
  return t;
}

/** A strength at which all laws of a fleet are its centre. */
export const FIXED = 1e6;

/** ln of the largest M of each side over the 1,000 healthy reviews after each baseline, sorted, on the way to an ARL0 of `arl`; laws ~ Dirichlet(strength·centre). */
export function nullMaxima(
  centre: readonly number[],
  mode: Mode,
  size: number,
  arl: number,
  paths: number,
  strength = 20,
): readonly [down: Float64Array, up: Float64Array] {
  const limits = limitsFor(arl, centre.length, mode);
  const plan = planFor(centre.length, usualPrior(centre.length), mode);
  const maxima = [new Float64Array(paths), new Float64Array(paths)] as const;
  for (let path = 0; path < paths; path++) {
    const rng = random(3_000_000 + path);
    const law = dirichlet(
      rng,
      centre.map((p) => strength * p),
    );
    const found = largest(plan, learnt(plan, rng, law, size, limits), rng, law, 1_000);
    maxima[DOWN][path] = Math.log(found[DOWN]);
    maxima[UP][path] = Math.log(found[UP]);
  }
  return [maxima[DOWN].sort(), maxima[UP].sort()];
}

/** Share of healthy streams, all of one law and with a baseline of 30 reviews, that are told to change within `reviews`, at the threshold for an ARL0 of `arl`. */
export function falselyTold(law: readonly number[], side: Side, arl: number, reviews: number, paths: number): number {
  const limits = limitsFor(arl, law.length, 'basr');
  const plan = planFor(law.length, usualPrior(law.length), 'basr');
  let told = 0;
  for (let path = 0; path < paths; path++) {
    const rng = random(17_000_000 + path);
    if (largest(plan, learnt(plan, rng, law, 30, limits), rng, law, reviews)[side] >= limits[side]) told++;
  }
  return told / paths;
}

function limitsFor(arl: number, levels: number, mode: Mode): [down: number, up: number] {
  return [Math.exp(logThreshold(arl, levels, mode, DOWN)), Math.exp(logThreshold(arl, levels, mode, UP))];
}

/** Achieved ARL0 at a threshold, from the share of paths that alarm within 1,000 reviews. */
export function achievedArl(maxima: Float64Array, logLimit: number): number {
  const alarms = maxima.filter((most) => most >= logLimit).length;
  return alarms === 0 ? Number.POSITIVE_INFINITY : -1_000 / Math.log(1 - alarms / maxima.length);
}

/** c at which the achieved ARL0 is `margin`·A. */
export function correctionFor(maxima: Float64Array, arl: number, margin: number): number {
  return maxima[Math.floor(maxima.length * Math.exp(-1_000 / (margin * arl)))]! - Math.log(arl);
}
