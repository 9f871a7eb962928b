/** A source that falls silent, one that cannot be read and one whose page is changing are three things, and none is a fall in reputation. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brandId, type SourceId, sourceId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Run } from '../../src/domain/run.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { sourceHealth } from '../../src/pipeline/source-health.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { saveReviews } from '../../src/store/reviews.ts';
import { recordRun } from '../../src/store/runs.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { chance } from '../support/review-site.ts';
import { review } from '../support/reviews.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

const EXPORT = sourceId.parse('export');
const WEEKLY = sourceId.parse('weekly');
const CANARY = sourceId.parse('canary');
const SHOP = brandId.parse('shop');

beforeAll(async () => {
  const source = (id: string, more: object = {}) => ({
    id,
    location: 'north',
    kind: 'file',
    access: 'export',
    options: { path: `${id}.csv` },
    ...more,
  });
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        source('export'),
        source('weekly', { expectReviewEveryDays: 7 }),
        source('canary', { canary: true, expectReviewEveryDays: 1 }),
      ],
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

async function pass(source: SourceId, at: Instant, more: Partial<Run> = {}): Promise<void> {
  io.clock = at;
  const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
  await recordRun(context.opened.db, { source, startedAt: at, endedAt: at, outcome: 'complete', counts, ...more });
}

/** Reviews written at these moments (or within as many days before them), seen then. */
async function written(source: SourceId, moments: readonly Instant[], widthDays = 0): Promise<void> {
  for (const [index, latest] of moments.entries()) {
    const earliest = instant(millis(latest) - widthDays * 86_400_000);
    const one = review(`${latest}-${index}`, { source, written: { earliest, latest } });
    await saveReviews(context.opened.db, [{ review: one, arrival: 'history' }], latest);
  }
}
const everyDay = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => dayAfter(from + index * step));
const types = async (): Promise<string[]> =>
  (await sourceHealth(context, SHOP)).signals.map((signal) => signal.type).sort();
const incidents = async (): Promise<Incident[]> => findIncidents(context.opened.db, { brand: SHOP });
const mail = async () =>
  (await rowsOf(context.opened.db, 'outbox')).map(({ message }) => (message as { type: string }).type);

describe('silence of a source that can be read', () => {
  it('is told once, to the engineer, as a notice of its own, and once more when reviews come again', async () => {
    await written(WEEKLY, [dayAfter(-2)]);
    for (const day of [0, 4, 6, 9, 12, 20]) {
      await pass(WEEKLY, dayAfter(day));
      await detectDrift(context);
    }
    expect(await mail()).toEqual(['source.no-data']);
    const [silent] = await incidents();
    expect(silent).toMatchObject({
      kind: 'no-data',
      state: 'firing',
      source: WEEKLY,
      accountable: 'operations',
      since: '2026-06-02',
    });
    expect(silent!.note).toMatch(/^No new review for 9 days .* written on 2026-05-30\); sources.yaml says at most 7$/);
    await written(WEEKLY, [dayAfter(21)]);
    await pass(WEEKLY, dayAfter(21));
    await detectDrift(context);
    expect(await mail()).toEqual(['source.no-data', 'source.data']);
    expect((await incidents()).map(({ kind, state }) => [kind, state])).toEqual([['no-data', 'resolved']]);
  });

  it('is neither said nor called over by passes that cannot be believed', async () => {
    await written(WEEKLY, [dayAfter(-2)]);
    await pass(WEEKLY, dayAfter(0));
    await pass(WEEKLY, dayAfter(20), { outcome: 'partial', reason: 'half' });
    expect(await types()).toEqual(['source-failing']);
    await pass(WEEKLY, dayAfter(21));
    expect(await types()).toEqual(['no-data', 'source-ok']);
  });

  it('counts from when the source was first watched: an old export is not silent, it is old', async () => {
    await written(WEEKLY, [dayAfter(-900)]);
    await pass(WEEKLY, dayAfter(0));
    expect(await types()).toEqual(['data', 'source-ok']);
    await pass(WEEKLY, dayAfter(8));
    expect(await types()).toEqual(['no-data', 'source-ok']);
  });

  it('of a canary says nothing, as nothing of it is stored', async () => {
    await pass(CANARY, dayAfter(0));
    await pass(CANARY, dayAfter(30));
    expect(await types()).toEqual(['data', 'source-ok']);
  });
});

describe('the cadence that is learnt', () => {
  it('is ten mean gaps, from 30 well-dated reviews on', async () => {
    await written(EXPORT, everyDay(-29, 0));
    await pass(EXPORT, dayAfter(-30));
    await pass(EXPORT, dayAfter(40));
    expect(await types()).toEqual(['data', 'source-ok']);
    await written(EXPORT, [dayAfter(-29.5)]);
    expect(await types()).toEqual(['no-data', 'source-ok']);
    await pass(EXPORT, dayAfter(8.5));
    io.clock = dayAfter(8.5);
    await emptyDatabase(context);
    await written(EXPORT, everyDay(-31, 0));
    await pass(EXPORT, dayAfter(-30));
    await pass(EXPORT, dayAfter(8.5));
    expect(await types()).toEqual(['data', 'source-ok']);
    await pass(EXPORT, dayAfter(10.5));
    expect(await types()).toEqual(['no-data', 'source-ok']);
  });

  it('forgives a silence like one that was there before', async () => {
    await written(EXPORT, [...everyDay(-90, -60, 0.5), ...everyDay(-20, 0, 0.5)]);
    await pass(EXPORT, dayAfter(-100));
    await pass(EXPORT, dayAfter(50));
    expect(await types()).toEqual(['data', 'source-ok']);
    await pass(EXPORT, dayAfter(62));
    expect(await types()).toEqual(['no-data', 'source-ok']);
  });

  it('learns nothing from "3 months ago"', async () => {
    await written(EXPORT, everyDay(-60, 0), 30);
    await pass(EXPORT, dayAfter(-60));
    await pass(EXPORT, dayAfter(90));
    expect(await types()).toEqual(['data', 'source-ok']);
  });

  it('gives no false notice in a season of a source that has a review every third day by chance', async () => {
    const random = chance(7);
    const isDay = () => random() < 1 / 3;
    await written(EXPORT, everyDay(-120, 0).filter(isDay));
    await pass(EXPORT, dayAfter(-120));
    const said: string[] = [];
    let longest = 0;
    let last = 0;
    for (let day = 0; day < 100; day++) {
      if (isDay()) {
        await written(EXPORT, [dayAfter(day)]);
        last = day;
      }
      longest = Math.max(longest, day - last);
      await pass(EXPORT, dayAfter(day + 0.5));
      said.push(...(await types()).filter((type) => type === 'no-data'));
    }
    expect(longest).toBeGreaterThan(6);
    expect(said).toEqual([]);
  });
});

describe('a page that is read by other marks', () => {
  const drift = [{ field: 'rating', from: 'aria-label', to: 'icons' }] as const;

  it('is told once to the engineer; the notice ends by itself, untold', async () => {
    await pass(WEEKLY, dayAfter(-1));
    await pass(WEEKLY, dayAfter(0), { selectorDrift: drift });
    await detectDrift(context);
    await pass(WEEKLY, dayAfter(1));
    await detectDrift(context);
    expect(await mail()).toEqual(['source.selector-drift']);
    expect(await incidents()).toMatchObject([{ kind: 'selectors', state: 'firing', source: WEEKLY }]);
    await written(WEEKLY, [dayAfter(14)]);
    await pass(WEEKLY, dayAfter(15));
    await detectDrift(context);
    expect(await mail()).toEqual(['source.selector-drift']);
    expect(await incidents()).toMatchObject([{ kind: 'selectors', state: 'resolved' }]);
  });

  it('is told again for another field while the notice is open', async () => {
    await pass(WEEKLY, dayAfter(0), { selectorDrift: drift });
    await detectDrift(context);
    await pass(WEEKLY, dayAfter(2), { selectorDrift: [{ field: 'date', from: 'time-element', to: 'words' }] });
    await detectDrift(context);
    await detectDrift(context);
    expect(await mail()).toEqual(['source.selector-drift', 'source.selector-drift']);
    expect((await incidents())[0]!.note).toMatch(/"rating".*; .*"date"/);
  });
});

describe('a place of which nothing is heard', () => {
  const heard = async () => (await sourceHealth(context, SHOP)).heardUntil({ brand: SHOP });

  it('was last heard of at its last believed pass or its last review', async () => {
    expect(await heard()).toBeUndefined();
    await pass(WEEKLY, dayAfter(0));
    await pass(WEEKLY, dayAfter(5), { outcome: 'blocked', reason: 'wall' });
    expect(await heard()).toBe(dayAfter(0));
    await written(WEEKLY, [dayAfter(3)]);
    expect(await heard()).toBe(dayAfter(3));
  });

  it('is not heard of through a silent source, nor through a canary', async () => {
    await written(WEEKLY, [dayAfter(0)]);
    await pass(WEEKLY, dayAfter(0));
    await pass(WEEKLY, dayAfter(30));
    await pass(CANARY, dayAfter(30));
    expect(await heard()).toBe(dayAfter(0));
  });
});
