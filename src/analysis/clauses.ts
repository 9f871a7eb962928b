/** Cuts a text into clauses, so that "friendly staff but late delivery" is two opinions. Apart: the unit of every finding. */
import type { Language } from './language.ts';
import type { Word, WordPass } from './words.ts';

/** Words `from`…`to` (exclusive) of the pass; `sentence` counts sentences from 0. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

/** A text without punctuation is cut at this many words all the same. */
const LONGEST = 28;

/**
 * Cuts at punctuation, before contrast words (but, mais, ولی), before "and" when a new subject follows, and after
 * verbs that close a clause (Persian). A soft mark cuts only after two words.
 */
export function cutClauses(pass: WordPass, language: Language): Clause[] {
  const { words, marks } = pass;
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let mark = 0;
  for (let at = 0; at < words.length; at++) {
    while (mark < marks.length && marks[mark]!.before < at) mark++;
    const strength = marks[mark]?.before === at ? marks[mark]!.strength : undefined;
    if (at > from && isCut(words, from, at, strength, language)) {
      clauses.push({ from, to: at, sentence });
      from = at;
    }
    if (strength === 'hard' && at > 0) sentence++;
  }
  if (from < words.length) clauses.push({ from, to: words.length, sentence });
  return clauses;
}

function isCut(
  words: readonly Word[],
  from: number,
  at: number,
  strength: string | undefined,
  language: Language,
): boolean {
  const length = at - from;
  if (strength === 'hard' || length >= LONGEST) return true;
  if (strength === 'soft') return length >= 2;
  const { contrasts, joins, starters, clauseEnds } = language;
  const form = words[at]!.form;
  if (contrasts.has(form)) return length >= 2;
  if (joins.has(form) && length >= 3) {
    const next = words[at + 1]?.form;
    return next !== undefined && (starters.size === 0 || starters.has(next));
  }
  return length >= 3 && clauseEnds.has(words[at - 1]!.form) && !clauseEnds.has(form);
}
