/** Chooses the customers' own words for a message: the strongest and newest on the point, one per author and day. */
import type { Direction } from '../domain/drift.ts';
import type { Finding, Span } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { dayOf, type WrittenDate } from '../domain/time.ts';
import { cutAt, plain } from './plain.ts';

/** One review as a candidate for quoting. */
export interface QuoteCandidate {
  /** `StoredReview.id`, where it has one. */
  readonly review?: number;
  readonly text: string;
  /** BCP 47, `und` when unknown. */
  readonly language: string;
  readonly written: WrittenDate;
  /** In the units of the scale. */
  readonly score: number;
  readonly url?: string;
  /** Any stable key of the author; without one every review counts as another author's. */
  readonly authorKey?: string;
  /** Findings of the analysis, offsets into `text`. */
  readonly findings: readonly Finding[];
  /** Share (0 to 1) of this review's lost points, or of its praise, that goes to the touchpoint in question. */
  readonly weight: number;
}

/** An excerpt in the original language: at most 300 UTF-16 units of whole graphemes, without steering characters. */
export interface Quote {
  /** `StoredReview.id`, where it has one. */
  readonly review?: number;
  readonly text: string;
  /** The words of `text` that say it, where they are all in it. */
  readonly mark?: Span;
  readonly language: string;
  readonly written: WrittenDate;
  readonly score: number;
  readonly url?: string;
}

export interface QuoteWish {
  /** Absent: whole reviews count, and their first sentences are quoted. */
  readonly touchpoint?: TouchpointId;
  readonly direction: Direction;
  /** Default 5. */
  readonly limit?: number;
  /** Scale of the scores. Default stars. */
  readonly scale?: Scale;
}

/** Longest excerpt, in UTF-16 units (the right to quote is a right to quote briefly). */
const EXCERPT_LIMIT = 300;

/** Newest first among this many times `limit` of the strongest. */
const POOL = 4;

/** So much text around the evidence is searched for sentence ends. */
const WINDOW = 600;

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** At most `limit` quotes that say what moved, newest first; fewer when fewer distinct authors, days or words exist. */
export function pickQuotes(reviews: readonly QuoteCandidate[], wish: QuoteWish): Quote[] {
  const limit = wish.limit ?? 5;
  const ranked = reviews
    .map((review) => ({ review, strength: strengthOf(review, wish) }))
    .filter(({ review, strength }) => strength > 0 && review.text.trim() !== '')
    .sort((a, b) => b.strength - a.strength || newest(a.review, b.review));
  const strongest = distinct(
    ranked.map(({ review }) => review),
    limit * POOL,
  );
  return strongest
    .sort(newest)
    .slice(0, limit)
    .map((review) => quoteOf(review, wish));
}

/** The best of each author, of each day and of each wording, in the given order. */
function distinct(reviews: readonly QuoteCandidate[], limit: number): QuoteCandidate[] {
  const seen = new Set<string>();
  const kept: QuoteCandidate[] = [];
  for (const review of reviews) {
    const day = `day ${dayOf(review.written.latest)}`;
    const marks = [day, `text ${review.text.trim()}`, ...(review.authorKey ? [`author ${review.authorKey}`] : [])];
    if (marks.some((mark) => seen.has(mark))) continue;
    for (const mark of marks) seen.add(mark);
    kept.push(review);
    if (kept.length === limit) break;
  }
  return kept;
}

/** Weight × distance from the good (or bad) end of the scale × how clearly the words say it. */
function strengthOf(review: QuoteCandidate, wish: QuoteWish): number {
  const { min, max } = scaleRange(wish.scale ?? 'stars');
  const side = wish.direction === 'down' ? max - review.score : review.score - min;
  const finding = evidence(review, wish);
  const clarity = finding ? Math.abs(finding.polarity) * finding.confidence : 0.1;
  return Math.max(0, review.weight) * Math.max(0, side / (max - min)) * clarity;
}

/** The finding about the touchpoint that says most clearly what the direction says. */
function evidence(review: QuoteCandidate, wish: QuoteWish): Finding | undefined {
  const sign = wish.direction === 'down' ? -1 : 1;
  const clear = (finding: Finding) => finding.polarity * sign * finding.confidence;
  return review.findings
    .filter((finding) => !wish.touchpoint || finding.touchpoint === wish.touchpoint)
    .filter((finding) => clear(finding) > 0)
    .sort((a, b) => clear(b) - clear(a))[0];
}

function quoteOf(review: QuoteCandidate, wish: QuoteWish): Quote {
  const { review: id, language, written, score, url } = review;
  const finding = evidence(review, wish);
  const text = excerpt(review.text, finding);
  const mark = finding && markIn(text, tidy(review.text.slice(finding.start, finding.end)));
  return {
    ...(id !== undefined && { review: id }),
    text,
    ...(mark && { mark }),
    language,
    written,
    score,
    ...(url && { url }),
  };
}

/** Where the words stand in the excerpt; nowhere when they are all of it, or were cut. */
function markIn(text: string, words: string): Span | undefined {
  const start = words === '' || words === text ? -1 : text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}

/** The sentences around the evidence, shortened to the limit; the evidence itself is the last thing to be cut. */
function excerpt(text: string, finding: Finding | undefined): string {
  const start = finding ? Math.max(0, Math.min(finding.start, text.length)) : 0;
  const end = finding ? Math.max(start, Math.min(finding.end, text.length)) : start + 1;
  const from = Math.max(0, start - WINDOW);
  const to = Math.min(text.length, Math.max(end, start + 1) + WINDOW);
  const window = text.slice(from, to);
  const near = [...sentences.segment(window)].filter(
    ({ index, segment }) => from + index < end && from + index + segment.length > start,
  );
  const first = from + (near[0]?.index ?? 0);
  const last = near.at(-1);
  const stop = last ? from + last.index + last.segment.length : to;
  const whole = tidy(text.slice(first, stop));
  if (whole.length <= EXCERPT_LIMIT) return whole;
  const clause = tidy(text.slice(start, stop));
  const mark = start > first ? '…' : '';
  const room = EXCERPT_LIMIT - mark.length;
  return `${mark}${clause.length <= room ? clause : `${cutAt(clause, room - 1).trimEnd()}…`}`;
}

function tidy(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}

function newest(a: QuoteCandidate, b: QuoteCandidate): number {
  return a.written.latest < b.written.latest ? 1 : a.written.latest > b.written.latest ? -1 : 0;
}
