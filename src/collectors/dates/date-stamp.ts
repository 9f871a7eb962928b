/** Machine-written moments (ISO 8601, RFC 5322, epoch seconds to nanoseconds) → an exact span; apart from what people read. */
import type { Span } from './date-span.ts';

/**
 * No review site is older: a date before it is a mistake of the page ("0001-01-01").
 */
export const EARLIEST = Date.UTC(1995, 0, 1);

/** ISO 8601 with a time (without a zone it counts as UTC), RFC 5322, and epoch seconds, milli-, micro- or nanoseconds. */
export function readStamp(wording: string): Span | undefined {
  if (wording.length > 100) return undefined;
  const text = wording.trim();
  return readEpoch(text) ?? readIso(text) ?? readMailStamp(text);
}

/** Digits before the unit changes: seconds have ten until the year 2286. */
function readEpoch(text: string): Span | undefined {
  const digits = /^(\d{10}|\d{13}|\d{16}|\d{19})(\.\d{1,9})?$/.exec(text);
  if (!digits?.[1]) return undefined;
  const whole = digits[1];
  if (whole.length === 10) return exact(Math.floor(Number(whole + (digits[2] ?? '')) * 1000));
  return exact(Number(whole.slice(0, 13)));
}

const ISO =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\s?\[[\w/+-]{1,40}\])?$/i;

function readIso(text: string): Span | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const zone = (found[4] ?? 'Z')
    .toUpperCase()
    .replace(/UTC|GMT/, 'Z')
    .replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
    .replace(/^([+-]\d\d)$/, '$1:00');
  const fraction = found[3] ? `.${found[3].slice(0, 3)}` : '';
  return realDay(found[1] ?? '')
    ? exact(Date.parse(`${found[1]}T${found[2]}${found[2]?.length === 5 && fraction ? ':00' : ''}${fraction}${zone}`))
    : undefined;
}

/** `Date.parse` moves 31 February on to March. */
function realDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

const MAIL =
  /^((?:[a-z]{3},? )?(?:\d{1,2} [a-z]{3}|[a-z]{3} \d{1,2}),? \d{4} \d\d:\d\d(?::\d\d)? (?:(?:GMT|UTC|Z)?[+-]\d{4}|GMT|UTC|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T))(?: \(.{1,60}\))?$/i;

/** RFC 5322 ("Wed, 04 Oct 2023 10:12:13 +0200"), and what scripts print ("Wed Oct 04 2023 10:12:13 GMT+0200 (…)"). */
function readMailStamp(text: string): Span | undefined {
  const found = MAIL.exec(text);
  return found ? exact(Date.parse(found[1] ?? '')) : undefined;
}

function exact(time: number): Span | undefined {
  return time >= EARLIEST && time <= LATEST ? { from: time, to: time } : undefined;
}

/** Beyond it lies a mistake, not a date. */
const LATEST = Date.UTC(2100, 0, 1);
