/** What is searched for, and the words of a text as a search meets them. Apart, because index, query and highlighting must agree. */
import type { Span } from './finding.ts';
import { fold } from './fold.ts';

/** One word of a text; `start`, `end` as in `Span`. A word written with a joiner is there in parts and, `joined`, whole. */
export interface SearchWord extends Span {
  readonly form: string;
  /** Counts parts, from 1; a joined word stands at its first part. */
  readonly position: number;
  readonly joined: boolean;
}

/** A word of a search: its parts, and the whole where there are several. */
interface Piece {
  readonly parts: readonly string[];
  readonly joined?: string;
}

/** What a text must say, or must not. */
export interface Term {
  readonly not: boolean;
  /** One after the other; usually one. */
  readonly pieces: readonly Piece[];
  /** The last part may go on. */
  readonly prefix: boolean;
  /** Another spelling of the whole that is as good: Persian endings written apart or together. */
  readonly or?: string;
}

/** All terms must hold. */
export type Search = readonly Term[];

/** Longest search taken. */
export const SEARCH_LIMIT = 300;

const MOST_TERMS = 20;
/** Words of a text that are looked at: no site allows as many. */
const MOST_WORDS = 16_000;
/** A shorter beginning of a word would fit half of the language. */
const SHORTEST_PREFIX = 3;

const WORD =
  /[\p{L}\p{N}\p{M}\u0640]+(?:(?:\u200c|\u200d|['’‘ʼ＇‐‑-])+[\p{L}\p{N}\p{M}\u0640]+)*|\p{Extended_Pictographic}/gu;
const JOINER = /(?:\u200c|\u200d|['’‘ʼ＇‐‑-])+/;
/** Scripts written without spaces: each letter is a word, and a word a phrase of them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** All words of a text, in the order of their places. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  let position = 1;
  for (const { 0: run, index } of text.matchAll(WORD)) {
    if (position > MOST_WORDS) break;
    const first = position;
    const parts = partsOf(run);
    for (const { part, at } of parts) {
      const form = formOf(part);
      if (form === '') continue;
      words.push({ start: index + at, end: index + at + part.length, form, position: position++, joined: false });
    }
    const whole = parts.length > 1 && JOINER.test(run) ? formOf(run) : '';
    if (whole !== '') words.push({ start: index, end: index + run.length, form: whole, position: first, joined: true });
  }
  return words;
}

function partsOf(run: string): { readonly part: string; readonly at: number }[] {
  if (!JOINER.test(run) && !UNSPACED.test(run)) return [{ part: run, at: 0 }];
  return [...run.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu)].flatMap(({ 0: part, index }) => {
    if (!UNSPACED.test(part)) return [{ part, at: index }];
    let at = index;
    return [...part].map((letter) => {
      at += letter.length;
      return { part: letter, at: at - letter.length };
    });
  });
}

/** Letters, digits and pictures alone, whatever compatibility forms unfold to. */
function formOf(word: string): string {
  const form = fold(word);
  return /^[a-z0-9]*$/.test(form) ? form : form.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');
}

/** `late -refund "two weeks" deliv*`: words, phrases in quotation marks, what must not be there; the last word may be a beginning. */
export function parseSearch(text: string): Search {
  const terms: Term[] = [];
  const given = text.slice(0, SEARCH_LIMIT).replace(/[“”„«»＂]/g, '"');
  const tokens = [...given.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)];
  for (const [index, { 1: minus, 2: phrase, 3: word = '' }] of tokens.entries()) {
    if (terms.length >= MOST_TERMS) break;
    const body = phrase ?? word;
    const pieces = piecesOf(body);
    const last = pieces.at(-1)?.parts.at(-1);
    if (last === undefined) continue;
    const not = minus === '-';
    const mayGoOn = phrase === undefined && (body.endsWith('*') || (index === tokens.length - 1 && !not));
    const prefix = mayGoOn && last.length >= SHORTEST_PREFIX && !UNSPACED.test(last);
    // A hyphen or dot between words ("front-desk", "a/b") keeps them together, as a phrase.
    terms.push({ not, pieces, prefix });
  }
  return joinAffixes(terms);
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const words = searchWords(text);
  for (const [index, word] of words.entries()) {
    if (word.joined) {
      const parts = words.slice(0, index).filter(({ position, joined }) => !joined && position >= word.position);
      pieces.splice(pieces.length - parts.length, parts.length);
      pieces.push({ parts: parts.map(({ form }) => form), joined: word.form });
    } else pieces.push({ parts: [word.form] });
  }
  return pieces;
}

const BEFORE = new Set(['می', 'نمی', 'بی']);
const AFTER = new Set(
  ['ها', 'های', 'هایی', 'هایم', 'هاش', 'تر', 'ترین', 'ام', 'ات', 'اش', 'ای', 'اند', 'مان', 'تان', 'شان', 'ایم'].map(
    fold,
  ),
);

/** "می خواهم" and "میخواهم" are one word in two spellings: typed apart, it is also sought together. */
function joinAffixes(terms: readonly Term[]): Term[] {
  const joined: Term[] = [];
  for (const term of terms) {
    const before = joined.at(-1);
    const [a, b] = [before && single(before), single(term)];
    if (before && a !== undefined && b !== undefined && (BEFORE.has(a) || AFTER.has(b))) {
      joined.pop();
      joined.push({ not: false, pieces: [...before.pieces, ...term.pieces], prefix: term.prefix, or: a + b });
    } else joined.push(term);
  }
  return joined;
}

function single({ not, pieces, or }: Term): string | undefined {
  const [piece] = pieces;
  return !not && or === undefined && pieces.length === 1 && piece?.parts.length === 1 ? piece.parts[0] : undefined;
}

/** The pieces of a text that a search found. */
export function foundSpans(text: string, search: Search): Span[] {
  const wanted = search.filter(({ not }) => !not);
  if (wanted.length === 0) return [];
  const words = searchWords(text);
  const parts = words.filter(({ joined }) => !joined);
  return wanted.flatMap((term) => {
    const forms = term.pieces.flatMap((piece) => piece.parts);
    // A word typed together also fits one that is written with a joiner.
    const [piece] = term.pieces;
    const whole = term.pieces.length === 1 ? (piece?.joined ?? (forms.length === 1 ? forms[0] : undefined)) : undefined;
    const wholes = [term.or, whole].filter((form) => form !== undefined);
    const spans = words.filter(({ form }) => wholes.some((whole) => fits(form, whole, term.prefix)));
    for (let at = 0; at + forms.length <= parts.length; at++) {
      const isHere = forms.every((form, i) => fits(parts[at + i]!.form, form, term.prefix && i === forms.length - 1));
      if (isHere) spans.push({ ...parts[at]!, end: parts[at + forms.length - 1]!.end });
    }
    return spans.map(({ start, end }) => ({ start, end }));
  });
}

function fits(form: string, wanted: string, prefix: boolean): boolean {
  return prefix ? form.startsWith(wanted) : form === wanted;
}
