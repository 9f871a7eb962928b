/** What is too slow for the watches, over passes of the pipeline: found once a quarter, told once, explained, and never in history. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { tilt } from '../../bench/drift/shapes.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { dueQuarter } from '../../src/pipeline/erosion.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { asCsv, emptyDatabase, openPipeline, type Row, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

const team = (id: string) => ({ id, name: id, receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }] });

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [{ id: 'north', location: 'north', kind: 'file', access: 'export' }],
    },
    touchpoints: {
      touchpoints: [
        { id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics'] },
        { id: 'staff', name: { en: 'Staff' }, owners: ['operations'] },
      ],
    },
    teams: { fallback: 'operations', engineer: 'engineers', teams: ['logistics', 'operations', 'engineers'].map(team) },
    // No watch alarms here: what is left is what they cannot see.
    alerts: { averageRunLength: { down: 1e7, up: 1e7 } },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  await emptyDatabase(context);
});

const P = [0.05, 0.05, 0.1, 0.3, 0.5];
const START = instant('2022-01-01T06:00:00Z');

/** One review a day that is worse by `tiltAYear` nats a level each year; whoever is not content blames the delivery. */
function years(name: string, days: number, tiltAYear: number): Row[] {
  const rng = random(4);
  return Array.from({ length: days }, (_, day) => {
    const rating = 1 + draw(rng, tilt((tiltAYear * day) / 365)(P));
    const text = rating <= 3 ? 'The parcel was delivered two weeks late.' : 'A good lamp.';
    return { id: `${name}-${day}`, at: instant(millis(START) + day * DAY_MS), rating, text };
  });
}

async function visit(source: string, rows: readonly Row[], at: string) {
  io.clock = at as Instant;
  const file = await project.file(`${source}.csv`, asCsv(rows));
  const run = await importFile(context, file, { source: sourceId.parse(source) });
  expect(run.outcome, run.reason).toBe('complete');
  await analyseReviews(context);
}

const slow = async () => (await findIncidents(context.opened.db, {})).filter(({ kind }) => kind === 'erosion');
const UNTIL_2025 = 365 * 3 + 1;

describe('a level that slips a little every year', () => {
  it('is told once, in the first pass after a quarter, to the owner of what explains it', async () => {
    const north = years('north', UNTIL_2025 + 120, 0.12);
    await visit('north', north.slice(0, UNTIL_2025), '2024-12-31T12:00:00.000Z');
    // What the first pass reads is history.
    await detectDrift(context);
    expect((await rowsOf(context.opened.db, 'outbox')).map(({ incident }) => incident)).toEqual([]);

    // The last reviews of a quarter are waited for.
    await visit('north', north.slice(0, UNTIL_2025 + 13), '2025-01-13T12:00:00.000Z');
    expect((await detectDrift(context)).notifications).toBe(0);
    await visit('north', north.slice(0, UNTIL_2025 + 16), '2025-01-16T12:00:00.000Z');
    const told = await detectDrift(context);
    expect(told.notifications).toBe(1);
    const [found, ...more] = await slow();
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      state: 'firing',
      silent: false,
      direction: 'down',
      location: 'north',
      touchpoint: 'delivery',
      accountable: 'logistics',
      since: '2024-01-01',
    });
    expect(found!.after!.mean).toBeLessThan(found!.before!.mean - 0.1);
    const { before, after, contributions, mix = 0, season = 0 } = found!.decomposition!;
    const sum = contributions.reduce((total, { delta }) => total + delta, mix + season);
    expect(Math.abs(sum - (after.mean - before.mean))).toBeLessThan(1e-9);
    const [row] = await rowsOf(context.opened.db, 'outbox');
    expect(JSON.stringify(row)).toContain('rating.erosion.firing');

    // Neither the next pass nor the next quarter repeats it.
    expect((await detectDrift(context)).notifications).toBe(0);
    await visit('north', north, '2025-04-16T12:00:00.000Z');
    await detectDrift(context);
    const types = (await rowsOf(context.opened.db, 'outbox')).map(({ message }) => (message as { type: string }).type);
    expect(types.filter((type) => type.startsWith('rating.erosion'))).toEqual(['rating.erosion.firing']);
    expect((await slow()).map(({ state }) => state)).toEqual(['accepted']);
  });

  it('is not told where a fall that is known explains it', async () => {
    const fallen = years('north', UNTIL_2025 + 16, 0).map((row, day) =>
      day > 1_000 && day % 2 === 0 ? { ...row, rating: 1, text: 'The parcel was delivered two weeks late.' } : row,
    );
    const quick = { ...context.config.alerts, averageRunLength: { down: 2_000, up: 2_000 } };
    const watching = { ...context, config: { ...context.config, alerts: quick } };
    await visit('north', fallen.slice(0, UNTIL_2025), '2024-12-31T12:00:00.000Z');
    await detectDrift(watching);
    await visit('north', fallen, '2025-01-16T12:00:00.000Z');
    await detectDrift(watching);
    const kinds = (await findIncidents(context.opened.db, {})).map(({ kind }) => kind);
    expect(kinds).toContain('drift');
    expect(kinds).not.toContain('erosion');
  });
});

it('a quarter is compared once, by the first pass after its last reviews are in', () => {
  const due = (last: string | undefined, now: string) =>
    dueQuarter(last === undefined ? undefined : instant(last), instant(now));
  const autumn = due(undefined, '2025-01-15');
  expect(autumn).toBe((2024 - 1970) * 4 + 3);
  expect(due('2025-01-14', '2025-01-15')).toBe(autumn);
  expect(due('2025-01-15', '2025-04-14')).toBeUndefined();
  expect(due('2025-01-15', '2026-04-16')).toBe(autumn! + 5);
});
