/** What can be read of a brand today; apart, as whoever writes about its incidents needs it. */
import type { BrandId } from '../domain/ids.ts';
import { type AnalysedReview, reviewsOf } from '../store/reviews.ts';
import type { Context } from './context.ts';
import type { StoreContext } from './open-store.ts';

/** Who has no analyser at hand takes what the last one said. */
export type ReadingContext = StoreContext & Partial<Pick<Context, 'analyser'>>;

/** The analysed reviews of a brand: a removed review explains nothing any more. */
export async function storedReviews(
  { opened, analyser }: ReadingContext,
  brand: BrandId,
): Promise<readonly AnalysedReview[]> {
  const reviews = await reviewsOf(opened.db, { brand, ...(analyser && { analyser: analyser.version }) });
  return reviews.filter((review) => !review.removedAt);
}
