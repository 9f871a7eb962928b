/** Reviews in the arrays of other years and other services: the list of 2023 and before, and the flat one of the local proxy (2026). */
import type { RawReview } from '../../../domain/review.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import type { ArrayReview } from './array-review.ts';
import { at, dateOf, isArray, isStars, type Json, languageIn, microseconds, textIn } from './json-path.ts';

/** The list of 2023 and before: [[…, author], date, …, text, stars, …, id at 10, …, ms at 27]. */
export function isOldReview(node: Json): boolean {
  const id = at(node, 10);
  return (
    typeof at(node, 0, 1) === 'string' &&
    typeof at(node, 1) === 'string' &&
    typeof id === 'string' &&
    id.length >= 16 &&
    isStars(at(node, 4))
  );
}

export function readOldReview(review: readonly Json[], context: ReadingContext): RawReview {
  const stamp = at(review, 27);
  const stars = at(review, 4);
  const author = textIn(at(review, 0, 1));
  const words = textIn(at(review, 3));
  const language = languageIn(at(review, 32));
  const exact = typeof stamp === 'number' ? microseconds(stamp * 1000) : undefined;
  const written = dateOf(exact, textIn(review[1]), context);
  return {
    externalId: String(review[10]),
    ...(author !== undefined && { author }),
    ...(isStars(stars) && { rating: stars }),
    scale: 'stars',
    ...(words !== undefined && { text: words }),
    ...(language !== undefined && { language }),
    ...(written && { written }),
  };
}

/** The flat one: [?, stars, [?, ?, date], [name, photo, profile], ?, id, … text, language …, ["Google", …]]. */
export function isFlatReview(node: Json): boolean {
  const id = at(node, 5);
  return (
    isStars(at(node, 1)) &&
    typeof at(node, 2, 2) === 'string' &&
    textIn(at(node, 3, 0)) !== undefined &&
    typeof at(node, 3, 2) === 'string' &&
    typeof id === 'string' &&
    /^[\w-]{16,120}={0,2}$/.test(id)
  );
}

/** Reads it as far as is safe: text and language have no fixed place, so a text counts only when there is one candidate. */
export function readFlatReview(review: readonly Json[], context: ReadingContext): ArrayReview {
  const end = review.findIndex(
    (part, index) => index > 5 && typeof at(part, 0) === 'string' && at(part, 0) === 'Google',
  );
  const own = review.slice(6, end === -1 ? undefined : end);
  const texts = [...new Set(own.flatMap(textsIn))];
  const languages = [...new Set(own.flatMap((part) => [languageIn(part), languageIn(at(part, 0))]))].filter(
    (language) => language !== undefined,
  );
  const rating = at(review, 1);
  const written = dateOf(undefined, textIn(at(review, 2, 2)), context);
  const [text] = texts;
  return {
    unsure: texts.length > 1 ? ['text'] : [],
    review: {
      externalId: String(review[5]),
      author: String(at(review, 3, 0)),
      ...(isStars(rating) && { rating }),
      scale: 'stars',
      ...(texts.length === 1 && text !== undefined && { text }),
      ...(texts.length === 1 && languages.length === 1 && { language: languages[0] as string }),
      ...(written && { written }),
    },
  };
}

/** Sentences, as they stand or as the first of a list: neither address, id, number nor language. */
function textsIn(part: Json): string[] {
  const candidates = isArray(part) ? [part[0], at(part, 0, 0)] : [part];
  return candidates.filter(
    (value): value is string =>
      typeof value === 'string' && /\p{L}/u.test(value) && !/^\S*$/.test(value) && !/^(?:https?:)?\/\//.test(value),
  );
}

/** Token of the next page of such an answer. */
export function flatNext(array: Json): string | undefined {
  return textIn(at(array, 1, 10, 6));
}
