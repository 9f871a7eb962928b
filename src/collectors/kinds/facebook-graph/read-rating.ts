/** Reads one rating or recommendation: an entry of /ratings, an Open Graph story, or the value of a webhook's change. */
import type { RawReply, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import { type Instant, instant, millis, type WrittenDate } from '../../../domain/time.ts';
import { stampAt } from '../../answers/api-stamp.ts';
import type { ApiEntry } from '../../answers/distinct-entries.ts';
import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from '../../answers/json-answer.ts';

export interface ReadRating extends ApiEntry {
  /** Parts that the entry says it has, whether or not they can be found. */
  readonly claims: readonly ReviewField[];
}

/** What is known beside the entry. */
export interface RatingContext {
  readonly capturedAt: Instant;
  /** Number of the page: only its own comments are answers. */
  readonly pageId?: string | undefined;
  /** When a webhook told of it. */
  readonly toldAt?: WrittenDate | undefined;
}

/** Is this object an entry of /ratings, or an Open Graph story of one? */
export function isRating(object: JsonObject): boolean {
  if (RATING_KEYS.some((key) => key in object)) return true;
  return isStory(object) || ('rating' in object && 'reviewer' in object);
}

const RATING_KEYS = ['recommendation_type', 'has_rating', 'has_review', 'open_graph_story', 'review_text'] as const;

function isStory(object: JsonObject): boolean {
  return (
    /^[a-z_]{1,40}[.:](?:rates|recommends?)$/i.test(textAt(object, 'type') ?? '') &&
    objectAt(object, 'data') !== undefined
  );
}

/** One entry. Stars and recommendation each stay in their own scale: migrated entries carry both. */
export function readRating(object: JsonObject, context: RatingContext): ReadRating {
  const story = objectAt(object, 'open_graph_story') ?? (isStory(object) ? object : undefined);
  const data = objectAt(story, 'data');
  const stars = readStars(object, data);
  const recommends = readRecommendation(object, data);
  const id = textAt(story, 'id') ?? textAt(object, 'open_graph_story_id') ?? textAt(object, 'id');
  const text = textAt(object, 'review_text') ?? textAt(data, 'review_text') ?? textAt(story, 'message');
  const written = dateOf(object, story, context);
  const language = textAt(data, 'language');
  const reply = story && readReply(story, context.pageId ?? pageIn(data), context.capturedAt);
  const broken: ReviewField[] = [];
  if (stars === 'unknown') broken.push('rating');
  if (recommends === 'unknown') broken.push('recommends');
  if (!written) broken.push('date');
  const author = authorOf(object, story);
  const review: RawReview = {
    ...(id !== undefined && { externalId: id }),
    ...(author !== undefined && { author }),
    ...(typeof stars === 'object' ? stars : { scale: typeof recommends === 'boolean' ? 'recommend' : 'stars' }),
    ...(typeof recommends === 'boolean' && { recommends }),
    ...(text !== undefined && { text }),
    ...(language !== undefined && { language }),
    ...(written && { written }),
    ...(reply && { reply }),
  };
  const claims: readonly ReviewField[] = [
    ...(object.has_review === true ? ['text' as const] : []),
    ...(object.has_rating === true ? ['rating' as const] : []),
    ...(objectAt(object, 'reviewer') ? ['author' as const] : []),
  ];
  return { review, broken, claims };
}

type Stars = Required<Pick<RawReview, 'rating' | 'scale'>>;

/** Facebook's stars are out of five; the story may state another scale. A denied `has_rating` outweighs a number. */
function readStars(object: JsonObject, data: JsonObject | undefined): Stars | 'unknown' | undefined {
  if (object.has_rating === false) return undefined;
  const nested = objectAt(data, 'rating');
  const rating = numberAt(object, 'rating') ?? numberAt(nested, 'value');
  const given = object.rating ?? nested?.value;
  if (given === undefined || given === null || rating === 0) return undefined;
  const most = numberAt(nested, 'scale') ?? 5;
  if (rating === undefined || rating < 1 || rating > most || !Number.isInteger(most) || most > 100) return 'unknown';
  return { rating, scale: most === 5 ? 'stars' : `1-${most}` };
}

/** `positive`, `negative`; in webhooks in capitals. */
function readRecommendation(object: JsonObject, data: JsonObject | undefined): boolean | 'unknown' | undefined {
  const said = (textAt(object, 'recommendation_type') ?? textAt(data, 'recommendation_type'))?.trim().toLowerCase();
  if (said === undefined || said === 'none' || said === 'no_recommendation') return undefined;
  if (said === 'positive') return true;
  return said === 'negative' ? false : 'unknown';
}

function dateOf(object: JsonObject, story: JsonObject | undefined, context: RatingContext): WrittenDate | undefined {
  const { capturedAt, toldAt } = context;
  return (
    stampAt(object, 'created_time', capturedAt) ??
    stampAt(story, 'created_time', capturedAt) ??
    stampAt(story, 'publish_time', capturedAt) ??
    stampAt(story, 'start_time', capturedAt) ??
    (textAt(object, 'verb') === 'add' ? shortlyBefore(toldAt) : undefined)
  );
}

/** A webhook without a stamp of the entry (before v3.1) was sent soon after it was written. */
function shortlyBefore(told: WrittenDate | undefined): WrittenDate | undefined {
  return told && { earliest: instant(millis(told.earliest) - HOUR_MS), latest: told.latest };
}

const HOUR_MS = 3_600_000;

/** Absent where the token may not see who wrote. */
function authorOf(object: JsonObject, story: JsonObject | undefined): string | undefined {
  const name =
    textAt(objectAt(object, 'reviewer'), 'name') ??
    textAt(object, 'reviewer_name') ??
    textAt(objectAt(object, 'from'), 'name') ??
    textAt(objectAt(story, 'from'), 'name');
  return name?.trim();
}

/** What the story says it is about: the page, with its number and title. */
function pageIn(data: JsonObject | undefined): string | undefined {
  const about = Object.values(data ?? {}).find((value) => isObject(value) && 'title' in value && 'id' in value);
  return isObject(about) ? textAt(about, 'id') : undefined;
}

/** The comments that the page itself wrote below; anybody else's are no answers. */
function readReply(story: JsonObject, pageId: string | undefined, capturedAt: Instant): RawReply | undefined {
  if (pageId === undefined) return undefined;
  const comments = listAt(objectAt(story, 'comments'), 'data') ?? listAt(story, 'comments') ?? [];
  const own = comments.filter(isObject).filter((comment) => textAt(objectAt(comment, 'from'), 'id') === pageId);
  const said = own
    .flatMap((comment) => {
      const text = textAt(comment, 'message');
      return text === undefined ? [] : [{ text, written: stampAt(comment, 'created_time', capturedAt) }];
    })
    .toSorted((a, b) => (a.written?.latest ?? '').localeCompare(b.written?.latest ?? ''));
  const [first] = said;
  if (!first) return undefined;
  const written = first.written;
  return { text: said.map(({ text }) => text).join('\n\n'), ...(written && { written }) };
}
