/** Words that name no theme, by language. */
import type { Language } from './language.ts';
import { smallWords as en } from './languages/en/small-words.ts';
import { smallWords as fa } from './languages/fa/small-words.ts';
import { smallWords as fr } from './languages/fr/small-words.ts';

const SMALL: Readonly<Record<string, ReadonlySet<string>>> = { en, fa, fr };

/** Folded small words and general verdicts of a language. */
export function smallWordsOf({ code }: Language): ReadonlySet<string> {
  return SMALL[code] ?? new Set();
}
