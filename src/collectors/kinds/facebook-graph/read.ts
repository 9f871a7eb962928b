/** Reads answers of the Graph API about a page's ratings: lists, single entries, the page itself, webhooks and errors. */
import type { ReviewField, RunEnd } from '../../../domain/run.ts';
import { distinctEntries } from '../../answers/distinct-entries.ts';
import {
  answerSample,
  countAt,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  readJsonAnswer,
  textAt,
} from '../../answers/json-answer.ts';
import { unwrap } from '../../answers/unwrap.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { graphFault, readGraphError } from './fault.ts';
import { cursorOf } from './paging.ts';
import { isRating, type ReadRating, readRating } from './read-rating.ts';
import { changesIn, isWebhook, type RatingChange } from './webhook.ts';

/** Reads a saved or fetched answer, or a webhook's body. Never throws: the outcome says what is wrong. */
export function readFacebookGraph(capture: Capture): PageReading {
  const answer = readJsonAnswer(capture.body);
  if ('fault' in answer) return { ...answer.fault, reviews: [] };
  const parts = batchParts(answer.value);
  const value = parts ?? answer.value;
  const error = readGraphError(value);
  if (error && !parts?.some(holdsRatings)) return { ...graphFault(error), reviews: [] };
  const found = unwrap(value, (object) => isWebhook(object) || isRating(object) || isNode(object) || isList(object));
  const changes = found.filter(isWebhook).flatMap((object) => changesIn(object, capture.capturedAt));
  if (changes.length > 0) return readChanges(changes, capture);
  const lists = readLists(found, capture);
  return error && lists.outcome === 'complete' ? { ...lists, ...unanswered(graphFault(error)) } : lists;
}

/** What a batch request answers: a list of `{code, body}`, each body JSON in a text; null for one that was not answered in time. */
function batchParts(value: Json): Json[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly Json[] = value;
  if (!items.some(isBatchItem)) return undefined;
  return items.map((item) => {
    if (!isBatchItem(item)) return UNANSWERED;
    const body = readJsonAnswer(textAt(item, 'body') ?? '');
    return 'value' in body ? body.value : UNANSWERED;
  });
}

const UNANSWERED: Json = { error: { code: 2, message: 'a part of the batch was not answered' } };

function isBatchItem(item: Json): item is JsonObject {
  return isObject(item) && typeof item.body === 'string' && 'code' in item;
}

function holdsRatings(part: Json): boolean {
  return unwrap(part, (object) => isRating(object) || isList(object)).length > 0;
}

function unanswered({ reason }: RunEnd): RunEnd {
  return { outcome: 'partial', reason: `Read a part of the batch; of another: ${reason}` };
}

/** A page with its score, or with its ratings inside. */
function isNode(object: JsonObject): boolean {
  return 'overall_star_rating' in object || 'rating_count' in object || isList(objectAt(object, 'ratings'));
}

/** An answer of the edge: entries, and where the next ones are. An empty one has nothing else beside. */
function isList(object: JsonObject | undefined): object is JsonObject {
  const data = listAt(object, 'data');
  if (!object || !data) return false;
  if (data.length === 0) return Object.keys(object).every((key) => LIST_KEYS.has(key));
  return data.some((entry) => isObject(entry) && isRating(entry));
}

const LIST_KEYS: ReadonlySet<string> = new Set(['data', 'paging', 'summary']);

function readLists(found: readonly JsonObject[], capture: Capture): PageReading {
  const nodes = found.filter((object) => !isRating(object) && isNode(object));
  const lists = found.map(listIn).filter(isObject);
  const listed = found.flatMap((object): readonly Json[] => {
    return isRating(object) ? [object] : (listAt(listIn(object), 'data') ?? []);
  });
  const pageId = nodes.map((node) => textAt(node, 'id')).find((id) => id !== undefined) ?? idInAddress(capture.url);
  const objects = listed.filter(isObject).filter(isRating);
  const context = { capturedAt: capture.capturedAt, pageId };
  const entries = distinctEntries(objects.map((object) => readRating(object, context)));
  const shown = shownBy(nodes, lists);
  const next = cursorOf(objectAt(lists.at(-1), 'paging'));
  const facts = { shown, next, strange: listed.length - objects.length, found: found.length };
  return {
    ...verdict(entries, facts, capture.body),
    ...shown,
    reviews: entries.map(({ review }) => review),
    ...(next !== undefined && { next }),
  };
}

function listIn(object: JsonObject): JsonObject | undefined {
  if (isRating(object)) return undefined;
  const ratings = objectAt(object, 'ratings');
  return isList(ratings) ? ratings : isList(object) ? object : undefined;
}

/** `/v21.0/1234567890/ratings` names the page. */
function idInAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return /^\/(?:v\d{1,3}\.\d{1,2}\/)?(\d{1,30})\/ratings\/?$/.exec(new URL(url).pathname)?.[1];
}

type Shown = Pick<PageReading, 'location' | 'shownCount' | 'shownAverage'>;

/** Facebook's score out of five mixes stars and recommendations by a formula of its own; small pages have none. */
function shownBy(nodes: readonly JsonObject[], lists: readonly JsonObject[]): Shown {
  const summaries = [...nodes, ...lists.map((list) => objectAt(list, 'summary')).filter(isObject)];
  const location = nodes.map((node) => textAt(node, 'name')).find((name) => name !== undefined);
  const count = summaries.map((node) => countAt(node, 'rating_count')).find((value) => value !== undefined);
  const average = summaries.map((node) => numberAt(node, 'overall_star_rating')).find((value) => value !== undefined);
  return {
    ...(location !== undefined && { location }),
    ...(count !== undefined && { shownCount: count }),
    ...(average !== undefined && average >= 1 && average <= 5 && { shownAverage: average }),
  };
}

interface Facts {
  readonly shown: Shown;
  readonly next: string | undefined;
  /** Entries of a list that are no ratings. */
  readonly strange: number;
  readonly found: number;
}

function verdict(entries: readonly ReadRating[], { shown, next, strange, found }: Facts, body: string): RunEnd {
  const fields = brokenIn(entries);
  const broken = fields.length > 0 ? { brokenFields: fields } : {};
  const hollow = entries.filter(isHollow).length;
  if (found === 0 || (entries.length === 0 && strange > 0) || (hollow === entries.length && hollow > 0)) {
    const reason =
      'Expected ratings of a page (recommendation_type, rating, review_text, created_time), got none of these; the answer may be of another edge, or the API changed';
    return { outcome: 'layout-changed', reason, sample: answerSample(body), ...broken };
  }
  if (entries.length === 0) {
    if (shown.shownCount === 0 && next === undefined) return { outcome: 'empty', reason: 'The page has no rating yet' };
    const count =
      shown.shownCount === undefined
        ? 'and no rating_count that would prove it'
        : `of the ${shown.shownCount} that it counts`;
    return { outcome: 'partial', reason: `Expected ratings, got none ${count}` };
  }
  const doubts = [
    fields.length > 0 && `could not read ${fields.join(', ')} of some`,
    hollow > 0 && `${hollow} of them say nothing`,
    strange > 0 && `${strange} entries are no ratings`,
    next !== undefined && 'more pages follow',
  ].filter((doubt) => typeof doubt === 'string');
  if (doubts.length === 0) return { outcome: 'complete' };
  return { outcome: 'partial', reason: `Read ${entries.length} ratings; ${doubts.join('; ')}`, ...broken };
}

/** Parts that some entry has and cannot be read, or that are found in none of those that claim to have them. */
function brokenIn(entries: readonly ReadRating[]): readonly ReviewField[] {
  const fields = new Set(entries.flatMap(({ broken }) => broken));
  for (const field of ['author', 'rating', 'text'] as const) {
    const claiming = entries.filter(({ claims }) => claims.includes(field));
    if (claiming.length > 0 && claiming.every(({ review }) => review[field] === undefined)) fields.add(field);
  }
  const scored = entries.some(({ review: { rating, recommends } }) => (rating ?? recommends) !== undefined);
  if (entries.length > 0 && !scored && !fields.has('rating')) fields.add('recommends');
  return [...fields];
}

function isHollow({ review: { rating, recommends, text } }: ReadRating): boolean {
  return (rating ?? recommends ?? text) === undefined;
}

/** A webhook never says what else there is: whatever it holds, it is `partial`. A removal is an id without content. */
function readChanges(changes: readonly RatingChange[], { capturedAt }: Capture): PageReading {
  const own = changes.filter(({ item }) => item === 'rating');
  const removed = own.filter(({ verb }) => verb === 'remove').length;
  const below = changes.length - own.length;
  const entries = own.map(({ value, pageId, toldAt }) => readRating(value, { capturedAt, pageId, toldAt }));
  const fields = [...new Set(entries.flatMap(({ broken }) => broken))].filter((field) => field !== 'date');
  const told = [
    own.length > removed && `${own.length - removed} written or edited`,
    removed > 0 && `${removed} removed, told by id alone`,
    below > 0 && `${below} changes below a review (comment, reaction), which carry no review`,
    fields.length > 0 && `could not read ${fields.join(', ')} of some`,
  ].filter((part) => typeof part === 'string');
  return {
    outcome: 'partial',
    reason: `A webhook tells of changes, not of all reviews: ${told.join('; ')}`,
    reviews: entries.map(({ review }) => review),
    ...(fields.length > 0 && { brokenFields: fields }),
  };
}
