/** One review as Trustpilot's own JSON describes it — page data and API differ in a few names — as a raw review. */
import type { Anchors, RawReply, RawReview } from '../../../domain/review.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { readWrittenDate } from '../../dates/written-date.ts';
import type { Json, JsonObject } from '../json-ld/lenient-json.ts';
import { isObject } from '../json-ld/markup.ts';

/** Does this look like a review of Trustpilot? A score and somebody who gave it. */
export function isReviewObject(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) && isObject(value.consumer) && (typeof value.rating === 'number' || typeof value.stars === 'number')
  );
}

/** Reads one. `site` is where public addresses of reviews begin; `anchor` says which mark gave the fields. */
export function readReviewObject(
  node: JsonObject,
  context: ReadingContext & { readonly site?: string; readonly anchor?: string },
): RawReview {
  const id = words(node.id);
  const author = isObject(node.consumer) ? words(node.consumer.displayName) : undefined;
  const rating = starsOf(node.rating ?? node.stars);
  const title = words(node.title);
  // A review may be a title only; the title is no part of a text otherwise, and often its first words cut.
  const text = words(node.text) ?? title;
  const dates = isObject(node.dates) ? node.dates : {};
  const written = dateOf(
    node.createdAt ?? dates.publishedDate ?? dates.createdDate ?? dates.experiencedDate ?? node.experiencedAt,
    context,
  );
  const edited = words(node.updatedAt ?? dates.updatedDate) !== undefined;
  const reply = replyOf(node, context);
  const language = words(node.language);
  const has = { id, author, rating, text, date: written, reply };
  return {
    ...(id !== undefined && { externalId: id }),
    ...(author !== undefined && { author }),
    ...(rating !== undefined && { rating }),
    scale: 'stars',
    ...(text !== undefined && { text }),
    ...(language !== undefined && { language }),
    ...(written && { written }),
    ...(edited && { edited }),
    ...(reply && { reply }),
    ...(id !== undefined && context.site !== undefined && { url: `${context.site}/reviews/${encodeURIComponent(id)}` }),
    ...(context.anchor !== undefined && { anchors: anchorsOf(has, context.anchor) }),
  };
}

function anchorsOf(has: Readonly<Record<string, unknown>>, anchor: string): Anchors {
  return Object.fromEntries(
    Object.entries(has).flatMap(([field, value]) => (value === undefined ? [] : [[field, anchor]])),
  );
}

/** Whole stars 1–5; 0 or anything else is no rating. */
function starsOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value >= 1 && value <= 5 ? value : undefined;
}

function words(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dateOf(value: Json | undefined, context: ReadingContext): RawReview['written'] {
  return typeof value === 'string' ? readWrittenDate(value, context) : undefined;
}

/** `reply.message` on pages, `companyReply.text` in the API. */
function replyOf(node: JsonObject, context: ReadingContext): RawReply | undefined {
  const reply = isObject(node.reply) ? node.reply : isObject(node.companyReply) ? node.companyReply : undefined;
  const text = reply && words(reply.message ?? reply.text);
  if (!reply || text === undefined) return undefined;
  const written = dateOf(reply.publishedDate ?? reply.createdAt ?? reply.updatedDate ?? reply.updatedAt, context);
  return { text, ...(written && { written }) };
}
