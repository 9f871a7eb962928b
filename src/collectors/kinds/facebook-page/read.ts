/** Reads one saved page of Facebook and judges it. Pure. A page without recommendations proves nothing about there being none. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { blockOf, recogniseBlock } from '../../page/blocked.ts';
import { type Breakage, breakageOf, judgeBreakage } from '../../page/broken-fields.ts';
import { loadHtml } from '../../page/html.ts';
import { pageSample } from '../../page/page-sample.ts';
import { findItems, type Item } from './items.ts';
import { readItem } from './read-item.ts';
import { otherContent, readShown, saysNone } from './shown.ts';

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
  const context = { capturedAt: capture.capturedAt, language: $('html').attr('lang')?.trim() || capture.language };
  const shown = readShown($);
  const items = findItems($, shown.location);
  const reviews = distinct(items.flatMap((item) => readItem($, item, shown.location, context) ?? []));
  if (reviews.length === 0) {
    const block = capture.body.trim() === '' ? recogniseBlock(capture) : blockOf($, capture);
    if (block) return { reviews, outcome: block.outcome, reason: block.reason };
  }
  const next = nextOf($, capture.url);
  return {
    ...shown,
    reviews,
    ...judge($, capture, items, reviews, shown.shownCount, next),
    ...(next !== undefined && { next }),
  };
}

/** Fields that every recommendation has. Its words and its address are optional. */
export function facebookBreakage(reviews: readonly RawReview[]): Breakage {
  return breakageOf(reviews, ['author', 'recommends', 'date']);
}

function judge(
  $: CheerioAPI,
  capture: Capture,
  items: readonly Item[],
  reviews: readonly RawReview[],
  shownCount: number | undefined,
  next: string | undefined,
): RunEnd {
  if (reviews.length === 0) return judgeNone($, capture, items, shownCount);
  const broken = judgeBreakage(facebookBreakage(reviews));
  if (broken) return { ...broken, ...(broken.outcome === 'layout-changed' && sampleOf($, items)) };
  if (shownCount === undefined)
    return partial(
      `Expected a count to check against, got ${reviews.length} recommendations on a page that states none`,
    );
  if (next !== undefined || reviews.length < shownCount)
    return partial(`Expected ${shownCount} reviews as the page states, got ${reviews.length} recommendations`);
  if (reviews.some(({ truncated }) => truncated))
    return partial('Expected whole texts, got some that end at "See more"');
  return { outcome: 'complete' };
}

function judgeNone($: CheerioAPI, capture: Capture, items: readonly Item[], shownCount: number | undefined): RunEnd {
  const tab = capture.url !== undefined && /\/(?:reviews|ratings)\/?(?:[?#]|$)/.test(capture.url);
  if (shownCount === 0 && $('[role=main], #content').length > 0)
    return { outcome: 'empty', reason: 'The page itself counts 0 reviews' };
  if (tab && shownCount === undefined && items.length === 0 && saysNone($))
    return { outcome: 'empty', reason: 'The reviews tab says that there are none yet' };
  if (tab && shownCount !== undefined && shownCount > 0)
    return changed($, `${shownCount} recommendations on the reviews tab, got none that can be read`, items);
  if (
    $('[role=main], #content, article, [data-pagelet], .userContentWrapper, meta[property="og:url"], abbr[data-utime]')
      .length === 0
  ) {
    return changed($, 'a page of Facebook, got one without its marks', items);
  }
  const wanted = shownCount === undefined ? 'recommendations' : `the ${shownCount} reviews that the page counts`;
  return partial(
    `Expected ${wanted}, got ${otherContent($) ?? 'none'}; that proves nothing of reviews: use the address of the page's reviews tab`,
  );
}

function partial(reason: string): RunEnd {
  return { outcome: 'partial', reason };
}

function changed($: CheerioAPI, expected: string, items: readonly Item[]): RunEnd {
  return {
    outcome: 'layout-changed',
    reason: `Expected ${expected}; the layout changed: send the sample to the maintainer`,
    brokenFields: ['author', 'recommends', 'text', 'date'],
    ...sampleOf($, items),
  };
}

function sampleOf($: CheerioAPI, items: readonly Item[]): Pick<RunEnd, 'sample'> {
  const sample = pageSample(
    $,
    items.slice(0, 2).map(({ element }) => element),
  );
  return sample === undefined ? {} : { sample };
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

/** The reviews tab of m.facebook.com links its next page from the place where its cards will stand. */
function nextOf($: CheerioAPI, url: string | undefined): string | undefined {
  const href = $('#see_more_cards_id a[href], [id^=see_more_cards] a[href], a[href*="see_more_cards_id"]')
    .first()
    .attr('href');
  if (href === undefined || !URL.canParse(href, url)) return undefined;
  const next = new URL(href, url);
  return url !== undefined && new URL(url).host !== next.host ? undefined : next.href;
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
