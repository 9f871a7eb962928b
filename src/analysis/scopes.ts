/** What a negation or an intensifier in a clause reaches. Apart, because features, severity and praise all ask for it. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Word } from './words.ts';

/** One entry per word of the clause, 1 where it holds. */
export interface Scopes {
  readonly negated: Uint8Array;
  readonly intensified: Uint8Array;
}

/** Words after a negation that it denies; before it for verbs that deny backwards. */
const REACH = 4;
/** Words that an intensifier reaches. */
const NEAR = 2;
/** Words within which "ne" makes "plus" or "personne" a negation. */
const PAIR = 4;

/**
 * Marks what is denied and what is intensified. `stems`: of all words of the text. A word list may say that a turn denies
 * nothing ("not only", "pas mal", "نه تنها"), and that a word denies only beside another ("ne … plus"). Linear.
 */
export function readScopes(
  words: readonly Word[],
  stems: readonly string[],
  clause: Clause,
  language: Language,
): Scopes {
  const { from, to } = clause;
  const negated = new Uint8Array(to - from);
  const intensified = new Uint8Array(to - from);
  const harmless = harmlessIn(stems, clause, language);
  let pair = -PAIR - 1;
  for (let at = from; at < to; at++) {
    const { form } = words[at]!;
    if (language.negationPairs.has(form)) pair = at;
    if (language.intensifiers.has(form))
      mark(intensified, at - from - (language.verbFinal ? 0 : 1), at - from + NEAR, at - from);
    if (harmless?.has(at)) continue;
    if (language.negators.has(form) && (!language.pairedNegators.has(form) || at - pair <= PAIR)) {
      mark(negated, at - from + 1, at - from + REACH, -1);
    }
    if (language.negatesBack(form)) mark(negated, at - from - REACH, at - from - 1, -1);
  }
  return { negated, intensified };
}

function mark(flags: Uint8Array, from: number, to: number, not: number): void {
  for (let k = Math.max(0, from); k <= to && k < flags.length; k++) if (k !== not) flags[k] = 1;
}

const books = new WeakMap<Language, PhraseBook<true>>();

/** Positions of words in turns that deny nothing; undefined when there are none. */
function harmlessIn(stems: readonly string[], { from, to }: Clause, language: Language): Set<number> | undefined {
  let book = books.get(language);
  if (!book) {
    book = phraseBook([[true, language.falseNegations]], language, false);
    books.set(language, book);
  }
  let found: Set<number> | undefined;
  findPhrases(book, stems, from, to, (_label, length, at) => {
    found ??= new Set();
    for (let k = at; k < at + length; k++) found.add(k);
  });
  return found;
}
