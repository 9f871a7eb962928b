/** When the report of a period is due for a team: on the team's own clock, never before its figures can be closed. */
import type { SendingRules } from '../config/config.ts';
import { earlierPeriod, lastPeriod, type Period } from '../domain/period.ts';
import type { Team } from '../domain/team.ts';
import { dayFromNumber, dayNumber, type Instant } from '../domain/time.ts';
import { atWallClock, minuteOf, WEEKDAYS } from '../domain/wall-clock.ts';
import { closingOf } from './report.ts';

type Rule = NonNullable<SendingRules['reports'][keyof SendingRules['reports']]>;

export interface DueReport {
  readonly period: Period;
  readonly at: Instant;
}

/** The latest report of a kind that was due for a team at `now`: what was missed before it is not made up for. */
export function lastDue(kind: Period['kind'], rule: Rule, team: Pick<Team, 'timeZone'>, now: Instant): DueReport {
  let period = lastPeriod(kind, now);
  while (dueAt(period, rule, team) > now) period = earlierPeriod(period, 1);
  return { period, at: dueAt(period, rule, team) };
}

/**
 * At the rule's time on its day of the month after, or of the week after the next, as the team's calendar has it; where that
 * day begins before the figures can be closed (east of UTC), as soon as they can.
 */
export function dueAt(period: Period, { day, at }: Omit<Rule, 'teams'>, { timeZone }: Pick<Team, 'timeZone'>): Instant {
  const closing = closingOf(period);
  const number = typeof day === 'number' ? dayNumber(period.to) + day - 1 : dayNumber(closing) + WEEKDAYS.indexOf(day);
  const wished = atWallClock({ day: dayFromNumber(number), minute: minuteOf(at) }, timeZone);
  return wished > closing ? wished : closing;
}
