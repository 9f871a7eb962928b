/** What a back-test says of a real store's history, beside what the passes really recorded. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { tilt } from '../../bench/drift/shapes.ts';
import { locationId, sourceId, touchpointId } from '../../src/domain/ids.ts';
import type { StreamId } from '../../src/domain/stream.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import {
  type BacktestLine,
  type BacktestQuestion,
  type BacktestSummary,
  type BacktestWatch,
  backtest,
} from '../../src/pipeline/backtest.ts';
import type { BacktestAlert } from '../../src/pipeline/backtest-alert.ts';
import { type DetectReport, detectDrift } from '../../src/pipeline/detect.ts';
import { explainStream } from '../../src/pipeline/explain-stream.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { findIncidents } from '../../src/store/incidents.ts';
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
let project: Project;
let running: Running;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [
        { id: 'north', name: 'Shop North' },
        { id: 'south', name: 'Shop South' },
      ],
      sources: ['north', 'south'].map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
    },
  });
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

async function bring(source: string, rows: readonly Row[]): Promise<void> {
  const file = await project.file(`${source}.csv`, asCsv(rows));
  const run = await importFile(running.context, file, { source: sourceId.parse(source) });
  expect(run.outcome, run.reason).toBe('complete');
  await analyseReviews(running.context);
}

async function replay(
  question: Partial<BacktestQuestion> = {},
  { context }: Pick<Running, 'context'> = running,
): Promise<{
  readonly alerts: readonly BacktestAlert[];
  readonly watching: readonly BacktestWatch[];
  readonly missed: readonly BacktestLine[];
  readonly summary: BacktestSummary;
}> {
  const lines: BacktestLine[] = [];
  for await (const line of backtest(context, { until: io.now(), ...question })) lines.push(line);
  const summary = lines.at(-1)!;
  expect(summary.type).toBe('summary');
  return {
    alerts: lines.filter((line) => line.type === 'alert'),
    watching: lines.filter((line) => line.type === 'watching'),
    missed: lines.filter((line) => line.type === 'recorded-only'),
    summary: summary as BacktestSummary,
  };
}

/** A hash of everything that is stored. */
async function stored(): Promise<string> {
  const { db } = running.context.opened;
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
  const sums = await Promise.all(
    rows.map(async ({ name }) => {
      const table = await sql<{ sum: string }>`
        select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${sql.raw(name)} t`.execute(db);
      return `${name} ${table.rows[0]!.sum}`;
    }),
  );
  return sums.join('\n');
}

describe('a shop whose parcels came late', () => {
  it('would have been told what the daily passes really told, on the same day, and nothing is stored', async () => {
    io.clock = dayAfter(-12);
    await bring('north', calmDays(-200, -12));
    await detectDrift(running.context);
    for (let day = -11; day <= 0; day++) {
      io.clock = dayAfter(day);
      await bring('north', badDays(day - 1, day));
      await detectDrift(running.context);
    }
    const [recorded] = await findIncidents(running.context.opened.db, { brand: running.context.config.brands[0]!.id });
    const before = await stored();
    const { alerts, missed, summary } = await replay();
    expect(await stored()).toBe(before);
    expect(alerts).toHaveLength(1);
    expect(missed).toEqual([]);
    expect(alerts[0]).toMatchObject({
      kind: 'drift',
      direction: 'down',
      location: 'north',
      touchpoint: 'delivery',
      told: ['logistics'],
      recorded: { key: recorded!.key, silent: false },
    });
    expect(alerts[0]!.says).toMatch(/^Shop North: rating fell 4\.\d+ → 1\.00 since about \d+ May 2026 · Delivery$/);
    expect(alerts[0]!.at.slice(0, 10)).toBe(recorded!.openedAt.slice(0, 10));
    expect(summary).toMatchObject({ alerts: { falls: 1, rises: 0 }, recorded: { matched: 1, missed: 0 }, unread: 0 });
  });

  it('learns from what was before the period asked for, and tells only alerts of the period', async () => {
    await bring('north', [...calmDays(-300, -200), ...badDays(-200, -100), ...calmDays(-100, 0)]);
    const all = await replay();
    expect(all.alerts.map(({ direction, ended }) => [direction, ended?.state])).toContainEqual(['down', 'accepted']);
    const late = await replay({ from: dayAfter(-150) });
    expect(late.alerts.length).toBeLessThan(all.alerts.length);
    for (const { at } of late.alerts) expect(at >= dayAfter(-150)).toBe(true);
    expect(late.summary.reviews).toBe(all.summary.reviews);
    expect(late.summary.expected.total).toBeLessThan(all.summary.expected.total);
    const early = await replay({ until: dayAfter(-250) });
    expect(early).toMatchObject({ alerts: [], summary: { reviews: 102 } });
  });

  it('shows what was recorded and is not in this replay: its reviews were removed since', async () => {
    await bring('north', [...calmDays(-60, -12), ...badDays(-12, 0)]);
    await detectDrift(running.context);
    const { db } = running.context.opened;
    await sql`update reviews set removed_at = ${NOW} where written_latest > ${dayAfter(-12)}`.execute(db);
    const { alerts, missed, summary } = await replay();
    expect(alerts).toEqual([]);
    expect(missed).toMatchObject([{ type: 'recorded-only', key: 'shop/north/delivery/down/1', silent: false }]);
    expect(summary.recorded).toEqual({ matched: 0, missed: 1 });
  });

  it('leaves out what no analyser has read, and says how much', async () => {
    const file = await project.file('north.csv', asCsv(calmDays(-60, 0)));
    await importFile(running.context, file, { source: sourceId.parse('north') });
    expect((await replay()).summary).toMatchObject({ reviews: 0, unread: 120 });
  });
});

describe('rules that are tried out', () => {
  it('a larger budget expects more false alarms, in proportion, and never tells later', async () => {
    await bring('north', [...calmDays(-200, -9), ...badDays(-9, 0)]);
    const [strict, loose] = [await replay({ budget: 0.02 }), await replay({ budget: 0.2 })];
    expect(loose.summary.expected.falls).toBeCloseTo(10 * strict.summary.expected.falls, 9);
    expect(loose.alerts[0]!.at <= strict.alerts[0]!.at).toBe(true);
    // 0.02 falls and ten times as many rises a year for the place, and once more for its touchpoints together; the brand is a stream too.
    expect(strict.summary.expected.perYear).toBeCloseTo(3 * 0.22, 9);
  });

  it('one place or one touchpoint alone is told alone', async () => {
    await bring('north', [...calmDays(-100, -9), ...badDays(-9, 0)]);
    await bring('south', calmDays(-100, 0));
    const south = await replay({ location: locationId.parse('south') });
    expect(south).toMatchObject({ alerts: [], summary: { places: 1, reviews: 200, streams: 4 } });
    const delivery = await replay({ touchpoint: touchpointId.parse('delivery') });
    expect(delivery.alerts).toHaveLength(1);
    expect(delivery.alerts[0]!.streams).toContain('shop/north/delivery/attributed/stars');
    expect(delivery.summary).toMatchObject({ streams: 2, alarms: { falls: 1, rises: 0 } });
    const staff = await replay({ touchpoint: touchpointId.parse('staff') });
    expect(staff.alerts).toEqual([]);
  });
});

describe('three places that decide together', () => {
  let three: Running;
  let home: Project;
  const places = ['north', 'south', 'east'];

  beforeAll(async () => {
    home = await makeProject({
      sources: {
        brands: [{ id: 'shop', name: 'Shop' }],
        locations: places.map((id) => ({ id, name: `Shop ${id}` })),
        sources: places.map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
      },
      // So large a budget that a stream establishes more than the places together believe.
      alerts: { falseAlarmsPerStreamYear: 1 },
    });
    three = await openPipeline(home, io);
  });
  afterAll(async () => {
    await three.close();
    await home.remove();
  });

  /** What was written on the days [from, to): parcels of the north come late from day −10 on, the south has some bad luck. */
  const rowsOf = (from: number, to: number): ReadonlyMap<string, readonly Row[]> =>
    new Map([
      ['north', [...calmDays(from, Math.min(to, -10)), ...badDays(Math.max(from, -10), to)]],
      ['south', calmDays(from, to).map((row) => (/^calm-(-[1-6])-[01]$/.test(row.id) ? { ...row, rating: 3 } : row))],
      ['east', calmDays(from, to)],
    ]);

  async function pass(from: number, to: number): Promise<DetectReport> {
    io.clock = dayAfter(to);
    for (const [source, rows] of rowsOf(from, to)) {
      const file = await home.file(`${source}.csv`, asCsv(rows));
      await importFile(three.context, file, { source: sourceId.parse(source) });
    }
    await analyseReviews(three.context);
    return detectDrift(three.context);
  }

  it('tells what the daily passes told, and has on its watch list what they had', async () => {
    await emptyDatabase(three.context);
    let report = await pass(-200, -12);
    for (let day = -11; day <= 0; day++) report = await pass(day - 1, day);
    const waits = report.watching.map(({ stream, event }) => [stream.id, event.direction, event.since]);
    expect(waits.map(([id]) => id)).toContain('shop/south/*/overall/stars');
    const recorded = await findIncidents(three.context.opened.db, {});
    const { alerts, watching, missed, summary } = await replay({}, three);
    expect(watching.map(({ stream, direction, since }) => [stream, direction, since])).toEqual(waits);
    const told = alerts.map(({ recorded, at, kind }) => [recorded?.key, at.slice(0, 10), kind]);
    expect(told.sort()).toEqual(recorded.map(({ key, openedAt, kind }) => [key, openedAt.slice(0, 10), kind]).sort());
    expect(missed).toEqual([]);
    expect(alerts.map(({ location, direction }) => [location, direction])).toContainEqual(['north', 'down']);
    expect(summary).toMatchObject({
      places: 3,
      watching: waits.length,
      expected: { pages: { falls: { share: 0.1 } } },
    });
    expect(summary.alarms.falls).toBeGreaterThan(alerts.length);
    // All places of the brand decide, whichever is asked for.
    const south = await replay({ location: locationId.parse('south') }, three);
    expect(south).toMatchObject({ alerts: [], watching: [{ stream: 'shop/south/*/overall/stars' }] });
    const [lacking] = (await explainStream(three.context, 'shop/south/*/overall/stars' as StreamId))!.waiting;
    expect(lacking!.eValue).toBeLessThan(lacking!.needed);
    // What it says would make it told, does.
    const { reviews: more, days } = lacking!.wouldTell!;
    io.clock = dayAfter(days! + 1);
    const bad = Array.from({ length: more! }, (_, i): Row => {
      return { id: `bad-${i}`, at: dayAfter(((i + 1) * days!) / more!), rating: 1, text: '' };
    });
    const file = await home.file('south.csv', asCsv(bad));
    await importFile(three.context, file, { source: sourceId.parse('south') });
    await analyseReviews(three.context);
    const { changes } = await detectDrift(three.context);
    expect(changes.map(({ incident }) => [incident.location, incident.direction])).toContainEqual(['south', 'down']);
  });
});

it('tells a level that slips a little every year two weeks after a quarter, though no watch sees it', async () => {
  const rng = random(4);
  const start = millis(instant('2022-01-01T06:00:00Z'));
  const rows = Array.from({ length: 3 * 365 }, (_, day): Row => {
    const rating = 1 + draw(rng, tilt((0.12 * day) / 365)([0.05, 0.05, 0.1, 0.3, 0.5]));
    const text = rating <= 3 ? 'The parcel was delivered two weeks late.' : 'A good lamp.';
    return { id: `slow-${day}`, at: instant(start + day * DAY_MS), rating, text };
  });
  await bring('north', rows);
  const { alerts, summary } = await replay({ runLength: 1e7, until: instant('2025-02-01T00:00:00Z') });
  expect(alerts.map(({ kind }) => kind)).toContain('erosion');
  expect(new Set(alerts.map(({ kind, direction, location }) => `${kind} ${direction} ${location}`))).toEqual(
    new Set(['erosion down north']),
  );
  for (const { at, told } of alerts) {
    expect(at.slice(0, 10)).toMatch(/-(01|04|07|10)-15$/);
    expect(told).toEqual(['logistics']);
  }
  expect(summary.alerts).toMatchObject({ falls: 0, slow: alerts.length });
});

it('a quiet history gives no alert, and says how much chance alone would give', async () => {
  await bring('north', calmDays(-400, 0));
  const { alerts, summary } = await replay();
  expect(alerts).toEqual([]);
  expect(summary.reviews).toBe(800);
  expect(summary.streamYears).toBeGreaterThan(4);
  expect(summary.expected.total).toBeGreaterThan(0);
  expect(summary.expected.interval[0]).toBe(0);
});

it('an empty store is a summary of nothing', async () => {
  expect(await replay()).toMatchObject({ alerts: [], summary: { places: 0, reviews: 0, streams: 0 } });
});

it('stops when it is told to', async () => {
  await bring('north', calmDays(-30, 0));
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  const context = { ...running.context, signal: stop.signal };
  const lines = backtest(context, { until: instant(millis(NOW)) });
  await expect(lines.next()).rejects.toThrow('enough');
});
