/** Finds what a person wrote inside an entry whose marks are gone: the longest run of words; apart, because several kinds fall back to it. */
import { childElements, type Element, holds, type Leaf, ownText, parentOf, wordsOf } from './page-nodes.ts';

const INLINE = new Set([
  'b',
  'i',
  'em',
  'strong',
  'u',
  's',
  'mark',
  'small',
  'font',
  'br',
  'span',
  'bdi',
  'wbr',
  'img',
]);
const PARAGRAPHS = new Set(['p', 'li', 'blockquote', 'br']);

/**
 * The element around the longest of these leaves, widened over the formatting and the paragraphs beside it, inside `root`;
 * undefined without leaves.
 */
export function runningText(root: Element, leaves: readonly Leaf[]): Element | undefined {
  const [first, ...others] = leaves;
  if (!first) return undefined;
  const longest = others.reduce((best, leaf) => (leaf.text.length > best.text.length ? leaf : best), first);
  let block = longest.element;
  for (let up = wider(block, root); up; up = wider(block, root)) block = up;
  return block;
}

/** The element around `block` that is the same text: words around formatting, or paragraphs side by side, wrapped or bare. */
function wider(block: Element, root: Element): Element | undefined {
  let lifted = block;
  for (let up = parentOf(lifted); up && up !== root && holds(root, up); up = parentOf(lifted)) {
    if (isOneText(up, lifted)) return up;
    // A wrapper of nothing else may stand beside wrappers of further paragraphs.
    if (childElements(up).length > 1 || ownText(up) !== '') return undefined;
    lifted = up;
  }
  return undefined;
}

function isOneText(outer: Element, inner: Element): boolean {
  const children = childElements(outer);
  if (INLINE.has(inner.name) && ownText(outer) !== '') return children.every(({ name }) => INLINE.has(name));
  if (children.length < 2) return false;
  if (coreOf(inner).name === 'p') return children.every((child) => PARAGRAPHS.has(coreOf(child).name));
  return (
    inner.attribs.dir === 'auto' && children.every(({ name, attribs }) => name === inner.name && attribs.dir === 'auto')
  );
}

/** The paragraph in wrappers of nothing else. */
function coreOf(element: Element): Element {
  let core = element;
  for (
    let [only, ...others] = childElements(core);
    only && others.length === 0 && core.name !== 'p' && ownText(core) === '';
    [only, ...others] = childElements(core)
  )
    core = only;
  return core;
}

/** The words in an element, as its only text holds them, spaces included; else as `wordsOf` reads blocks. */
export function exactWords(element: Element, without: ReadonlySet<Element> = new Set()): string {
  let holder = element;
  for (
    let [only, ...others] = parts(holder, without);
    only && others.length === 0 && ownText(holder) === '';
    [only, ...others] = parts(holder, without)
  )
    holder = only;
  if (parts(holder, without).some(({ name }) => name !== 'br')) return wordsOf(element, without);
  return holder.children
    .map((child) => (child.type === 'text' ? child.data : child.type === 'tag' && child.name === 'br' ? '\n' : ''))
    .join('')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

function parts(element: Element, without: ReadonlySet<Element>): Element[] {
  return childElements(element).filter(
    (child) =>
      !without.has(child) && child.name !== 'button' && (child.name === 'br' || wordsOf(child, without) !== ''),
  );
}
