/** A labelled text cut as the analysis cuts it, with the features of its parts. Apart: every training of a language builds on it. */
import { type Clause, cutClauses } from '../src/analysis/clauses.ts';
import { negatedWords, readFeatures } from '../src/analysis/features.ts';
import type { Language } from '../src/analysis/language.ts';
import { type Entry, entriesOf } from '../src/analysis/word-entries.ts';
import { readWords, type Word } from '../src/analysis/words.ts';
import type { GoldFinding } from './gold-row.ts';
import type { Example } from './learner.ts';

/** Longest text trained on, in characters. */
export const TEXT_LIMIT = 3000;

/** Words and clauses of a text. */
export interface Segments {
  readonly words: readonly Word[];
  readonly entries: readonly Entry[];
  readonly clauses: readonly Clause[];
}

/** Words and clauses of a text, as the analysis cuts it. */
export function segment(text: string, language: Language): Segments {
  const pass = readWords(text, language.elisions);
  const entries = entriesOf(pass.words, language);
  return { words: pass.words, entries, clauses: cutClauses(pass, entries, language) };
}

/** Features of some clauses of a text together. */
export function featuresOf(
  entries: readonly Entry[],
  clauses: readonly Clause[],
  language: Language,
): Pick<Example, 'words' | 'chars'> {
  const negated = negatedWords(entries, clauses, language);
  const all = clauses.map((clause) => readFeatures(entries, negated, clause));
  return {
    words: Int32Array.from(all.flatMap((features) => features.words)),
    chars: Int32Array.from(all.flatMap((features) => features.chars)),
  };
}

/** Features of a whole text, cut at `TEXT_LIMIT`. */
export function textFeatures(text: string, language: Language): Pick<Example, 'words' | 'chars'> {
  const { entries, clauses } = segment(text.slice(0, TEXT_LIMIT), language);
  return featuresOf(entries, clauses, language);
}

/** Gold findings whose quote and this clause are the same words for at least half of either. */
export function findingsOfClause(
  findings: readonly GoldFinding[],
  words: readonly Word[],
  clause: Clause,
): GoldFinding[] {
  const start = words[clause.from]!.start;
  const end = words[clause.to - 1]!.end;
  return findings.filter((finding) => {
    const overlap = Math.min(end, finding.end) - Math.max(start, finding.start);
    return overlap > 0 && overlap * 2 >= Math.min(end - start, finding.end - finding.start);
  });
}
