/** Finds the review cards of a rendered page, one for each review; apart from reading them, as other marks decide. */
import type { CheerioAPI } from 'cheerio/slim';
import { foldDigits, scoreIn } from '../../dates/written-number.ts';
import { childElements, commonAncestor, type Element, leavesOf, parentOf } from '../../page/page-nodes.ts';
import { hasFiveParts } from './card-frame.ts';
import { indexPage, LOG, type PageIndex, within } from './page-index.ts';

/** One review on the page. */
export interface Card {
  /** Opaque, case-sensitive; absent in generations of the page that show none. */
  readonly id?: string;
  /** What gave the id. */
  readonly anchor?: 'data-attribute' | 'structure';
  readonly element: Element;
  /** Found by its content: its edges are a guess. */
  readonly loose?: true;
}

/** More nodes than any card has side by side: a list taken for a card, and slow to search. */
const MOST_CHILDREN = 500;

/**
 * Ways to find the cards, surest first, each in document order; the next one is only asked when the cards of one cannot be
 * read. `data-review-id` sits on a card and on some seven elements inside it, and on quotes elsewhere: one card for each id.
 */
export const CARD_FINDERS: readonly (($: CheerioAPI, index: PageIndex) => readonly Card[])[] = [
  (_, index) =>
    ofCardSize(cardsById(index.marked, (element) => element.attribs['data-review-id']?.trim(), 'data-attribute')),
  ($) => ofCardSize(cardsById(elementsWithId($), shapedId, 'structure')),
  (_, index) => ofCardSize(index.marked.filter(isLabelled).map((element) => withOwnId({ element }))),
];

function ofCardSize(cards: readonly Card[]): readonly Card[] {
  return cards.filter(({ element }) => element.children.length <= MOST_CHILDREN);
}

function isLabelled({ attribs }: Element): boolean {
  return attribs.class !== undefined || attribs.jslog?.startsWith(`${LOG.card};`) === true;
}

type IdOf = (element: Element) => string | undefined;

/** `outermost`: no element of the same id stands around one of these. */
function cardsById(outermost: readonly Element[], idOf: IdOf, anchor: Card['anchor']): Card[] {
  const groups = new Map<string, Element[]>();
  for (const element of outermost) {
    const id = idOf(element);
    if (!id) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [element]);
    // The same review in several panes, or a card that lost its id: a few of them tell.
    else if (group.length < 40) group.push(element);
  }
  const known = [...groups].flatMap(([id, elements]) => elements.map((element) => [element, id] as const));
  const around = lazily(() => idsAround(known));
  return [...groups].map(([id, elements]) => ({ id, element: cardOf(elements, around), ...(anchor && { anchor }) }));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Every element around one of these, with the id that it holds; several are written as "". */
function idsAround(known: readonly (readonly [Element, string])[]): ReadonlyMap<Element, string> {
  const around = new Map<Element, string>();
  for (const [element, id] of known) {
    for (let up: Element | undefined = element; up; up = parentOf(up)) {
      const before = around.get(up);
      if (before === '' || (before === id && up !== element)) break;
      around.set(up, before === undefined || before === id ? id : '');
    }
  }
  return around;
}

/** The one that holds stars; when none does, what holds them all and nobody else. */
function cardOf(elements: readonly Element[], around: () => ReadonlyMap<Element, string>): Element {
  const [first] = elements as [Element];
  // The usual card, which names its author: no need to look inside.
  if (elements.length === 1 && namesAuthor(first)) return first;
  const whole = elements.find(holdsStars) ?? elements.find(namesAuthor);
  if (whole) return whole;
  const common = commonAncestor(elements);
  const alone = common && around().get(common) !== '' ? common : first;
  return widest(alone, around());
}

function namesAuthor({ name, attribs }: Element): boolean {
  return name !== 'button' && attribs['aria-label'] !== undefined;
}

/** Climbs until stars come in, while nothing does that belongs to another review or to the page. */
function widest(element: Element, around: ReadonlyMap<Element, string>): Element {
  let card = element;
  for (let up = parentOf(card); up; up = parentOf(up)) {
    if (around.get(up) === '' || isOfPage(up) || childElements(up).some(isOfPage)) return card;
    if (holdsStars(up)) {
      // The label of the card itself is the author's name.
      const outer = parentOf(up);
      return outer?.attribs['aria-label'] && around.get(outer) !== '' && !isOfPage(outer) ? outer : up;
    }
    card = up;
  }
  return card;
}

function isOfPage({ name, attribs: { role } }: Element): boolean {
  return (
    name === 'body' || name === 'h1' || role === 'main' || role === 'tab' || role === 'tablist' || name === 'table'
  );
}

/** A few levels, a few hundred elements: cards are small. */
function holdsStars(root: Element): boolean {
  const open: Element[] = [root];
  for (let seen = 0; open.length > 0 && seen < 400; seen += 1) {
    const element = open.pop();
    if (element && isStars(element)) return true;
    for (const child of element?.children ?? []) if (child.type === 'tag') open.push(child);
  }
  return false;
}

/** A row of stars with a score of whole stars in its label. */
function isStars(element: Element): boolean {
  const { role, 'aria-label': label } = element.attribs;
  if (label === undefined || label.length > 60 || element.name === 'tr') return false;
  if (hasFiveParts(element)) return true;
  return role === 'img' && scoreIn(label) !== undefined;
}

/** Ids of reviews are texts in base64 that begin alike; whatever attribute carries them. */
const ID = /^C[hi][\w-]{30,110}={0,2}$/;

function shapedId(element: Element): string | undefined {
  for (const name in element.attribs) {
    const value = element.attribs[name];
    if (value !== undefined && value.length <= 120 && name !== 'id' && name !== 'aria-controls' && ID.test(value))
      return value;
  }
  return undefined;
}

/** The outermost elements that carry such an id in any attribute. */
function elementsWithId($: CheerioAPI): Element[] {
  const found: Element[] = [];
  const open = $.root().contents().toArray().reverse();
  while (open.length > 0) {
    const node = open.pop();
    if (node?.type !== 'tag') continue;
    if (shapedId(node) !== undefined) {
      found.push(node);
      continue;
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child?.type === 'tag') open.push(child);
    }
  }
  return found;
}

/** A card found by other marks may still say its id: on itself, on its buttons, or on the text that "More" controls. */
function withOwnId(card: Card): Card {
  const open: Element[] = [card.element];
  for (let seen = 0; open.length > 0 && seen < 400; seen += 1) {
    const element = open.shift();
    if (!element) break;
    const { 'data-review-id': marked, id, 'aria-controls': controls } = element.attribs;
    if (marked?.trim()) return { ...card, id: marked.trim(), anchor: 'data-attribute' };
    const shaped = shapedId(element) ?? [id, controls].find((value) => value !== undefined && ID.test(value));
    if (shaped !== undefined) return { ...card, id: shaped, anchor: 'structure' };
    open.push(...childElements(element));
  }
  return card;
}

/**
 * When no mark is left: the largest element around each row of stars that holds no other one, nor anything of the page.
 * Only those that turn out to have stars and a date are cards.
 */
export function cardsAroundStars($: CheerioAPI): readonly Card[] {
  const index = indexPage($, true);
  const stars = starred($, index);
  const counts = new Map<Element, number>();
  const foreign = [...index.headings.filter(({ name }) => name !== 'h3'), ...index.tabs, ...index.mains, ...index.rows];
  for (const element of [...stars, ...foreign]) {
    for (let up: Element | undefined = element; up; up = parentOf(up)) {
      const before = counts.get(up) ?? 0;
      counts.set(up, before + 1);
      if (before >= 2) break;
    }
  }
  const cards = new Set<Element>();
  for (const element of stars) {
    let card = element;
    for (let up = parentOf(card); up && counts.get(up) === 1 && !isOfPage(up); up = parentOf(card)) card = up;
    if (card !== element) cards.add(card);
  }
  return ofCardSize([...cards].map((element) => withOwnId({ element, loose: true })));
}

/** Rows of stars, else scores as hotels write them. */
function starred($: CheerioAPI, index: PageIndex): Element[] {
  const rows = new Set(index.rows);
  const images = index.images.filter((element) => isStars(element) && !within(element, rows));
  if (images.length > 0) return images.slice(0, 20_000);
  const root = index.mains[0] ?? $('body').toArray().at(0);
  const written = (text: string): boolean =>
    text.length <= 60 && /^\d{1,2}(?:[.,]\d)?\s?\/\s?(?:5|10)(?!\d)/.test(foldDigits(text));
  return root && root.type === 'tag'
    ? leavesOf(root)
        .filter(({ text }) => written(text))
        .map(({ element }) => element)
    : [];
}
