/** What a page says of the whole place: its name, count, average, and where the next reviews are. */
import type { CheerioAPI } from 'cheerio/slim';
import { countIn, foldDigits, numbersIn } from '../../dates/written-number.ts';
import { type Element, ownText } from '../../page/page-nodes.ts';
import { isReviewsLabel } from '../../page/review-words.ts';
import { statedAggregate } from '../../page/stated-aggregate.ts';

/** Count and average of the place; absent where the page states none. */
export interface Shown {
  readonly location?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
}

/** Reads them from the structured data, else from the page's own head of the list. */
export function readShown($: CheerioAPI, cards: readonly Element[]): Shown {
  const stated = statedAggregate($);
  const known = new Set(cards);
  const inCards = (element: Element): boolean =>
    known.has(element) ||
    $(element)
      .parents()
      .toArray()
      .some((up) => known.has(up));
  const location = stated.name ?? ($('h1').first().text().trim() || undefined);
  const count = stated.count ?? countShown($, inCards);
  const average = stated.average ?? averageShown($);
  return {
    ...(location !== undefined && { location }),
    ...(count !== undefined && { shownCount: count }),
    ...(average !== undefined && { shownAverage: average }),
  };
}

/** "298 avis" in its marked place, or in the link that leads to the list. A neighbour's count stands in neither. */
function countShown($: CheerioAPI, inCards: (element: Element) => boolean): number | undefined {
  const places = $(
    '[data-automation=reviewCount], a[href="#REVIEWS"], .reviews_header_count, [data-test-target="CC_TAB_Reviews_LABEL"]',
  ).toArray();
  for (const place of places) {
    const count = inCards(place) ? undefined : countIn($(place).text().trim());
    if (count !== undefined) return count;
  }
  for (const leaf of $('a, span, div, bdi, section').toArray().slice(0, 20_000)) {
    const text = ownText(leaf);
    if (text.length > 40 || !/\p{Nd}/u.test(text)) continue;
    const word = foldDigits(text)
      .replace(/[\d.,'\s\u00a0\u202f()]+/g, ' ')
      .trim();
    if (isReviewsLabel(word) && !inCards(leaf)) return countIn(text);
  }
  return undefined;
}

function averageShown($: CheerioAPI): number | undefined {
  const text = $('[data-automation=reviewBubbleScore], [data-automation=bubbleRatingValue]').first().text();
  const [value] = numbersIn(text);
  return value !== undefined && value >= 1 && value <= 5 ? value : undefined;
}

const OFFSET = /-or(\d{1,6})-/;

/** How many reviews stand on the pages before this address. */
export function offsetOf(address: string | undefined): number {
  return Number(OFFSET.exec(address ?? '')?.[1] ?? 0);
}

/** Address of the page with the next reviews: the least offset beyond this page's own, of the same place, on the same host. */
export function nextPage($: CheerioAPI, url: string | undefined): string | undefined {
  const here = url ?? $('link[rel=canonical]').attr('href') ?? $('meta[property="og:url"]').attr('content');
  const offset = offsetOf(url ?? $('link[rel=canonical]').attr('href'));
  const place = placeOf(here);
  let best: { readonly href: string; readonly at: number } | undefined;
  for (const link of $('a[href*="-or"], link[rel=next]').toArray()) {
    const href = link.attribs.href ?? '';
    const at = offsetOf(href);
    if (at <= offset || (best && at >= best.at) || (place !== undefined && placeOf(href) !== place)) continue;
    best = { href, at };
  }
  if (!best || !URL.canParse(best.href, here)) return best?.href;
  const next = new URL(best.href, here);
  if (next.protocol !== 'https:' && next.protocol !== 'http:') return undefined;
  return here !== undefined && URL.canParse(here) && new URL(here).host !== next.host ? undefined : next.href;
}

/** The number of the place that an address is about. */
export function placeOf(address: string | undefined): string | undefined {
  return /-d(\d{1,12})-/.exec(address ?? '')?.[1];
}
