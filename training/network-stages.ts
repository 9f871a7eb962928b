/**
 * The network of a language in three steps: word vectors from all texts, joined with those of others where there are any; all
 * rough labels of the corpora; then reviews labelled by reading. Apart: the first two are the same for every fold of a
 * cross-fit, and know no label of its rows.
 */
import type { Language } from '../src/analysis/language.ts';
import type { NetworkWeights } from '../src/analysis/network.ts';
import { NETWORK_OUTPUTS } from '../src/analysis/network-outputs.ts';
import type { LanguageData } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { corpusSamples, formsOf, labelledSamples, severitySamples } from './network-examples.ts';
import {
  copyParameters,
  layoutOf,
  newParameters,
  type Parameters,
  type Sample,
  trainNetwork,
} from './network-learner.ts';
import { readPretrained } from './pretrained-file.ts';
import { joinPretrained } from './pretrained-vectors.ts';
import { generator } from './random.ts';
import type { SeverityExample } from './severity-set.ts';
import { learnVectors } from './word-vectors.ts';

/** A network that has read all corpora and no review labelled by reading. */
export interface BaseNetwork {
  readonly lexicon: Lexicon;
  readonly parameters: Parameters;
  /** What it has read: read once more beside the labelled reviews, or it is forgotten. */
  readonly rough: readonly Sample[];
}

const WIDTH = 48;
const FILTERS = 64;
const LEXICON = { fewest: 3, most: 24_000, gramBits: 15 };
const SEED = 1;
/** Words that the vectors are learnt from, over all epochs, at most: keeps a large language within minutes. */
const VECTOR_WORDS = 4e6;
const MOST_EPOCHS = 5;
/** Words of corpora with rough sentiment and emotion only that are read, at most; those with touchpoints all are. */
const CORPUS_WORDS = 1.2e6;

/** Steps one and two. `labelled`: their texts count, their labels do not. */
export function trainBase(
  data: LanguageData,
  labelled: readonly { readonly text: string }[],
  language: Language,
): BaseNetwork {
  const rows = [...data.corpora.flatMap(({ train }) => train), ...labelled];
  const texts = rows.map(({ text }) => formsOf(text, language));
  const known = buildLexicon(texts, LEXICON);
  const places = texts.map((forms) => Int32Array.from(forms, (form) => known.ids.get(form)!));
  const words = places.reduce((sum, text) => sum + text.length, 0);
  const epochs = Math.max(1, Math.min(MOST_EPOCHS, Math.round(VECTOR_WORDS / words)));
  const learnt = {
    lexicon: known,
    vectors: learnVectors(places, known, {
      width: WIDTH,
      epochs,
      rate: 0.05,
      seed: SEED,
    }),
  };
  const pretrained = readPretrained(language.code);
  const { lexicon, vectors } = pretrained ? joinPretrained(learnt, WIDTH, pretrained) : learnt;
  const rough = thin(corpusSamples(data, lexicon, language));
  const parameters = newParameters(vectors, WIDTH, FILTERS, NETWORK_OUTPUTS.length, SEED);
  trainNetwork(parameters, lexicon, rough, {
    epochs: 2,
    rate: 0.001,
    vectorRate: 0.05,
    wordDrop: 0.1,
    drop: 0.2,
    decay: 1e-4,
    seed: SEED,
  });
  return { lexicon, parameters, rough };
}

/** A share of the samples without touchpoints. */
function thin(samples: readonly Sample[]): Sample[] {
  const isRich = (sample: Sample) => (sample.whole?.flags.length ?? 0) > 0;
  const words = samples.reduce((sum, sample) => sum + (isRich(sample) ? 0 : sample.words.length), 0);
  const random = generator(SEED);
  return samples.filter((sample) => isRich(sample) || random() < CORPUS_WORDS / words);
}

/** Step three, from the same base once per seed; the mean of what comes out is still one network. */
export function fineTune(
  base: BaseNetwork,
  { rows, severe }: { readonly rows: readonly GoldRow[]; readonly severe: readonly SeverityExample[] },
  language: Language,
  seeds: readonly number[],
): NetworkWeights {
  const { lexicon, rough } = base;
  const samples = [...labelledSamples(rows, lexicon, language), ...severitySamples(severe, lexicon, language)];
  const trained = seeds.map((seed) => {
    const parameters = copyParameters(base.parameters);
    parameters.squares.fill(0);
    const options = {
      epochs: 14,
      rate: 0.001,
      vectorRate: 0.04,
      wordDrop: 0.15,
      drop: 0.4,
      decay: 1e-4,
      seed,
    };
    trainNetwork(parameters, lexicon, samples, options, rough);
    return parameters;
  });
  return quantize(mean(trained), lexicon);
}

function mean(trained: readonly Parameters[]): Parameters {
  const [first, ...others] = trained;
  const total = copyParameters(first!);
  for (const name of ['vectors', 'dense'] as const) {
    const sum = total[name];
    for (const one of others) for (let k = 0; k < sum.length; k++) sum[k]! += one[name][k]!;
    for (let k = 0; k < sum.length; k++) sum[k]! /= trained.length;
  }
  return total;
}

/** Vectors in steps of 1/127 of the 99.99th percentile; the rest is small and stays as it is. */
export function quantize(parameters: Parameters, lexicon: Lexicon): NetworkWeights {
  const { width, filters, outputs, vectors, dense } = parameters;
  const sizes = vectors.map(Math.abs).sort();
  const step = sizes[Math.floor(sizes.length * 0.9999)]! / 127;
  const layout = layoutOf(width, filters, outputs);
  return {
    outputs: NETWORK_OUTPUTS,
    width,
    filters,
    known: lexicon.known,
    gramBits: lexicon.gramBits,
    vectors: Int8Array.from(vectors, (value) => Math.max(-127, Math.min(127, Math.round(value / step)))),
    step,
    kernels: dense.slice(layout.kernels, layout.kernelBias),
    kernelBias: dense.slice(layout.kernelBias, layout.negation),
    negation: dense.slice(layout.negation, layout.clauseHead),
    clauseHead: dense.slice(layout.clauseHead, layout.clauseBias),
    clauseBias: dense.slice(layout.clauseBias, layout.wholeHead),
    wholeHead: dense.slice(layout.wholeHead, layout.wholeBias),
    wholeBias: dense.slice(layout.wholeBias, layout.size),
  };
}
