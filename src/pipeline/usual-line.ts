/**
 * The usual form of a line of scores, read from its bytes: neither the line nor its moment nor its author is made into a
 * text unless somebody asks. Whatever differs is left to score-line.ts.
 */
import { type Day, dayFromNumber, dayNumber, type Instant, instant } from '../domain/time.ts';

import { authorHash, type DayScore, FNV_START, fnv } from '../drift/window.ts';
import { MOST_NAME } from './score-line.ts';

/** What a line said, until the next one is read; the name of its stream is bytes[nameFrom, nameTo), with a hash of it. */
export interface UsualLine extends DayScore {
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly nameHash: number;
}

export interface UsualReader {
  readonly line: UsualLine;
  /**
   * Reads the line that begins at `from`, in bytes that end with a line end: where the next line begins, or −1 for a
   * line that is not `{"stream": "a", "at": "2026-03-01T10:00:00Z", "score": 4, "author": "b"}`, in any order.
   */
  readonly read: (bytes: Uint8Array, from: number) => number;
}

const [QUOTE, SPACE, LINE_END, RETURN, COMMA, DASH, POINT, ZERO, COLON] = [34, 32, 10, 13, 44, 45, 46, 48, 58] as const;
const [BACKSLASH, OPEN, CLOSE, T, Z] = [92, 123, 125, 84, 90] as const;

const [LETTER_C, LETTER_T, LETTER_U] = [99, 116, 117] as const;

/** The members of a line, as bits. */
const [STREAM, AT, SCORE, AUTHOR] = [1, 2, 4, 8] as const;
const NEEDED = STREAM | AT | SCORE;
const STREAM_KEY = Buffer.from('"stream"');
const AT_KEY = Buffer.from('"at"');
const SCORE_KEY = Buffer.from('"score"');
const AUTHOR_KEY = Buffer.from('"author"');

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** What is read in the place of bytes that are no UTF-8. */
export const NO_LETTER = '\ufffd';

/** Part of some bytes as text; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}

/** A reader of lines whose scores go from `min` to `max`. */
export function openUsualReader(min: number, max: number): UsualReader {
  let source: Uint8Array = new Uint8Array();
  let atFrom = 0;
  let atTo = 0;
  /** The date read last, as the number of its digits: most lines are of the same day as the one before. */
  let date = -1;
  const line = {
    score: 0,
    day: 0,
    author: 0,
    nameFrom: 0,
    nameTo: 0,
    nameHash: 0,
    get at(): Instant {
      return instant(textOf(source, atFrom, atTo));
    },
  };

  function read(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== OPEN) return -1;
    line.author = 0;
    let members = 0;
    let i = from + 1;
    for (; ; i++) {
      i = afterSpace(bytes, i);
      const member = memberAt(bytes, i);
      if (member === 0 || (members & member) !== 0) return -1;
      members |= member;
      i = afterSpace(bytes, i + lengthOf(member));
      if (bytes[i] !== COLON) return -1;
      i = readMember(member, bytes, afterSpace(bytes, i + 1));
      if (i < 0) return -1;
      i = afterSpace(bytes, i);
      if (bytes[i] !== COMMA) break;
    }
    if (bytes[i] !== CLOSE || (members & NEEDED) !== NEEDED) return -1;
    i++;
    while (bytes[i] === SPACE || bytes[i] === RETURN) i++;
    source = bytes;
    return bytes[i] === LINE_END ? i + 1 : -1;
  }

  /** Past the value; −1 where it is none. */
  function readMember(member: number, bytes: Uint8Array, from: number): number {
    if (member === SCORE) return readScore(bytes, from);
    if (bytes[from] !== QUOTE) return -1;
    return member === AT ? readMoment(bytes, from + 1) : readName(member, bytes, from + 1);
  }

  function readScore(bytes: Uint8Array, from: number): number {
    let i = from;
    let score = 0;
    for (; isDigit(bytes[i]!) && i < from + 4; i++) score = 10 * score + bytes[i]! - ZERO;
    const length = i - from;
    if (length === 0 || length > 3 || (length > 1 && bytes[from] === ZERO) || score < min || score > max) return -1;
    line.score = score;
    return i;
  }

  /** A name without escapes and control characters. */
  function readName(member: number, bytes: Uint8Array, from: number): number {
    let hash = FNV_START;
    let all = 0;
    let i = from;
    for (let code = bytes[i]!; code !== QUOTE; code = bytes[++i]!) {
      if (code < SPACE || code === BACKSLASH) return -1;
      hash = fnv(hash, code);
      all |= code;
    }
    if (member === STREAM) {
      if (i === from || i - from > MOST_NAME) return -1;
      line.nameFrom = from;
      line.nameTo = i;
      line.nameHash = hash;
    } else if (i > from && all < 128) line.author = hash >>> 0 || 1;
    else if (i > from) {
      const author = textOf(bytes, from, i);
      if (author.includes(NO_LETTER)) return -1;
      line.author = authorHash(author);
    }
    return i + 1;
  }

  /** `2026-03-01`, `2026-03-01T10:00:00Z` and `2026-03-01T10:00:00.000Z`. */
  function readMoment(bytes: Uint8Array, from: number): number {
    if (!readDate(bytes, from)) return -1;
    let i = from + 10;
    if (bytes[i] === T) {
      if (!isTime(bytes, i + 1)) return -1;
      i += 9;
      if (bytes[i] === POINT) {
        if (twoDigits(bytes, i + 1) < 0 || !isDigit(bytes[i + 3]!)) return -1;
        i += 4;
      }
      if (bytes[i++] !== Z) return -1;
    }
    if (bytes[i] !== QUOTE) return -1;
    atFrom = from;
    atTo = i;
    return i + 1;
  }

  function readDate(bytes: Uint8Array, from: number): boolean {
    const century = twoDigits(bytes, from);
    const year = twoDigits(bytes, from + 2);
    const month = twoDigits(bytes, from + 5);
    const ofMonth = twoDigits(bytes, from + 8);
    if (century < 0 || year < 0 || month < 0 || ofMonth < 0) return false;
    if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return false;
    const digits = ((century * 100 + year) * 100 + month) * 100 + ofMonth;
    if (digits === date) return true;
    const text = textOf(bytes, from, from + 10) as Day;
    const day = dayNumber(text);
    // 30 February would be 2 March.
    if (!Number.isFinite(day) || (ofMonth > 28 && dayFromNumber(day) !== text)) return false;
    date = digits;
    line.day = day;
    return true;
  }

  return { line, read };
}

/** The member whose key begins at `at`, 0 for none of ours; its second letter tells which it can only be. */
function memberAt(bytes: Uint8Array, at: number): number {
  switch (bytes[at + 2]) {
    case LETTER_T:
      return isKey(bytes, at, AT_KEY) ? AT : isKey(bytes, at, STREAM_KEY) ? STREAM : 0;
    case LETTER_C:
      return isKey(bytes, at, SCORE_KEY) ? SCORE : 0;
    case LETTER_U:
      return isKey(bytes, at, AUTHOR_KEY) ? AUTHOR : 0;
    default:
      return 0;
  }
}

/** Bytes of a member's key and its quotes. */
function lengthOf(member: number): number {
  return member === AT ? 4 : member === SCORE ? 7 : 8;
}

function isKey(bytes: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let i = 0; i < key.length; i++) if (bytes[at + i] !== key[i]) return false;
  return true;
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let i = from;
  while (bytes[i] === SPACE) i++;
  return i;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** −1 for what is not two digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
}

function isTime(bytes: Uint8Array, from: number): boolean {
  if (bytes[from + 2] !== COLON || bytes[from + 5] !== COLON) return false;
  return isBelow(24, bytes, from) && isBelow(60, bytes, from + 3) && isBelow(60, bytes, from + 6);
}

function isBelow(most: number, bytes: Uint8Array, at: number): boolean {
  const value = twoDigits(bytes, at);
  return value >= 0 && value < most;
}
