/** Scores of an unknown page in the scale that its source asks for; apart, because the page and the source may count differently. */
import type { RawReview } from '../../../domain/review.ts';
import { type Scale, scaleRange } from '../../../domain/scale.ts';

/** What the options say of scores. */
interface ScaleOptions {
  readonly scale?: string | undefined;
  readonly ratingOutOf?: number | undefined;
}

/** The same reviews with scores in the wanted scale: linear between the ends of both. As they are where nothing is asked for. */
export function toScale(reviews: readonly RawReview[], { scale, ratingOutOf }: ScaleOptions): readonly RawReview[] {
  if (scale === undefined && ratingOutOf === undefined) return reviews;
  const wanted = (scale ?? (ratingOutOf === undefined || ratingOutOf === 5 ? 'stars' : `1-${ratingOutOf}`)) as Scale;
  const to = scaleRange(wanted);
  return reviews.map((review) => {
    const own = review.scale === 'recommend' ? { min: 0, max: 1 } : scaleRange(review.scale);
    const from = ratingOutOf === undefined ? own : { min: Math.min(own.min, to.min), max: ratingOutOf };
    const { rating, ...rest } = review;
    if (rating === undefined) return { ...rest, scale: wanted };
    const same = from.min === to.min && from.max === to.max;
    // 9 of 0 to 10 is 9 of 1 to 10: where only the lower end differs, pages mean the same numbers.
    const alike = same || from.max === to.max;
    const value = alike ? rating : to.min + ((rating - from.min) * (to.max - to.min)) / (from.max - from.min);
    const rounded = Math.round(value * 100) / 100;
    return rounded >= to.min && rounded <= to.max
      ? { ...rest, scale: wanted, rating: rounded }
      : { ...rest, scale: wanted };
  });
}
