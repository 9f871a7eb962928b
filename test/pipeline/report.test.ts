/** Reports from stored reviews: they add up, they are closed once and restated, and silence is never read as calm. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brandId, sourceId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/notification.ts';
import { periodNamed } from '../../src/domain/period.ts';
import type { ReportFigures } from '../../src/domain/report.ts';
import { type Instant, instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { type ReportQuestion, reportFigures } from '../../src/pipeline/report.ts';
import { sendReports, writeReport } from '../../src/pipeline/report-letters.ts';
import { recordRun } from '../../src/store/runs.ts';
import { shapeFaults } from '../support/message-shape.ts';
import {
  asCsv,
  emptyDatabase,
  NOW,
  openPipeline,
  type Row,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

const file = { notifier: 'file', options: { folder: '/nowhere' } };

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      regions: [{ id: 'coast', name: 'Coast' }],
      locations: [
        { id: 'north', name: 'Shop North', region: 'coast' },
        { id: 'south', name: 'Shop South' },
      ],
      sources: [
        { id: 'north-file', location: 'north', kind: 'file', access: 'export' },
        { id: 'south-file', location: 'south', kind: 'file', access: 'export' },
      ],
    },
    teams: {
      fallback: 'operations',
      engineer: 'operations',
      teams: [
        { id: 'logistics', name: 'Logistics', receivers: [file, file], language: 'fa', timeZone: 'Asia/Tehran' },
        { id: 'operations', name: 'Operations', receivers: [file] },
      ],
    },
    vigie: { browser: { path: '/nowhere/chromium' } },
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

const GOOD = 'Friendly people and a good lamp.';
const LATE = 'The parcel was delivered two weeks late and nobody could say where it was.';

/** `n` reviews on a day, the first `late` of them one star for a late parcel. */
function reviews(name: string, day: string, n: number, late = 0): Row[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `${name}-${day}-${i}`,
    at: instant(`${day}T10:00:${String(i).padStart(2, '0')}Z`),
    rating: i < late ? 1 : 5,
    text: i < late ? LATE : GOOD,
  }));
}

async function visit(source: string, rows: readonly Row[], at?: Instant): Promise<void> {
  if (at) io.clock = at;
  await importFile(context, await project.file(`${source}.csv`, asCsv(rows)), { source: sourceId.parse(source) });
  await analyseReviews(context);
}

const APRIL = periodNamed('2026-04')!;
const MAY = periodNamed('2026-05')!;

function report(changes: Partial<ReportQuestion> = {}): Promise<ReportFigures> {
  return reportFigures(context, { period: MAY, ...changes });
}

async function twoMonths(): Promise<void> {
  await visit('north-file', [...reviews('n', '2026-04-10', 20, 2), ...reviews('n', '2026-05-12', 20, 8)]);
  await visit('south-file', [...reviews('s', '2026-04-11', 30, 3), ...reviews('s', '2026-05-13', 10, 1)]);
}

const at = (text: string) => instant(text);

describe('the figures of a month', () => {
  it('are of its reviews, compared with the month before, and add up over places and touchpoints', async () => {
    await twoMonths();
    const { brands, comparedWith } = await report();
    expect(comparedWith).toEqual({ before: '2026-04', yearBefore: '2025-05' });
    const [scale] = brands[0]!.scales;
    const { total, locations, regions, decomposition, touchpoints } = scale!;
    expect(total).toMatchObject({ n: 30, mean: (30 * 5 - 9 * 4) / 30, before: { n: 50, mean: 4.6 } });
    expect(locations.map(({ id, n }) => [id, n])).toEqual([
      ['north', 20],
      ['south', 10],
    ]);
    expect(regions.map(({ id, n }) => [id, n])).toEqual([['coast', 20]]);
    expect(total.change!.delta).toBeCloseTo(3.8 - 4.6, 9);
    const parts = decomposition!.contributions.reduce((sum, { delta }) => sum + delta, 0);
    expect(parts + decomposition!.mix! + decomposition!.season!).toBeCloseTo(total.change!.delta, 9);
    expect(decomposition!.mix).not.toBe(0);
    const delivery = touchpoints.find(({ touchpoint }) => touchpoint === 'delivery')!;
    expect(delivery).toMatchObject({ reviews: 9, lost: (9 * 4) / 30, lostBefore: (5 * 4) / 50 });
    const lost = touchpoints.reduce((sum, one) => sum + one.lost, 0);
    expect(total.mean! + lost).toBeCloseTo(5, 9);
    // What the table of regions rests on: the points of its lines are the points of all.
    const coast = Object.values(regions[0]!.lost).reduce((sum, one) => sum + one, 0);
    expect(coast).toBeCloseTo(5 - regions[0]!.mean!, 9);
    for (const { touchpoint, lost: all } of touchpoints) {
      const points = locations.reduce((sum, place) => sum + place.n * (place.lost[touchpoint] ?? 0), 0);
      expect(points).toBeCloseTo(30 * all, 9);
      expect(total.lost[touchpoint]).toBeCloseTo(all, 9);
    }
  });

  it('leave out a day more and a day less', async () => {
    await visit(
      'north-file',
      ['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].flatMap((day) => reviews('n', day, 1)),
    );
    expect((await report()).brands[0]!.scales[0]!.total).toMatchObject({ n: 2, before: { n: 1 } });
  });

  it('say when there are too few reviews, and what could have been seen', async () => {
    await visit('north-file', [...reviews('n', '2026-04-10', 5, 1), ...reviews('n', '2026-05-12', 5, 2)]);
    const figures = await report();
    const { isSeen, visible, interval } = figures.brands[0]!.scales[0]!.total.change!;
    expect(isSeen).toBe(false);
    expect(interval[0]).toBeLessThan(-0.8);
    expect(visible).toBeGreaterThan(0.8);
    expect(writeReport(context, figures, 'en').text).toMatch(/Too few reviews to see less than \d\.\d\d stars?\./);
  });

  it('name a source that was not heard, and never read its silence as calm', async () => {
    await visit('north-file', reviews('n', '2026-05-12', 4), at('2026-06-01T08:00:00Z'));
    const run = {
      source: sourceId.parse('south-file'),
      reason: 'a wall',
      counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
    };
    const ends = [
      ['2026-05-03T08:00:00Z', 'complete'],
      ['2026-05-20T08:00:00Z', 'blocked'],
    ] as const;
    for (const [moment, outcome] of ends)
      await recordRun(context.opened.db, { ...run, outcome, startedAt: at(moment), endedAt: at(moment) });
    const figures = await report();
    expect(figures.brands[0]!.sources).toEqual([
      { source: 'north-file', location: 'north', heardUntil: '2026-06-01T08:00:00.000Z', outcomes: {}, isHeard: true },
      {
        source: 'south-file',
        location: 'south',
        heardUntil: '2026-05-03T08:00:00.000Z',
        outcomes: { complete: 1, blocked: 1 },
        isHeard: false,
      },
    ]);
    const { text } = writeReport(context, figures, 'en');
    expect(text).toContain('south-file: heard until 3 May 2026 only.');
    expect(text).toContain('Without any review: Shop South.');
    expect(text).not.toContain('All 2 sources were heard');
  });

  it('of a month without reviews say so, and who was heard', async () => {
    const { text } = writeReport(context, await report(), 'en');
    expect(text).toContain('No review in this period.');
    expect(text).toContain('north-file: not heard at all.');
    for (const source of ['north-file', 'south-file']) {
      const moment = at('2026-06-01T08:00:00Z');
      const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
      await recordRun(context.opened.db, {
        source: sourceId.parse(source),
        startedAt: moment,
        endedAt: moment,
        outcome: 'empty',
        reason: 'no entry',
        counts,
      });
    }
    const heard = writeReport(context, await report(), 'en').text;
    expect(heard).toContain('No review in this period.');
    expect(heard).toContain('All 2 sources were heard to the end of the period.');
  });
});

describe('a closed month', () => {
  it('stays open for a week, is closed by the first report after it, and never changes again', async () => {
    await twoMonths();
    expect((await report()).brands[0]!.closedAt).toBeUndefined();
    io.clock = at('2026-06-07T23:59:59Z');
    expect((await report()).brands[0]!.closedAt).toBeUndefined();
    expect(await rowsOf(context.opened.db, 'reports')).toEqual([]);
    io.clock = at('2026-06-08T00:00:00Z');
    const closed = await report();
    expect(closed.brands[0]).toMatchObject({ closedAt: '2026-06-08T00:00:00.000Z', restated: [] });
    await sql`update reviews set removed_at = ${NOW} where external_id like 'n-2026-05%'`.execute(context.opened.db);
    io.clock = at('2026-07-01T00:00:00Z');
    const { restated, ...later } = (await report()).brands[0]!;
    expect(later).toEqual((({ restated: _, ...rest }) => rest)(closed.brands[0]!));
    expect(restated).toEqual([
      {
        scale: 'stars',
        was: { mean: 3.8, n: 30 },
        now: { mean: 4.6, n: 10 },
        late: 0,
        edited: 0,
        removed: 20,
        redated: 0,
      },
    ]);
  });

  it('is restated with the reasons counted: late, edited, removed, redated', async () => {
    const rows = reviews('n', '2026-05-12', 20, 8);
    await visit('north-file', rows);
    io.clock = at('2026-06-08T00:00:00Z');
    await report();
    const [first, ...others] = rows;
    await visit(
      'north-file',
      [{ ...first!, rating: 4 }, ...others, ...reviews('late', '2026-05-30', 3)],
      at('2026-06-10T00:00:00Z'),
    );
    await sql`update reviews set removed_at = ${io.clock} where external_id = 'n-2026-05-12-19'`.execute(
      context.opened.db,
    );
    await sql`delete from reviews where external_id = 'n-2026-05-12-18'`.execute(context.opened.db);
    await sql`update reviews set written_earliest = '2026-04-30', written_latest = '2026-04-30'
      where external_id = 'n-2026-05-12-17'`.execute(context.opened.db);
    const figures = await report();
    const [restated] = figures.brands[0]!.restated;
    expect(restated).toMatchObject({
      was: { n: 20, mean: (20 * 5 - 32) / 20 },
      late: 3,
      edited: 1,
      removed: 2,
      redated: 1,
    });
    expect(restated!.now.n).toBe(20 + 3 - 2 - 1);
    expect(restated!.now.mean).toBeCloseTo((20 * 5 - 29) / 20, 9);
    const { text } = writeReport(context, figures, 'en');
    expect(text).toContain('Was 3.40 over 20 reviews, now 3.55 over 20.');
    expect(text).toContain('3 arrived late, 1 edited by their author, 2 removed and 1 whose date is known better now.');
    expect(text).toContain('closed on 8 June 2026');
  });

  it('is what the next month is compared with, so that no level is told in two ways', async () => {
    await twoMonths();
    io.clock = at('2026-05-20T00:00:00Z');
    await report({ period: APRIL });
    await sql`update reviews set removed_at = ${NOW} where external_id like 'n-2026-04%'`.execute(context.opened.db);
    io.clock = NOW;
    expect((await report()).brands[0]!.scales[0]!.total.before).toEqual({ mean: 4.6, n: 50 });
  });
});

describe('the report of a team', () => {
  it('shows its touchpoints first, and the others as one line that still adds up', async () => {
    await twoMonths();
    const figures = await report({ team: teamId.parse('logistics'), brand: brandId.parse('shop') });
    expect(figures.own).toEqual([touchpointId.parse('delivery')]);
    const { text } = writeReport(context, figures, 'en');
    expect(text).toContain('Logistics · Month: 1 May 2026 to 31 May 2026');
    expect(text.indexOf('YOUR TOUCHPOINTS')).toBeGreaterThan(0);
    const table = text.slice(text.indexOf('YOUR TOUCHPOINTS'), text.indexOf('The parts add up'));
    const parts = [...table.matchAll(/Part of change ([+−]?)(\d+\.\d+)/g)].map(
      ([, sign, n]) => (sign === '−' ? -1 : 1) * Number(n),
    );
    const total = parts.pop()!;
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 9);
    expect(total).toBe(-0.8);
  });

  it('goes into the outbox once, for each receiver, in the language of the team', async () => {
    await twoMonths();
    expect(await sendReports(context, { period: MAY })).toBe(3);
    const first = await rowsOf(context.opened.db, 'outbox');
    await sendReports(context, { period: MAY });
    expect(await rowsOf(context.opened.db, 'outbox')).toEqual(first);
    expect(first.map(({ thread, sequence, team, incident }) => ({ thread, sequence, team, incident }))).toEqual([
      { thread: 'report/logistics/month', sequence: 24316, team: 'logistics', incident: null },
      { thread: 'report/logistics/month', sequence: 24316, team: 'logistics', incident: null },
      { thread: 'report/operations/month', sequence: 24316, team: 'operations', incident: null },
    ]);
    const [message] = first.map((row) => row.message as Message);
    for (const row of first) expect(shapeFaults(row.message as Message)).toBe('');
    expect(message!.subject).toContain('گزارش ماه: ۱۱ اردیبهشت ۱۴۰۵ تا ۱۰ خرداد ۱۴۰۵');
    await sendReports(context, { period: APRIL });
    expect((await rowsOf(context.opened.db, 'outbox')).length).toBe(6);
  });
});
