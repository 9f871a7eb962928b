/** Trains the dense network: gradients by hand, all tasks at once, labels that a corpus cannot express masked. */
import type { Clause } from '../src/analysis/clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { generator, shuffle } from './random.ts';

/** What is known of one part of a text; as in `Example`, but for outputs of the network. */
export interface Target {
  readonly choices: readonly { readonly truth: number; readonly among: readonly number[]; readonly weight: number }[];
  readonly flags: readonly { readonly output: number; readonly truth: 0 | 1; readonly weight: number }[];
}

/** One text with its labels. `words`: places in the lexicon. */
export interface Sample {
  readonly words: Int32Array;
  readonly negated: Uint8Array;
  readonly clauses: readonly Clause[];
  readonly whole?: Target;
  /** By position in `clauses`. */
  readonly parts?: readonly (Target | undefined)[];
}

/** Trained numbers in full precision; the shapes are those of `NetworkWeights`. */
export interface Parameters {
  readonly width: number;
  readonly filters: number;
  readonly outputs: number;
  readonly vectors: Float32Array;
  /** Sums of squared slopes of the vectors. */
  readonly squares: Float32Array;
  /** Kernels, kernel bias, negation, clause head, clause bias, whole head, whole bias, one after another. */
  readonly dense: Float32Array;
}

/** Where each part of `Parameters.dense` begins. */
export interface Layout {
  readonly kernels: number;
  readonly kernelBias: number;
  readonly negation: number;
  readonly clauseHead: number;
  readonly clauseBias: number;
  readonly wholeHead: number;
  readonly wholeBias: number;
  readonly size: number;
}

export function layoutOf(width: number, filters: number, outputs: number): Layout {
  const sizes = [filters * 3 * width, filters, width, outputs * 4 * filters, outputs, outputs * 2 * filters, outputs];
  const starts = [0];
  for (const size of sizes) starts.push(starts.at(-1)! + size);
  const [kernels, kernelBias, negation, clauseHead, clauseBias, wholeHead, wholeBias, size] = starts as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { kernels, kernelBias, negation, clauseHead, clauseBias, wholeHead, wholeBias, size };
}

export interface NetworkOptions {
  readonly epochs: number;
  /** Of the dense part (Adam), falling to a tenth in a line. */
  readonly rate: number;
  /** Of the word vectors (AdaGrad). */
  readonly vectorRate: number;
  /** Share of words and of filters left out. */
  readonly wordDrop: number;
  readonly drop: number;
  /** Weight decay of the dense part. */
  readonly decay: number;
  readonly seed: number;
}

/** Fresh parameters on given vectors. */
export function newParameters(
  vectors: Float32Array,
  width: number,
  filters: number,
  outputs: number,
  seed: number,
): Parameters {
  const random = generator(seed);
  const layout = layoutOf(width, filters, outputs);
  const dense = new Float32Array(layout.size);
  const fill = (from: number, to: number, spread: number) => {
    for (let k = from; k < to; k++) dense[k] = (random() * 2 - 1) * spread;
  };
  fill(layout.kernels, layout.kernelBias, Math.sqrt(6 / (3 * width + filters)));
  fill(layout.clauseHead, layout.clauseBias, 0.05);
  fill(layout.wholeHead, layout.wholeBias, 0.05);
  for (let k = 0; k < outputs; k++) dense[layout.clauseBias + k] = dense[layout.wholeBias + k] = -1;
  return { width, filters, outputs, vectors, squares: new Float32Array(vectors.length), dense };
}

/** A copy that can be trained on without touching the original. */
export function copyParameters(parameters: Parameters): Parameters {
  return {
    ...parameters,
    vectors: parameters.vectors.slice(),
    squares: parameters.squares.slice(),
    dense: parameters.dense.slice(),
  };
}

/** Trains in place. `beside`: samples spread over the epochs, each read once, so that what they taught is not forgotten. */
export function trainNetwork(
  parameters: Parameters,
  lexicon: Lexicon,
  samples: readonly Sample[],
  options: NetworkOptions,
  beside: readonly Sample[] = [],
): void {
  const random = generator(options.seed);
  const pass = newPass(parameters, lexicon);
  const aside = beside.slice();
  shuffle(aside, random);
  const { dense } = parameters;
  const moment = new Float32Array(dense.length);
  const square = new Float32Array(dense.length);
  const slice = Math.ceil(aside.length / options.epochs);
  const total = options.epochs * Math.ceil((samples.length + slice) / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = [...samples, ...aside.slice(epoch * slice, (epoch + 1) * slice)];
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const to = Math.min(order.length, from + BATCH);
      const left = 1 - step / total;
      const drops = { words: options.wordDrop, filters: options.drop, random };
      for (let at = from; at < to; at++) {
        forward(pass, order[at]!, drops);
        backward(pass, order[at]!);
      }
      moveVectors(pass, options.vectorRate * (0.1 + 0.9 * left));
      step++;
      const rate = options.rate * (0.1 + 0.9 * left) * (Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step));
      const { slopes } = pass;
      for (let k = 0; k < dense.length; k++) {
        const slope = slopes[k]! / (to - from);
        slopes[k] = 0;
        moment[k] = 0.9 * moment[k]! + 0.1 * slope;
        square[k] = 0.999 * square[k]! + 0.001 * slope * slope;
        dense[k]! -=
          (rate * moment[k]!) / (Math.sqrt(square[k]!) + 1e-8) + options.decay * options.rate * left * dense[k]!;
      }
    }
  }
}

/** Texts between two steps of the dense part. */
const BATCH = 8;

/** Buffers of one text's way through the network, forth and back. */
export interface Pass {
  readonly parameters: Parameters;
  readonly layout: Layout;
  readonly lexicon: Lexicon;
  readonly slopes: Float32Array;
  /** Rows of the vectors that the batch moved → place of their slope in `rowSlopes`. */
  readonly rows: Map<number, number>;
  rowSlopes: Float32Array;
  inputs: Float32Array;
  inputSlopes: Float32Array;
  /** Row of `inputs` of every word; rows between sentences are zero. */
  place: Int32Array;
  dropped: Uint8Array;
  /** Per clause: the largest answers and the row where they are. */
  pooled: Float32Array;
  argmax: Int32Array;
  pooledSlopes: Float32Array;
  sentenceOf: Int32Array;
  sentences: Float32Array;
  sentenceMax: Int32Array;
  whole: Float32Array;
  wholeMax: Int32Array;
  keep: Float32Array;
  logits: Float64Array;
  clauseLogits: Float64Array[];
  wholeLogits: Float64Array;
  rowsUsed: number;
}

export function newPass(parameters: Parameters, lexicon: Lexicon): Pass {
  const { width, filters, outputs } = parameters;
  const layout = layoutOf(width, filters, outputs);
  return {
    parameters,
    layout,
    lexicon,
    slopes: new Float32Array(layout.size),
    rows: new Map(),
    rowSlopes: new Float32Array(1024 * width),
    inputs: new Float32Array(0),
    inputSlopes: new Float32Array(0),
    place: new Int32Array(0),
    dropped: new Uint8Array(0),
    pooled: new Float32Array(0),
    argmax: new Int32Array(0),
    pooledSlopes: new Float32Array(0),
    sentenceOf: new Int32Array(0),
    sentences: new Float32Array(0),
    sentenceMax: new Int32Array(0),
    whole: new Float32Array(2 * filters),
    wholeMax: new Int32Array(filters),
    keep: new Float32Array(filters),
    logits: new Float64Array(outputs),
    clauseLogits: [],
    wholeLogits: new Float64Array(outputs),
    rowsUsed: 0,
  };
}

interface Drops {
  readonly words: number;
  readonly filters: number;
  readonly random: () => number;
}

/** Computes `clauseLogits` (only of labelled clauses, when the sample has labels) and `wholeLogits`. */
export function forward(pass: Pass, sample: Sample, drops?: Drops): void {
  const { filters, outputs, dense } = pass.parameters;
  const { layout } = pass;
  const { clauses } = sample;
  reserve(pass, sample);
  readInputs(pass, sample, drops);
  const { pooled, argmax, sentences, sentenceMax, sentenceOf, whole, wholeMax, keep } = pass;
  for (let k = 0; k < filters; k++) {
    keep[k] = drops && drops.filters > 0 ? (drops.random() < drops.filters ? 0 : 1 / (1 - drops.filters)) : 1;
  }
  pooled.fill(0, 0, clauses.length * filters);
  argmax.fill(-1, 0, clauses.length * filters);
  sentences.fill(0, 0, clauses.length * filters);
  sentenceMax.fill(-1, 0, clauses.length * filters);
  whole.fill(0);
  wholeMax.fill(-1);
  let sentence = -1;
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c]!;
    if (c === 0 || clause.sentence !== clauses[c - 1]!.sentence) sentence = c;
    sentenceOf[c] = sentence;
    const own = c * filters;
    for (let word = clause.from; word < clause.to; word++) convolve(pass, pass.place[word]!, own);
    const all = sentence * filters;
    for (let k = 0; k < filters; k++) {
      const value = pooled[own + k]!;
      if (value > sentences[all + k]!) {
        sentences[all + k] = value;
        sentenceMax[all + k] = c;
      }
      if (value > whole[k]!) {
        whole[k] = value;
        wholeMax[k] = c;
      }
      whole[filters + k]! += value / clauses.length;
    }
  }
  while (pass.clauseLogits.length < clauses.length) pass.clauseLogits.push(new Float64Array(outputs));
  for (let c = 0; c < clauses.length; c++) {
    if (sample.parts && !sample.parts[c]) continue;
    if (drops && !sample.parts) continue;
    const out = pass.clauseLogits[c]!;
    const all = sentenceOf[c]! * filters;
    for (let o = 0; o < outputs; o++) {
      let sum = dense[layout.clauseBias + o]!;
      const head = layout.clauseHead + o * 4 * filters;
      for (let k = 0; k < filters; k++) {
        sum +=
          keep[k]! *
          (dense[head + k]! * pooled[c * filters + k]! +
            dense[head + filters + k]! * sentences[all + k]! +
            dense[head + 2 * filters + k]! * whole[k]! +
            dense[head + 3 * filters + k]! * whole[filters + k]!);
      }
      out[o] = sum;
    }
  }
  for (let o = 0; o < outputs; o++) {
    let sum = dense[layout.wholeBias + o]!;
    const head = layout.wholeHead + o * 2 * filters;
    for (let k = 0; k < filters; k++) {
      sum += keep[k]! * (dense[head + k]! * whole[k]! + dense[head + filters + k]! * whole[filters + k]!);
    }
    pass.wholeLogits[o] = sum;
  }
}

/** Adds the slopes of a text's loss to the pass; returns the loss. `forward` must have run on it. */
export function backward(pass: Pass, sample: Sample): number {
  const { filters, outputs, dense } = pass.parameters;
  const { layout, slopes, pooled, pooledSlopes, sentences, sentenceMax, sentenceOf, whole, wholeMax, keep, logits } =
    pass;
  const { clauses } = sample;
  const meanSlopes = new Float32Array(filters);
  pooledSlopes.fill(0, 0, clauses.length * filters);
  let loss = 0;
  for (let c = 0; c < clauses.length && sample.parts; c++) {
    const target = sample.parts[c];
    if (!target) continue;
    loss += slopesOf(target, pass.clauseLogits[c]!, logits);
    const own = c * filters;
    const all = sentenceOf[c]! * filters;
    for (let o = 0; o < outputs; o++) {
      const slope = logits[o]!;
      if (slope === 0) continue;
      slopes[layout.clauseBias + o]! += slope;
      const head = layout.clauseHead + o * 4 * filters;
      for (let k = 0; k < filters; k++) {
        const kept = keep[k]! * slope;
        if (kept === 0) continue;
        slopes[head + k]! += kept * pooled[own + k]!;
        slopes[head + filters + k]! += kept * sentences[all + k]!;
        slopes[head + 2 * filters + k]! += kept * whole[k]!;
        slopes[head + 3 * filters + k]! += kept * whole[filters + k]!;
        pooledSlopes[own + k]! += kept * dense[head + k]!;
        if (sentenceMax[all + k]! >= 0)
          pooledSlopes[sentenceMax[all + k]! * filters + k]! += kept * dense[head + filters + k]!;
        if (wholeMax[k]! >= 0) pooledSlopes[wholeMax[k]! * filters + k]! += kept * dense[head + 2 * filters + k]!;
        meanSlopes[k]! += (kept * dense[head + 3 * filters + k]!) / clauses.length;
      }
    }
  }
  if (sample.whole) {
    loss += slopesOf(sample.whole, pass.wholeLogits, logits);
    for (let o = 0; o < outputs; o++) {
      const slope = logits[o]!;
      if (slope === 0) continue;
      slopes[layout.wholeBias + o]! += slope;
      const head = layout.wholeHead + o * 2 * filters;
      for (let k = 0; k < filters; k++) {
        const kept = keep[k]! * slope;
        if (kept === 0) continue;
        slopes[head + k]! += kept * whole[k]!;
        slopes[head + filters + k]! += kept * whole[filters + k]!;
        if (wholeMax[k]! >= 0) pooledSlopes[wholeMax[k]! * filters + k]! += kept * dense[head + k]!;
        meanSlopes[k]! += (kept * dense[head + filters + k]!) / clauses.length;
      }
    }
  }
  for (let at = 0; at < clauses.length * filters; at++) pooledSlopes[at]! += meanSlopes[at % filters]!;
  backThroughKernels(pass, sample);
  return loss;
}

function backThroughKernels(pass: Pass, sample: Sample): void {
  const { width, filters, dense } = pass.parameters;
  const { layout, slopes, pooledSlopes, argmax, inputs, inputSlopes, place, lexicon } = pass;
  const span = 3 * width;
  inputSlopes.fill(0, 0, pass.rowsUsed * width);
  for (let c = 0; c < sample.clauses.length; c++) {
    for (let k = 0; k < filters; k++) {
      const slope = pooledSlopes[c * filters + k]!;
      const row = argmax[c * filters + k]!;
      if (row < 0 || slope === 0) continue;
      slopes[layout.kernelBias + k]! += slope;
      const from = (row - 1) * width;
      const kernel = layout.kernels + k * span;
      for (let d = 0; d < span; d++) {
        slopes[kernel + d]! += slope * inputs[from + d]!;
        inputSlopes[from + d]! += slope * dense[kernel + d]!;
      }
    }
  }
  for (let word = 0; word < sample.words.length; word++) {
    if (pass.dropped[word]) continue;
    const from = place[word]! * width;
    let moves = false;
    for (let d = 0; d < width && !moves; d++) moves = inputSlopes[from + d] !== 0;
    if (!moves) continue;
    if (sample.negated[word]) for (let d = 0; d < width; d++) slopes[layout.negation + d]! += inputSlopes[from + d]!;
    const rows = lexicon.rows[sample.words[word]!]!;
    for (let r = 0; r < rows.list.length; r++) addRow(pass, rows.list[r]!, from, r === 0 && rows.own ? 1 : rows.share);
  }
}

function addRow(pass: Pass, row: number, from: number, share: number): void {
  const { width } = pass.parameters;
  let at = pass.rows.get(row);
  if (at === undefined) {
    at = pass.rows.size * width;
    pass.rows.set(row, at);
    if (at + width > pass.rowSlopes.length) {
      const larger = new Float32Array(pass.rowSlopes.length * 2);
      larger.set(pass.rowSlopes);
      pass.rowSlopes = larger;
    }
    pass.rowSlopes.fill(0, at, at + width);
  }
  const { rowSlopes, inputSlopes } = pass;
  for (let d = 0; d < width; d++) rowSlopes[at + d]! += share * inputSlopes[from + d]!;
}

function moveVectors(pass: Pass, rate: number): void {
  const { width, vectors, squares } = pass.parameters;
  const { rowSlopes } = pass;
  for (const [row, at] of pass.rows) {
    for (let d = 0; d < width; d++) {
      const slope = rowSlopes[at + d]!;
      const own = row * width + d;
      squares[own]! += slope * slope;
      vectors[own]! -= (rate * slope) / (Math.sqrt(squares[own]!) + 1e-2);
    }
  }
  pass.rows.clear();
}

/** Writes the slopes of a target's loss by the logits; returns the loss. */
function slopesOf(target: Target, logits: Float64Array, out: Float64Array): number {
  out.fill(0);
  let loss = 0;
  for (const { truth, among, weight } of target.choices) {
    let top = Number.NEGATIVE_INFINITY;
    for (const k of among) top = Math.max(top, logits[k]!);
    let total = 0;
    for (const k of among) total += Math.exp(logits[k]! - top);
    for (const k of among) out[k]! += weight * (Math.exp(logits[k]! - top) / total - (k === truth ? 1 : 0));
    loss -= weight * (logits[truth]! - top - Math.log(total));
  }
  for (const { output, truth, weight } of target.flags) {
    const score = logits[output]!;
    out[output]! += weight * (1 / (1 + Math.exp(-score)) - truth);
    const wrong = truth === 1 ? -score : score;
    loss += weight * (wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong)));
  }
  return loss;
}

function convolve(pass: Pass, row: number, own: number): void {
  const { width, filters, dense } = pass.parameters;
  const { inputs, pooled, argmax, layout } = pass;
  const span = 3 * width;
  const from = (row - 1) * width;
  for (let k = 0; k < filters; k += 4) {
    const k0 = layout.kernels + k * span;
    const k1 = k0 + span;
    const k2 = k1 + span;
    const k3 = k2 + span;
    let s0 = dense[layout.kernelBias + k]!;
    let s1 = dense[layout.kernelBias + k + 1]!;
    let s2 = dense[layout.kernelBias + k + 2]!;
    let s3 = dense[layout.kernelBias + k + 3]!;
    for (let d = 0; d < span; d++) {
      const x = inputs[from + d]!;
      s0 += x * dense[k0 + d]!;
      s1 += x * dense[k1 + d]!;
      s2 += x * dense[k2 + d]!;
      s3 += x * dense[k3 + d]!;
    }
    const at = own + k;
    if (s0 > pooled[at]!) {
      pooled[at] = s0;
      argmax[at] = row;
    }
    if (s1 > pooled[at + 1]!) {
      pooled[at + 1] = s1;
      argmax[at + 1] = row;
    }
    if (s2 > pooled[at + 2]!) {
      pooled[at + 2] = s2;
      argmax[at + 2] = row;
    }
    if (s3 > pooled[at + 3]!) {
      pooled[at + 3] = s3;
      argmax[at + 3] = row;
    }
  }
}

function reserve(pass: Pass, sample: Sample): void {
  const { width, filters } = pass.parameters;
  const rows = sample.words.length + sample.clauses.length + 2;
  if (pass.inputs.length < rows * width) {
    pass.inputs = new Float32Array(2 * rows * width);
    pass.inputSlopes = new Float32Array(2 * rows * width);
    pass.place = new Int32Array(2 * rows);
    pass.dropped = new Uint8Array(2 * rows);
  }
  const size = sample.clauses.length * filters;
  if (pass.pooled.length < size) {
    pass.pooled = new Float32Array(2 * size);
    pass.argmax = new Int32Array(2 * size);
    pass.pooledSlopes = new Float32Array(2 * size);
    pass.sentences = new Float32Array(2 * size);
    pass.sentenceMax = new Int32Array(2 * size);
    pass.sentenceOf = new Int32Array(2 * sample.clauses.length);
  }
}

/** Word vectors side by side, a row of zeros around every sentence. */
function readInputs(pass: Pass, sample: Sample, drops: Drops | undefined): void {
  const { width, vectors, dense } = pass.parameters;
  const { inputs, place, dropped, lexicon, layout } = pass;
  let row = 0;
  inputs.fill(0, 0, width);
  for (let c = 0; c < sample.clauses.length; c++) {
    const clause = sample.clauses[c]!;
    if (c > 0 && clause.sentence !== sample.clauses[c - 1]!.sentence) {
      row++;
      inputs.fill(0, row * width, (row + 1) * width);
    }
    for (let word = clause.from; word < clause.to; word++) {
      row++;
      place[word] = row;
      const at = row * width;
      inputs.fill(0, at, at + width);
      dropped[word] = drops && drops.words > 0 && drops.random() < drops.words ? 1 : 0;
      if (dropped[word]) continue;
      const { list, own, share } = lexicon.rows[sample.words[word]!]!;
      for (let r = own ? 1 : 0; r < list.length; r++) {
        const from = list[r]! * width;
        for (let d = 0; d < width; d++) inputs[at + d]! += vectors[from + d]!;
      }
      for (let d = 0; d < width; d++) inputs[at + d]! *= share;
      if (own) {
        const from = list[0]! * width;
        for (let d = 0; d < width; d++) inputs[at + d]! += vectors[from + d]!;
      }
      if (sample.negated[word]) for (let d = 0; d < width; d++) inputs[at + d]! += dense[layout.negation + d]!;
    }
  }
  row++;
  inputs.fill(0, row * width, (row + 1) * width);
  pass.rowsUsed = row + 1;
}
