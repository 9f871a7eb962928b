/** Which column of a file holds what: stated by the user, or guessed from common headings. */
import { z } from 'zod';
import { touchpointId } from '../../../domain/ids.ts';
import { ConfigError } from '../../../errors.ts';
import { guessColumns } from './headings.ts';
import { REVIEW_HEADINGS } from './review-headings.ts';
import { isVendor, VENDORS, type Vendor } from './vendor-maps.ts';

const column = z.string().min(1).max(200);

/** Fields of a review → names of columns. Fields of JSON objects are named with dots: `author.name`. */
export const columnMap = z.strictObject({
  /** The source's own id of a review; without one, a re-imported row is recognised by its content. */
  id: column.optional(),
  author: column.optional(),
  rating: column.optional(),
  /** Yes or no, in words, as 1/0 or true/false. */
  recommends: column.optional(),
  text: column.optional(),
  /** Put before the text, on a line of its own. */
  title: column.optional(),
  date: column.optional(),
  language: column.optional(),
  /** The owner's answer. */
  reply: column.optional(),
  replyDate: column.optional(),
  url: column.optional(),
  /** Touchpoint → column with its sub-rating, 1–5; 0 and empty mean "not given". */
  subRatings: z.record(touchpointId, column).optional(),
  /** The scale of `rating`: `stars`, `nps`, `effort`, `recommend` or `MIN-MAX` for all rows, or a column that names it. */
  scale: column.optional(),
});

export type ColumnMap = z.infer<typeof columnMap>;
export type ColumnField = Exclude<keyof ColumnMap, 'subRatings' | 'scale'>;

/**
 * Reads the command line's `rating=level,date=date,subRatings.delivery=ground`, or the name of a vendor. A comma inside a
 * column's name is written `\,`. @throws ConfigError for an unknown field or vendor, an entry without `=`, or a field given twice
 */
export function parseMap(text: string): ColumnMap | Vendor {
  const name = text.trim();
  if (isVendor(name)) return name;
  if (/^[a-z-]+$/.test(name))
    throw new ConfigError(
      `Expected FIELD=COLUMN or one of ${VENDORS.join(', ')} in --map, got "${name}"${suggestion(name, VENDORS)}`,
    );
  const { map, subRatings } = parseEntries(text);
  const checked = columnMap.safeParse(Object.keys(subRatings).length > 0 ? { ...map, subRatings } : { ...map });
  if (checked.success) return checked.data;
  const fields = Object.keys(columnMap.shape).map((field) =>
    field === 'subRatings' ? 'subRatings.TOUCHPOINT' : field,
  );
  throw wrongField(map, Object.keys(columnMap.shape), fields) ?? notAMap(text, checked.error);
}

/** The same for a kind with fields of its own, such as the answers of a survey. @throws ConfigError as above */
export function parseOwnMap<Fields extends z.ZodRawShape>(text: string, schema: z.ZodObject<Fields>) {
  const { map, subRatings } = parseEntries(text);
  const all = Object.keys(subRatings).length > 0 ? { ...map, subRatings } : { ...map };
  const checked = schema.safeParse(all);
  if (checked.success) return checked.data;
  const fields = Object.keys(schema.shape);
  throw wrongField(all, fields, fields) ?? notAMap(text, checked.error);
}

function wrongField(map: object, known: readonly string[], shown: readonly string[]): ConfigError | undefined {
  const wrong = Object.keys(map).find((field) => !known.includes(field));
  if (wrong === undefined) return undefined;
  return new ConfigError(`Expected one of ${shown.join(', ')} in --map, got "${wrong}"${suggestion(wrong, shown)}`);
}

function notAMap(text: string, { message }: Error): ConfigError {
  return new ConfigError(`Expected a column map, got "${text}": ${message}`);
}

/** `FIELD=COLUMN,…` apart, each field once. */
function parseEntries(text: string): { map: Record<string, string>; subRatings: Record<string, string> } {
  const map: Record<string, string> = Object.create(null);
  const subRatings: Record<string, string> = Object.create(null);
  for (const entry of text.split(/(?<!\\),/)) {
    const equals = entry.indexOf('=');
    const field = entry.slice(0, equals).trim();
    const name = entry
      .slice(equals + 1)
      .replaceAll('\\,', ',')
      .trim();
    if (equals < 1 || name === '') throw new ConfigError(`Expected FIELD=COLUMN in --map, got "${entry.trim()}"`);
    const [target, key] = field.startsWith('subRatings.') ? [subRatings, field.slice(11)] : [map, field];
    if (target[key] !== undefined) throw new ConfigError(`Expected the field "${field}" once in --map, got it twice`);
    target[key] = name;
  }
  return { map, subRatings };
}

/** The map that common headings suggest; a field whose heading is not there is left out, and no column serves two fields. */
export function guessMap(columns: readonly string[]): ColumnMap {
  return guessColumns(columns, REVIEW_HEADINGS);
}

/** The columns that a map names: a scale that is no column is left out. */
export function namedColumns(
  { subRatings = {}, scale, ...fields }: ColumnMap,
  isScale: (name: string) => boolean,
): readonly string[] {
  const named = [...Object.values(fields), ...Object.values(subRatings), ...(scale && !isScale(scale) ? [scale] : [])];
  return named.filter((name) => name !== undefined);
}

/** What is wanted and the file does not have, in words; undefined when all is there. */
export function missingColumns(wanted: readonly string[], columns: readonly string[]): string | undefined {
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length === 0) return undefined;
  const named = missing.map((name) => `"${name}"${suggestion(name, columns)}`).join(', ');
  return `Expected the column ${named}; got the columns ${listed(columns)}`;
}

/** Column names for a message: quoted, at most 40 of them. */
export function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((name) => JSON.stringify(name.slice(0, 60)));
  return shown.join(', ') + (columns.length > 40 ? ` and ${columns.length - 40} more` : '');
}

function suggestion(wanted: string, names: readonly string[]): string {
  const near = names
    .slice(0, 500)
    .map((name) => ({ name, far: distance(wanted.toLowerCase().slice(0, 60), name.toLowerCase().slice(0, 60)) }))
    .sort((a, b) => a.far - b.far)[0];
  return near && near.far <= Math.max(2, wanted.length / 3) ? ` (did you mean "${near.name}"?)` : '';
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
