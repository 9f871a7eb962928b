/** Cuts a text into clauses, so that "friendly staff but late delivery" is two opinions. Apart: the unit of every finding. */
import type { Language } from './language.ts';
import { type Entry, TRAIT } from './word-entries.ts';
import type { Mark, WordPass } from './words.ts';

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
 * `entries`: of the words.
 */
export function cutClauses({ marks }: WordPass, entries: readonly Entry[], language: Language): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let mark = 0;
  for (let at = 0; at < entries.length; at++) {
    while (mark < marks.length && marks[mark]!.before < at) mark++;
    const here = marks[mark]?.before === at ? marks[mark]! : undefined;
    if (at > from && isCut(entries, from, at, here?.strength, language)) {
      clauses.push({ from, to: at, sentence });
      from = at;
    }
    if (here?.strength === 'hard' && at > 0) sentence++;
  }
  if (from < entries.length) clauses.push({ from, to: entries.length, sentence });
  return clauses;
}

function isCut(
  entries: readonly Entry[],
  from: number,
  at: number,
  strength: Mark['strength'] | undefined,
  language: Language,
): boolean {
  const length = at - from;
  if (strength === 'hard' || length >= LONGEST) return true;
  if (length < 2) return false;
  const { traits } = entries[at]!;
  if (strength === 'soft' || (traits & TRAIT.contrast) !== 0) return true;
  if ((traits & TRAIT.join) !== 0) return isJoin(entries, from, at, language);
  if ((traits & TRAIT.opener) !== 0) return isStatement(entries, from, at);
  return runsOn(entries, from, at, language);
}

/** Does "and" at `at` join statements, not words? */
function isJoin(entries: readonly Entry[], from: number, at: number, language: Language): boolean {
  const next = entries[at + 1]?.traits;
  if (next === undefined || !isStatement(entries, from, at)) return false;
  if (language.verbFinal && (entries[at - 1]!.traits & TRAIT.verb) !== 0) return true;
  return (next & TRAIT.starter) !== 0;
}

/** Is something said already: a verb, a judging word, or simply much? */
function isStatement(entries: readonly Entry[], from: number, at: number): boolean {
  if (at - from >= LONG) return true;
  for (let k = from; k < at; k++) if ((entries[k]!.traits & (TRAIT.judge | TRAIT.verb)) !== 0) return true;
  return false;
}

/** Two statements with nothing between them ("food was great service slow", « service lent repas froid »). */
function runsOn(entries: readonly Entry[], from: number, at: number, language: Language): boolean {
  const last = entries[at - 1]!.traits;
  const { traits } = entries[at]!;
  if (language.verbFinal && (last & TRAIT.verb) !== 0)
    return at - from >= 3 && (traits & (TRAIT.verb | TRAIT.follow)) === 0;
  if ((last & TRAIT.judge) === 0 || (traits & TRAIT.subject) === 0) return false;
  // "very friendly | staff" would cut a word from what it judges: something must have been said before.
  const said = language.adjectiveFirst ? TRAIT.verb : TRAIT.verb | TRAIT.subject;
  for (let k = from; k < at - 1; k++) if ((entries[k]!.traits & said) !== 0) return true;
  return false;
}
