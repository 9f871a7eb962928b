/** What customers say of each touchpoint in a period, and how that changed since the period before. */
import { summaryOf } from '../analysis/summary.ts';
import { type ThemeChange, themeChanges } from '../analysis/theme-changes.ts';
import { type Quote, themesOf } from '../analysis/themes.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { reviewsOf } from '../store/reviews.ts';
import type { Context } from './context.ts';

export interface ThemesQuestion {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly brand?: BrandId;
  readonly location?: LocationId;
  /** All of the journey when left out. */
  readonly touchpoints?: readonly TouchpointId[];
  /** What is praised instead of what is blamed. */
  readonly praise: boolean;
}

export interface TouchpointThemes {
  readonly touchpoint: TouchpointId;
  /** Reviews that blame (or praise) it, in the period and in the one of the same length before. */
  readonly reviews: number;
  readonly reviewsBefore: number;
  readonly themes: readonly ThemeChange[];
  /** At most three, each a customer's own words. */
  readonly summary: readonly Quote[];
}

export interface ThemesReport {
  readonly from: Instant;
  readonly to: Instant;
  readonly before: Instant;
  readonly touchpoints: readonly TouchpointThemes[];
}

/** Findings less sure than this do not speak for a touchpoint. */
const SURE = 0.5;

/** Touchpoints that nobody speaks of are left out; the most blamed comes first. */
export async function reportThemes(context: Context, question: ThemesQuestion): Promise<ThemesReport> {
  const { config, opened } = context;
  const { from, to, brand, location } = question;
  const before = instant(millis(from) - (millis(to) - millis(from)));
  const where = { ...(brand && { brand }), ...(location && { location }) };
  const reviews = await reviewsOf(opened.db, { ...where, from: before, to });
  const asked = new Set(question.touchpoints ?? config.touchpoints.map(({ id }) => id));
  const earlier = new Map<TouchpointId, Quote[]>();
  const now = new Map<TouchpointId, Quote[]>();
  for (const { id, text, analysis, removedAt, written } of reviews) {
    if (!analysis || text === undefined || removedAt) continue;
    const period = millis(written.latest) < millis(from) ? earlier : now;
    for (const { touchpoint, polarity, confidence, start, end } of analysis.findings) {
      if (!asked.has(touchpoint) || confidence < SURE || polarity === 0 || polarity > 0 !== question.praise) continue;
      const quotes = period.get(touchpoint) ?? [];
      period.set(touchpoint, quotes);
      quotes.push({ review: id, text: text.slice(start, end), language: analysis.language });
    }
  }
  const touchpoints = [...now].map(([touchpoint, quotes]) => ({
    touchpoint,
    reviews: countReviews(quotes),
    reviewsBefore: countReviews(earlier.get(touchpoint) ?? []),
    themes: themeChanges(earlier.get(touchpoint) ?? [], quotes).filter(({ after }) => after.reviews > 0),
    summary: summaryOf(themesOf(quotes)),
  }));
  return { from, to, before, touchpoints: touchpoints.sort((a, b) => b.reviews - a.reviews) };
}

function countReviews(quotes: readonly Quote[]): number {
  return new Set(quotes.map(({ review }) => review)).size;
}
