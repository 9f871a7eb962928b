/** The trained numbers of one language: file format, tables of int8 weights, and the linear scores read from them. */
import type { Features } from './features.ts';
import { FEATURE_VERSION } from './features.ts';

/** Weights of several outputs over 2^bits buckets, bucket-major: all outputs of a bucket lie side by side. */
export interface Table {
  readonly bits: number;
  readonly outputs: readonly string[];
  /** Per output: what one step of int8 is worth, and the constant. */
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  readonly weights: Int8Array;
}

/** A small logistic model over few named inputs. */
export interface Combiner {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** A yes/no decision: says yes from `threshold` (a probability) on. */
export interface Decision extends Combiner {
  readonly threshold: number;
}

/** Everything in a model besides the tables. Keys of `touchpoints`, `causes` and `details` are ids and names. */
export interface Settings {
  /** Divides sentiment logits; fitted on a development share. */
  readonly temperature: number;
  readonly touchpoints: Readonly<Record<string, Decision>>;
  readonly polarity: Combiner;
  readonly causes: Readonly<Record<string, Decision>>;
  readonly details: Readonly<Record<string, Decision>>;
}

export interface Model {
  readonly language: string;
  readonly sentiment: Table;
  /** Touchpoints, then causes and details, then emotions. */
  readonly heads: Table;
  readonly settings: Settings;
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

/** Sums of one clause. */
export function sumFeatures(table: Table, features: Features): Sums {
  const sums = noSums(table);
  addRows(table, features.words, sums.words);
  addRows(table, features.chars, sums.chars);
  sums.wordCount = features.words.length;
  sums.charCount = features.chars.length;
  return sums;
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

/** Linear scores (log-odds) of what `sums` covers. */
export function logits(table: Table, sums: Sums): Float64Array {
  const word = sums.wordCount > 0 ? WORD_SHARE / Math.sqrt(sums.wordCount) : 0;
  const char = sums.charCount > 0 ? CHAR_SHARE / Math.sqrt(sums.charCount) : 0;
  const out = new Float64Array(table.outputs.length);
  for (let k = 0; k < out.length; k++) {
    out[k] = (word * sums.words[k]! + char * sums.chars[k]!) * table.scale[k]! + table.bias[k]!;
  }
  return out;
}

/** Probability that a combiner gives to its inputs. */
export function combine(combiner: Combiner, inputs: readonly number[]): number {
  let score = combiner.bias;
  for (let k = 0; k < combiner.weights.length; k++) score += combiner.weights[k]! * (inputs[k] ?? 0);
  return 1 / (1 + Math.exp(-score));
}

function addRows(table: Table, hashes: readonly number[], out: Int32Array): void {
  const { weights } = table;
  const outputs = table.outputs.length;
  const mask = 2 ** table.bits - 1;
  for (let h = 0; h < hashes.length; h++) {
    const row = (hashes[h]! & mask) * outputs;
    for (let k = 0; k < outputs; k++) out[k]! += weights[row + k]!;
  }
}

const MAGIC = 'VIGIE-MODEL-1\n';

type TableHeader = Omit<Table, 'weights'>;
interface Header {
  readonly features: number;
  readonly language: string;
  readonly sentiment: TableHeader;
  readonly heads: TableHeader;
  readonly settings: Settings;
}

/** File layout: a magic line, one line of JSON, the sentiment table, the heads table (int8, bucket-major). */
export function encodeModel(model: Model): Uint8Array {
  const { weights: sentimentWeights, ...sentiment } = model.sentiment;
  const { weights: headWeights, ...heads } = model.heads;
  const header = { features: FEATURE_VERSION, language: model.language, sentiment, heads, settings: model.settings };
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify(header satisfies Header)}\n`);
  const bytes = new Uint8Array(head.length + sentimentWeights.length + headWeights.length);
  bytes.set(head);
  bytes.set(new Uint8Array(sentimentWeights.buffer, sentimentWeights.byteOffset, sentimentWeights.length), head.length);
  bytes.set(
    new Uint8Array(headWeights.buffer, headWeights.byteOffset, headWeights.length),
    head.length + sentimentWeights.length,
  );
  return bytes;
}

/** @throws RangeError when the bytes are no model, or one made for other features. */
export function decodeModel(bytes: Uint8Array): Model {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new RangeError('Expected a vigie model file, got something else: run `npm run train`');
  const end = bytes.indexOf(10, MAGIC.length);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(MAGIC.length, end)));
  if (header.features !== FEATURE_VERSION) {
    throw new RangeError(
      `Expected a model for features ${FEATURE_VERSION}, got ${header.features}: run \`npm run train\``,
    );
  }
  const sentimentLength = 2 ** header.sentiment.bits * header.sentiment.outputs.length;
  const headLength = 2 ** header.heads.bits * header.heads.outputs.length;
  const start = end + 1;
  if (bytes.length !== start + sentimentLength + headLength) {
    throw new RangeError(`Expected ${start + sentimentLength + headLength} bytes of model, got ${bytes.length}`);
  }
  const weights = (from: number, length: number) => new Int8Array(bytes.buffer, bytes.byteOffset + from, length);
  return {
    language: header.language,
    sentiment: { ...header.sentiment, weights: weights(start, sentimentLength) },
    heads: { ...header.heads, weights: weights(start + sentimentLength, headLength) },
    settings: header.settings,
  };
}
