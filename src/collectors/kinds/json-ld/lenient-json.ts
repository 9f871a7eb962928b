/** Reads the JSON that sites really publish; apart from JSON.parse, which refuses harmless slips and rounds long ids. */

/** A JSON value. Objects have no prototype, so `__proto__` is a key like any other. Numbers that would be rounded stay text. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const MAX_DEPTH = 200;

/**
 * RFC 8259, and beyond it: a byte order mark, comments, trailing commas, raw control characters and escaped apostrophes in strings, and a
 * wrapping HTML comment, CDATA section or closing semicolon. Of equal keys the last counts. An integer beyond 2^53, or
 * a number beyond the range of a double, is given as its own digits.
 * @throws SyntaxError for anything else, and for nesting deeper than 200
 */
export function parseLenientJson(text: string): Json {
  const cursor: Cursor = { text, at: 0 };
  skipBlank(cursor);
  const value = readValue(cursor, 0);
  skipBlank(cursor);
  if (cursor.text[cursor.at] === ';') cursor.at += 1;
  skipBlank(cursor);
  if (cursor.at < text.length) throw unexpected(cursor, 'the end');
  return value;
}

/** Several values after each other in one text, with or without a comma or semicolon between: what two templates that share a script leave behind. @throws SyntaxError as above */
export function parseLenientJsons(text: string): readonly Json[] {
  const cursor: Cursor = { text, at: 0 };
  const values: Json[] = [];
  for (skipBlank(cursor); cursor.at < text.length; skipBlank(cursor)) {
    values.push(readValue(cursor, 0));
    skipBlank(cursor);
    if (text[cursor.at] === ',' || text[cursor.at] === ';') cursor.at += 1;
  }
  if (values.length === 0) throw unexpected(cursor, 'a value');
  return values;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function unexpected({ text, at }: Cursor, wanted: string): SyntaxError {
  return new SyntaxError(`Expected ${wanted} at character ${at}, got ${JSON.stringify(text.slice(at, at + 12))}`);
}

const BLANK = /[\s\ufeff]+/y;
const MARKS = ['<!--', '-->', '<![CDATA[', ']]>'];

/** Skips white space, comments, and the marks with which pages wrap scripts. */
function skipBlank(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    BLANK.lastIndex = cursor.at;
    if (BLANK.test(text)) cursor.at = BLANK.lastIndex;
    const { at } = cursor;
    const mark = MARKS.find((candidate) => text.startsWith(candidate, at));
    if (mark) cursor.at += mark.length;
    else if (text.startsWith('//', at)) cursor.at = endOfLineComment(text, at);
    else if (text.startsWith('/*', at) && text.includes('*/', at + 2)) cursor.at = text.indexOf('*/', at + 2) + 2;
    else return;
  }
}

/** A line comment ends with its line; one that only hides a CDATA mark (`//<![CDATA[`) ends behind the mark. */
function endOfLineComment(text: string, at: number): number {
  for (const mark of ['<![CDATA[', ']]>']) if (text.startsWith(mark, at + 2)) return at + 2 + mark.length;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readValue(cursor: Cursor, depth: number): Json {
  if (depth > MAX_DEPTH) throw new SyntaxError(`Expected JSON nested at most ${MAX_DEPTH} deep, got deeper`);
  const char = cursor.text[cursor.at];
  if (char === '{') return readObject(cursor, depth);
  if (char === '[') return readArray(cursor, depth);
  if (char === '"') return readString(cursor);
  return readScalar(cursor);
}

function readObject(cursor: Cursor, depth: number): Json {
  const object: Record<string, Json> = Object.create(null);
  cursor.at += 1;
  for (;;) {
    skipBlank(cursor);
    if (take(cursor, '}')) return object;
    if (cursor.text[cursor.at] !== '"') throw unexpected(cursor, 'a key or }');
    const key = readString(cursor);
    skipBlank(cursor);
    if (!take(cursor, ':')) throw unexpected(cursor, ':');
    skipBlank(cursor);
    object[key] = readValue(cursor, depth + 1);
    skipBlank(cursor);
    if (!take(cursor, ',') && cursor.text[cursor.at] !== '}') throw unexpected(cursor, ', or }');
  }
}

function readArray(cursor: Cursor, depth: number): Json {
  const items: Json[] = [];
  cursor.at += 1;
  for (;;) {
    skipBlank(cursor);
    if (take(cursor, ']')) return items;
    items.push(readValue(cursor, depth + 1));
    skipBlank(cursor);
    if (!take(cursor, ',') && cursor.text[cursor.at] !== ']') throw unexpected(cursor, ', or ]');
  }
}

function take(cursor: Cursor, char: string): boolean {
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at += 1;
  return true;
}

const PLAIN = /[^"\\]*/y;
const ESCAPES = new Map(
  Object.entries({ '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

function readString(cursor: Cursor): string {
  const { text } = cursor;
  const parts: string[] = [];
  cursor.at += 1;
  for (;;) {
    PLAIN.lastIndex = cursor.at;
    parts.push(PLAIN.exec(text)?.[0] ?? '');
    cursor.at = PLAIN.lastIndex + 1;
    const stop = text[PLAIN.lastIndex];
    if (stop === '"') return parts.join('');
    if (stop === undefined) throw unexpected(cursor, '"');
    parts.push(readEscape(cursor));
  }
}

const HEX = /[0-9a-f]{4}/iy;

function readEscape(cursor: Cursor): string {
  const char = cursor.text[cursor.at] ?? '';
  cursor.at += 1;
  const plain = ESCAPES.get(char);
  if (plain !== undefined) return plain;
  HEX.lastIndex = cursor.at;
  const hex = char === 'u' ? HEX.exec(cursor.text)?.[0] : undefined;
  if (hex === undefined) throw unexpected(cursor, 'an escape');
  cursor.at += 4;
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readScalar(cursor: Cursor): Json {
  SCALAR.lastIndex = cursor.at;
  const found = SCALAR.exec(cursor.text)?.[0];
  if (found === undefined) throw unexpected(cursor, 'a value');
  cursor.at += found.length;
  const literal = LITERALS.get(found);
  if (literal !== undefined) return literal;
  const number = Number(found);
  const rounded = !Number.isFinite(number) || (/^-?\d+$/.test(found) && !Number.isSafeInteger(number));
  return rounded ? found : number;
}
