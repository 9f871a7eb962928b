/**
 * `npm run train [-- LANGUAGE…]`: corpora → `models/<language>.bin` and `models/MODEL_CARD.md`. Fixed seeds: same data, same
 * bytes. `npm run train -- card` measures the models that are there and writes the card alone.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAnalyser } from '../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../src/analysis/default-journey.ts';
import type { Language } from '../src/analysis/language.ts';
import { languages } from '../src/analysis/languages/index.ts';
import { decodeModel, encodeModel, type Model, type Settings } from '../src/analysis/model.ts';
import { dataFolder, hasData, type LanguageData, loadLanguage } from './corpora.ts';
import { HEAD_OUTPUTS, makeExamples } from './examples.ts';
import type { GoldRow } from './gold-row.ts';
import { learnTable } from './learner.ts';
import { measureLanguage } from './measure.ts';
import { writeCard } from './model-card.ts';
import { trainSentiment } from './sentiment-examples.ts';
import { collectCases, fitSettings } from './settings.ts';

const MODELS = resolve(import.meta.dirname, '../models');
const FOLDS = 3;
const FOLD_SEED = 7;
const SEEDS = [1, 2, 3];
/** Stands in until the settings are fitted. */
const NO_SETTINGS: Settings = {
  temperature: 1,
  touchpoints: {},
  polarity: { weights: [], bias: 0 },
  causes: {},
  details: {},
};

main(process.argv.slice(2));

function main(asked: readonly string[]): void {
  if (!hasData()) {
    process.stderr.write(
      `Expected the corpora in ${dataFolder()}, found none: set VIGIE_SHARED to the folder that holds data/\n`,
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(MODELS, { recursive: true });
  const codes = asked.length > 0 ? asked.filter((name) => name !== 'card') : Object.keys(languages);
  for (const code of codes) {
    const language = languages[code];
    if (!language) throw new RangeError(`Expected one of ${Object.keys(languages).join(', ')}, got ${code}`);
    trainLanguage(code, language);
  }
  const trained = Object.keys(languages).filter((code) => existsSync(resolve(MODELS, `${code}.bin`)));
  const cards = trained.map((code) => {
    const models = { [code]: readFileSync(resolve(MODELS, `${code}.bin`)) };
    const data = loadLanguage(code);
    return {
      code,
      data,
      figures: measureLanguage(createAnalyser({ models, touchpoints: DEFAULT_JOURNEY }), code, data),
    };
  });
  writeFileSync(resolve(MODELS, 'MODEL_CARD.md'), writeCard(cards, resolve(dataFolder(), 'README.md')));
}

/** Cross-fits the combiners on gold rows the tables have not seen, then trains the tables on everything. */
function trainLanguage(code: string, language: Language): void {
  const started = performance.now();
  const data = loadLanguage(code);
  const labelled = [...data.goldTrain, ...data.made, ...data.labelled];
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const rest = labelled.filter((_, index) => index % FOLDS !== fold);
    const own = labelled.filter((_, index) => index % FOLDS === fold);
    const model = trainTables(data, rest, language, [FOLD_SEED]);
    process.stderr.write(`${code}: fold ${fold + 1} of ${FOLDS} after ${seconds(started)} s\n`);
    return { model, own };
  });
  const settings = fitSettings(folds.map(({ model, own }, fold) => collectCases(own, language, model, fold)));
  const final = trainTables(data, labelled, language, SEEDS);
  const bytes = encodeModel({ ...final, settings });
  decodeModel(bytes);
  writeFileSync(resolve(MODELS, `${code}.bin`), bytes);
  process.stderr.write(`${code}: ${(bytes.length / 1e6).toFixed(1)} MB in ${seconds(started)} s\n`);
}

function trainTables(
  data: LanguageData,
  gold: readonly GoldRow[],
  language: Language,
  seeds: readonly number[],
): Model {
  const examples = makeExamples(data, gold, language);
  return {
    language: language.code,
    sentiment: trainSentiment(data, gold, language, seeds),
    heads: learnTable(examples, { bits: 16, outputs: HEAD_OUTPUTS, epochs: 6, rate: 0.2, seeds }),
    settings: NO_SETTINGS,
  };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
