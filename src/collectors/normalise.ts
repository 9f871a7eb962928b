/** Raw review → review as kept: the one place where text becomes safe to store and personal data is left behind. */
import { createHash } from 'node:crypto';
import type { SourceId, TouchpointId } from '../domain/ids.ts';
import type { RawReview, Review } from '../domain/review.ts';
import { scaleRange } from '../domain/scale.ts';
import { DAY_MS, type Instant, instant, millis, type WrittenDate } from '../domain/time.ts';
import { readWrittenDate } from './dates/written-date.ts';
import { maskPersonal } from './mask.ts';

export interface NormaliseContext {
  readonly source: SourceId;
  /** Name of an author → HMAC-SHA-256, hex, under a key outside the database. */
  readonly authorKey: (name: string) => string;
  /** When it was read: no review is younger. */
  readonly seenAt: Instant;
}

/** `note` says what was dropped from a review that is kept. */
export type Normalised = { readonly review: Review; readonly note?: string } | { readonly skipped: string };

/** Longest text kept, in UTF-16 units; the content hash covers what lies beyond. */
export const MAX_TEXT = 65_536;

/**
 * Makes the review that is stored. Text: well-formed, without NUL, line ends `\n`, NFC, trimmed, personal data masked,
 * then cut at `MAX_TEXT` between graphemes; all that before any hash. A rating outside its scale is dropped. A date in
 * the future is clamped to `seenAt`; an absent one becomes the interval from 1995 (no review site is older) to `seenAt`,
 * so that nobody takes it for exact. Skipped: nothing rated, recommended or said.
 */
export function normaliseReview(raw: RawReview, context: NormaliseContext): Normalised {
  const whole = cleanText(raw.text);
  const reply = cleanText(raw.reply?.text);
  const rating = fittingRating(raw);
  if (whole === undefined && rating === undefined && raw.recommends === undefined) {
    return { skipped: raw.rating === undefined ? 'nothing rated, recommended or said' : ratingNote(raw) };
  }
  const name = authorName(raw.author);
  const text = whole === undefined ? undefined : cutText(whole);
  const content = { rating, recommends: raw.recommends, text: whole, reply, subRatings: fittingSubRatings(raw) };
  const authorKey = name === undefined ? undefined : context.authorKey(name);
  const written = clampDate(raw.written, context.seenAt);
  const id = cleanId(raw.externalId);
  const review: Review = {
    source: context.source,
    externalId:
      id ??
      compositeId({ authorKey, written: raw.written, rating, recommends: raw.recommends, text: whole }, context.seenAt),
    externalIdIsComposite: id === undefined,
    authorKey,
    scale: raw.scale,
    rating,
    recommends: raw.recommends,
    text,
    truncated: raw.truncated === true || text !== whole,
    language: cleanLanguage(raw.language),
    written,
    reply: reply === undefined ? undefined : cleanReply(reply, raw, context.seenAt),
    url: cleanUrl(raw.url),
    subRatings: content.subRatings,
    contentHash: hashContent(content),
  };
  const kept = Object.fromEntries(
    Object.entries(review).filter(([, value]) => value !== undefined),
  ) as unknown as Review;
  return raw.rating !== undefined && rating === undefined ? { review: kept, note: ratingNote(raw) } : { review: kept };
}

/** Text as it is kept but for its length; undefined when it holds nothing that can be seen. */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const clean = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .normalize('NFC')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(clean) ? maskPersonal(clean) : undefined;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `MAX_TEXT` units, cut before the grapheme that would be split (after a whole code point when that one is endless). */
function cutText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const from = MAX_TEXT - 256;
  const tail = text.slice(from, MAX_TEXT + 256).replace(/^[\udc00-\udfff]/, ' ');
  const start = graphemes.segment(tail).containing(256)?.index ?? 256;
  return text
    .slice(0, start === 0 ? MAX_TEXT : from + start)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

const NOBODY = new Set(
  'anonymous|anonymous user|anonym|anonyme|anónimo|anonimo|anônimo|anoniem|anonymus|anonim|anonymt|аноним|анонимно|匿名|匿名用户|익명|مجهول|guest|gast|invité|invitado|a google user|google user|un utilisateur google|utilisateur anonyme|utilisateur google|ein google-nutzer|google-nutzer|un usuario de google|usuario de google|un utente google|utente google|um usuário do google|usuário do google|utilizador do google|een google-gebruiker|google-gebruiker|użytkownik google|пользователь google|google kullanıcısı|مستخدم google|google ユーザー|google 用户|google 사용자|ناشناس|کاربر ناشناس|کاربر گوگل|کاربر مهمان'.split(
    '|',
  ),
);

/** The name that is hashed: NFKC, single spaces, trimmed. "Anonymous" and its like name nobody. */
function authorName(author: string | undefined): string | undefined {
  const name = (author ?? '')
    .slice(0, 1_000)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\s\0]+/g, ' ')
    .trim();
  return name === '' || NOBODY.has(name.toLowerCase()) ? undefined : name;
}

function fittingRating({ rating, scale }: RawReview): number | undefined {
  if (rating === undefined || !Number.isFinite(rating)) return undefined;
  const { min, max } = scaleRange(scale);
  return rating >= min && rating <= max ? rating : undefined;
}

function ratingNote({ rating, scale }: RawReview): string {
  const { min, max } = scaleRange(scale);
  return `expected a rating from ${min} to ${max} (scale ${scale}), got ${rating}`;
}

function fittingSubRatings({ subRatings = {} }: RawReview): Readonly<Record<TouchpointId, number>> | undefined {
  const fitting = Object.entries(subRatings).filter(([, stars]) => stars >= 1 && stars <= 5);
  return fitting.length > 0 ? Object.fromEntries(fitting.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

const NO_SITE_IS_OLDER = instant(Date.UTC(1995, 0, 1));

function clampDate(written: WrittenDate | undefined, seenAt: Instant): WrittenDate {
  if (!written) return { earliest: NO_SITE_IS_OLDER, latest: seenAt };
  const latest = Math.min(millis(written.latest), millis(seenAt));
  const earliest = Math.min(millis(written.earliest), latest);
  const wording = written.wording
    ?.toWellFormed()
    .replace(/[\0\r\n]+/g, ' ')
    .slice(0, 200);
  return { earliest: instant(earliest), latest: instant(latest), ...(wording !== undefined && { wording }) };
}

function cleanReply(reply: string, raw: RawReview, seenAt: Instant): Review['reply'] {
  const written = raw.reply?.written;
  return written ? { text: cutText(reply), written: clampDate(written, seenAt) } : { text: cutText(reply) };
}

/** A source's id as it is, without NUL; one too long for an index is kept as its hash. */
function cleanId(id: string | undefined): string | undefined {
  const clean = id?.toWellFormed().replaceAll('\0', '').trim();
  if (!clean) return undefined;
  return clean.length <= 512 ? clean : `sha256:${sha256(clean)}`;
}

interface CompositeParts {
  readonly authorKey: string | undefined;
  readonly written: WrittenDate | undefined;
  readonly rating: number | undefined;
  readonly recommends: boolean | undefined;
  readonly text: string | undefined;
}

/** A text this long is nobody else's; a shorter one ("Très bien") needs its date to be told from its like. */
const DISTINCT_TEXT = 24;
/** Of a text so much counts: a reading that cuts it ("More" not expanded) is of the same review. */
const TEXT_IN_ID = 120;

/**
 * For sources without ids: `composite:` + SHA-256 of author key, rating, recommendation and beginning of the text, and,
 * where the text is none or short, of the date if that will read the same tomorrow: "3 hours ago" and "yesterday" will
 * not. Two reviews alike in all of that are one; an edited beginning makes another review.
 */
function compositeId({ authorKey, written, rating, recommends, text }: CompositeParts, seenAt: Instant): string {
  const beginning = text?.slice(0, TEXT_IN_ID);
  const date = text !== undefined && text.length >= DISTINCT_TEXT ? undefined : lastingDate(written, seenAt);
  return `composite:${sha256(JSON.stringify([authorKey, date, rating, recommends, beginning]))}`;
}

/** The date as far as every later reading of the same page will give it again; undefined when it will not. */
function lastingDate(written: WrittenDate | undefined, seenAt: Instant): string | undefined {
  if (!written) return undefined;
  const { earliest, latest, wording } = written;
  const worded = wording === undefined ? undefined : absoluteDate(wording, seenAt);
  const stamped = earliest === latest;
  // A moment before what the words say was cut off at the capture: the site's zone is ahead of ours.
  if (worded && !(stamped && worded.earliest < earliest)) return spanOf(worded);
  if (stamped) return earliest;
  const midnight = earliest.endsWith('T00:00:00.000Z') && latest.startsWith(earliest.slice(0, 10));
  return wording === undefined && midnight ? earliest.slice(0, 10) : undefined;
}

/** What the words mean whenever they are read; undefined for "yesterday" and for a day without its year. */
function absoluteDate(wording: string, seenAt: Instant): WrittenDate | undefined {
  const [next, later] = [400, 800].map((days) =>
    readWrittenDate(wording, { capturedAt: instant(millis(seenAt) + days * DAY_MS) }),
  );
  return next && later && next.earliest === later.earliest && next.latest === later.latest ? next : undefined;
}

function spanOf({ earliest, latest }: WrittenDate): string {
  if (earliest === latest) return earliest;
  const day = earliest.slice(0, 10);
  return latest.startsWith(day) ? day : `${earliest}/${latest}`;
}

function hashContent(content: Readonly<Record<string, unknown>>): string {
  const { rating, recommends, text, reply, subRatings } = content;
  return sha256(JSON.stringify([rating, recommends, text, reply, subRatings]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function cleanLanguage(language: string | undefined): string | undefined {
  const tag = language?.replaceAll('_', '-') ?? '';
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function cleanUrl(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2_000 || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
