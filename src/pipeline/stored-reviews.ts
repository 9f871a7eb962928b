/** What can be read of a brand today; apart, as whoever writes about its incidents needs it. */
import type { BrandId } from '../domain/ids.ts';
import { type AnalysedReview, reviewsOf } from '../store/reviews.ts';
import type { Context } from './context.ts';

/** The analysed reviews of a brand: a removed review explains nothing any more. */
export async function storedReviews({ opened, analyser }: Context, brand: BrandId): Promise<readonly AnalysedReview[]> {
  const reviews = await reviewsOf(opened.db, { brand, analyser: analyser.version });
  return reviews.filter((review) => !review.removedAt);
}
