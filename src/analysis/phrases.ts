/** Finds phrases in a clause by stems. Apart: seeds, cause cues, severity cues and a customer's own phrases all use it. */
import type { Language } from './language.ts';
import { type Entry, phraseBit, phraseWordsOf } from './word-entries.ts';
import { readWords } from './words.ts';

/** A phrase's words as the lexicon numbers them. */
interface Phrase<Label> {
  readonly words: readonly number[];
  readonly label: Label;
}

/** Phrases that begin with one word: that word alone, and longer ones by their second word. */
interface Opening<Label> {
  readonly single: Phrase<Label>[];
  readonly bySecond: Map<number, Phrase<Label>[]>;
}

/** Phrases by their first word, then by their second: small words open hundreds of phrases. Words are the lexicon's numbers. */
export interface PhraseBook<Label> {
  readonly openings: readonly (Opening<Label> | undefined)[];
  /** Of the entries that open its phrases or come second in them. */
  readonly bit: number;
  /** May one other word stand between two words of a phrase? */
  readonly gap: boolean;
}

/**
 * Prepares phrases for `findPhrases`. `gap`: one other word may stand between two words of a phrase.
 * A phrase without words is ignored.
 */
export function phraseBook<Label>(
  lists: Iterable<readonly [label: Label, phrases: readonly string[]]>,
  language: Language,
  gap: boolean,
): PhraseBook<Label> {
  const openings = new Map<number, Opening<Label>>();
  const firsts = new Set<string>();
  const seconds = new Set<string>();
  for (const [label, phrases] of lists) {
    for (const written of phrases) {
      const forms = readWords(written, language.elisions).words;
      const stems = forms.map(({ form }) => language.stem(form));
      const words = phraseWordsOf(stems, language);
      const [first, second] = words;
      if (first === undefined) continue;
      firsts.add(stems[0]!);
      if (second !== undefined) seconds.add(stems[1]!);
      const opening: Opening<Label> = openings.get(first) ?? { single: [], bySecond: new Map() };
      openings.set(first, opening);
      const phrase = { words, label };
      if (second === undefined) opening.single.push(phrase);
      else opening.bySecond.set(second, [...(opening.bySecond.get(second) ?? []), phrase]);
    }
  }
  const size = Math.max(0, ...openings.keys()) + 1;
  return {
    openings: Array.from({ length: size }, (_, word) => openings.get(word)),
    bit: phraseBit(firsts, seconds, language),
    gap,
  };
}

/** Does a phrase of the book begin with this word? */
export function opensPhrase<Label>({ openings, bit }: PhraseBook<Label>, { opens, phraseWord }: Entry): boolean {
  return (opens & bit) !== 0 && openings[phraseWord] !== undefined;
}

/** Calls `found` with the label, number of words and first word of every phrase that starts in `entries[from…to)` and ends there. */
export function findPhrases<Label>(
  book: PhraseBook<Label>,
  entries: readonly Entry[],
  from: number,
  to: number,
  found: (label: Label, length: number, at: number) => void,
): void {
  const { bit } = book;
  for (let at = from; at < to; at++) {
    if ((entries[at]!.opens & bit) !== 0) findPhrasesAt(book, entries, at, to, found);
  }
}

/** `findPhrases`, only those that begin at `at`. */
export function findPhrasesAt<Label>(
  { openings, bit, gap }: PhraseBook<Label>,
  entries: readonly Entry[],
  at: number,
  to: number,
  found: (label: Label, length: number, at: number) => void,
): void {
  const { opens, phraseWord } = entries[at]!;
  if ((opens & bit) === 0) return;
  const opening = openings[phraseWord];
  if (!opening) return;
  for (const { label } of opening.single) found(label, 1, at);
  if (opening.bySecond.size === 0 || at + 1 >= to) return;
  const next = entries[at + 1]!;
  if ((next.follows & bit) !== 0) {
    const phrases = opening.bySecond.get(next.phraseWord);
    if (phrases) for (const phrase of phrases) goOn(phrase, entries, at, at + 1, to, gap, found);
  }
  if (!gap || at + 2 >= to) return;
  const over = entries[at + 2]!;
  if ((over.follows & bit) === 0 || over.phraseWord === next.phraseWord) return;
  const phrases = opening.bySecond.get(over.phraseWord);
  if (phrases) for (const phrase of phrases) goOn(phrase, entries, at, at + 2, to, gap, found);
}

/** Calls `found` if the words after the second, which stands at `second`, follow. */
function goOn<Label>(
  { words, label }: Phrase<Label>,
  entries: readonly Entry[],
  first: number,
  second: number,
  to: number,
  gap: boolean,
  found: (label: Label, length: number, at: number) => void,
): void {
  let at = second;
  for (let k = 2; k < words.length; k++) {
    const want = words[k];
    if (at + 1 < to && entries[at + 1]!.phraseWord === want) at += 1;
    else if (gap && at + 2 < to && entries[at + 2]!.phraseWord === want) at += 2;
    else return;
  }
  found(label, words.length, first);
}
