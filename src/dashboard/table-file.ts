/** A page's table as a file: CSV that no spreadsheet takes for formulas, or JSON lines for programs. */
import type { Cell, Table } from './table.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
} as const;

/** Sent row by row, however long it is. */
export function sendTable(table: Table, as: 'csv' | 'jsonl'): Response {
  return new Response(ReadableStream.from(tableLines(table, as)).pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': TYPES[as],
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${table.name.replace(/[^\w.-]/g, '-')}.${as}"`,
    },
  });
}

/** CSV of RFC 4180, with a byte order mark by which spreadsheets know UTF-8, or an object a line. */
export async function* tableLines({ columns, rows }: Table, as: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (as === 'csv') yield `\ufeff${columns.map(csvCell).join(',')}\r\n`;
  for await (const row of rows)
    yield as === 'csv'
      ? `${row.map(csvCell).join(',')}\r\n`
      : `${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])))}\n`;
}

/**
 * Text that a spreadsheet would calculate gets an apostrophe in front (OWASP, "CSV Injection"): one that begins, after
 * spaces, invisible signs, quotes or apostrophes, with = + - @ TAB CR or their full-width forms. Taking the first apostrophe off such a cell
 * gives back the text. Numbers are written as numbers.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const guarded = /^[\s\p{C}"']*[=+\-@\t\r\n|%＝＋－＠]/u.test(cell) || cell.startsWith("'") ? `'${cell}` : cell;
  return /[",\r\n;\t']/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
