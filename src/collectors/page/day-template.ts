/** How a day is worded, learnt from one that was read, so that others of the same words are only numbers put in place. */
import { type Instant, instant, millis, type WrittenDate } from '../../domain/time.ts';

/** "3. Mai 2024": which of its two numbers is the day and which the year; the words around them stay the same. */
export interface DayTemplate {
  readonly yearFirst: boolean;
  /** 0 is January. */
  readonly month: number;
}

const DAY = 86_400_000;

/** Learns from a wording with two numbers, a day and a year of four digits, that was read as that very day. */
export function dayTemplate(wording: string, { earliest, latest }: WrittenDate): DayTemplate | undefined {
  const numbers = numbersOf(wording);
  if (!numbers || millis(latest) - millis(earliest) !== DAY - 1 || !earliest.endsWith('T00:00:00.000Z'))
    return undefined;
  const date = new Date(earliest);
  if (numbers.year !== date.getUTCFullYear() || numbers.day !== date.getUTCDate()) return undefined;
  return { yearFirst: numbers.yearFirst, month: date.getUTCMonth() };
}

/** The day of a wording of the same words; undefined where the numbers are no such day, or one that lies ahead. */
export function dayByTemplate(template: DayTemplate, wording: string, capturedAt: Instant): WrittenDate | undefined {
  const numbers = numbersOf(wording);
  if (!numbers || numbers.yearFirst !== template.yearFirst || numbers.year < 1900) return undefined;
  const from = Date.UTC(numbers.year, template.month, numbers.day);
  if (new Date(from).getUTCDate() !== numbers.day || from + DAY > millis(capturedAt)) return undefined;
  return { earliest: instant(from), latest: instant(from + DAY - 1), wording: wording.trim() };
}

function numbersOf(
  wording: string,
): { readonly year: number; readonly day: number; readonly yearFirst: boolean } | undefined {
  const numbers = wording.match(/\d+/g);
  const [first = '', second = ''] = numbers ?? [];
  if (numbers?.length !== 2 || /[^\p{ASCII}\P{Nd}]/u.test(wording)) return undefined;
  if (first.length === 4 && second.length <= 2) return { year: Number(first), day: Number(second), yearFirst: true };
  if (second.length === 4 && first.length <= 2) return { year: Number(second), day: Number(first), yearFirst: false };
  return undefined;
}
