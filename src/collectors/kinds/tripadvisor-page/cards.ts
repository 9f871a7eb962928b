/** Finds the reviews of a page: by the marks of each generation of its layout, else by the links that carry their ids. */
import type { CheerioAPI } from 'cheerio/slim';
import { isOneEntry } from '../../page/elements.ts';
import { entryRoots } from '../../page/entry-roots.ts';
import { type Element, holds } from '../../page/page-nodes.ts';

/** One review on the page, and how it was found. */
export interface Card {
  readonly element: Element;
  /** `data-attribute`, `class` or `structure`. */
  readonly foundBy: string;
}

/** Marks of a whole card, newest first; one of them may lie inside another. */
const MARKS: readonly (readonly [string, string])[] = [
  ['[data-automation=reviewCard]', 'data-attribute'],
  ['[data-test-target=HR_CC_CARD]', 'data-attribute'],
  ['[data-test-target=reviews-tab] [data-reviewid], .review-container', 'data-attribute'],
  ['[data-reviewid]', 'data-attribute'],
  ['.reviewSelector', 'class'],
];

/** Stand outside of every card. */
const FENCES = 'h1, nav, footer, [role=navigation], [role=search]';

/** The cards of a page in order; marks that name nothing fall back to links with a review's number. */
export function findCards($: CheerioAPI): Card[] {
  const linked = byLinks($);
  for (const [mark, foundBy] of MARKS) {
    const marked = outermost($(mark).toArray() as Element[]).filter(isOneEntry);
    // Half a list may carry a mark that the other half has lost.
    if (marked.length > 0 && marked.length >= linked.length) return marked.map((element) => ({ element, foundBy }));
  }
  if (linked.length > 0) return linked.map((element) => ({ element, foundBy: 'structure' }));
  return byProfiles($).map((element) => ({ element, foundBy: 'structure' }));
}

function outermost(elements: readonly Element[]): Element[] {
  const kept: Element[] = [];
  for (const element of elements) {
    const last = kept.at(-1);
    if (!last || !holds(last, element)) kept.push(element);
  }
  return kept;
}

const REVIEW_LINK = /-d(\d{1,12})-r(\d{4,12})(?:-|$)/;

/** The number of the review that a link leads to, and of its place. */
export function reviewLink(href: string | undefined): { readonly place: string; readonly review: string } | undefined {
  const found = REVIEW_LINK.exec(href ?? '');
  return found?.[1] && found[2] ? { place: found[1], review: found[2] } : undefined;
}

function byLinks($: CheerioAPI): Element[] {
  const links = $('a[href*="-r"]')
    .toArray()
    .flatMap((element) => {
      const link = reviewLink(element.attribs.href);
      return link ? [{ element, ...link }] : [];
    });
  const place = mostFrequent(links.map((link) => link.place));
  const marks = links.filter((link) => link.place === place).map(({ element, review }) => ({ element, key: review }));
  return entryRoots(marks, $(FENCES).toArray())
    .map(({ element }) => element)
    .filter((element) => isCard($, element));
}

/** Without a link of its own a review still names its author by one. */
function byProfiles($: CheerioAPI): Element[] {
  const marks = $('a[href*="/Profile/"], a[href*="/members/"]')
    .toArray()
    .map((element) => ({ element, key: element.attribs.href ?? '' }));
  return entryRoots(marks, $(FENCES).toArray())
    .map(({ element }) => element)
    .filter((element) => isCard($, element));
}

/** Neighbours quote reviews, too: a card names an author and carries a score. */
function isCard($: CheerioAPI, element: Element): boolean {
  if (!isOneEntry(element)) return false;
  const card = $(element);
  return (
    card.find(PERSON).length > 0 &&
    card.find('svg title, [role=img], img[alt], [class*=bubble_], [aria-label]').length > 0
  );
}

const PERSON = 'a[href*="/Profile/"], a[href*="/members/"], [class*=member], [class*=username]';

function mostFrequent(keys: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
