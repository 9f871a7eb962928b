/** Finds the entries of a page that may be recommendations, in the three generations of its markup. */
import type { CheerioAPI } from 'cheerio/slim';
import { type Element, parentOf, wordsOf } from '../../page-nodes.ts';
import { readOldStars, readRecommendation } from './recommendation.ts';

/** One entry: its header says who thinks what of whom. */
export interface Item {
  readonly element: Element;
  readonly header: Element;
}

/** Headers of the www layout since 2021, of the reviews tab of m.facebook.com, and of the classic page to 2020. */
const HEADERS =
  '[data-ad-rendering-role=profile_name], div[data-nt="FB:TEXT4"], .userContentWrapper h5, .userContentWrapper h6, .story_body_container header h3';
/** Where people's own words stand: no header is looked for there. */
export const BODIES =
  '[data-ad-rendering-role=story_message], [data-nt="FB:FEED_TEXT"], .userContent, [data-sigil=comment-body], .UFICommentBody';

/** Entries with a header, in order. What is nested in another entry is a comment and no entry. */
export function findItems($: CheerioAPI): Item[] {
  const headers = $(HEADERS)
    .toArray()
    .filter((header) => $(header).closest(BODIES).length === 0);
  const counts = countAround(headers);
  const items = new Map<Element, Item>();
  for (const header of headers) {
    const element = entryOf($, header, counts);
    // More nodes side by side than any entry has: a list without marks.
    if (!items.has(element) && element.children.length <= 500) items.set(element, { header, element });
  }
  return [...items.values()];
}

/** How many headers each element holds. */
function countAround(headers: readonly Element[]): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const header of headers) {
    for (let up: Element | undefined = header; up; up = parentOf(up)) counts.set(up, (counts.get(up) ?? 0) + 1);
  }
  return counts;
}

/** The marked entry, or the widest element around the header without another header in it. */
function entryOf($: CheerioAPI, header: Element, counts: ReadonlyMap<Element, number>): Element {
  const marked = $(header).parents('.userContentWrapper, [role=article], article').toArray().at(-1);
  if (marked) return marked;
  let entry = header;
  for (let up = parentOf(entry); up && up.name !== 'body' && counts.get(up) === 1; up = parentOf(entry)) entry = up;
  return entry;
}

/** Number of short pieces that read as a recommendation although no known header holds them. */
export function strayRecommendations($: CheerioAPI): number {
  const seen = new Set<Element>();
  for (const name of $('b, strong, h2, h3, h4, h5, a').toArray()) {
    const around = parentOf(name);
    if (!around || seen.has(around) || $(around).closest(BODIES).length > 0) continue;
    const words = wordsOf(around);
    if (readRecommendation(words) !== undefined || readOldStars(words) !== undefined) seen.add(around);
  }
  return seen.size;
}
