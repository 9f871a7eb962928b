/** A mute with an end and a reason: incidents go on, nobody is told. */
import type { Matcher } from './route.ts';
import type { Instant } from './time.ts';

export interface Silence {
  /** What is muted: incidents that match, or the one of this key. */
  readonly match: Matcher;
  readonly incident?: string;
  readonly from: Instant;
  /** First moment at which it no longer holds. */
  readonly until: Instant;
  readonly reason: string;
  /** Name of a person. */
  readonly by: string;
}

/** A person ended a silence before its time. */
export interface SilenceEnd {
  readonly at: Instant;
  readonly by: string;
  /** Absent where no reason was given. */
  readonly reason?: string;
}
