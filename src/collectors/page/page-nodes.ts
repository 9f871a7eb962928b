/** Walking a parsed page: text as a reader sees it, short leaves, common ancestors; apart, because every page reader needs it. */
import type { contains } from 'cheerio/slim';

/** One element. */
export type Element = Extract<Parameters<typeof contains>[0], { attribs: unknown }>;
type Child = Element['children'][number];

const SKIPPED = new Set(['script', 'style', 'template', 'button', 'svg', 'select', 'noscript']);
const BREAKS = new Set(['p', 'div', 'li', 'tr', 'section', 'article', 'h1', 'h2', 'h3', 'h4', 'blockquote']);

/** The words in an element: `<br>` and blocks as line breaks, buttons and hidden machinery left out, trimmed. */
export function wordsOf(element: Element, without: ReadonlySet<Element> = NONE): string {
  const words = innerWords(element, without);
  // Most texts are one line without any of these.
  if (!/[\u00a0\r\n\t]/.test(words)) return words.trim();
  return words
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const NONE: ReadonlySet<Element> = new Set();

/** Recursive: a page is at most 512 levels deep, or it was not parsed (`HTML_LIMITS`). */
function innerWords(element: Element, without: ReadonlySet<Element>): string {
  let words = '';
  for (const child of element.children) {
    if (child.type === 'text') words += child.data;
    else if (isElement(child) && !without.has(child) && !SKIPPED.has(child.name)) {
      const block = BREAKS.has(child.name);
      const line = block || child.name === 'br' ? '\n' : '';
      words += `${line}${innerWords(child, without)}${block ? '\n' : ''}`;
    }
  }
  return words;
}

/** A short piece of text on a page and the element that holds it. */
export interface Leaf {
  readonly element: Element;
  readonly text: string;
}

/**
 * Elements under `root` (itself included) whose own text nodes say something, in document order, buttons and links
 * included. `skip` prunes whole branches.
 */
export function leavesOf(root: Element, skip: ReadonlySet<Element> = new Set()): Leaf[] {
  const leaves: Leaf[] = [];
  visit(root, (node, closing) => {
    if (!isElement(node)) return true;
    if (skip.has(node) || (node.name !== 'button' && SKIPPED.has(node.name))) return false;
    if (closing) return true;
    const text = ownText(node);
    if (text !== '') leaves.push({ element: node, text });
    return true;
  });
  return leaves;
}

/** The text that stands in an element itself, not in its children. */
export function ownText(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Is `inner` the same as `outer`, or inside it? */
export function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | undefined = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

/** The element around this one. */
export function parentOf(element: Element): Element | undefined {
  const { parent } = element;
  return parent && isElement(parent) ? parent : undefined;
}

/** The smallest element that holds all of these. */
export function commonAncestor(elements: readonly Element[]): Element | undefined {
  const [first, ...others] = elements;
  let common = first;
  for (const other of others) {
    while (common && !holds(common, other)) common = parentOf(common);
  }
  return common;
}

/** Children that are elements. */
export function childElements(element: Element): Element[] {
  return element.children.filter(isElement);
}

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'tag';
}

/** Depth first without recursion; `enter` is called again with `closing` behind an element's children. */
function visit(root: Element, enter: (node: Child | Element, closing: boolean) => boolean): void {
  const open: { node: Child | Element; closing: boolean }[] = [{ node: root, closing: false }];
  while (open.length > 0) {
    const next = open.pop();
    if (!next) return;
    const goOn = enter(next.node, next.closing);
    if (!goOn || next.closing || !isElement(next.node)) continue;
    open.push({ node: next.node, closing: true });
    for (let at = next.node.children.length - 1; at >= 0; at -= 1) {
      const child = next.node.children[at];
      if (child) open.push({ node: child, closing: false });
    }
  }
}
