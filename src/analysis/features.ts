/** Hashed features of a clause: what the linear models see. Apart, because training and analysis must agree bit for bit. */
import type { Clause } from './clauses.ts';
import type { Language } from './language.ts';
import { markNegations } from './scopes.ts';
import type { Entry } from './word-entries.ts';

/** 32-bit hashes; repeats stay. A group is later divided by the root of its length. */
export interface Features {
  readonly words: readonly number[];
  readonly chars: readonly number[];
}

/** Bump when anything here changes: models of another number do not fit. */
export const FEATURE_VERSION = 2;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Characters of a word that n-grams are read from. */
const WORD_LIMIT = 20;

/**
 * Words, stems (other ones under a negation), pairs of neighbours, pairs with one word between, and 3–5 character
 * n-grams inside words. `entries`, `negated`: of all words of the text.
 * Nothing crosses a clause border, so a sentence's features are its clauses' features together.
 */
export function readFeatures(entries: readonly Entry[], negated: Uint8Array, clause: Clause): Features {
  const out: number[] = [];
  const chars: number[] = [];
  const hashes: number[] = [];
  for (let at = clause.from; at < clause.to; at++) hashes.push(hashOf(entries[at]!.form));
  for (let k = 0; k < hashes.length; k++) {
    const own = hashes[k]!;
    out.push(wordFeature(own));
    out.push(stemFeature(hashOf(entries[clause.from + k]!.stem), negated[clause.from + k] === 1));
    if (k + 1 < hashes.length) out.push(pairFeature(own, hashes[k + 1]!));
    if (k + 2 < hashes.length) out.push(skipFeature(own, hashes[k + 2]!));
    chars.push(...gramHashes(entries[clause.from + k]!.form));
  }
  return { words: out, chars };
}

/** How many word features a clause of so many words has. */
export function featureCount(words: number): number {
  return 2 * words + Math.max(0, words - 1) + Math.max(0, words - 2);
}

/** Which words of a text stand under a negation, as 1; nothing reaches beyond its clause. */
export function negatedWords(entries: readonly Entry[], clauses: readonly Clause[], language: Language): Uint8Array {
  const negated = new Uint8Array(entries.length);
  for (const { from, to } of clauses) markNegations(entries, from, to, language, negated, 0);
  return negated;
}

/** Feature of a word by its form's hash. */
export function wordFeature(own: number): number {
  return mix(own, 1);
}

/** Feature of a word by its stem's hash: another one under a negation. */
export function stemFeature(stem: number, negated: boolean): number {
  return mix(stem, negated ? 7 : 5);
}

/** Feature of two neighbours by their forms' hashes. */
export function pairFeature(own: number, next: number): number {
  return mix(own, next ^ 0x9e3779b9);
}

/** Feature of two words with one between. */
export function skipFeature(own: number, next: number): number {
  return mix(own, next ^ 0x7f4a7c15);
}

/** Features of a word's n-grams, its ends marked. */
export function gramHashes(form: string): number[] {
  const grams: number[] = [];
  const padded = `<${form.length > WORD_LIMIT ? form.slice(0, WORD_LIMIT) : form}>`;
  for (let from = 0; from + SHORTEST_GRAM <= padded.length; from++) {
    let hash = 0x811c9dc5;
    const end = Math.min(padded.length, from + LONGEST_GRAM);
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
      if (at - from + 1 >= SHORTEST_GRAM) grams.push(mix(hash, 3));
    }
  }
  return grams;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
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
