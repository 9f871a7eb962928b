/** A wording that counts back from when it was read ("3 weeks ago", «دیروز») → the span of time it can mean. */
import { hull, type Span } from './date-span.ts';
import { type DateUnit, type RelativeWording, wordingKey } from './date-words.ts';
import { spelledNumbers } from './number-words.ts';
import { pagePattern, pageWordings } from './page-wordings.ts';
import { languagesIn, type RelativeTable, relativeTable, relativeTableOf, scriptOf } from './relative-table.ts';

/**
 * The span that a folded wording means, in milliseconds. In the given language if it says anything there; else, or
 * without one, in every language of review sites that reads it: where they differ, the span holds all readings.
 */
export function readRelativeDate(
  folded: string,
  { capturedAt, language }: { readonly capturedAt: number; readonly language: string | undefined },
): Span | undefined {
  if (folded.length > 100 || folded.split(' ').length > 9) return undefined;
  const readings = readingsOf(folded);
  const spanIn = (table: RelativeTable): Span | undefined =>
    hull(readings.flatMap((reading) => meanings(reading, table)).map((meant) => spanOf(meant, capturedAt)));
  const own = language === undefined ? undefined : spanIn(relativeTable(language));
  if (own) return own;
  // "10 g" of butter is ten years in Latvian: on a page of another language so little may only be English.
  if (language !== undefined && BARE.test(folded)) return spanIn(relativeTable('en'));
  return spanIn(relativeTableOf(languagesIn(scriptOf(folded))));
}

/** A number and one letter. */
const BARE = /^\d+ ?\p{L}\.?$/u;

/** One way to take a wording: its key whole, or with a number, in digits or in words, as `#`. */
interface Reading {
  readonly key: string;
  readonly count?: number;
  readonly most?: number;
  /** The number is a word for one, or is understood. */
  readonly single?: boolean;
}

function readingsOf(folded: string): readonly Reading[] {
  // "1,234 days ago": thousands are grouped.
  const text = folded.replace(/(?<=\d)[.,'٬ ](?=\d{3}(?!\d))/gu, '');
  const numbers = [...text.matchAll(/\d+(?:[.,]\d+)?/g)];
  const whole: Reading = { key: wordingKey(text) };
  if (numbers.length > 2) return [whole];
  if (numbers.length > 0) {
    // Two of them where a unit is a number itself: "2 7 хоногийн өмнө", two weeks ago.
    const counted = numbers.map(({ 0: number, index }) => ({
      key: wordingKey(`${text.slice(0, index)}#${text.slice(index + number.length)}`),
      count: Math.floor(Number(number.replace(',', '.'))),
    }));
    return [whole, ...counted.filter(({ count }) => count <= MOST)];
  }
  const spelled = spelledNumbers(text).map(({ pattern, ...number }) => ({ key: wordingKey(pattern), ...number }));
  return [whole, ...spelled.map((reading) => ({ ...reading, single: reading.count === 1 })), ...understood(text)];
}

/** No site counts further back. */
const MOST = 100_000;

/** "miesiąc temu", "setahun lalu": where a language writes no word for one, one is understood. */
function understood(text: string): readonly Reading[] {
  const words = text.split(' ');
  return [...words, ''].map((_, at) => ({
    key: wordingKey([...words.slice(0, at), '#', ...words.slice(at)].join(' ')),
    count: 1,
    single: true,
  }));
}

function meanings({ key, count, most, single }: Reading, table: RelativeTable): readonly RelativeWording[] {
  if (count === undefined) return [...(table.fixed.get(key) ?? []), ...pageWordings(key)];
  if (single && !table.single.has(key)) return [];
  const units = [...(table.counted.get(key) ?? [])];
  const own = pagePattern(key);
  const upTo = most === undefined ? {} : { most };
  return [
    ...units.map((unit) => ({ count, unit, sense: 'ago' as const, ...upTo })),
    ...(own ? [{ count, ...own, ...upTo }] : []),
  ];
}

/** Google counts whole calendar units and rounds down: "a month ago" is one to almost two months. */
function spanOf({ count, most = count, unit, sense }: RelativeWording, capturedAt: number): Span {
  if (sense === 'within' || most === 0) return { from: back(capturedAt, Math.max(1, most), unit), to: capturedAt };
  const from = back(capturedAt, most + 1, unit) + 1;
  if (sense === 'ago') return { from, to: back(capturedAt, count, unit) };
  // "Yesterday", "last month" name a calendar unit: it ended where this one, or a later one, began.
  const began = startOfUnit(back(capturedAt, count - 1, unit), unit);
  return { from, to: Math.max(began - 1, back(capturedAt, count, unit)) };
}

const MILLIS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The same moment so many calendar units earlier; the 31st becomes the last day of a shorter month. */
function back(time: number, count: number, unit: DateUnit): number {
  if (unit !== 'month' && unit !== 'quarter' && unit !== 'year') return Math.max(time - count * MILLIS[unit], OLDEST);
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - Math.min(count, 24_000) * MONTHS[unit]);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.max(date.setUTCDate(Math.min(day, last)), OLDEST);
}

/** "100000 years ago" is no reason for a date that cannot be written: spans begin with the year 1 at the earliest. */
const OLDEST = Date.parse('0001-01-01T00:00:00Z');

/** Weeks begin on different days, so a week is taken to begin today: the widest reading. */
function startOfUnit(time: number, unit: DateUnit): number {
  const date = new Date(time);
  const month = date.getUTCMonth();
  if (unit === 'year') return Date.UTC(date.getUTCFullYear(), 0, 1);
  if (unit === 'quarter') return Date.UTC(date.getUTCFullYear(), month - (month % 3), 1);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), month, 1);
  const size = unit === 'week' ? MILLIS.day : MILLIS[unit];
  return time - (time % size);
}
