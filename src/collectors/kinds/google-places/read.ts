/** Reads answers of the Places API, v1 and legacy: rating and count of one place, and the few reviews it gives. */
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
import { legacyFault, placesFault } from './fault.ts';
import { isReview, type ReadReview, readReview } from './read-review.ts';

/** Google gives so many reviews of a place at most. */
export const MOST_REVIEWS = 5;

/** Reads a saved or fetched answer. Never throws: the outcome says what is wrong. */
export function readGooglePlaces(capture: Capture): PageReading {
  const answer = readJsonAnswer(capture.body);
  if ('fault' in answer) return { ...answer.fault, reviews: [] };
  const error = readGoogleError(answer.value);
  const refused = error ? placesFault(error) : legacyFault(answer.value);
  if (refused) return { ...refused, reviews: [] };
  const found = unwrap(answer.value, (object) => isPlace(object) || isReview(object));
  const places = found.filter((object) => !isReview(object));
  const ids = new Set(places.flatMap((place) => placeIdOf(place) ?? []));
  if (ids.size > 1) return { ...severalPlaces(ids.size), reviews: [] };
  const placeId = [...ids][0] ?? idInAddress(capture.url);
  const listed = found.flatMap((object) => (isReview(object) ? [object] : (listAt(object, 'reviews') ?? [])));
  const objects = listed.filter(isObject).filter(isReview);
  const entries = distinctEntries(objects.map((object) => readReview(object, placeId, capture)));
  const shown = shownBy(places);
  const end = verdict({ shown, entries, strange: listed.length - objects.length, places: places.length }, capture.body);
  return { ...end, ...shown, reviews: entries.map(({ review }) => review) };
}

const MARKS = ['rating', 'userRatingCount', 'user_ratings_total', 'displayName', 'place_id'] as const;

function isPlace(object: JsonObject): boolean {
  const reviews = listAt(object, 'reviews');
  if (reviews?.some((entry) => isObject(entry) && isReview(entry))) return true;
  return MARKS.some((mark) => mark in object) && !('author_name' in object);
}

function placeIdOf(place: JsonObject): string | undefined {
  const name = textAt(place, 'name');
  return textAt(place, 'place_id') ?? (name?.startsWith('places/') ? name.slice(7) : textAt(place, 'id'));
}

/** The place that an address of the legacy API asks for. */
function idInAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const query = new URL(url).searchParams;
  return query.get('place_id') ?? query.get('placeid') ?? undefined;
}

function severalPlaces(places: number): RunEnd {
  return {
    outcome: 'layout-changed',
    reason: `Expected one place, got ${places}: this looks like a search; ask for the details of one place`,
  };
}

type Shown = Pick<PageReading, 'location' | 'shownCount' | 'shownAverage'>;

function shownBy(places: readonly JsonObject[]): Shown {
  const location = first(places, (place) => textAt(objectAt(place, 'displayName'), 'text') ?? plainName(place));
  const count = first(places, (place) => countAt(place, 'userRatingCount') ?? countAt(place, 'user_ratings_total'));
  const average = first(places, (place) => numberAt(place, 'rating'));
  return {
    ...(location !== undefined && { location }),
    ...(count !== undefined && { shownCount: count }),
    ...(average !== undefined && average >= 1 && average <= 5 && { shownAverage: average }),
  };
}

/** In v1 `name` is the resource, in the legacy form the place's own name. */
function plainName(place: JsonObject): string | undefined {
  const name = textAt(place, 'displayName') ?? textAt(place, 'name');
  return name?.startsWith('places/') ? undefined : name;
}

function first<T>(places: readonly JsonObject[], read: (place: JsonObject) => T | undefined): T | undefined {
  return places.map(read).find((value) => value !== undefined);
}

interface Found {
  readonly shown: Shown;
  readonly entries: readonly ReadReview[];
  /** Entries of the list that are no reviews. */
  readonly strange: number;
  readonly places: number;
}

function verdict({ shown, entries, strange, places }: Found, body: string): RunEnd {
  const { shownCount } = shown;
  const fields = brokenIn(entries);
  const broken = fields.length > 0 ? { brokenFields: fields } : {};
  if (entries.length === 0) return nothing(shown, strange, places, body);
  const hollow = entries.filter(({ review }) => (review.rating ?? review.text ?? review.translated) === undefined);
  if (hollow.length === entries.length) {
    const reason = `Expected reviews with a rating or a text, got ${hollow.length} without either; the API may have changed`;
    return { outcome: 'layout-changed', reason, sample: answerSample(body), ...broken };
  }
  const doubts = [
    fields.length > 0 && `could not read ${fields.join(', ')} of some`,
    hollow.length > 0 && `${hollow.length} of them have neither rating nor text`,
    strange > 0 && `${strange} entries are no reviews`,
    shownCount === undefined && 'the answer holds no count of all of them',
    shownCount !== undefined && entries.length < shownCount && `the place shows ${shownCount}`,
  ].filter((doubt) => typeof doubt === 'string');
  if (doubts.length === 0) return { outcome: 'complete' };
  const reason = `Read ${entries.length} reviews, of which Google gives ${MOST_REVIEWS} at most; ${doubts.join('; ')}`;
  return { outcome: 'partial', reason, ...broken };
}

/** Parts that some entry has and cannot be read, or that all of them have lost: Google writes stars and author on each. */
function brokenIn(entries: readonly ReadReview[]): readonly ReviewField[] {
  const fields = new Set(entries.flatMap(({ broken }) => broken));
  for (const field of ['rating', 'author'] as const) {
    if (entries.length > 0 && entries.every(({ lacks }) => lacks.includes(field))) fields.add(field);
  }
  return [...fields];
}

function nothing({ shownCount, shownAverage }: Shown, strange: number, places: number, body: string): RunEnd {
  if (places === 0 || strange > 0) {
    const reason =
      'Expected a place of the Places API (rating, userRatingCount or user_ratings_total, reviews), got none of these; the answer may be of another API, or its format changed';
    return { outcome: 'layout-changed', reason, sample: answerSample(body) };
  }
  if (shownCount === 0) return { outcome: 'empty', reason: 'The place has no rating yet' };
  if (shownCount !== undefined) {
    return { outcome: 'partial', reason: `The answer holds rating and count (${shownCount}) only, no reviews` };
  }
  const found = shownAverage === undefined ? 'neither' : 'a rating only';
  return { outcome: 'partial', reason: `Expected rating and count of the place, the answer holds ${found}` };
}
