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

/** Whole days since 1970-01-01 (UTC); NaN for what is no date. */
export function dayNumber(at: Instant | Day): number {
  const usual = at.length === 10 || (at.length === 24 && at.charCodeAt(10) === 84 && at.charCodeAt(23) === 90);
  const dashed = usual && at.charCodeAt(4) === 45 && at.charCodeAt(7) === 45;
  const day = dashed ? civilDay(digits(at, 0, 4), digits(at, 5, 7), digits(at, 8, 10)) : Number.NaN;
  // Years beyond 9999, and whatever else `Date` reads.
  return Number.isNaN(day) ? Math.floor(Date.parse(at) / DAY_MS) : day;
}

/**
 * Day of a date in the proleptic Gregorian calendar, counted from 1970-01-01, by arithmetic alone (Hinnant, "chrono-
 * compatible low-level date algorithms", days_from_civil); NaN when month or day are out of range. Streams of millions
 * of lines spend most of their time in dates otherwise.
 */
function civilDay(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The decimal number in text[from, to); NaN when there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = 10 * value + digit;
  }
  return value;
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
