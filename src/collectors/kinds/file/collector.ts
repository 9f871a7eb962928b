/** The kind `file`: reviews from a CSV, JSON lines, JSON array or Parquet file, such as a vendor's or an owner's export. */
import { z } from 'zod';
import type { Capture, Collector } from '../../collector.ts';
import { columnMap, guessMap, namedColumns } from './column-map.ts';
import { isParquet } from './parquet.ts';
import { isScale } from './read-row.ts';
import { readRowsOf, sniffFormat } from './rows.ts';
import { type ChosenMap, columnsOf, readTable, walkTable } from './table.ts';
import { unreadable } from './unreadable.ts';
import { guessVendor, missingOf, VENDORS, type Vendor, vendorColumns } from './vendor-maps.ts';

const options = z.strictObject({
  /** Path of the file; a relative one counts from the folder that vigie is started in. */
  path: z.string().min(1).default('reviews.csv'),
  /** Which column holds what, or the vendor whose export it is; guessed from the columns when left out. */
  map: z.union([z.enum(VENDORS), columnMap]).optional(),
});

export type FileOptions = z.infer<typeof options>;

export const file: Collector<FileOptions> = {
  kind: 'file',
  transport: 'file',
  options,
  address: () => undefined,
  recognise: recogniseFile,
  read: (capture, { map }: Partial<FileOptions> = {}) => readTable(capture, (columns) => chooseMap(columns, map)),
  collect: ({ options: { path, map }, ...request }, tools) =>
    walkTable(path, (columns) => chooseMap(columns, map), request, tools),
};

/** Rows of the beginning that are looked at to recognise a file. */
const RECOGNISED_ROWS = 200;

/** 0.5 for a table or list of objects with a heading for a score and one more, or for a text and its date: 0 for pages and for answers. */
function recogniseFile({ body }: Capture): number {
  if (isParquet(body)) return 0.5;
  const head = body.slice(0, 65_536).replace(/^\ufeff/, '');
  const format = sniffFormat(head);
  if (!format || format.name === 'wrapped' || unreadable(head) !== undefined) return 0;
  if (format.name === 'csv' && !(head.slice(format.skip).split(/\r?\n|\r/, 1)[0] ?? '').includes(format.delimiter))
    return 0;
  const columns = columnsOf(readRowsOf(head).slice(0, RECOGNISED_ROWS));
  if (guessVendor(columns) !== undefined) return 0.5;
  const guessed = guessMap(columns);
  const scored = (guessed.rating ?? guessed.recommends) !== undefined;
  // Words beside a name are in every table of goods or people; words with a date are said.
  const said = guessed.text !== undefined && guessed.date !== undefined;
  return (scored || said) && Object.keys(guessed).length > 1 ? 0.5 : 0;
}

/** The map that is stated; else that of the vendor whose columns these are; else a guess at their headings. */
function chooseMap(columns: readonly string[], stated: FileOptions['map']): ChosenMap {
  if (typeof stated === 'object') return { map: stated, sure: true, required: namedColumns(stated, isScale) };
  const vendor = stated ?? guessVendor(columns);
  if (vendor !== undefined) return chosenVendor(vendor, columns);
  return { map: guessMap(columns), sure: false, required: [] };
}

function chosenVendor(vendor: Vendor, columns: readonly string[]): ChosenMap {
  const { nested, ...map } = vendorColumns(vendor, columns);
  return { map, sure: true, required: missingOf(vendor, columns), ...(nested !== undefined && { nested }) };
}
