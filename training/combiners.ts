/** Fits the small logistic models and their thresholds on gold rows that the tables were not trained on. */
import type { Combiner, Decision } from '../src/analysis/model.ts';

/** One decision to learn from. */
export interface Case {
  readonly inputs: readonly number[];
  readonly truth: boolean;
  /** Which review it belongs to: thresholds are chosen per review. */
  readonly row: number;
  /** Of a real review: thresholds are chosen on these. */
  readonly real: boolean;
}

/** Fitted by gradient descent with momentum; `monotone`: inputs whose weight may not fall below 0. */
export function fitCombiner(cases: readonly Case[], monotone: readonly number[] = [], ridge = 0.002): Combiner {
  const width = cases[0]?.inputs.length ?? 0;
  const weights = new Float64Array(width);
  const speed = new Float64Array(width + 1);
  const share = cases.filter(({ truth }) => truth).length / Math.max(1, cases.length);
  let bias = Math.log((share + 1e-3) / (1 - share + 1e-3));
  const scales = inputScales(cases, width);
  for (let round = 0; round < 400; round++) {
    const slope = new Float64Array(width + 1);
    for (const { inputs, truth } of cases) {
      let score = bias;
      for (let k = 0; k < width; k++) score += weights[k]! * inputs[k]! * scales[k]!;
      const error = 1 / (1 + Math.exp(-score)) - (truth ? 1 : 0);
      for (let k = 0; k < width; k++) slope[k]! += error * inputs[k]! * scales[k]!;
      slope[width]! += error;
    }
    for (let k = 0; k <= width; k++) {
      const pull = k < width ? ridge * weights[k]! : 0;
      speed[k] = 0.9 * speed[k]! - 0.3 * (slope[k]! / cases.length + pull);
      if (k < width) weights[k]! += speed[k]!;
      else bias += speed[k]!;
    }
    for (const k of monotone) weights[k] = Math.max(0, weights[k]!);
  }
  return { weights: Array.from(weights, (w, k) => Number((w * scales[k]!).toFixed(5))), bias: Number(bias.toFixed(5)) };
}

function inputScales(cases: readonly Case[], width: number): number[] {
  return Array.from({ length: width }, (_, k) => {
    const mean = cases.reduce((sum, { inputs }) => sum + inputs[k]! ** 2, 0) / Math.max(1, cases.length);
    return mean > 0 ? Math.min(10, 1 / Math.sqrt(mean)) : 0;
  });
}

/** The threshold with the best F1 over reviews (a review says yes when any of its cases does), kept within bounds. */
export function chooseThreshold(combiner: Combiner, cases: readonly Case[], lowest = 0.3, highest = 0.8): Decision {
  const truth = new Map<number, boolean>();
  const best = new Map<number, number>();
  for (const { inputs, truth: yes, row } of cases) {
    const score = combiner.bias + combiner.weights.reduce((sum, w, k) => sum + w * inputs[k]!, 0);
    best.set(row, Math.max(best.get(row) ?? 0, 1 / (1 + Math.exp(-score))));
    truth.set(row, (truth.get(row) ?? false) || yes);
  }
  const reviews = [...best].map(([row, p]) => ({ p, truth: truth.get(row) ?? false }));
  let chosen = 0.5;
  let top = -1;
  for (let threshold = lowest; threshold <= highest + 1e-9; threshold += 0.025) {
    // The mean over a neighbourhood: a single threshold's F1 jumps with single reviews.
    const near = NEIGHBOURS.map((step) => f1At(threshold + step, reviews));
    const f1 = near.reduce((sum, one) => sum + one, 0) / near.length;
    if (f1 > top + 1e-9) {
      top = f1;
      chosen = threshold;
    }
  }
  return { ...combiner, threshold: Number(chosen.toFixed(3)) };
}

const NEIGHBOURS = [-0.075, -0.05, -0.025, 0, 0.025, 0.05, 0.075];

function f1At(threshold: number, reviews: readonly { readonly p: number; readonly truth: boolean }[]): number {
  const said = reviews.filter(({ p }) => p >= threshold);
  const real = reviews.filter(({ truth }) => truth).length;
  const hits = said.filter(({ truth }) => truth).length;
  return said.length + real > 0 ? (2 * hits) / (said.length + real) : 0;
}
