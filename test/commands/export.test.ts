/** `vigie export`: files that programs and spreadsheets read, filters as on the page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCorrection } from '../../src/store/corrections.ts';
import { openDatabase } from '../../src/store/database.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';

let project: Project;
const rows = [
  ['=HYPERLINK("http://evil.example")', 1],
  ['Delivery was three weeks late and the box was crushed.', 1],
  ['The waiter was friendly.', 5],
] as const;

beforeAll(async () => {
  project = await makeProject();
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csv = rows.map(([text, stars], at) => `r${at},${stars},2026-01-0${at + 1},Ann Author,${cell(text)}`);
  await project.file('reviews.csv', `id,rating,date,author,text\n${csv.join('\n')}\n`);
  for (const stage of ['collect', 'analyse'])
    expect((await vigie([stage, '--config', project.config], { cwd: project.dir })).code).toBe(0);
}, 60_000);
afterAll(() => project.remove());

const exported = (...args: readonly string[]) => vigie(['export', '--config', project.config, ...args]);

it('writes all reviews as CSV, newest first, without a formula and without anybody’s name', async () => {
  const { code, stdout } = await exported();
  expect(code).toBe(0);
  expect(stdout).not.toContain('Ann');
  const read: Record<string, string>[] = parse(stdout, { bom: true, columns: true });
  expect(read.map(({ text }) => text)).toEqual([rows[2][0], rows[1][0], `'${rows[0][0]}`]);
  expect(read[1]).toMatchObject({
    location: 'north',
    source: 'export',
    score: '1',
    blamed: expect.stringContaining('delivery'),
  });
}, 30_000);

it('takes the filters of the page, and says which of them cannot be meant', async () => {
  const file = join(project.dir, 'late.jsonl');
  const { code } = await exported('--search', 'crushed', '--touchpoint', 'delivery', '--side', 'blamed', '--out', file);
  expect(code).toBe(0);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).text)).toEqual([rows[1][0]]);
  const nearest = await exported('--touchpoint', 'delivry');
  expect([nearest.code, nearest.stderr]).toEqual([2, expect.stringContaining('did you mean "delivery"?')]);
  const wrong = await exported('--score-from', 'many');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--score-from: Expected a score')]);
}, 60_000);

it('`review-list --corrected` gives what was corrected on the page, and `vigie train` reads it', async () => {
  const opened = await openDatabase({ dataDir: project.dataDir });
  const findings = [{ touchpoint: 'product' as never, polarity: 1, confidence: 1, start: 4, end: 10 }];
  await saveCorrection(
    opened.db,
    { review: 3, revision: 1, findings, by: 'Ada', at: '2026-02-01T00:00:00.000Z' as never },
    0,
  );
  await opened.close();
  const file = join(project.dir, 'corrected.jsonl');
  expect((await vigie(['review-list', '--config', project.config, '--corrected', '--out', file])).code).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    id: '3',
    findings: [{ touchpoint: 'product', quote: 'waiter' }],
  });
  const trained = await vigie(['train', '--config', project.config, '--corrections', file]);
  expect([trained.code, trained.stdout]).toEqual([0, expect.stringContaining('en: 1 corrections, 1 new')]);
  const offered = await vigie(['review-list', '--config', project.config]);
  expect(offered.stdout).not.toContain('waiter');
}, 90_000);
