/** More messages than a team can read: the cap, the one list, and each thing told exactly once; through the real pipeline. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { teamLines } from '../../src/commands/team-text.ts';
import { sourceId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/notification.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { explainTeam } from '../../src/pipeline/explain-team.ts';
import { tend } from '../../src/pipeline/tend.ts';
import { noticesSince } from '../../src/store/notices.ts';
import { recordRun } from '../../src/store/runs.ts';
import { shapeFaults } from '../support/message-shape.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SOURCES = Array.from({ length: 45 }, (_, i) => `page-${i + 1}`);
const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: SOURCES.map((id) => ({ id, name: `Shop ${id}` })),
      sources: SOURCES.map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
    },
    teams: {
      fallback: 'operations',
      engineer: 'engineers',
      teams: [
        { id: 'engineers', name: 'Engineers' },
        { id: 'operations', name: 'Operations' },
        { id: 'logistics', name: 'Logistics' },
      ].map((team) => ({ ...team, receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }] })),
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(context);
});

async function runs(sources: readonly string[], outcome: 'blocked' | 'complete', at: Instant): Promise<void> {
  io.clock = at;
  for (const id of sources) {
    const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
    const run = { source: sourceId.parse(id), startedAt: at, endedAt: at, outcome, counts };
    await recordRun(context.opened.db, { ...run, ...(outcome === 'blocked' && { reason: 'made up' }) });
  }
  await detectDrift(context);
  await tend(context);
}

interface Row {
  readonly thread: string;
  readonly state: string;
  readonly next: string;
  readonly message: Message;
}
const outbox = async (): Promise<Row[]> =>
  (await rowsOf(context.opened.db, 'outbox')).map((row) => ({
    thread: String(row.thread),
    state: String(row.state),
    next: String(row.next_attempt_at),
    message: row.message as Row['message'],
  }));
const lists = async () => (await outbox()).filter(({ thread }) => thread === 'flood/engineers');

it('42 broken sources are five messages and one list of the other 37; each is told once', async () => {
  await runs(SOURCES.slice(0, 42), 'blocked', NOW);
  const rows = await outbox();
  expect(rows).toHaveLength(6);
  const [list] = await lists();
  expect(shapeFaults(list!.message)).toBe('');
  expect(list!.message.subject).toBe('Engineers: and 37 more');
  const alone = rows.filter((row) => row !== list && row.thread !== 'flood/engineers').map(({ thread }) => thread);
  const named = [...list!.message.text.matchAll(/shop\/[a-z0-9-]+\/~source-[a-z0-9-]+\/down\/1/g)].map(([key]) => key);
  expect(new Set([...alone, ...named]).size).toBe(42);
  expect(named).toHaveLength(37);
  // Nothing new: nothing more.
  await tend(context);
  expect(await outbox()).toHaveLength(6);
});

it('what comes soon after a list waits for the next one, which is made anew as more comes', async () => {
  await runs(SOURCES.slice(0, 7), 'blocked', NOW);
  await runs(SOURCES.slice(7, 8), 'blocked', dayAfter(0.1));
  await runs(SOURCES.slice(8, 9), 'blocked', dayAfter(0.2));
  const all = await lists();
  expect(all.map(({ state, next, message }) => [state, next, message.data.count])).toEqual([
    ['waiting', NOW, 2],
    ['withdrawn', dayAfter(1), 1],
    ['waiting', dayAfter(1), 2],
  ]);
  // A day later the cap is open again.
  await runs(SOURCES.slice(9, 10), 'blocked', dayAfter(1.5));
  expect((await outbox()).filter(({ thread }) => thread.includes('page-10'))).toHaveLength(1);
});

it('"why did we not get an alert?" names the cap, and who else was told', async () => {
  await runs(SOURCES.slice(0, 7), 'blocked', NOW);
  const { teams } = context.config;
  const engineers = await explainTeam(context, teams.find(({ id }) => id === 'engineers')!, 30);
  expect(engineers.incidents.filter(({ verdict }) => verdict === 'told')).toHaveLength(5);
  expect(engineers.incidents.filter(({ why }) => /flood cap of 5 messages in 24 hours/.test(why))).toHaveLength(2);
  expect(teamLines(engineers).join('\n')).toMatch(/not told: muted by the flood cap/);
  const logistics = await explainTeam(context, teams.find(({ id }) => id === 'logistics')!, 30);
  expect(logistics.incidents).toEqual([]);
  expect(teamLines(logistics)[0]).toBe('Nothing happened in the area of logistics since 2026-05-02');
  expect((await noticesSince(context.opened.db, NOW)).length).toBe(7);
});
