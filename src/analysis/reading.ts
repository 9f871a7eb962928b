/** One text read once: words, clauses, stems and linear scores per clause, sentence and whole. Everything else builds on it. */
import { type Clause, cutClauses } from './clauses.ts';
import { readFeatures } from './features.ts';
import type { Language } from './language.ts';
import { addSums, logits, type Model, noSums, type Sums, sumFeatures, type Table } from './model.ts';
import { readWords, type Word } from './words.ts';

/** Linear scores of one table at three widths. `sentences` are indexed by position in `Reading.clauses`, like `clauses`. */
export interface Scores {
  readonly clauses: readonly Float64Array[];
  readonly sentences: readonly Float64Array[];
  readonly whole: Float64Array;
}

export interface Reading {
  readonly words: readonly Word[];
  readonly stems: readonly string[];
  readonly clauses: readonly Clause[];
  readonly sentiment: Scores;
  readonly heads: Scores;
}

/** Reads a text with one language's plug-in and model. Linear in the text's length. */
export function readText(text: string, language: Language, model: Model): Reading {
  const pass = readWords(text, language.elisions);
  const clauses = cutClauses(pass, language);
  const stems = pass.words.map((word) => language.stem(word.form));
  const sentiment: Sums[] = [];
  const heads: Sums[] = [];
  for (const clause of clauses) {
    const features = readFeatures(pass.words, stems, clause, language);
    sentiment.push(sumFeatures(model.sentiment, features));
    heads.push(sumFeatures(model.heads, features));
  }
  return {
    words: pass.words,
    stems,
    clauses,
    sentiment: scoresOf(model.sentiment, sentiment, clauses),
    heads: scoresOf(model.heads, heads, clauses),
  };
}

function scoresOf(table: Table, sums: readonly Sums[], clauses: readonly Clause[]): Scores {
  const whole = noSums(table);
  const sentences: Float64Array[] = [];
  for (let from = 0; from < clauses.length; ) {
    const sentence = noSums(table);
    let to = from;
    while (to < clauses.length && clauses[to]!.sentence === clauses[from]!.sentence) addSums(sentence, sums[to++]!);
    addSums(whole, sentence);
    const score = logits(table, sentence);
    while (from < to) {
      sentences.push(score);
      from++;
    }
  }
  return { clauses: sums.map((sum) => logits(table, sum)), sentences, whole: logits(table, whole) };
}
