/** A page with schema.org markup → what it says, and how far that can be believed. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { countIn } from '../../dates/written-number.ts';
import { isCutOff } from '../../list/review-list-shown.ts';
import { blockOf } from '../../page/blocked.ts';
import { loadHtml } from '../../page/html.ts';
import { readScore } from '../../page/score.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { type Markup, property, readMarkup, textOf } from './markup.ts';
import { mergeReviews } from './merge.ts';
import { type FoundNode, type FoundNodes, findNodes, itemKey, mainItem } from './nodes.ts';
import { ends, readReviewNode, toStars } from './read-review.ts';

/** Reads all reviews that a page's JSON-LD, microdata and RDFa hold. Never throws for bad content. */
export function readJsonLd(capture: Capture): PageReading {
  try {
    return readPage(capture, loadHtml(capture.body));
  } catch (error) {
    if (error instanceof SourceChanged) return { outcome: 'layout-changed', reason: error.message, reviews: [] };
    throw error;
  }
}

/** Count and average that a page's markup states of its main item. */
export function readPageAggregate($: CheerioAPI, url: string | undefined): Shown {
  const nodes = findNodes(readMarkup($).blocks);
  return readAggregate(nodes.aggregates, mainItem(nodes, url));
}

function readPage(capture: Capture, $: CheerioAPI): PageReading {
  const markup = readMarkup($);
  const nodes = findNodes(markup.blocks);
  const main = mainItem(nodes, capture.url);
  const location = textOf(main && property(main, 'name'));
  const { reviews, outside } = readReviews(capture, $, nodes, main);
  const shown = readAggregate(nodes.aggregates, main);
  const end = judge(capture, $, markup, nodes, reviews, shown);
  const notes = [end.reason, outside > 0 ? `${outside} ratings outside their own scale were left out` : undefined];
  return {
    ...end,
    ...shown,
    reason: notes.filter(Boolean).join('; ') || undefined,
    location,
    reviews,
    next: nextPage($, capture.url),
  };
}

function readReviews(capture: Capture, $: CheerioAPI, nodes: FoundNodes, main: JsonObject | undefined) {
  const context = {
    ...capture,
    language: capture.language ?? ($('html').attr('lang') || undefined),
    byId: nodes.byId,
    itemName: textOf(main && property(main, 'name')),
  };
  const read = ofMainItem(nodes, main, capture.url).flatMap(({ node, block }) => {
    const found = readReviewNode(node, context);
    return found ? [{ ...found, block }] : [];
  });
  return { reviews: mergeReviews(read), outside: read.filter((entry) => entry.outside).length };
}

/**
 * When the page's own item is known by its address, reviews of its neighbours ("similar places") are not its reviews.
 * Without an address, neighbours are known by counts of their own beside the item's.
 */
function ofMainItem({ reviews, aggregates }: FoundNodes, main: JsonObject | undefined, pageUrl: string | undefined) {
  const key = itemKey(main);
  if (key === '') return reviews;
  const counted = new Set(aggregates.map(({ item }) => itemKey(item)));
  if (pageUrl === undefined && !counted.has(key)) return reviews;
  const isOwn = (item: JsonObject | undefined): boolean => {
    const of = itemKey(item);
    return of === '' || of === key || (pageUrl === undefined && !counted.has(of));
  };
  const own = reviews.filter(({ item }) => isOwn(item));
  return own.length > 0 ? own : reviews;
}

interface Shown {
  readonly shownCount?: number;
  readonly shownAverage?: number;
}

/** Count and average of the main item's aggregate; of the first one when the main item has none. */
function readAggregate(aggregates: readonly FoundNode[], main: JsonObject | undefined): Shown {
  const key = itemKey(main);
  const own =
    aggregates.find(({ item }) => item === main || itemKey(item) === key) ?? (main ? undefined : aggregates[0]);
  if (!own) return {};
  const average = readScore(scalar(property(own.node, 'ratingValue')));
  const stars = average && toStars(average, ends(own.node, average));
  const count = aggregateCount(own.node);
  return { ...(count !== undefined && { shownCount: count }), ...(stars !== undefined && { shownAverage: stars }) };
}

/** Reviews when the page counts them, ratings otherwise. */
function aggregateCount(node: JsonObject): number | undefined {
  return readCount(property(node, 'reviewCount')) ?? readCount(property(node, 'ratingCount'));
}

function readCount(value: Json | undefined): number | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : countIn(text);
}

function scalar(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** How the reading ended, with the reason: zero reviews are believed only when the page itself counts zero. */
function judge(
  capture: Capture,
  $: CheerioAPI,
  markup: Markup,
  { reviews: nodes, aggregates }: FoundNodes,
  reviews: readonly RawReview[],
  { shownCount }: Shown,
): RunEnd {
  const broken = markup.broken > 0 ? `${markup.broken} JSON-LD blocks could not be read` : undefined;
  if (reviews.length > 0) {
    if (markup.brokenWithReviews > 0) return { outcome: 'partial', reason: `${broken}, and may hold further reviews` };
    if (shownCount !== undefined && shownCount > reviews.length) {
      const reason = `The page counts ${shownCount} reviews and its markup holds ${reviews.length}`;
      return { outcome: 'partial', reason: broken ? `${reason}; ${broken}` : reason };
    }
    if (isCutOff(capture.body))
      return { outcome: 'partial', reason: 'Expected a whole page, got one that ends before its end; read it again' };
    return { outcome: 'complete', reason: broken && `${broken}; they do not speak of reviews` };
  }
  const block = blockOf($, capture);
  if (block) return { outcome: block.outcome, reason: block.reason };
  if (markup.brokenWithReviews > 0)
    return { outcome: 'layout-changed', reason: `Expected reviews, got none: ${broken}` };
  if (nodes.length > 0)
    return { outcome: 'layout-changed', reason: `Expected scores or texts in ${nodes.length} reviews, got none` };
  const counts = aggregates.map(({ node }) => allCounts(node));
  const most = Math.max(0, ...counts.map((count) => count ?? 0));
  if (most > 0) {
    return {
      outcome: 'partial',
      reason: `The page counts ${most} reviews or ratings, but its markup holds none of them`,
    };
  }
  if (counts.length > 0 && counts.every((count) => count === 0)) {
    return { outcome: 'empty', reason: 'The page itself counts 0 reviews' };
  }
  return { outcome: 'layout-changed', reason: 'Expected schema.org reviews (JSON-LD, microdata or RDFa), found none' };
}

/** The larger of reviews and ratings: a page with 0 texts and 5 stars given is not empty. */
function allCounts(node: JsonObject): number | undefined {
  const counts = [readCount(property(node, 'reviewCount')), readCount(property(node, 'ratingCount'))];
  const known = counts.filter((count) => count !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Address of the next page, as `rel=next` states it, on the page's own host only. */
function nextPage($: CheerioAPI, pageUrl: string | undefined): string | undefined {
  const href = $('link[rel~="next" i], a[rel~="next" i]').first().attr('href');
  if (href === undefined || !URL.canParse(href, pageUrl)) return undefined;
  const next = new URL(href, pageUrl);
  if (next.protocol !== 'https:' && next.protocol !== 'http:') return undefined;
  return pageUrl === undefined || next.host === new URL(pageUrl).host ? next.href : undefined;
}
