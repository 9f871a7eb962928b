/** A page as a numbered list of its elements: an element and what lies in it is a span of numbers, so that asking what a part of the page holds is cheap. */
import type { CheerioAPI } from 'cheerio/slim';
import { splitLines } from './page-lines.ts';
import type { Element } from './page-nodes.ts';

/** Elements in document order. A part of the page is a span [from, to) of their numbers. */
export interface Outline {
  readonly elements: readonly Element[];
  /** Number behind the last element inside this one. */
  readonly end: readonly number[];
  /** Number of the element around this one; −1 for the outermost. */
  readonly parent: readonly number[];
  readonly depth: readonly number[];
  /** Words that stand in the element itself, white space folded. */
  readonly text: readonly string[];
  /** Numbers of the elements with words of their own. */
  readonly leaves: readonly number[];
  /** Not shown: `hidden`, `display: none`, or within such an element. */
  readonly hidden: readonly boolean[];
}

/** A part of the page: elements numbered from `from` up to, but not including, `to`. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'option', 'textarea']);

/** Numbers a page, lines parted by `<br>` as elements. Scripts, styles, templates and what browsers with scripts never show are left out. */
export function outlineOf($: CheerioAPI): Outline {
  splitLines($);
  const elements: Element[] = [];
  const end: number[] = [];
  const parent: number[] = [];
  const depth: number[] = [];
  const text: string[] = [];
  const leaves: number[] = [];
  const hidden: boolean[] = [];
  const enter = (element: Element, around: number): void => {
    const at = elements.length;
    elements.push(element);
    parent.push(around);
    depth.push(around === -1 ? 0 : (depth[around] ?? 0) + 1);
    hidden.push((around !== -1 && hidden[around] === true) || isHidden(element));
    end.push(at + 1);
    const words: string[] = [];
    for (const child of element.children) {
      if (child.type === 'text') words.push(child.data);
      else if (child.type === 'tag' && !SKIPPED.has(child.name)) enter(child, at);
    }
    end[at] = elements.length;
    const own = words.length === 0 ? '' : words.join(' ').replace(/\s+/g, ' ').trim();
    text[at] = own;
    if (own !== '') leaves.push(at);
  };
  // The tree is at most as deep as `HTML_LIMITS` lets it be.
  for (const root of $.root().children().toArray()) if (!SKIPPED.has(root.name)) enter(root, -1);
  leaves.sort((a, b) => a - b);
  return { elements, end, parent, depth, text, leaves, hidden };
}

function isHidden({ attribs }: Element): boolean {
  if (attribs.hidden !== undefined) return true;
  const { style } = attribs;
  return style !== undefined && /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i.test(style);
}

/** An element as a part of the page. */
export function partOf({ end }: Outline, at: number): Part {
  return { from: at, to: end[at] ?? at + 1 };
}

/** Index of the first number that is not less than `value`. */
export function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of the elements right inside this one. */
export function childrenOf({ end }: Outline, at: number): readonly number[] {
  const found: number[] = [];
  for (let child = at + 1; child < (end[at] ?? 0); child = end[child] ?? child + 1) found.push(child);
  return found;
}

/** All words in an element, in order, at most `limit` characters. */
export function allText(outline: Outline, at: number, limit = 200): string {
  const parts: string[] = [];
  let length = 0;
  const open: Element['children'][number][] = [outline.elements[at] as Element];
  while (open.length > 0 && length < limit) {
    const node = open.pop();
    if (node?.type === 'text') {
      parts.push(node.data);
      length += node.data.length;
    } else if (node?.type === 'tag' && !SKIPPED.has(node.name)) {
      // A few words are asked for: they are not looked for in thousands of children.
      for (let index = Math.min(node.children.length, 250) - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child) open.push(child);
      }
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim().slice(0, limit);
}
