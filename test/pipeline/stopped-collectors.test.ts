/** Collectors of a tenth of the places stop for two weeks: their engineer is told once of each, and nobody hears of reputation. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runOnce } from '../../src/pipeline/run.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { noticesOf } from '../../src/store/notices.ts';
import {
  asCsv,
  badDays,
  calmDays,
  dayAfter,
  openPipeline,
  type Row,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const CALM = Array.from({ length: 18 }, (_, i) => `place-${i + 1}`);
/** One that cannot be read any more and one that falls silent; both had just fallen. */
const STOPPED = ['broken', 'silent'];
const PLACES = [...CALM, ...STOPPED, 'kiosk'];
/** What fell is of brands of its own: else it would be the brand that fell. */
const BRANDS: Readonly<Record<string, string>> = { broken: 'alley', silent: 'corner', kiosk: 'stand' };
/** Days of the two weeks on which cron comes. */
const PASSES = [1, 2, 3, 5, 8, 11, 14];

const io = testIo();
let exports: string;
let project: Project;
let running: Running;

beforeAll(async () => {
  exports = await mkdtemp(join(tmpdir(), 'vigie-exports-'));
  project = await makeProject({
    sources: {
      brands: ['chain', 'alley', 'corner', 'stand'].map((id) => ({ id, name: id })),
      locations: PLACES.map((id) => ({ id, name: id, brand: BRANDS[id] ?? 'chain' })),
      sources: PLACES.map((id) => ({
        id: `${id}-export`,
        location: id,
        kind: 'file',
        access: 'export',
        options: { path: join(exports, `${id}.csv`) },
      })),
    },
    teams: {
      fallback: 'operations',
      engineer: 'engineers',
      teams: ['logistics', 'operations', 'engineers'].map((id) => ({
        id,
        name: id,
        receivers: [{ notifier: 'file', options: { folder: join(exports, 'out') } }],
      })),
    },
    alerts: {
      averageRunLength: { down: 20_000, up: 20_000 },
      // Who is called when a team does not answer is about people, whatever the collectors do.
      escalate: { managerAfterDays: 0, brandOwnerAfterDays: 0 },
    },
  });
  running = await openPipeline(project, io);
});
afterAll(async () => {
  await running.close();
  await project.remove();
  await rm(exports, { recursive: true, force: true });
});

async function publish(place: string, rows: readonly Row[]): Promise<void> {
  await writeFile(join(exports, `${place}.csv`), asCsv(rows.map((row) => ({ ...row, id: `${place}-${row.id}` }))));
}

/** What is at a place up to a day; a fall begins a fortnight before the beginning. Each has its ups and downs on days of its own. */
function history(place: string, until: number): Row[] {
  const from = -48 - (PLACES.indexOf(place) % 10);
  return CALM.includes(place) ? calmDays(from, until, 1) : [...calmDays(from, -15, 1), ...badDays(-15, until, 1)];
}

const messages = async () =>
  (await rowsOf(running.context.opened.db, 'outbox')).map(({ incident, team, message, created_at: at }) => ({
    incident: String(incident),
    team,
    type: (message as { type: string }).type,
    at: String(at),
  }));

it('stopped collectors resolve nothing and raise nothing: one notice each', async () => {
  const { context } = running;
  const { db } = context.opened;
  for (const place of PLACES) await publish(place, history(place, 0));
  io.clock = dayAfter(0);
  const { collect } = await runOnce(context, { arrival: 'live' });
  expect(collect.runs.map(({ outcome }) => outcome)).toEqual(PLACES.map(() => 'complete'));
  const fallen = await findIncidents(db, { kinds: ['drift'] });
  expect(fallen.map(({ location, state }) => `${location} ${state}`).sort()).toEqual([
    'broken firing',
    'kiosk firing',
    'silent firing',
  ]);

  await rm(join(exports, 'broken.csv'));
  for (const day of PASSES) {
    io.clock = dayAfter(day);
    for (const place of PLACES) if (!STOPPED.includes(place)) await publish(place, history(place, day));
    await runOnce(context, { arrival: 'live' });
  }

  const after = (await messages()).filter(({ at }) => at > dayAfter(0));
  const incidents = await findIncidents(db);
  const drifts = incidents.filter(({ kind }) => kind === 'drift');
  expect(drifts.map(({ location, state }) => `${location} ${state}`).sort()).toEqual([
    'broken firing',
    'kiosk firing',
    'silent firing',
  ]);
  expect(incidents.filter(({ state }) => state === 'resolved' || state === 'accepted')).toEqual([]);
  // One notice for each collector, to the engineer alone.
  const health = after.filter(({ type }) => type.startsWith('source.'));
  expect(health.map(({ type, team }) => `${type} ${team}`).sort()).toEqual([
    'source.failing engineers',
    'source.no-data engineers',
  ]);
  // Nothing of reputation, but of the place that is still heard of: its reminder.
  const reputation = after.filter(({ type }) => type.startsWith('rating.'));
  const kiosk = fallen.find(({ location }) => location === 'kiosk')!.key;
  expect(reputation.filter(({ incident }) => incident !== kiosk)).toEqual([]);
  expect(reputation.map(({ team }) => team)).toEqual(['logistics']);
  const steps = (await rowsOf(db, 'transitions')).filter(({ at }) => String(at) > dayAfter(0));
  expect(steps.filter(({ to_state }) => to_state === 'resolved' || to_state === 'recovering')).toEqual([]);
  expect(
    (
      await noticesOf(
        db,
        fallen.map(({ key }) => key),
      )
    ).filter(({ decision }) => decision === 'mute'),
  ).toEqual([]);
}, 300_000);
