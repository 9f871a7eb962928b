/** One review in Google's arrays: where its fields stood in every answer seen, and by shape when an index has moved. */
import type { RawReply, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { at, dateOf, isArray, isStars, type Json, languageIn, microseconds, textIn } from './json-path.ts';

/** What one array says, and which fields it holds somewhere that could not be told. */
export interface ArrayReview {
  readonly review: RawReview;
  readonly unsure: readonly ReviewField[];
}

const ID = /^[\w-]{16,120}={0,2}$/;

/** R: [id, [feature, …, created, edited, [author…], …, date], [stars…], [reply…], [links…]]. */
export function isReview(node: Json): boolean {
  const id = at(node, 0);
  if (typeof id !== 'string' || !ID.test(id)) return false;
  if (isArray(at(node, 1, 4)) && isMeta(at(node, 1)) && isArray(at(node, 2))) return true;
  return isArray(node) && node.length >= 3 && metaOf(node) !== undefined;
}

/** The part with author and stamps: at the place where it always was. */
function isMeta(meta: Json): boolean {
  return typeof at(meta, 2) === 'number' || typeof at(meta, 3) === 'number' || typeof at(meta, 6) === 'string';
}

/** The part with author and stamps, wherever it is: it starts with a feature id and holds a stamp. */
function metaOf(review: readonly Json[]): readonly Json[] | undefined {
  return review
    .slice(1, 6)
    .filter(isArray)
    .find((part) => part.slice(0, 3).some(isFeature) && part.some((value) => microseconds(value) !== undefined));
}

function isFeature(value: Json): boolean {
  return typeof value === 'string' && /^0x[0-9a-f]{1,16}:0x[0-9a-f]{1,16}$/.test(value);
}

/** Reads R. */
export function readArrayReview(review: readonly Json[], context: ReadingContext): ArrayReview {
  const meta = isArray(at(review, 1)) && isMeta(at(review, 1)) ? (at(review, 1) as readonly Json[]) : metaOf(review);
  const bodyAt = meta === undefined ? 2 : bodyIndex(review, review.indexOf(meta));
  const body = at(review, bodyAt);
  const words = wordsIn(body);
  const [created, changed] = stampsIn(meta);
  const author = textIn(at(meta, 4, 5, 0)) ?? textIn(at(meta, 4, 0, 4)) ?? authorIn(meta);
  const score = scoreOf(meta, body);
  const written = dateOf(created ?? changed, textIn(at(meta, 6)), context);
  const reply = readReply(replyIn(review, bodyAt), context);
  const url = textIn(at(review, bodyAt + 2, 3, 0));
  return {
    unsure: [...(words.unsure ? (['text'] as const) : []), ...(reply.unsure ? (['reply'] as const) : [])],
    review: {
      externalId: String(review[0]),
      ...(author !== undefined && { author }),
      ...score,
      ...(words.original !== undefined && { text: words.original }),
      ...(words.language !== undefined && { language: words.language }),
      ...(words.translated !== undefined && { translated: words.translated }),
      ...(written && { written }),
      ...(created !== undefined && changed !== undefined && changed > created && { edited: true }),
      ...(reply.reply && { reply: reply.reply }),
      ...(url !== undefined && /^https:\/\//.test(url) && { url }),
    },
  };
}

/** The part with stars and text: behind the one with the author; an inserted null moves it. */
function bodyIndex(review: readonly Json[], metaAt: number): number {
  const after = review.slice(metaAt + 1, metaAt + 4).findIndex((part) => isArray(part) && part.length > 0);
  return after === -1 ? metaAt + 1 : metaAt + 1 + after;
}

/** Created, edited: at their places, else the first two stamps. */
function stampsIn(meta: Json): [ReturnType<typeof microseconds>, ReturnType<typeof microseconds>] {
  const [created, changed] = [microseconds(at(meta, 2)), microseconds(at(meta, 3))];
  if (created !== undefined || !isArray(meta)) return [created, changed];
  const [first, second] = meta.map(microseconds).filter((stamp) => stamp !== undefined);
  return [first ?? changed, second ?? changed];
}

/** A name beside the address of a profile. */
function authorIn(meta: Json): string | undefined {
  const names = new Set<string>();
  for (const part of parts(meta, 4)) {
    const links = part.some((value) => isProfile(value) || (isArray(value) && value.some(isProfile)));
    const name = links
      ? part.find((value) => textIn(value) !== undefined && !isAddress(value) && !/^\d+$/.test(String(value)))
      : undefined;
    if (typeof name === 'string') names.add(name);
  }
  return names.size === 1 ? [...names][0] : undefined;
}

function isProfile(value: Json): boolean {
  return typeof value === 'string' && value.includes('/maps/contrib/');
}

function isAddress(value: Json): boolean {
  return typeof value === 'string' && /^(?:https?:)?\/\//.test(value);
}

/** All arrays inside a value, at most so many levels deep, at most 2,000. */
function parts(value: Json, levels: number): (readonly Json[])[] {
  const found: (readonly Json[])[] = [];
  let layer = isArray(value) ? [value] : [];
  for (let level = 0; level <= levels && found.length < 2_000; level += 1) {
    found.push(...layer);
    layer = layer.flatMap((part) => part.filter(isArray)).slice(0, 2_000);
  }
  return found;
}

/** Stars, or a partner's score with its own scale (hotels: source other than Google, out of ten). */
function scoreOf(meta: Json, body: Json): Pick<RawReview, 'rating' | 'scale'> {
  const stars = at(body, 0, 0);
  if (isStars(stars)) return { rating: stars, scale: 'stars' };
  const outOf = at(meta, 13, 4);
  const partner = at(body, 8, 1);
  const value = typeof partner === 'string' ? Number(partner.replace(',', '.')) : partner;
  if (outOf === 10 && typeof value === 'number' && value >= 1 && value <= 10) return { rating: value, scale: '1-10' };
  if (outOf === 5 && isStars(value)) return { rating: value, scale: 'stars' };
  // Moved: the only element that is one whole number from 1 to 5.
  const alone = isArray(body) ? body.filter((part) => isArray(part) && part.length === 1 && isWholeStars(part[0])) : [];
  const found = at(alone[0], 0);
  return { ...(alone.length === 1 && isStars(found) && { rating: found }), scale: 'stars' };
}

function isWholeStars(value: Json): boolean {
  return isStars(value) && Number.isInteger(value);
}

interface Words {
  readonly original?: string;
  readonly translated?: string;
  readonly language?: string;
  readonly unsure: boolean;
}

/** Text and translation at [15], languages at [14]; moved together when something was inserted before them. */
function wordsIn(body: Json): Words {
  if (!isArray(body)) return { unsure: false };
  const fixed = wordsAt(body, 15);
  if (fixed) return fixed;
  const moved = [12, 13, 14, 16, 17, 18, 19]
    .map((index) => wordsAt(body, index))
    .filter((words) => words !== undefined);
  const [only] = moved;
  if (only && moved.length === 1) return only;
  const language = languageIn(at(body, 14, 0));
  return { unsure: moved.length > 1, ...(moved.length === 0 && language !== undefined && { language }) };
}

/** [[text], [translation]] behind [language, …]. */
function wordsAt(body: readonly Json[], index: number): Words | undefined {
  const original = textIn(at(body, index, 0, 0));
  const translated = textIn(at(body, index, 1, 0));
  const language = languageIn(at(body, index - 1, 0));
  if (original === undefined && translated === undefined) return undefined;
  // Elsewhere only what has its language before it is a text.
  if (index !== 15 && (language === undefined || isAddress(original))) return undefined;
  return {
    unsure: false,
    ...(original !== undefined && { original }),
    ...(translated !== undefined && { translated }),
    ...(language !== undefined && { language }),
  };
}

/** The element behind the body; it is filled without a reply too (links to write one). An inserted null moves it by one. */
function replyIn(review: readonly Json[], bodyAt: number): Json {
  const next = review[bodyAt + 1];
  if (isArray(next)) return next;
  const moved = review[bodyAt + 2];
  return isArray(moved) && moved.some((value) => microseconds(value) !== undefined) ? moved : undefined;
}

function readReply(element: Json, context: ReadingContext): { readonly reply?: RawReply; readonly unsure: boolean } {
  const stamp = microseconds(at(element, 2)) ?? microseconds(at(element, 1));
  const fixed = textIn(at(element, 14, 0, 0));
  const moved = [12, 13, 15, 16, 17].map((index) => textIn(at(element, index, 0, 0)));
  const [other, ...more] = fixed === undefined ? moved.filter((text) => text !== undefined && !isAddress(text)) : [];
  const text = fixed ?? (more.length === 0 ? other : undefined);
  // Only its text proves a reply.
  if (text === undefined) return { unsure: more.length > 0 };
  const [first] = isArray(element) ? element.map(microseconds).filter((value) => value !== undefined) : [];
  const written = dateOf(stamp ?? first, textIn(at(element, 3)), context);
  return { reply: { text, ...(written && { written }) }, unsure: false };
}
