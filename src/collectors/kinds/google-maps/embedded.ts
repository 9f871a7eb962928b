/** Finds the arrays that a place page carries in its first script; a bonus in plain answers, absent from most rendered pages. */
import { arrayLiteral, parseArray } from './answer-text.ts';

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

/** Scripts write `\x3d` where JSON has `\u003d`. */
function asJson(literal: string): string {
  return literal.replace(/\\x([0-9a-f]{2})/gi, '\\u00$1').replaceAll("\\'", "'");
}
