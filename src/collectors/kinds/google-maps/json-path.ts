/** Careful steps through Google's nested arrays; apart, as every reader of arrays takes them. */
import { type Instant, instant, type WrittenDate } from '../../../domain/time.ts';
import { type ReadingContext, readWrittenDate } from '../../dates/written-date.ts';

/** A JSON value. */
export type Json = unknown;

/** What stands at a path of indices; absent when something on the way is no array. */
export function at(value: Json, ...path: readonly number[]): Json {
  let node = value;
  for (const index of path) {
    if (!Array.isArray(node)) return undefined;
    node = node[index];
  }
  return node;
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A text that says something. */
export function textIn(value: Json): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Stars from 1 to 5. */
export function isStars(value: Json): value is number {
  return typeof value === 'number' && value >= 1 && value <= 5;
}

/** A stamp in microseconds since the epoch; absent when it lies outside 1995 to 2100. */
export function microseconds(value: Json): Instant | undefined {
  if (typeof value !== 'number' || !(value > 788_918_400_000_000 && value < 4_102_444_800_000_000)) return undefined;
  return instant(Math.floor(value / 1000));
}

/** A language as Google states it: "fr", "zh-Hant", "pt-BR". */
export function languageIn(value: Json): string | undefined {
  return typeof value === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/.test(value) ? value : undefined;
}

/** An exact stamp wins over the wording beside it. */
export function dateOf(
  exact: Instant | undefined,
  wording: string | undefined,
  context: ReadingContext,
): WrittenDate | undefined {
  if (exact === undefined) return wording === undefined ? undefined : readWrittenDate(wording, context);
  const clamped = exact > context.capturedAt ? context.capturedAt : exact;
  return { earliest: clamped, latest: clamped, ...(wording !== undefined && { wording: wording.trim() }) };
}
