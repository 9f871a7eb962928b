/** Finds the arrays that a place page carries in its first script; a bonus in plain answers, absent from most rendered pages. */
import { parseArray } from './arrays.ts';

const NAME = /APP_INITIALIZATION_STATE\s{0,4}=\s{0,4}/;

/** The place arrays inside `window.APP_INITIALIZATION_STATE`: strings that start with the guard `)]}'`. */
export function embeddedArrays(page: string): (readonly unknown[])[] {
  const start = NAME.exec(page);
  if (!start) return [];
  const literal = arrayLiteral(page, start.index + start[0].length);
  const state = literal === undefined ? undefined : (parseArray(literal) ?? parseArray(asJson(literal)));
  if (!state) return [];
  const found: (readonly unknown[])[] = [];
  const open: unknown[] = [state];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) for (const child of node) open.push(child);
    else if (typeof node === 'string' && node.startsWith(")]}'")) {
      const array = parseArray(node);
      if (array) found.push(array);
    }
  }
  return found.reverse();
}

/** The text from an opening bracket to the one that closes it, strings stepped over; absent when it never closes. */
function arrayLiteral(page: string, start: number): string | undefined {
  if (page[start] !== '[') return undefined;
  let depth = 0;
  let quote = '';
  for (let at = start; at < page.length; at += 1) {
    const char = page[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return page.slice(start, at + 1);
    }
  }
  return undefined;
}

/** Scripts write `\x3d` where JSON has `\u003d`. */
function asJson(literal: string): string {
  return literal.replace(/\\x([0-9a-f]{2})/gi, '\\u00$1').replaceAll("\\'", "'");
}
