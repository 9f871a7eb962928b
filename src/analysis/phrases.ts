/** Finds phrases in a clause by stems. Apart: seeds, cause cues, severity cues and a customer's own phrases all use it. */
import type { Language } from './language.ts';
import { readWords } from './words.ts';

interface Entry<Label> {
  readonly stems: readonly string[];
  readonly label: Label;
  readonly gap: boolean;
}

/** Phrases by the stem of their first word. */
export type PhraseBook<Label> = ReadonlyMap<string, readonly Entry<Label>[]>;

/**
 * Prepares phrases for `findPhrases`. `gap`: one other word may stand between two words of a phrase.
 * A phrase without words is ignored.
 */
export function phraseBook<Label>(
  lists: Iterable<readonly [label: Label, phrases: readonly string[]]>,
  language: Language,
  gap: boolean,
): PhraseBook<Label> {
  const book = new Map<string, Entry<Label>[]>();
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const stems = readWords(phrase, language.elisions).words.map((word) => language.stem(word.form));
      const first = stems[0];
      if (first === undefined) continue;
      const entries = book.get(first) ?? [];
      entries.push({ stems, label, gap });
      book.set(first, entries);
    }
  }
  return book;
}

/** Calls `found` with the label, number of words and first word of every phrase that starts in `stems[from…to)` and ends there. */
export function findPhrases<Label>(
  book: PhraseBook<Label>,
  stems: readonly string[],
  from: number,
  to: number,
  found: (label: Label, length: number, at: number) => void,
): void {
  for (let at = from; at < to; at++) {
    const entries = book.get(stems[at]!);
    if (!entries) continue;
    for (const entry of entries) if (matches(entry, stems, at, to)) found(entry.label, entry.stems.length, at);
  }
}

function matches<Label>(entry: Entry<Label>, stems: readonly string[], start: number, to: number): boolean {
  let at = start;
  for (let k = 1; k < entry.stems.length; k++) {
    const want = entry.stems[k];
    if (at + 1 < to && stems[at + 1] === want) at += 1;
    else if (entry.gap && at + 2 < to && stems[at + 2] === want) at += 2;
    else return false;
  }
  return true;
}
