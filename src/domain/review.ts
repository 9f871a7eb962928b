/** What one customer said: as a collector read it (raw, personal data included) and as it is kept. */
import type { SourceId, TouchpointId } from './ids.ts';
import type { ReviewField } from './run.ts';
import type { Scale } from './scale.ts';
import type { Instant, WrittenDate } from './time.ts';

/** One review as read from a page, answer or file, before normalisation. Nothing here is stored as it is. */
export interface RawReview {
  /** The source's own id, opaque and case-sensitive. Absent where a source has none: a composite is made of it then. */
  readonly externalId?: string;
  /** Display name of who wrote it; kept only as a keyed hash. */
  readonly author?: string;
  /** In the units of `scale`; absent when the source gives none. Never 0 by default. May be fractional ("4.5"). */
  readonly rating?: number;
  readonly scale: Scale;
  /** Yes/no recommendation; never turned into stars. */
  readonly recommends?: boolean;
  /** The original text, whole, without markup; absent for a score without words. */
  readonly text?: string;
  /** Language that the source states, BCP 47. */
  readonly language?: string;
  /** A machine translation that the source shows beside the original. */
  readonly translated?: string;
  /** The page cuts the text ("More" was not expanded). */
  readonly truncated?: boolean;
  readonly written?: WrittenDate;
  readonly edited?: boolean;
  readonly reply?: RawReply;
  /** Public address of this review. */
  readonly url?: string;
  /** Sub-ratings by touchpoint, 1–5 stars. */
  readonly subRatings?: Readonly<Record<TouchpointId, number>>;
  /** Which mark of the page gave each field (`data-review-id`, `aria-label`, `class`, `structure`…): when the usual one falls away, the layout is moving. */
  readonly anchors?: Anchors;
}

/** Field of a review → name of the mark that gave it. */
export type Anchors = Readonly<Partial<Record<ReviewField, string>>>;

/** The owner's answer. */
export interface RawReply {
  readonly text: string;
  readonly written?: WrittenDate;
}

/** One review as kept. Natural key: (source, externalId). Text is well-formed Unicode without NUL. */
export interface Review {
  readonly source: SourceId;
  /** The source's id, or `composite:` + SHA-256 where it has none (`externalIdIsComposite`). */
  readonly externalId: string;
  readonly externalIdIsComposite: boolean;
  /** HMAC-SHA-256 of the author's name under a key outside the database, hex; absent when the source names nobody. */
  readonly authorKey?: string;
  readonly scale: Scale;
  /** In the units of `scale`. */
  readonly rating?: number;
  readonly recommends?: boolean;
  readonly text?: string;
  readonly truncated: boolean;
  readonly language?: string;
  readonly written: WrittenDate;
  readonly reply?: { readonly text: string; readonly written?: WrittenDate };
  readonly url?: string;
  readonly subRatings?: Readonly<Record<TouchpointId, number>>;
  /** SHA-256 (hex) over what counts as content: rating, recommends, text, reply text, sub-ratings. Date wordings do not count. */
  readonly contentHash: string;
}

/** A stored review with what the store knows of it. */
export interface StoredReview extends Review {
  /** Row number; grows in order of arrival. */
  readonly id: number;
  readonly seenAt: Instant;
  /** `live`: may raise alerts; `history`: back-filled or imported long after it was written, trains baselines silently. */
  readonly arrival: Arrival;
  /** Number of the current revision, from 1. */
  readonly revision: number;
  /** Set when the source no longer shows it. */
  readonly removedAt?: Instant;
}

export type Arrival = 'live' | 'history';
