/** One text read once: words, clauses, stems and scores per clause, sentence and whole. Everything else builds on it. */
import { type Clause, cutClauses } from './clauses.ts';
import { featureCount, negatedWords, pairFeature, skipFeature } from './features.ts';
import type { Language } from './language.ts';
import type { Model } from './model.ts';
import { type ClauseWords, poolClause, scorePooled } from './network.ts';
import type { Scores } from './scores.ts';
import { addRow, addSums, logits, noSums, type Sums, type Table } from './table.ts';
import type { TableMemory, WordMemory } from './word-memory.ts';
import { readWords, type Word } from './words.ts';

/** A text as everything else sees it. */
export interface Reading {
  readonly words: readonly Word[];
  readonly stems: readonly string[];
  readonly clauses: readonly Clause[];
  readonly sentiment: Scores;
  readonly heads: Scores;
  /** In the order of `NETWORK_OUTPUTS`. */
  readonly network: Scores;
}

/** Reads a text with one language's plug-in and model. Linear in the text's length. */
export function readText(text: string, language: Language, model: Model): Reading {
  const pass = readWords(text, language.elisions);
  const clauses = cutClauses(pass, language);
  const stems = pass.words.map((word) => language.stem(word.form));
  const negated = negatedWords(pass.words, stems, clauses, language);
  const { memory, network } = model;
  const sentiment: Sums[] = [];
  const heads: Sums[] = [];
  const pooled: Float32Array[] = [];
  for (let index = 0; index < clauses.length; index++) {
    const clause = slotsAround(memory, pass.words, stems, negated, clauses, index);
    sentiment.push(sumClause(memory, memory.sentiment, clause));
    heads.push(sumClause(memory, memory.heads, clause));
    pooled.push(poolClause(network, memory, clause));
  }
  return {
    words: pass.words,
    stems,
    clauses,
    sentiment: scoresOf(model.sentiment, sentiment, clauses),
    heads: scoresOf(model.heads, heads, clauses),
    network: scorePooled(network, pooled, clauses),
  };
}

/** The slots of a clause's words, and of the words beside it in its sentence. */
function slotsAround(
  memory: WordMemory,
  words: readonly Word[],
  stems: readonly string[],
  negated: Uint8Array,
  clauses: readonly Clause[],
  index: number,
): ClauseWords {
  const { from, to, sentence } = clauses[index]!;
  const start = clauses[index - 1]?.sentence === sentence ? from - 1 : from;
  const end = clauses[index + 1]?.sentence === sentence ? to + 1 : to;
  memory.turn();
  const slots = new Int32Array(end - start);
  for (let at = start; at < end; at++) slots[at - start] = memory.slotOf(words[at]!.form, stems[at]!);
  return { slots, negated: negated.subarray(start, end), from: from - start, to: to - start };
}

/** What a table makes of a clause: words alone are remembered, pairs are looked up. The same as over `readFeatures`. */
function sumClause(memory: WordMemory, { table, sums }: TableMemory, clause: ClauseWords): Sums {
  const total = noSums(table);
  const outputs = table.outputs.length;
  const { slots, negated, from, to } = clause;
  const { hashes, gramCounts } = memory;
  const { words, chars } = total;
  for (let at = from; at < to; at++) {
    const slot = slots[at]!;
    const start = slot * 3 * outputs;
    const own = start + negated[at]! * outputs;
    const grams = start + 2 * outputs;
    for (let k = 0; k < outputs; k++) {
      words[k]! += sums[own + k]!;
      chars[k]! += sums[grams + k]!;
    }
    total.charCount += gramCounts[slot]!;
    if (at + 1 < to) addRow(table, pairFeature(hashes[slot]!, hashes[slots[at + 1]!]!), words, 0);
    if (at + 2 < to) addRow(table, skipFeature(hashes[slot]!, hashes[slots[at + 2]!]!), words, 0);
  }
  total.wordCount = featureCount(to - from);
  return total;
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
