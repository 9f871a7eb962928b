/** Which single reviews are a case by themselves, and when. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { findIncidents, saveTransitions, transitionsOf } from '../../src/store/incidents.ts';
import {
  asCsv,
  calmDays,
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
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export' }],
    },
    touchpoints: {
      touchpoints: [
        { id: 'product', name: { en: 'Product' }, owners: ['kitchen'] },
        { id: 'staff', name: { en: 'Staff' }, owners: ['floor'] },
        { id: 'billing', name: { en: 'Billing' }, owners: ['finance'] },
      ],
    },
    teams: {
      fallback: 'floor',
      engineer: 'engineers',
      teams: ['kitchen', 'floor', 'finance', 'engineers'].map(team),
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

async function visit(rows: readonly Row[], notify = false) {
  const file = await project.file('export.csv', asCsv(rows));
  await importFile(context, file, { source: sourceId.parse('export'), ...(notify && { notify }) });
  await analyseReviews(context);
  return detectDrift(context);
}

const severe = () => findIncidents(context.opened.db, { kinds: ['severe'] });
const POISONED = 'We got food poisoning from the chicken and my daughter had to be taken to hospital.';
const calm = calmDays(-60, -3);
const poisoned = (id: string, days: number, text = POISONED): Row => ({ id, at: dayAfter(days), rating: 1, text });

describe('a review that speaks of danger', () => {
  it('is a case at once, told to the owner of the step it names, without waiting for statistics', async () => {
    await visit(calm);
    const { changes, notifications } = await visit([...calm, poisoned('ill', -1)]);
    expect(changes.map(({ incident }) => incident)).toMatchObject([
      { kind: 'severe', severity: 'safety', state: 'firing', location: 'north', touchpoint: 'product', silent: false },
    ]);
    expect(changes[0]?.incident.key).toMatch(/^shop\/north\/~severe-\d+\/down\/1$/);
    expect(changes[0]?.tell).toEqual(['kitchen']);
    expect(notifications).toBe(1);
    expect(await rowsOf(context.opened.db, 'outbox')).toHaveLength(1);
  });

  it('is told once, however often it is read again or edited, and whatever became of its case', async () => {
    await visit([...calm, poisoned('ill', -1)]);
    expect((await visit([...calm, poisoned('ill', -1)])).changes).toEqual([]);
    expect((await visit([...calm, poisoned('ill', -1, `${POISONED} Nobody called back.`)])).changes).toEqual([]);
    io.clock = dayAfter(61);
    const { changes } = await visit([...calm, ...calmDays(55, 61)]);
    expect(changes.map(({ incident }) => [incident.kind, incident.state])).toEqual([['severe', 'accepted']]);
    expect((await visit([...calm, poisoned('ill', -1, `${POISONED} Still nobody.`)])).changes).toEqual([]);
    expect(await severe()).toHaveLength(1);
  });

  it('is one case with another of the same place, told in one message; a third joins it without a new one at once', async () => {
    const other = poisoned('ill-too', -2, 'The chicken gave all four of us food poisoning, we were ill for days.');
    const both = [...calm, poisoned('ill', -1), other];
    const { changes, notifications } = await visit(both);
    expect(new Set(changes.map(({ incident }) => incident.key)).size).toBe(1);
    expect(notifications).toBe(1);
    const told = JSON.stringify(await rowsOf(context.opened.db, 'outbox'));
    expect(told).toContain('2 reviews speak of danger');
    expect(told).toContain('all four of us');
    io.clock = dayAfter(0.2);
    await visit([...both, poisoned('ill-three', 0, 'My son got food poisoning from the fish here.')]);
    const [only, ...more] = await severe();
    expect(more).toEqual([]);
    expect(only!.reviews).toHaveLength(3);
    expect((await transitionsOf(context.opened.db, only!.key)).map(({ reason }) => reason)).toEqual([
      'opened',
      'joined',
      'joined',
    ]);
    const notices = await rowsOf(context.opened.db, 'notices');
    expect(notices.at(-1)).toMatchObject({ decision: 'hold', rule: 'update' });
    expect(
      (await visit([...both, poisoned('ill-three', 0, 'My son got food poisoning from the fish here.')])).changes,
    ).toEqual([]);
  });

  it('is a case again once a person closed the last one, none of whose reviews is ever told again', async () => {
    const too = 'The chicken gave all four of us food poisoning.';
    await visit([...calm, poisoned('ill', -1), poisoned('too', -1, too)]);
    const [first] = await severe();
    const closed = { at: io.clock, by: 'Ana', cause: 'false-alarm' as const };
    const transition = {
      incident: first!.key,
      sequence: 3,
      from: 'firing' as const,
      to: 'accepted' as const,
      at: io.clock,
      by: 'Ana',
      why: 'closed',
      reason: 'closed' as const,
    };
    await saveTransitions(context.opened.db, [{ incident: { ...first!, state: 'accepted', closed }, transition }]);
    io.clock = dayAfter(1);
    const { changes } = await visit([
      ...calm,
      poisoned('ill', -1),
      poisoned('too', -1, `${too} Still nobody called.`),
      poisoned('again', 0, 'Food poisoning from the fish, my wife was taken to hospital.'),
    ]);
    expect(changes.map(({ transition: { reason }, tell }) => [reason, tell])).toEqual([['opened', ['kitchen']]]);
    expect(await severe()).toHaveLength(2);
  });

  it('lives a told history day by day: what lies far apart is no one case', async () => {
    const old = (id: string, days: number) => poisoned(id, days, `${POISONED} It was visit ${id}.`);
    await visit([...calmDays(-400, -3), old('a', -390), old('b', -380), old('c', -200), old('d', -5)], true);
    const cases = (await severe()).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
    expect(cases.map(({ reviews, state }) => [reviews?.length, state])).toEqual([
      [2, 'accepted'],
      [1, 'accepted'],
      [1, 'firing'],
    ]);
  });

  it('is no case when it was written long ago, but is when its words are changed into one today', async () => {
    const old: Row = { id: 'old', at: dayAfter(-55), rating: 2, text: 'The lamp was rather dear.' };
    await visit([...calm, poisoned('ill', -50), old]);
    expect(await severe()).toEqual([]);
    io.clock = dayAfter(1);
    const { changes } = await visit([...calm, poisoned('ill', -50), { ...old, text: POISONED }]);
    expect(changes.map(({ incident }) => incident.kind)).toEqual(['severe']);
    const [incident] = await severe();
    expect(await transitionsOf(context.opened.db, incident!.key)).toMatchObject([{ reason: 'opened', to: 'firing' }]);
  });

  it('is no case when nothing severe is said, or when it is denied', async () => {
    const harmless = poisoned('fine', -1, 'I feared food poisoning, but nobody fell ill and the chicken was lovely.');
    expect((await visit([...calm, harmless, poisoned('slow', -1, 'The soup came late and cold.')])).changes).toEqual(
      [],
    );
  });
});
