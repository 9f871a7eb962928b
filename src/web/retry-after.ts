/** Reads the header `Retry-After` (RFC 9110, 10.2.3); apart because servers write anything into it. */
import { DAY_MS, type Instant, millis } from '../domain/time.ts';

/** The longest wish that is honoured, ms: a server that says ten years is asked again tomorrow. */
export const RETRY_AFTER_CAP_MS = DAY_MS;

/**
 * Header → ms to wait from `now`, 0 for a date in the past, at most 24 h. Undefined when absent or unreadable: seconds
 * must be whole digits, dates one of the three forms of HTTP.
 */
export function retryAfterMs(header: string | undefined, now: Instant): number | undefined {
  const value = header?.trim().slice(0, 100);
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, RETRY_AFTER_CAP_MS);
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value)) return undefined;
  // The asctime form carries no zone and means UTC.
  const at = Date.parse(/(gmt|utc|[+-]\d{4})$/i.test(value) ? value : `${value} GMT`);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(at - millis(now), 0), RETRY_AFTER_CAP_MS);
}
