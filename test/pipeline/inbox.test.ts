/** What webhooks left is stored once, taken away afterwards, and said when it cannot be read. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
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
const io = testIo({ env: { PAGE_TOKEN: 'page-token', APP_SECRET: 'app-secret' } });

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
    {
      source,
      bodies: 3,
      counts: { read: 3, new: 2, edited: 1, same: 0, skipped: 0 },
      removed: 0,
      notes: [],
      failed: false,
    },
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

describe('webhooks of Facebook', () => {
  const variable = (name: string) => `\${${name}}`;
  const rated = (verb: string, id: string, more: object = {}) => ({
    field: 'ratings',
    value: { item: 'rating', verb, open_graph_story_id: id, created_time: 1_780_000_000, ...more },
  });
  const told = (...changes: object[]) =>
    JSON.stringify({ object: 'page', entry: [{ id: '111', time: 1_780_000_100, changes }] });
  const written = (id: string) => rated('add', id, { recommendation_type: 'negative', review_text: `Words of ${id}` });
  const page = sourceId.parse('page');
  const take = async (text: string, at: Instant) => {
    await keepBody(facebook.dataDir, page, Buffer.from(text), at);
    const [report] = await takeInboxes(onFacebook.context);
    return report;
  };
  const there = async () => {
    const rows = await rowsOf(onFacebook.context.opened.db, 'reviews');
    return rows
      .filter(({ removed_at }) => removed_at === null)
      .map(({ external_id }) => external_id)
      .sort();
  };
  let facebook: Project;
  let onFacebook: Running;
  beforeAll(async () => {
    facebook = await makeProject({
      sources: {
        brands: [{ id: 'shop', name: 'Shop' }],
        locations: [{ id: 'north', name: 'Shop North' }],
        sources: [
          {
            id: 'page',
            location: 'north',
            kind: 'facebook-graph',
            access: 'official-api',
            options: { pageId: '111', accessToken: variable('PAGE_TOKEN'), appSecret: variable('APP_SECRET') },
          },
        ],
      },
    });
    onFacebook = await openPipeline(facebook, io);
  });
  afterAll(async () => {
    await onFacebook.close();
    await facebook.remove();
  });
  beforeEach(async () => {
    io.clock = NOW;
    io.lines.length = 0;
    await emptyDatabase(onFacebook.context);
  });

  it('take a removed review away at once, though they repeat its words, and count it', async () => {
    await take(told(written('1_10'), written('1_11')), NOW);
    io.clock = dayAfter(1);
    const removal = told(rated('remove', '1_10', { review_text: 'Words of 1_10' }));
    expect(await take(removal, dayAfter(1))).toMatchObject({ removed: 1, bodies: 1, failed: false });
    expect(await there()).toEqual(['1_11']);
    // The same once more changes nothing; a review that was written again is back.
    expect(await take(removal, dayAfter(1.1))).toMatchObject({ removed: 0 });
    io.clock = dayAfter(2);
    await take(told(written('1_10')), dayAfter(2));
    expect(await there()).toEqual(['1_10', '1_11']);
    // An old removal that is delivered late does not undo what was seen since.
    expect(await take(removal, dayAfter(1.5))).toMatchObject({ removed: 0 });
    expect(await there()).toEqual(['1_10', '1_11']);
  });

  it('take no review away whose comment or reaction was removed', async () => {
    await take(told(written('1_10')), NOW);
    io.clock = dayAfter(1);
    const below = ['comment', 'reaction', 'like'].map((item) => rated('remove', '1_10', { item, comment_id: '1_99' }));
    expect(await take(told(...below), dayAfter(1))).toMatchObject({ removed: 0 });
    expect(await there()).toEqual(['1_10']);
  });

  it('that carry no review are no failure in the log', async () => {
    await take(told(rated('remove', '1_77')), NOW);
    expect(io.lines.filter((line) => line.includes('not fully read'))).toEqual([]);
    expect(io.lines.filter((line) => line.startsWith('inbox read'))).toHaveLength(1);
  });
});
