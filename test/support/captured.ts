/** Compares a reading with the `expected.json` beside a captured page; shared by the tests of every collector kind. */
import { readFileSync } from 'node:fs';
import type { PageReading } from '../../src/collectors/collector.ts';
import type { RawReview } from '../../src/domain/review.ts';

/** One review as an `expected.json` states it: texts cut at 80 characters, replies at 40. */
export interface ExpectedReview {
  readonly reviewId?: string | number | null;
  readonly author?: string | null;
  readonly rating?: number | null;
  readonly recommends?: boolean;
  readonly text?: string | null;
  readonly dateText?: string | number | null;
  readonly ownerReply?: string | null;
  readonly ownerReplyDateText?: string | null;
  readonly truncated?: boolean;
  readonly timestampMicros?: number;
  /** Seconds since the epoch. */
  readonly time?: number;
  readonly publishTime?: string;
  readonly language?: string | null;
}

/** The parts of an `expected.json` that every kind has. */
export interface Expected {
  readonly count: number;
  readonly distinctCount?: number;
  readonly reviews: readonly ExpectedReview[];
  readonly placeName?: string;
  readonly aggregateRating?: number | { readonly ratingValue: number };
  readonly aggregateCount?: number;
}

/** Reads an `expected.json`. */
export function readExpected(path: string): Expected {
  return JSON.parse(readFileSync(path, 'utf8')) as Expected;
}

/** What differs, in words; empty when the reading holds what was expected. White space is folded before comparing. */
export function compareCaptured(reading: PageReading, expected: Expected): string[] {
  const count = expected.distinctCount ?? expected.count;
  const faults =
    reading.reviews.length === count || reading.reviews.length === expected.count
      ? []
      : [`Expected ${count} reviews, got ${reading.reviews.length}`];
  const { placeName, aggregateRating, aggregateCount } = expected;
  const average = typeof aggregateRating === 'object' ? aggregateRating.ratingValue : aggregateRating;
  if (placeName !== undefined) faults.push(...differing('place', fold(reading.location), fold(placeName)));
  if (average !== undefined) faults.push(...differing('average', reading.shownAverage, average));
  if (aggregateCount !== undefined) faults.push(...differing('count shown', reading.shownCount, aggregateCount));
  expected.reviews.forEach((wanted, index) => {
    const found = reading.reviews[index];
    if (!found) faults.push(`Expected a review at ${index}, got none`);
    else faults.push(...compareReview(found, wanted).map((fault) => `review ${index}: ${fault}`));
  });
  return faults;
}

function differing(field: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`${field}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(found)}`];
}

function compareReview(found: RawReview, wanted: ExpectedReview): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['author', fold(found.author), fold(wanted.author)],
    ['text', startOf(asSource(found, wanted.text), 80), startOf(wanted.text, 80)],
    ['reply', startOf(found.reply?.text, 40), startOf(wanted.ownerReply, 40)],
    ['truncated', found.truncated ?? false, wanted.truncated ?? false],
  ];
  if (wanted.reviewId != null) pairs.push(['id', found.externalId, String(wanted.reviewId)]);
  if (wanted.rating != null) pairs.push(['rating', found.rating, wanted.rating]);
  if (wanted.rating === undefined && !('rating' in wanted)) pairs.push(['rating', found.rating, undefined]);
  if (wanted.recommends !== undefined) pairs.push(['recommends', found.recommends, wanted.recommends]);
  if (wanted.dateText != null)
    pairs.push(['date wording', fold(found.written?.wording), fold(String(wanted.dateText))]);
  if (wanted.timestampMicros !== undefined)
    pairs.push(['date', found.written?.latest, new Date(wanted.timestampMicros / 1000).toISOString()]);
  if (wanted.ownerReplyDateText != null)
    pairs.push(['date of the reply', fold(found.reply?.written?.wording), fold(wanted.ownerReplyDateText)]);
  if (wanted.time !== undefined)
    pairs.push(['date', found.written?.latest, new Date(wanted.time * 1000).toISOString()]);
  if (wanted.publishTime !== undefined)
    pairs.push(['date', found.written?.latest, new Date(wanted.publishTime).toISOString()]);
  if (wanted.language != null) pairs.push(['language', found.language, wanted.language]);
  return pairs.flatMap(([field, a, b]) => differing(field, a, b));
}

/** Google's owner API gives both languages in one string, which is read as two. */
function asSource({ text, translated }: RawReview, wanted: string | null | undefined): string | undefined {
  if (!wanted?.startsWith('(Translated by Google)')) return text;
  return `(Translated by Google) ${translated}\n\n(Original)\n${text}`;
}

function fold(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}

/** The first characters, folded; expectations were cut before folding, so the last two characters may differ. */
function startOf(text: string | null | undefined, length: number): string | undefined {
  const start = text?.trim().slice(0, length);
  return fold(start?.slice(0, Math.max(1, length - 4)));
}
