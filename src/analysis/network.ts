/**
 * The dense network of a language: word vectors, a convolution over three words, the largest answer per clause, sentence
 * and whole. Apart from the tables: it sees likeness between words, they see exact words.
 */
import type { Clause } from './clauses.ts';
import { gramHashes, hashOf } from './features.ts';
import { roomForScores, type Scores } from './scores.ts';

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
  /** What negations add to every filter, by where they stand: left 1, middle 2, right 4, added; none for 0. */
  readonly shifts: readonly (Float32Array | undefined)[];
  /** O × F each: what a sentence of one clause makes of the whole head, and of the clause head; its largest and mean are one. */
  readonly lone: { readonly whole: Float32Array; readonly clause: Float32Array };
  /** Room for one reading, reused: making it costs more than filling it. */
  readonly room: {
    readonly whole: Float32Array;
    readonly sentence: Float32Array;
    readonly context: Float64Array;
    readonly around: Float64Array;
  };
}

/** A clause among the words of its text: it lies at `from`…`to`, with the words beside it in its sentence at `start`…`end` (exclusive). */
export interface ClauseWords {
  /** By word of the text; those of `start`…`end` are set. */
  readonly slots: Int32Array;
  /** By word of the text: 1 under a negation. */
  readonly negated: Uint8Array;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** What `projectWord` made of words, 3F numbers a slot; slot `silence` holds zeros. */
export interface Projections {
  readonly projections: Float32Array;
  readonly silence: number;
}

/** Prepares weights for reading. */
export function prepareNetwork(weights: NetworkWeights): Network {
  const { filters, wholeHead, clauseHead, outputs } = weights;
  const negation = new Float32Array(3 * filters);
  project(weights, weights.negation, negation, 0);
  const lone = { whole: folded(wholeHead, 2 * filters, filters), clause: folded(clauseHead, 4 * filters, filters) };
  const room = {
    whole: new Float32Array(2 * filters),
    sentence: new Float32Array(2 * filters),
    context: new Float64Array(outputs.length),
    around: new Float64Array(outputs.length),
  };
  const shifts = Array.from({ length: 8 }, (_, places) => shiftOf(negation, filters, places));
  return { weights, shifts, lone, room };
}

/** Sum of what negations at some places add. */
function shiftOf(negation: Float32Array, filters: number, places: number): Float32Array | undefined {
  if (places === 0) return undefined;
  const shift = new Float32Array(filters);
  for (let place = 0; place < 3; place++) {
    if ((places & (1 << place)) === 0) continue;
    for (let k = 0; k < filters; k++) shift[k]! += negation[place * filters + k]!;
  }
  return shift;
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
      out[at + place * filters + filter] = dot(kernels, (filter * 3 + place) * width, vector, 0, width);
    }
  }
}

/**
 * What a clause makes of the network: the largest answer of every filter over its words, into `pooled` from `at` on (zeros
 * before). Words beside it are seen, not counted.
 */
export function poolClause(
  network: Network,
  { projections, silence }: Projections,
  clause: ClauseWords,
  pooled: Float32Array,
  at: number,
): void {
  const { filters, kernelBias } = network.weights;
  const { slots, start, from, to, end } = clause;
  for (let word = from; word < to; word++) {
    const left = (word > start ? slots[word - 1]! : silence) * 3 * filters;
    const middle = slots[word]! * 3 * filters + filters;
    const right = (word + 1 < end ? slots[word + 1]! : silence) * 3 * filters + 2 * filters;
    const shift = negationAround(network, clause, word);
    if (shift) {
      for (let k = 0; k < filters; k++) {
        const sum =
          kernelBias[k]! + projections[left + k]! + projections[middle + k]! + projections[right + k]! + shift[k]!;
        if (sum > pooled[at + k]!) pooled[at + k] = sum;
      }
    } else {
      for (let k = 0; k < filters; k++) {
        const sum = kernelBias[k]! + projections[left + k]! + projections[middle + k]! + projections[right + k]!;
        if (sum > pooled[at + k]!) pooled[at + k] = sum;
      }
    }
  }
}

/** What negations of a word and its neighbours add; undefined when there are none. */
function negationAround({ shifts }: Network, { negated, start, end }: ClauseWords, word: number) {
  const left = word > start ? negated[word - 1]! : 0;
  const right = word + 1 < end ? negated[word + 1]! : 0;
  return shifts[left + 2 * negated[word]! + 4 * right];
}

/** Scores of all clauses, sentences and the whole from what `poolClause` made of each clause, side by side in `pooled`. */
export function scorePooled(network: Network, pooled: Float32Array, clauses: readonly Clause[]): Scores {
  const { weights, lone, room } = network;
  const { filters, clauseHead, clauseBias, wholeHead, wholeBias } = weights;
  const count = clauses.length;
  const roomAt = roomForScores(count, wholeBias.length);
  gather(pooled, filters, 0, count, room.whole);
  apply(clauseHead, 4 * filters, 2 * filters, clauseBias, room.whole, 0, 2 * filters, room.context);
  const out = { clauses: [] as Float64Array[], sentences: [] as Float64Array[], whole: roomAt(2 * count) };
  apply(wholeHead, 2 * filters, 0, wholeBias, room.whole, 0, 2 * filters, out.whole);
  for (let from = 0; from < count; ) {
    let to = from;
    while (to < count && clauses[to]!.sentence === clauses[from]!.sentence) to++;
    const isAll = to - from === count;
    const own = isAll ? out.whole : roomAt(count + from);
    if (to - from === 1) {
      if (!isAll) apply(lone.whole, filters, 0, wholeBias, pooled, from * filters, filters, own);
      out.sentences.push(own);
      const score = roomAt(from);
      apply(lone.clause, filters, 0, room.context, pooled, from * filters, filters, score);
      out.clauses.push(score);
      from = to;
      continue;
    }
    const sentence = isAll ? room.whole : room.sentence;
    if (!isAll) {
      gather(pooled, filters, from, to, sentence);
      apply(wholeHead, 2 * filters, 0, wholeBias, sentence, 0, 2 * filters, own);
    }
    apply(clauseHead, 4 * filters, filters, room.context, sentence, 0, filters, room.around);
    for (; from < to; from++) {
      const score = roomAt(from);
      apply(clauseHead, 4 * filters, 0, room.around, pooled, from * filters, filters, score);
      out.sentences.push(own);
      out.clauses.push(score);
    }
  }
  return out;
}

/** The largest answers over clauses `from`…`to`, then their means, into `part`. */
function gather(pooled: Float32Array, filters: number, from: number, to: number, part: Float32Array): void {
  part.fill(0);
  for (let clause = from; clause < to; clause++) {
    const at = clause * filters;
    for (let k = 0; k < filters; k++) {
      const answer = pooled[at + k]!;
      if (answer > part[k]!) part[k] = answer;
      part[filters + k]! += answer / (to - from);
    }
  }
}

/** Writes `bias` plus rows of the head (`stride` apart, from `column` on) times `length` numbers of the input from `at` on. */
function apply(
  head: Float32Array,
  stride: number,
  column: number,
  bias: Float32Array | Float64Array,
  input: Float32Array,
  at: number,
  length: number,
  out: Float64Array,
): void {
  for (let output = 0; output < out.length; output++) {
    out[output] = bias[output]! + dot(head, output * stride + column, input, at, length);
  }
}

/** Sum of products of `length` numbers of two rows. Four sums side by side: one alone would wait for itself. */
function dot(row: Float32Array, at: number, input: Float32Array, from: number, length: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    a += row[at + k]! * input[from + k]!;
    b += row[at + k + 1]! * input[from + k + 1]!;
    c += row[at + k + 2]! * input[from + k + 2]!;
    d += row[at + k + 3]! * input[from + k + 3]!;
  }
  for (; k < length; k++) a += row[at + k]! * input[from + k]!;
  return a + b + c + d;
}
