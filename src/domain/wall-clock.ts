/** What a clock on the wall shows somewhere: the one place that turns moments into local days and times, and back. */
import { DAY_MS, type Day, dayFromNumber, dayNumber, type Instant, instant, millis } from './time.ts';

/** Monday first (ISO 8601). */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** A local calendar day and the minutes since its midnight, 0 to 1439 (1440 to ask for the midnight that ends it). */
export interface WallClock {
  readonly day: Day;
  readonly minute: number;
}

const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows at a moment in an IANA zone. */
export function wallClock(at: Instant, timeZone: string): WallClock {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(millis(at))
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { day: `${year.padStart(4, '0')}-${month}-${day}` as Day, minute: 60 * Number(hour) + Number(minute) };
}

/**
 * The moment at which the clock shows this. A time that occurs twice (clocks go back) is the first one; one that never
 * occurs (clocks go forward) is as long after the change as it would have been: 02:30 is 03:30.
 */
export function atWallClock(wall: WallClock, timeZone: string): Instant {
  const asUtc = utcOf(wall);
  return momentsOf(wall, timeZone)[0] ?? instant(asUtc - offsetAt(asUtc - DAY_MS, timeZone));
}

/** Every moment at which the clock shows this, in order: two where clocks go back over it, none where they skip it. */
export function momentsOf(wall: WallClock, timeZone: string): readonly Instant[] {
  const asUtc = utcOf(wall);
  const offsets = new Set([asUtc - DAY_MS, asUtc + DAY_MS].map((near) => offsetAt(near, timeZone)));
  const moments = [...offsets].map((offset) => asUtc - offset);
  return moments
    .filter((one) => one + offsetAt(one, timeZone) === asUtc)
    .sort((a, b) => a - b)
    .map(instant);
}

/** The moment at which clocks go forward or back, between two that are a few days apart; undefined when they do not. */
export function clockChange(from: Instant, to: Instant, timeZone: string): Instant | undefined {
  let [low, high] = [Math.floor(millis(from) / MINUTE_MS), Math.ceil(millis(to) / MINUTE_MS)];
  const before = offsetAt(low * MINUTE_MS, timeZone);
  if (offsetAt(high * MINUTE_MS, timeZone) === before) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS, timeZone) === before) low = middle;
    else high = middle;
  }
  return instant(high * MINUTE_MS);
}

function utcOf({ day, minute }: WallClock): number {
  return dayNumber(day) * DAY_MS + minute * MINUTE_MS;
}

/** The day of the week that a calendar day is. */
export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS[(((dayNumber(day) + 3) % 7) + 7) % 7]!;
}

/** The latest moment, not after `at`, at which a week's clock showed this day and minute. */
export function lastWeekly(at: Instant, weekday: Weekday, minute: number, timeZone: string): Instant {
  const here = dayNumber(wallClock(at, timeZone).day);
  const back = (WEEKDAYS.indexOf(weekdayOf(dayFromNumber(here))) - WEEKDAYS.indexOf(weekday) + 7) % 7;
  const moment = (days: number) => atWallClock({ day: dayFromNumber(here - days), minute }, timeZone);
  return moment(back) <= at ? moment(back) : moment(back + 7);
}

/** `HH:MM` → minutes since midnight. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return 60 * hours + minutes;
}

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds, to the minute. */
function offsetAt(at: number, timeZone: string): number {
  const minutes = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const { day, minute } = wallClock(instant(minutes), timeZone);
  return dayNumber(day) * DAY_MS + minute * MINUTE_MS - minutes;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
