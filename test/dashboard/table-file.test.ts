import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/dashboard/table.ts';
import { csvCell, tableLines } from '../../src/dashboard/table-file.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

/** What a spreadsheet takes for a formula, whatever stands before it that it trims. */
const FORMULA = /^[\s"'\u00a0\ufeff\u200b-\u200f\u202a-\u202e\u2060]*[=+\-@|%＝＋－＠]/u;

async function csvOf(rows: readonly (readonly Cell[])[], columns: readonly string[]): Promise<string> {
  return (await Array.fromAsync(tableLines({ name: 't', columns, rows }, 'csv'))).join('');
}

/** Taking the guard off gives back what was written. */
function unguarded(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function check(texts: readonly string[], read: readonly string[][]): void {
  expect(read).toHaveLength(texts.length);
  for (const [n, [cell = '', next]] of read.entries()) {
    expect(unguarded(cell)).toBe(texts[n]);
    expect(next).toBe('end');
    if (FORMULA.test(cell)) expect(cell).toMatch(/^'/);
  }
}

const DANGERS = [
  '=',
  '+',
  '-',
  '@',
  '|',
  '%',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ',',
  ';',
  ' ',
  '＝',
  '－',
  '\u00a0',
  '\ufeff',
  '\u200b',
  '\u202e',
  'a',
  '1',
];

test('ten thousand made-up cells are read back as they were, and none is calculated', async () => {
  const texts = fc.sample(
    fc.array(fc.constantFrom(...DANGERS), { maxLength: 8 }).map((parts) => parts.join('')),
    10_000,
  );
  // A line of its own that is empty would be skipped by the reader, hence the second column.
  const csv = await csvOf(
    texts.map((text) => [text, 'end']),
    ['text', 'next'],
  );
  check(texts, parse(csv, { bom: true, from_line: 2, relax_column_count: false }));
}, 30_000);

test('numbers stay numbers, and JSON lines keep text as it is', async () => {
  expect([csvCell(-1.5), csvCell(true), csvCell(null), csvCell('-1.5')]).toEqual(['-1.5', 'true', '', `"'-1.5"`]);
  const lines = await Array.fromAsync(tableLines({ name: 't', columns: ['a'], rows: [['=1\n"']] }, 'jsonl'));
  expect(lines).toEqual(['{"a":"=1\\n\\""}\n']);
});

describeWithShared('suites/csv-formula-injection', 'formulas of the public lists', () => {
  test('are text', async () => {
    const lists = await Promise.all(
      ['payloads-two-thirds.json', 'written-here.json'].map(async (name) =>
        JSON.parse(await readFile(sharedPath('suites/csv-formula-injection', name), 'utf8')),
      ),
    );
    const texts: string[] = lists
      .flat()
      .map((one: string | { cell: string }) => (typeof one === 'string' ? one : one.cell));
    expect(texts.length).toBeGreaterThan(50);
    check(
      texts,
      parse(
        await csvOf(
          texts.map((text) => [text, 'end']),
          ['text', 'next'],
        ),
        { bom: true, from_line: 2 },
      ),
    );
  });
});
