/** Reads the header `Retry-After` (RFC 9110, 10.2.3); apart because servers write anything into it. */
import { DAY_MS, type Instant, millis } from '../domain/time.ts';

/** The longest wish that is honoured, ms: a server that says ten years is asked again tomorrow. */
export const RETRY_AFTER_CAP_MS = DAY_MS;

/**
 * Header → ms to wait from `now`, 0 for a date in the past, at most 24 h. Undefined when absent or unreadable: seconds
 * must be whole digits (the most of them, where the header came repeatedly), dates one of the three forms of HTTP.
 */
export function retryAfterMs(header: string | undefined, now: Instant): number | undefined {
  const value = header?.trim().slice(0, 100);
  if (!value) return undefined;
  if (/^[\d,\s]+$/.test(value)) {
    const seconds = value.split(',').map((part) => part.trim());
    if (!seconds.every((part) => /^\d+$/.test(part))) return undefined;
    return Math.min(Math.max(...seconds.map(Number)) * 1000, RETRY_AFTER_CAP_MS);
  }
  const at = httpDate(value, now);
  return at === undefined ? undefined : Math.min(Math.max(at - millis(now), 0), RETRY_AFTER_CAP_MS);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `Sun, 06 Nov 1994 08:49:37 GMT` and `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DATED =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?, (?<day>\d{1,2})[ -](?<month>[a-z]{3})[ -](?<year>\d{4}|\d\d) (?<time>\d\d:\d\d:\d\d) (?:gmt|utc|[+-]0000)$/i;
/** `Sun Nov  6 08:49:37 1994`, which means UTC. */
const ASCTIME =
  /^(?:mon|tue|wed|thu|fri|sat|sun) (?<month>[a-z]{3}) {1,2}(?<day>\d{1,2}) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})(?: gmt)?$/i;

/** The three forms of a date (RFC 9110, 5.6.7) → ms since the epoch. */
function httpDate(value: string, now: Instant): number | undefined {
  const { day, month, year, time } = (DATED.exec(value) ?? ASCTIME.exec(value))?.groups ?? {};
  const monthIndex = MONTHS.indexOf(month?.toLowerCase() ?? '');
  if (!day || !year || !time || monthIndex < 0) return undefined;
  const at = (fullYear: number) =>
    Date.parse(`${padded(fullYear, 4)}-${padded(monthIndex + 1, 2)}-${padded(Number(day), 2)}T${time}Z`);
  const found = at(year.length === 4 ? Number(year) : fullYear(Number(year), now));
  return Number.isNaN(found) ? undefined : found;
}

/** Two digits mean a year that is at most fifty years ahead. */
function fullYear(digits: number, now: Instant): number {
  const thisYear = new Date(millis(now)).getUTCFullYear();
  const sameCentury = thisYear - (thisYear % 100) + digits;
  return sameCentury > thisYear + 50 ? sameCentury - 100 : sameCentury;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
