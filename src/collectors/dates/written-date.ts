/** The date of a review as its page words it ("il y a un mois", «دیروز», 12/03/2026) as an interval; never finer than the words. */
import { type Instant, instant, millis, type WrittenDate } from '../../domain/time.ts';
import { readCalendarDate, withoutClock } from './calendar-date.ts';
import type { DateContext, Span } from './date-span.ts';
import { readStamp } from './date-stamp.ts';
import { foldWording } from './date-words.ts';
import { GLUED_EDITED, saysEdited } from './edited-words.ts';
import { readRelativeDate } from './relative-date.ts';

/** When and in which language a wording was read. */
export interface ReadingContext {
  readonly capturedAt: Instant;
  /** BCP 47 of the page's labels. Unknown: all languages are tried, and where they differ the interval holds all readings. */
  readonly language?: string;
  /** Order of day, month and year in figures, where other dates of the same source gave it away; stronger than the language. */
  readonly order?: DateContext['order'];
}

/** Longer wordings are no dates. */
const LONGEST = 200;
/** Parts of one line that are looked at: "4/5 · 2 months ago on Google". */
const MOST_PARTS = 6;

/**
 * Reads a date wording. Google counts whole calendar units and rounds down, so "a month ago" is one to almost two
 * months. Days and times that state no zone are taken as UTC: a page that writes the days of its own zone may be up to
 * 14 h ahead of that, or 12 h behind, and the interval is not widened for it, as no page says which. A day without a year
 * that lies up to 14 h ahead is therefore this year's, not last year's. A date after `capturedAt` is clamped to it.
 * Prefixes such as "Edited" or "Written on" are skipped. Absent when the words are no date; no part of a longer sentence
 * is taken for one.
 */
export function readWrittenDate(wording: string, context: ReadingContext): WrittenDate | undefined {
  const kept = wording.length > 4 * LONGEST ? '' : wording.trim();
  if (kept === '' || kept.length > LONGEST) return undefined;
  const dates: DateContext = {
    capturedAt: millis(context.capturedAt),
    language: knownLanguage(context.language),
    order: context.order,
  };
  // Hotel pages write "4/5 · 2 months ago on Google".
  const parts = [kept, ...kept.split(/[·•|\n]|\s[–—-]\s/)].slice(0, MOST_PARTS);
  for (const part of new Set(parts)) {
    const span = readPart(splitEdited(part).wording, dates);
    if (span) return clamp(span, dates.capturedAt, kept);
  }
  return undefined;
}

/** Takes "Edited", "Modifié", «ویرایش‌شده» off a wording; `edited` says whether it was there. */
export function splitEdited(wording: string): { readonly edited: boolean; readonly wording: string } {
  const text = wording.trim();
  if (text.length > LONGEST) return { edited: false, wording: text };
  const words = text.split(/\s+/);
  // Longest first: "Last edited", "ویرایش شده در", "تم التعديل".
  for (const size of [4, 3, 2, 1]) {
    if (words.length <= size) continue;
    const [start, end] = [words.slice(0, size).join(' '), words.slice(-size).join(' ')];
    if (saysEdited(start)) return { edited: true, wording: withoutMark(words.slice(size).join(' ')) };
    if (saysEdited(end)) return { edited: true, wording: withoutMark(words.slice(0, -size).join(' ')) };
  }
  return splitGlued(text);
}

const withoutMark = (text: string): string => text.replace(/^[:：·,–—-]\s*|\s*[·,(–—-]$/gu, '');

function splitGlued(text: string): { readonly edited: boolean; readonly wording: string } {
  const mark = GLUED_EDITED.find((glued) => text.startsWith(glued) || text.endsWith(glued));
  if (mark === undefined || text === mark) return { edited: false, wording: text };
  const rest = text.startsWith(mark) ? text.slice(mark.length) : text.slice(0, -mark.length);
  return { edited: true, wording: rest.replace(/^(?:日期|时间|時間)?[:：]?\s?/u, '') };
}

function readPart(wording: string, context: DateContext): Span | undefined {
  const folded = foldWording(wording);
  if (folded === '') return undefined;
  return (
    readStamp(wording) ??
    readWords(folded, context) ??
    // What stands around a date is taken off only where the whole is none.
    readWords(withoutLabel(folded), context)
  );
}

function readWords(folded: string, context: DateContext): Span | undefined {
  const timeless = withoutClock(folded).replace(/[, ]+$/, '');
  const cut = timeless.replace(DANGLING, '');
  return (
    readRelativeDate(timeless, context) ??
    (cut === timeless ? undefined : readRelativeDate(cut, context)) ??
    readCalendarDate(folded, context)
  );
}

/** What stood before a clock time, or before a name that is in an element of its own: "yesterday at", "a month ago on". */
const DANGLING =
  /(?<!\d) (?:at|a|à|on|um|o|kl|klo|auf|sur|en|su|op|om|no|w|na|на|в|о|di|tren|luc|saat|στο|στις|در|ساعت|على|علی|في|פי|ב)$/u;

const WRITTEN =
  /^(?:written|reviewed|posted|published|submitted|created|visited|dined|stayed|review from|review of|redige|redigee|publie|publiee|poste|avis du|avis publie|avis depose|depose|ecrit|visite|geschrieben|bewertet|veroffentlicht|besucht|verfasst|escrita|escrito|publicado|publicada|visitado|scritta|scritto|pubblicato|pubblicata|in data|recensito|escrita em|avaliado|geschreven|geplaatst|beoordeeld|napisano|opublikowano|dodano|опубликовано|написано|оставлен|yazildi|yayinlandi|skriven|skrevet|publicerad|نوشته شده|منتشر شده|ثبت شده|تاریخ|بازدید|كتب|نشر|کتب|نشر بتاریخ|نوشته‌شده)(?: (?:on|in|at|le|am|el|em|il|op|dnia|den|в|در|:|فی))?:? /u;
/** Where or with what it was written. */
const BEHIND =
  / ?\((?:google|tripadvisor|facebook|yelp)\)$| \S{1,8} (?:google|tripadvisor|facebook|yelp)$| (?:via|by|par|por|per|con|mit|from|using|through|depuis|از طریق) (?:\S{1,20} ?){1,3}$/u;

/** Without "Date of visit:", "Rédigé le", "on Google", "via iPhone", and brackets around the whole. */
function withoutLabel(folded: string): string {
  const colon = /^(\p{L}[\p{L}\p{M}' ]{1,40}):\s?(?!\d\d(?!\d))/u.exec(folded);
  return folded
    .slice(colon ? colon[0].length : 0)
    .replace(BEHIND, '')
    .replace(DANGLING, '')
    .replace(WRITTEN, '')
    .replace(/^[,:([]+\s?|[,.:)\]]+$/g, '');
}

/** What lies after the capture cannot be: a site's clock, or its zone, is ahead. */
function clamp({ from, to }: Span, capturedAt: number, wording: string): WrittenDate {
  return { earliest: instant(Math.min(from, capturedAt)), latest: instant(Math.min(to, capturedAt)), wording };
}

/**
 * The order that the dates of one source give away: "25/12/2025" is day first, and so are its neighbours. Undefined when
 * none says, or when they contradict each other.
 */
export function orderOf(wordings: Iterable<string>): ReadingContext['order'] {
  let dayFirst = false;
  let monthFirst = false;
  for (const wording of wordings) {
    const figures = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}(?!\d)/.exec(foldWording(wording.slice(0, LONGEST)));
    if (!figures) continue;
    dayFirst ||= Number(figures[1]) > 12;
    monthFirst ||= Number(figures[2]) > 12;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'dmy' : 'mdy';
}

/** The language when the runtime knows such a tag: a page may state any text as its language. */
function knownLanguage(language: string | undefined): string | undefined {
  if (language === undefined || language.length > 35) return undefined;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
