/** What webhooks left is stored once, taken away afterwards, and said when it cannot be read. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { takeInboxes } from '../../src/pipeline/inbox.ts';
import { inboxFolder, keepBody, unreadBodies, waitingBodies } from '../../src/pipeline/inbox-files.ts';
import { runOnce } from '../../src/pipeline/run.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const source = sourceId.parse('export');
const body = (id: string, rating: number, text: string) =>
  JSON.stringify([{ id, rating, text, date: '2026-05-30', author: 'Ada' }]);

let project: Project;
let running: Running;
const io = testIo();

beforeAll(async () => {
  project = await makeProject();
  running = await openPipeline(project, io);
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(() => emptyDatabase(running.context));

const leave = (text: string, at = NOW) => keepBody(project.dataDir, source, Buffer.from(text), at);
const reviews = async () => (await rowsOf(running.context.opened.db, 'reviews')).map(({ external_id }) => external_id);

it('stores what waits, oldest first, and takes it away', async () => {
  await leave(body('a', 5, 'Good lamp'), dayAfter(-2));
  await leave(body('a', 2, 'Good lamp, but it broke'), dayAfter(-1));
  await leave(body('b', 4, 'Fine'));
  expect(await takeInboxes(running.context)).toEqual([
    { source, bodies: 3, counts: { read: 3, new: 2, edited: 1, same: 0, skipped: 0 }, notes: [], failed: false },
  ]);
  expect(await reviews()).toEqual(['a', 'b']);
  const revisions = await rowsOf(running.context.opened.db, 'revisions');
  expect(revisions.map(({ rating }) => rating).sort()).toEqual([2, 4, 5]);
  expect(await waitingBodies(project.dataDir, source)).toEqual([]);
  expect(await takeInboxes(running.context)).toEqual([]);
  // A webhook is no pass over the source: it stays due.
  expect(await rowsOf(running.context.opened.db, 'runs')).toEqual([]);
});

it('stores nothing twice when the same body comes again', async () => {
  await leave(body('a', 5, 'Good lamp'));
  await takeInboxes(running.context);
  await leave(body('a', 5, 'Good lamp'), dayAfter(1));
  expect(await takeInboxes(running.context)).toMatchObject([{ counts: { new: 0, edited: 0, same: 1 } }]);
  expect(await rowsOf(running.context.opened.db, 'revisions')).toHaveLength(1);
});

it('puts a body aside that cannot be read, says where, and stores the others', async () => {
  await leave('no json at all', dayAfter(-1));
  await leave(body('b', 4, 'Fine'));
  await writeFile(
    join(inboxFolder(project.dataDir, source), `20260601T000000000Z-${'0'.repeat(24)}.json`),
    'x'.repeat(300_000),
  );
  const [report] = await takeInboxes(running.context);
  expect(report).toMatchObject({ bodies: 1, counts: { new: 1 }, failed: true });
  expect(report?.notes).toHaveLength(2);
  expect(report?.notes[0]).toMatch(/inbox\/export\/unread\/20260531T120000000Z-.*\.json: Expected/);
  expect(await unreadBodies(project.dataDir, source)).toBe(2);
  expect(await waitingBodies(project.dataDir, source)).toEqual([]);
});

it('leaves everything where it is in a dry run, and files of its own writing that are not finished always', async () => {
  await leave(body('c', 3, 'So so'));
  await writeFile(join(inboxFolder(project.dataDir, source), '.20260601T000000000Z-unfinished'), '{');
  expect(await takeInboxes(running.context, { dryRun: true })).toMatchObject([{ bodies: 1, counts: { new: 1 } }]);
  expect(await reviews()).toEqual([]);
  expect(await waitingBodies(project.dataDir, source)).toHaveLength(1);
  await takeInboxes(running.context);
  expect(await reviews()).toEqual(['c']);
  expect(await readdir(inboxFolder(project.dataDir, source))).toContain('.20260601T000000000Z-unfinished');
});

it('goes before the walk in every run, due or not', async () => {
  await project.file('reviews.csv', 'id,rating,text,date\nz,5,Good,2026-05-01\n');
  await leave(body('d', 1, 'Late parcel'));
  const report = await runOnce(running.context, { sources: [] });
  expect(report.inbox).toEqual([]);
  const all = await runOnce(running.context, { onlyDue: true });
  expect(all.inbox).toMatchObject([{ source, bodies: 1 }]);
  expect(all.analyse.analysed + all.analyse.notAnalysed).toBeGreaterThan(0);
});
