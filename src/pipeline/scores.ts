/** From a stored review to the scores that detectors watch: which streams it belongs to, at what time, at what level. */

import type { WeighedScore } from '../domain/drift.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { scopeOf } from '../domain/scope.ts';
import { type ScoreEvent, type Stream, stream } from '../domain/stream.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { attribute, attributedScore, namedCauses } from '../drift/weights.ts';
import type { AnalysedReview } from '../store/reviews.ts';

export interface StreamScore {
  readonly stream: Stream;
  readonly event: ScoreEvent;
}

/** A review's own score: whole level of its native scale. Undefined for a review that gives none. */
export function scoreOf(review: AnalysedReview): { scale: Scale; score: number } | undefined {
  if (review.rating !== undefined) {
    const { min, max } = scaleRange(review.scale);
    return { scale: review.scale, score: Math.min(max, Math.max(min, Math.round(review.rating))) };
  }
  if (review.recommends !== undefined) return { scale: 'recommend', score: review.recommends ? 1 : 0 };
  return undefined;
}

/** All scores that one review adds: to its location, its region, its brand, and to each touchpoint of its location. */
export function streamScores(review: AnalysedReview, touchpoints: readonly TouchpointId[]): readonly StreamScore[] {
  const own = scoreOf(review);
  if (!own) return [];
  const { brand, region } = review;
  const place = scopeOf(review);
  const at = estimatedAt(review);
  const author = review.authorKey;
  const event = (score: number): ScoreEvent => ({ at, score, ...(author && { author }) });
  const scopes = [place, ...(region === undefined ? [] : [{ brand, region }]), { brand }];
  const scores: StreamScore[] = scopes.map((scope) => ({
    stream: stream({ ...scope, measure: 'overall', scale: own.scale }),
    event: event(own.score),
  }));
  const weights = weightsOf(review, own);
  for (const touchpoint of touchpoints) {
    const given = review.subRatings?.[touchpoint];
    if (given !== undefined) {
      const parts = { ...place, touchpoint, measure: 'sub-rating', scale: 'stars' } as const;
      scores.push({ stream: stream(parts), event: event(Math.round(given)) });
    } else if (!review.subRatings) {
      const parts = { ...place, touchpoint, measure: 'attributed', scale: own.scale } as const;
      scores.push({ stream: stream(parts), event: event(attributedScore(weights, touchpoint, own.score, own.scale)) });
    }
  }
  return scores;
}

/** The review as the decomposition sees it, if it gives a score on this scale. */
export function weighedScore(review: AnalysedReview, scale: Scale): WeighedScore | undefined {
  const own = scoreOf(review);
  if (own?.scale !== scale) return undefined;
  return { at: estimatedAt(review), score: own.score, weights: weightsOf(review, own), causes: causesOf(review) };
}

/** The customer's own score for a touchpoint as the decomposition sees it, in stars: all that it lacks is that touchpoint's. */
export function weighedSubRating(review: AnalysedReview, touchpoint: TouchpointId): WeighedScore | undefined {
  const given = review.subRatings?.[touchpoint];
  if (given === undefined) return undefined;
  const weights = { [touchpoint]: 1 } as WeighedScore['weights'];
  return { at: estimatedAt(review), score: Math.round(given), weights, causes: causesOf(review) };
}

function causesOf({ analysis }: AnalysedReview): NonNullable<WeighedScore['causes']> {
  return namedCauses(analysis?.findings ?? []);
}

function weightsOf(review: AnalysedReview, own: { scale: Scale; score: number }): WeighedScore['weights'] {
  return attribute({
    score: own.score,
    scale: own.scale,
    findings: review.analysis?.findings ?? [],
    ...(review.subRatings && { subRatings: review.subRatings }),
  });
}

/** Intervals up to this wide stand for one moment, their middle. */
const NARROW_MS = 2 * DAY_MS;

/** An interval wider than this says nothing: the source gave no date, and the review counts when it was first seen. */
const UNDATED_MS = 1_100 * DAY_MS;

/**
 * One moment inside the interval in which a review was written. "3 days ago" covers one day: its middle. "3 months ago"
 * covers a month: a place in it is chosen by the review's own id, so that such reviews spread over the interval instead
 * of piling up on one day (which would read as a burst), the same way on every replay.
 */
export function estimatedAt(review: Pick<AnalysedReview, 'written' | 'externalId'>): Instant {
  const from = millis(review.written.earliest);
  const width = millis(review.written.latest) - from;
  if (width <= 0 || width > UNDATED_MS) return review.written.latest;
  const share = width <= NARROW_MS ? 0.5 : fraction(review.externalId);
  return instant(from + Math.floor(width * share));
}

/** Is the day known well enough to say something of weekdays and months? */
export function isDayKnown({ written }: Pick<AnalysedReview, 'written'>): boolean {
  return millis(written.latest) - millis(written.earliest) <= NARROW_MS;
}

/** FNV-1a of the text as a fraction in [0, 1). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // A final mix: FNV's high bits hardly move for ids that differ in their last character.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
