/** Reads one saved page of Tripadvisor and judges it. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Anchors, RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { blockOf, recogniseBlock } from '../../page/blocked.ts';
import { type Breakage, breakageOf, judgeBreakage } from '../../page/broken-fields.ts';
import { loadHtml } from '../../page/html.ts';
import { endsCut } from '../../page/more-words.ts';
import { pageSample } from '../../page/page-sample.ts';
import { readJsonLd } from '../json-ld/read.ts';
import { type Card, findCards } from './cards.ts';
import { type CardReading, readCard } from './read-card.ts';
import { nextPage, offsetOf, readShown, type Shown } from './shown.ts';

/** Reads the reviews of a page. Never throws for bad content: the outcome says what is wrong. */
export function readTripadvisorPage(capture: Capture): PageReading {
  if (capture.body.trim() === '' || !capture.body.includes('<')) return noPage(capture);
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
  return { reviews: [], outcome: 'layout-changed', reason: 'Expected a page of Tripadvisor, got no HTML' };
}

function readPage(capture: Capture, $: CheerioAPI): PageReading {
  const url = capture.url ?? $('meta[property="og:url"]').attr('content') ?? $('link[rel=canonical]').attr('href');
  const context = { capturedAt: capture.capturedAt, language: $('html').attr('lang')?.trim() || capture.language, url };
  const cards = findCards($);
  const shownCards = distinct(withCuts(cards.flatMap((card) => readCard($, card, context) ?? [])));
  const marked = cards.length === 0 ? markedUp(capture) : [];
  const reviews = shownCards.length > 0 ? shownCards : marked;
  const block = reviews.length === 0 ? blockOf($, capture) : undefined;
  if (block) return { reviews, outcome: block.outcome, reason: block.reason };
  const shown = readShown(
    $,
    cards.map(({ element }) => element),
  );
  const next = nextPage($, capture.url);
  const end = marked.length > 0 ? fromMarkup(marked) : judge($, capture, cards, reviews, shown, next);
  return { ...shown, ...end, reviews, ...(next !== undefined && { next }) };
}

/** Some layouts leave the list to scripts, and only quote reviews in their JSON-LD. */
function markedUp(capture: Capture): RawReview[] {
  return readJsonLd(capture).reviews.map((review) => ({ ...review, anchors: markupAnchors(review) }));
}

function markupAnchors({ externalId, author, rating, text, written }: RawReview): Anchors {
  const has = Object.entries({ id: externalId, author, rating, text, date: written });
  return Object.fromEntries(has.filter(([, value]) => value !== undefined).map(([field]) => [field, 'embedded-json']));
}

function fromMarkup({ length }: readonly RawReview[]): RunEnd {
  const reason = `Expected the list of reviews, got ${length} from JSON-LD, which leaves answers out`;
  return { ...partial(reason), brokenFields: ['reply'] };
}

/** Fields that every review on Tripadvisor has; one without a name is of a member who left. */
export function tripadvisorBreakage(reviews: readonly RawReview[]): Breakage {
  return breakageOf(reviews, ['id', 'rating', 'text', 'date']);
}

function judge(
  $: CheerioAPI,
  capture: Capture,
  cards: readonly Card[],
  reviews: readonly RawReview[],
  shown: Shown,
  next: string | undefined,
): RunEnd {
  if (reviews.length === 0) return judgeNone($, cards, shown);
  const sample = pageSample(
    $,
    cards.slice(0, 2).map(({ element }) => element),
  );
  const unread = cards.length - reviews.length;
  const broken = judgeBreakage(tripadvisorBreakage(reviews));
  if (broken) return { ...broken, ...(broken.outcome === 'layout-changed' && sample && { sample }) };
  const { shownCount } = shown;
  if (shownCount === undefined)
    return partial(`Expected a count to check against, got ${reviews.length} reviews on a page that states none`);
  const seen = offsetOf(capture.url) + reviews.length;
  if (next !== undefined || seen < shownCount)
    return partial(`Expected ${shownCount} reviews as the page states, got ${reviews.length} on this page`);
  if (offsetOf(capture.url) > 0)
    return partial(
      `Expected ${shownCount} reviews, got the last ${reviews.length}: a page of its own is no whole list`,
    );
  if (unread > 0) return partial(`Expected ${cards.length} different reviews, got ${reviews.length}`);
  if (reviews.some(({ truncated }) => truncated))
    return partial('Expected whole texts, got some that end at "Read more"');
  if (reviews.some(({ text }) => text === undefined))
    return partial('Expected original texts, got machine translations');
  return { outcome: 'complete' };
}

function judgeNone($: CheerioAPI, cards: readonly Card[], { shownCount }: Shown): RunEnd {
  const entries = Math.max(cards.length, $('a[href*="/Profile/"]').length, $('a[href*="/ShowUserReviews-"]').length);
  if (cards.length > 0 || entries > 2) {
    const sample = pageSample(
      $,
      cards.slice(0, 2).map(({ element }) => element),
    );
    return {
      outcome: 'layout-changed',
      reason: `Expected reviews, could not read any of ${entries} entries; the layout changed: send the sample to the maintainer`,
      brokenFields: ['id', 'rating', 'text', 'date'],
      ...(sample && { sample }),
    };
  }
  if (shownCount === 0) return { outcome: 'empty', reason: 'The page itself counts 0 reviews' };
  if (shownCount !== undefined)
    return partial(`Expected ${shownCount} reviews as the page states, got a page without any: its list did not load`);
  const sample = pageSample($, []);
  return {
    outcome: 'layout-changed',
    reason:
      'Expected reviews of a place on Tripadvisor, or a count of 0, found neither; check the address, else send the sample to the maintainer',
    ...(sample && { sample }),
  };
}

function partial(reason: string): RunEnd {
  return { outcome: 'partial', reason };
}

/**
 * A text that ends in dots beside "Read more" is cut; but layouts of today hold every text whole and only fold it by
 * style: there the control stands beside texts that end like any other, too.
 */
function withCuts(read: readonly CardReading[]): RawReview[] {
  const isCut = ({ review, offersMore }: CardReading): boolean =>
    offersMore && endsCut(review.text ?? review.translated ?? '');
  const folded = read.some((card) => card.offersMore && !isCut(card));
  return read.map((card) => (!folded && isCut(card) ? { ...card.review, truncated: true } : card.review));
}

/** A review may stand in a highlight and in the list. */
function distinct(reviews: readonly RawReview[]): RawReview[] {
  const seen = new Set<string>();
  return reviews.filter((review) => {
    const key = review.externalId ?? JSON.stringify([review.author, review.text]);
    return !seen.has(key) && seen.add(key);
  });
}
