/** Days of calendars other than the Gregorian (Jalali, Hijri, Buddhist, Minguo, Japanese eras) → spans; apart from how dates are worded. */
import { isValidJalaaliDate, jalaaliMonthLength, toGregorian } from 'jalaali-js';
import { DAY_MS } from '../../domain/time.ts';
import { hull, type Span } from './date-span.ts';
import { EARLIEST } from './date-stamp.ts';

export type CalendarName = 'gregory' | 'persian' | 'hijri';

/**
 * A day in a named calendar; undefined when there is no such day, or none since 1995. A Hijri day is as wide as the Umm
 * al-Qura and the civil calendars are apart, one to three days, as no page says which it uses.
 */
export function daySpan(calendar: CalendarName, year: number, month: number, day: number): Span | undefined {
  const from = STARTS[calendar](year, month, day);
  if (from === undefined) return undefined;
  return since1995(hull(from.map((start) => ({ from: start, to: start + DAY_MS - 1 }))));
}

/** A whole month in a named calendar. */
export function monthSpan(calendar: CalendarName, year: number, month: number): Span | undefined {
  const last =
    calendar === 'gregory' ? gregorianLength(year, month) : calendar === 'hijri' ? 29 : persianLength(year, month);
  return hull([daySpan(calendar, year, month, 1), daySpan(calendar, year, month, last)].flatMap((span) => span ?? []));
}

/**
 * The calendars that a year in figures can belong to: 1403 is Persian, 1446 is Hijri (or Persian, from 2067 on), 2567 is
 * Buddhist; anything else that can be a year is Gregorian. `capturedAt` rules out what lies ahead.
 */
export function calendarsOf(year: number, capturedAt: number): readonly { calendar: CalendarName; year: number }[] {
  if (year >= 2500 && year <= 2643) return [{ calendar: 'gregory', year: year - 543 }];
  if (year < 1370 || year > 1520) return [{ calendar: 'gregory', year }];
  const today = new Date(capturedAt).getUTCFullYear();
  const persian = { calendar: 'persian', year } as const;
  // A Hijri year is 354.37 days: 1446 began in the middle of 2024.
  const hijriBegan = 622.5 + (year - 1) * 0.970_224;
  return hijriBegan < 1994 || year + 621 <= today ? [persian] : [{ calendar: 'hijri', year }];
}

/** Year of an era → Gregorian year: 令和6, 平成30, 民國113; 元 is the first. */
export function eraYear(era: string, year: number): number | undefined {
  const first = ERAS[era];
  return first === undefined ? undefined : first + year - 1;
}

const ERAS: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926, 民國: 1912, 民国: 1912 };

function since1995(span: Span | undefined): Span | undefined {
  return span && span.from >= EARLIEST ? span : undefined;
}

/** Where a day can begin in each calendar, UTC. */
const STARTS: Readonly<
  Record<CalendarName, (year: number, month: number, day: number) => readonly number[] | undefined>
> = { gregory: gregorianStart, persian: persianStart, hijri: hijriStart };

function gregorianStart(year: number, month: number, day: number): readonly number[] | undefined {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > gregorianLength(year, month)) return undefined;
  return [Date.UTC(year, month - 1, day)];
}

function gregorianLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function persianStart(year: number, month: number, day: number): readonly number[] | undefined {
  if (year < 1370 || year > 1520 || !isValidJalaaliDate(year, month, day)) return undefined;
  const { gy, gm, gd } = toGregorian(year, month, day);
  return [Date.UTC(gy, gm - 1, gd)];
}

function persianLength(year: number, month: number): number {
  return month >= 1 && month <= 12 ? jalaaliMonthLength(year, month) : 0;
}

function hijriStart(year: number, month: number, day: number): readonly number[] | undefined {
  if (year < 1370 || year > 1520 || month < 1 || month > 12 || day < 1 || day > 30) return undefined;
  const civil = civilHijri(year, month, day);
  const saudi = [-2, -1, 0, 1, 2]
    .map((off) => civil + off * DAY_MS)
    .filter((start) => isSaudi(start, year, month, day));
  // Moons are sighted: the day before, by the astronomical epoch, is as common.
  return [civil - DAY_MS, civil, ...saudi];
}

/** The tabular calendar: years of 30 months by turns, eleven leap years in thirty (epoch 16 July 622, Julian day 1948439.5). */
function civilHijri(year: number, month: number, day: number): number {
  const days = day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30);
  const julianDay = days + 1_948_439.5 - 1;
  return (julianDay - 2_440_587.5) * DAY_MS;
}

const saudiFormat = new Intl.DateTimeFormat('en-u-nu-latn', {
  calendar: 'islamic-umalqura',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

function isSaudi(start: number, year: number, month: number, day: number): boolean {
  const parts = saudiFormat.formatToParts(start);
  const part = (name: string): number => Number(parts.find(({ type }) => type === name)?.value);
  return part('year') === year && part('month') === month && part('day') === day;
}
