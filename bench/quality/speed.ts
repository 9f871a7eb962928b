/** How fast reviews are read, beside natural's BayesClassifier in the same run; how fast and how large models load. */
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAnalyser } from '../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY, loadModels } from '../../src/pipeline/analyser.ts';
import { openCrew } from '../../src/pipeline/analysis-crew.ts';
import type { LanguageData } from '../../training/corpora.ts';
import { goal, print } from './goal.ts';

/** Mean length of the reviews read, in characters: real ones, chosen so that their mean is this. */
const CHARACTERS = 235;
const REVIEWS = 12_000;

export async function printSpeed(data: ReadonlyMap<string, LanguageData>): Promise<void> {
  const models = loadModels();
  for (const [language, own] of data) {
    const texts = textsOf(own);
    const analyser = createAnalyser({ models: { [language]: models[language]! }, touchpoints: DEFAULT_JOURNEY });
    const one = rate(texts, (text) => analyser.analyse({ text, language }));
    const bayes = await bayesRate(own, texts.slice(0, 150));
    print(`${language}: ${texts.length} reviews of ${Math.round(mean(texts))} characters`);
    goal('reviews a second, one thread, all heads', one, '≥ 8000');
    goal('times natural BayesClassifier (5,000 documents, two classes)', one / bayes, '≥ 100');
    goal(
      'two threads, times one thread of the same kind',
      (await crewRate(texts, language, 2)) / (await crewRate(texts, language, 1)),
      '≥ 1.8',
    );
  }
  const loads = Array.from({ length: 5 }, () => {
    const started = performance.now();
    createAnalyser({ models: loadModels(), touchpoints: DEFAULT_JOURNEY });
    return performance.now() - started;
  });
  goal('three models read and made ready, ms (median of 5)', loads.sort((a, b) => a - b)[2]!, '≤ 150');
  const folder = resolve(import.meta.dirname, '../../models');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.bin')))
    goal(`${file}, MB`, statSync(resolve(folder, file)).size / 1e6, '≤ 12');
}

/** Real held-back texts, cut or passed over so that the mean length is the goal's. */
function textsOf({ corpora }: LanguageData): string[] {
  const all = corpora.flatMap(({ heldBack, train }) => [...heldBack, ...train.slice(0, 2_000)].map(({ text }) => text));
  const step = 7919;
  const texts: string[] = [];
  let characters = 0;
  for (let k = 0; texts.length < REVIEWS && k < REVIEWS * 3; k++) {
    const text = all[(k * step) % all.length]!;
    const isLong = text.length > CHARACTERS;
    if (texts.length > 0 && characters / texts.length > CHARACTERS && isLong) continue;
    if (texts.length > 0 && characters / texts.length < CHARACTERS && !isLong && k % 3 !== 0) continue;
    texts.push(text.slice(0, 2_000));
    characters += Math.min(2_000, text.length);
  }
  return texts;
}

function rate(texts: readonly string[], read: (text: string) => unknown): number {
  for (const text of texts.slice(0, 2_000)) read(text);
  const started = performance.now();
  for (const text of texts) read(text);
  return texts.length / ((performance.now() - started) / 1000);
}

async function bayesRate({ corpora }: LanguageData, texts: readonly string[]): Promise<number> {
  const { default: natural } = await import('natural/lib/natural/classifiers/index.js');
  const classifier = new natural.BayesClassifier();
  const rows = corpora.flatMap(({ train }) => train.filter(({ polarity }) => polarity === 1 || polarity === -1));
  const step = Math.max(1, Math.floor(rows.length / 5_000));
  for (let at = 0; at < rows.length; at += step)
    classifier.addDocument(rows[at]!.text.slice(0, 600), String(rows[at]!.polarity));
  classifier.train();
  const started = performance.now();
  for (const text of texts) classifier.classify(text);
  return texts.length / ((performance.now() - started) / 1000);
}

async function crewRate(texts: readonly string[], language: string, threads: number): Promise<number> {
  const crew = openCrew({ models: loadModels(), touchpoints: DEFAULT_JOURNEY, threads });
  const pieces: string[] = [];
  for (let at = 0; at < texts.length; at += 200) {
    const lines = texts.slice(at, at + 200).map((text, id) => JSON.stringify({ id, text, language }));
    pieces.push(lines.join('\n'));
  }
  const classify = (some: readonly string[]) =>
    Promise.all(some.map((lines) => crew.classify({ first: 1, bytes: new TextEncoder().encode(lines) })));
  await classify(pieces.slice(0, threads * 8));
  const started = performance.now();
  await classify(pieces);
  const took = (performance.now() - started) / 1000;
  await crew.close();
  return texts.length / took;
}

function mean(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + text.length, 0) / texts.length;
}
