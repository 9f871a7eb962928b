/** Finds the reviews in Google's nested arrays (place preview, listugcposts, older and newer lists) and says what sort of answer it is. */
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { flatNext, isFlatReview, isOldReview, readFlatReview, readOldReview } from './array-others.ts';
import { type ArrayReview, isReview, readArrayReview } from './array-review.ts';
import { at, isArray, type Json, textIn } from './json-path.ts';

/** What one array says. */
export interface ArrayReading {
  readonly reviews: readonly RawReview[];
  readonly location?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
  /** Token of the next answer. */
  readonly next?: string;
  /** Fields that are there but could not be told from others, in any review. */
  readonly unsure: readonly ReviewField[];
  /** It is an answer that lists reviews, or holds a place: an array of ours even without reviews. */
  readonly kind: 'place' | 'list' | 'element';
}

/** Nodes looked at before a hostile array is given up; the largest seen so far has 120 000. */
const MAX_NODES = 3_000_000;

/** Reads an array; absent when it neither holds a review nor looks like a place or a list of reviews. */
export function readArray(array: readonly Json[], context: ReadingContext): ArrayReading | undefined {
  const listed = listedReviews(at(array, 6, 175, 9, 0, 0));
  const found = listed.length > 0 ? { current: listed, flat: [], old: [] } : findReviews(array);
  const read = readFound(found, context);
  const reviews = distinct(read.map(({ review }) => review));
  const unsure = [...new Set(read.flatMap((one) => one.unsure))];
  const place = at(array, 6);
  if (isArray(place) && (typeof at(place, 11) === 'string' || typeof at(place, 10) === 'string')) {
    return { ...placeFacts(place), reviews, unsure, kind: 'place' };
  }
  const isList = at(array, 0) === null && array.length >= 2 && array.length <= 12 && isListBody(at(array, 2));
  const isFlat = found.flat.length > 0 && found.current.length === 0;
  if (!isList && reviews.length === 0) return undefined;
  const next = isList ? textIn(at(array, 1)) : isFlat ? flatNext(array) : undefined;
  return { reviews, unsure, kind: isList || isFlat ? 'list' : 'element', ...(next !== undefined && { next }) };
}

/** The same review may stand there in several generations of the list: the newest one has most. */
function readFound({ current, flat, old }: FoundReviews, context: ReadingContext): ArrayReview[] {
  if (current.length > 0) return current.map((review) => readArrayReview(review, context));
  if (flat.length > 0) return flat.map((review) => readFlatReview(review, context));
  return old.map((review) => ({ review: readOldReview(review, context), unsure: [] }));
}

/** Reviews, or nothing at all; an answer of another service is no empty list. */
function isListBody(body: Json): boolean {
  return body === null || (isArray(body) && (body.length === 0 || body.every((item) => isReview(at(item, 0)))));
}

function placeFacts(place: readonly Json[]): Pick<ArrayReading, 'location' | 'shownCount' | 'shownAverage'> {
  const location = textIn(at(place, 11));
  const average = at(place, 4, 7);
  const count = at(place, 4, 8);
  return {
    ...(location !== undefined && { location }),
    ...(typeof count === 'number' && Number.isInteger(count) && count >= 0 && { shownCount: count }),
    ...(typeof average === 'number' && average >= 1 && average <= 5 && { shownAverage: average }),
  };
}

/** Where a place keeps its list. Elsewhere in it stand quotes out of reviews, without stars, in the same shape. */
function listedReviews(list: Json): (readonly Json[])[] {
  return isArray(list)
    ? list
        .map((item) => at(item, 0))
        .filter(isArray)
        .filter(isReview)
    : [];
}

interface FoundReviews {
  readonly current: (readonly Json[])[];
  readonly flat: (readonly Json[])[];
  readonly old: (readonly Json[])[];
}

/** Walks everything: paths to the list have moved before, the shape of a review has not. */
function findReviews(root: readonly Json[]): FoundReviews {
  const found: FoundReviews = { current: [], flat: [], old: [] };
  const open: Json[] = [root];
  for (let seen = 0; open.length > 0 && seen < MAX_NODES; seen += 1) {
    const node = open.pop();
    if (!isArray(node)) continue;
    if (isReview(node)) found.current.push(node);
    else if (isFlatReview(node)) found.flat.push(node);
    else if (isOldReview(node)) found.old.push(node);
    else for (let index = node.length - 1; index >= 0; index -= 1) if (isArray(node[index])) open.push(node[index]);
  }
  return found;
}

function distinct(reviews: readonly RawReview[]): RawReview[] {
  return [...new Map(reviews.map((review) => [review.externalId, review] as const)).values()];
}
