/** The text pass: words with their place in the given text. Apart, because every offset of a finding comes from here. */

import { fold as foldAnew } from '../domain/fold.ts';
import { emoticonAt, endOfEmoji, formOfEmoji } from './emoji.ts';
import { KIND, kindAt } from './letters.ts';
import { joinsBefore } from './persian-joins.ts';
import { type Readable, readable } from './readable.ts';
import { rememberParts } from './remember.ts';
import { endOfAcronym, endOfAddress, endOfMention, endsAbbreviation, isAddress } from './unspoken.ts';

/** One word, number or emoji. `start`, `end`: UTF-16 units of the text as given, end exclusive. `form`: folded, for comparing. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

/** What stands between two words: `hard` ends a sentence, `soft` a clause. */
export interface Mark {
  /** Index of the word that follows. */
  readonly before: number;
  readonly strength: 'hard' | 'soft';
}

export interface WordPass {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  /** Indices of the words before which a quotation mark stands, ascending; the number of words for one at the end. */
  readonly quotes: readonly number[];
}

/** Forms of what nobody says: one each, so that a name is no opinion. */
export const MENTION = '@';
export const ADDRESS = '://';

/** Longest spelling whose form is remembered. */
const REMEMBERED = 24;
const folded = rememberParts(foldAnew);

/** `fold` of fold.ts over a piece of a text, remembering its answers. */
export function fold(text: string, from = 0, to = text.length): string {
  return to - from > REMEMBERED ? foldAnew(text.slice(from, to)) : folded(text, from, to);
}

interface Scan {
  readonly text: string;
  readonly elisions: ReadonlySet<string>;
  readonly words: Word[];
  readonly marks: Mark[];
  readonly quotes: number[];
}

/**
 * Reads words and punctuation in one linear scan; offsets are exact whatever the text holds (lone surrogates, marks,
 * entities, wrongly decoded letters). `elisions`: what may stand before an apostrophe as a word of its own (French l', d', qu').
 */
export function readWords(given: string, elisions: ReadonlySet<string>): WordPass {
  const source = readable(given);
  const { text } = source;
  const scan: Scan = { text, elisions, words: [], marks: [], quotes: [] };
  for (let at = 0; at < text.length; ) at = step(scan, at);
  return { words: source.starts ? inGiven(scan.words, source) : scan.words, marks: scan.marks, quotes: scan.quotes };
}

/** Reads what begins at `at`; answers where the next begins. */
function step(scan: Scan, at: number): number {
  const kind = kindAt(scan.text, at);
  switch (kind) {
    case KIND.latin:
    case KIND.arabic:
    case KIND.other:
      return readLetters(scan, at, at, kind);
    case KIND.digit:
      return readNumber(scan, at);
    case KIND.emoji:
      return readEmoji(scan, at);
    case KIND.sign:
      return add(scan, at, at + 1, fold(scan.text, at, at + 1));
    case KIND.quote:
    case KIND.apostrophe:
      return readQuote(scan, at);
    case KIND.hard:
      return readHard(scan, at);
    default:
      return readSign(scan, at, kind);
  }
}

function add(scan: Scan, start: number, end: number, form: string): number {
  if (form !== '') scan.words.push({ start, end, form });
  return end;
}

/** A word from its first letter `from`; `start` lies before it where a "#" belongs to the word. */
function readLetters(scan: Scan, start: number, from: number, script: number): number {
  const { text } = scan;
  const end = script === KIND.latin ? endOfAddress(text, from) : 0;
  if (end > 0) return add(scan, start, end, ADDRESS);
  const acronym = script === KIND.latin ? endOfAcronym(text, from) : 0;
  if (acronym > 0) return add(scan, start, acronym, fold(text.slice(from, acronym).replaceAll('.', '')));
  let at = from + widthAt(text, from);
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === script || kind === KIND.extends || (kind === KIND.digit && script === KIND.latin)) {
      at += widthAt(text, at);
      continue;
    }
    if (kind !== KIND.apostrophe || kindAt(text, at + 1) !== script) break;
    if (cutsHere(scan, from, at)) return add(scan, start, at + 1, fold(text, from, at));
    at++;
  }
  return endWord(scan, start, from, at, script);
}

/** Is what stands before the apostrophe at `at` a word of its own? */
function cutsHere({ text, elisions }: Scan, from: number, at: number): boolean {
  return elisions.size > 0 && at - from <= 8 && elisions.has(fold(text, from, at));
}

function endWord(scan: Scan, start: number, from: number, end: number, script: number): number {
  const { text, words } = scan;
  if (script === KIND.latin && isAddress(text, end)) {
    return add(scan, start, Math.max(end, endOfMention(text, end)), ADDRESS);
  }
  if (script === KIND.arabic && joinsTo(scan, from, end)) {
    const last = words.pop()!;
    return add(scan, last.start, end, fold(text, last.start, end));
  }
  return add(scan, start, end, fold(text, from, end));
}

/** Is the word a part of the one before it, written with a space ("می شود", "غذا ها")? */
function joinsTo({ text, words, marks }: Scan, from: number, end: number): boolean {
  const last = words.at(-1);
  if (
    last === undefined ||
    from - last.end > 2 ||
    end - last.start > REMEMBERED ||
    marks.at(-1)?.before === words.length
  )
    return false;
  if (kindAt(text, last.start) !== KIND.arabic) return false;
  return joinsBefore(last.form, fold(text, from, end), text, end);
}

/** Digits with what stands inside them: 3,5 · 10:30 · 10/10. */
function readNumber(scan: Scan, start: number): number {
  const { text } = scan;
  const keycap = endOfEmoji(text, start);
  if (keycap > 0) return add(scan, start, keycap, text.charAt(start));
  let at = start;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === KIND.digit) at += widthAt(text, at);
    else if (INSIDE.has(text.charCodeAt(at)) && kindAt(text, at + 1) === KIND.digit) at++;
    else break;
  }
  return add(scan, start, at, fold(text, start, at));
}
const INSIDE = new Set([...'.,:/٫٬'].map((letter) => letter.charCodeAt(0)));

/** An emoji, with its repetitions. */
function readEmoji(scan: Scan, start: number): number {
  const { text } = scan;
  const end = endOfEmoji(text, start);
  if (end === 0) return start + widthAt(text, start);
  const form = formOfEmoji(text.slice(start, end));
  let at = end;
  for (let next = endOfEmoji(text, at); next > 0; next = endOfEmoji(text, at)) {
    if (formOfEmoji(text.slice(at, next)) !== form) break;
    at = next;
  }
  return add(scan, start, at, form === '' ? text.slice(start, end) : form);
}

function readQuote(scan: Scan, at: number): number {
  if (scan.quotes.at(-1) !== scan.words.length) scan.quotes.push(scan.words.length);
  return at + 1;
}

/** A run of full stops, exclamation and question marks, line ends. */
function readHard(scan: Scan, start: number): number {
  const { text } = scan;
  let at = start;
  while (at < text.length && kindAt(text, at) === KIND.hard) at += widthAt(text, at);
  const isStop = at === start + 1 && text.charAt(start) === '.';
  if (!isStop || !endsAbbreviation(scan.words.at(-1)?.form, text, at)) mark(scan, 'hard');
  return at;
}

/** Commas, brackets, dashes; "#", "@" and emoticons; all else is passed over. */
function readSign(scan: Scan, at: number, kind: number): number {
  const { text, words } = scan;
  const emoticon = emoticonAt(text, at);
  if (emoticon) return add(scan, at, emoticon.end, emoticon.form);
  if (kind === KIND.soft) {
    const inNumber = kindAt(text, at - 1) === KIND.digit && kindAt(text, at + 1) === KIND.digit;
    if (!inNumber) mark(scan, 'soft');
    return at + 1;
  }
  if (kind === KIND.extends) return at + widthAt(text, at);
  const code = text.charCodeAt(at);
  const keycap = endOfEmoji(text, at);
  if (keycap > 0) return add(scan, at, keycap, text.charAt(at));
  if (code === 0x23) return readHashtag(scan, at);
  if (code === 0x40) {
    const end = endOfMention(text, at);
    return end > at + 1 ? add(scan, at, end, MENTION) : at + 1;
  }
  if (DASHES.has(code) && words.length > 0 && standsAlone(text, at)) mark(scan, 'soft');
  return at + widthAt(text, at);
}
const DASHES = new Set([...'-+*/_~=>'].map((letter) => letter.charCodeAt(0)));

/** Is the character between spaces (or doubled)? */
function standsAlone(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  return (before === 0x20 && after === 0x20) || after === text.charCodeAt(at);
}

/** A hashtag's words: "#NeverAgain" is two, the first holds the "#". */
function readHashtag(scan: Scan, start: number): number {
  const { text } = scan;
  const from = start + 1;
  const script = kindAt(text, from);
  if (script !== KIND.latin && script !== KIND.arabic && script !== KIND.other) return from;
  let hump = from;
  let at = from + widthAt(text, from);
  for (; at < text.length && kindAt(text, at) === script; at += widthAt(text, at)) {
    if (!isSmall(text.charCodeAt(at - 1)) || !isCapital(text.charCodeAt(at))) continue;
    add(scan, hump === from ? start : hump, at, fold(text, hump, at));
    hump = at;
  }
  return add(scan, hump === from ? start : hump, at, fold(text, hump, at));
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function mark(scan: Scan, strength: Mark['strength']): void {
  const { marks } = scan;
  const before = scan.words.length;
  const last = marks.at(-1);
  if (last?.before !== before) marks.push({ before, strength });
  else if (strength === 'hard') marks[marks.length - 1] = { before, strength };
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function inGiven(words: readonly Word[], { starts, ends }: Readable): Word[] {
  return words.map(({ start, end, form }) => ({ start: starts![start]!, end: ends![end - 1]!, form }));
}
