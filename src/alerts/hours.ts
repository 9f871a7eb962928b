/** When a team can be reached: its hours on its own clock, summer time included, and how long its working days are. */
import type { Hours, Team, Weekday } from '../domain/team.ts';
import { DAY_MS, dayFromNumber, type Instant, instant, millis } from '../domain/time.ts';
import { jumpBetween, momentsOf, wallOf } from './zone-clock.ts';

/** What of a team matters here. */
export type Reach = Pick<Team, 'hours' | 'timeZone'>;

/** Day 0 was a Thursday. */
const WEEK: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

/** The days of a team that says nothing of its hours, where days are counted. */
const WORKING_WEEK: Hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' };

/** A week that holds a skipped day (Samoa, 2011) may hold no opening: two always do. */
const LOOK_AHEAD_DAYS = 15;

/** May the team be told at this moment? From `from` on and before `to`; always without hours. */
export function isOpen({ hours, timeZone }: Reach, at: Instant): boolean {
  return !hours || isWithin(hours, timeZone, millis(at));
}

/** The first moment from this one on at which the team may be told: this one, when it may be. */
export function nextOpening({ hours, timeZone }: Reach, at: Instant): Instant {
  return hours ? instant(firstWithin(hours, timeZone, millis(at))) : at;
}

/**
 * The moment `days` working days after another, at the same time of day: from Friday 10:00 two lead to Tuesday 10:00. What
 * comes outside the hours counts from the next opening. Monday to Friday for a team without hours.
 */
export function afterWorkingDays({ hours = WORKING_WEEK, timeZone }: Reach, at: Instant, days: number): Instant {
  const start = firstWithin(hours, timeZone, millis(at));
  const { day: first, minute } = wallOf(timeZone, start);
  let day = first;
  for (let left = days; left > 0; ) {
    day++;
    if (hours.days.includes(weekdayOf(day))) left--;
  }
  if (day === first) return instant(start);
  const [moment] = momentsOf(timeZone, { day, minute });
  // A time that the clock skips on that day: its jump.
  const noon = day * DAY_MS;
  return instant(moment ?? jumpBetween(timeZone, noon - DAY_MS, noon + 2 * DAY_MS) ?? noon);
}

/** A moment on the team's own clock: `2026-11-23 09:00 (Europe/Paris)`. */
export function onTheClockOf({ timeZone }: Reach, at: Instant): string {
  const { day, minute } = wallOf(timeZone, millis(at));
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayFromNumber(day)} ${time} (${timeZone})`;
}

function isWithin({ days, from, to }: Hours, zone: string, ms: number): boolean {
  const { day, minute } = wallOf(zone, ms);
  return days.includes(weekdayOf(day)) && minute >= minutesOf(from) && minute < minutesOf(to);
}

/**
 * A day begins to be within its hours where the wall shows their beginning (twice when the clock goes back over it), or
 * where the clock jumps into them.
 */
function firstWithin(hours: Hours, zone: string, ms: number): number {
  if (isWithin(hours, zone, ms)) return ms;
  const today = wallOf(zone, ms).day;
  for (let day = today; day <= today + LOOK_AHEAD_DAYS; day++) {
    const jump = jumpBetween(zone, (day - 1) * DAY_MS, (day + 2) * DAY_MS);
    const openings = momentsOf(zone, { day, minute: minutesOf(hours.from) });
    const found = [...openings, ...(jump === undefined ? [] : [jump])]
      .filter((moment) => moment > ms && wallOf(zone, moment).day === day && isWithin(hours, zone, moment))
      .sort((a, b) => a - b)[0];
    if (found !== undefined) return found;
  }
  throw new RangeError(`Expected hours that come within ${LOOK_AHEAD_DAYS} days, got ${JSON.stringify(hours)}`);
}

function weekdayOf(day: number): Weekday {
  return WEEK[((day % 7) + 7) % 7]!;
}

function minutesOf(time: string): number {
  return 60 * Number(time.slice(0, 2)) + Number(time.slice(3, 5));
}
