/** Fits how a text's sentiment is put together from whole and clauses, on corpus rows that the table was not trained on. */
import type { Language } from '../src/analysis/language.ts';
import type { Combiner, Model } from '../src/analysis/model.ts';
import { readText } from '../src/analysis/reading.ts';
import { sentimentInputs } from '../src/analysis/sentiment.ts';
import type { LanguageData } from './corpora.ts';
import { corpusFold } from './folds.ts';
import type { GoldRow } from './gold-row.ts';
import { TEXT_LIMIT } from './segments.ts';
import { canBeNeutral } from './sentiment-examples.ts';

/** One text: what sentiment is read from, and the true class among those its corpus can express. */
export interface SentimentCase {
  readonly inputs: readonly number[];
  readonly truth: number;
  readonly canBeNeutral: boolean;
  readonly group: string;
}

/** Most rows that one corpus gives to one fold: a combiner needs no more. */
const MOST_ROWS = 1500;

/**
 * Reads labelled rows, and the corpus rows of a fold, with a model whose sentiment table was trained without either. A
 * labelled row counts by the reader's label and, where its corpus has one, by the corpus' own: customers' stars and a
 * reader's eye are not the same, and both will be asked for.
 */
export function collectSentimentCases(
  rows: readonly GoldRow[],
  data: LanguageData,
  language: Language,
  model: Model,
  fold: number,
): SentimentCase[] {
  const read = (text: string) => sentimentInputs(readText(text, language, model));
  const own = new Map(
    data.corpora.flatMap((corpus) => {
      const isOpen = canBeNeutral(corpus);
      return corpus.alsoRead.map(({ id, polarity }) => [id, { polarity, isOpen, group: corpus.name }] as const);
    }),
  );
  const labelled = rows.flatMap(({ id, text, sentiment }) => {
    const inputs = read(text);
    const corpus = own.get(id);
    const cases: SentimentCase[] = [];
    if (sentiment !== null) cases.push({ inputs, truth: sentiment + 1, canBeNeutral: true, group: 'read' });
    if (corpus && corpus.polarity !== undefined && corpus.polarity !== null) {
      cases.push({ inputs, truth: corpus.polarity + 1, canBeNeutral: corpus.isOpen, group: corpus.group });
    }
    return cases;
  });
  const others = data.corpora.flatMap((corpus): SentimentCase[] => {
    const isOpen = canBeNeutral(corpus);
    const judged = corpusFold(corpus, fold).flatMap(({ text, polarity }) =>
      polarity === undefined || polarity === null ? [] : { text, polarity },
    );
    return judged.slice(0, MOST_ROWS).map(({ text, polarity }) => ({
      inputs: read(text.slice(0, TEXT_LIMIT)),
      truth: polarity + 1,
      canBeNeutral: isOpen,
      group: corpus.name,
    }));
  });
  return [...labelled, ...others];
}

/** One softmax combiner per class; then one temperature over all, so that probabilities are those of the rows read. None without cases. */
export function fitSentiment(cases: readonly SentimentCase[]): readonly Combiner[] {
  if (cases.length === 0) return [];
  const combiners = fitSoftmax(cases, caseWeights(cases));
  const temperature = fitTemperature(combiners, cases);
  return combiners.map(({ weights, bias }) => ({
    weights: weights.map((weight) => Number((weight / temperature).toFixed(5))),
    bias: Number((bias / temperature).toFixed(5)),
  }));
}

/** How far classes within a corpus, and corpora among each other, are made even; chosen on cross-fitted rows. */
const EVENNESS = 0.7;

/** What is measured is the mean over corpora and over classes, so rare classes and small corpora weigh more. */
function caseWeights(cases: readonly SentimentCase[]): number[] {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { group, truth } of cases) count(`${group} ${truth}`);
  const raw = cases.map(({ group, truth }) => counts.get(`${group} ${truth}`)! ** -EVENNESS);
  const mean = raw.reduce((sum, one) => sum + one, 0) / Math.max(1, raw.length);
  return raw.map((one) => one / mean);
}

const ROUNDS = 600;
const RATE = 0.3;
const RIDGE = 0.003;

/** Gradient descent with momentum on standardised inputs. */
function fitSoftmax(cases: readonly SentimentCase[], weights: readonly number[]): Combiner[] {
  const width = cases[0]?.inputs.length ?? 0;
  const means = columns(cases, width, (value) => value);
  const scales = columns(cases, width, (value, k) => (value - means[k]!) ** 2).map(
    (spread) => 1 / Math.sqrt(spread + 1e-6),
  );
  const rows = cases.map(({ inputs }) => Float64Array.from(inputs, (value, k) => (value - means[k]!) * scales[k]!));
  const at = new Float64Array(3 * (width + 1));
  const speed = new Float64Array(at.length);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(at.length);
    for (let n = 0; n < rows.length; n++) addSlope(slope, at, rows[n]!, cases[n]!, weights[n]! / rows.length);
    for (let k = 0; k < at.length; k++) {
      const pull = k % (width + 1) < width ? RIDGE * at[k]! : 0;
      speed[k] = 0.9 * speed[k]! - RATE * (slope[k]! + pull);
      at[k]! += speed[k]!;
    }
  }
  return [0, 1, 2].map((out) => {
    const own = at.subarray(out * (width + 1), (out + 1) * (width + 1));
    const scaled = Array.from(own.subarray(0, width), (weight, k) => weight * scales[k]!);
    return { weights: scaled, bias: own[width]! - scaled.reduce((sum, weight, k) => sum + weight * means[k]!, 0) };
  });
}

function columns(cases: readonly SentimentCase[], width: number, read: (value: number, k: number) => number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (const { inputs } of cases) for (let k = 0; k < width; k++) sums[k]! += read(inputs[k]!, k) / cases.length;
  return sums;
}

function addSlope(
  slope: Float64Array,
  at: Float64Array,
  inputs: Float64Array,
  { truth, canBeNeutral: isOpen }: SentimentCase,
  weight: number,
): void {
  const width = inputs.length;
  const scores = [0, 1, 2].map((out) => {
    let score = at[out * (width + 1) + width]!;
    for (let k = 0; k < width; k++) score += at[out * (width + 1) + k]! * inputs[k]!;
    return score;
  });
  const shares = softmax(scores, isOpen);
  for (let out = 0; out < 3; out++) {
    if (out === 1 && !isOpen) continue;
    const error = weight * (shares[out]! - (out === truth ? 1 : 0));
    for (let k = 0; k < width; k++) slope[out * (width + 1) + k]! += error * inputs[k]!;
    slope[out * (width + 1) + width]! += error;
  }
}

function softmax(scores: readonly number[], isOpen: boolean): number[] {
  const top = Math.max(...scores);
  const shares = scores.map((score, out) => (out === 1 && !isOpen ? 0 : Math.exp(score - top)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Decisions stay; only how sure they are is fitted: the likeliest temperature over the cases as they came. */
function fitTemperature(combiners: readonly Combiner[], cases: readonly SentimentCase[]): number {
  const scored = cases.map(({ inputs }) =>
    combiners.map(({ weights, bias }) => weights.reduce((sum, weight, k) => sum + weight * inputs[k]!, bias)),
  );
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.5; temperature <= 2; temperature += 0.05) {
    let loss = 0;
    cases.forEach(({ truth, canBeNeutral: isOpen }, n) => {
      const shares = softmax(
        scored[n]!.map((score) => score / temperature),
        isOpen,
      );
      loss -= Math.log(shares[truth]! + 1e-9);
    });
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return best;
}
