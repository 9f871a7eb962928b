/**
 * The dense network of a language: word vectors, a convolution over three words, the largest answer per clause, sentence
 * and whole. Apart from the tables: it sees likeness between words, they see exact words.
 */
import type { Clause } from './clauses.ts';
import { gramHashes, hashOf } from './features.ts';
import type { Scores } from './scores.ts';

/** Trained numbers of a network. Row-major; D = `width`, F = `filters`, O = number of outputs. */
export interface NetworkWeights {
  readonly outputs: readonly string[];
  readonly width: number;
  readonly filters: number;
  /** Hashes of the words with a vector of their own, ascending; the n-th owns row n. */
  readonly known: Uint32Array;
  /** Rows of D: known words, then 2^gramBits rows that character n-grams share. One step is worth `step`. */
  readonly vectors: Int8Array;
  readonly step: number;
  readonly gramBits: number;
  /** F × 3D: what a filter makes of the left, middle and right word. */
  readonly kernels: Float32Array;
  readonly kernelBias: Float32Array;
  /** D: added to the vector of a negated word. */
  readonly negation: Float32Array;
  /** O × 4F: largest answers of clause, sentence and whole, mean over clauses of their largest. */
  readonly clauseHead: Float32Array;
  readonly clauseBias: Float32Array;
  /** O × 2F: largest answers of a sentence or whole, mean over its clauses of their largest. */
  readonly wholeHead: Float32Array;
  readonly wholeBias: Float32Array;
}

/** A network ready to read. */
export interface Network {
  readonly weights: NetworkWeights;
  /** 3F: what every filter makes of a negation on the left, in the middle and on the right. */
  readonly negation: Float32Array;
  /** O × F each: what a sentence of one clause makes of the whole head, and of the clause head; its largest and mean are one. */
  readonly lone: { readonly whole: Float32Array; readonly clause: Float32Array };
}

/** Words of one clause, with those beside it in its sentence, by slot; the clause lies at `from`…`to` (exclusive). */
export interface ClauseWords {
  readonly slots: Int32Array;
  /** 1 under a negation. */
  readonly negated: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** What `projectWord` made of words, 3F numbers a slot; slot `silence` holds zeros. */
export interface Projections {
  readonly projections: Float32Array;
  readonly silence: number;
}

/** Prepares weights for reading. */
export function prepareNetwork(weights: NetworkWeights): Network {
  const { filters, wholeHead, clauseHead } = weights;
  const negation = new Float32Array(3 * filters);
  project(weights, weights.negation, negation, 0);
  const lone = { whole: folded(wholeHead, 2 * filters, filters), clause: folded(clauseHead, 4 * filters, filters) };
  return { weights, negation, lone };
}

/** Rows of `stride` cut to their first two parts of `size`, added. */
function folded(head: Float32Array, stride: number, size: number): Float32Array {
  return Float32Array.from({ length: (head.length / stride) * size }, (_, at) => {
    const from = Math.floor(at / size) * stride + (at % size);
    return head[from]! + head[from + size]!;
  });
}

/** What every filter makes of a word on the left, in the middle and on the right: 3F numbers, from `at` on. */
export function projectWord(weights: NetworkWeights, form: string, out: Float32Array, at: number): void {
  project(weights, wordVector(weights, form), out, at);
}

/** Vector of a folded word: its own, if it has one, plus the mean of its n-grams'. */
export function wordVector({ width, vectors, step, known, gramBits }: NetworkWeights, form: string): Float32Array {
  const vector = new Float32Array(width);
  const grams = gramHashes(form);
  const mask = 2 ** gramBits - 1;
  for (let g = 0; g < grams.length; g++) {
    const row = (known.length + (grams[g]! & mask)) * width;
    for (let k = 0; k < width; k++) vector[k]! += vectors[row + k]!;
  }
  const share = step / Math.max(1, grams.length);
  const own = rowOf(known, form) * width;
  for (let k = 0; k < width; k++) vector[k] = share * vector[k]! + (own < 0 ? 0 : step * vectors[own + k]!);
  return vector;
}

/** Rows of a word: its own (−1 for none) and those of its n-grams. */
export function wordRows(known: Uint32Array, gramBits: number, form: string): { own: number; grams: number[] } {
  const mask = 2 ** gramBits - 1;
  return {
    own: rowOf(known, form),
    grams: gramHashes(form).map((hash) => known.length + (hash & mask)),
  };
}

/** Row of a word's own vector, −1 for none. */
function rowOf(known: Uint32Array, form: string): number {
  const hash = hashOf(form) >>> 0;
  let low = 0;
  let high = known.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = known[middle]!;
    if (value === hash) return middle;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What every filter makes of a vector as left, middle and right word: 3 × F numbers from `at` on. */
function project(weights: NetworkWeights, vector: Float32Array, out: Float32Array, at: number): void {
  const { width, filters, kernels } = weights;
  for (let place = 0; place < 3; place++) {
    for (let filter = 0; filter < filters; filter++) {
      out[at + place * filters + filter] = dot(kernels, (filter * 3 + place) * width, vector);
    }
  }
}

/** What a clause makes of the network: the largest answer of every filter over its words. Words beside it are seen, not counted. */
export function poolClause(network: Network, { projections, silence }: Projections, clause: ClauseWords): Float32Array {
  const { filters, kernelBias } = network.weights;
  const { slots, negated, from, to } = clause;
  const pooled = new Float32Array(filters);
  for (let word = from; word < to; word++) {
    const left = (word > 0 ? slots[word - 1]! : silence) * 3 * filters;
    const middle = slots[word]! * 3 * filters + filters;
    const right = (word + 1 < slots.length ? slots[word + 1]! : silence) * 3 * filters + 2 * filters;
    if (negated[word] || negated[word - 1] || negated[word + 1]) {
      const shift = negationAround(network, negated, word);
      for (let k = 0; k < filters; k++) {
        const sum =
          kernelBias[k]! + projections[left + k]! + projections[middle + k]! + projections[right + k]! + shift[k]!;
        if (sum > pooled[k]!) pooled[k] = sum;
      }
    } else {
      for (let k = 0; k < filters; k++) {
        const sum = kernelBias[k]! + projections[left + k]! + projections[middle + k]! + projections[right + k]!;
        if (sum > pooled[k]!) pooled[k] = sum;
      }
    }
  }
  return pooled;
}

/** What negations of a word and its neighbours add. */
function negationAround({ weights, negation }: Network, negated: Uint8Array, word: number): Float32Array {
  const shift = new Float32Array(weights.filters);
  for (let place = 0; place < 3; place++) {
    if (!negated[word + place - 1]) continue;
    for (let k = 0; k < shift.length; k++) shift[k]! += negation[place * shift.length + k]!;
  }
  return shift;
}

/** Scores of all clauses, sentences and the whole from what `poolClause` made of each clause. */
export function scorePooled(network: Network, pooled: readonly Float32Array[], clauses: readonly Clause[]): Scores {
  const { weights, lone } = network;
  const { filters, clauseHead, clauseBias, wholeBias } = weights;
  const whole = gather(pooled, 0, pooled.length);
  const context = apply(clauseHead, clauseBias, whole, 4 * filters, 2 * filters);
  const out = { clauses: [] as Float64Array[], sentences: [] as Float64Array[], whole: scoreWhole(weights, whole) };
  for (let from = 0; from < clauses.length; ) {
    let to = from;
    while (to < clauses.length && clauses[to]!.sentence === clauses[from]!.sentence) to++;
    const isAll = to - from === clauses.length;
    if (to - from === 1) {
      out.sentences.push(isAll ? out.whole : apply(lone.whole, wholeBias, pooled[from]!, filters, 0));
      out.clauses.push(apply(lone.clause, context, pooled[from]!, filters, 0));
      from = to;
      continue;
    }
    const sentence = isAll ? whole : gather(pooled, from, to);
    const own = isAll ? out.whole : scoreWhole(weights, sentence);
    const around = apply(clauseHead, context, sentence.subarray(0, filters), 4 * filters, filters);
    for (; from < to; from++) {
      out.sentences.push(own);
      out.clauses.push(apply(clauseHead, around, pooled[from]!, 4 * filters, 0));
    }
  }
  return out;
}

function scoreWhole({ filters, wholeHead, wholeBias }: NetworkWeights, part: Float32Array): Float64Array {
  return apply(wholeHead, wholeBias, part, 2 * filters, 0);
}

/** The largest answers over some clauses, then their means. */
function gather(pooled: readonly Float32Array[], from: number, to: number): Float32Array {
  const filters = pooled[0]?.length ?? 0;
  const part = new Float32Array(2 * filters);
  for (let clause = from; clause < to; clause++) {
    const one = pooled[clause]!;
    for (let k = 0; k < filters; k++) {
      if (one[k]! > part[k]!) part[k] = one[k]!;
      part[filters + k]! += one[k]! / (to - from);
    }
  }
  return part;
}

/** `bias` plus the head's columns from `column` on times the input. */
function apply(
  head: Float32Array,
  bias: ArrayLike<number>,
  input: Float32Array,
  stride: number,
  column: number,
): Float64Array {
  const out = new Float64Array(bias.length);
  for (let output = 0; output < out.length; output++) {
    out[output] = bias[output]! + dot(head, output * stride + column, input);
  }
  return out;
}

/** Sum of products of `row`, from `at` on, and `input`. Four sums side by side: one alone would wait for itself. */
function dot(row: Float32Array, at: number, input: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  for (; k + 3 < input.length; k += 4) {
    a += row[at + k]! * input[k]!;
    b += row[at + k + 1]! * input[k + 1]!;
    c += row[at + k + 2]! * input[k + 2]!;
    d += row[at + k + 3]! * input[k + 3]!;
  }
  for (; k < input.length; k++) a += row[at + k]! * input[k]!;
  return a + b + c + d;
}
