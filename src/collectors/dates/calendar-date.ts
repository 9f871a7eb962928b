/** Absolute dates as people write them ("4 juin 2024", 12/03/2026, ۱۵ آذر ۱۴۰۳, "Monday at 09:10"); apart from wordings that count back. */
import {
  type DateNames,
  type DateToken,
  dateTokens,
  FILLERS,
  LONGEST_NAME,
  type NamedMonth,
  namesFor,
} from './date-names.ts';
import { type DateContext, hull, type Span } from './date-span.ts';
import { readNumericDate } from './numeric-date.ts';
import { calendarsOf, daySpan, eraYear, monthSpan } from './other-calendars.ts';
import { readWeekday } from './weekday-date.ts';

/** Reads a folded date with a day, or a month and a year. Days without a zone are UTC days. Absent when it is none. */
export function readCalendarDate(folded: string, context: DateContext): Span | undefined {
  if (folded.length > 100) return undefined;
  const text = withoutClock(folded);
  const timed = text !== folded;
  return (
    readNumericDate(text, context) ??
    readEastAsian(text, context) ??
    (/\d/.test(text) ? readNamedMonth(text, context, timed) : readWeekday(text, context, timed))
  );
}

/** A clock time with what stands before and behind it: "at 17:33", "à 9h05", "um 8:00 Uhr", "5 PM", "ساعت ۱۷:۳۳", "下午5:33". */
const CLOCK =
  /(?:(?:^|[\s,])(?:(?:at|a|um|alle|o|kl\.?|klo|kell|la|las|as|do|в|о|у|luc|στις|ساعت|في|الساعة|الساعه|بשעה|בשעה|saat|pada pukul|pukul|jam|ora|ore|den)\s)?|(?:上午|下午|午前|午後|오전|오후)\s?)\d{1,2}(?:(?:[:h]\d{2}){1,2}(?:\s?(?:[ap]\.?\s?m\.?|uhr|μ\.?μ\.?|π\.?μ\.?|ص|م|ب\.?ظ\.?|ق\.?ظ\.?))?|\s?[ap]\.?\s?m\.?|[時点點시](?:\s?\d{1,2}[分분])?)(?:\s?(?:utc|gmt|cet|cest|z)(?:[+-]\d{1,2})?)?(?=$|[\s,)])/u;

/** Drops the clock time from a folded wording: no zone is stated with it, so it says nothing finer than the day. */
export function withoutClock(folded: string): string {
  return folded.replace(CLOCK, ' ').replace(/\s+/g, ' ').trim();
}

/** "2024年6月4日(火)", "6월 4일", "令和6年6月4日", "民國113年6月", with at most a few signs around it. */
function readEastAsian(text: string, { capturedAt }: DateContext): Span | undefined {
  const found =
    /^[^\d]{0,12}?(?:(令和|平成|昭和|民國|民国)?\s?(元|\d{1,4})\s?[年년]\s?)?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?(?![前전\d])[^\d]{0,12}$/u.exec(
      text,
    );
  if (!found) return undefined;
  const [, era, yearText, monthText, dayText] = found;
  const month = Number(monthText);
  const day = dayText === undefined ? undefined : Number(dayText);
  if (yearText === undefined)
    return day === undefined ? undefined : lastSuch({ month, calendar: 'gregory' }, day, capturedAt);
  const stated = yearText === '元' ? 1 : Number(yearText);
  const year = era === undefined ? stated : eraYear(era, stated);
  if (year === undefined || year < 1000) return undefined;
  return day === undefined ? monthSpan('gregory', year, month) : daySpan('gregory', year, month, day);
}

/** So many words may stand before or behind a date that states its year ("Recenze z 4. června 2024"); more make a sentence. */
const WORDS_AROUND = 2;

/** "4 June at 17:33", "October 24, 2011", "le 1er mars 2024", "mars 2024", "15 de diciembre de 2024", "۱۵ آذر ۱۴۰۳", "4 tháng 6, 2025". */
function readNamedMonth(text: string, context: DateContext, timed: boolean): Span | undefined {
  const numbered = numberedMonth(text);
  const tokens = dateTokens(
    (numbered?.rest ?? text).replaceAll('.', (_, at: number) => (/\d/.test(text[at - 1] ?? '') ? '.' : '')),
  );
  if (tokens.length > 12) return undefined;
  const figures = figuresOf(tokens);
  if (!figures) return undefined;
  const dated = (figures.year ?? figures.shortYear) !== undefined;
  for (const names of namesFor(text, context)) {
    // "9 sub 10" on an English page is no February: two figures prove no year to a short name of any language there is.
    const sure = figures.year !== undefined || (dated && !(names.anybodys && context.language !== undefined));
    const found = numbered
      ? { months: [{ month: numbered.month, calendar: 'gregory' } as const], used: new Set<number>() }
      : monthsIn(tokens, names, sure || names.own);
    if (!found) continue;
    if (!isDate(tokens, found.used, names, dated, timed)) continue;
    const spans = found.months.flatMap((month) => spanOf(month, figures, context.capturedAt) ?? []);
    if (spans.length > 0) return hull(spans);
  }
  return undefined;
}

/** "thang 6" (Vietnamese), "9-р сар" (Mongolian): months that are numbers. */
function numberedMonth(text: string): { readonly month: number; readonly rest: string } | undefined {
  const found = /(?<![\p{L}\d])(?:thang|thg) ?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})-р сар(?:ын)?/u.exec(text);
  if (!found) return undefined;
  const month = Number(found[1] ?? found[2]);
  return month >= 1 && month <= 12 ? { month, rest: text.replace(found[0], ' , ') } : undefined;
}

interface Figures {
  readonly year?: number;
  /** Two figures of a year. */
  readonly shortYear?: number;
  readonly day?: number;
}

/** The day and the year among the tokens; undefined when the numbers are no day and no year. */
function figuresOf(tokens: readonly DateToken[]): Figures | undefined {
  const numbers = tokens.map(({ text }) => text).filter((text) => /^\d/.test(text));
  const long = numbers.filter((number) => number.length === 4).map(Number);
  const short = numbers.filter((number) => number.length <= 2).map(Number);
  if (long.length > 1 || long.length + short.length !== numbers.length) return undefined;
  const [first, second] = short;
  if (long[0] !== undefined)
    return short.length > 1 ? undefined : { year: long[0], ...(first !== undefined && { day: first }) };
  if (first === undefined || short.length > 2) return undefined;
  if (second === undefined) return { day: first };
  // "4 Jun 24": the year stands last, in two figures. "4 may 5" is no date.
  return /^\d\d$/.test(numbers.at(-1) ?? '') ? { day: first, shortYear: second } : undefined;
}

/** The month that tokens name, and which tokens those are; undefined when none is, or several. */
function monthsIn(
  tokens: readonly DateToken[],
  { months, weekdays }: DateNames,
  shortToo: boolean,
): { readonly months: readonly NamedMonth[]; readonly used: ReadonlySet<number> } | undefined {
  const found: { readonly months: readonly NamedMonth[]; readonly used: readonly number[] }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (let size = LONGEST_NAME; size >= 1; size -= 1) {
      const phrase = tokens
        .slice(at, at + size)
        .map(({ text }) => text)
        .join(' ');
      // Short names of other languages are words of this one: "ago" is August in Italian.
      const named = at + size <= tokens.length && (shortToo || phrase.length > 3) ? months.get(phrase) : undefined;
      if (!named) continue;
      found.push({ months: named, used: Array.from({ length: size }, (_, index) => at + index) });
      at += size - 1;
      break;
    }
  }
  // "mar, 4 jun 2024": Tuesday in Spanish, not March.
  const real = found.length > 1 ? found.filter(({ used }) => !weekdays.has(tokens[used[0] ?? 0]?.text ?? '')) : found;
  const [only] = real;
  return only && real.length === 1 ? { months: only.months, used: new Set(only.used) } : undefined;
}

/** Is everything between the parts of the date a filler, and little else around them? */
function isDate(
  tokens: readonly DateToken[],
  month: ReadonlySet<number>,
  { fillers }: DateNames,
  dated: boolean,
  timed: boolean,
): boolean {
  const isPart = (index: number): boolean => month.has(index) || /^\d/.test(tokens[index]?.text ?? '');
  const parts = [...tokens.keys()].filter(isPart);
  const [first = 0, last = 0] = [parts[0], parts.at(-1)];
  const foreign = [...tokens.keys()].filter((index) => {
    const { text, glued } = tokens[index] as DateToken;
    const suffix = glued && text.length <= 4 && /^\d/.test(tokens[index - 1]?.text ?? '');
    return !isPart(index) && !suffix && !fillers.has(text) && !FILLERS.has(text);
  });
  const inside = foreign.filter((index) => index > first && index < last).length;
  const around = foreign.length - inside;
  return inside === 0 && around <= (dated ? WORDS_AROUND : timed ? 2 : 0);
}

function spanOf(named: NamedMonth, { year, shortYear, day }: Figures, capturedAt: number): Span | undefined {
  if (year === undefined && shortYear === undefined) return lastSuch(named, day ?? 1, capturedAt);
  const stated = year ?? wholeYear(named, shortYear ?? 0, capturedAt);
  const [first] = named.calendar === 'gregory' ? calendarsOf(stated, capturedAt) : [{ ...named, year: stated }];
  // A Gregorian name beside a year of another calendar is a mistake, but for the Buddhist one.
  if (!first || first.calendar !== named.calendar) return undefined;
  return day === undefined
    ? monthSpan(first.calendar, first.year, named.month)
    : daySpan(first.calendar, first.year, named.month, day);
}

/** "24" is 2024; what would lie ahead is of the century before, or Buddhist: 67 is 2567. */
function wholeYear({ calendar }: NamedMonth, short: number, capturedAt: number): number {
  if (calendar !== 'gregory') return short > 70 ? 1300 + short : 1400 + short;
  if (2000 + short <= new Date(capturedAt).getUTCFullYear() + 1) return 2000 + short;
  return short >= 95 ? 1900 + short : 2500 + short;
}

/** The last such day that is not ahead. */
function lastSuch({ month, calendar }: NamedMonth, day: number, capturedAt: number): Span | undefined {
  const thisYear = new Date(capturedAt).getUTCFullYear();
  const year = { gregory: thisYear, persian: thisYear - 621, hijri: Math.ceil((thisYear - 621) * 1.0307) }[calendar];
  // Nine years back: 29 February can be eight years away.
  for (let back = 0; back <= 9; back += 1) {
    const span = daySpan(calendar, year - back, month, day);
    // A page in a zone ahead of UTC may already write tomorrow's date.
    if (span && span.from <= capturedAt + 14 * 3_600_000) return span;
  }
  return undefined;
}
