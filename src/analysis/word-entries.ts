/**
 * What a language knows of a word's form, found in one look-up: stem, part in the clause, place among the words of phrases.
 * Apart: clauses, scopes, phrases and word memory all ask it of every word, and one question is cheaper than twenty.
 */
import type { Language } from './language.ts';

/** What is known of one form. */
export interface Entry {
  readonly form: string;
  readonly stem: string;
  /** Of `TRAIT`, added. */
  readonly traits: number;
  /** Number of the stem among those of the language's phrases; 0 where no phrase holds it yet. */
  phraseWord: number;
  /** Which books hold a phrase that begins with it, and one with it in the second place: a bit each, see `phraseBit`. */
  opens: number;
  follows: number;
  /** Where a word memory put the form last: a hint, to be checked. */
  slot: number;
}

/** Lists of the language that a form is in. */
export const TRAIT = {
  contrast: 1,
  join: 2,
  starter: 4,
  opener: 8,
  subject: 16,
  judge: 32,
  verb: 64,
  follow: 128,
  negator: 256,
  pairedNegator: 512,
  negationPair: 1024,
  negatesBack: 2048,
  intensifier: 4096,
} as const;

/** Forms kept; the lexicon is emptied when full, so that hostile text cannot fill the heap. */
const LIMIT = 50_000;

/** A language's entries and the words of its phrases. */
interface Lexicon {
  readonly language: Language;
  readonly entries: Map<string, Entry>;
  readonly phraseWords: Map<string, number>;
  /** By stem. */
  readonly opens: Map<string, number>;
  readonly follows: Map<string, number>;
  books: number;
}

const lexicons = new WeakMap<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  const known = lexicons.get(language);
  if (known) return known;
  const lexicon: Lexicon = {
    language,
    entries: new Map(),
    phraseWords: new Map(),
    opens: new Map(),
    follows: new Map(),
    books: 0,
  };
  lexicons.set(language, lexicon);
  return lexicon;
}

/** Entries of words, in their order. */
export function entriesOf(words: readonly { readonly form: string }[], language: Language): readonly Entry[] {
  const lexicon = lexiconOf(language);
  return words.map(({ form }) => lexicon.entries.get(form) ?? enter(lexicon, form));
}

/** Numbers of stems that a phrase is made of: from now on their words' entries bear them. */
export function phraseWordsOf(stems: readonly string[], language: Language): number[] {
  const { phraseWords, entries } = lexiconOf(language);
  const fresh = new Set<string>();
  const numbers = stems.map((stem) => {
    const known = phraseWords.get(stem);
    if (known !== undefined) return known;
    fresh.add(stem);
    phraseWords.set(stem, phraseWords.size + 1);
    return phraseWords.size;
  });
  if (fresh.size > 0) {
    for (const entry of entries.values()) if (fresh.has(entry.stem)) entry.phraseWord = phraseWords.get(entry.stem)!;
  }
  return numbers;
}

/** Books beyond these share a bit. */
const BITS = 30;

/** The bit of a book whose phrases have these stems in the first and in the second place: an entry without it opens none, or goes on none. */
export function phraseBit(first: ReadonlySet<string>, second: ReadonlySet<string>, language: Language): number {
  const lexicon = lexiconOf(language);
  const bit = 1 << Math.min(lexicon.books++, BITS);
  for (const stem of first) lexicon.opens.set(stem, (lexicon.opens.get(stem) ?? 0) | bit);
  for (const stem of second) lexicon.follows.set(stem, (lexicon.follows.get(stem) ?? 0) | bit);
  for (const entry of lexicon.entries.values()) {
    if (first.has(entry.stem)) entry.opens |= bit;
    if (second.has(entry.stem)) entry.follows |= bit;
  }
  return bit;
}

function enter({ language, entries, phraseWords, opens, follows }: Lexicon, form: string): Entry {
  const stem = language.stem(form);
  const entry = {
    form,
    stem,
    traits: traitsOf(form, language),
    phraseWord: phraseWords.get(stem) ?? 0,
    opens: opens.get(stem) ?? 0,
    follows: follows.get(stem) ?? 0,
    slot: 0,
  };
  if (entries.size >= LIMIT) entries.clear();
  entries.set(form, entry);
  return entry;
}

function traitsOf(form: string, language: Language): number {
  const lists = [
    [TRAIT.contrast, language.contrasts],
    [TRAIT.join, language.joins],
    [TRAIT.starter, language.starters],
    [TRAIT.opener, language.openers],
    [TRAIT.subject, language.subjects],
    [TRAIT.judge, language.judges],
    [TRAIT.follow, language.follows],
    [TRAIT.negator, language.negators],
    [TRAIT.pairedNegator, language.pairedNegators],
    [TRAIT.negationPair, language.negationPairs],
    [TRAIT.intensifier, language.intensifiers],
  ] as const;
  let traits = 0;
  for (const [trait, forms] of lists) if (forms.has(form)) traits |= trait;
  if (language.isVerb(form)) traits |= TRAIT.verb;
  if (language.negatesBack(form)) traits |= TRAIT.negatesBack;
  return traits;
}
