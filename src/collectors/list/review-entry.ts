/** One record of a list with the fields that were chosen for it; apart, because choosing and judging both need it. */
import type { DateMark } from '../page/date-mark.ts';
import type { RatingMark } from '../page/rating-mark.ts';
import type { FoundAuthor } from './review-author.ts';
import type { FoundId } from './review-id.ts';
import type { ReviewRecord } from './review-record.ts';
import type { FoundText } from './review-text.ts';

/** One record with its fields. */
export interface ReviewEntry {
  readonly record: ReviewRecord;
  readonly text?: FoundText;
  readonly rating?: number;
  readonly mark?: RatingMark;
  readonly date?: DateMark;
  readonly author?: FoundAuthor;
  readonly recommends?: boolean;
  readonly id: FoundId;
}
