/** After a person said "fixed", through the real detector: the reviews agree and it ends, or customers still complain and it is told again. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { actOn, tellOf } from '../../src/pipeline/acts.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { messagesOf } from '../../src/store/outbox.ts';
import {
  asCsv,
  badDays,
  calmDays,
  dayAfter,
  emptyDatabase,
  NOW,
  openPipeline,
  type Row,
  type Running,
  type TestIo,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

let project: Project;
let running: Running;
let io: TestIo;

beforeAll(async () => {
  project = await makeProject({ alerts: { averageRunLength: { down: 20_000, up: 2_000 } } });
  io = testIo();
  running = await openPipeline(project, io);
}, 60_000);
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(running.context);
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

async function pass(rows: readonly Row[]) {
  const { context } = running;
  const file = await project.file('reviews.csv', asCsv(rows));
  await importFile(context, file, { source: sourceId.parse('export'), notify: true });
  await analyseReviews(context);
  return (await detectDrift(context)).changes;
}

/** A fall of the last three weeks, closed as fixed now. */
async function closedAsFixed() {
  const past = [...calmDays(-300, -20), ...badDays(-20, 0)];
  const opened = (await pass(past)).find(({ incident }) => incident.kind === 'drift' && incident.state === 'firing');
  const { key } = opened!.incident;
  const act = { type: 'close', cause: 'fixed' } as const;
  const acted = await actOn(running.context, key, act, { at: NOW, by: 'Ana' }, (one) => tellOf(running.context, one));
  expect(acted?.incident.state).toBe('recovering');
  return { past, key };
}

const stateOf = async (key: string) => {
  const [incident] = await findIncidents(running.context.opened.db, { key });
  return [incident?.state, incident?.closed?.cause];
};

it('customers who go on complaining have it told again after a fortnight, not before', {
  timeout: 120_000,
}, async () => {
  const { past, key } = await closedAsFixed();
  io.clock = dayAfter(10);
  await pass([...past, ...badDays(0, 10)]);
  expect(await stateOf(key)).toEqual(['recovering', 'fixed']);
  io.clock = dayAfter(15);
  const changes = await pass([...past, ...badDays(0, 15)]);
  const again = changes.find(({ transition }) => transition.reason === 'reopened');
  expect(again).toMatchObject({ incident: { key, state: 'firing' }, transition: { from: 'recovering' }, notify: true });
  expect(again?.transition.why).toMatch(
    /^29 reviews since it was closed as fixed average 1\.00: customers still complain$/,
  );
  expect(await stateOf(key)).toEqual(['firing', undefined]);
  const told = await messagesOf(running.context.opened.db, key);
  expect(told.map(({ sequence }) => sequence)).toContain(again?.transition.sequence);
});

it('customers who are content again end it as resolved', { timeout: 120_000 }, async () => {
  const { past, key } = await closedAsFixed();
  io.clock = dayAfter(30);
  const changes = await pass([...past, ...calmDays(0, 30)]);
  expect(changes.filter(({ incident }) => incident.key === key).map(({ transition }) => transition.to)).toContain(
    'resolved',
  );
  expect((await stateOf(key))[0]).toBe('resolved');
});
