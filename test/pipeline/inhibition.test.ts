/** A brand that is told for its places: their names stand in its message, their own are muted, until it is over and they still stand. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../src/alerts/signal.ts';
import { brandId, locationId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Day } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { noticeWorld } from '../../src/pipeline/notice-world.ts';
import { saveTold, tellChanges } from '../../src/pipeline/tell-changes.ts';
import { tend } from '../../src/pipeline/tend.ts';
import { transaction } from '../../src/store/database.ts';
import { noticesOf } from '../../src/store/notices.ts';
import { messagesOf } from '../../src/store/outbox.ts';
import { dayAfter, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SHOP = brandId.parse('shop');
const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: ['north', 'south'].map((id) => ({ id, name: `Shop ${id.toUpperCase()}` })),
      sources: ['north', 'south'].map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

function step(place: string | undefined, sequence: number, state: Incident['state']): Change {
  const key = `shop/${place ?? '*'}/delivery/down/1`;
  const incident: Incident = {
    key,
    kind: 'drift',
    state,
    silent: false,
    brand: SHOP,
    ...(place && { location: locationId.parse(place) }),
    touchpoint: touchpointId.parse('delivery'),
    direction: 'down',
    scale: 'stars',
    openedAt: NOW,
    updatedAt: io.clock,
    since: '2026-05-20' as Day,
    before: { mean: 4.4, n: 300 },
    after: { mean: 4, n: 40 },
    evidence: 9,
    streams: [],
    accountable: teamId.parse('logistics'),
    informed: [],
  };
  const opened = sequence === 1;
  const transition = {
    incident: key,
    sequence,
    ...(!opened && { from: 'firing' as const }),
    to: state,
    at: io.clock,
    by: 'vigie',
    why: 'made up',
    reason: opened ? ('opened' as const) : ('accepted' as const),
  };
  return { incident, transition, notify: true, tell: [incident.accountable] };
}

async function store(changes: readonly Change[]): Promise<void> {
  const world = await noticeWorld(
    context,
    SHOP,
    changes.map(({ incident }) => incident),
  );
  const told = await tellChanges(context, changes, world);
  await transaction(context.opened.db, (trx) => saveTold(trx, told));
}

const keys = ['north', 'south'].map((place) => `shop/${place}/delivery/down/1`);
const wide = 'shop/*/delivery/down/1';

it('names the places, mutes them, and tells them once the brand’s is over', async () => {
  const { db } = context.opened;
  // The places come first: all of a pass is known before anything is told.
  await store([step('north', 1, 'firing'), step('south', 1, 'firing'), step(undefined, 1, 'firing')]);
  const decided = (await noticesOf(db, [...keys, wide])).map(({ decision, why }) => `${decision}: ${why}`);
  expect(decided).toEqual([
    'mute: told as part of shop/*/delivery/down/1',
    'mute: told as part of shop/*/delivery/down/1',
    'send: sent',
  ]);
  const [message] = await messagesOf(db, wide);
  expect(message!.message.text).toMatch(/Shop NORTH, Shop SOUTH/);
  for (const key of keys) expect(await messagesOf(db, key)).toEqual([]);
  io.clock = dayAfter(1);
  expect((await tend(context)).changes).toEqual([]);

  await store([step(undefined, 2, 'accepted')]);
  const { changes } = await tend(context);
  expect(changes.map(({ incident, transition }) => `${incident.key} ${transition.reason}`).sort()).toEqual(
    keys.map((key) => `${key} repeated`),
  );
  expect(changes[0]!.transition.why).toBe(`it still stands; until now told as part of ${wide}`);
  for (const key of keys) expect((await messagesOf(db, key)).map(({ sequence }) => sequence)).toEqual([2]);
  expect((await tend(context)).changes).toEqual([]);
});
