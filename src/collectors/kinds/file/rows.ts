/** Bytes of a file, already text, → rows with named cells: CSV, JSON lines and JSON arrays, one row in memory at a time. */
import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';
import { guessColumns } from './headings.ts';
import { REVIEW_HEADINGS } from './review-headings.ts';
import { elementSplitter, lineSplitter } from './split-json.ts';
import { unreadable } from './unreadable.ts';

/** One record. JSON objects are flattened: `{author: {name}}` → `author.name`. */
export interface Row {
  /** "line 12" or "entry 3": where a person finds it. */
  readonly at: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A record that could not be read at all. */
export interface BadRow {
  readonly at: string;
  readonly problem: string;
}

/** The heading line of a table; comes before its rows. */
export interface Heading {
  readonly columns: readonly string[];
}

export type Entry = Heading | Row | BadRow;

export type FileFormat =
  | {
      readonly name: 'csv';
      readonly delimiter: string;
      /** Characters before the heading line: Excel's own first line, "sep=;", or what an export says of itself. */
      readonly skip: number;
      /** The same in lines. */
      readonly before: number;
    }
  | { readonly name: 'lines' | 'array' | 'wrapped' };

/** Longest record read, in characters: a quote that is never closed must not swallow the memory. */
const MAX_RECORD = 16_777_216;

/** Characters looked at to tell the format. */
const SNIFFED = 65_536;

/** The format, from the first piece of the text; undefined for blank text. */
export function sniffFormat(head: string): FileFormat | undefined {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text === '') return undefined;
  if (text.startsWith('[')) return { name: 'array' };
  if (!text.startsWith('{')) return sniffTable(text);
  const end = text.indexOf('\n');
  const first = objectIn(end === -1 ? text : text.slice(0, end));
  const alone = end === -1 || text.slice(end).trim() === '';
  return { name: first && !(alone && Object.values(first).some(isList)) ? 'lines' : 'wrapped' };
}

function sniffTable(text: string): FileFormat {
  const stated = /^sep=([^\r\n])\r?\n/i.exec(text);
  if (stated) return { name: 'csv', delimiter: stated[1] ?? ',', skip: stated[0].length, before: 1 };
  const { skip, before } = preambleOf(text);
  return { name: 'csv', delimiter: guessDelimiter(text.slice(skip)), skip, before };
}

/** Lines that an export puts before its table: "Reviews of …", "Generated on …", a blank one. */
const PREAMBLE = 12;

/**
 * How much stands before the heading line: nothing, unless the first line holds no heading, and a line soon after holds
 * several and more cells than any before it.
 */
function preambleOf(text: string): { readonly skip: number; readonly before: number } {
  let skip = 0;
  let widest = 0;
  for (let before = 0; before < PREAMBLE; before += 1) {
    const line = /[^\r\n]*(?:\r?\n|\r)?/y;
    line.lastIndex = skip;
    const found = line.exec(text)?.[0] ?? '';
    const cells = cellsOf(found);
    const known = Object.keys(guessColumns(cells, REVIEW_HEADINGS)).length;
    if (before === 0 && known > 0) break;
    if (known > 1 && cells.length > widest) return { skip, before };
    if (found === '') break;
    skip += found.length;
    widest = Math.max(widest, cells.length);
  }
  return { skip: 0, before: 0 };
}

/** What a line says, cell by cell, blank ones left out; near enough to tell headings. */
function cellsOf(line: string): readonly string[] {
  const cells = line.slice(0, 5_000).split(guessDelimiter(line));
  return cells.map((cell) => cell.replaceAll('"', '').trim()).filter((cell) => cell !== '');
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object';
}

/** The candidate that divides the first line most often outside quotes. */
function guessDelimiter(text: string): string {
  const line = (text.split(/\r?\n|\r/, 1)[0] ?? '').slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

function objectIn(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Rows of a file that comes in pieces. @throws what `chunks` throws */
export async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<Entry> {
  const pieces = chunks[Symbol.asyncIterator]();
  let head = '';
  let step = await pieces.next();
  while (!step.done) {
    head += step.value;
    if (head.length >= SNIFFED) break;
    step = await pieces.next();
  }
  const format = sniffFormat(head);
  const problem = unreadable(head);
  if (problem !== undefined) yield { at: 'the beginning', problem: `got ${problem}` };
  if (!format || problem !== undefined) return void (await pieces.return?.());
  const whole = resume(format.name === 'csv' ? withoutSeparator(head, format.skip) : head, pieces);
  if (format.name === 'csv') yield* readCsv(whole, format);
  else yield* readJson(whole, format.name);
}

/** The same for a text that is there already. */
export function readRowsOf(text: string): readonly Entry[] {
  const body = text.replace(/^\ufeff/, '');
  const format = sniffFormat(body);
  const problem = unreadable(body);
  if (problem !== undefined) return [{ at: 'the beginning', problem: `got ${problem}` }];
  if (!format) return [];
  if (format.name === 'csv') return tableOf(withoutSeparator(body, format.skip), format);
  const records = jsonRecords(format.name);
  return [...records.push(body), ...records.end()];
}

type TableFormat = Extract<FileFormat, { readonly name: 'csv' }>;

const withoutSeparator = (head: string, skip: number): string =>
  skip === 0
    ? head
    : head
        .replace(/^\ufeff/, '')
        .trimStart()
        .slice(skip);

function tableOf(body: string, { delimiter, before }: TableFormat): readonly Entry[] {
  const table = tableReader(before);
  const entries: Entry[] = [];
  try {
    // The records are taken as they come, so that the ones before a fault count.
    parseAll(body, {
      ...csvOptions(delimiter),
      on_record: (row) => void entries.push(table.next(row as unknown as CsvRecord)),
    });
  } catch (error) {
    entries.push(table.fault(error));
  }
  return entries;
}

async function* resume(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head.replace(/^\ufeff/, '');
    for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
  } finally {
    await rest.return?.();
  }
}

/** Lenient as spreadsheets are: stray quotes stay, rows may be short, blank lines are no rows. */
function csvOptions(delimiter: string): Options {
  return {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
  };
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* readCsv(chunks: AsyncGenerator<string>, { delimiter, before }: TableFormat): AsyncGenerator<Entry> {
  const source = Readable.from(chunks);
  const parser = source.pipe(parse(csvOptions(delimiter)));
  source.on('error', (error) => parser.destroy(error));
  const table = tableReader(before);
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) yield table.next(record);
  } catch (error) {
    yield table.fault(error);
  } finally {
    source.destroy();
  }
}

/** Turns a table's records, in order, into its heading and rows; `before` lines stood before them. */
function tableReader(before: number) {
  let header: readonly string[] | undefined;
  let line = before;
  return {
    next({ record, info }: CsvRecord): Entry {
      const from = line + 1;
      line = info.lines + before;
      if (header) return toRow(header, record, from);
      header = headerOf(record);
      return { columns: header };
    },
    fault(error: unknown): BadRow {
      if (!isCsvError(error)) throw error;
      return { at: `line ${line + 1}`, problem: `expected CSV, got: ${error.message}; nothing behind it was read` };
    },
  };
}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

/** Headings trimmed; an unnamed or repeated one is told apart by its number. */
function headerOf(record: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return record.map((cell, index) => {
    const name = cell.replaceAll('\0', '').trim() || `column ${index + 1}`;
    const unique = seen.has(name) ? `${name} ${index + 1}` : name;
    seen.add(unique);
    return unique;
  });
}

function toRow(header: readonly string[], record: readonly string[], line: number): Row | BadRow {
  const at = `line ${line}`;
  if (record.length > header.length && record.slice(header.length).some((cell) => cell.trim() !== '')) {
    return { at, problem: `expected ${header.length} cells, got ${record.length}` };
  }
  const cells: Record<string, unknown> = Object.create(null);
  for (const [index, name] of header.entries()) cells[name] = record[index] ?? '';
  return { at, cells };
}

type JsonFormat = 'lines' | 'array' | 'wrapped';

async function* readJson(chunks: AsyncGenerator<string>, format: JsonFormat): AsyncGenerator<Entry> {
  const records = jsonRecords(format);
  for await (const chunk of chunks) {
    yield* records.push(chunk);
    if (records.pending() <= MAX_RECORD) continue;
    yield { at: 'a long entry', problem: `expected at most ${MAX_RECORD} characters; nothing behind it was read` };
    return;
  }
  yield* records.end();
}

/** Turns JSON text, in pieces, into rows. */
function jsonRecords(format: JsonFormat) {
  const split = format === 'lines' ? lineSplitter() : elementSplitter(format === 'array' ? 1 : 2);
  const word = format === 'lines' ? 'line' : 'entry';
  let number = 0;
  const rows = (texts: readonly string[]): Entry[] =>
    texts.flatMap((text) => {
      number += 1;
      return text.trim() === '' ? [] : [jsonRow(text, `${word} ${number}`)];
    });
  return { push: (chunk: string) => rows(split.push(chunk)), end: () => rows(split.end()), pending: split.pending };
}

function jsonRow(text: string, at: string): Row | BadRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (/\d{16}/.test(text)) value = JSON.parse(keepLongNumbers(text));
  } catch {
    return { at, problem: 'expected JSON, got something that cannot be read' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { at, problem: 'expected an object' };
  return objectRow(value, at);
}

/** An object as a row, flattened. */
export function objectRow(object: object, at: string): Row {
  const cells: Record<string, unknown> = Object.create(null);
  flatten(object, '', cells, 0);
  return { at, cells };
}

/** Quotes the whole numbers of valid JSON that have 16 digits and more, which a double would round: they are ids. */
function keepLongNumbers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}

function flatten(object: object, prefix: string, into: Record<string, unknown>, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key;
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (nested && depth < 3) flatten(value, `${name}.`, into, depth + 1);
    else into[name] = value;
  }
}
