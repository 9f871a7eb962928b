/** Reads the exact stamps of APIs: RFC 3339 to the nanosecond, offsets with or without a colon, seconds since the epoch. */
import { type Instant, instant, millis, type WrittenDate } from '../../domain/time.ts';
import { readStamp } from '../dates/date-stamp.ts';
import { type JsonObject, textAt } from './json-answer.ts';

const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3}){0,2}$/;

/**
 * The moment under a key, to the millisecond, with the stamp as its wording; undefined for anything that is no stamp.
 * Nothing was written after `capturedAt`: clocks differ.
 */
export function stampAt(object: JsonObject | undefined, key: string, capturedAt: Instant): WrittenDate | undefined {
  const stamp = textAt(object, key)?.trim().slice(0, 60);
  const read = stamp !== undefined && STAMP.test(stamp) ? readStamp(stamp) : undefined;
  if (stamp === undefined || !read) return undefined;
  const at = instant(Math.min(read.from, millis(capturedAt)));
  return { earliest: at, latest: at, wording: stamp };
}
