/** AdaGrad over features scaled by how one-sided they are. Apart from the heads' learner: one softmax, other features' weights. */
import { SENTIMENT_OUTPUTS } from '../src/analysis/sentiment.ts';
import { CHAR_SHARE, type Table, WORD_SHARE } from '../src/analysis/table.ts';
import { type Example, quantize } from './learner.ts';
import { generator, shuffle } from './random.ts';

export interface SentimentLearning {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seeds: readonly number[];
}

/** Trains one table per seed and averages them (the models are linear), then cuts to int8. Every example has one choice. */
export function learnSentiment(examples: readonly Example[], learning: SentimentLearning): Table {
  const { bits, seeds } = learning;
  const scales = featureScales(examples, bits);
  const total = new Float32Array(scales.length * 3);
  const bias = new Float64Array(3);
  for (const seed of seeds) {
    const one = learnOnce(examples, learning, scales, seed);
    for (let k = 0; k < total.length; k++) total[k]! += (one.weights[k]! * scales[Math.floor(k / 3)]!) / seeds.length;
    for (let k = 0; k < 3; k++) bias[k]! += one.bias[k]! / seeds.length;
  }
  return quantize(total, bias, { bits, outputs: SENTIMENT_OUTPUTS });
}

const LEAST_SCALE = 0.1;
const SCALE_PER_LOG_RATIO = 0.3;
const SMOOTHING = 0.5;

/**
 * A feature counts as its log-count ratio between the poles (NB-SVM: Wang and Manning 2012, "Baselines and bigrams"), so
 * that words without a side stay quiet. The scale goes into the table: it costs nothing when reading.
 */
export function featureScales(examples: readonly Example[], bits: number): Float32Array {
  const size = 2 ** bits;
  const negative = new Float32Array(size).fill(SMOOTHING);
  const positive = new Float32Array(size).fill(SMOOTHING);
  for (const { words, chars, choices, weight } of examples) {
    const { truth } = choices[0]!;
    if (truth === 1) continue;
    const side = truth === 2 ? positive : negative;
    for (const hashes of [words, chars]) for (const hash of hashes) side[hash & (size - 1)]! += weight;
  }
  const sum = (counts: Float32Array) => counts.reduce((total, count) => total + count, 0);
  const prior = Math.log(sum(positive) / sum(negative));
  return Float32Array.from(
    positive,
    (count, k) => LEAST_SCALE + SCALE_PER_LOG_RATIO * Math.abs(Math.log(count / negative[k]!) - prior),
  );
}

function learnOnce(examples: readonly Example[], learning: SentimentLearning, scales: Float32Array, seed: number) {
  const state = {
    scales,
    rate: learning.rate,
    mask: scales.length - 1,
    weights: new Float32Array(scales.length * 3),
    squares: new Float32Array(scales.length * 3),
    bias: new Float64Array(3),
    biasSquares: new Float64Array(3),
    scores: new Float64Array(3),
    slopes: new Float64Array(3),
  };
  const random = generator(seed);
  const order = Uint32Array.from(examples, (_, index) => index);
  for (let epoch = 0; epoch < learning.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) step(state, examples[index]!);
  }
  return state;
}

type State = ReturnType<typeof learnOnce>;

/** Slopes below this teach nothing worth the time. */
const LEAST_SLOPE = 1e-3;

function step(state: State, example: Example): void {
  const { scores, slopes, bias, biasSquares, rate } = state;
  const wordValue = example.words.length > 0 ? WORD_SHARE / Math.sqrt(example.words.length) : 0;
  const charValue = example.chars.length > 0 ? CHAR_SHARE / Math.sqrt(example.chars.length) : 0;
  scores.set(bias);
  addScores(state, example.words, wordValue);
  addScores(state, example.chars, charValue);
  const { truth, among } = example.choices[0]!;
  let top = Number.NEGATIVE_INFINITY;
  for (const k of among) top = Math.max(top, scores[k]!);
  let total = 0;
  for (const k of among) total += Math.exp(scores[k]! - top);
  slopes.fill(0);
  for (const k of among) {
    const slope = example.weight * (Math.exp(scores[k]! - top) / total - (k === truth ? 1 : 0));
    if (Math.abs(slope) < LEAST_SLOPE) continue;
    slopes[k] = slope;
    biasSquares[k]! += slope ** 2;
    bias[k]! -= (rate * 0.1 * slope) / Math.sqrt(biasSquares[k]! + 1);
  }
  if (slopes[0] === 0 && slopes[1] === 0 && slopes[2] === 0) return;
  moveRows(state, example.words, wordValue);
  moveRows(state, example.chars, charValue);
}

function addScores(state: State, hashes: Int32Array, value: number): void {
  const { weights, scales, scores, mask } = state;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let h = 0; h < hashes.length; h++) {
    const bucket = hashes[h]! & mask;
    const scale = scales[bucket]!;
    first += scale * weights[bucket * 3]!;
    second += scale * weights[bucket * 3 + 1]!;
    third += scale * weights[bucket * 3 + 2]!;
  }
  scores[0]! += value * first;
  scores[1]! += value * second;
  scores[2]! += value * third;
}

function moveRows(state: State, hashes: Int32Array, value: number): void {
  const { weights, squares, scales, slopes, mask, rate } = state;
  for (let h = 0; h < hashes.length; h++) {
    const bucket = hashes[h]! & mask;
    const scaled = value * scales[bucket]!;
    for (let k = 0; k < 3; k++) {
      if (slopes[k] === 0) continue;
      const at = bucket * 3 + k;
      const slope = slopes[k]! * scaled;
      squares[at]! += slope * slope;
      weights[at]! -= (rate * slope) / (Math.sqrt(squares[at]!) + 1e-3);
    }
  }
}
