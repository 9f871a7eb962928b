/** Signs that a clause is not meant as it reads, and how it is said. Apart, because it looks at punctuation and at the neighbours. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Entry } from './word-entries.ts';
import type { WordPass } from './words.ts';

export interface Cues {
  /** Praise that is likely meant as blame: a turn ("thanks for nothing"), praise in quotation marks, or applause beside trouble. */
  readonly irony: boolean;
  readonly exclaims: boolean;
  readonly asks: boolean;
}

/** Words after applause in which trouble makes it irony. */
const REACH = 25;
/** Most words between quotation marks that are still a quoted word and no speech. */
const QUOTED = 3;

/** Reads the cues of one clause. `entries`: of all words of the text. Bounded work a clause, whatever the text's length. */
export function readCues(pass: WordPass, entries: readonly Entry[], clause: Clause, language: Language): Cues {
  const sign = signAfter(pass, clause.to);
  return {
    irony:
      hasTurn(entries, clause, language) || quotesPraise(pass, clause, language) || applauds(pass, clause, language),
    exclaims: sign === '!',
    asks: sign === '?',
  };
}

/** Sign of the mark before word `at`; marks ascend, so that it is found by halving. */
function signAfter({ marks }: WordPass, at: number): string | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (marks[middle]!.before < at) low = middle + 1;
    else high = middle;
  }
  return marks[low]?.before === at ? marks[low]!.sign : undefined;
}

const books = new WeakMap<Language, PhraseBook<true>>();

function hasTurn(entries: readonly Entry[], { from, to }: Clause, language: Language): boolean {
  let book = books.get(language);
  if (!book) {
    book = phraseBook([[true, language.ironies]], language, true);
    books.set(language, book);
  }
  let found = false;
  findPhrases(book, entries, from, to, () => {
    found = true;
  });
  return found;
}

/** Does praise stand alone between two quotation marks ("the so-called "customer service" is "great"")? */
function quotesPraise({ words, quotes }: WordPass, { from, to }: Clause, language: Language): boolean {
  if (quotes.length < 2) return false;
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quotes[middle]! < from) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k + 1 < quotes.length && quotes[k]! < to; k++) {
    const start = quotes[k]!;
    const end = quotes[k + 1]!;
    if (end - start > QUOTED) continue;
    for (let at = start; at < end; at++) if (language.applause.has(words[at]!.form)) return true;
  }
  return false;
}

/** Does the clause open with applause ("great job", "bravo", "دستتون درد نکنه") that trouble follows at once? */
function applauds({ words }: WordPass, { from, to }: Clause, language: Language): boolean {
  let clap = -1;
  for (let at = from; at < to && at < from + 3; at++) if (language.applause.has(words[at]!.form)) clap = at;
  if (clap < 0) return false;
  const end = Math.min(words.length, clap + REACH);
  for (let at = clap + 1; at < end; at++) if (language.troubles.has(words[at]!.form)) return true;
  return false;
}
