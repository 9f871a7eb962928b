/** Dates in figures alone (12/03/2026, 2024-06-04, ۱۴۰۵/۰۸/۳۰, 4.6.24, 2024-W23): which figure is the day depends on who writes. */
import { DAY_MS } from '../../domain/time.ts';
import { type DateContext, hull, type Span } from './date-span.ts';
import { calendarsOf, daySpan, monthSpan } from './other-calendars.ts';

/** Order of day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Reads a folded date in figures, a weekday or a word before it allowed. Absent when it is none. */
export function readNumericDate(text: string, context: DateContext): Span | undefined {
  const week = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/.exec(text);
  if (week) return weekSpan(Number(week[1]), Number(week[2]), week[3] === undefined ? undefined : Number(week[3]));
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (compact) return daySpan('gregory', Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return readMonthYear(text, context) ?? readThree(text, context);
}

const THREE =
  /^(?:\p{L}[\p{L}\p{M}]{0,20}[.,]?\s)?(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?:\s?(?:г|هـ|ه|م|ah))?\.?$/u;

function readThree(text: string, context: DateContext): Span | undefined {
  const parts = THREE.exec(text);
  if (!parts) return undefined;
  const [first = '', , second = '', third = ''] = parts.slice(1);
  if (first.length >= 3 && third.length >= 3) return undefined;
  if (first.length === 3 || third.length === 3) return undefined;
  const spans = ordersOf(first, third, context).flatMap(
    (order) => inOrder(order, [first, second, third], context) ?? [],
  );
  // A page cannot hold a date that lies ahead of it, whatever its language says of the order.
  const possible = spans.filter((span) => span.from <= context.capturedAt + DAY_MS);
  const [chosen] = possible.length > 0 ? possible : spans;
  return isDecided(context) ? chosen : hull(possible.length > 0 ? possible : spans);
}

const isDecided = ({ language, order }: DateContext): boolean => language !== undefined || order !== undefined;

/** The orders that the figures allow, the language's own first. */
function ordersOf(first: string, third: string, { language, order }: DateContext): readonly DateOrder[] {
  if (first.length === 4) return ['ymd'];
  const own = order ?? (language === undefined ? undefined : orderIn(language));
  const all: readonly DateOrder[] =
    third.length === 4 ? ['dmy', 'mdy'] : own === 'ymd' ? ['ymd', 'dmy'] : ['dmy', 'mdy'];
  return [...all].sort((a, b) => Number(b === own) - Number(a === own));
}

function inOrder(order: DateOrder, figures: readonly [string, string, string], context: DateContext): Span | undefined {
  const at = (part: string): string => figures[order.indexOf(part)] ?? '';
  const [written, month, day] = [at('y'), Number(at('m')), Number(at('d'))];
  const spans = yearsOf(written, context).flatMap(({ calendar, year }) => daySpan(calendar, year, month, day) ?? []);
  return spans[0];
}

/** The years that a figure can mean: two figures are of this century, in the calendar of the language. */
function yearsOf(written: string, { capturedAt, language }: DateContext): ReturnType<typeof calendarsOf> {
  if (written.length === 4) return calendarsOf(Number(written), capturedAt);
  const year = Number(written);
  if (/^(?:fa|ps)\b/.test(language ?? '')) return calendarsOf(year > 70 ? 1300 + year : 1400 + year, capturedAt);
  if (/^th\b/.test(language ?? '') && year > 40) return calendarsOf(2500 + year, capturedAt);
  return [{ calendar: 'gregory', year: year >= 95 ? 1900 + year : 2000 + year }];
}

/** The order in which a locale writes dates in figures; English without a region is American. */
export function orderIn(language: string): DateOrder {
  const format = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
  const order = format
    .formatToParts(0)
    .map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as string] ?? '')
    .join('');
  if (order.startsWith('y')) return 'ymd';
  return order.indexOf('d') < order.indexOf('m') ? 'dmy' : 'mdy';
}

/** "06/2024", "2024-06", «۱۴۰۳/۰۹». */
function readMonthYear(text: string, { capturedAt }: DateContext): Span | undefined {
  const found = /^(?:(\d{1,2})\s?[-/.]\s?(\d{4})|(\d{4})\s?[-/.]\s?(\d{1,2}))$/.exec(text);
  if (!found) return undefined;
  const [year, month] = [Number(found[2] ?? found[3]), Number(found[1] ?? found[4])];
  const [named] = calendarsOf(year, capturedAt);
  return named && month >= 1 && month <= 12 ? monthSpan(named.calendar, named.year, month) : undefined;
}

/** A week, or a day of it, by ISO 8601: week 1 holds 4 January, and weeks begin on Monday. */
function weekSpan(year: number, week: number, day: number | undefined): Span | undefined {
  const fourth = daySpan('gregory', year, 1, 4);
  if (!fourth || week < 1 || week > 53) return undefined;
  const monday = fourth.from - ((new Date(fourth.from).getUTCDay() + 6) % 7) * DAY_MS + (week - 1) * 7 * DAY_MS;
  const from = monday + ((day ?? 1) - 1) * DAY_MS;
  return { from, to: from + (day === undefined ? 7 : 1) * DAY_MS - 1 };
}
