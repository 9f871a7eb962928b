/** A region through whole passes: what its places say together is one incident and one message that names it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { contaminate } from '../../bench/drift/shapes.ts';
import { brandId, sourceId } from '../../src/domain/ids.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { backtest } from '../../src/pipeline/backtest.ts';
import type { BacktestAlert } from '../../src/pipeline/backtest-alert.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { listStreams } from '../../src/pipeline/stream-list.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { reviewRates } from '../../src/store/rates.ts';
import {
  asCsv,
  dayAfter,
  emptyDatabase,
  NOW,
  openPipeline,
  type Row,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

/** Four places each in the north, the south and the west. */
const PLACES = ['north', 'south', 'west'].flatMap((region) =>
  [1, 2, 3, 4].map((n) => ({ id: `${region}-${n}`, name: `Shop ${region} ${n}`, region })),
);
const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  const team = (id: string) => ({ id, name: id, receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }] });
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      regions: ['north', 'south', 'west'].map((id) => ({ id, name: `The ${id}` })),
      locations: PLACES,
      sources: PLACES.map(({ id }) => ({ id, location: id, kind: 'file', access: 'export' })),
    },
    touchpoints: { touchpoints: [{ id: 'staff', name: { en: 'Staff' }, owners: ['operations'] }] },
    teams: { fallback: 'operations', engineer: 'engineers', teams: ['operations', 'engineers'].map(team) },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(() => emptyDatabase(context));

const USUAL = [0.05, 0.05, 0.1, 0.3, 0.5];

/** One review a day, `from` to `to` counted from the beginning; in a place that falls, one in four is the worst from `fall` on. */
function days(place: string, from: number, to: number, fall: number): Row[] {
  const rng = random(PLACES.findIndex(({ id }) => id === place) + 1);
  return Array.from({ length: to + 200 }, (_, i): Row => {
    const day = i - 200;
    const law = day >= fall ? contaminate(0.25)(USUAL) : USUAL;
    const at = instant(millis(NOW) - (millis(NOW) % DAY_MS) + day * DAY_MS + 36_000_000);
    return { id: `${place}-${day}`, at, rating: 1 + draw(rng, law), text: '' };
  }).slice(from + 200);
}

/** A pass on the evening of day `to`, over all days since `from`. */
async function visit(from: number, to: number, falls: (place: string) => boolean) {
  io.clock = dayAfter(to);
  for (const { id } of PLACES) {
    const file = await project.file('export.csv', asCsv(days(id, from, to, falls(id) ? 0 : 1_000)));
    const run = await importFile(context, file, { source: sourceId.parse(id) });
    expect(run.outcome, run.reason).toBe('complete');
  }
  await analyseReviews(context);
  return detectDrift(context);
}

describe('a region all of whose places fall a little', () => {
  it('is told as the region, whose name is in the subject; brand and places are not', async () => {
    await visit(-200, 0, () => false);
    await visit(0, 25, (place) => place.startsWith('south'));
    const told = (await findIncidents(context.opened.db)).filter(({ silent }) => !silent);
    expect(told.map(({ key }) => key)).toEqual([expect.stringMatching(/^shop\/region:south\//)]);
    const [incident] = told;
    expect(incident).toMatchObject({ kind: 'drift', region: 'south', direction: 'down', state: 'firing' });
    expect(incident!.location).toBeUndefined();
    // Levels and explanation are of the region's reviews alone: four places, one a day.
    expect(incident!.after!.n).toBeLessThanOrEqual(4 * 40);
    expect(incident!.before!.mean - incident!.after!.mean).toBeGreaterThan(0.3);
    const outbox = await rowsOf(context.opened.db, 'outbox');
    const subjects = outbox.map(({ message }) => (message as { subject: string }).subject);
    expect(subjects).toEqual([expect.stringMatching(/^Shop, region The south: rating fell/)]);

    const names: string[] = [];
    for await (const { stream, name } of listStreams(context)) if (stream.includes('region:')) names.push(name);
    expect(names).toContain('Shop (The south) · rating (stars)');
    const rates = await reviewRates(context.opened.db, brandId.parse('shop'));
    expect(rates({ region: incident!.region! }, 'stars')).toBeCloseTo(rates({}, 'stars') / 3, 0);

    const lines: BacktestAlert[] = [];
    for await (const line of backtest(context, { from: NOW, until: dayAfter(25) }))
      if (line.type === 'alert' && line.told.length > 0) lines.push(line);
    expect(lines.map(({ region, location, recorded }) => [region, location, recorded?.key])).toEqual([
      ['south', undefined, incident!.key],
    ]);
  }, 120_000);
});
