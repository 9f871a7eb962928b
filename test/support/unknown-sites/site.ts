/** What an invented list page is, and what it holds in truth. */
import type { RawReview } from '../../../src/domain/review.ts';
import { instant } from '../../../src/domain/time.ts';
import type { Voice } from './voices.ts';

/** When all invented pages were "captured". */
export const CAPTURED_AT = instant('2026-11-21T12:00:00Z');

/** What a page says of one review. `days` is the interval in which a correct reading must lie. */
export interface TrueReview {
  readonly author?: string;
  readonly rating?: number;
  readonly text?: string;
  readonly day?: string;
  readonly reply?: string;
  readonly id?: string;
}

export interface UnknownSite {
  readonly name: string;
  readonly url: string;
  readonly html: string;
  readonly truth: readonly TrueReview[];
  readonly shownCount?: number;
  readonly shownAverage?: number;
  readonly next?: string;
}

/** Text for HTML. */
export function esc(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The truth of a voice as a page shows it; parts that the page leaves out are removed by `without`. */
export function truthOf(voice: Voice, changes: Partial<Record<keyof TrueReview, unknown>> = {}): TrueReview {
  const all = {
    author: voice.author,
    rating: voice.rating ?? undefined,
    text: voice.text,
    day: voice.day,
    reply: voice.reply,
    ...changes,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as TrueReview;
}

/** A day in the words of a language. */
export function dayIn(day: string, language: string, style: 'long' | 'medium' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "3 months ago", rounded down in calendar units. */
export function agoIn(day: string, language: string, numeric: 'always' | 'auto' = 'always'): string {
  const days = Math.floor((Date.parse(CAPTURED_AT) - Date.parse(`${day}T06:00:00Z`)) / 86_400_000);
  const format = new Intl.RelativeTimeFormat(language, { numeric });
  if (days < 7) return format.format(-days, 'day');
  if (days < 31) return format.format(-Math.floor(days / 7), 'week');
  if (days < 365) return format.format(-Math.floor(days / 30.44), 'month');
  return format.format(-Math.floor(days / 365.25), 'year');
}

/** Shares of what was found, over one page or several. */
export interface Figures {
  readonly truth: number;
  readonly found: number;
  readonly matched: number;
  readonly ratings: Share;
  readonly dates: Share;
  readonly authors: Share;
  readonly texts: Share;
  readonly replies: Share;
}
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Holds a reading against the truth: a review is found when its text begins alike, or, without words, its author and day. */
export function compareSite(
  reviews: readonly RawReview[],
  { truth }: UnknownSite,
): { figures: Figures; faults: string[] } {
  const faults: string[] = [];
  const open = new Set(reviews);
  const pairs = truth.map((wanted) => {
    const found = [...open].find((review) => isSame(review, wanted));
    if (found) open.delete(found);
    else faults.push(`missing: ${wanted.author}: ${wanted.text?.slice(0, 50)}`);
    return { wanted, found };
  });
  for (const extra of open) faults.push(`extra: ${extra.author}: ${extra.text?.slice(0, 70)}`);
  const share = (
    field: string,
    right: (wanted: TrueReview, found: RawReview) => boolean,
    stated: (wanted: TrueReview, found: RawReview) => boolean,
  ): Share => {
    const known = pairs.filter(({ wanted, found }) => found === undefined || stated(wanted, found));
    let count = 0;
    for (const { wanted, found } of known) {
      if (found && right(wanted, found)) count += 1;
      else if (found)
        faults.push(
          `${field}: wanted ${JSON.stringify(wanted[field as keyof TrueReview])}, got ${JSON.stringify({ author: found.author, rating: found.rating, scale: found.scale, day: found.written, text: found.text, reply: found.reply }[field])}`,
        );
    }
    return { right: count, of: known.length };
  };
  const either =
    <K extends 'author' | 'rating' | 'text' | 'reply'>(key: K) =>
    (wanted: TrueReview, found: RawReview): boolean =>
      wanted[key] !== undefined || found[key] !== undefined;
  const figures = {
    truth: truth.length,
    found: reviews.length,
    matched: pairs.filter(({ found }) => found).length,
    ratings: share('rating', (wanted, found) => wanted.rating === found.rating, either('rating')),
    dates: share(
      'day',
      (wanted, found) => holdsDay(found, wanted.day),
      (wanted, found) => wanted.day !== undefined || found.written !== undefined,
    ),
    authors: share('author', (wanted, found) => wanted.author === found.author, either('author')),
    texts: share('text', (wanted, found) => fold(wanted.text) === fold(found.text), either('text')),
    replies: share('reply', (wanted, found) => fold(wanted.reply) === fold(found.reply?.text), either('reply')),
  };
  return { figures, faults };
}

function isSame(review: RawReview, wanted: TrueReview): boolean {
  if (wanted.text === undefined) return review.text === undefined && review.author === wanted.author;
  const [a, b] = [fold(review.text), fold(wanted.text)];
  return a.includes(b.slice(0, 25)) || (a.length > 12 && b.startsWith(a.replace(/…$/, '')));
}

function holdsDay({ written }: RawReview, day: string | undefined): boolean {
  if (!written || day === undefined) return written === undefined && day === undefined;
  return written.earliest.slice(0, 10) <= day && day <= written.latest.slice(0, 10);
}

function fold(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
