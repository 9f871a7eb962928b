/** One pass over a page that notes what the readers ask for; apart, because a selector apiece would walk 100 000 elements each time. */
import type { CheerioAPI } from 'cheerio/slim';
import { type Element, ownText, parentOf } from '../../page/page-nodes.ts';

/** The notable elements of a page, in document order. What stands inside a card is left out. */
export interface PageIndex {
  /** `lang` of the document. */
  readonly language?: string;
  /** Outermost elements with a mark of a card: review id, log number of cards, class of a generation. */
  readonly marked: readonly Element[];
  /** `role=img` with a label. */
  readonly images: readonly Element[];
  readonly mains: readonly Element[];
  readonly tabs: readonly Element[];
  readonly feeds: readonly Element[];
  /** `h1` to `h3`. */
  readonly headings: readonly Element[];
  /** Links to places, and to the sign-in page. */
  readonly placeLinks: readonly Element[];
  readonly signIns: readonly Element[];
  /** What says "loading": grey bars, busy regions, progress bars. */
  readonly loading: readonly Element[];
  /** Rows of tables that carry a label. */
  readonly rows: readonly Element[];
  /** Elements by their log number, of those that matter. */
  readonly logged: ReadonlyMap<string, readonly Element[]>;
  /** Averages and headers by the class that they had, as a hint. */
  readonly headers: readonly Element[];
  readonly averages: readonly Element[];
  /** Numbers in brackets with a label: "(30)" for "30 avis". */
  readonly brackets: readonly Element[];
  /** Buttons with a label that ends in a number in brackets. */
  readonly counters: readonly Element[];
}

/** Log number of the header with average and count, of "more reviews", of the sort button. */
export const LOG = { card: '21866', header: '76333', more: '62394', sort: '59550' } as const;
const LOGGED: ReadonlySet<string> = new Set([LOG.header, LOG.more, LOG.sort]);

/** Cards of generations without ids: up to 2020, 2021, since 2022, and the reviews panel of Google Search. */
const CARD_CLASS =
  /(?:^|\s)(?:section-review|section-review-content|ODSEW-ShBeI|jftiEf|gws-localreviews__google-review)(?:\s|$)/;

type Lists = { -readonly [K in keyof Omit<PageIndex, 'language' | 'logged'>]: Element[] };

/** Walks a page once. With `deep`, the inside of cards too. */
export function indexPage($: CheerioAPI, deep = false): PageIndex {
  const lists: Lists = {
    ...{ marked: [], images: [], mains: [], tabs: [], feeds: [], headings: [], placeLinks: [], signIns: [] },
    ...{ loading: [], rows: [], headers: [], averages: [], brackets: [], counters: [] },
  };
  const logged = new Map<string, Element[]>();
  let language: string | undefined;
  const open = $.root().contents().toArray().reverse();
  while (open.length > 0) {
    const node = open.pop();
    if (node?.type !== 'tag') continue;
    if (node.name === 'html') language = node.attribs.lang?.trim() || undefined;
    const card = isMarked(node);
    if (card) lists.marked.push(node);
    if (card && !deep) continue;
    note(node, lists, logged);
    const { children } = node;
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child?.type === 'tag') open.push(child);
    }
  }
  return { ...lists, logged, ...(language !== undefined && { language }) };
}

function isMarked({ attribs }: Element): boolean {
  return (
    (attribs['data-review-id'] ?? '').trim() !== '' ||
    attribs.jslog?.startsWith(`${LOG.card};`) === true ||
    (attribs.class !== undefined && CARD_CLASS.test(attribs.class))
  );
}

function note(element: Element, lists: Lists, logged: Map<string, Element[]>): void {
  const { attribs, name } = element;
  noteRole(element, lists);
  noteName(element, lists);
  if (attribs['aria-busy'] === 'true') lists.loading.push(element);
  const label = attribs['aria-label'];
  if (name === 'button' && label !== undefined && /[)）]\s{0,4}$/.test(label)) lists.counters.push(element);
  if (label !== undefined && /^[(（].{1,20}[)）]$/.test(ownText(element))) lists.brackets.push(element);
  const number = attribs.jslog === undefined ? undefined : /^\d{1,9}/.exec(attribs.jslog)?.[0];
  if (number !== undefined && LOGGED.has(number)) logged.set(number, [...(logged.get(number) ?? []), element]);
  if (attribs.class === undefined) return;
  if (/\b(?:lXJj5c|q0z1yb)\b/.test(attribs.class)) lists.loading.push(element);
  if (/\bF7nice\b/.test(attribs.class)) lists.headers.push(element);
  if (/\bfontDisplayLarge\b/.test(attribs.class)) lists.averages.push(element);
}

function noteRole(element: Element, lists: Lists): void {
  const { role } = element.attribs;
  if (role === undefined) return;
  if (role === 'img' && element.attribs['aria-label'] !== undefined) lists.images.push(element);
  else if (role === 'main') lists.mains.push(element);
  else if (role === 'tab') lists.tabs.push(element);
  else if (role === 'feed') lists.feeds.push(element);
  else if (role === 'progressbar') lists.loading.push(element);
}

function noteName(element: Element, lists: Lists): void {
  const { name, attribs } = element;
  if (name === 'h1' || name === 'h2' || name === 'h3') lists.headings.push(element);
  else if (name === 'tr' && attribs['aria-label'] !== undefined) lists.rows.push(element);
  else if (name === 'a' && attribs.href !== undefined) {
    if (attribs.href.includes('/maps/place/')) lists.placeLinks.push(element);
    if (attribs.href.includes('ServiceLogin')) lists.signIns.push(element);
  }
}

/** Does an element stand inside one of these, or is it one? */
export function within(element: Element, outer: ReadonlySet<Element>): boolean {
  for (let up: Element | undefined = element; up; up = parentOf(up)) if (outer.has(up)) return true;
  return false;
}
