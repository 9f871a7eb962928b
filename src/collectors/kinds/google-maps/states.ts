/** States of a Google page that holds no review cards; apart, as each decides between "none" and "not read". */
import type { CheerioAPI } from 'cheerio/slim';
import type { Capture } from '../../collector.ts';
import { readWrittenDate } from '../../dates/written-date.ts';
import { numbersIn } from '../../dates/written-number.ts';
import { childElements, type Element, leavesOf, parentOf } from '../../page/page-nodes.ts';
import { saysNoReviews } from '../../page/review-words.ts';
import { type PageIndex, within } from './page-index.ts';

/** A list of places that answers a query: no reviews, several links to places. */
export function isSearchList({ placeLinks, feeds }: PageIndex): boolean {
  const inFeed = placeLinks.filter(
    (link) => within(link, new Set(feeds)) || /\bhfpxzc\b/.test(link.attribs.class ?? ''),
  );
  const places = new Set(inFeed.map(({ attribs }) => attribs.href));
  return places.size >= 2 || (feeds.length > 0 && places.size === 1);
}

/** A page of Google Search: result blocks, or a local pack; the mount of a review dialog is no list of reviews. */
export function isSearchPage($: CheerioAPI, capture: Capture): boolean {
  const url = capture.url !== undefined && URL.canParse(capture.url) ? new URL(capture.url) : undefined;
  const searched = url !== undefined && /(?:^|\.)google\./.test(url.hostname) && url.pathname === '/search';
  return searched || $('.rllt__details, #reviewDialog, #search #rso, form[action="/search"] input[name=q]').length > 0;
}

/** Grey bars where cards will be; hidden ones wait for the next load. */
export function showsSkeleton({ loading, mains }: PageIndex): boolean {
  const main = new Set(mains);
  return loading.some((element) => (element.attribs.class !== undefined || within(element, main)) && isShown(element));
}

function isShown(element: Element): boolean {
  for (let up: Element | undefined = element; up; up = parentOf(up)) {
    if (up.attribs.hidden !== undefined || /display: ?none/.test(up.attribs.style ?? '')) return false;
  }
  return true;
}

/** Does the page say that nobody has written yet? Only on a rendered place. */
export function provesEmpty({ mains }: PageIndex): boolean {
  return mains.some((element) => leavesOf(element).some(({ text }) => saysNoReviews(text)));
}

/**
 * Number of entries that look like reviews though no card was found: three or more elements with the same parent, each
 * with a label of whole stars or a relative date. 0 when there are none.
 */
export function suspectReviews($: CheerioAPI, capture: Capture): number {
  const starred = $('[aria-label]')
    .toArray()
    .filter((element) => isStars(element.attribs['aria-label'] ?? '') && !inHistogram(element));
  const context = { capturedAt: capture.capturedAt, language: $('html').attr('lang') ?? capture.language };
  const body = $('body').toArray().at(0);
  const dated = (body ? leavesOf(body).slice(0, 3000) : [])
    .filter(({ text }) => text.length <= 40 && /\p{Nd}|\s/u.test(text) && readWrittenDate(text, context))
    .map(({ element }) => element);
  return Math.max(repeated(starred), repeated(dated));
}

function isStars(label: string): boolean {
  const [value, outOf, ...more] = label.length <= 40 ? numbersIn(label) : [];
  if (value === undefined || more.length > 0 || (outOf !== undefined && outOf !== 5)) return false;
  return Number.isInteger(value) && value >= 1 && value <= 5 && !/[.,]/.test(label);
}

/** Rows of a histogram carry the numbers 5 to 1 in order, one each. */
function inHistogram(element: Element): boolean {
  return element.name === 'tr' || element.name === 'td';
}

/** How many of these stand in siblings of the same name, at most eight levels up; 0 when fewer than three do. */
function repeated(elements: readonly Element[]): number {
  const branches = new Map<Element, Set<Element>>();
  for (const element of elements.slice(0, 2000)) {
    let child = element;
    for (let up = parentOf(child), level = 0; up && level < 8; up = parentOf(child), level += 1) {
      if (childElements(up).length >= 3) branches.set(up, (branches.get(up) ?? new Set()).add(child));
      child = up;
    }
  }
  const most = Math.max(0, ...[...branches.values()].map((children) => children.size));
  return most >= 3 ? most : 0;
}
