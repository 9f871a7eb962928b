/** What is said of one stream is what would happen: tried on a real store by letting it happen. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import type { StreamId } from '../../src/domain/stream.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { explainStream, type StreamExplanation } from '../../src/pipeline/explain-stream.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { listStreams, type StreamEntry } from '../../src/pipeline/stream-list.ts';
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
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
const NORTH = 'shop/north/*/overall/stars' as StreamId;
let project: Project;
let running: Running;

beforeAll(async () => {
  project = await makeProject({ alerts: { averageRunLength: { down: 20_000, up: 2_000 } } });
  running = await openPipeline(project, io);
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(running.context);
});

async function visit(rows: readonly Row[]): Promise<Awaited<ReturnType<typeof detectDrift>>> {
  const file = await project.file('reviews.csv', asCsv(rows));
  const run = await importFile(running.context, file, { source: sourceId.parse('export') });
  expect(run.outcome, run.reason).toBe('complete');
  await analyseReviews(running.context);
  return detectDrift(running.context);
}

async function explain(id = NORTH): Promise<StreamExplanation> {
  const found = await explainStream(running.context, id);
  expect(found).toBeDefined();
  return found!;
}

/** One-star reviews from now on at the stream's usual pace. */
function oneStars(count: number, perYear: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `bad-${i}`,
    at: instant(millis(NOW) + ((i + 1) * 365 * DAY_MS) / perYear),
    rating: 1,
    text: '',
  }));
}

describe('a stream at its usual level', () => {
  it('tells level, pace, evidence, smallest visible fall and its months', async () => {
    await visit(calmDays(-300, 0));
    const found = await explain();
    expect(found).toMatchObject({
      stream: NORTH,
      name: 'Shop North · rating (stars)',
      phase: 'watching',
      level: { n: 600 },
      scores: { stored: 600, unseen: 0 },
      events: [],
    });
    expect(found.level.mean).toBeCloseTo(4.5, 9);
    expect(found.level.interval![0]).toBeLessThan(4.5);
    expect(found.level.interval![1]).toBeGreaterThan(4.5);
    expect(found.level.interval![1] - found.level.interval![0]).toBeLessThan(0.2);
    expect(found.scores.perYear).toBeGreaterThan(700);
    expect(found.smallestVisible).toBeGreaterThan(0.1);
    expect(found.smallestVisible).toBeLessThan(1.5);
    expect(found.down.falseAlarmsPerYear).toBeCloseTo(found.scores.perYear / 20_000, 9);
    expect(found.held).toBeUndefined();
    const months = found.months.map(({ month }) => month);
    expect([months[0], months.at(-1)]).toEqual(['2025-08', '2026-05']);
    expect(found.months.reduce((sum, { n }) => sum + n, 0)).toBe(600);
    expect(found.months.at(-2)).toMatchObject({ month: '2026-04', n: 60, mean: expect.closeTo(4.5, 1) });
  });

  it('alarms at exactly as many one-star reviews in a row as it says, and not at one fewer', async () => {
    const calm = calmDays(-300, 0);
    await visit(calm);
    const { down, scores } = await explain();
    const { reviews, score, says, days } = down.wouldFire!;
    expect({ score, says }).toEqual({ score: 1, says: 'drift' });
    expect(reviews).toBeGreaterThanOrEqual(5);
    expect(days).toBe(Math.ceil((reviews! * 365) / scores.perYear));
    io.clock = dayAfter(30);
    const almost = await visit([...calm, ...oneStars(reviews! - 1, scores.perYear)]);
    expect(almost.changes.filter(({ incident }) => incident.kind === 'drift')).toEqual([]);
    const last = await visit([...calm, ...oneStars(reviews!, scores.perYear)]);
    expect(last.changes.map(({ incident }) => [incident.kind, incident.direction])).toContainEqual(['drift', 'down']);
  });
});

describe('what holds an alarm', () => {
  it('is the warm-up while a stream is learnt: nothing would fire, and it says how many are missing', async () => {
    await visit(calmDays(-10, 0));
    const found = await explain();
    expect(found).toMatchObject({ phase: 'learning', learning: { have: 20, need: 30 } });
    expect(found.down.wouldFire).toBeUndefined();
  });

  it('is the guard on authors when one of them says it all', async () => {
    const angry = badDays(-8, 0, 2).map((row) => ({ ...row, author: 'One and the same' }));
    await visit([...calmDays(-200, -8), ...angry]);
    const found = await explain();
    expect(found.down.share).toBeGreaterThanOrEqual(1);
    expect(found.held).toBe('authors');
    expect(found.down.wouldFire).toMatchObject({ says: 'drift' });
    expect(found.down.wouldFire!.reviews).toBeLessThanOrEqual(3);
  });

  it('is that a day alone adds at most half of what an alarm takes', async () => {
    await visit([...calmDays(-200, -1), ...badDays(-1, 0, 12)]);
    const found = await explain();
    expect(found.down.share).toBeLessThan(1);
    expect(found.phase).toBe('watching');
  });
});

describe('a fresh stream', () => {
  it('says how much of its evidence was given when its watch began, and no more once reviews outweigh it', async () => {
    await visit(calmDays(-16, 0));
    const { down, headStart } = await explain();
    expect(headStart!.reviews).toBe(2);
    expect(headStart!.down).toBeGreaterThan(0);
    expect(headStart!.down).toBeLessThan(down.threshold);
    await emptyDatabase(running.context);
    await visit(calmDays(-300, 0));
    expect((await explain()).headStart).toBeUndefined();
  });
});

describe('a stream that fell', () => {
  it('names the incident that told it, and what would end the fall', async () => {
    await visit([...calmDays(-300, -20), ...badDays(-20, 0)]);
    const found = await explain();
    expect(found.phase).toBe('changed');
    expect(found.events[0]).toMatchObject({
      type: 'drift',
      direction: 'down',
      incident: 'shop/north/delivery/down/1',
    });
    expect(found.up.wouldFire).toMatchObject({ score: 5, says: 'recovered' });
    expect(found.months.at(-1)!.mean).toBeLessThan(3);
  });
});

describe('a memory', () => {
  it('of another version is told as the next pass will replay it', async () => {
    await visit([...calmDays(-300, -20), ...badDays(-20, -15)]);
    const before = await explain();
    await sql`update detector_states set state = ${Buffer.from('old')}`.execute(running.context.opened.db);
    expect(await explain()).toEqual(before);
    const [entry] = await list();
    expect(entry!.status).toBeUndefined();
  });

  it('that lags behind says how many reviews it has not seen', async () => {
    await visit(calmDays(-100, -2));
    const file = await project.file('reviews.csv', asCsv(calmDays(-100, 0)));
    await importFile(running.context, file, { source: sourceId.parse('export') });
    await analyseReviews(running.context);
    expect((await explain()).scores).toMatchObject({ stored: 200, unseen: 4 });
  });

  it('of a stream that fell silent says since when', async () => {
    await visit(calmDays(-100, -30));
    expect((await explain()).silentSince).toBe(dayAfter(-30).slice(0, 10));
  });
});

it('all streams are listed, and one that is none is not explained', async () => {
  await visit(calmDays(-100, 0));
  const entries = await list();
  expect(entries.map(({ stream }) => stream)).toEqual([
    NORTH,
    'shop/north/delivery/attributed/stars',
    'shop/north/product/attributed/stars',
    'shop/north/staff/attributed/stars',
  ]);
  expect(entries[0]!.status).toMatchObject({ phase: 'watching', level: { n: 200 } });
  for (const id of ['', 'shop', 'shop/nowhere/*/overall/stars', 'a/b/c/d/e'])
    expect(await explainStream(running.context, id as StreamId)).toBeUndefined();
});

async function list(): Promise<StreamEntry[]> {
  const entries: StreamEntry[] = [];
  for await (const entry of listStreams(running.context)) entries.push(entry);
  return entries;
}
