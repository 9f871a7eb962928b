/** The trained numbers of one language, and the file they are kept in. */
import { FEATURE_VERSION } from './features.ts';
import { type Network, type NetworkWeights, prepareNetwork } from './network.ts';
import type { Table } from './table.ts';
import { createWordMemory, REMEMBERED_WORDS, type WordMemory } from './word-memory.ts';

/** A small logistic model over few named inputs. */
export interface Combiner {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** A yes/no decision: says yes from `threshold` (a probability) on. */
export interface Decision extends Combiner {
  readonly threshold: number;
}

/** Whether a review speaks of a touchpoint, asked of its surest clause; `clause`: which of its clauses say so by themselves. */
export interface TouchpointDecision extends Decision {
  readonly clause: Decision;
}

/** Everything in a model besides the tables. Keys of `touchpoints`, `causes` and `details` are ids and names. */
export interface Settings {
  /** Softmax over `SENTIMENT_OUTPUTS`, one combiner each, over `sentimentInputs`; empty before it is fitted. */
  readonly sentiment: readonly Combiner[];
  readonly touchpoints: Readonly<Record<string, TouchpointDecision>>;
  readonly polarity: Combiner;
  readonly causes: Readonly<Record<string, Decision>>;
  readonly details: Readonly<Record<string, Decision>>;
  /** One against the rest; the greatest score wins. */
  readonly emotions: Readonly<Record<string, Combiner>>;
  /** The one that is furthest above its threshold; empty where rules alone speak. */
  readonly severities: Readonly<Record<string, Decision>>;
}

export interface Model {
  readonly language: string;
  readonly sentiment: Table;
  /** Touchpoints, then causes and details, then emotions, then severities. */
  readonly heads: Table;
  readonly network: Network;
  readonly memory: WordMemory;
  readonly settings: Settings;
}

/** Probability that a combiner gives to its inputs. */
export function combine({ weights, bias }: Combiner, inputs: ArrayLike<number>): number {
  const count = Math.min(weights.length, inputs.length);
  let score = bias;
  for (let k = 0; k < count; k++) score += weights[k]! * inputs[k]!;
  return 1 / (1 + Math.exp(-score));
}

const MAGIC = 'VIGIE-MODEL-2\n';

type TableHeader = Omit<Table, 'weights'>;
interface Header {
  readonly features: number;
  readonly language: string;
  readonly sentiment: TableHeader;
  readonly heads: TableHeader;
  readonly network: {
    readonly outputs: readonly string[];
    readonly width: number;
    readonly filters: number;
    readonly known: number;
    readonly gramBits: number;
    readonly step: number;
  };
  readonly settings: Settings;
}

/**
 * File layout: a magic line; one line of JSON, padded with spaces to four bytes; then numbers as they lie in memory, little
 * endian, each part padded to four bytes: sentiment table, heads table, and the parts of the network in the order of
 * `NETWORK_PARTS`.
 */
export function encodeModel(model: Omit<Model, 'memory'>): Uint8Array {
  const { weights: sentimentWeights, ...sentiment } = model.sentiment;
  const { weights: headWeights, ...heads } = model.heads;
  const { outputs, width, filters, known, gramBits, step } = model.network.weights;
  const network = { outputs, width, filters, known: known.length, gramBits, step };
  const { language, settings } = model;
  const header = { features: FEATURE_VERSION, language, sentiment, heads, network, settings } satisfies Header;
  const line = new TextEncoder().encode(JSON.stringify(header));
  const start = padded(MAGIC.length + line.length + 1);
  const parts = [sentimentWeights, headWeights, ...NETWORK_PARTS.map((name) => model.network.weights[name])];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.byteLength), start));
  bytes.fill(32, 0, start);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(line, MAGIC.length);
  bytes[start - 1] = 10;
  let at = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/** Reads a model; its numbers are views of `bytes`, not copies. @throws RangeError when the bytes are no model, damaged, or made for other features */
export function decodeModel(bytes: Uint8Array): Model {
  // Views of four-byte numbers must begin at a multiple of four.
  if (bytes.byteOffset % 4 !== 0) return decodeModel(bytes.slice());
  const { header, start } = readHeader(bytes);
  const { width, filters, known, gramBits, step } = header.network;
  const outputs = header.network.outputs.length;
  const sentimentLength = 2 ** header.sentiment.bits * header.sentiment.outputs.length;
  const headsLength = 2 ** header.heads.bits * header.heads.outputs.length;
  let at = start;
  const take = (length: number): number => {
    const from = at;
    at += padded(length);
    return bytes.byteOffset + from;
  };
  const small = (length: number) => [take(length), length] as const;
  const floats = (length: number) => [take(4 * length), length] as const;
  const places = {
    sentiment: small(sentimentLength),
    heads: small(headsLength),
    known: floats(known),
    vectors: small((known + 2 ** gramBits) * width),
    kernels: floats(filters * 3 * width),
    kernelBias: floats(filters),
    negation: floats(width),
    clauseHead: floats(outputs * 4 * filters),
    clauseBias: floats(outputs),
    wholeHead: floats(outputs * 2 * filters),
    wholeBias: floats(outputs),
  };
  if (at !== bytes.length) throw new RangeError(`Expected ${at} bytes of model, got ${bytes.length}: ${AGAIN}`);
  const { buffer } = bytes;
  const numbers = (place: readonly [number, number]) => new Float32Array(buffer, ...place);
  const network = {
    outputs: header.network.outputs,
    width,
    filters,
    gramBits,
    step,
    known: new Uint32Array(buffer, ...places.known),
    vectors: new Int8Array(buffer, ...places.vectors),
    kernels: numbers(places.kernels),
    kernelBias: numbers(places.kernelBias),
    negation: numbers(places.negation),
    clauseHead: numbers(places.clauseHead),
    clauseBias: numbers(places.clauseBias),
    wholeHead: numbers(places.wholeHead),
    wholeBias: numbers(places.wholeBias),
  };
  const sentiment = { ...header.sentiment, weights: new Int8Array(buffer, ...places.sentiment) };
  const heads = { ...header.heads, weights: new Int8Array(buffer, ...places.heads) };
  return assembleModel(header.language, { sentiment, heads, network }, header.settings);
}

/** A model ready to read, from its parts. */
export function assembleModel(
  language: string,
  parts: { readonly sentiment: Table; readonly heads: Table; readonly network: NetworkWeights },
  settings: Settings,
): Model {
  const { sentiment, heads, network } = parts;
  const ready = prepareNetwork(network, REMEMBERED_WORDS);
  const memory = createWordMemory(sentiment, heads, ready);
  return { language, sentiment, heads, network: ready, memory, settings };
}

const AGAIN = 'run `npm run train`, or restore the file';

/** Order of the network's numbers in the file. */
const NETWORK_PARTS = [
  'known',
  'vectors',
  'kernels',
  'kernelBias',
  'negation',
  'clauseHead',
  'clauseBias',
  'wholeHead',
  'wholeBias',
] as const satisfies readonly (keyof NetworkWeights)[];

function readHeader(bytes: Uint8Array): { header: Header; start: number } {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) {
    throw new RangeError(
      `Expected a vigie model file that begins "${MAGIC.trim()}", got "${printable(magic)}": ${AGAIN}`,
    );
  }
  const end = bytes.indexOf(10, MAGIC.length);
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(MAGIC.length, Math.max(end, MAGIC.length))));
  if (header.features !== FEATURE_VERSION) {
    throw new RangeError(`Expected a model for features ${FEATURE_VERSION}, got ${header.features}: ${AGAIN}`);
  }
  return { header, start: end + 1 };
}

function parseHeader(line: string): Header {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new RangeError(`Expected a line of JSON at the head of the model, got "${printable(line)}": ${AGAIN}`, {
      cause,
    });
  }
}

function printable(text: string): string {
  return text
    .trim()
    .slice(0, 40)
    .replace(/[^ -~]+/g, '?');
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
