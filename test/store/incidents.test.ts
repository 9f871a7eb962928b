import { beforeEach, expect, it } from 'vitest';
import { instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import { findIncidents, saveTransitions, transitionsOf } from '../../src/store/incidents.ts';
import { overview } from '../../src/store/overview.ts';
import { lastRuns, recordRun } from '../../src/store/runs.ts';
import { activeSilences, addSilence, endSilence, findSilences } from '../../src/store/silences.ts';
import { loadDetector, saveDetector } from '../../src/store/streams.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR, HARBOUR_MAPS, incident, STATION_FEED, transition } from '../support/reviews.ts';

const PREFIX = 'nordlys/harbour/waiting/down';
const DAY = (day: string) => instant(`2026-03-${day}T00:00:00Z`);

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
  });

  it('keeps an incident as it is after its last transition, and every transition', async () => {
    const key = `${PREFIX}/1`;
    const pending = incident(key, { state: 'pending' });
    const firing = incident(key, { interval: [-1.5, -0.1], informed: ['support' as never] });
    const steps = [
      transition(key, 1, { to: 'pending' }),
      transition(key, 2, { from: 'pending', why: 'A quote cut: \ud83d' }),
    ];
    await saveTransitions(db, [
      { incident: pending, transition: steps[0]! },
      { incident: firing, transition: steps[1]! },
    ]);
    expect(await findIncidents(db, { brand: BRAND, states: ['pending', 'firing', 'recovering'] })).toEqual([firing]);
    expect(await transitionsOf(db, key)).toEqual([steps[0], { ...steps[1], why: 'A quote cut: \ufffd' }]);
    await saveTransitions(db, [
      { incident: { ...firing, state: 'resolved' }, transition: transition(key, 3, { to: 'resolved' }) },
    ]);
    expect(await findIncidents(db, { brand: BRAND, states: ['pending', 'firing', 'recovering'] })).toEqual([]);
    expect((await overview(db)).incidents).toEqual({ resolved: 1 });
  });

  it('refuses a transition number that somebody else has taken, and keeps the incident as it was', async () => {
    const key = `${PREFIX}/1`;
    await saveTransitions(db, [{ incident: incident(key), transition: transition(key, 1) }]);
    const late = saveTransitions(db, [
      { incident: incident(key, { state: 'resolved' }), transition: transition(key, 1) },
    ]);
    await expect(late).rejects.toThrow(/transitions_pkey/);
    expect(await findIncidents(db, { key })).toEqual([incident(key)]);
  });

  it('finds incidents by every part of a filter', async () => {
    const keys = [`${PREFIX}/1`, `${PREFIX}/2`, `${PREFIX}town/1`, 'nordlys/%/1'];
    const changes = keys.map((key, i) => ({
      incident: incident(key, {
        openedAt: DAY(`1${i}`),
        state: i === 1 ? 'accepted' : 'firing',
        kind: i === 2 ? 'burst' : 'drift',
      }),
      transition: transition(key, 1),
    }));
    await saveTransitions(db, changes);
    const found = async (filter: Parameters<typeof findIncidents>[1]) =>
      (await findIncidents(db, filter)).map((one) => keys.indexOf(one.key));
    expect(await found({})).toEqual([3, 2, 1, 0]);
    expect(await found({ limit: 2 })).toEqual([3, 2]);
    expect(await found({ states: ['accepted'] })).toEqual([1]);
    expect(await found({ states: [] })).toEqual([]);
    expect(await found({ kinds: ['burst'], location: HARBOUR })).toEqual([2]);
    expect(await found({ from: DAY('11'), to: DAY('13') })).toEqual([2, 1]);
    expect(await found({ brand: 'other' as never })).toEqual([]);
    expect(await found({ touchpoint: 'waiting' as never })).toEqual([]);
  });

  it('remembers how far a detector has read and the state of each stream, byte for byte', async () => {
    expect(await loadDetector(db, BRAND)).toEqual({ cursor: 0, states: new Map() });
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const states = new Map([
      ['a' as never, { state: bytes, lastAt: DAY('01') }],
      ['b' as never, { state: new Uint8Array(), lastAt: DAY('02') }],
    ]);
    await saveDetector(db, BRAND, { cursor: 7, analyser: 'v1', states, at: DAY('03') });
    expect(await loadDetector(db, BRAND)).toEqual({ cursor: 7, analyser: 'v1', states, at: DAY('03') });
    const changed = new Map([['b' as never, { state: bytes, lastAt: DAY('04') }]]);
    await saveDetector(db, BRAND, { cursor: 9, analyser: 'v2', states: changed, at: DAY('05') });
    expect(await loadDetector(db, BRAND)).toEqual({
      cursor: 9,
      analyser: 'v2',
      states: new Map([...states, ...changed]),
      at: DAY('05'),
    });
  });

  it('keeps a ledger of runs whose counts add up, newest first, and knows the last one to be believed', async () => {
    const counts = { read: 4, new: 1, edited: 1, same: 1, skipped: 1 };
    const run = (day: string, outcome: 'complete' | 'blocked', source = HARBOUR_MAPS) => ({
      source,
      startedAt: DAY(day),
      endedAt: DAY(day),
      outcome,
      counts,
    });
    const full = {
      ...run('02', 'complete'),
      reason: 'nul \0',
      shownCount: 12,
      shownAverage: 4.3,
      stop: 'known' as const,
      oldest: DAY('01'),
      sample: '<p>',
    };
    for (const one of [run('01', 'complete'), full, run('03', 'blocked'), run('02', 'blocked', STATION_FEED)])
      await recordRun(db, one);
    const good = { ...full, reason: 'nul ' };
    expect(await lastRuns(db, 2)).toEqual(
      new Map([
        [HARBOUR_MAPS, [run('03', 'blocked'), good]],
        [STATION_FEED, [run('02', 'blocked', STATION_FEED)]],
      ]),
    );
    await expect(recordRun(db, { ...run('04', 'complete'), counts: { ...counts, read: 5 } })).rejects.toThrow(
      /runs_add_up/,
    );
  });

  it('keeps silences for their time, and ends them early', async () => {
    const match = { location: [HARBOUR] };
    const silence = { match, from: DAY('10'), until: DAY('12'), reason: 'Works in the street', by: 'Ana' };
    const id = await addSilence(db, silence, DAY('09'));
    expect(await activeSilences(db, DAY('09'))).toEqual([]);
    expect(await activeSilences(db, DAY('10'))).toEqual([{ id, ...silence, createdAt: DAY('09') }]);
    expect(await activeSilences(db, DAY('12'))).toEqual([]);
    expect(await endSilence(db, id, { at: DAY('11'), by: 'Ben', reason: 'works are over' })).toBe(true);
    expect(await activeSilences(db, DAY('11'))).toEqual([]);
    expect(await endSilence(db, id, { at: DAY('11'), by: 'Cy' })).toBe(false);
    const future = await addSilence(db, { ...silence, from: DAY('20'), until: DAY('21') }, DAY('11'));
    expect(await endSilence(db, future, { at: DAY('11'), by: 'Ben' })).toBe(true);
    expect(await activeSilences(db, DAY('20'))).toEqual([]);
    // Who ended it and why; an end is no silence of its own, and a coming one has its end too.
    expect(await findSilences(db)).toMatchObject([
      {
        id,
        until: DAY('11'),
        reason: 'Works in the street',
        by: 'Ana',
        ended: { at: DAY('11'), by: 'Ben', reason: 'works are over' },
      },
      { id: future, ended: { at: DAY('11'), by: 'Ben' } },
    ]);
    expect(await findSilences(db, { endingAfter: DAY('01') })).toHaveLength(2);
    const next = await addSilence(db, { ...silence, from: DAY('11'), until: DAY('30') }, DAY('11'));
    const longer = await addSilence(db, { ...silence, from: DAY('12'), until: DAY('31') }, DAY('12'), next);
    const [changed, last] = (await findSilences(db)).slice(2);
    expect([changed?.ended, last?.ended, last?.replaces]).toEqual([undefined, undefined, next]);
    expect(await endSilence(db, longer, { at: DAY('13'), by: 'Ana\0', reason: 'a\0b' })).toBe(true);
    expect((await findSilences(db, { id: longer }))[0]?.ended).toEqual({ at: DAY('13'), by: 'Ana', reason: 'ab' });
  });
});
