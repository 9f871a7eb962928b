/** Why a level moved: the reviews on both sides of the change, taken apart by touchpoint and cause. */

import type { Contribution, Decomposition, DriftEvent, WeighedScore } from '../domain/drift.ts';
import type { Cause } from '../domain/finding.ts';
import type { LocationId, TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { Stream } from '../domain/stream.ts';
import { DAY_MS, dayNumber, dayOf, type Instant, instant, millis } from '../domain/time.ts';
import { decompose } from '../drift/decomposition.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { estimatedAt, scoreOf, weighedScore } from './scores.ts';

/** How far back "before" reaches. */
const BEFORE_DAYS = 365;

/** Reviews before and after a change, oldest first. */
export interface Sides {
  readonly before: readonly AnalysedReview[];
  readonly after: readonly AnalysedReview[];
}

/** Reviews of a location (or of all, for a brand) on a scale, split at the start of the change. */
export function sidesOf(
  reviews: readonly AnalysedReview[],
  event: Pick<DriftEvent, 'since' | 'at'>,
  where: { readonly location?: LocationId; readonly scale: Scale },
): Sides {
  const since = instant(event.since);
  const oldest = instant(millis(since) - BEFORE_DAYS * DAY_MS);
  const before: [Instant, AnalysedReview][] = [];
  const after: [Instant, AnalysedReview][] = [];
  for (const review of reviews) {
    if (where.location && review.location !== where.location) continue;
    if (!weighedScore(review, where.scale)) continue;
    const at = estimatedAt(review);
    if (at >= oldest && at < since) before.push([at, review]);
    else if (at >= since && at <= event.at) after.push([at, review]);
  }
  return { before: inOrder(before), after: inOrder(after) };
}

/** The change taken apart, adding up exactly; undefined when one side is empty. */
export function explainChange(sides: Sides, scale: Scale): Decomposition | undefined {
  if (sides.before.length === 0 || sides.after.length === 0) return undefined;
  const decomposition = decompose(weighed(sides.before, scale), weighed(sides.after, scale), scale);
  return { ...decomposition, contributions: decomposition.contributions.map((part) => withCauses(part, sides.after)) };
}

/** An abnormal day in one sentence of fact: how many reviews, how many of them at an end of the scale, how many in the same words. */
export function describeDay(
  reviews: readonly AnalysedReview[],
  stream: Stream,
  event: Pick<DriftEvent, 'since' | 'at'>,
): string {
  const that = reviews.filter(
    (review) =>
      review.location === stream.location &&
      scoreOf(review)?.scale === stream.scale &&
      dayOf(estimatedAt(review)) === event.since,
  );
  const { min, max } = scaleRange(stream.scale);
  const at = (score: number): number => that.filter((review) => scoreOf(review)?.score === score).length;
  const [end, count] = at(min) >= at(max) ? [min, at(min)] : [max, at(max)];
  const texts = that.flatMap((review) => review.text?.trim().toLowerCase() ?? []);
  const repeated = texts.length - new Set(texts).size;
  const usual = reviews.filter((review) => review.location === stream.location).length / spanDays(reviews);
  return (
    `${that.length} reviews were written on ${event.since}, ${usual.toFixed(1)} a day are usual; ` +
    `${count} of them give ${end} of ${min}–${max}; ${repeated} repeat another's words`
  );
}

/** Days from the first to the last of these reviews; at least one. */
function spanDays(reviews: readonly AnalysedReview[]): number {
  const days = reviews.map((review) => dayNumber(estimatedAt(review)));
  return Math.max(
    1,
    days.reduce((a, b) => Math.max(a, b), 0) - days.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER),
  );
}

function weighed(reviews: readonly AnalysedReview[], scale: Scale): readonly WeighedScore[] {
  return reviews.flatMap((review) => weighedScore(review, scale) ?? []);
}

/** Adds what the customers of the new level name as cause for this touchpoint: people, policy or tools, as shares. */
function withCauses(part: Contribution, after: readonly AnalysedReview[]): Contribution {
  const counts = new Map<Cause, number>();
  for (const review of after) {
    for (const cause of causesNamed(review, part.touchpoint)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return part;
  return { ...part, causes: Object.fromEntries([...counts].map(([cause, count]) => [cause, count / total])) };
}

function causesNamed(review: AnalysedReview, touchpoint: TouchpointId): ReadonlySet<Cause> {
  const findings = review.analysis?.findings ?? [];
  return new Set(findings.flatMap((one) => (one.touchpoint === touchpoint && one.cause ? [one.cause] : [])));
}

function inOrder(dated: [Instant, AnalysedReview][]): readonly AnalysedReview[] {
  return dated.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, review]) => review);
}
