/** Signs that a clause is not meant as it reads. Apart, because it looks at punctuation and at the neighbours. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Entry } from './word-entries.ts';
import type { WordPass } from './words.ts';

/** Words after applause in which trouble makes it irony. */
const REACH = 25;
/** Most words between quotation marks that are still a quoted word and no speech. */
const QUOTED = 3;

/** A text's words with the marks between them and what is known of each. */
type Told = WordPass & { readonly entries: readonly Entry[] };

/**
 * Is praise in the clause likely meant as blame: by a turn ("thanks for nothing"), as praise in quotation marks, or as
 * applause beside trouble? Bounded work, whatever the text's length.
 */
export function isIronic(told: Told, clause: Clause, language: Language): boolean {
  return (
    hasTurn(told.entries, clause, language) || quotesPraise(told, clause, language) || applauds(told, clause, language)
  );
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
