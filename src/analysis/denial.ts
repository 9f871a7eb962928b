/** Is a phrase denied by a word near it? Apart: causes, opinions and severities each ask it of single phrases, at a reach of their own. */
import type { Language } from './language.ts';
import type { Word } from './words.ts';

/** Where a phrase stands: words `at` to `at + length` of the piece `from` to `to`, ends exclusive. */
export interface Standing {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly length: number;
}

/** Words before a negation within which its partner must stand ("ne … plus"). */
const PAIR = 4;

/**
 * A negation among the `before` words in front denies ("nobody was rude"), and so does a verb that negates backwards among
 * the `after` words behind; never across an "and", and a phrase that opens with its own negation ("no reply") is as it is.
 */
export function isDenied(
  words: readonly Word[],
  language: Language,
  { from, to, at, length }: Standing,
  before: number,
  after: number,
): boolean {
  if (!language.negators.has(words[at]!.form)) {
    for (let k = at - 1; k >= Math.max(from, at - before); k--) {
      const { form } = words[k]!;
      if (language.joins.has(form)) break;
      if (denies(words, language, from, k)) return true;
    }
  }
  for (let k = at + length; k < Math.min(to, at + length + after); k++) {
    if (language.negatesBack(words[k]!.form)) return true;
  }
  return false;
}

function denies(words: readonly Word[], language: Language, from: number, at: number): boolean {
  const { form } = words[at]!;
  if (!language.negators.has(form)) return false;
  if (!language.pairedNegators.has(form)) return true;
  for (let k = at - 1; k >= Math.max(from, at - PAIR); k--) if (language.negationPairs.has(words[k]!.form)) return true;
  return false;
}
