/** Finds the review cards of a rendered page, one for each review; apart from reading them, as other marks decide. */
import type { CheerioAPI } from 'cheerio/slim';
import { commonAncestor, type Element, holds, parentOf } from '../../page-nodes.ts';

/** One review on the page. */
export interface Card {
  /** Opaque, case-sensitive; absent in generations of the page that show none. */
  readonly id?: string;
  readonly element: Element;
}

/** Cards of generations without ids: up to 2020, 2021, since 2022, and the reviews panel of Google Search. */
const CLASSES =
  '.section-review, .section-review-content, .ODSEW-ShBeI, .jftiEf, .gws-localreviews__google-review, [jslog^="21866;"]';

/**
 * All cards, in document order. `data-review-id` sits on a card and on some seven elements inside it: elements with the
 * same id make one card, the outermost of them, or what holds them all when the card itself lost its id.
 */
export function findCards($: CheerioAPI): Card[] {
  return markedCards($).filter(({ element }) => element.children.length <= MOST_CHILDREN);
}

/** More nodes than any card has side by side: a list taken for a card, and slow to search. */
const MOST_CHILDREN = 500;

function markedCards($: CheerioAPI): Card[] {
  const marked = new Map<string, Element[]>();
  for (const element of $('[data-review-id]').toArray()) {
    const id = element.attribs['data-review-id']?.trim();
    if (id) marked.set(id, [...(marked.get(id)?.slice(0, 40) ?? []), element]);
  }
  if (marked.size > 0) return [...marked].map(([id, elements]) => ({ id, element: cardOf(elements, marked.size > 1) }));
  const classed = $(CLASSES).toArray();
  const set = new Set(classed);
  return classed.filter((element) => !insideAny(element, set)).map((element) => ({ element }));
}

function cardOf(elements: readonly Element[], hasSiblings: boolean): Element {
  const [first] = elements as [Element];
  const common = commonAncestor(elements) ?? first;
  if (common.attribs['data-review-id']) return common;
  // The same review twice in different panes: the first one is the card.
  if (holds(first, elements.at(1) ?? first) && elements.length > 1) return first;
  return hasSiblings ? widest(common) : common;
}

/** Climbs while nothing else comes in that carries another review's id. */
function widest(element: Element): Element {
  let card = element;
  for (let up = parentOf(card); up && idsIn(up) === 1; up = parentOf(card)) card = up;
  return card;
}

const counts = new WeakMap<Element, number>();

/** Number of distinct review ids under an element, counted to two. */
function idsIn(root: Element): number {
  const known = counts.get(root);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  const open: Element[] = [root];
  while (open.length > 0 && ids.size < 2) {
    const element = open.pop();
    const id = element?.attribs['data-review-id'];
    if (id) ids.add(id);
    for (const child of element?.children ?? []) if (child.type === 'tag') open.push(child);
  }
  counts.set(root, ids.size);
  return ids.size;
}

function insideAny(element: Element, set: ReadonlySet<Element>): boolean {
  for (let up = parentOf(element); up; up = parentOf(up)) if (set.has(up)) return true;
  return false;
}
