/** A time zone's clock: instants as wall time, wall time as instants, and where the clock jumps; apart, as Node 24 has no Temporal. */
import { DAY_MS } from '../domain/time.ts';

const MINUTE_MS = 60_000;

/** What the wall shows: day 0 is 1970-01-01, a Thursday; minutes since midnight. */
export interface Wall {
  readonly day: number;
  readonly minute: number;
}

/** The wall time in an IANA zone at a moment in milliseconds since the epoch, the minute begun. */
export function wallOf(zone: string, ms: number): Wall {
  const shown = ms + offsetOf(zone, ms);
  const day = Math.floor(shown / DAY_MS);
  return { day, minute: Math.floor((shown - day * DAY_MS) / MINUTE_MS) };
}

/**
 * Every moment (ms) at which the wall comes to show this time: one as a rule, two where the clock goes back over it, none
 * where it is skipped. `minute` may be 1440: the midnight that ends the day.
 */
export function momentsOf(zone: string, { day, minute }: Wall): readonly number[] {
  const shown = day * DAY_MS + minute * MINUTE_MS;
  const offsets = new Set([offsetOf(zone, shown - DAY_MS), offsetOf(zone, shown + DAY_MS)]);
  return [...offsets].map((offset) => shown - offset).filter((ms) => ms + offsetOf(zone, ms) === shown);
}

/** The moment (ms) between the two at which the zone's offset changes, if it does: at most one within a few days. */
export function jumpBetween(zone: string, from: number, to: number): number | undefined {
  const before = offsetOf(zone, from);
  if (offsetOf(zone, to) === before) return undefined;
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds that the zone is ahead of UTC, to the second. */
function offsetOf(zone: string, ms: number): number {
  const second = Math.floor(ms / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(second)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second: s = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, s) - second;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    ...numeric,
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    timeZone,
  });
  formats.set(timeZone, made);
  return made;
}
