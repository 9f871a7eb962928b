/** Reads one saved page of Trustpilot, or one answer of its API, and judges it. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { countIn, foldDigits, scoreIn } from '../../dates/written-number.ts';
import { blockOf, recogniseBlock } from '../../page/blocked.ts';
import { type Breakage, breakageOf, judgeBreakage } from '../../page/broken-fields.ts';
import { loadHtml } from '../../page/html.ts';
import { ownText } from '../../page/page-nodes.ts';
import { pageSample } from '../../page/page-sample.ts';
import { isReviewsLabel } from '../../page/review-words.ts';
import { statedAggregate } from '../../page/stated-aggregate.ts';
import { readJsonLd } from '../json-ld/read.ts';
import { parseApiAnswer, readApiAnswer } from './api-answer.ts';
import { findCards, readCard } from './cards.ts';
import { type PageData, readPageData } from './page-data.ts';
import { readReviewObject } from './review-object.ts';

/** Reads the reviews of a page or an answer. Never throws for bad content: the outcome says what is wrong. */
export function readTrustpilot(capture: Capture): PageReading {
  const answer = parseApiAnswer(capture.body);
  if (answer) return readApiAnswer(answer, capture);
  if (!capture.body.includes('<')) return noPage(capture);
  try {
    return readPage(capture, loadHtml(capture.body));
  } catch (error) {
    if (error instanceof SourceChanged) return { reviews: [], outcome: 'layout-changed', reason: error.message };
    throw error;
  }
}

function noPage(capture: Capture): PageReading {
  const block = recogniseBlock(capture);
  if (block) return { reviews: [], outcome: block.outcome, reason: block.reason };
  return {
    reviews: [],
    outcome: 'layout-changed',
    reason: 'Expected a page of Trustpilot or an answer of its API, got neither',
  };
}

/** Fields that every review on Trustpilot has. */
export function trustpilotBreakage(reviews: readonly RawReview[]): Breakage {
  return breakageOf(reviews, ['id', 'rating', 'text', 'date']);
}

/** What a page showed, wherever it was found. `whole`: the source that gave it carries answers, too. */
interface Found {
  readonly reviews: readonly RawReview[];
  readonly entries: number;
  readonly whole: boolean;
}

function readPage(capture: Capture, $: CheerioAPI): PageReading {
  const data = readPageData($);
  const address =
    capture.url ?? data?.url ?? $('meta[property="og:url"]').attr('content') ?? $('link[rel=canonical]').attr('href');
  const found = bestOf(capture, $, data, address);
  const block = found.reviews.length === 0 && data === undefined ? blockOf($, capture) : undefined;
  if (block) return { reviews: [], outcome: block.outcome, reason: block.reason };
  const stated = statedAggregate($);
  const location = data?.location ?? stated.name;
  const shownCount = data?.count ?? stated.count ?? countShown($);
  const shownAverage = data?.trustScore ?? stated.average ?? scoreShown($);
  const next = nextPage($, data, address);
  return {
    ...(location !== undefined && { location }),
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
    reviews: found.reviews,
    ...judge($, found, data, shownCount, next),
    ...(next !== undefined && { next }),
  };
}

/** The page's data first, then its cards, then its JSON-LD, which knows no answers; the one that holds most wins. */
function bestOf(capture: Capture, $: CheerioAPI, data: PageData | undefined, address: string | undefined): Found {
  const site = address !== undefined && URL.canParse(address) ? new URL(address).origin : 'https://www.trustpilot.com';
  const context = {
    capturedAt: capture.capturedAt,
    language: $('html').attr('lang')?.trim() || capture.language,
    site,
  };
  const embedded = distinct(
    (data?.reviews ?? []).map((node) => readReviewObject(node, { ...context, anchor: 'embedded-json' })),
  );
  if (embedded.length > 0) return { reviews: embedded, entries: data?.reviews.length ?? 0, whole: true };
  const cards = findCards($);
  const shown = distinct(cards.flatMap((card) => readCard($, card, context) ?? []));
  const marked = readJsonLd(capture).reviews.map((review) => ({ ...review, anchors: markupAnchors(review) }));
  if (shown.length > 0 && shown.length >= marked.length) return { reviews: shown, entries: cards.length, whole: true };
  return { reviews: marked, entries: Math.max(marked.length, cards.length), whole: marked.length === 0 };
}

/** "13,582 total" beside the histogram, or "13,582 reviews". */
function countShown($: CheerioAPI): number | undefined {
  const marked = countIn($('[data-reviews-count-typography]').first().text());
  if (marked !== undefined) return marked;
  for (const element of $('h1, h2, p, span').toArray().slice(0, 20_000)) {
    const text = ownText(element);
    if (text.length > 40 || !/\p{Nd}/u.test(text) || $(element).closest('article, a[href*="/users/"]').length > 0)
      continue;
    const word = foldDigits(text)
      .replace(/[\d.,'\s\u00a0\u202f()]+/g, ' ')
      .trim();
    if (isReviewsLabel(word)) return countIn(text);
  }
  return undefined;
}

/** The TrustScore in words, or in the label of its stars. */
function scoreShown($: CheerioAPI): number | undefined {
  const text = $('[data-rating-typography]').first().text() || ($('img[alt^="TrustScore"]').attr('alt') ?? '');
  const score = text.length <= 60 ? scoreIn(text) : undefined;
  return score?.outOf === 5 ? score.value : undefined;
}

function markupAnchors({ externalId, author, rating, text, written }: RawReview): NonNullable<RawReview['anchors']> {
  const has = { id: externalId, author, rating, text, date: written };
  return Object.fromEntries(
    Object.entries(has).flatMap(([field, value]) => (value === undefined ? [] : [[field, 'embedded-json']])),
  );
}

function judge(
  $: CheerioAPI,
  { reviews, entries, whole }: Found,
  data: PageData | undefined,
  shownCount: number | undefined,
  next: string | undefined,
): RunEnd {
  if (reviews.length === 0) return judgeNone($, entries, data, shownCount);
  const broken = judgeBreakage(trustpilotBreakage(reviews));
  const sample = pageSample($, $('article').toArray().slice(0, 2));
  if (broken) return { ...broken, ...(broken.outcome === 'layout-changed' && sample && { sample }) };
  if (!whole)
    return {
      ...partial(
        `Expected answers beside the reviews, got ${reviews.length} reviews from JSON-LD, which leaves answers out`,
      ),
      brokenFields: ['reply'],
    };
  if (shownCount === undefined)
    return partial(`Expected a count to check against, got ${reviews.length} reviews on a page that states none`);
  if (next !== undefined || reviews.length < shownCount)
    return partial(`Expected ${shownCount} reviews as the page states, got ${reviews.length} on this page`);
  return { outcome: 'complete' };
}

function judgeNone($: CheerioAPI, entries: number, data: PageData | undefined, shownCount: number | undefined): RunEnd {
  if (entries > 0) {
    const sample = pageSample($, $('article').toArray().slice(0, 2));
    return {
      outcome: 'layout-changed',
      reason: `Expected reviews, could not read any of ${entries}; the layout changed: send the sample to the maintainer`,
      brokenFields: ['id', 'rating', 'text', 'date'],
      ...(sample && { sample }),
    };
  }
  if (data?.count === 0 && shownCount === 0) return { outcome: 'empty', reason: 'The page itself counts 0 reviews' };
  if (shownCount !== undefined && shownCount > 0)
    return partial(
      `Expected some of the ${shownCount} reviews that the page counts, got none: its list did not load, or its filters hide them`,
    );
  const sample = pageSample($, []);
  return {
    outcome: 'layout-changed',
    reason:
      'Expected reviews of a company on Trustpilot, or a count of 0, found neither; check the address, else send the sample to the maintainer',
    ...(sample && { sample }),
  };
}

function partial(reason: string): RunEnd {
  return { outcome: 'partial', reason };
}

/** The next page of the same list, its filters and languages kept. */
function nextPage($: CheerioAPI, data: PageData | undefined, address: string | undefined): string | undefined {
  if (data?.page) {
    if (data.page.current >= data.page.last || address === undefined || !URL.canParse(address)) return undefined;
    return pageAddress(address, data.page.current + 1);
  }
  const link = $('a[data-pagination-button-next-link], a[name=pagination-button-next], link[rel=next], a[rel~=next]')
    .first()
    .attr('href');
  if (link === undefined || !URL.canParse(link, address)) return undefined;
  const next = new URL(link, address);
  return address === undefined || next.host === new URL(address).host ? next.href : undefined;
}

/** The address of one page of a list. */
export function pageAddress(address: string, page: number): string {
  const url = new URL(address);
  if (page > 1) url.searchParams.set('page', String(page));
  else url.searchParams.delete('page');
  return url.href;
}

function distinct(reviews: readonly RawReview[]): RawReview[] {
  const seen = new Set<string>();
  return reviews.filter(({ externalId, author, text }) => {
    const key = externalId ?? JSON.stringify([author, text]);
    return !seen.has(key) && seen.add(key);
  });
}
