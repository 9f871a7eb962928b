/** What the ledger keeps and what it forgets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import { DAY_MS, type Instant, instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { type Opened, openDatabase } from '../../src/store/database.ts';
import { lastWholeRun, ledgerOf, recordRun, trustedSpans } from '../../src/store/runs.ts';
import { CATALOGUE, HARBOUR_MAPS, STATION_FEED } from '../support/reviews.ts';

let dataDir: string;
let opened: Opened;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vigie-runs-'));
  opened = await openDatabase({ dataDir });
  await syncCatalogue(opened.db, CATALOGUE);
});
afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => void (await opened.db.deleteFrom('runs').execute()));

const at = (day: number): Instant => instant(Date.UTC(2025, 0, 1) + day * DAY_MS);
const run = (day: number, changes: Partial<Run> = {}): Run => ({
  source: HARBOUR_MAPS,
  startedAt: at(day),
  endedAt: at(day),
  outcome: 'unreachable',
  reason: 'Away',
  counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
  ...changes,
});
const KEPT = { passes: 3, days: 400, sampleDays: 14 };
const days = async (source = HARBOUR_MAPS) =>
  (await ledgerOf(opened.db, source, 99)).map(({ endedAt }) =>
    Math.round((Date.parse(endedAt) - Date.parse(at(0))) / DAY_MS),
  );

it('keeps the newest passes of each source, and none that is older than its days', async () => {
  for (const day of [1, 2, 3, 4, 5]) await recordRun(opened.db, run(day), KEPT);
  await recordRun(opened.db, run(1, { source: STATION_FEED }), KEPT);
  expect(await days()).toEqual([5, 4, 3]);
  expect(await days(STATION_FEED)).toEqual([1]);
  await recordRun(opened.db, run(404), KEPT);
  expect(await days()).toEqual([404, 5, 4]);
  await recordRun(opened.db, run(405), { ...KEPT, passes: 1_000 });
  expect(await days()).toEqual([405, 404, 5]);
});

it('never forgets since when a source was read well, nor when its whole list was', async () => {
  await recordRun(opened.db, run(1, { outcome: 'complete', stop: 'known', reach: 'new' }), KEPT);
  await recordRun(opened.db, run(2, { outcome: 'complete', stop: 'end', reach: 'all' }), KEPT);
  await recordRun(opened.db, run(3, { outcome: 'partial', stop: 'limit', reach: 'all' }), KEPT);
  for (let day = 4; day < 12; day++) await recordRun(opened.db, run(day), KEPT);
  expect(await days()).toEqual([11, 10, 9, 3, 1]);
  expect((await lastWholeRun(opened.db, HARBOUR_MAPS))?.endedAt).toBe(at(3));
  expect((await trustedSpans(opened.db)).get(HARBOUR_MAPS)).toMatchObject({ from: at(1) });
});

it('keeps samples of pages for two weeks only', async () => {
  for (const day of [1, 10, 20]) await recordRun(opened.db, run(day, { sample: `<p>${day}</p>` }));
  expect((await ledgerOf(opened.db, HARBOUR_MAPS, 9)).map(({ sample }) => sample)).toEqual([
    '<p>20</p>',
    '<p>10</p>',
    undefined,
  ]);
});
