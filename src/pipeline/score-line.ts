/**
 * One line of JSON as a score of a stream. The usual form is read character by character, at a third of the cost of
 * `JSON.parse` and a date; any other line goes the long way, which also words what is wrong with it.
 */
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { type Instant, instant } from '../domain/time.ts';

/** A score and its stream. */
export interface StreamLine extends ScoreEvent {
  readonly stream: string;
}

/** Reads text[from, to) as a line: the score, or what was expected instead. */
export type LineReader = (text: string, from: number, to: number) => StreamLine | string;

/** A reader of lines whose scores are on this scale. @throws RangeError for a name that is no scale */
export function openLineReader(scale: Scale | string): LineReader {
  const range = scaleRange(scale);
  return (text, from, to) => readUsual(text, from, to, range.min, range.max) ?? readAny(text.slice(from, to), scale);
}

const QUOTE = 34;
const SPACE = 32;

/** `{"stream": "a", "at": "2026-03-01T10:00:00Z", "score": 4, "author": "b"}` in any order; undefined for all that differs. */
function readUsual(text: string, from: number, to: number, min: number, max: number): StreamLine | undefined {
  let stream: string | undefined;
  let at: Instant | undefined;
  let score = -1;
  let author: string | undefined;
  if (text.charCodeAt(from) !== 123) return undefined;
  for (let i = from + 1; ; i++) {
    i = afterSpace(text, i);
    const key = i;
    i = afterSpace(text, endOfKey(text, i));
    if (text.charCodeAt(i) !== 58) return undefined;
    i = afterSpace(text, i + 1);
    const value = i;
    const quoted = text.charCodeAt(i) === QUOTE;
    i = quoted ? endOfText(text, i + 1, to) : endOfNumber(text, i);
    if (i < 0) return undefined;
    const named = keyAt(text, key);
    if (named === undefined || quoted === (named === 'score')) return undefined;
    if (named === 'stream' && stream === undefined) stream = text.slice(value + 1, i - 1);
    else if (named === 'at' && at === undefined) at = usualMoment(text, value + 1, i - 1);
    else if (named === 'score' && score < 0) score = numberIn(text, value, i);
    else if (named === 'author' && author === undefined) author = text.slice(value + 1, i - 1);
    else return undefined;
    i = afterSpace(text, i);
    if (i >= to) return undefined;
    if (text.charCodeAt(i) === 44) continue;
    if (text.charCodeAt(i) !== 125 || !onlySpace(text, i + 1, to)) return undefined;
    break;
  }
  if (!stream || at === undefined || score < min || score > max) return undefined;
  return author ? { stream, at, score, author } : { stream, at, score };
}

/** The key whose quote stands at `at`; its second letter tells which it can only be. */
function keyAt(text: string, at: number): 'stream' | 'at' | 'score' | 'author' | undefined {
  switch (text.charCodeAt(at + 2)) {
    case 116:
      return text.startsWith('"at"', at) ? 'at' : text.startsWith('"stream"', at) ? 'stream' : undefined;
    case 99:
      return text.startsWith('"score"', at) ? 'score' : undefined;
    case 117:
      return text.startsWith('"author"', at) ? 'author' : undefined;
    default:
      return undefined;
  }
}

function afterSpace(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

function onlySpace(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== SPACE && text.charCodeAt(i) !== 13) return false;
  return true;
}

/** Past the longest of our keys and its quotes. */
const LONGEST_KEY = 10;

function endOfKey(text: string, from: number): number {
  for (let i = from + 1; i < from + LONGEST_KEY; i++) if (text.charCodeAt(i) === QUOTE) return i + 1;
  return from;
}

/** Past the closing quote; −1 for what holds an escape, a control character or half a letter, or has no end. */
function endOfText(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code === 92 || code < SPACE) return -1;
  }
  return -1;
}

/** Past one to three digits, without a leading zero; −1 otherwise. */
function endOfNumber(text: string, from: number): number {
  let i = from;
  while (isDigit(text, i) && i < from + 4) i++;
  const length = i - from;
  return length === 1 || (length > 1 && length < 4 && text.charCodeAt(from) !== 48) ? i : -1;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function numberIn(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = 10 * value + text.charCodeAt(i) - 48;
  return value;
}

/** `2026-03-01`, `2026-03-01T10:00:00Z` and `2026-03-01T10:00:00.000Z`; undefined for other forms and for no date. */
function usualMoment(text: string, from: number, to: number): Instant | undefined {
  const length = to - from;
  if (length !== 10 && length !== 20 && length !== 24) return undefined;
  if (!isDate(text, from)) return undefined;
  if (length === 10) return `${text.slice(from, to)}T00:00:00.000Z` as Instant;
  if (text.charCodeAt(from + 10) !== 84 || text.charCodeAt(to - 1) !== 90 || !isTime(text, from + 11)) return undefined;
  if (length === 20) return `${text.slice(from, to - 1)}.000Z` as Instant;
  if (text.charCodeAt(from + 19) !== 46) return undefined;
  return twoDigits(text, from + 20) >= 0 && isDigit(text, from + 22) ? (text.slice(from, to) as Instant) : undefined;
}

function isDate(text: string, from: number): boolean {
  if (text.charCodeAt(from + 4) !== 45 || text.charCodeAt(from + 7) !== 45) return false;
  const century = twoDigits(text, from);
  const year = 100 * century + twoDigits(text, from + 2);
  const month = twoDigits(text, from + 5);
  const day = twoDigits(text, from + 8);
  if (century < 0 || twoDigits(text, from + 2) < 0 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

function isTime(text: string, from: number): boolean {
  const [hour, minute, second] = [twoDigits(text, from), twoDigits(text, from + 3), twoDigits(text, from + 6)];
  const inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return inRange && text.charCodeAt(from + 2) === 58 && text.charCodeAt(from + 5) === 58;
}

/** −1 for what is not two digits. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
}

/** Any line of JSON: a score, or what is wrong. */
function readAny(line: string, scale: string): StreamLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `Expected one JSON object a line, got ${shown(line)}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `Expected a JSON object, got ${shown(value)}`;
  }
  const { stream, at, score, author } = value as Record<string, unknown>;
  if (typeof stream !== 'string' || stream === '') return `Expected "stream" to be a name, got ${shown(stream)}`;
  const moment = readMoment(at);
  if (moment === undefined) return `Expected "at" to be an ISO date or date and time, got ${shown(at)}`;
  const { min, max } = scaleRange(scale);
  const number = scale === 'recommend' && typeof score === 'boolean' ? Number(score) : score;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
    return `Expected "score" to be a whole number from ${min} to ${max} (scale ${scale}), got ${shown(score)}`;
  }
  if (author === undefined || author === null || author === '') return { stream, at: moment, score: number };
  if (typeof author !== 'string' && typeof author !== 'number')
    return `Expected "author" to be a name, got ${shown(author)}`;
  return { stream, at: moment, score: number, author: String(author) };
}

/** ISO 8601 days and moments; one without a zone is UTC, so that the answer does not depend on the machine. */
function readMoment(at: unknown): Instant | undefined {
  if (typeof at !== 'string' || at.length > 40) return undefined;
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    at.trim(),
  );
  if (!parts) return undefined;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  try {
    const midnight = instant(`${day}T00:00Z`);
    // Date.parse turns 30 February into 2 March.
    if (!midnight.startsWith(day!)) return undefined;
    return instant(`${day}T${time.replace(',', '.')}${offset}`);
  } catch {
    return undefined;
  }
}

/** A value from outside as it may be printed: JSON, short, no control or direction characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return short.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
