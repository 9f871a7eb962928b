/** Readings of single texts with the shipped models, for tests of what is judged from a reading. */
import type { Language } from '../../src/analysis/language.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { decodeModel, type Model } from '../../src/analysis/model.ts';
import { type Reading, readText } from '../../src/analysis/reading.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';

const models: Readonly<Record<string, Model>> = Object.fromEntries(
  Object.entries(loadModels()).map(([code, bytes]) => [code, decodeModel(bytes)]),
);

/** Text of a language, read; with the language and its model. */
export function read(text: string, code: string): { reading: Reading; language: Language; model: Model } {
  const language = languages[code]!;
  const model = models[code]!;
  return { reading: readText(text, language, model), language, model };
}
