/** One pass over one source, and how it ended. */
import type { SourceId } from './ids.ts';
import type { Instant } from './time.ts';

/** How a run can end. Only `complete` and `empty` may be read as "nothing new". */
export const OUTCOMES = [
  'complete',
  'partial',
  'empty',
  'blocked',
  'limited',
  'login',
  'layout-changed',
  'unreachable',
  'quota',
  'unauthorised',
  'refused',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** May "no new review" be believed after this outcome? */
export function isTrustworthy(outcome: Outcome): boolean {
  return outcome === 'complete' || outcome === 'empty';
}

/** How a pass over a source ended, as its collector says. */
export interface RunEnd {
  readonly outcome: Outcome;
  /** One sentence for the engineer: what was found, what was expected, what to do. Always there unless `complete`. */
  readonly reason?: string;
  /** Review count and average that the source itself shows. */
  readonly shownCount?: number;
  readonly shownAverage?: number;
  /** Why the walk stopped. */
  readonly stop?: Stop;
  /** Oldest moment that this pass reached. */
  readonly oldest?: Instant;
  /** A redacted sample of what could not be read (at most 4 kB), for `layout-changed`. */
  readonly sample?: string;
  /** Fields of a review that should have been there and could not be read, for `layout-changed` and `partial`. */
  readonly brokenFields?: readonly ReviewField[];
  /** What the source's first answer carried, to ask next time whether anything changed; only after a whole reading. */
  readonly validators?: Validators;
}

/**
 * Why a walk stopped: at the `end` of the list; at reviews that are all `known` and unchanged; at the `date` it was asked to go
 * back to; at a `limit` of its options; or at once, as the source says that it is `unmodified`.
 */
export type Stop = 'end' | 'known' | 'date' | 'limit' | 'unmodified';

/** Parts of a review that a reader looks for one by one. */
export const REVIEW_FIELDS = ['id', 'author', 'rating', 'recommends', 'text', 'date', 'reply'] as const;
export type ReviewField = (typeof REVIEW_FIELDS)[number];

/** What an answer says of its own version (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What one pass did, for the ledger. read = new + edited + same + skipped. */
export interface RunCounts {
  readonly read: number;
  readonly new: number;
  readonly edited: number;
  readonly same: number;
  /** Entries that are no review of ours: no score and no text, or the same entry twice on the page. */
  readonly skipped: number;
}

/** How far a pass was sent: through `all` the source shows, down to what is known (`new`), or over a `period` asked for by hand. */
export type Reach = 'all' | 'new' | 'period';

/** What one pass changed in what was stored, beside new reviews and edits. */
export interface RunChanges {
  /** Reviews that three complete listings in a row lacked, this one the third. */
  readonly removed: number;
  /** Reviews once removed that the source shows again. */
  readonly returned: number;
  /** Edits that raised or lowered the rating. */
  readonly starsUp: number;
  readonly starsDown: number;
  /** Those of `starsUp` that came after an answer of the owner: customers won back. */
  readonly recovered: number;
  /** Entries without an id of their own that look exactly like another one of the same pass: counted once, as `same`. */
  readonly collided: number;
}

/** How often each mark of a page gave each field, over all entries of a pass. */
export type AnchorUse = Readonly<Partial<Record<ReviewField, Readonly<Record<string, number>>>>>;

/** The usual mark of a field gave way to another: all is still read, but the layout is moving. */
export interface SelectorDrift {
  readonly field: ReviewField;
  readonly from: string;
  readonly to: string;
}

/** One row of the ledger. What is optional here is absent in rows that older versions wrote. */
export interface Run extends RunEnd {
  readonly source: SourceId;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly counts: RunCounts;
  readonly reach?: Reach;
  /** When the list began to be walked, if an interrupted pass before this one began it. */
  readonly resumedFrom?: Instant;
  /** What is stored of the source at the end of the pass, beside `shownCount` and `shownAverage`. */
  readonly stored?: { readonly n: number; readonly mean?: number };
  readonly changes?: RunChanges;
  readonly anchors?: AnchorUse;
  readonly selectorDrift?: readonly SelectorDrift[];
  /** Hash of what was asked for: validators and cursors of another question say nothing. */
  readonly question?: string;
  /** Facts that change no verdict: a shown count that fell, an average that does not fit. One sentence each. */
  readonly notes?: readonly string[];
}
