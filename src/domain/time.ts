/** Time, handled once and in UTC: the only place that reads the clock. */

/** A moment in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`; sorts as text in time order for the years 0 to 9999. */
export type Instant = string & { readonly __brand: 'Instant' };

/** A calendar day in UTC as `YYYY-MM-DD`. */
export type Day = string & { readonly __brand: 'Day' };

/** Reads the time; handed in, so that tests and the demo can fix it. */
export type Clock = () => Instant;

/** The machine's clock. */
export const systemClock: Clock = () => instant(Date.now());

/** Milliseconds since the epoch, a `Date` or any text that `Date` reads → Instant. @throws RangeError when it is no date. */
export function instant(value: number | string | Date): Instant {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Expected a date, got ${JSON.stringify(value)}`);
  return date.toISOString() as Instant;
}

/** Instant → milliseconds since the epoch. */
export function millis(at: Instant): number {
  return Date.parse(at);
}

/** The UTC day an instant falls on. */
export function dayOf(at: Instant): Day {
  return at.slice(0, 10) as Day;
}

/** Whole days since 1970-01-01 (UTC). */
export function dayNumber(at: Instant | Day): number {
  return Math.floor(Date.parse(at) / DAY_MS);
}

/** The day that is `number` days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** One day in milliseconds. */
export const DAY_MS = 86_400_000;

/**
 * When something was written, as an interval: "3 months ago" is not a day. Both ends inclusive; equal when exact.
 * `wording` keeps the page's own words.
 */
export interface WrittenDate {
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly wording?: string;
}
