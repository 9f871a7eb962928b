/**
 * `npm run train [-- LANGUAGE…]`: corpora → `models/<language>.bin` and `models/MODEL_CARD.md`. Fixed seeds: same data, same
 * bytes. `npm run train -- card` measures the models that are there and writes the card alone.
 *
 * `--without NAME` (again and again) leaves a corpus out, or `gold`, `labels`, `made`; `--only permissive` leaves all but
 * corpora that allow a model to be passed on, and our own reviews. Both need `--to FOLDER`: the shipped models stay as they are.
 * `--beside FOLDER` puts the figures of such a variant on the card.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalyser } from '../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../src/analysis/default-journey.ts';
import { languages } from '../src/analysis/languages/index.ts';
import { dataFolder, hasData, type LanguageData, loadLanguage } from './corpora.ts';
import { type CorpusChoice, checkNames, chooseCorpora } from './corpus-choice.ts';
import { readMadeFile } from './made-reviews.ts';
import { measureLanguage } from './measure.ts';
import { type GoldFigures, measureGold } from './measure-gold.ts';
import { writeCard } from './model-card.ts';
import { trainLanguage } from './train-language.ts';

const MODELS = resolve(import.meta.dirname, '../models');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    to: { type: 'string' },
    beside: { type: 'string' },
  },
});
await main();

async function main(): Promise<void> {
  if (!hasData()) {
    process.stderr.write(
      `Expected the corpora in ${dataFolder()}, found none: set VIGIE_SHARED to the folder that holds data/\n`,
    );
    process.exitCode = 2;
    return;
  }
  const choice = readChoice();
  const folder = values.to === undefined ? MODELS : resolve(values.to);
  mkdirSync(folder, { recursive: true });
  for (const code of positionals.length > 0 ? positionals.filter((name) => name !== 'card') : Object.keys(languages)) {
    const language = languages[code];
    if (!language) throw new RangeError(`Expected one of ${Object.keys(languages).join(', ')}, got ${code}`);
    const started = performance.now();
    const report = (line: string) =>
      process.stderr.write(`${line} after ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
    writeFileSync(resolve(folder, `${code}.bin`), await trainLanguage(language, choice, report));
  }
  const trained = Object.keys(languages).filter((code) => existsSync(resolve(folder, `${code}.bin`)));
  const cards = trained.map((code) => {
    const models = { [code]: readFileSync(resolve(folder, `${code}.bin`)) };
    const data = loadLanguage(code);
    const analyser = createAnalyser({ models, touchpoints: DEFAULT_JOURNEY });
    const permissive = values.beside === undefined ? undefined : measureBeside(values.beside, code, data);
    return {
      code,
      data: chooseCorpora(data, choice),
      figures: measureLanguage(analyser, code, data),
      service: ['', '.final'].map((half) => measureGold(analyser, code, serviceReviews(code, half))),
      ...(permissive && { permissive }),
    };
  });
  writeFileSync(resolve(folder, 'MODEL_CARD.md'), writeCard(cards, resolve(dataFolder(), 'README.md')));
}

function serviceReviews(code: string, half: string) {
  return readMadeFile(resolve(import.meta.dirname, `../bench/service-reviews/${code}${half}.txt`), code);
}

/** The variant in `folder`, on gold dev; undefined when it has no model of this language. */
function measureBeside(folder: string, code: string, { goldDev }: LanguageData): GoldFigures | undefined {
  const path = resolve(folder, `${code}.bin`);
  if (!existsSync(path)) return undefined;
  const models = { [code]: readFileSync(path) };
  return measureGold(createAnalyser({ models, touchpoints: DEFAULT_JOURNEY }), code, goldDev);
}

function readChoice(): CorpusChoice {
  const { only, without, to } = values;
  if (only !== undefined && only !== 'permissive') throw new RangeError(`Expected --only permissive, got ${only}`);
  if (to === undefined && (only !== undefined || without.length > 0)) {
    throw new RangeError(
      'Expected --to FOLDER beside --only or --without, so that the shipped models stay as they are',
    );
  }
  const choice = { only, without } as const;
  const ending = '.train.jsonl.gz';
  const files = readdirSync(dataFolder()).filter((file) => file.endsWith(ending));
  checkNames(
    choice,
    files.map((file) => file.slice(0, -ending.length)),
  );
  return choice;
}
