/** Hashed features of a clause: what the linear models see. Apart, because training and analysis must agree bit for bit. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import type { Word } from './words.ts';

/** 32-bit hashes; repeats stay. A group is later divided by the root of its length. */
export interface Features {
  readonly words: readonly number[];
  readonly chars: readonly number[];
}

/** Bump when anything here changes: models of another number do not fit. */
export const FEATURE_VERSION = 1;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Characters of a word that n-grams are read from. */
const WORD_LIMIT = 20;
/** Words after (or, for verbs that negate backwards, before) a negation that count as negated. */
const REACH = 3;

/**
 * Words, stems (other ones under a negation), pairs of neighbours, pairs with one word between, and 3–5 character
 * n-grams inside words. `stems`: of all words of the text.
 * Nothing crosses a clause border, so a sentence's features are its clauses' features together.
 */
export function readFeatures(
  words: readonly Word[],
  stems: readonly string[],
  clause: Clause,
  language: Language,
): Features {
  const out: number[] = [];
  const chars: number[] = [];
  const hashes: number[] = [];
  for (let at = clause.from; at < clause.to; at++) hashes.push(hashText(words[at]!.form));
  const negated = markNegated(words, clause, language);
  for (let k = 0; k < hashes.length; k++) {
    const own = hashes[k]!;
    out.push(mix(own, 1));
    out.push(mix(hashText(stems[clause.from + k]!), negated[k] ? 7 : 5));
    if (k + 1 < hashes.length) out.push(mix(own, hashes[k + 1]! ^ 0x9e3779b9));
    if (k + 2 < hashes.length) out.push(mix(own, hashes[k + 2]! ^ 0x7f4a7c15));
    readGrams(words[clause.from + k]!.form, chars);
  }
  return { words: out, chars };
}

/** Which words of the clause stand under a negation. */
function markNegated(words: readonly Word[], clause: Clause, language: Language): boolean[] {
  const length = clause.to - clause.from;
  const negated = new Array<boolean>(length).fill(false);
  for (let k = 0; k < length; k++) {
    const form = words[clause.from + k]!.form;
    if (language.negators.has(form)) for (let j = k + 1; j <= k + REACH && j < length; j++) negated[j] = true;
    if (language.negatesBack(form)) for (let j = k - 1; j >= k - REACH && j >= 0; j--) negated[j] = true;
  }
  return negated;
}

function readGrams(form: string, chars: number[]): void {
  const padded = `<${form.length > WORD_LIMIT ? form.slice(0, WORD_LIMIT) : form}>`;
  for (let from = 0; from + SHORTEST_GRAM <= padded.length; from++) {
    let hash = 0x811c9dc5;
    const end = Math.min(padded.length, from + LONGEST_GRAM);
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
      if (at - from + 1 >= SHORTEST_GRAM) chars.push(mix(hash, 3));
    }
  }
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Murmur3's finaliser over two numbers: spreads FNV's weak high bits. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a, 31) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
