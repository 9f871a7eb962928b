/** Which fields of the reviews on a page could not be read, and what follows; apart, so that every kind judges alike. */
import type { RawReview } from '../../domain/review.ts';
import type { Outcome, ReviewField } from '../../domain/run.ts';

/** How many of so many reviews lack each field that they should have. */
export interface Breakage {
  readonly total: number;
  /** Fields that some lack, with how many. */
  readonly missing: readonly (readonly [ReviewField, number])[];
}

const HAS: Readonly<Record<ReviewField, (review: RawReview) => boolean>> = {
  id: ({ externalId }) => externalId !== undefined,
  author: ({ author }) => author !== undefined,
  rating: ({ rating }) => rating !== undefined,
  recommends: ({ recommends, rating }) => recommends !== undefined || rating !== undefined,
  text: ({ text, translated }) => text !== undefined || translated !== undefined,
  date: ({ written }) => written !== undefined,
  reply: () => true,
};

/** Counts what is missing of the fields that every review of this kind has. */
export function breakageOf(reviews: readonly RawReview[], expected: readonly ReviewField[]): Breakage {
  const missing = expected.flatMap((field) => {
    const count = reviews.filter((review) => !HAS[field](review)).length;
    return count > 0 ? [[field, count] as const] : [];
  });
  return { total: reviews.length, missing };
}

/** Adds up what several pages of one walk lacked. */
export function addBreakage(a: Breakage, b: Breakage): Breakage {
  const counts = new Map<ReviewField, number>(a.missing);
  for (const [field, count] of b.missing) counts.set(field, (counts.get(field) ?? 0) + count);
  return { total: a.total + b.total, missing: [...counts] };
}

/** What a page or a walk with broken fields amounts to; absent when nothing is broken. More than half without a field is another layout. */
export function judgeBreakage({
  total,
  missing,
}: Breakage):
  | { readonly outcome: Outcome; readonly reason: string; readonly brokenFields: readonly ReviewField[] }
  | undefined {
  if (missing.length === 0) return undefined;
  const brokenFields = missing.map(([field]) => field);
  const lost = missing.filter(([, count]) => count * 2 > total);
  const told = missing.map(([field, count]) => `${field} (missing in ${count})`).join(', ');
  if (lost.length === 0)
    return {
      outcome: 'partial',
      reason: `Expected every field of ${total} reviews, got some without ${told}`,
      brokenFields,
    };
  return {
    outcome: 'layout-changed',
    reason: `Expected every field of ${total} reviews, could not read ${told}; the layout changed: send the sample to the maintainer`,
    brokenFields,
  };
}
