/** Is a phrase denied by a word near it? Apart: causes, opinions and severities each ask it of single phrases, at a reach of their own. */
import type { Language } from './language.ts';
import { readWords, type Word } from './words.ts';

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
 * the `after` words behind; never across an "and". A phrase with a negation of its own is as it is ("no reply", "مزه نداشت"),
 * and a turn that denies nothing denies no phrase behind it ("un peu froid", "not only rude").
 */
export function isDenied(
  words: readonly Word[],
  language: Language,
  standing: Standing,
  before: number,
  after: number,
): boolean {
  const { to, at, length } = standing;
  const end = Math.min(to, at + length);
  let isNegative = false;
  for (let k = at; k < end; k++) {
    const { form } = words[k]!;
    if (language.negatesBack(form)) return false;
    isNegative ||= language.negators.has(form) && !language.pairedNegators.has(form);
  }
  if (!isNegative && isDeniedInFront(words, language, standing, before)) return true;
  for (let k = at + length; k < Math.min(to, at + length + after); k++) {
    if (language.negatesBack(words[k]!.form)) return true;
  }
  return false;
}

function isDeniedInFront(words: readonly Word[], language: Language, { from, at }: Standing, before: number): boolean {
  for (let k = at - 1; k >= Math.max(from, at - before); k--) {
    const { form } = words[k]!;
    if (language.joins.has(form)) return false;
    if (denies(words, language, from, k) && !isHarmless(words, language, from, k, at)) return true;
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

const turns = new WeakMap<Language, readonly (readonly string[])[]>();

/** Turns of the language that deny nothing, as forms. */
function turnsOf(language: Language): readonly (readonly string[])[] {
  const known = turns.get(language);
  if (known) return known;
  const fresh = language.falseNegations.map((turn) => readWords(turn, language.elisions).words.map(({ form }) => form));
  turns.set(language, fresh);
  return fresh;
}

/** Is the negation at `negation` part of a turn that denies nothing and is over before `end`? */
function isHarmless(words: readonly Word[], language: Language, from: number, negation: number, end: number): boolean {
  const { form } = words[negation]!;
  return turnsOf(language).some((turn) =>
    turn.some((word, index) => {
      const first = negation - index;
      if (word !== form || first < from || first + turn.length > end) return false;
      return turn.every((other, k) => words[first + k]!.form === other);
    }),
  );
}
