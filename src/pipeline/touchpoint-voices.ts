/** What customers say of one step of the journey, from the newest reviews that name it: themes in their words, and evidence. */
import { type ThemeChange, themeChanges } from '../analysis/theme-changes.ts';
import type { Quote } from '../analysis/themes.ts';
import type { BrandId, RegionId, TouchpointId } from '../domain/ids.ts';
import { earlierPeriod, type Period } from '../domain/period.ts';
import { findReviews } from '../store/review-search.ts';
import type { Db } from '../store/schema.ts';
import { type ShownReview, shownReviews } from '../store/shown-reviews.ts';

export interface VoicesQuestion {
  readonly brand?: BrandId;
  readonly region?: RegionId;
  readonly touchpoint: TouchpointId;
  readonly side: 'blamed' | 'praised';
  readonly period: Period;
}

export interface Evidence {
  readonly review: ShownReview;
  /** Offsets into its text, surest first. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export interface Voices {
  /** Reviews that name it so; no further than the search counts when `countedOut`. */
  readonly count: number;
  readonly countedOut: boolean;
  /** So many of them, the newest, were read for the themes; and of the period before. */
  readonly read: number;
  readonly readBefore: number;
  readonly themes: readonly ThemeChange[];
  /** What those read feel, nothing in particular left out. */
  readonly emotions: Readonly<Record<string, number>>;
  /** The newest with words. */
  readonly evidence: readonly Evidence[];
}

/** Reviews read for the themes of a period: a request is answered in bounded time. */
const READ = 150;
/** Themes of a language that are kept. */
const THEMES = 6;
const EVIDENCE = 4;

/** Findings less sure than this do not speak for a touchpoint. */
const SURE = 0.5;

/** Looks at no more than the newest reviews of two periods, found by the index of the search. */
export async function voicesOf(db: Db, question: VoicesQuestion): Promise<Voices> {
  const { period } = question;
  const now = await newest(db, question, period);
  const before = await newest(db, question, earlierPeriod(period, 1));
  const [quotes, earlier] = [now, before].map(({ reviews }) => reviews.flatMap((one) => quotesOf(one, question)));
  const evidence = now.reviews.flatMap((review): Evidence[] => {
    const spans = findingsOf(review, question).map(({ start, end }) => ({ start, end }));
    return spans.length > 0 && review.text !== undefined ? [{ review, spans }] : [];
  });
  return {
    count: now.count,
    countedOut: now.countedOut,
    read: now.reviews.length,
    readBefore: before.reviews.length,
    themes: themeChanges(earlier!, quotes!, { most: THEMES }).filter(({ after }) => after.reviews > 0),
    emotions: emotionsOf(now.reviews),
    evidence: evidence.slice(0, EVIDENCE),
  };
}

async function newest(db: Db, { brand, region, touchpoint, side }: VoicesQuestion, { from, to }: Period) {
  const scope = { ...(brand && { brand }), ...(region && { region }) };
  const found = await findReviews(db, { ...scope, touchpoint, side, from, to }, { order: 'newest', limit: READ });
  const { count, countedOut, marks } = found;
  const reviews = await shownReviews(
    db,
    marks.map(({ id }) => id),
  );
  return { count, countedOut, reviews };
}

function emotionsOf(reviews: readonly ShownReview[]): Record<string, number> {
  const felt = reviews.flatMap(({ analysis }) => analysis?.emotion ?? []).filter((emotion) => emotion !== 'none');
  return Object.fromEntries(
    [...Map.groupBy(felt, (emotion) => emotion)].map(([emotion, all]) => [emotion, all.length]),
  );
}

function findingsOf(review: ShownReview, { touchpoint, side }: VoicesQuestion) {
  return (review.corrected ?? review.analysis?.findings ?? [])
    .filter((one) => one.touchpoint === touchpoint && (side === 'praised' ? one.polarity > 0 : one.polarity < 0))
    .filter(({ confidence }) => confidence >= SURE)
    .toSorted((a, b) => b.confidence - a.confidence || a.start - b.start);
}

function quotesOf(review: ShownReview, question: VoicesQuestion): Quote[] {
  const { id, text, analysis } = review;
  if (text === undefined || !analysis) return [];
  return findingsOf(review, question).map(({ start, end }) => ({
    review: id,
    text: text.slice(start, end),
    language: analysis.language,
  }));
}
