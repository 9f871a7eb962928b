/** AdaGrad over hashed features: several heads in one table, labels that a corpus cannot express masked. */
import { CHAR_SHARE, type Table, WORD_SHARE } from '../src/analysis/table.ts';
import { generator, shuffle } from './random.ts';

/** One text or clause with what is known of it. */
export interface Example {
  readonly words: Int32Array;
  readonly chars: Int32Array;
  readonly weight: number;
  /** Softmax groups: the true output, among those that the corpus can express. */
  readonly choices: readonly { readonly truth: number; readonly among: readonly number[] }[];
  /** Yes/no outputs that are known. */
  readonly flags: readonly { readonly output: number; readonly truth: 0 | 1; readonly weight?: number }[];
}

export interface LearnerOptions {
  readonly bits: number;
  readonly outputs: readonly string[];
  readonly epochs: number;
  readonly rate: number;
  readonly seeds: readonly number[];
}

/** Trains one table per seed and averages them (the models are linear), then cuts to int8. The scales go into the table. */
export function learnTable(examples: readonly Example[], options: LearnerOptions): Table {
  const { bits, outputs, seeds } = options;
  const total = new Float32Array(2 ** bits * outputs.length);
  const bias = new Float64Array(outputs.length);
  const scales = featureScales(examples, options);
  for (const seed of seeds) {
    const one = learnOnce(examples, options, scales, seed);
    for (let k = 0; k < total.length; k++) total[k]! += (one.weights[k]! * scales[k]!) / seeds.length;
    for (let k = 0; k < bias.length; k++) bias[k]! += one.bias[k]! / seeds.length;
  }
  return quantize(total, bias, options);
}

const LEAST_SCALE = 0.1;
const SCALE_PER_LOG_RATIO = 0.5;
const SMOOTHING = 0.5;

/**
 * A feature counts for an output as its log-count ratio between yes and no (NB-SVM: Wang and Manning 2012, "Baselines and
 * bigrams"), so that words which say nothing of it stay quiet: rare touchpoints have too few texts to learn that.
 */
function featureScales(examples: readonly Example[], { bits, outputs }: LearnerOptions): Float32Array {
  const outs = outputs.length;
  const size = 2 ** bits;
  const yes = new Float32Array(size * outs).fill(SMOOTHING);
  const no = new Float32Array(size * outs).fill(SMOOTHING);
  for (const { words, chars, flags, choices, weight } of examples) {
    const count = (output: number, isTrue: boolean) => {
      const side = isTrue ? yes : no;
      for (const hash of words) side[(hash & (size - 1)) * outs + output]! += weight;
      for (const hash of chars) side[(hash & (size - 1)) * outs + output]! += weight;
    };
    for (const { output, truth } of flags) count(output, truth === 1);
    for (const { truth, among } of choices) for (const k of among) count(k, k === truth);
  }
  const totals = (counts: Float32Array) => {
    const sums = new Float64Array(outs);
    for (let at = 0; at < counts.length; at++) sums[at % outs]! += counts[at]!;
    return sums;
  };
  const [ofYes, ofNo] = [totals(yes), totals(no)];
  const prior = Float64Array.from(ofYes, (sum, k) => Math.log(sum / ofNo[k]!));
  return Float32Array.from(
    yes,
    (count, at) => LEAST_SCALE + SCALE_PER_LOG_RATIO * Math.abs(Math.log(count / no[at]!) - prior[at % outs]!),
  );
}

function learnOnce(examples: readonly Example[], options: LearnerOptions, scales: Float32Array, seed: number) {
  const outs = options.outputs.length;
  const size = 2 ** options.bits;
  const state = {
    outs,
    mask: size - 1,
    scales,
    weights: new Float32Array(size * outs),
    squares: new Float32Array(size * outs),
    bias: new Float64Array(outs),
    biasSquares: new Float64Array(outs),
  };
  const random = generator(seed);
  const order = Uint32Array.from(examples, (_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) step(state, examples[index]!, options.rate);
  }
  return state;
}

type State = ReturnType<typeof learnOnce>;

function step(state: State, example: Example, rate: number): void {
  const { words, chars } = example;
  const wordValue = words.length > 0 ? WORD_SHARE / Math.sqrt(words.length) : 0;
  const charValue = chars.length > 0 ? CHAR_SHARE / Math.sqrt(chars.length) : 0;
  const active = [...new Set([...example.choices.flatMap((c) => [...c.among]), ...example.flags.map((f) => f.output)])];
  const scores = new Float64Array(state.outs);
  for (const k of active) scores[k] = state.bias[k]!;
  addScores(state, words, wordValue, active, scores);
  addScores(state, chars, charValue, active, scores);
  const slopes = new Float64Array(state.outs);
  for (const { truth, among } of example.choices) {
    const top = Math.max(...among.map((k) => scores[k]!));
    const total = among.reduce((sum, k) => sum + Math.exp(scores[k]! - top), 0);
    for (const k of among) slopes[k]! += example.weight * (Math.exp(scores[k]! - top) / total - (k === truth ? 1 : 0));
  }
  for (const { output, truth, weight } of example.flags) {
    slopes[output]! += example.weight * (weight ?? 1) * (1 / (1 + Math.exp(-scores[output]!)) - truth);
  }
  const moving = active.filter((k) => Math.abs(slopes[k]!) > 1e-3);
  for (const k of moving) {
    state.biasSquares[k]! += slopes[k]! ** 2;
    state.bias[k]! -= (rate * 0.1 * slopes[k]!) / Math.sqrt(state.biasSquares[k]! + 1);
  }
  moveRows(state, words, wordValue, moving, slopes, rate);
  moveRows(state, chars, charValue, moving, slopes, rate);
}

function addScores(
  state: State,
  hashes: Int32Array,
  value: number,
  active: readonly number[],
  scores: Float64Array,
): void {
  const { weights, scales, outs, mask } = state;
  for (let h = 0; h < hashes.length; h++) {
    const row = (hashes[h]! & mask) * outs;
    for (let a = 0; a < active.length; a++) {
      const at = row + active[a]!;
      scores[active[a]!]! += value * scales[at]! * weights[at]!;
    }
  }
}

function moveRows(
  state: State,
  hashes: Int32Array,
  value: number,
  moving: readonly number[],
  slopes: Float64Array,
  rate: number,
): void {
  const { weights, squares, scales, outs, mask } = state;
  for (let h = 0; h < hashes.length; h++) {
    const row = (hashes[h]! & mask) * outs;
    for (let a = 0; a < moving.length; a++) {
      const at = row + moving[a]!;
      const slope = slopes[moving[a]!]! * value * scales[at]!;
      squares[at]! += slope * slope;
      weights[at]! -= (rate * slope) / (Math.sqrt(squares[at]!) + 1e-3);
    }
  }
}

/** Steps of 1/127 of the 99.99th percentile: the few larger weights are clipped. */
export function quantize(
  weights: Float32Array,
  bias: Float64Array,
  options: Pick<LearnerOptions, 'bits' | 'outputs'>,
): Table {
  const outs = options.outputs.length;
  const scale: number[] = [];
  const cut = new Int8Array(weights.length);
  for (let k = 0; k < outs; k++) {
    const sizes: number[] = [];
    for (let at = k; at < weights.length; at += outs) if (weights[at] !== 0) sizes.push(Math.abs(weights[at]!));
    const top = sizes.sort((a, b) => a - b)[Math.floor(sizes.length * 0.9999)] ?? 1;
    const unit = top / 127 || 1;
    scale.push(Number(unit.toPrecision(6)));
    for (let at = k; at < weights.length; at += outs) {
      cut[at] = Math.max(-127, Math.min(127, Math.round(weights[at]! / unit)));
    }
  }
  return {
    bits: options.bits,
    outputs: options.outputs,
    scale,
    bias: Array.from(bias, (b) => Number(b.toFixed(4))),
    weights: cut,
  };
}
