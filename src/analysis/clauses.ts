/** Cuts a text into clauses, so that "friendly staff but late delivery" is two opinions. Apart: the unit of every finding. */
import type { Language } from './language.ts';
import type { Mark, Word, WordPass } from './words.ts';

/** Words `from`…`to` (exclusive) of the pass; `sentence` counts sentences from 0. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

/** A text without punctuation is cut at this many words all the same. */
const LONGEST = 28;
/** From here on, a word that could open a clause does so even if nothing before it is known as a statement. */
const LONG = 12;

/**
 * Cuts at punctuation; before contrast words (but, mais, ولی); and where a statement is complete: before "and" with a new
 * subject, before words that open a clause (because, avec, چون), after the verb of verb-final languages.
 */
export function cutClauses(pass: WordPass, language: Language): Clause[] {
  const { words, marks } = pass;
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let mark = 0;
  for (let at = 0; at < words.length; at++) {
    while (mark < marks.length && marks[mark]!.before < at) mark++;
    const here = marks[mark]?.before === at ? marks[mark]! : undefined;
    if (at > from && isCut(words, from, at, here?.strength, language)) {
      clauses.push({ from, to: at, sentence });
      from = at;
    }
    if (here?.strength === 'hard' && at > 0) sentence++;
  }
  if (from < words.length) clauses.push({ from, to: words.length, sentence });
  return clauses;
}

function isCut(
  words: readonly Word[],
  from: number,
  at: number,
  strength: Mark['strength'] | undefined,
  language: Language,
): boolean {
  const length = at - from;
  if (strength === 'hard' || length >= LONGEST) return true;
  if (length < 2) return false;
  const form = words[at]!.form;
  if (strength === 'soft' || language.contrasts.has(form)) return true;
  if (language.joins.has(form)) return isJoin(words, from, at, language);
  if (language.openers.has(form)) return isStatement(words, from, at, language);
  return runsOn(words, from, at, language);
}

/** Does "and" at `at` join statements, not words? */
function isJoin(words: readonly Word[], from: number, at: number, language: Language): boolean {
  const next = words[at + 1]?.form;
  if (next === undefined || !isStatement(words, from, at, language)) return false;
  if (language.verbFinal && language.isVerb(words[at - 1]!.form)) return true;
  return language.starters.has(next);
}

/** Is something said already: a verb, a judging word, or simply much? */
function isStatement(words: readonly Word[], from: number, at: number, language: Language): boolean {
  if (at - from >= LONG) return true;
  for (let k = from; k < at; k++) if (isPredicate(words[k]!.form, language)) return true;
  return false;
}

function isPredicate(form: string, language: Language): boolean {
  return language.judges.has(form) || language.isVerb(form);
}

/** Two statements with nothing between them ("food was great service slow", « service lent repas froid »). */
function runsOn(words: readonly Word[], from: number, at: number, language: Language): boolean {
  const last = words[at - 1]!.form;
  const { form } = words[at]!;
  if (language.verbFinal && language.isVerb(last))
    return at - from >= 3 && !language.isVerb(form) && !language.follows.has(form);
  if (!language.judges.has(last) || !language.subjects.has(form)) return false;
  // "very friendly | staff" would cut a word from what it judges: something must have been said before.
  for (let k = from; k < at - 1; k++) {
    const before = words[k]!.form;
    if (language.isVerb(before) || (!language.adjectiveFirst && language.subjects.has(before))) return true;
  }
  return false;
}
