/** What a touchpoint's slow stream says of a change that was told and closed is no news; anything else is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DriftSignal } from '../../src/alerts/signal.ts';
import type { BrandId, LocationId, TouchpointId } from '../../src/domain/ids.ts';
import { stream } from '../../src/domain/stream.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import { raiseIncidents } from '../../src/pipeline/raise.ts';
import { openPipeline, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SHOP = 'shop' as BrandId;
const NORTH = 'north' as LocationId;
let project: Project;
let opened: Awaited<ReturnType<typeof openPipeline>>;

beforeEach(async () => {
  project = await makeProject();
  opened = await openPipeline(project, testIo());
});
afterEach(async () => {
  await opened.close();
  await project.remove();
});

function drift(touchpoint: string | undefined, since: string, at: string): DriftSignal {
  const parts = { brand: SHOP, location: NORTH, scale: 'stars' } as const;
  return {
    type: 'drift',
    stream: touchpoint
      ? stream({ ...parts, touchpoint: touchpoint as TouchpointId, measure: 'attributed' })
      : stream({ ...parts, measure: 'overall' }),
    event: {
      type: 'drift',
      at: instant(at),
      direction: 'down',
      since: since as Day,
      before: { mean: 4.3, n: 200 },
      after: { mean: 3.1, n: 12 },
      evidence: 10,
    },
    silent: false,
  };
}

const FIRST = drift(undefined, '2026-03-01', '2026-03-10');

/** What is told after the first fall, which is accepted after sixty days: keys and states. */
async function toldAfter(...later: readonly DriftSignal[]): Promise<readonly string[]> {
  const changes = await raiseIncidents(opened.context, SHOP, [FIRST, ...later], true);
  return changes.filter(({ notify }) => notify).map(({ incident, transition }) => `${transition.to} ${incident.key}`);
}

it('joins a touchpoint that alarms while the incident is open', async () => {
  const told = await toldAfter(drift('staff', '2026-03-03', '2026-03-20'));
  expect(told.filter((line) => line.startsWith('firing')).every((line) => line.includes('/1'))).toBe(true);
});

it('opens nothing for a touchpoint that dates the same change after it was accepted', async () => {
  expect(await toldAfter(drift('staff', '2026-03-03', '2026-06-20'))).toEqual([
    'firing shop/north/*/down/1',
    'accepted shop/north/*/down/1',
  ]);
});

it('opens nothing for a place that fell while all of its brand did, and alarms when that is over', async () => {
  const whole = { ...FIRST, stream: stream({ brand: SHOP, measure: 'overall', scale: 'stars' }) };
  const keys = async (since: string) => {
    const later = drift(undefined, since, '2026-06-20');
    const changes = await raiseIncidents(opened.context, SHOP, [whole, later], true);
    return new Set(changes.map(({ incident }) => incident.key));
  };
  expect(await keys('2026-04-10')).toEqual(new Set(['shop/*/*/down/1']));
  expect(await keys('2026-06-01')).toEqual(new Set(['shop/*/*/down/1', 'shop/north/*/down/1']));
});

it('opens an incident for a touchpoint that fell later, and for the whole rating that fell again', async () => {
  const keys = async (signal: DriftSignal) => new Set((await toldAfter(signal)).map((line) => line.split(' ')[1]));
  expect((await keys(drift('staff', '2026-06-01', '2026-06-20'))).size).toBe(2);
  expect((await keys(drift(undefined, '2026-06-01', '2026-06-20'))).size).toBe(2);
});
