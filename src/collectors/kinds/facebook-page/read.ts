/** Reads one saved page of Facebook and judges it. Pure. A page without recommendations proves nothing about there being none. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import { SourceChanged } from '../../../errors.ts';
import { blockOf, recogniseBlock } from '../../blocked.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { loadHtml } from '../../html.ts';
import { leavesOf } from '../../page-nodes.ts';
import { pageSample } from '../../page-sample.ts';
import { isReviewsLabel } from '../../review-words.ts';
import { countIn, foldDigits } from '../../written-number.ts';
import { findItems, type Item, strayRecommendations } from './items.ts';
import { readItem } from './read-item.ts';

/** Reads the recommendations on a page. Never throws for bad content: the outcome says what is wrong. */
export function readFacebookPage(capture: Capture): PageReading {
  try {
    return readPage(capture);
  } catch (error) {
    if (error instanceof SourceChanged) return { reviews: [], outcome: 'layout-changed', reason: error.message };
    throw error;
  }
}

function readPage(capture: Capture): PageReading {
  const $ = loadHtml(htmlOf(capture.body));
  const block = capture.body.trim() === '' ? recogniseBlock(capture) : blockOf($, capture);
  const context = { capturedAt: capture.capturedAt, language: $('html').attr('lang')?.trim() || capture.language };
  const location = nameOf($);
  const items = findItems($);
  const reviews = distinct(items.flatMap((item) => readItem($, item, location, context) ?? []));
  if (block && reviews.length === 0) return { reviews, outcome: block.outcome, reason: block.reason };
  const shownCount = countShown($);
  const facts = { ...(location && { location }), ...(shownCount !== undefined && { shownCount }), reviews };
  return { ...facts, ...judge($, capture, items, reviews, shownCount) };
}

type Verdict = Pick<PageReading, 'outcome' | 'reason' | 'sample'>;

function judge(
  $: CheerioAPI,
  capture: Capture,
  items: readonly Item[],
  reviews: readonly RawReview[],
  shownCount: number | undefined,
): Verdict {
  const undated = reviews.filter(({ written }) => written === undefined).length;
  if (undated * 2 > reviews.length) return changed($, 'a readable date beside each recommendation', items);
  if (reviews.length === 0) return judgeNone($, capture, items, shownCount);
  if (shownCount === undefined)
    return partial(
      `Expected a count to check against, got ${reviews.length} recommendations on a page that states none`,
    );
  if (reviews.length < shownCount)
    return partial(`Expected ${shownCount} reviews as the page states, got ${reviews.length} recommendations`);
  if (undated > 0) return partial(`Expected a date for each recommendation, got none for ${undated}`);
  if (reviews.some(({ truncated }) => truncated))
    return partial('Expected whole texts, got some that end at "See more"');
  return { outcome: 'complete' };
}

function judgeNone($: CheerioAPI, capture: Capture, items: readonly Item[], shownCount: number | undefined): Verdict {
  const strays = strayRecommendations($);
  if (strays >= 2)
    return changed($, `headers of recommendations where they used to be, got ${strays} elsewhere`, items);
  const tab = capture.url !== undefined && /\/(?:reviews|ratings)\/?(?:[?#]|$)/.test(capture.url);
  if (tab && shownCount !== undefined && shownCount > 0) {
    return changed($, `${shownCount} recommendations on the reviews tab, got none that can be read`, items);
  }
  const of = shownCount === undefined ? '' : ` of the ${shownCount} that the page counts`;
  if ($('[role=main], #content, article, [data-pagelet], .userContentWrapper, meta[property="og:url"]').length === 0) {
    return changed($, 'a page of Facebook, got one without its marks', items);
  }
  return partial(`Expected recommendations, got none${of}; nothing on the page proves that there are none`);
}

function partial(reason: string): Verdict {
  return { outcome: 'partial', reason };
}

function changed($: CheerioAPI, expected: string, items: readonly Item[]): Verdict {
  const sample = pageSample(
    $,
    items.slice(0, 2).map(({ element }) => element),
  );
  return {
    outcome: 'layout-changed',
    reason: `Expected ${expected}; the layout changed: send the sample to the maintainer`,
    ...(sample && { sample }),
  };
}

/** Later pages of the m. reviews tab are `for (;;);` and JSON with pieces of HTML. */
function htmlOf(body: string): string {
  if (!body.startsWith('for (;;);')) return body;
  try {
    const answer: unknown = JSON.parse(body.slice('for (;;);'.length));
    return stringsIn(answer)
      .filter((text) => text.includes('<'))
      .join('');
  } catch {
    return body;
  }
}

function stringsIn(root: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node === 'string') found.push(node);
    else if (typeof node === 'object' && node !== null)
      for (const child of Object.values(node).reverse()) open.push(child);
  }
  return found;
}

function nameOf($: CheerioAPI): string | undefined {
  const name =
    $('meta[property="og:title"]').attr('content') ||
    $('h1').first().text() ||
    $('title').first().text().split(' | ')[0];
  return name?.trim() || undefined;
}

/** The count in the page's structured data, or in "92% recommend (45 reviews)", "27 avis". */
function countShown($: CheerioAPI): number | undefined {
  for (const script of $('script[type="application/ld+json"]').toArray()) {
    const stated = /"(?:ratingCount|reviewCount)"\s{0,4}:\s{0,4}"?(\d{1,7})\b/.exec($(script).text())?.[1];
    if (stated !== undefined) return Number(stated);
  }
  const main = $('[role=main], body').toArray().at(0);
  for (const { text } of main ? leavesOf(main) : []) {
    if (text.length > 60 || !/\p{Nd}/u.test(text)) continue;
    const bracketed = /\(([^()]{1,40})\)$/.exec(text)?.[1] ?? text;
    const word = foldDigits(bracketed)
      .replace(/[\d.,'\s\u00a0\u202f]+/g, ' ')
      .trim();
    if (isReviewsLabel(word)) return countIn(bracketed);
  }
  return undefined;
}

/** Wide and narrow layouts repeat entries. */
function distinct(reviews: readonly RawReview[]): RawReview[] {
  const keyed = reviews.map((review) => [reviewKey(review), review] as const);
  return [...new Map(keyed.toReversed()).entries()].toReversed().map(([, review]) => review);
}

/** What tells two recommendations apart: the post's id, or who wrote what where a layout shows none. */
export function reviewKey({ externalId, author, text, recommends }: RawReview): string {
  return externalId ?? JSON.stringify([author, text, recommends]);
}
