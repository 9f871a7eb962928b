/** Reads answers of the Business Profile API: pages of reviews, single ones, batches, and errors. */
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField, RunEnd } from '../../../domain/run.ts';
import { distinctEntries } from '../../answers/distinct-entries.ts';
import { readGoogleError } from '../../answers/google-error.ts';
import {
  answerSample,
  countAt,
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  readJsonAnswer,
  textAt,
} from '../../answers/json-answer.ts';
import { unwrap } from '../../answers/unwrap.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { businessFault } from './fault.ts';
import { isShort } from './google-count.ts';
import { isReview, type ReadReview, readReview } from './read-review.ts';

/** Reads a saved or fetched answer. Never throws: the outcome says what is wrong. */
export function readGoogleBusiness(capture: Capture): PageReading {
  const answer = readJsonAnswer(capture.body);
  if ('fault' in answer) return { ...answer.fault, reviews: [] };
  const error = readGoogleError(answer.value);
  if (error) return { ...businessFault(error), reviews: [] };
  const found = unwrap(answer.value, (object) => isPage(object) || isReview(object) || isBatchItem(object));
  const pages = found.filter((object) => !isReview(object) && isPage(object));
  const listed = found.flatMap((object) => entriesOf(object));
  const objects = listed.filter(isObject).filter(isReview);
  const entries = distinctEntries(objects.map((object) => readReview(object, capture.capturedAt)));
  const strange = listed.length - objects.length;
  return {
    ...verdict(pages, entries, strange, capture),
    ...shownBy(pages),
    reviews: entries.map(({ review }) => review),
  };
}

/** What the location shows, as the last page says that says it. */
function shownBy(pages: readonly JsonObject[]): Pick<PageReading, 'shownCount' | 'shownAverage' | 'next'> {
  const shownCount = pages.map((page) => countAt(page, 'totalReviewCount')).findLast((count) => count !== undefined);
  const average = pages.map((page) => numberAt(page, 'averageRating')).findLast((value) => value !== undefined);
  const next = textAt(pages.at(-1), 'nextPageToken');
  return {
    ...(shownCount !== undefined && { shownCount }),
    ...(average !== undefined && average >= 1 && average <= 5 && { shownAverage: average }),
    ...(next !== undefined && { next }),
  };
}

function isPage(object: JsonObject): boolean {
  if (listAt(object, 'locationReviews')) return true;
  const reviews = listAt(object, 'reviews');
  if (reviews) return reviews.length === 0 || reviews.some((entry) => isObject(entry) && isReview(entry));
  return ['totalReviewCount', 'averageRating', 'nextPageToken'].some((key) => key in object);
}

/** `batchGetReviews` wraps each review beside the name of its location. */
function isBatchItem(object: JsonObject): boolean {
  const review = objectAt(object, 'review');
  return review !== undefined && isReview(review);
}

function entriesOf(object: JsonObject) {
  if (isReview(object)) return [object];
  const batch = listAt(object, 'locationReviews');
  if (batch) return batch.map((item) => (isObject(item) && isBatchItem(item) ? (item.review ?? null) : item));
  return listAt(object, 'reviews') ?? (isBatchItem(object) ? [object.review ?? null] : []);
}

/** Does a review say nothing that could be kept? */
export function isHollow({ rating, text, translated }: RawReview): boolean {
  return rating === undefined && text === undefined && translated === undefined;
}

function verdict(
  pages: readonly JsonObject[],
  entries: readonly ReadReview[],
  strange: number,
  { body }: Capture,
): RunEnd {
  const { shownCount, next } = shownBy(pages);
  const broken = brokenIn(entries);
  const hollow = entries.filter(({ review }) => isHollow(review)).length;
  if (entries.length === 0) return nothing(pages, strange, body);
  if (hollow === entries.length && broken.brokenFields) {
    const reason = `Expected starRating ONE to FIVE or a comment, got ${hollow} reviews without either; the API may have changed`;
    return { outcome: 'layout-changed', reason, sample: answerSample(body), ...broken };
  }
  const doubts = [
    broken.brokenFields && `could not read ${broken.brokenFields.join(', ')} of some`,
    strange > 0 && `${strange} entries are no reviews`,
    hollow > 0 && `${hollow} of ${entries.length} reviews have neither rating nor words`,
    next !== undefined && 'more pages follow',
    next === undefined && isShort(entries.length, shownCount) && `the location shows ${shownCount}`,
  ].filter((doubt) => typeof doubt === 'string');
  if (doubts.length === 0) return { outcome: 'complete' };
  return { outcome: 'partial', reason: `Read ${entries.length} reviews; ${doubts.join('; ')}`, ...broken };
}

/** No review at all: only a count of 0 proves that there is none. */
function nothing(pages: readonly JsonObject[], strange: number, body: string): RunEnd {
  const { shownCount, next } = shownBy(pages);
  if (strange > 0 || pages.length === 0) {
    const reason =
      'Expected reviews of the Business Profile API (reviewId, starRating, createTime), got none of these; the answer may be of another API, or its format changed';
    return { outcome: 'layout-changed', reason, sample: answerSample(body) };
  }
  if (shownCount === 0 && next === undefined) return { outcome: 'empty', reason: 'The location has no review yet' };
  const shown = shownCount === undefined ? 'and no count that would prove it' : `of the ${shownCount} that it shows`;
  return { outcome: 'partial', reason: `Expected reviews, got a page without any ${shown}` };
}

/** Parts that some entry has and cannot be read, or that all of them have lost: Google writes stars and reviewer on each. */
function brokenIn(entries: readonly ReadReview[]): { brokenFields?: readonly ReviewField[] } {
  const fields = new Set(entries.flatMap(({ broken }) => broken));
  for (const field of ['rating', 'author'] as const) {
    if (entries.length >= ENOUGH && entries.every(({ lacks }) => lacks.includes(field))) fields.add(field);
  }
  return fields.size > 0 ? { brokenFields: [...fields] } : {};
}

/** Of fewer reviews, all may lack a part by chance: Google leaves out what is unspecified. */
const ENOUGH = 3;
