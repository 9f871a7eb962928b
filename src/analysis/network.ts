/**
 * The dense network of a language: word vectors, a convolution over three words, the largest answer per clause, sentence
 * and whole. Apart from the tables: it sees likeness between words, they see exact words.
 */
import type { Clause } from './clauses.ts';
import { type Dense, FRACTION, openDense, rowLength } from './dense.ts';
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

/** A network that reads. One text at a time: `start`, `pool` of its clauses in turn, `score`. */
export interface Network {
  readonly weights: NetworkWeights;
  /** Keeps what every filter makes of a word, in the place `slot`. `grams`: its `gramHashes`, where they are known. */
  remember(slot: number, form: string, grams?: readonly number[]): void;
  /** Makes room for the clauses of a text. */
  start(clauses: number): void;
  /**
   * What clause number `index` makes of the network: the largest answer of every filter over its words, none below zero.
   * Words beside it are seen, not counted.
   */
  pool(clause: ClauseWords, index: number): void;
  /** Scores of all clauses, sentences and the whole from what `pool` made of each clause. */
  score(clauses: readonly Clause[]): Scores;
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

/** Prepares weights for reading with so many remembered words. */
export function prepareNetwork(weights: NetworkWeights, words: number): Network {
  const dense = openDense();
  const { code } = dense;
  const places = layOut(weights, dense, words);
  const { half, row, vectorRow } = places;
  const outputs = weights.outputs.length;
  const none = places.words + 3 * half * words;
  const copy = (from: number, out: Float64Array) => {
    const { floats } = dense;
    for (let k = 0; k < outputs; k++) out[k] = floats[from / 4 + k]!;
  };
  const multiply = (head: number, input: number, size: number, bias: number, out: number) =>
    code.multiply(head, outputs, input, size, bias, out);
  return {
    weights,
    remember: (slot, form, grams) => {
      dense.floats.set(wordVector(weights, form, grams), places.vector / 4);
      code.multiply(places.kernels, (3 * row) / 4, places.vector, vectorRow, places.zeros, places.projected);
      code.pack(places.projected, places.words + 3 * half * slot, 3 * half);
    },
    start: (clauses) => dense.reach(places.pooled + clauses * row),
    pool: (clause, index) => {
      const { slots, start, from, to, end } = clause;
      dense.fractions.fill(0, places.most / 2, (places.most + half) / 2);
      for (let word = from; word < to; word++) {
        const left = word > start ? places.words + 3 * half * slots[word - 1]! : none;
        const middle = places.words + 3 * half * slots[word]! + half;
        const right = (word + 1 < end ? places.words + 3 * half * slots[word + 1]! : none) + 2 * half;
        const shift = places.shifts + half * negationsAround(clause, word);
        code.raise(left, middle, right, shift, places.most, half);
      }
      code.unpack(places.most, places.pooled + row * index, half);
    },
    score: (clauses) => {
      const count = clauses.length;
      const roomAt = roomForScores(count, outputs);
      code.gather(places.pooled, count, places.whole, row);
      multiply(places.clauseOfWhole, places.whole, 2 * row, places.clauseBias, places.context);
      multiply(places.wholeHead, places.whole, 2 * row, places.wholeBias, places.scored);
      const whole = roomAt(2 * count);
      copy(places.scored, whole);
      const out = { clauses: [] as Float64Array[], sentences: [] as Float64Array[], whole };
      for (let from = 0; from < count; ) {
        let to = from;
        while (to < count && clauses[to]!.sentence === clauses[from]!.sentence) to++;
        const isAll = to - from === count;
        const own = isAll ? whole : roomAt(count + from);
        if (!isAll) {
          code.gather(places.pooled + row * from, to - from, places.sentence, row);
          multiply(places.wholeHead, places.sentence, 2 * row, places.wholeBias, places.scored);
          copy(places.scored, own);
        }
        multiply(places.clauseOfSentence, isAll ? places.whole : places.sentence, row, places.context, places.around);
        for (; from < to; from++) {
          const score = roomAt(from);
          multiply(places.clauseOfClause, places.pooled + row * from, row, places.around, places.scored);
          copy(places.scored, score);
          out.sentences.push(own);
          out.clauses.push(score);
        }
      }
      return out;
    },
  };
}

/** Puts the weights where the code reads them, and sets room aside. All but `half`, `row`, `vectorRow` are addresses. */
function layOut(weights: NetworkWeights, dense: Dense, words: number) {
  const { width, filters, kernels, clauseHead, clauseBias, wholeHead, wholeBias } = weights;
  const outputs = weights.outputs.length;
  const filterRow = rowLength(filters);
  const put = (count: number, length: number, numberAt: (row: number, column: number) => number): number => {
    const at = dense.reserve(4 * count * length);
    const { floats } = dense;
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < length; column++) floats[at / 4 + row * length + column] = numberAt(row, column);
    }
    return at;
  };
  /** Some parts, each `filters` long, of the rows of a head. */
  const part = (head: Float32Array, stride: number, first: number, parts: number) =>
    put(outputs, parts * filterRow, (row, column) => {
      const filter = column % filterRow;
      const which = first + Math.floor(column / filterRow);
      return filter < filters ? head[row * stride + which * filters + filter]! : 0;
    });
  const vectorRow = rowLength(width);
  const places = {
    /** Bytes of the filters' answers, as fractions and in single precision; of a vector. */
    half: 2 * filterRow,
    row: 4 * filterRow,
    vectorRow: 4 * vectorRow,
    zeros: dense.reserve(4 * Math.max(3 * filterRow, outputs)),
    vector: dense.reserve(4 * vectorRow),
    projected: dense.reserve(4 * 3 * filterRow),
    kernels: put(3 * filterRow, vectorRow, (row, column) => {
      const filter = row % filterRow;
      const place = Math.floor(row / filterRow);
      return filter < filters && column < width ? kernels[(filter * 3 + place) * width + column]! : 0;
    }),
    shifts: dense.reserve(8 * 2 * filterRow),
    clauseOfClause: part(clauseHead, 4 * filters, 0, 1),
    clauseOfSentence: part(clauseHead, 4 * filters, 1, 1),
    clauseOfWhole: part(clauseHead, 4 * filters, 2, 2),
    wholeHead: part(wholeHead, 2 * filters, 0, 2),
    clauseBias: put(1, outputs, (_, output) => clauseBias[output]!),
    wholeBias: put(1, outputs, (_, output) => wholeBias[output]!),
    most: dense.reserve(2 * filterRow),
    whole: dense.reserve(2 * 4 * filterRow),
    sentence: dense.reserve(2 * 4 * filterRow),
    context: dense.reserve(4 * outputs),
    around: dense.reserve(4 * outputs),
    scored: dense.reserve(4 * outputs),
    /** One place more: the silence before and behind a sentence. */
    words: dense.reserve((words + 1) * 3 * 2 * filterRow),
    pooled: dense.reserve(64 * 4 * filterRow),
  };
  putShifts(weights, dense, places.shifts, filterRow);
  return places;
}

/** What biases and negations add to every filter, by where the negations stand: left 1, middle 2, right 4, added. */
function putShifts(
  { width, filters, kernels, kernelBias, negation }: NetworkWeights,
  dense: Dense,
  at: number,
  row: number,
): void {
  for (let places = 0; places < 8; places++) {
    for (let filter = 0; filter < filters; filter++) {
      let shift = kernelBias[filter]!;
      for (let k = 0; k < 3 * width; k++) {
        if ((places & (1 << Math.floor(k / width))) !== 0)
          shift += kernels[filter * 3 * width + k]! * negation[k % width]!;
      }
      dense.fractions[at / 2 + places * row + filter] = Math.round(shift * FRACTION);
    }
  }
}

/** Which of a word and its neighbours are denied, as `putShifts` counts them. */
function negationsAround({ negated, start, end }: ClauseWords, word: number): number {
  const left = word > start ? negated[word - 1]! : 0;
  const right = word + 1 < end ? negated[word + 1]! : 0;
  return left + 2 * negated[word]! + 4 * right;
}

/** Vector of a folded word: its own, if it has one, plus the mean of its n-grams'. */
export function wordVector(
  { width, vectors, step, known, gramBits }: NetworkWeights,
  form: string,
  grams: readonly number[] = gramHashes(form),
): Float32Array {
  const vector = new Float32Array(width);
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
