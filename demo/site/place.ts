/** What the local review site shows: places and their reviews, invented; shared by its pages and by whoever compares with them. */
import type { Instant } from '../../src/domain/time.ts';

/** Languages that the site speaks. */
export type SiteLanguage = 'en' | 'fr' | 'fa';

/** One place with all it will ever show; a review appears once its moment has come. */
export interface SitePlace {
  /** Part of its address: letters, digits, hyphens. */
  readonly id: string;
  readonly kind: 'maps' | 'facebook';
  readonly name: string;
  readonly language: SiteLanguage;
  readonly reviews: readonly SiteReview[];
  /** From here on the page is built differently, so that no honest reader can read its cards. */
  readonly brokenFrom?: Instant;
}

/** One review. `rating` 1 to 5 on `maps`, `recommends` on `facebook`. */
export interface SiteReview {
  readonly id: string;
  readonly author: string;
  readonly rating?: number;
  readonly recommends?: boolean;
  readonly text?: string;
  readonly writtenAt: Instant;
  readonly reply?: { readonly text: string; readonly writtenAt: Instant };
}

/** The reviews that a place shows at a moment, newest first. */
export function shownReviews(place: SitePlace, now: Instant): readonly SiteReview[] {
  return place.reviews
    .filter(({ writtenAt }) => writtenAt <= now)
    .toSorted((a, b) => (a.writtenAt < b.writtenAt ? 1 : a.writtenAt > b.writtenAt ? -1 : a.id < b.id ? -1 : 1));
}
