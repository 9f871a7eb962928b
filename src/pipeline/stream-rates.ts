/** How many reviews a year each stream of a brand is to expect, for those who look at watches without a pass. */
import type { Stream } from '../domain/stream.ts';
import type { ReviewRates } from '../store/rates.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { scoreOf } from './scores.ts';

/** Reviews a year of a stream. A sub-rating comes with a review's own score, whatever its scale (`scales` = those there are). */
export function streamRates(rates: ReviewRates, scales: ReadonlySet<string>): (stream: Stream) => number {
  return (stream) =>
    stream.measure === 'sub-rating'
      ? [...scales].reduce((total, one) => total + rates(stream, one), 0)
      : rates(stream, stream.scale);
}

/** The scales on which reviews give their own score. */
export function ownScales(reviews: readonly AnalysedReview[]): ReadonlySet<string> {
  return new Set(reviews.flatMap((review) => scoreOf(review)?.scale ?? []));
}
