/** One row of a file → one raw review, or what is wrong with it; apart from how rows are found. */
import { createHash } from 'node:crypto';
import type { RawReview } from '../../../domain/review.ts';
import { type Scale, scaleRange } from '../../../domain/scale.ts';
import type { Instant } from '../../../domain/time.ts';
import { readScore } from '../../score.ts';
import { readWrittenDate } from '../../written-date.ts';
import type { ColumnField, ColumnMap } from './column-map.ts';
import type { Row } from './rows.ts';
import { readLanguage, readYesNo } from './words.ts';

/** How the rows of one file are to be read. */
export interface RowPlan {
  readonly map: ColumnMap;
  readonly capturedAt: Instant;
  /** Language of the file: resolves 12/03/2026. */
  readonly language?: string;
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
    const rating = readRating(cell('rating'), scale);
    if ('problem' in rating) return rating;
    const recommends = readYesNo(
      scale === 'recommend' && plan.map.recommends === undefined ? cell('rating') : cell('recommends'),
    );
    const text = [cell('title'), cell('text')].filter((part) => part.trim() !== '').join('\n');
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
      language: readLanguage(cell('language')),
      written,
      reply: cell('reply').trim() === '' ? undefined : { text: cell('reply') },
      url: readUrl(cell('url').trim()),
      subRatings: readSubRatings(plan.map, row),
    };
    return { review: dropUndefined(review) };
  };
}

function cellText(cell: unknown): string {
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

/** The rating in units of its scale; empty, "-", "n/a" and a 0 below the scale mean that there is none. */
function readRating(cell: string, scale: Scale): { readonly value?: number } | { readonly problem: string } {
  if (scale === 'recommend' || /^\s*(?:[-–—]|n\/?a|null|none)?\s*$/i.test(cell)) return {};
  const { min, max } = scaleRange(scale);
  const score = readScore(cell);
  if (!score) return { problem: `expected a rating, got ${quoted(cell)}` };
  if (score.value === 0 && min > 0) return {};
  const fits = score.value >= min && score.value <= max && (score.outOf === undefined || score.outOf === max);
  return fits
    ? { value: score.value }
    : { problem: `expected a rating from ${min} to ${max} (scale ${scale}), got ${quoted(cell)}` };
}

const DATES_KEPT = 5_000;

function rememberDate(dates: Map<string, RawReview['written']>, wording: string, plan: RowPlan): RawReview['written'] {
  if (dates.has(wording)) return dates.get(wording);
  if (dates.size >= DATES_KEPT) dates.clear();
  const written = readWrittenDate(wording, plan);
  dates.set(wording, written);
  return written;
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
