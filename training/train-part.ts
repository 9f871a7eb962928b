/** A part of a language's training, in a thread of its own: one model, from all labelled rows or without those of one fold. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../src/analysis/language.ts';
import { languages } from '../src/analysis/languages/index.ts';
import { assembleModel, encodeModel, type Model, type Settings } from '../src/analysis/model.ts';
import { type LanguageData, loadLanguage } from './corpora.ts';
import { type CorpusChoice, chooseCorpora } from './corpus-choice.ts';
import { HEAD_OUTPUTS, makeExamples } from './examples.ts';
import { labelledRows, rowsOfFold, withoutFold } from './folds.ts';
import type { GoldRow } from './gold-row.ts';
import { learnTable } from './learner.ts';
import { type BaseNetwork, fineTune } from './network-stages.ts';
import { trainSentiment } from './sentiment-examples.ts';
import { readSeverityExamples, type SeverityExample } from './severity-set.ts';

/** What a thread is asked for; its answer is the bytes of a model without settings. */
export interface TrainPart {
  readonly code: string;
  readonly choice: CorpusChoice;
  readonly base: BaseNetwork;
  /** The fold left out; absent for the model that ships. */
  readonly fold?: number;
}

/** One seed is enough to fit combiners on; what ships is the mean of two. */
const FOLD_SEEDS = [7];
const SEEDS = [1, 2];

/** Stands in until the settings are fitted. */
const NO_SETTINGS: Settings = {
  sentiment: [],
  touchpoints: {},
  polarity: { weights: [], bias: 0 },
  causes: {},
  details: {},
  emotions: {},
  severities: {},
};

parentPort?.postMessage(encodeModel(trainPart(workerData as TrainPart)));

function trainPart({ code, choice, base, fold }: TrainPart): Model {
  const language = languages[code];
  if (!language) throw new RangeError(`Expected one of ${Object.keys(languages).join(', ')}, got ${code}`);
  const data = chooseCorpora(loadLanguage(code), choice);
  const rows = labelledRows(data);
  const severe = readSeverityExamples(code);
  if (fold === undefined) return trainModel(data, { rows, severe }, language, base, SEEDS);
  const rest = { rows: rowsOfFold(rows, fold).rest, severe: rowsOfFold(severe, fold).rest };
  return trainModel(data, rest, language, base, FOLD_SEEDS, withoutFold(data, fold));
}

function trainModel(
  data: LanguageData,
  { rows, severe }: { readonly rows: readonly GoldRow[]; readonly severe: readonly SeverityExample[] },
  language: Language,
  base: BaseNetwork,
  seeds: readonly number[],
  ofSentiment: LanguageData = data,
): Model {
  const parts = {
    sentiment: trainSentiment(ofSentiment, rows, language, seeds),
    heads: learnTable(makeExamples(data, rows, severe, language), {
      bits: 17,
      outputs: HEAD_OUTPUTS,
      epochs: 6,
      rate: 0.2,
      seeds,
    }),
    network: fineTune(base, { rows, severe }, language, seeds),
  };
  return assembleModel(language.code, parts, NO_SETTINGS);
}
