/** Do passes come while teams can be told? What is held for a team's hours goes out with a pass within them, or late. */
import { isOpen, onTheClockOf } from '../alerts/hours.ts';
import type { Config } from '../config/config.ts';
import { cronTimes } from '../config/cron.ts';
import type { Team } from '../domain/team.ts';
import { DAY_MS, dayFromNumber, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { atWallClock, WEEKDAYS, wallClock, weekdayOf } from '../domain/wall-clock.ts';
import type { Db } from '../store/schema.ts';
import type { Check } from './doctor-check.ts';
import { lastWithinHours } from './pass-hours.ts';

/** Both ways: a pass so long ago still says that such passes come, and the schedule is looked through so far. */
const SPAN_DAYS = 7;

/**
 * One warning for each team with hours into which no pass fell for a week and the schedule falls in the next one neither. A
 * cron line of `vigie notify` cannot be seen from here, but what it did can.
 */
export async function hoursChecks(db: Db, { teams, schedule }: Config, now: Instant): Promise<readonly Check[]> {
  const lastPass = await lastWithinHours(db);
  const weekAgo = instant(millis(now) - SPAN_DAYS * DAY_MS);
  return teams.flatMap((team): Check[] => {
    const { id, hours, timeZone } = team;
    const pass = lastPass(id);
    if (!hours || (pass !== undefined && pass > weekAgo) || (schedule && firesWithin(schedule, team, now))) return [];
    const span = `${hours.days.join(', ')} ${hours.from}–${hours.to} (${timeZone})`;
    const due = schedule
      ? `the schedule "${schedule.cron}" (${schedule.timeZone}) never falls into them`
      : 'vigie.yaml has no schedule that falls into them';
    const seen = pass ? `the last pass within them was ${onTheClockOf(team, pass)}` : 'no pass came within them yet';
    const next =
      'let cron call vigie notify within them (crontab.example): else what is held for the team waits for the next run';
    return [{ name: `hours of ${id}`, ok: true, warn: true, found: `${span}: ${due}, and ${seen}`, next }];
  });
}

/** Is any run of the coming week due within the team's hours? */
function firesWithin({ cron, timeZone }: NonNullable<Config['schedule']>, team: Team, now: Instant): boolean {
  const { minutes, isOn } = cronTimes(cron);
  const today = dayNumber(wallClock(now, timeZone).day);
  return Array.from({ length: SPAN_DAYS + 1 }, (_, ahead) => dayFromNumber(today + ahead)).some((day) => {
    const [, month, date] = day.split('-').map(Number);
    // Cron counts from Sunday, the calendar from Monday.
    const weekday = (WEEKDAYS.indexOf(weekdayOf(day)) + 1) % 7;
    if (!isOn({ month: month!, day: date!, weekday })) return false;
    return minutes.some((minute) => {
      const at = atWallClock({ day, minute }, timeZone);
      return at >= now && isOpen(team, at);
    });
  });
}
