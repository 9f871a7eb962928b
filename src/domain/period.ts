/** Weeks and months that reports are about: in UTC, so that the figures of all teams and places are of the same days. */
import { DAY_MS, type Day, dayFromNumber, dayNumber, dayOf, type Instant, instant } from './time.ts';

/** From `from` until before `to`. */
export interface Period {
  readonly kind: 'week' | 'month';
  /** `2026-W47` (ISO 8601 week) or `2026-10`. */
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

const WEEK_DAYS = 7;

/** The period of a name; undefined for what names none (`2025-W53`, `2026-13`). */
export function periodNamed(name: string): Period | undefined {
  const week = /^(\d{4})-W(\d{2})$/.exec(name);
  if (week) {
    const monday = firstMonday(Number(week[1])) + WEEK_DAYS * (Number(week[2]) - 1);
    const found = weekFrom(monday);
    return found.name === name ? found : undefined;
  }
  const month = /^(\d{4})-(\d{2})$/.exec(name);
  if (!month || Number(month[2]) < 1 || Number(month[2]) > 12) return undefined;
  return monthFrom(12 * Number(month[1]) + Number(month[2]) - 1);
}

/** The last period of a kind that had ended at `at`. */
export function lastPeriod(kind: Period['kind'], at: Instant): Period {
  const today = dayNumber(at);
  if (kind === 'week') return weekFrom(mondayOf(today) - WEEK_DAYS);
  return monthFrom(monthNumber(at) - 1);
}

/** The period of the same kind so many before (after, if negative). */
export function earlierPeriod(period: Period, by: number): Period {
  return period.kind === 'week'
    ? weekFrom(dayNumber(period.from) - WEEK_DAYS * by)
    : monthFrom(monthNumber(period.from) - by);
}

/** The same month a year before; for a week the one 52 weeks before, which has the same seven weekdays. */
export function yearBefore(period: Period): Period {
  return earlierPeriod(period, period.kind === 'week' ? 52 : 12);
}

/** Counts periods of a kind: the next one has the next number. Any moment of the period may stand for its beginning. */
export function periodNumber({ kind, from }: Pick<Period, 'kind' | 'from'>): number {
  return kind === 'week' ? Math.floor((dayNumber(from) + 3) / WEEK_DAYS) : monthNumber(from);
}

/** The period that `periodNumber` counts so. */
export function periodOf(kind: Period['kind'], number: number): Period {
  return kind === 'week' ? weekFrom(WEEK_DAYS * number - 3) : monthFrom(number);
}

/** Its first and its last day. */
export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): { readonly from: Day; readonly to: Day } {
  return { from: dayOf(from), to: dayFromNumber(dayNumber(to) - 1) };
}

function weekFrom(monday: number): Period {
  // A week belongs to the year of its Thursday (ISO 8601).
  const year = Number(dayFromNumber(monday + 3).slice(0, 4));
  const week = (monday - firstMonday(year)) / WEEK_DAYS + 1;
  const name = `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
  return { kind: 'week', name, from: startOf(monday), to: startOf(monday + WEEK_DAYS) };
}

function monthFrom(month: number): Period {
  const name = monthName(month);
  return { kind: 'month', name, from: instant(`${name}-01`), to: instant(`${monthName(month + 1)}-01`) };
}

function monthName(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String(month - 12 * year + 1).padStart(2, '0')}`;
}

function monthNumber(at: Instant): number {
  return 12 * Number(at.slice(0, 4)) + Number(at.slice(5, 7)) - 1;
}

/** The Monday of week 1: of the week that holds 4 January. */
function firstMonday(year: number): number {
  return mondayOf(dayNumber(instant(`${String(year).padStart(4, '0')}-01-04`)));
}

function mondayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return day - ((((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
}

function startOf(day: number): Instant {
  return instant(day * DAY_MS);
}
