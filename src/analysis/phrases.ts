/** Finds phrases in a clause by stems. Apart: seeds, cause cues, severity cues and a customer's own phrases all use it. */
import type { Language } from './language.ts';
import { readWords } from './words.ts';

interface Entry<Label> {
  readonly stems: readonly string[];
  readonly label: Label;
  readonly gap: boolean;
}

/** Phrases that begin with one word: that word alone, and longer ones by the stem of their second word. */
interface Opening<Label> {
  readonly single: Entry<Label>[];
  readonly bySecond: Map<string, Entry<Label>[]>;
  readonly gap: boolean;
}

/** Phrases by the stem of their first word, then of their second: small words open hundreds of phrases. */
export type PhraseBook<Label> = ReadonlyMap<string, Opening<Label>>;

/**
 * Prepares phrases for `findPhrases`. `gap`: one other word may stand between two words of a phrase.
 * A phrase without words is ignored.
 */
export function phraseBook<Label>(
  lists: Iterable<readonly [label: Label, phrases: readonly string[]]>,
  language: Language,
  gap: boolean,
): PhraseBook<Label> {
  const book = new Map<string, Opening<Label>>();
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const stems = readWords(phrase, language.elisions).words.map((word) => language.stem(word.form));
      const [first, second] = stems;
      if (first === undefined) continue;
      const opening: Opening<Label> = book.get(first) ?? { single: [], bySecond: new Map(), gap };
      book.set(first, opening);
      const entries = second === undefined ? opening.single : (opening.bySecond.get(second) ?? []);
      if (second !== undefined) opening.bySecond.set(second, entries);
      entries.push({ stems, label, gap });
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
  if (book.size === 0) return;
  for (let at = from; at < to; at++) {
    const opening = book.get(stems[at]!);
    if (!opening) continue;
    for (const { label } of opening.single) found(label, 1, at);
    if (opening.bySecond.size === 0 || at + 1 >= to) continue;
    const next = stems[at + 1]!;
    for (const entry of opening.bySecond.get(next) ?? NONE) {
      if (goesOn(entry, stems, at + 1, to)) found(entry.label, entry.stems.length, at);
    }
    if (!opening.gap || at + 2 >= to || stems[at + 2] === next) continue;
    for (const entry of opening.bySecond.get(stems[at + 2]!) ?? NONE) {
      if (goesOn(entry, stems, at + 2, to)) found(entry.label, entry.stems.length, at);
    }
  }
}

const NONE: readonly never[] = [];

/** Do the words after the second, which stands at `second`, follow? */
function goesOn<Label>(entry: Entry<Label>, stems: readonly string[], second: number, to: number): boolean {
  let at = second;
  for (let k = 2; k < entry.stems.length; k++) {
    const want = entry.stems[k];
    if (at + 1 < to && stems[at + 1] === want) at += 1;
    else if (entry.gap && at + 2 < to && stems[at + 2] === want) at += 2;
    else return false;
  }
  return true;
}
