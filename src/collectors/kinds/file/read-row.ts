/** One row of a file → one raw review, or what is wrong with it; apart from how rows are found. */
import { createHash } from 'node:crypto';
import type { RawReview } from '../../../domain/review.ts';
import { type Scale, scaleRange } from '../../../domain/scale.ts';
import { DAY_MS, type Instant, instant, millis } from '../../../domain/time.ts';
import { type SplitText, splitTranslation } from '../../answers/google-translation.ts';
import { type ReadingContext, readWrittenDate } from '../../dates/written-date.ts';
import { readScore } from '../../page/score.ts';
import type { ColumnField, ColumnMap } from './column-map.ts';
import type { Row } from './rows.ts';
import { readLanguage, readYesNo } from './words.ts';

/** How the rows of one file are to be read. */
export interface RowPlan {
  readonly map: ColumnMap;
  readonly capturedAt: Instant;
  /** Language of the file: resolves 12/03/2026. */
  readonly language?: string;
  /** The order of day and month that other rows of the file gave away. */
  readonly order?: ReadingContext['order'];
  /** Answers to a question: whole numbers only, and a 0 below the scale is a wrong answer, not a missing one. */
  readonly strict?: boolean;
}

/** A review, what is wrong with the row, or nothing: a sound row in which nobody rates, recommends or says anything. */
export type RowReading = { readonly review: RawReview } | { readonly problem: string } | { readonly blank: true };

/** Makes the reader of one file's rows; it remembers dates, which repeat, and how often a row without words has come. */
export function rowReader(plan: RowPlan): (row: Row) => RowReading {
  const dates = new Map<string, RawReview['written']>();
  const seen = new Map<number, number>();
  return (row) => {
    const cell = (field: ColumnField): string => {
      const column = plan.map[field];
      return column === undefined ? '' : cellText(row.cells[column]);
    };
    const scale = readScale(plan.map, row);
    if (scale === undefined)
      return { problem: `expected a scale, got ${quoted(cellText(row.cells[plan.map.scale ?? '']))}` };
    const rating = readRating(cell('rating'), scale, plan.strict);
    if ('problem' in rating) return rating;
    const recommends = readYesNo(
      scale === 'recommend' && plan.map.recommends === undefined ? cell('rating') : cell('recommends'),
    );
    const said = splitText(cell('text'));
    const text = [cell('title'), said.text].filter((part) => part.trim() !== '').join('\n');
    const wording = cell('date').trim();
    const written = wording === '' ? undefined : rememberDate(dates, wording, plan);
    if (wording !== '' && !written) return { problem: `expected a date, got ${quoted(wording)}` };
    if (rating.value === undefined && recommends === undefined && text === '') return { blank: true };
    const review: RawReview = {
      externalId: cell('id').trim() || (text === '' ? rowId(row, seen) : undefined),
      author: cell('author').trim() || undefined,
      rating: scale === 'recommend' ? undefined : rating.value,
      scale: rating.value === undefined && recommends !== undefined ? 'recommend' : scale,
      recommends,
      text: text || undefined,
      translated: said.translated,
      language: readLanguage(cell('language')),
      written,
      reply: readReply(cell('reply'), cell('replyDate').trim(), dates, plan),
      url: readUrl(cell('url').trim()),
      subRatings: readSubRatings(plan.map, row),
    };
    return { review: dropUndefined(review) };
  };
}

/** Exports of Google's reviews hold its translation beside the original. */
function splitText(text: string): SplitText {
  return text.includes('Google') ? splitTranslation(text) : { text };
}

/** An answer whose date cannot be read is kept without it: the review counts all the same. */
function readReply(
  text: string,
  wording: string,
  dates: Map<string, RawReview['written']>,
  plan: RowPlan,
): RawReview['reply'] {
  if (text.trim() === '') return undefined;
  const written = wording === '' ? undefined : rememberDate(dates, wording, plan);
  return written ? { text, written } : { text };
}

/** A cell as text: empty for none, JSON for a list or an object. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return cell === null || cell === undefined ? '' : JSON.stringify(cell);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Is this the name of a scale? Then it holds for all rows; anything else names a column. */
export function isScale(name: string): name is Scale {
  try {
    return scaleRange(name) !== undefined;
  } catch {
    return false;
  }
}

function readScale({ scale = 'stars' }: ColumnMap, row: Row): Scale | undefined {
  if (isScale(scale)) return scale;
  const stated = cellText(row.cells[scale]).trim().toLowerCase();
  if (stated === '') return 'stars';
  return isScale(stated) ? stated : undefined;
}

/** Google's enumeration of stars, which its exports keep. */
const STAR_NAMES = ['STAR_RATING_UNSPECIFIED', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/** The rating in units of its scale; empty, "-", "n/a" and a 0 below the scale mean that there is none. */
function readRating(
  cell: string,
  scale: Scale,
  strict = false,
): { readonly value?: number } | { readonly problem: string } {
  if (scale === 'recommend' || /^\s*(?:[-–—]|n\/?a|null|none)?\s*$/i.test(cell)) return {};
  const { min, max } = scaleRange(scale);
  const named = STAR_NAMES.indexOf(cell.trim());
  const score = named >= 0 && scale === 'stars' ? { value: named, outOf: undefined } : readScore(cell);
  if (!score) return { problem: `expected a rating, got ${quoted(cell)}` };
  if (score.value === 0 && min > 0 && !strict) return {};
  const inside = score.value >= min && score.value <= max && (score.outOf === undefined || score.outOf === max);
  const fits = inside && (!strict || Number.isInteger(score.value));
  return fits
    ? { value: score.value }
    : { problem: `expected a rating from ${min} to ${max} (scale ${scale}), got ${quoted(cell)}` };
}

const DATES_KEPT = 5_000;

function rememberDate(dates: Map<string, RawReview['written']>, wording: string, plan: RowPlan): RawReview['written'] {
  if (dates.has(wording)) return dates.get(wording);
  if (dates.size >= DATES_KEPT) dates.clear();
  const written = readSerialDay(wording, plan) ?? readWrittenDate(wording, plan);
  dates.set(wording, written);
  return written;
}

/** Excel's count of days since 30 December 1899, as cells keep dates that nobody formatted: 45234, 45234.5. From 1995 to 2100. */
function readSerialDay(wording: string, { capturedAt }: RowPlan): RawReview['written'] {
  const days = /^[3-7]\d{4}(?:\.\d{1,12})?$/.test(wording) ? Number(wording) : 0;
  if (days < 34_700 || days > 73_051) return undefined;
  const now = millis(capturedAt);
  const at = Math.round((days - 25_569) * DAY_MS);
  const until = Number.isInteger(days) ? at + DAY_MS - 1 : at;
  return { earliest: instant(Math.min(at, now)), latest: instant(Math.min(until, now)), wording };
}

/**
 * Scores without words and id: `row:` + 24 hex digits of the row's SHA-256, and `:n` for the n-th such row of the file.
 * So two customers who gave the same score on the same day stay two, and a file read again, in any order, gives the same ids.
 */
function rowId(row: Row, seen: Map<number, number>): string {
  const hash = createHash('sha256').update(JSON.stringify(row.cells)).digest('hex').slice(0, 24);
  const short = Number.parseInt(hash.slice(0, 12), 16);
  const count = (seen.get(short) ?? 0) + 1;
  seen.set(short, count);
  return count === 1 ? `row:${hash}` : `row:${hash}:${count}`;
}

function readUrl(cell: string): string | undefined {
  return /^https?:\/\/\S{1,2000}$/i.test(cell) && URL.canParse(cell) ? cell : undefined;
}

/** Sub-ratings 1–5; empty, 0 and anything outside are "not given". */
function readSubRatings({ subRatings }: ColumnMap, row: Row): RawReview['subRatings'] {
  if (!subRatings) return undefined;
  const given = Object.entries(subRatings).flatMap(([touchpoint, column]) => {
    const score = readScore(cellText(row.cells[column]));
    const fits = score && score.value >= 1 && score.value <= 5 && (score.outOf === undefined || score.outOf === 5);
    return fits ? [[touchpoint, score.value] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function dropUndefined(review: RawReview): RawReview {
  return Object.fromEntries(Object.entries(review).filter(([, value]) => value !== undefined)) as unknown as RawReview;
}
