/** Absolute dates as pages write them (ISO, epoch, "4 juin 2024", 12/03/2026, ۱۵ آذر ۱۴۰۳); apart from wordings that count back. */
import { isValidJalaaliDate, jalaaliMonthLength, toGregorian } from 'jalaali-js';
import { DAY_MS } from '../domain/time.ts';
import { foldWording } from './date-words.ts';

/** Milliseconds since the epoch, both ends inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What resolves an incomplete or ambiguous date. */
export interface DateContext {
  /** Milliseconds; a date without a year is the last one that is not later. */
  readonly capturedAt: number;
  /** Decides whether 12/03/2026 is in March or December; without it, both count. */
  readonly language: string | undefined;
}

/** Reads a date with a day, or a month and a year. Days without a zone are UTC days. Absent when it is none. */
export function readCalendarDate(wording: string, context: DateContext): Span | undefined {
  const text = withoutClock(foldWording(wording));
  if (text.length > 80) return undefined;
  return readNumeric(text, context) ?? readEastAsian(text) ?? readNamedMonth(text, context);
}

/** ISO 8601 with a time (without a zone it counts as UTC), RFC 5322, and epoch seconds, milli- or microseconds. */
export function readStamp(wording: string): Span | undefined {
  const text = wording.trim();
  if (/^\d{10}$/.test(text)) return exact(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return exact(Number(text));
  if (/^\d{16}$/.test(text)) return exact(Math.floor(Number(text) / 1000));
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d{1,9})?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (!iso) return readMailStamp(text);
  const zone = (iso[4] ?? 'Z')
    .toUpperCase()
    .replace('UTC', 'Z')
    .replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const time = Date.parse(`${iso[1]}T${iso[2]}${(iso[3] ?? '').slice(0, 4)}${zone}`);
  return Number.isNaN(time) ? undefined : exact(time);
}

/** RFC 5322 ("Wed, 04 Oct 2023 10:12:13 +0200"), and what scripts print ("Wed Oct 04 2023 10:12:13 GMT+0200 (…)"). */
function readMailStamp(text: string): Span | undefined {
  const found =
    /^((?:[a-z]{3},? )?(?:\d{1,2} [a-z]{3}|[a-z]{3} \d{1,2}) \d{4} \d\d:\d\d:\d\d (?:(?:GMT|UTC|Z)?[+-]\d{4}|GMT|UTC|Z))(?: \(.{1,60}\))?$/i.exec(
      text,
    );
  const time = Date.parse(found?.[1] ?? '');
  return Number.isNaN(time) ? undefined : exact(time);
}

function exact(time: number): Span | undefined {
  return time >= EARLIEST ? { from: time, to: time } : undefined;
}

/** No review site is older: a date before it is a mistake of the page ("0001-01-01"). */
const EARLIEST = Date.UTC(1995, 0, 1);
/** A clock time with its preposition: "at 17:33", "à 9h05", "um 8:00 Uhr", "5 PM", "ساعت ۱۷:۳۳". */
const CLOCK =
  /(?:^|[\s,])(?:(?:at|a|um|alle|o|kl\.?|la|las|ساعت)\s)?\d{1,2}(?:(?:[:h]\d{2}){1,2}\s?(?:[ap]\.?m\.?)?|\s[ap]\.?m\.?)(?:\s?uhr)?(?=$|[\s,])/u;

/** Drops the clock time from a folded wording: no zone is stated with it, so it says nothing finer than the day. */
export function withoutClock(folded: string): string {
  return folded.replace(CLOCK, ' ').replace(/\s+/g, ' ').trim();
}

function readNumeric(text: string, context: DateContext): Span | undefined {
  const parts = /^(?:\p{L}+[.,]?\s)?(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/u.exec(text);
  if (!parts) return undefined;
  const [a, b, c] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  if (parts[1]?.length === 4) return dayIn(a, b, c);
  if (parts[4]?.length !== 4) return undefined;
  const dayFirst = dayIn(c, b, a);
  const monthFirst = dayIn(c, a, b);
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  // A page cannot hold a date that lies ahead of it, whatever its language says of the order.
  const possible = [dayFirst, monthFirst].filter((span) => span.from <= context.capturedAt + DAY_MS);
  if (possible.length === 1) return possible[0];
  if (context.language !== undefined) return writesDayFirst(context.language) ? dayFirst : monthFirst;
  return hull([dayFirst, monthFirst]);
}

/** The order of day and month in a locale; English without a region is American. */
function writesDayFirst(language: string): boolean {
  const order = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  })
    .formatToParts(0)
    .map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

function readEastAsian(text: string): Span | undefined {
  const parts = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?/.exec(text);
  if (!parts) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  return parts[3] === undefined ? monthIn(year, month) : dayIn(year, month, Number(parts[3]));
}

/** "4 June at 17:33", "October 24, 2011", "le 1er mars 2024", "mars 2024", "15 de diciembre de 2024", "۱۵ آذر ۱۴۰۳". */
function readNamedMonth(text: string, context: DateContext): Span | undefined {
  const tokens = text.replaceAll('.', '').match(/\d+|[\p{L}\p{M}'‌]+/gu) ?? [];
  if (tokens.length > 9) return undefined;
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  const years = numbers.filter((number) => number.length === 4).map(Number);
  const days = numbers.filter((number) => number.length <= 2).map(Number);
  if (years.length > 1 || days.length > 1 || years.length + days.length !== numbers.length) {
    return undefined;
  }
  const [year] = years;
  const [day] = days;
  if (year === undefined && day === undefined) return undefined;
  return hull(
    monthsNamed(tokens, context.language).flatMap((month) => {
      if (year === undefined) return lastSuch(month, day ?? 1, context.capturedAt) ?? [];
      return (day === undefined ? monthOf(month, year) : dayOfMonth(month, year, day)) ?? [];
    }),
  );
}

interface NamedMonth {
  readonly month: number;
  readonly calendar: 'gregory' | 'persian';
}

/** Months that a wording names: in the given language if it does, else in any; several when languages disagree. */
function monthsNamed(tokens: readonly string[], language: string | undefined): readonly NamedMonth[] {
  const own = language === undefined ? undefined : monthNames(language);
  for (const names of [own, monthNames('en'), monthNames('fr'), monthNames('fa')]) {
    const found = names && tokens.flatMap((token) => names.get(token) ?? []);
    if (found && found.length > 0) return found.length === 1 ? found : [];
  }
  // Short names of other languages are words of this one: "ago" is August in Italian.
  const rare = tokens.filter((token) => token.length > 3 || tokens.some((other) => /^\d{4}$/.test(other)));
  const found = LANGUAGES.flatMap((code) => rare.flatMap((token) => monthNames(code).get(token) ?? []));
  return found.filter((a, index) => found.findIndex((b) => a.month === b.month && a.calendar === b.calendar) === index);
}

/** Languages that are tried when the page's own is unknown. */
export const LANGUAGES =
  'en fr fa de es it pt nl pl ru uk el tr ar he ja ko zh zh-Hant sv da nb fi cs sk hu ro bg hr sr sl lt lv et id ms vi th hi bn ka ca eu gl'.split(
    ' ',
  );

const monthTables = new Map<string, ReadonlyMap<string, NamedMonth>>();

function monthNames(language: string): ReadonlyMap<string, NamedMonth> {
  const known = monthTables.get(language);
  if (known) return known;
  const names = new Map<string, NamedMonth>();
  learnMonths(names, language, 'gregory');
  if (/^fa\b/.test(language)) {
    learnMonths(names, language, 'persian');
    learnMonths(names, 'fa-AF', 'persian');
  }
  if (/^en\b/.test(language)) names.set('sept', { month: 9, calendar: 'gregory' });
  monthTables.set(language, names);
  return names;
}

/** Long and short names, alone and beside a day: many languages inflect them ("wrzesień", "3 września"). */
function learnMonths(names: Map<string, NamedMonth>, language: string, calendar: NamedMonth['calendar']): void {
  for (const month of ['long', 'short'] as const) {
    for (const day of ['numeric', undefined] as const) {
      const format = new Intl.DateTimeFormat(language, { calendar, month, day, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number += 1) {
        const at = calendar === 'gregory' ? Date.UTC(2024, number - 1, 15) : persianDay(1403, number, 15);
        const part = format.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
        const name = foldWording(part).replaceAll('.', '');
        if (/^\p{L}[\p{L}\p{M}']*$/u.test(name) && !names.has(name)) names.set(name, { month: number, calendar });
      }
    }
  }
}

function lastSuch(month: NamedMonth, day: number, capturedAt: number): Span | undefined {
  const thisYear = new Date(capturedAt).getUTCFullYear();
  // Nine years back: 29 February can be eight years away.
  for (let back = 0; back <= 8; back += 1) {
    const year = month.calendar === 'gregory' ? thisYear - back : thisYear - 621 - back;
    const span = dayOfMonth(month, year, day);
    // A page in a zone ahead of UTC may already write tomorrow's date.
    if (span && span.from <= capturedAt + 14 * 3_600_000) return span;
  }
  return undefined;
}

function dayOfMonth({ month, calendar }: NamedMonth, year: number, day: number): Span | undefined {
  return calendar === 'persian' ? persianSpan(year, month, day) : dayIn(year, month, day);
}

function monthOf({ month, calendar }: NamedMonth, year: number): Span | undefined {
  return calendar === 'persian' ? monthIn(year, month) : gregorianMonth(year, month);
}

/** A day in the Gregorian calendar, or in the one that its year gives away: 1403 is Persian, 2567 Buddhist. */
function dayIn(year: number, month: number, day: number): Span | undefined {
  if (isPersianYear(year)) return persianSpan(year, month, day);
  const from = Date.UTC(gregorianYear(year), month - 1, day);
  const date = new Date(from);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && from >= EARLIEST ? { from, to: from + DAY_MS - 1 } : undefined;
}

function monthIn(year: number, month: number): Span | undefined {
  if (!isPersianYear(year)) return gregorianMonth(year, month);
  const days = month >= 1 && month <= 12 ? jalaaliMonthLength(year, month) : 0;
  return hull([persianSpan(year, month, 1), persianSpan(year, month, days)].flatMap((span) => span ?? []));
}

function gregorianMonth(year: number, month: number): Span | undefined {
  const from = Date.UTC(gregorianYear(year), month - 1, 1);
  if (month < 1 || month > 12 || !(from >= EARLIEST)) return undefined;
  return { from, to: Date.UTC(gregorianYear(year), month, 1) - 1 };
}

function gregorianYear(year: number): number {
  return year >= 2500 && year <= 2643 ? year - 543 : year;
}

function isPersianYear(year: number): boolean {
  return year >= 1370 && year <= 1479;
}

function persianSpan(year: number, month: number, day: number): Span | undefined {
  if (!isPersianYear(year) || !isValidJalaaliDate(year, month, day)) return undefined;
  const from = persianDay(year, month, day);
  return { from, to: from + DAY_MS - 1 };
}

function persianDay(year: number, month: number, day: number): number {
  const { gy, gm, gd } = toGregorian(year, month, day);
  return Date.UTC(gy, gm - 1, gd);
}

/** The smallest span that holds all of these. */
export function hull(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}
