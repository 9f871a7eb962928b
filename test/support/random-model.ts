/** A small model of random numbers: what reads a model can be tested without a trained one. */
import { CAUSE_OUTPUTS } from '../../src/analysis/cause.ts';
import { DEFAULT_TOUCHPOINTS } from '../../src/analysis/default-journey.ts';
import { EMOTIONS } from '../../src/analysis/emotion.ts';
import { hashOf } from '../../src/analysis/features.ts';
import { assembleModel, type Model } from '../../src/analysis/model.ts';
import { NETWORK_OUTPUTS } from '../../src/analysis/network-outputs.ts';
import { SENTIMENT_OUTPUTS } from '../../src/analysis/sentiment.ts';
import { SEVERITY_OUTPUTS } from '../../src/analysis/severity.ts';
import type { Table } from '../../src/analysis/table.ts';
import { generator } from '../../training/random.ts';

/** `known`: words with a vector of their own. */
export function randomModel(seed: number, known: readonly string[]): Model {
  const random = generator(seed);
  const small = (length: number) => Int8Array.from({ length }, () => Math.floor(random() * 255) - 127);
  const floats = (length: number) => Float32Array.from({ length }, () => random() - 0.5);
  const table = (bits: number, outputs: readonly string[]): Table => ({
    bits,
    outputs,
    scale: outputs.map(() => Number((random() / 100).toPrecision(6))),
    bias: outputs.map(() => Number(random().toFixed(4))),
    weights: small(2 ** bits * outputs.length),
  });
  const [width, filters, gramBits, outputs] = [6, 8, 5, NETWORK_OUTPUTS.length];
  const hashes = Uint32Array.from(new Set(known.map((form) => hashOf(form) >>> 0))).sort();
  const network = {
    outputs: NETWORK_OUTPUTS,
    width,
    filters,
    gramBits,
    step: 0.01,
    known: hashes,
    vectors: small((hashes.length + 2 ** gramBits) * width),
    kernels: floats(filters * 3 * width),
    kernelBias: floats(filters),
    negation: floats(width),
    clauseHead: floats(outputs * 4 * filters),
    clauseBias: floats(outputs),
    wholeHead: floats(outputs * 2 * filters),
    wholeBias: floats(outputs),
  };
  const parts = {
    sentiment: table(6, SENTIMENT_OUTPUTS),
    heads: table(7, [...DEFAULT_TOUCHPOINTS, ...CAUSE_OUTPUTS, ...EMOTIONS, ...SEVERITY_OUTPUTS]),
    network,
  };
  const decision = { weights: [0.5], bias: 0, threshold: 0.5 };
  return assembleModel('en', parts, {
    sentiment: [],
    touchpoints: { staff: { ...decision, clause: decision } },
    polarity: { weights: [1], bias: 0 },
    causes: {},
    details: {},
    emotions: {},
    severities: {},
  });
}
