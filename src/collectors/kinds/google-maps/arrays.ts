/** Reads reviews out of Google's nested arrays (place preview, listugcposts, the 2023 list); apart from the page, as indices are all they have. */
import type { RawReview } from '../../../domain/review.ts';
import { type Instant, instant, type WrittenDate } from '../../../domain/time.ts';
import { type ReadingContext, readWrittenDate } from '../../written-date.ts';

/** What one array says. */
export interface ArrayReading {
  readonly reviews: readonly RawReview[];
  readonly location?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
  /** Token of the next answer. */
  readonly next?: string;
  /** It is an answer that lists reviews, or holds a place: an array of ours even without reviews. */
  readonly kind: 'place' | 'list' | 'element';
}

/** A JSON value. */
type Json = unknown;

/** Nodes looked at before a hostile array is given up; the largest seen so far has 120 000. */
const MAX_NODES = 3_000_000;

/** Parses an answer with or without the `)]}'` that guards it. Absent when it is no JSON array. */
export function parseArray(body: string): readonly Json[] | undefined {
  const text = body.replace(/^\s*\)\]\}'?,?\s*/, '').trim();
  if (!text.startsWith('[')) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an array; absent when it neither holds a review nor looks like a place or a list of reviews. */
export function readArray(array: readonly Json[], context: ReadingContext): ArrayReading | undefined {
  const listed = listedReviews(at(array, 6, 175, 9, 0, 0));
  const found = listed.length > 0 ? { current: listed, old: [] } : findReviews(array);
  const current = found.current.map((review) => readReview(review, context));
  const reviews = distinct(current.length > 0 ? current : found.old.map((review) => readOldReview(review, context)));
  const place = at(array, 6);
  if (isArray(place) && (typeof at(place, 11) === 'string' || typeof at(place, 10) === 'string')) {
    return { ...placeFacts(place), reviews, kind: 'place' };
  }
  const isList = at(array, 0) === null && array.length >= 2 && array.length <= 12 && isListBody(at(array, 2));
  if (!isList && reviews.length === 0) return undefined;
  const next = text(at(array, 1));
  return { reviews, kind: isList ? 'list' : 'element', ...(isList && next !== undefined && { next }) };
}

/** Reviews, or nothing at all; an answer of another service is no empty list. */
function isListBody(body: Json): boolean {
  return body === null || (Array.isArray(body) && (body.length === 0 || body.every((item) => isReview(at(item, 0)))));
}

function placeFacts(place: readonly Json[]): Omit<ArrayReading, 'reviews' | 'kind'> {
  const location = text(at(place, 11));
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
  return Array.isArray(list) ? list.map((item) => at(item, 0)).filter(isReview) : [];
}

interface FoundReviews {
  readonly current: (readonly Json[])[];
  readonly old: (readonly Json[])[];
}

/** Walks everything: paths to the list have moved before, the shape of a review has not. */
function findReviews(root: readonly Json[]): FoundReviews {
  const found: FoundReviews = { current: [], old: [] };
  const open: Json[] = [root];
  for (let seen = 0; open.length > 0 && seen < MAX_NODES; seen += 1) {
    const node = open.pop();
    if (!isArray(node)) continue;
    const children = node;
    if (isReview(node)) found.current.push(node);
    else if (isOldReview(node)) found.old.push(node);
    else for (let at = children.length - 1; at >= 0; at -= 1) if (isArray(children[at])) open.push(children[at]);
  }
  return found;
}

/** R: [id, [feature, …, created, edited, [author…], …, date], [stars…], [reply…], [links…]]. */
function isReview(node: Json): node is readonly Json[] {
  const id = at(node, 0);
  return (
    typeof id === 'string' &&
    /^[\w-]{16,120}={0,2}$/.test(id) &&
    Array.isArray(at(node, 1, 4)) &&
    (typeof at(node, 1, 2) === 'number' || typeof at(node, 1, 3) === 'number' || typeof at(node, 1, 6) === 'string') &&
    Array.isArray(at(node, 2))
  );
}

/** The list of 2023 and before: [[…, author], date, …, text, stars, …, id at 10, …, ms at 27]. */
function isOldReview(node: Json): node is readonly Json[] {
  const id = at(node, 10);
  return (
    typeof at(node, 0, 1) === 'string' &&
    typeof at(node, 1) === 'string' &&
    typeof id === 'string' &&
    id.length >= 16 &&
    isStars(at(node, 4))
  );
}

function readReview(review: readonly Json[], context: ReadingContext): RawReview {
  const [author] = [text(at(review, 1, 4, 5, 0)) ?? text(at(review, 1, 4, 0, 4))];
  const created = microseconds(at(review, 1, 2));
  const changed = microseconds(at(review, 1, 3));
  const original = text(at(review, 2, 15, 0, 0));
  const translated = text(at(review, 2, 15, 1, 0));
  const language = text(at(review, 2, 14, 0));
  const url = text(at(review, 4, 3, 0));
  const reply = readReply(review, context);
  return {
    externalId: String(review[0]),
    ...(author !== undefined && { author }),
    ...scoreOf(review),
    ...(original !== undefined && { text: original }),
    ...(language !== undefined && { language }),
    ...(translated !== undefined && { translated }),
    ...dateOf(created ?? changed, text(at(review, 1, 6)), context),
    ...(created !== undefined && changed !== undefined && changed > created && { edited: true }),
    ...(reply && { reply }),
    ...(url !== undefined && /^https:\/\//.test(url) && { url }),
  };
}

/** Stars, or a partner's score with its own scale (hotels: source other than Google, out of ten). */
function scoreOf(review: readonly Json[]): Pick<RawReview, 'rating' | 'scale'> {
  const stars = at(review, 2, 0, 0);
  if (isStars(stars)) return { rating: stars, scale: 'stars' };
  const outOf = at(review, 1, 13, 4);
  const partner = at(review, 2, 8, 1);
  const value = typeof partner === 'string' ? Number(partner.replace(',', '.')) : partner;
  if (outOf === 10 && typeof value === 'number' && value >= 1 && value <= 10) return { rating: value, scale: '1-10' };
  return { scale: 'stars' };
}

function readReply(review: readonly Json[], context: ReadingContext): RawReview['reply'] {
  // The element is filled without a reply too (links to write one): only its text proves one.
  const words = text(at(review, 3, 14, 0, 0));
  if (words === undefined) return undefined;
  const written = dateOf(
    microseconds(at(review, 3, 2)) ?? microseconds(at(review, 3, 1)),
    text(at(review, 3, 3)),
    context,
  ).written;
  return { text: words, ...(written && { written }) };
}

function readOldReview(review: readonly Json[], context: ReadingContext): RawReview {
  const stamp = at(review, 27);
  const stars = at(review, 4);
  const author = text(at(review, 0, 1));
  const words = text(at(review, 3));
  const language = text(at(review, 32));
  const at27 = typeof stamp === 'number' ? microseconds(stamp * 1000) : undefined;
  return {
    externalId: String(review[10]),
    ...(author !== undefined && { author }),
    ...(isStars(stars) && { rating: stars }),
    scale: 'stars',
    ...(words !== undefined && { text: words }),
    ...(language !== undefined && { language }),
    ...dateOf(at27, text(review[1]), context),
  };
}

function dateOf(
  exact: Instant | undefined,
  wording: string | undefined,
  context: ReadingContext,
): { written?: WrittenDate } {
  if (exact !== undefined) {
    const clamped = exact > context.capturedAt ? context.capturedAt : exact;
    return {
      written: { earliest: clamped, latest: clamped, ...(wording !== undefined && { wording: wording.trim() }) },
    };
  }
  const written = wording === undefined ? undefined : readWrittenDate(wording, context);
  return written ? { written } : {};
}

/** A stamp in microseconds since the epoch; absent when it lies outside 1995 to 2100. */
function microseconds(value: Json): Instant | undefined {
  if (typeof value !== 'number' || !(value > 788_918_400_000_000 && value < 4_102_444_800_000_000)) return undefined;
  return instant(Math.floor(value / 1000));
}

function isStars(value: Json): value is number {
  return typeof value === 'number' && value >= 1 && value <= 5;
}

function distinct(reviews: readonly RawReview[]): RawReview[] {
  return [...new Map(reviews.map((review) => [review.externalId, review] as const)).values()];
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function text(value: Json): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function at(value: Json, ...path: readonly number[]): Json {
  let node = value;
  for (const index of path) {
    if (!Array.isArray(node)) return undefined;
    node = node[index];
  }
  return node;
}
