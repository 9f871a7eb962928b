/** The list of a page as both ways of reading give it, by selectors and by structure; apart, because both need to know it. */

import type { ReviewList } from '../../list/review-list.ts';
import type { Part } from '../../page/page-outline.ts';

/** A list as either way of reading gives it. */
export interface ReadList extends Pick<ReviewList, 'reviews' | 'confidence' | 'brokenFields' | 'unloaded'> {
  readonly parts: readonly Part[];
  readonly ratings?: ReviewList['ratings'];
  readonly next?: string;
  readonly count?: number;
  readonly average?: number;
  /** What a selector that found nothing was meant to find. */
  readonly fault?: string;
}
