/** When a team can be reached: its hours on its own clock, summer time included, and how long its working days are. */
import type { Hours, Team } from '../domain/team.ts';
import { DAY_MS, dayFromNumber, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { atWallClock, clockChange, minuteOf, momentsOf, wallClock, weekdayOf } from '../domain/wall-clock.ts';

/** What of a team matters here. */
export type Reach = Pick<Team, 'hours' | 'timeZone'>;

/** The days of a team that says nothing of its hours, where days are counted. */
const WORKING_WEEK: Hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' };

/** A week that holds a skipped day (Samoa, 2011) may hold no opening: two always do. */
const LOOK_AHEAD_DAYS = 15;

/** May the team be told at this moment? From `from` on and before `to`; always without hours. */
export function isOpen({ hours, timeZone }: Reach, at: Instant): boolean {
  return !hours || isWithin(hours, timeZone, at);
}

/** The first moment from this one on at which the team may be told: this one, when it may be. */
export function nextOpening({ hours, timeZone }: Reach, at: Instant): Instant {
  return hours ? firstWithin(hours, timeZone, at) : at;
}

/**
 * The moment `days` working days after another, at the same time of day: from Friday 10:00 two lead to Tuesday 10:00. What
 * comes outside the hours counts from the next opening. Monday to Friday for a team without hours.
 */
export function afterWorkingDays({ hours = WORKING_WEEK, timeZone }: Reach, at: Instant, days: number): Instant {
  const start = firstWithin(hours, timeZone, at);
  const { day: first, minute } = wallClock(start, timeZone);
  let day = dayNumber(first);
  for (let left = days; left > 0; ) {
    day++;
    if (hours.days.includes(weekdayOf(dayFromNumber(day)))) left--;
  }
  return days === 0 ? start : atWallClock({ day: dayFromNumber(day), minute }, timeZone);
}

/** A moment on the team's own clock: `2026-11-23 09:00 (Europe/Paris)`. */
export function onTheClockOf({ timeZone }: Reach, at: Instant): string {
  const { day, minute } = wallClock(at, timeZone);
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${day} ${time} (${timeZone})`;
}

function isWithin({ days, from, to }: Hours, timeZone: string, at: Instant): boolean {
  const { day, minute } = wallClock(at, timeZone);
  return days.includes(weekdayOf(day)) && minute >= minuteOf(from) && minute < minuteOf(to);
}

/**
 * A day begins to be within its hours where the clock shows their beginning (twice when it goes back over it), or where it
 * is changed into them.
 */
function firstWithin(hours: Hours, timeZone: string, at: Instant): Instant {
  if (isWithin(hours, timeZone, at)) return at;
  const today = dayNumber(wallClock(at, timeZone).day);
  for (let number = today; number <= today + LOOK_AHEAD_DAYS; number++) {
    const day = dayFromNumber(number);
    const midnight = (days: number) => instant(millis(instant(day)) + days * DAY_MS);
    const change = clockChange(midnight(-1), midnight(2), timeZone);
    const found = [...momentsOf({ day, minute: minuteOf(hours.from) }, timeZone), ...(change ? [change] : [])]
      .filter((one) => one > at && wallClock(one, timeZone).day === day && isWithin(hours, timeZone, one))
      .sort()[0];
    if (found !== undefined) return found;
  }
  throw new RangeError(`Expected hours that come within ${LOOK_AHEAD_DAYS} days, got ${JSON.stringify(hours)}`);
}
