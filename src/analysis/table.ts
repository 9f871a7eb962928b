/** Hashed linear models: tables of int8 weights, and the scores read from them. */

/** Weights of several outputs over 2^bits buckets, bucket-major: all outputs of a bucket lie side by side. */
export interface Table {
  readonly bits: number;
  readonly outputs: readonly string[];
  /** Per output: what one step of int8 is worth, and the constant. */
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  readonly weights: Int8Array;
}

/** Sums of weights over a clause's features; of several clauses, their sums. Kept apart per group: each has its own norm. */
export interface Sums {
  readonly words: Int32Array;
  readonly chars: Int32Array;
  wordCount: number;
  charCount: number;
}

/** Weight of a group after its norm; measured in the design's prototype. */
export const WORD_SHARE = 0.9;
export const CHAR_SHARE = 0.5;

/** Sums for no clause at all. */
export function noSums(table: Table): Sums {
  const outputs = table.outputs.length;
  return { words: new Int32Array(outputs), chars: new Int32Array(outputs), wordCount: 0, charCount: 0 };
}

/** Adds the weights of one feature to `sums`, from `at` on. */
export function addRow(table: Table, hash: number, sums: Int32Array, at: number): void {
  const { weights } = table;
  const outputs = table.outputs.length;
  const row = rowAt(table, hash);
  for (let k = 0; k < outputs; k++) sums[at + k]! += weights[row + k]!;
}

/** Where the weights of a feature begin in its table. */
export function rowAt(table: Table, hash: number): number {
  return (hash & ((1 << table.bits) - 1)) * table.outputs.length;
}

/** Sets sums back to those of no clause. */
export function clearSums(sums: Sums): void {
  sums.words.fill(0);
  sums.chars.fill(0);
  sums.wordCount = 0;
  sums.charCount = 0;
}

/** Adds `more` to `total`. */
export function addSums(total: Sums, more: Sums): void {
  for (let k = 0; k < total.words.length; k++) {
    total.words[k]! += more.words[k]!;
    total.chars[k]! += more.chars[k]!;
  }
  total.wordCount += more.wordCount;
  total.charCount += more.charCount;
}

/** Linear scores (log-odds) of what `sums` covers, one per output, written into `out`. */
export function logits(
  table: Table,
  sums: Sums,
  out: Float64Array = new Float64Array(table.outputs.length),
): Float64Array {
  const word = sums.wordCount > 0 ? WORD_SHARE / Math.sqrt(sums.wordCount) : 0;
  const char = sums.charCount > 0 ? CHAR_SHARE / Math.sqrt(sums.charCount) : 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = (word * sums.words[k]! + char * sums.chars[k]!) * table.scale[k]! + table.bias[k]!;
  }
  return out;
}
