/** Reads one review of the Business Profile API. */
import type { RawReply, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import { type Instant, millis, type WrittenDate } from '../../../domain/time.ts';
import { stampAt } from '../../answers/api-stamp.ts';
import type { ApiEntry } from '../../answers/distinct-entries.ts';
import { splitTranslation } from '../../answers/google-translation.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../answers/json-answer.ts';

export interface ReadReview extends ApiEntry {
  /** Parts that are not there, and not said to be left out: fine in one review, strange in all. */
  readonly lacks: readonly ReviewField[];
}

/** Is this object a review: an id or resource name of one, and what only reviews have? */
export function isReview(object: JsonObject): boolean {
  const named = textAt(object, 'reviewId') ?? (/\/reviews\/[^/]+$/.test(textAt(object, 'name') ?? '') || undefined);
  const rated = 'starRating' in object || 'reviewer' in object || 'comment' in object;
  return rated && (named !== undefined || 'createTime' in object);
}

/** One review; `updateTime` beyond `createTime` means edited, unless the owner's answer explains it. */
export function readReview(object: JsonObject, capturedAt: Instant): ReadReview {
  const rating = readStars(object);
  const written = stampAt(object, 'createTime', capturedAt);
  const id = textAt(object, 'reviewId') ?? lastPart(textAt(object, 'name'));
  const words = textAt(object, 'comment');
  const anonymous = objectAt(object, 'reviewer')?.isAnonymous === true;
  const author = anonymous ? undefined : textAt(objectAt(object, 'reviewer'), 'displayName')?.trim();
  const reply = readReply(objectAt(object, 'reviewReply'), object, capturedAt);
  const broken: ReviewField[] = [];
  if (id === undefined) broken.push('id');
  if (rating === 'unknown') broken.push('rating');
  if (!written) broken.push('date');
  const review: RawReview = {
    ...(id !== undefined && { externalId: id }),
    ...(author !== undefined && { author }),
    ...(typeof rating === 'number' && { rating }),
    scale: 'stars',
    ...(words !== undefined && textsOf(words)),
    ...(written && { written }),
    ...(isEdited(object, written, reply, capturedAt) && { edited: true }),
    ...(reply && { reply }),
  };
  const lacks: readonly ReviewField[] = [
    ...('starRating' in object ? [] : ['rating' as const]),
    ...(author === undefined && !anonymous ? ['author' as const] : []),
  ];
  return { review, broken, lacks };
}

const STARS: ReadonlyMap<string, number> = new Map([
  ['ONE', 1],
  ['TWO', 2],
  ['THREE', 3],
  ['FOUR', 4],
  ['FIVE', 5],
]);

/** Undefined where Google says that there is none; never 0, which would drag averages. */
function readStars(object: JsonObject): number | 'unknown' | undefined {
  const said = textAt(object, 'starRating')?.trim().toUpperCase();
  if (said === undefined || said === 'STAR_RATING_UNSPECIFIED') return undefined;
  const number = STARS.get(said) ?? numberAt(object, 'starRating');
  return number !== undefined && number >= 1 && number <= 5 ? number : 'unknown';
}

function textsOf(words: string): { text?: string; translated?: string } {
  const { text, translated } = splitTranslation(words);
  return { ...(text !== '' && { text }), ...(translated !== undefined && { translated }) };
}

/** The owner's answer in his own words. One that Google's moderation rejected is seen by nobody. */
function readReply(reply: JsonObject | undefined, review: JsonObject, capturedAt: Instant): RawReply | undefined {
  const words = textAt(reply, 'comment');
  const state = textAt(reply, 'reviewReplyState') ?? textAt(reply, 'state') ?? textAt(review, 'reviewReplyState');
  if (words === undefined || state?.toUpperCase() === 'REJECTED') return undefined;
  const { text, translated } = splitTranslation(words);
  const written = stampAt(reply, 'updateTime', capturedAt);
  return { text: text === '' ? (translated ?? words) : text, ...(written && { written }) };
}

/** The clocks of creation and of update may differ by this much without an edit. */
const SAME_MS = 1_000;

function isEdited(
  object: JsonObject,
  written: WrittenDate | undefined,
  reply: RawReply | undefined,
  capturedAt: Instant,
): boolean {
  const updated = stampAt(object, 'updateTime', capturedAt);
  if (!updated || !written) return false;
  const gap = millis(updated.latest) - millis(written.latest);
  const answered = reply?.written && Math.abs(millis(reply.written.latest) - millis(updated.latest)) <= SAME_MS;
  return gap > SAME_MS && !answered;
}

function lastPart(name: string | undefined): string | undefined {
  const part = name?.slice(name.lastIndexOf('/') + 1);
  return part === '' ? undefined : part;
}
