/** A span of time in milliseconds, which readers of dates hand each other before it becomes a date of a review. */

/** Milliseconds since the epoch, both ends inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What resolves an incomplete or ambiguous date. */
export interface DateContext {
  /** Milliseconds; a date without a year is the last one that is not later. */
  readonly capturedAt: number;
  /** Decides whether 12/03/2026 is in March or December; without it, both count. */
  readonly language: string | undefined;
  /** The order of the figures, where other dates of the same source gave it away: stronger than the language. */
  readonly order?: 'dmy' | 'mdy' | 'ymd' | undefined;
}

/** The smallest span that holds all of these. */
export function hull(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}
