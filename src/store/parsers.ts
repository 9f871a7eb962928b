/** How values come back from the database: the same JavaScript types from both drivers. */
import { type Instant, instant } from '../domain/time.ts';

/** By type number: bigint and numeric as numbers, timestamps as Instant, dates as `YYYY-MM-DD`, bytes as Uint8Array. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  17: bytes,
  20: wholeNumber,
  1082: (text) => text,
  1184: timestamp,
  1700: Number,
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Expected a number under 2^53, got ${text}`);
  return value;
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

/** Sessions speak UTC and ISO (`SESSION`), so the text is `2026-11-21 22:08:38.123456+00`. */
function timestamp(text: string): Instant {
  return instant(`${text.slice(0, 10)}T${text.slice(11, 23).replace(/\+.*$/, '')}Z`);
}

/** Run once on every new connection: what `timestamp` relies on, whatever the server's or the role's defaults. */
export const SESSION = "select set_config('timezone', 'UTC', false), set_config('datestyle', 'ISO, YMD', false)";
