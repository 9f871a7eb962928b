/** The date of a review as its page words it ("il y a un mois", «دیروز», 12/03/2026) as an interval; never finer than the words. */
import { type Instant, instant, millis, type WrittenDate } from '../domain/time.ts';
import {
  type DateContext,
  hull,
  LANGUAGES,
  readCalendarDate,
  readStamp,
  type Span,
  withoutClock,
} from './calendar-date.ts';
import {
  type DateUnit,
  foldWording,
  type RelativeWording,
  relativeWordings,
  relativeWordingsInAny,
} from './date-words.ts';

/** When and in which language a wording was read. */
export interface ReadingContext {
  readonly capturedAt: Instant;
  /** BCP 47 of the page's labels. Unknown: English, French and Persian are tried, then the others. */
  readonly language?: string;
}

/**
 * Reads a date wording. Google counts whole calendar units and rounds down, so "a month ago" is one to almost two
 * months. A date after `capturedAt` is clamped to it. Prefixes such as "Edited" or "Written on" are skipped.
 * Absent when the words are no date; no part of a longer sentence is taken for one.
 */
export function readWrittenDate(wording: string, context: ReadingContext): WrittenDate | undefined {
  const kept = wording.trim();
  if (kept === '' || kept.length > 200) return undefined;
  const language = knownLanguage(context.language);
  const dates = { capturedAt: millis(context.capturedAt), language };
  // Hotel pages write "4/5 · 2 months ago on Google".
  const parts = [kept, ...kept.split(/[·•|\n]/)].slice(0, 6);
  for (const part of parts) {
    const span = readPart(splitEdited(part).wording, dates);
    if (span) return clamp(span, dates.capturedAt, kept);
  }
  return undefined;
}

/** Takes "Edited", "Modifié", «ویرایش‌شده» off a wording; `edited` says whether it was there. */
export function splitEdited(wording: string): { readonly edited: boolean; readonly wording: string } {
  const text = wording.trim();
  const words = text.split(/\s+/);
  const isMark = (mark: string | undefined): boolean => EDITED.has(bare(mark ?? ''));
  // Longest first: "Last edited", "ویرایش شده در", "تم التعديل".
  for (const size of [3, 2, 1]) {
    if (words.length <= size) continue;
    if (isMark(words.slice(0, size).join(' '))) return { edited: true, wording: words.slice(size).join(' ') };
    if (isMark(words.slice(-size).join(' '))) return { edited: true, wording: words.slice(0, -size).join(' ') };
  }
  const glued =
    /^(?:编辑于|修改于|最后修改|(?:上次|最后|最後)(?:编辑|修改|編輯)(?:日期|时间|時間)?|編輯於|最終編集|編集済み|수정됨|수정일)[:：]?\s?(.+)$/u.exec(
      text,
    );
  return glued?.[1] ? { edited: true, wording: glued[1] } : { edited: false, wording: text };
}

function bare(words: string): string {
  return foldWording(words).replace(/[^\p{L}\p{N} ]/gu, '');
}

const EDITED = new Set(
  [
    ...[
      'edited',
      'last edited',
      'edited on',
      'updated',
      'modified',
      'modifié',
      'modifiée',
      'modifié le',
      'dernière modification',
    ],
    ...[
      'bearbeitet',
      'zuletzt bearbeitet',
      'geändert',
      'editado',
      'editada',
      'modificado',
      'modificada',
      'última edición',
    ],
    ...[
      'fecha de edición',
      'modificato',
      'modifica',
      'ultima modifica',
      'editada em',
      'bewerkt',
      'laatst bewerkt',
      'gewijzigd',
    ],
    ...['edytowano', 'zmieniono', 'edycja', 'изменено', 'изменён', 'отредактировано', 'змінено', 'відредаговано'],
    ...[
      'düzenlendi',
      'tarihinde düzenlendi',
      'düzenleme',
      'redigerad',
      'redigerades',
      'ändrad',
      'ändrades',
      'redigeret',
    ],
    ...['redigert', 'endret', 'muokattu', 'upraveno', 'upravené', 'szerkesztve', 'módosítva', 'modificat', 'editat'],
    ...[
      'diedit',
      'diubah',
      'đã chỉnh sửa',
      'chỉnh sửa',
      'τροποποιήθηκε',
      'έγινε επεξεργασία',
      'επεξεργασμένη',
      'επεξεργασία',
    ],
    ...['تم التعديل', 'معدل', 'معدّلة', 'تاريخ التعديل', 'آخر تعديل', 'تعديل', 'נערך', 'נערכה', 'עריכה'],
    ...[
      'რედაქტირებულია',
      'შეცვლილია',
      'ویرایش‌شده',
      'ویرایش شده',
      'ویرایش‌شده در',
      'ویرایش شده در',
      'ویرایش',
      'ویرایش شد',
    ],
    ...[
      'آخرین ویرایش',
      'اصلاح‌شده',
      'تغییر یافته',
      '編集済み',
      '最終編集',
      '已编辑',
      '已編輯',
      '수정됨',
      '수정일',
      'संपादित',
      'แก้ไขเมื่อ',
    ],
  ].map(bare),
);

const WRITTEN =
  /^(?:written|reviewed|posted|published|review from|redige|redigee|publie|publiee|avis du|avis publie|ecrit|geschrieben|bewertet|veroffentlicht|escrita|escrito|publicado|publicada|scritta|scritto|in data|escrita em|geschreven|geplaatst|napisano|opublikowano|نوشته شده|منتشر شده|ثبت شده)(?: (?:on|in|at|le|am|el|em|il|op|dnia|در|:))?:? /u;

function readPart(wording: string, context: DateContext): Span | undefined {
  const folded = foldWording(wording)
    // "2 months ago on Google", "il y a 2 mois sur Google": where, not when.
    .replace(/ ?\((?:google|tripadvisor)\)$| \S{1,8} (?:google|tripadvisor|facebook)$/, '')
    // Its name may stand in an element of its own.
    .replace(/(?<!\d) (?:on|auf|sur|en|su|op|no|w|na|на|di|tren|στο|در|على|علی)$/u, '')
    .replace(WRITTEN, '')
    .replace(/^[,:(]+\s?|[,.:)]+$/g, '');
  if (folded === '') return undefined;
  return readStamp(wording) ?? readRelative(folded, context) ?? readCalendarDate(withoutPrefix(folded), context);
}

/** Hebrew glues "in" to the month: "4 ביוני 2025". */
function withoutPrefix(folded: string): string {
  return folded.replace(/(?<=\d )ב(?=\p{Script=Hebrew}{3})/u, '');
}

function readRelative(folded: string, context: DateContext): Span | undefined {
  const timeless = withoutClock(folded).replace(/[,]$/, '').trim();
  const spanOf = (language: string): Span | undefined =>
    hull(relativeWordings(timeless, language).map((meant) => spanOfWording(meant, context.capturedAt)));
  const first = context.language === undefined ? LANGUAGES.slice(0, 3) : [context.language, ...LANGUAGES.slice(0, 3)];
  for (const language of first) {
    const span = spanOf(language);
    if (span) return span;
  }
  // Languages may read the same short form differently; then all of them count.
  const others = relativeWordingsInAny(timeless, LANGUAGES.slice(3));
  return hull(others.map((meant) => spanOfWording(meant, context.capturedAt)));
}

function spanOfWording({ count, unit, sense }: RelativeWording, capturedAt: number): Span {
  if (sense === 'within' || count === 0) return { from: back(capturedAt, Math.max(1, count), unit), to: capturedAt };
  const from = back(capturedAt, count + 1, unit) + 1;
  if (sense === 'ago') return { from, to: back(capturedAt, count, unit) };
  // "Yesterday", "last month" name a calendar unit: it ended where this one, or a later one, began.
  return {
    from,
    to: Math.max(startOfUnit(back(capturedAt, count - 1, unit), unit) - 1, back(capturedAt, count, unit)),
  };
}

const MILLIS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** The same moment so many calendar units earlier; the 31st becomes the last day of a shorter month. */
function back(time: number, count: number, unit: DateUnit): number {
  if (unit !== 'month' && unit !== 'year') return time - count * MILLIS[unit];
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - count * (unit === 'year' ? 12 : 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

/** Weeks begin on different days, so a week is taken to begin today: the widest reading. */
function startOfUnit(time: number, unit: DateUnit): number {
  const date = new Date(time);
  if (unit === 'year') return Date.UTC(date.getUTCFullYear(), 0, 1);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const size = unit === 'week' ? MILLIS.day : MILLIS[unit];
  return time - (time % size);
}

/** What lies after the capture cannot be: a site's clock, or its zone, is ahead. */
function clamp({ from, to }: Span, capturedAt: number, wording: string): WrittenDate {
  return { earliest: instant(Math.min(from, capturedAt)), latest: instant(Math.min(to, capturedAt)), wording };
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
