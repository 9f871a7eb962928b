/** A page of any site → its reviews, found by selectors or by structure, and how far that can be believed. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField, RunEnd } from '../../../domain/run.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { readReviewList } from '../../list/review-list.ts';
import { isCutOff, isLoading, saysNoReviews, shownByPage } from '../../list/review-list-shown.ts';
import { blockOf } from '../../page/blocked.ts';
import { loadHtml } from '../../page/html.ts';
import { nextPageOf } from '../../page/next-page.ts';
import type { Element } from '../../page/page-nodes.ts';
import { type Outline, outlineOf } from '../../page/page-outline.ts';
import { pageSample } from '../../page/page-sample.ts';
import { ratingMarks } from '../../page/rating-mark.ts';
import { readMarkedAggregate } from './aggregate.ts';
import type { RenderedPageOptions } from './options.ts';
import type { ReadList } from './read-list.ts';
import { toScale } from './scale.ts';
import { readBySelectors } from './selected.ts';

/** What of the options bears on reading. */
export type ReadingOptions = Partial<
  Pick<RenderedPageOptions, 'selectors' | 'scale' | 'ratingOutOf' | 'leastConfidence'>
>;

/** Below this nothing on the page is even like a review. */
const LIKE_A_REVIEW = 0.25;
/** From here on a list is believed to be whole though the page counts nothing. */
const PLAIN = 0.8;

/** Why a list that may be chosen voices, or no reviews, is not believed to be whole; over several pages the first one's word counts. */
export const UNCOUNTED =
  'the page states no count to check against, and this is not plainly a list of reviews (name the parts with `selectors`)';

/** Reads the reviews of a page. Never throws for bad content. */
export function readRenderedPage(capture: Capture, options: ReadingOptions = {}): PageReading {
  try {
    return readPage(capture, loadHtml(capture.body), options);
  } catch (error) {
    if (error instanceof SourceChanged) return { outcome: 'layout-changed', reason: error.message, reviews: [] };
    throw error;
  }
}

function readPage(capture: Capture, $: CheerioAPI, options: ReadingOptions): PageReading {
  const outline = outlineOf($);
  const language = capture.language ?? ($('html').attr('lang') || undefined);
  const context = { capturedAt: capture.capturedAt, ...(language !== undefined && { language }) };
  const list: ReadList | undefined = options.selectors
    ? readBySelectors($, outline, context, capture.url, options.selectors)
    : readReviewList(outline, context, capture.url);
  const least = options.leastConfidence ?? 0.5;
  const believed = list !== undefined && list.confidence >= least && list.reviews.length > 0;
  const shown = shownOf($, capture, outline, list, believed, options);
  const reviews = believed ? toScale(list.reviews, options) : [];
  const next = list?.next ?? nextPageOf(outline, capture.url);
  const end = believed
    ? judge(capture, outline, list, reviews, shown, next, options)
    : judgeNone(capture, $, outline, list, shown, options);
  return {
    ...end,
    ...shown,
    ...(locationOf($) !== undefined && { location: locationOf($) as string }),
    reviews,
    ...(next !== undefined && { next }),
    ...(list !== undefined && { confidence: list.confidence }),
  };
}

type Shown = Pick<RunEnd, 'shownCount' | 'shownAverage'>;

/** What selectors give, what the page's schema.org markup says, and what its words say, in this order. */
function shownOf(
  $: CheerioAPI,
  capture: Capture,
  outline: Outline,
  list: ReadList | undefined,
  believed: boolean,
  options: ReadingOptions,
): Shown {
  const marked = readMarkedAggregate($, capture);
  const ratings = list?.ratings ?? ratingMarks(outline);
  const worded = shownByPage(outline, believed ? (list?.parts ?? []) : [], ratings);
  const count = list?.count ?? marked.shownCount ?? worded.count;
  const scale = list?.reviews.find(({ rating }) => rating !== undefined)?.scale;
  const stated = list?.average ?? (scale === '1-10' ? worded.average : (marked.shownAverage ?? worded.average));
  const average =
    stated === undefined ? undefined : toScale([{ scale: scale ?? 'stars', rating: stated }], options)[0]?.rating;
  return { ...(count !== undefined && { shownCount: count }), ...(average !== undefined && { shownAverage: average }) };
}

function judge(
  capture: Capture,
  outline: Outline,
  list: ReadList,
  reviews: readonly RawReview[],
  { shownCount }: Shown,
  next: string | undefined,
  { selectors }: ReadingOptions,
): RunEnd {
  const cut = reviews.filter(({ truncated }) => truncated).length;
  const faults = [
    isCutOff(capture.body) && 'the page ends before its end; read it again',
    list.fault,
    list.brokenFields.length > 0 &&
      `${list.brokenFields.join(', ')} could not be read in many of the ${reviews.length} reviews`,
    list.unloaded > 0 &&
      `${list.unloaded} further entries were not loaded yet; read the page with a browser, or wait longer`,
    list.unloaded === 0 && isLoading(outline) && 'the page was still loading',
    cut > 0 && `${cut} texts are cut`,
    shownCount !== undefined &&
      shownCount > reviews.length &&
      `the page counts ${shownCount} reviews and shows ${reviews.length}`,
    shownCount === undefined && next !== undefined && 'further pages follow',
    shownCount === undefined && selectors === undefined && !isPlain(list, reviews) && UNCOUNTED,
  ].filter((fault) => typeof fault === 'string');
  const broken = list.brokenFields.length > 0 && { brokenFields: list.brokenFields };
  if (faults.length === 0) return { outcome: 'complete' };
  return { outcome: 'partial', reason: `Expected the whole list: ${faults.join('; ')}`, ...broken };
}

/** Sure enough to be the whole list without a count beside it: chosen voices and lists of other things lack days or scores. */
function isPlain({ confidence }: ReadList, reviews: readonly RawReview[]): boolean {
  const full = reviews.filter(
    ({ rating, recommends, written }) => written !== undefined && (rating !== undefined || recommends !== undefined),
  );
  return confidence >= PLAIN && full.length > reviews.length / 2;
}

/** No reviews: a block, a place that nobody wrote about yet, a list that is not on the page, or one that cannot be read. */
function judgeNone(
  capture: Capture,
  $: CheerioAPI,
  outline: Outline,
  list: ReadList | undefined,
  { shownCount }: Shown,
  options: ReadingOptions,
): RunEnd {
  const block = blockOf($, capture);
  if (block) return { outcome: block.outcome, reason: block.reason };
  const sample = pageSample(
    $,
    (list?.parts ?? []).slice(0, 2).map(({ from }) => outline.elements[from] as Element),
  );
  const withSample = sample !== undefined && { sample };
  if (list?.fault !== undefined && !saysNoReviews(outline))
    return {
      outcome: 'layout-changed',
      reason: `Expected reviews: ${list.fault}`,
      brokenFields: list.brokenFields,
      ...withSample,
    };
  if (shownCount !== undefined && shownCount > 0) {
    return {
      outcome: 'partial',
      reason: `The page counts ${shownCount} reviews, but none of them is on it; read it with a browser, or give the address of the list`,
    };
  }
  if (isCutOff(capture.body))
    return { outcome: 'partial', reason: 'Expected a whole page, got one that ends before its end; read it again' };
  if (isLoading(outline))
    return {
      outcome: 'partial',
      reason: 'Expected reviews, got a page that was still loading; read it with a browser, or wait longer',
    };
  const like = list !== undefined && list.confidence >= LIKE_A_REVIEW && list.reviews.length > 1;
  if (saysNoReviews(outline) && !like)
    return { outcome: 'empty', reason: 'The page itself says that there are no reviews yet' };
  if (shownCount === 0 && !like) return { outcome: 'empty', reason: 'The page itself counts 0 reviews' };
  if (!like)
    return {
      outcome: 'layout-changed',
      reason:
        'Expected a list of reviews, found nothing that repeats a score or a day with a text; name its parts with `selectors`',
      ...withSample,
    };
  const broken = unreadable(list.reviews);
  return {
    outcome: 'layout-changed',
    reason: `Expected reviews: ${list.reviews.length} entries are like reviews (sure to ${list.confidence}, needed ${options.leastConfidence ?? 0.5}), but ${broken.length > 0 ? `${broken.join(', ')} could not be read` : 'they may be products, places or news'}; name the parts with \`selectors\``,
    brokenFields: broken,
    ...withSample,
  };
}

/** Fields that most of these entries lack. */
function unreadable(reviews: readonly RawReview[]): readonly ReviewField[] {
  const lacks = (has: (review: RawReview) => boolean): boolean =>
    reviews.filter((review) => !has(review)).length * 2 >= reviews.length;
  const broken: ReviewField[] = [];
  if (lacks(({ text }) => text !== undefined)) broken.push('text');
  if (lacks(({ rating, recommends }) => rating !== undefined || recommends !== undefined)) broken.push('rating');
  if (lacks(({ written }) => written !== undefined)) broken.push('date');
  if (lacks(({ author }) => author !== undefined)) broken.push('author');
  return broken;
}

/** The place, as the page's only main heading names it. */
function locationOf($: CheerioAPI): string | undefined {
  const headings = $('h1');
  const name = headings.length === 1 ? headings.first().text().replace(/\s+/g, ' ').trim() : '';
  return name !== '' && name.length <= 120 ? name : undefined;
}
