/** The sentiment table of a language and what it learns from. Apart: other corpora and weights than the heads'. */
import type { Language } from '../src/analysis/language.ts';
import type { Table } from '../src/analysis/model.ts';
import { SENTIMENT_OUTPUTS } from '../src/analysis/sentiment.ts';
import type { Corpus, LanguageData } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';
import { type Example, learnTable } from './learner.ts';
import { featuresOf, findingsOfClause, segment, textFeatures } from './segments.ts';

/** Gold rows are few and right; corpora are many and rough. */
const GOLD_WEIGHT = 2;

const ALL_THREE = [0, 1, 2];

/** Trains the sentiment table; `gold` may be a part of the labelled rows (cross-fitting). One table per seed, averaged. */
export function trainSentiment(
  data: LanguageData,
  gold: readonly GoldRow[],
  language: Language,
  seeds: readonly number[],
): Table {
  const examples = makeSentimentExamples(data, gold, language);
  return learnTable(examples, { bits: 19, outputs: SENTIMENT_OUTPUTS, epochs: 4, rate: 0.3, seeds });
}

/** Examples of all rows with a polarity: texts of the corpora, labelled rows whole and by clause. */
export function makeSentimentExamples(data: LanguageData, gold: readonly GoldRow[], language: Language): Example[] {
  const out: Example[] = [];
  for (const corpus of data.corpora) addCorpus(out, corpus, language);
  for (const row of gold) addGold(out, row, language);
  return balance(out);
}

function addCorpus(out: Example[], corpus: Corpus, language: Language): void {
  const polarities = new Set(corpus.train.map((row) => row.polarity));
  const among = polarities.has(0) ? ALL_THREE : [0, 2];
  for (const row of corpus.train) {
    if (row.polarity === undefined || row.polarity === null) continue;
    const whole = textFeatures(row.text, language);
    out.push({ ...whole, weight: 1, choices: [{ truth: row.polarity + 1, among }], flags: [] });
  }
}

function addGold(out: Example[], row: GoldRow, language: Language): void {
  const { words, clauses } = segment(row.text, language);
  const add = (own: Pick<Example, 'words' | 'chars'>, polarity: number) =>
    out.push({ ...own, weight: GOLD_WEIGHT, choices: [{ truth: polarity + 1, among: ALL_THREE }], flags: [] });
  if (row.sentiment !== null) add(featuresOf(words, clauses, language), row.sentiment);
  for (const clause of clauses) {
    const findings = findingsOfClause(row.findings, words, clause);
    const polarities = new Set(findings.map(({ polarity }) => polarity));
    if (polarities.size === 1) add(featuresOf(words, [clause], language), findings[0]!.polarity);
  }
}

/** Rare classes weigh more: the square root of what would make them even. */
function balance(examples: readonly Example[]): Example[] {
  const counts = [0, 0, 0];
  for (const { choices } of examples) counts[choices[0]!.truth]! += 1;
  const factor = counts.map((count) => Math.sqrt(examples.length / 3 / Math.max(1, count)));
  return examples.map((example) => ({ ...example, weight: example.weight * factor[example.choices[0]!.truth]! }));
}
