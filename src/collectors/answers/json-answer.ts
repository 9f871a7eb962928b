/** Reads the body of an API's answer as JSON, or says why it is none; apart, because every API kind has to begin so. */
import type { RunEnd } from '../../domain/run.ts';
import { type Json, type JsonObject, parseLenientJson } from '../kinds/json-ld/lenient-json.ts';

export type { Json, JsonObject } from '../kinds/json-ld/lenient-json.ts';

/** Either the value, or the end of the run that its absence means. */
export type JsonAnswer = { readonly value: Json } | { readonly fault: RunEnd };

/** Google's guard against being read as a script. */
const GUARD = /^\s{0,8}\)\]\}'/;

/**
 * A whole JSON value, pretty-printed or compact, behind a byte order mark or Google's guard. Integers too long for a
 * double stay text, as ids need it. An empty body is `unreachable`, a page or a cut answer `layout-changed`.
 */
export function readJsonAnswer(body: string): JsonAnswer {
  const text = body.replace(GUARD, '');
  const start = /^[\s\ufeff]*/.exec(text)?.[0].length ?? 0;
  if (start === text.length) {
    return { fault: { outcome: 'unreachable', reason: 'Expected a JSON answer, got an empty one; try again later' } };
  }
  if (text[start] === '<') {
    const reason =
      'Expected a JSON answer, got a page (HTML or XML): check the base address, and that no proxy answers in its place';
    return { fault: { outcome: 'layout-changed', reason } };
  }
  try {
    return { value: parse(text.slice(start)) };
  } catch (error) {
    // Deep nesting may also exhaust the stack.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    const reason = `Expected a whole JSON answer, got one that is cut or broken (${place(error)}); try again, then report it`;
    return { fault: { outcome: 'layout-changed', reason, sample: answerSample(text) } };
  }
}

/** An object or list by its first character; not one object a line, which is a file's way. Cheap: nothing is parsed. */
export function looksLikeJson(body: string): boolean {
  return START.test(body) && !LINES.test(body);
}

const START = /^[\s\ufeff]{0,64}(?:\)\]\}'\s{0,8})?[[{]/;
const LINES = /\}[ \t\r]{0,8}\n[ \t]{0,8}\{/;

/** The platform's own parser is ten times as fast, but rounds long ids and knows no slips. */
function parse(text: string): Json {
  if (LONG_INTEGER.test(text)) return parseLenientJson(text);
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return parseLenientJson(text);
  }
}

const LONG_INTEGER = /[[:,]\s{0,16}-?\d{16}/;

/** Where it broke, without the words that stand there. */
function place(error: Error): string {
  return /at character \d{1,12}/.exec(error.message)?.[0] ?? 'nested too deep';
}

const SAMPLE_LIMIT = 4000;
const STRING = /"(?:[^"\\]|\\.)*"(\s{0,8}:)?|".*$/gs;

/** The structure of an answer without anybody's words, at most 4 kB: keys stay, letters of values become x, digits 9. */
export function answerSample(body: string): string {
  return body
    .slice(0, 2 * SAMPLE_LIMIT)
    .replace(STRING, (all, colon?: string) => (colon === undefined ? redact(all).slice(0, 60) : all.slice(0, 60)))
    .replace(/\p{Nd}/gu, '9')
    .slice(0, SAMPLE_LIMIT);
}

function redact(text: string): string {
  return text.replace(/\p{L}/gu, 'x');
}

/** Is it a JSON object, neither list nor null? */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key. */
export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key];
  return isObject(value) ? value : undefined;
}

/** The list under a key; undefined where there is none. */
export function listAt(object: JsonObject | undefined, key: string): readonly Json[] | undefined {
  const value = object?.[key];
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}

/** A text or number under a key, as text; undefined when blank or anything else. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number under a key, also one written as text ("5", "4.5"). */
export function numberAt(object: JsonObject | undefined, key: string): number | undefined {
  const value = object?.[key];
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^\s{0,8}-?\d{1,15}(?:\.\d{1,9})?\s{0,8}$/.test(value)
    ? Number(value)
    : undefined;
}

/** A whole number from 0 up under a key, such as a count. */
export function countAt(object: JsonObject | undefined, key: string): number | undefined {
  const value = numberAt(object, key);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
