/** From the text of an answer to its arrays: guarded, bare, or in the envelopes of a batch; apart from what the arrays mean. */
import { isArray, type Json } from './json-path.ts';

/** Pieces of one answer that are looked at. */
const MOST_ARRAYS = 50;

/** The arrays of an answer, with or without the `)]}'` that guards it; empty when it holds none. */
export function answerArrays(body: string): readonly (readonly Json[])[] {
  const text = withoutGuard(body);
  if (/^\d{1,9}\s*\[/.test(text.slice(0, 40))) return chunksOf(text).flatMap(opened);
  const array = parseArray(text);
  return array ? opened(array) : [];
}

/** Parses one array, guarded or not. Absent when it is no JSON array. */
export function parseArray(text: string): readonly Json[] | undefined {
  const bare = withoutGuard(text);
  if (!bare.startsWith('[')) return undefined;
  try {
    const value: Json = JSON.parse(bare);
    return isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function withoutGuard(body: string): string {
  const guard = /^\s{0,40}\)\]\}'?,?\s{0,40}/.exec(body.slice(0, 100))?.[0].length ?? 0;
  return body.slice(guard).trim();
}

/** A length on a line of its own, then an array; the length counts bytes or characters, so the brackets decide. */
function chunksOf(text: string): (readonly Json[])[] {
  const chunks: (readonly Json[])[] = [];
  let from = text.indexOf('[');
  while (from !== -1 && chunks.length < MOST_ARRAYS) {
    const literal = arrayLiteral(text, from);
    if (literal === undefined) break;
    const array = parseArray(literal);
    if (array) chunks.push(array);
    from = text.indexOf('[', from + literal.length);
  }
  return chunks;
}

/** `["wrb.fr", "<call>", "<json>", …]` carries an answer as text. */
function opened(array: readonly Json[]): readonly (readonly Json[])[] {
  const envelopes = (array[0] === 'wrb.fr' ? [array] : array).filter((item) => isArray(item) && item[0] === 'wrb.fr');
  if (envelopes.length === 0) return [array];
  return envelopes.slice(0, MOST_ARRAYS).flatMap((item) => {
    const inner = isArray(item) && typeof item[2] === 'string' ? parseArray(item[2]) : undefined;
    return inner ? [inner] : [];
  });
}

/** The text from an opening bracket to the one that closes it, strings stepped over; absent when it never closes. */
export function arrayLiteral(text: string, start: number): string | undefined {
  if (text[start] !== '[') return undefined;
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return text.slice(start, at + 1);
    }
  }
  return undefined;
}
