/**
 * The models' machinery taught other people's labels: the same features, table, word vectors and network, fresh weights.
 * Apart from the tasks: it knows outputs and targets, not what they mean.
 */
import type { Clause } from '../../../src/analysis/clauses.ts';
import { negatedWords } from '../../../src/analysis/features.ts';
import type { Language } from '../../../src/analysis/language.ts';
import { wordRows } from '../../../src/analysis/network.ts';
import { addRow, logits, noSums, type Table } from '../../../src/analysis/table.ts';
import { type LearnerOptions, learnTable } from '../../../training/learner.ts';
import { buildLexicon, type Lexicon } from '../../../training/lexicon.ts';
import { formsOf } from '../../../training/network-examples.ts';
import {
  forward,
  newParameters,
  newPass,
  type Sample,
  type Target,
  trainNetwork,
} from '../../../training/network-learner.ts';
import { featuresOf, type Segments, segment } from '../../../training/segments.ts';
import { learnVectors } from '../../../training/word-vectors.ts';

/** Words and their vectors, learnt from texts without labels. */
export interface Ground {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly vectors: Float32Array;
}

/** A part of a text as both learners see it: hashed features, and words of which clause number `clause` is judged. */
export interface Part {
  readonly words: Int32Array;
  readonly chars: Int32Array;
  readonly sample: Omit<Sample, 'whole' | 'parts'>;
  /** Absent: the whole text is judged. */
  readonly clause?: number;
}

/** A part and what is known of it. */
export interface Taught {
  readonly part: Part;
  readonly target: Target;
}

/** A trained reader. */
export interface TaskReader {
  readonly table: Table;
  /** Scores of the table, then of the network, each in the order of the outputs. */
  score(part: Part): number[];
}

const WIDTH = 48;
const FILTERS = 64;
const LEXICON = { fewest: 3, most: 24_000, gramBits: 15 };
const VECTORS = { width: WIDTH, epochs: 3, rate: 0.05, frequent: 2e-4, seed: 1 };
const NETWORK = { rate: 0.002, vectorRate: 0.03, wordDrop: 0.1, drop: 0.3, decay: 1e-4, seed: 1 };

/** What differs between tasks; chosen by cross-validation on training rows. */
export interface ReaderOptions {
  readonly table: Pick<LearnerOptions, 'bits' | 'epochs' | 'rate' | 'seeds'>;
  /** Of the network. */
  readonly epochs: number;
}

/** Learns vectors from the training texts; `others` are only made readable: no word of theirs is counted. */
export function learnGround(texts: readonly string[], others: readonly string[], language: Language): Ground {
  const forms = texts.map((text) => formsOf(text, language));
  const lexicon = buildLexicon(forms, LEXICON);
  const places = forms.map((words) => Int32Array.from(words, (form) => lexicon.ids.get(form)!));
  const vectors = learnVectors(places, lexicon, VECTORS);
  return { language, lexicon: widen(lexicon, new Set(others.flatMap((text) => formsOf(text, language)))), vectors };
}

/** New words are made of the n-grams that the lexicon has. */
function widen(lexicon: Lexicon, forms: ReadonlySet<string>): Lexicon {
  const ids = new Map(lexicon.ids);
  const rows = [...lexicon.rows];
  for (const form of forms) {
    if (ids.has(form)) continue;
    const { grams } = wordRows(lexicon.known, lexicon.gramBits, form);
    ids.set(form, rows.length);
    rows.push({ list: Int32Array.from(grams), own: false, share: 1 / Math.max(1, grams.length) });
  }
  return { ...lexicon, ids, rows };
}

/** Words and clauses of a text with what the network sees of them. */
export interface Read {
  readonly segments: Segments;
  readonly sample: Part['sample'];
}

export function readTask(text: string, { lexicon, language }: Ground): Read {
  const segments = segment(text, language);
  const { entries, clauses } = segments;
  const negated = negatedWords(entries, clauses, language);
  return {
    segments,
    sample: { words: Int32Array.from(entries, ({ form }) => lexicon.ids.get(form)!), negated, clauses },
  };
}

/** A whole text. */
export function wholePart({ segments, sample }: Read, { language }: Ground): Part {
  return { ...featuresOf(segments.entries, segments.clauses, language), sample };
}

/** Trains table and network, same rows, same seeds each time. */
export function trainReader(
  rows: readonly Taught[],
  outputs: readonly string[],
  ground: Ground,
  options: ReaderOptions,
): TaskReader {
  const examples = rows.map(({ part, target }) => ({ ...part, weight: 1, ...target }));
  const table = learnTable(examples, { ...options.table, outputs });
  const parameters = newParameters(ground.vectors.slice(), WIDTH, FILTERS, outputs.length, NETWORK.seed);
  trainNetwork(
    parameters,
    ground.lexicon,
    rows.map(({ part, target }) => teach(part, target)),
    { ...NETWORK, epochs: options.epochs },
  );
  const pass = newPass(parameters, ground.lexicon);
  return {
    table,
    score: (part) => {
      forward(pass, teach(part, NOTHING));
      const felt = part.clause === undefined ? pass.wholeLogits : pass.clauseLogits[part.clause]!;
      return [...tableScores(table, part), ...felt];
    },
  };
}

const NOTHING: Target = { choices: [], flags: [] };

function teach({ sample, clause }: Part, target: Target): Sample {
  if (clause === undefined) return { ...sample, whole: target };
  return { ...sample, parts: sample.clauses.map((_: Clause, at: number) => (at === clause ? target : undefined)) };
}

/** Scores of a table over hashed features. */
export function tableScores(table: Table, { words, chars }: Pick<Part, 'words' | 'chars'>): Float64Array {
  const sums = noSums(table);
  for (const hash of words) addRow(table, hash, sums.words, 0);
  for (const hash of chars) addRow(table, hash, sums.chars, 0);
  return logits(table, { ...sums, wordCount: words.length, charCount: chars.length });
}
