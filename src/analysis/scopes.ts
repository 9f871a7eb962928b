/** What a negation or an intensifier in a clause reaches. Apart, because features, severity and praise all ask for it. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import { type Entry, TRAIT } from './word-entries.ts';

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
 * Marks what is denied and what is intensified. `entries`: of all words of the text. A word list may say that a turn denies
 * nothing ("not only", "pas mal", "نه تنها"), and that a word denies only beside another ("ne … plus"). Linear.
 */
export function readScopes(entries: readonly Entry[], { from, to }: Clause, language: Language): Scopes {
  const negated = new Uint8Array(to - from);
  const intensified = new Uint8Array(to - from);
  markNegations(entries, from, to, language, negated, from);
  for (let at = from; at < to; at++) {
    if ((entries[at]!.traits & TRAIT.intensifier) !== 0)
      mark(intensified, at - from - (language.verbFinal ? 0 : 1), at - from + NEAR, at - from);
  }
  return { negated, intensified };
}

/** Marks in `negated`, whose first entry is word `first`, which words of `from`…`to` are denied; nothing reaches beyond. */
export function markNegations(
  entries: readonly Entry[],
  from: number,
  to: number,
  language: Language,
  negated: Uint8Array,
  first: number,
): void {
  let traits = 0;
  for (let at = from; at < to; at++) traits |= entries[at]!.traits;
  if ((traits & (TRAIT.negator | TRAIT.negatesBack)) === 0) return;
  const harmless = harmlessIn(entries, from, to, language);
  const own = negated.subarray(from - first, to - first);
  let pair = from - PAIR - 1;
  for (let at = from; at < to; at++) {
    const traitsHere = entries[at]!.traits;
    if ((traitsHere & TRAIT.negationPair) !== 0) pair = at;
    if (harmless?.has(at)) continue;
    if ((traitsHere & TRAIT.negator) !== 0 && ((traitsHere & TRAIT.pairedNegator) === 0 || at - pair <= PAIR)) {
      mark(own, at - from + 1, at - from + REACH, -1);
    }
    if ((traitsHere & TRAIT.negatesBack) !== 0) mark(own, at - from - REACH, at - from - 1, -1);
  }
}

function mark(flags: Uint8Array, from: number, to: number, not: number): void {
  for (let k = Math.max(0, from); k <= to && k < flags.length; k++) if (k !== not) flags[k] = 1;
}

const books = new WeakMap<Language, PhraseBook<true>>();

/** Positions of words in turns that deny nothing; undefined when there are none. */
function harmlessIn(entries: readonly Entry[], from: number, to: number, language: Language): Set<number> | undefined {
  let book = books.get(language);
  if (!book) {
    book = phraseBook([[true, language.falseNegations]], language, false);
    books.set(language, book);
  }
  let found: Set<number> | undefined;
  findPhrases(book, entries, from, to, (_label, length, at) => {
    found ??= new Set();
    for (let k = at; k < at + length; k++) found.add(k);
  });
  return found;
}
