/** Reads one review of the Places API, in the form of today (v1) and in the older one (legacy). */
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { WrittenDate } from '../../../domain/time.ts';
import { stampAt } from '../../answers/api-stamp.ts';
import type { ApiEntry } from '../../answers/distinct-entries.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../answers/json-answer.ts';
import type { Capture } from '../../collector.ts';
import { readWrittenDate } from '../../dates/written-date.ts';

export interface ReadReview extends ApiEntry {
  /** Parts that are not there: fine in one review, strange in all. */
  readonly lacks: readonly ReviewField[];
}

/** Is this object a review of either form? */
export function isReview(object: JsonObject): boolean {
  return isOfV1(object) || isOfLegacy(object);
}

function isOfV1(object: JsonObject): boolean {
  const named = /^places\/[^/]+\/reviews\/[^/]+$/.test(textAt(object, 'name') ?? '');
  return named || 'authorAttribution' in object || 'relativePublishTimeDescription' in object;
}

function isOfLegacy(object: JsonObject): boolean {
  const dated = 'time' in object || 'relative_time_description' in object;
  return 'author_name' in object && (dated || 'rating' in object || 'text' in object);
}

/** One review. `placeId` makes an id for the legacy form, which has none: one contributor reviews a place once. */
export function readReview(object: JsonObject, placeId: string | undefined, capture: Capture): ReadReview {
  const v1 = isOfV1(object);
  const rating = starsOf(object);
  const written = v1
    ? dateOf(object, 'publishTime', 'relativePublishTimeDescription', capture)
    : dateOf(object, 'time', 'relative_time_description', capture);
  const id = v1 ? v1Id(object) : legacyId(object, placeId);
  const author = v1 ? textAt(objectAt(object, 'authorAttribution'), 'displayName') : textAt(object, 'author_name');
  const url = v1 ? textAt(object, 'googleMapsUri') : undefined;
  const broken: ReviewField[] = [];
  if (id === undefined && v1) broken.push('id');
  if (rating === 'unknown') broken.push('rating');
  if (!written) broken.push('date');
  const review: RawReview = {
    ...(id !== undefined && { externalId: id }),
    ...(author !== undefined && { author: author.trim() }),
    ...(typeof rating === 'number' && { rating }),
    scale: 'stars',
    ...(v1 ? v1Texts(object) : legacyTexts(object)),
    ...(written && { written }),
    ...(url !== undefined && { url }),
  };
  const lacks: readonly ReviewField[] = [
    ...('rating' in object ? [] : ['rating' as const]),
    ...(author === undefined ? ['author' as const] : []),
  ];
  return { review, broken, lacks };
}

/** 1 to 5; 0 and absence mean that there is none. */
function starsOf(object: JsonObject): number | 'unknown' | undefined {
  const stars = numberAt(object, 'rating');
  if (stars === 0 || object.rating === undefined || object.rating === null) return undefined;
  return stars !== undefined && stars >= 1 && stars <= 5 ? stars : 'unknown';
}

/** The stamp where there is one, under the words that Google shows for it; else what the words say. */
function dateOf(object: JsonObject, stampKey: string, wordsKey: string, capture: Capture): WrittenDate | undefined {
  const stamp = stampAt(object, stampKey, capture.capturedAt);
  const wording = textAt(object, wordsKey)?.trim();
  if (stamp) return wording === undefined ? stamp : { ...stamp, wording };
  return wording === undefined ? undefined : readWrittenDate(wording, capture);
}

type Texts = Pick<RawReview, 'text' | 'language' | 'translated'>;

/** `text` may be a translation into the language asked for; `originalText` is what was written. */
function v1Texts(object: JsonObject): Texts {
  const shown = objectAt(object, 'text');
  const original = objectAt(object, 'originalText') ?? shown;
  const text = textAt(original, 'text') ?? textAt(object, 'text');
  const language = textAt(original, 'languageCode');
  const translated = textAt(shown, 'text');
  const isTranslated = translated !== undefined && text !== undefined && translated !== text;
  return {
    ...(text !== undefined && { text }),
    ...(language !== undefined && { language }),
    ...(isTranslated && textAt(shown, 'languageCode') !== language && { translated }),
  };
}

/** A translated text stands in the place of the original, which is not in the answer then. */
function legacyTexts(object: JsonObject): Texts {
  const text = textAt(object, 'text');
  const language = textAt(object, 'language');
  if (object.translated !== true) {
    return { ...(text !== undefined && { text }), ...(language !== undefined && { language }) };
  }
  const original = textAt(object, 'original_language');
  return { ...(original !== undefined && { language: original }), ...(text !== undefined && { translated: text }) };
}

/** The last part of the resource name is the id that the public pages use; the link to report it carries it too. */
function v1Id(object: JsonObject): string | undefined {
  const name = textAt(object, 'name') ?? '';
  const id = name.slice(name.lastIndexOf('/reviews/') + '/reviews/'.length);
  if (name.includes('/reviews/') && id !== '' && !id.includes('/')) return id;
  const link = textAt(object, 'flagContentUri');
  const named = link !== undefined && URL.canParse(link) ? new URL(link).searchParams.get('postId') : undefined;
  return named || undefined;
}

function legacyId(object: JsonObject, placeId: string | undefined): string | undefined {
  const contributor = /\/(\d{10,30})(?:[/?#]|$)/.exec(textAt(object, 'author_url') ?? '')?.[1];
  if (contributor === undefined) return undefined;
  return placeId === undefined ? contributor : `${contributor}:${placeId}`;
}
