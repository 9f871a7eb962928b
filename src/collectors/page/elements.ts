/** All elements of one entry in one walk: asking for them selector by selector walks the entry each time. */
import { childElements, type Element, parentOf } from './page-nodes.ts';

/** Every element under `root`, itself not included, in document order. */
export function elementsOf(root: Element): Element[] {
  const found: Element[] = [];
  const open = childElements(root).reverse();
  while (open.length > 0) {
    const element = open.pop();
    if (!element) break;
    found.push(element);
    for (let at = element.children.length - 1; at >= 0; at -= 1) {
      const child = element.children[at];
      if (child?.type === 'tag') open.push(child);
    }
  }
  return found;
}

/** Does the element carry this class name? */
export function hasClass({ attribs }: Element, name: string): boolean {
  const value = attribs.class ?? '';
  return value.includes(name) && value.split(/\s+/).includes(name);
}

/** Is this element one of these, or in one of these? */
export function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  if (others.size === 0) return false;
  for (let up: Element | undefined = element; up; up = parentOf(up)) if (others.has(up)) return true;
  return false;
}

/** More nodes side by side than any entry has: a list whose own marks are gone. To look through it entry by entry is quadratic. */
export function isOneEntry({ children }: Element): boolean {
  return children.length <= 500;
}
