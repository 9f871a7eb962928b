/** One text read once: words, clauses, stems and scores per clause, sentence and whole. Everything else builds on it. */
import { type Clause, cutClauses } from './clauses.ts';
import { featureCount, negatedWords, pairFeature, skipFeature } from './features.ts';
import type { Language } from './language.ts';
import type { Model } from './model.ts';
import type { ClauseWords } from './network.ts';
import { roomForScores, type Scores } from './scores.ts';
import { addRow, addSums, clearSums, logits, rowAt } from './table.ts';
import { type Entry, entriesOf } from './word-entries.ts';
import type { TableMemory, WordMemory } from './word-memory.ts';
import { readWords, type WordPass } from './words.ts';

/** A text as everything else sees it. */
export interface Reading extends WordPass {
  /** Of the words, in their order. */
  readonly entries: readonly Entry[];
  readonly clauses: readonly Clause[];
  readonly sentiment: Scores;
  readonly heads: Scores;
  /** In the order of `NETWORK_OUTPUTS`. */
  readonly network: Scores;
}

/** Reads a text with one language's plug-in and model. Linear in the text's length. */
export function readText(text: string, language: Language, model: Model): Reading {
  const pass = readWords(text, language.elisions);
  const entries = entriesOf(pass.words, language);
  const clauses = cutClauses(pass, entries, language);
  const negated = negatedWords(entries, clauses, language);
  const { memory, network } = model;
  const sentiment = startScores(memory.sentiment, clauses);
  const heads = startScores(memory.heads, clauses);
  network.start(clauses.length);
  const slots = new Int32Array(pass.words.length);
  for (let index = 0; index < clauses.length; index++) {
    const clause = wordsAround(clauses, index, slots, negated);
    memory.turn();
    for (let at = clause.start; at < clause.end; at++) slots[at] = memory.slotOf(entries[at]!);
    scoreClause(memory, memory.sentiment, clause, index, sentiment);
    scoreClause(memory, memory.heads, clause, index, heads);
    network.pool(clause, index);
  }
  return {
    ...pass,
    entries,
    clauses,
    sentiment: endScores(memory.sentiment, sentiment),
    heads: endScores(memory.heads, heads),
    network: network.score(clauses),
  };
}

/** A clause with the words beside it in its sentence. */
function wordsAround(clauses: readonly Clause[], index: number, slots: Int32Array, negated: Uint8Array): ClauseWords {
  const { from, to, sentence } = clauses[index]!;
  const start = clauses[index - 1]?.sentence === sentence ? from - 1 : from;
  const end = clauses[index + 1]?.sentence === sentence ? to + 1 : to;
  return { slots, negated, start, from, to, end };
}

/** Scores of one table while a text is read, clause by clause. */
interface OpenScores {
  readonly all: readonly Clause[];
  readonly clauses: Float64Array[];
  readonly sentences: Float64Array[];
  readonly roomAt: (at: number) => Float64Array;
}

function startScores({ table, room }: TableMemory, all: readonly Clause[]): OpenScores {
  clearSums(room.sentence);
  clearSums(room.whole);
  return { all, clauses: [], sentences: [], roomAt: roomForScores(all.length, table.outputs.length) };
}

/** Scores a clause, and its sentence where it is the last of it. */
function scoreClause(memory: WordMemory, own: TableMemory, clause: ClauseWords, index: number, open: OpenScores): void {
  const { table, room } = own;
  const { all, clauses, sentences, roomAt } = open;
  sumClause(memory, own, clause);
  const score = roomAt(index);
  logits(table, room.clause, score);
  clauses.push(score);
  addSums(room.sentence, room.clause);
  if (all[index + 1]?.sentence === all[index]!.sentence) return;
  const around = roomAt(all.length + index);
  logits(table, room.sentence, around);
  while (sentences.length <= index) sentences.push(around);
  addSums(room.whole, room.sentence);
  clearSums(room.sentence);
}

function endScores({ table, room }: TableMemory, { all, clauses, sentences, roomAt }: OpenScores): Scores {
  const whole = roomAt(2 * all.length);
  logits(table, room.whole, whole);
  return { clauses, sentences, whole };
}

/** What a table makes of a clause: words alone are remembered, pairs are looked up. The same as over `readFeatures`. */
function sumClause(memory: WordMemory, { table, sums, room }: TableMemory, clause: ClauseWords): void {
  const total = room.clause;
  clearSums(total);
  const outputs = table.outputs.length;
  const { slots, negated, from, to } = clause;
  const { hashes, gramCounts } = memory;
  const { words, chars } = total;
  const { weights } = table;
  for (let at = from; at < to; at++) {
    const slot = slots[at]!;
    const start = slot * 3 * outputs;
    const own = start + negated[at]! * outputs;
    const grams = start + 2 * outputs;
    total.charCount += gramCounts[slot]!;
    if (at + 2 < to) {
      // Both rows lie anywhere in the table: asked for together, the memory answers once.
      const pair = rowAt(table, pairFeature(hashes[slot]!, hashes[slots[at + 1]!]!));
      const skip = rowAt(table, skipFeature(hashes[slot]!, hashes[slots[at + 2]!]!));
      for (let k = 0; k < outputs; k++) {
        words[k]! += sums[own + k]! + weights[pair + k]! + weights[skip + k]!;
        chars[k]! += sums[grams + k]!;
      }
    } else {
      for (let k = 0; k < outputs; k++) {
        words[k]! += sums[own + k]!;
        chars[k]! += sums[grams + k]!;
      }
      if (at + 1 < to) addRow(table, pairFeature(hashes[slot]!, hashes[slots[at + 1]!]!), words, 0);
    }
  }
  total.wordCount = featureCount(to - from);
}
