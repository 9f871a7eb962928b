/** What a watch is fed and what is heard of it, the same in a pass over what is new and in a replay of all history. */
import type { Config } from '../config/config.ts';
import type { DriftEvent } from '../domain/drift.ts';
import type { Stream } from '../domain/stream.ts';
import type { ReviewRates } from '../store/rates.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { estimatedAt, type StreamScore, scoreOf, streamScores } from './scores.ts';

/** What a stream said. */
export interface Said {
  readonly stream: Stream;
  readonly event: DriftEvent;
}

/** Reviews in the order in which they were written; those of one moment by their place in the store. */
export function byTime(reviews: readonly AnalysedReview[]): readonly AnalysedReview[] {
  return reviews
    .map((review) => ({ review, at: estimatedAt(review) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.review.id - b.review.id))
    .map(({ review }) => review);
}

/** A review's scores, without the brand's where the brand is one location: it would only say the same twice. */
export function watchedScores(
  { touchpoints, locations }: Pick<Config, 'touchpoints' | 'locations'>,
  review: AnalysedReview,
): readonly StreamScore[] {
  const scores = streamScores(
    review,
    touchpoints.map(({ id }) => id),
  );
  const many = locations.filter(({ brand }) => brand === review.brand).length > 1;
  return many ? scores : scores.filter(({ stream }) => stream.location !== undefined);
}

/**
 * Is this to be told? Silence is the ledger's to tell, and an abnormal day is one place's day: its touchpoints and its
 * brand see the same reviews and would only repeat it.
 */
export function isSaid({ stream, event }: Said): boolean {
  const whole = stream.location !== undefined && stream.measure === 'overall';
  return event.type === 'drift' || event.type === 'recovered' || (event.type === 'burst' && whole);
}

/** Reviews a year of a stream. A sub-rating comes with a review's own score, whatever its scale (`scales` = those there are). */
export function reviewsPerYear(rates: ReviewRates, scales: ReadonlySet<string>): (stream: Stream) => number {
  return ({ location, measure, scale }) =>
    measure === 'sub-rating'
      ? [...scales].reduce((total, one) => total + rates(location, one), 0)
      : rates(location, scale);
}

/** The scales on which reviews give their own score. */
export function ownScales(reviews: readonly AnalysedReview[]): ReadonlySet<string> {
  return new Set(reviews.flatMap((review) => scoreOf(review)?.scale ?? []));
}
