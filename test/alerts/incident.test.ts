import { describe, expect, it } from 'vitest';
import { type AlertContext, advance, type Change, type Signal } from '../../src/alerts/incident.ts';
import { decideNotices } from '../../src/alerts/notices.ts';
import type { BurstSignal } from '../../src/alerts/signal.ts';
import type { Decomposition, DriftEvent } from '../../src/domain/drift.ts';
import {
  brandId,
  type LocationId,
  locationId,
  regionId,
  sourceId,
  teamId,
  touchpointId,
} from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { PastNotice } from '../../src/domain/notice.ts';
import { type Stream, stream } from '../../src/domain/stream.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import type { Touchpoint } from '../../src/domain/touchpoint.ts';
import { cpuMillis } from '../support/cpu-time.ts';

const brand = brandId.parse('halte');
const [lyon, paris, nice] = ['lyon', 'paris', 'nice'].map((id) => locationId.parse(id)) as [
  LocationId,
  LocationId,
  LocationId,
];
const [delivery, staff, support] = ['delivery', 'staff', 'support'].map((id) => touchpointId.parse(id)) as never as [
  Touchpoint['id'],
  Touchpoint['id'],
  Touchpoint['id'],
];
const team = (id: string) => teamId.parse(id);

const context: AlertContext = {
  touchpoints: [
    { id: delivery, name: { en: 'Delivery' }, owners: [team('logistics')] },
    { id: staff, name: { en: 'Staff' }, owners: [team('stores')] },
    { id: support, name: { en: 'Support' }, owners: [team('help')] },
  ],
  teams: [],
  fallback: team('quality'),
  engineer: team('it'),
  episode: () => 1,
  sequence: () => 1,
};

/** Messages go out at any time, as many as there are. */
const world = {
  now: instant('2026-12-01'),
  teams: [],
  sending: { updateAfterHours: 0, flood: { most: 1_000, perHours: 1 } },
  silences: [],
  sourcesAt: () => [],
};

function at(location: LocationId | undefined, touchpoint?: Touchpoint['id']): Stream {
  const measure = touchpoint ? ('attributed' as const) : ('overall' as const);
  return stream({ brand, ...(location && { location }), ...(touchpoint && { touchpoint }), measure, scale: 'stars' });
}

function event(day: string, change: Partial<DriftEvent> = {}): DriftEvent {
  return {
    type: 'drift',
    at: instant(`${day}T09:00:00Z`),
    direction: 'down',
    since: day as Day,
    before: { mean: 4.4, n: 300 },
    after: { mean: 4.0, n: 40 },
    evidence: 9,
    ...change,
  };
}

function blame(parts: Readonly<Record<string, number>>): Decomposition {
  const contributions = Object.entries(parts).map(([id, delta]) => ({
    touchpoint: touchpointId.parse(id),
    delta,
    moreOften: delta,
    worse: 0,
    standardError: 0.01,
  }));
  const sum = contributions.reduce((total, part) => total + part.delta, 0);
  return { before: { mean: 4.4, n: 300 }, after: { mean: 4.4 + sum, n: 40 }, contributions };
}

function drift(where: Stream, day: string, more: Partial<DriftEvent> = {}, parts?: Record<string, number>): Signal {
  const decomposition = parts && blame(parts);
  return {
    type: 'drift',
    stream: where,
    event: event(day, more),
    silent: false,
    ...(decomposition && { decomposition }),
  };
}

function recovered(where: Stream, day: string): Signal {
  const back = event(day, { type: 'recovered', direction: 'up' });
  return { type: 'recovered', stream: where, event: back, silent: false };
}

/** Plays days one after another, each its own pass, as the pipeline does: what is over is not handed in again. */
function play(...days: readonly Signal[][]): { changes: Change[]; open: Incident[]; told: string[] } {
  let open: Incident[] = [];
  const changes: Change[] = [];
  const keys = new Set<string>();
  const counts = new Map<string, number>();
  const past: PastNotice[] = [];
  const told: string[] = [];
  for (const signals of days) {
    const step = advance(open, signals, {
      ...context,
      episode: (prefix) => [...keys].filter((key) => key.startsWith(`${prefix}/`)).length + 1,
      sequence: (key) => (counts.get(key) ?? 0) + 1,
    });
    for (const { incident, transition } of step) {
      keys.add(incident.key);
      counts.set(incident.key, transition.sequence);
      open = open.filter((one) => one.key !== incident.key);
      if (!['resolved', 'accepted'].includes(incident.state)) open.push(incident);
    }
    changes.push(...step);
    const over = step.flatMap(({ incident }) => (open.includes(incident) ? [] : [incident]));
    const { tellings } = decideNotices(step, { ...world, incidents: [...open, ...over], past });
    past.push(...tellings.map(({ notice }) => ({ ...notice, waits: false })));
    for (const { incident, transition } of step) {
      const sent = tellings.filter(
        ({ change, notice }) => change.transition === transition && notice.decision === 'send',
      );
      const teams = sent.map(({ notice }) => notice.team);
      if (teams.length > 0) told.push(`${incident.key} ${transition.to} → ${teams.join(', ')}`);
    }
  }
  return { changes, open, told };
}

describe('one incident per brand, location and direction', () => {
  it('opens as firing with the blamed touchpoint, its owner and the second owner informed', () => {
    const { changes, told } = play([drift(at(lyon), '2026-03-01', {}, { delivery: -0.3, staff: -0.15 })]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.incident).toMatchObject({
      key: 'halte/lyon/delivery/down/1',
      state: 'firing',
      touchpoint: 'delivery',
      accountable: 'logistics',
      informed: ['stores'],
    });
    expect(changes[0]?.transition).toMatchObject({ sequence: 1, to: 'firing', by: 'vigie' });
    expect(told).toEqual(['halte/lyon/delivery/down/1 firing → logistics, stores']);
  });

  it('takes in the touchpoint stream that moves with it, without telling the same team again', () => {
    const { open, told } = play(
      [drift(at(lyon), '2026-03-01', {}, { delivery: -0.4 })],
      [drift(at(lyon, delivery), '2026-03-02', { evidence: 20 })],
    );
    expect(open).toHaveLength(1);
    expect(open[0]?.streams).toEqual([at(lyon).id, at(lyon, delivery).id]);
    expect(open[0]?.evidence).toBe(20);
    expect(told).toHaveLength(1);
  });

  it('tells only the newly named team when another touchpoint moves as well', () => {
    const { told } = play(
      [drift(at(lyon), '2026-03-01', {}, { delivery: -0.4 })],
      [drift(at(lyon, support), '2026-03-02')],
      [drift(at(lyon, support), '2026-03-03')],
    );
    expect(told).toEqual(['halte/lyon/delivery/down/1 firing → logistics', 'halte/lyon/delivery/down/1 firing → help']);
  });

  it('opens for a touchpoint whose overall rating has not drifted, and lets the overall stream lead once it does', () => {
    const first = play([drift(at(lyon, staff), '2026-03-01', {}, { delivery: -0.4 })]);
    expect(first.open[0]).toMatchObject({ key: 'halte/lyon/staff/down/1', touchpoint: 'staff', accountable: 'stores' });
    const both = play(
      [drift(at(lyon, staff), '2026-03-01')],
      [drift(at(lyon), '2026-03-04', { after: { mean: 3.9, n: 50 } }, { delivery: -0.5 })],
    );
    expect(both.open).toHaveLength(1);
    expect(both.open[0]).toMatchObject({
      key: 'halte/lyon/staff/down/1',
      touchpoint: 'delivery',
      accountable: 'logistics',
      informed: ['stores'],
      after: { mean: 3.9 },
    });
    expect(both.open[0]?.streams[0]).toBe(at(lyon).id);
    expect(both.told.at(-1)).toBe('halte/lyon/staff/down/1 firing → logistics, stores');
  });

  it.each([
    [3.75, 1],
    [3.7, 2],
    [3.2, 2],
  ])('after 4.4 → 4.0, a further fall to %d has been told %d times in all', (mean, times) => {
    const further = { before: { mean: 4.0, n: 40 }, after: { mean, n: 30 } };
    const { told, open } = play([drift(at(lyon), '2026-03-01')], [drift(at(lyon), '2026-04-01', further)]);
    expect(told).toHaveLength(times);
    expect(open[0]?.before?.mean).toBe(4.4);
    expect(open[0]?.since).toBe('2026-03-01');
  });

  it('does not let a slow slide creep past the limit untold', () => {
    const slide = (mean: number) => ({ before: { mean: 4.0, n: 40 }, after: { mean, n: 30 } });
    const { told } = play(
      [drift(at(lyon), '2026-03-01')],
      [drift(at(lyon), '2026-03-15', slide(3.85))],
      [drift(at(lyon), '2026-03-25', slide(3.69))],
    );
    expect(told).toHaveLength(2);
  });

  it('keeps rise and fall apart, and recognises the rise with a notice of its own', () => {
    const rise = { direction: 'up' as const, before: { mean: 4, n: 99 }, after: { mean: 4.4, n: 40 } };
    const { told } = play([drift(at(lyon), '2026-03-01'), { ...drift(at(lyon, staff), '2026-03-01', rise) }]);
    expect(told.map((line) => line.split(' ')[0])).toEqual(['halte/lyon/*/down/1', 'halte/lyon/staff/up/1']);
  });

  it('falls back to the fallback team when nobody owns what moved', () => {
    const { told } = play([drift(at(lyon), '2026-03-01', {}, { unattributed: -0.4 })]);
    expect(told).toEqual(['halte/lyon/unattributed/down/1 firing → quality']);
  });

  it('ignores an explanation that goes the other way', () => {
    const { open } = play([drift(at(lyon), '2026-03-01', {}, { delivery: 0.4 })]);
    expect(open[0]?.decomposition).toBeUndefined();
    expect(open[0]?.accountable).toBe('quality');
  });
});

describe('the end of an incident', () => {
  it('resolves through recovering with its overall stream and tells everybody who was told', () => {
    const { changes, told, open } = play(
      [drift(at(lyon), '2026-03-01', {}, { delivery: -0.4 }), drift(at(lyon, support), '2026-03-01')],
      [recovered(at(lyon), '2026-04-01')],
    );
    expect(changes.map((change) => change.transition.to)).toEqual(['firing', 'firing', 'recovering', 'resolved']);
    expect(changes.map((change) => change.transition.sequence)).toEqual([1, 2, 3, 4]);
    expect(told).toEqual([
      'halte/lyon/delivery/down/1 firing → logistics, help',
      'halte/lyon/delivery/down/1 resolved → logistics, help',
    ]);
    expect(open).toEqual([]);
  });

  it('stays recovering, untold, while the overall stream is still down, and fires again without a new notice', () => {
    const { told, open } = play(
      [drift(at(lyon), '2026-03-01'), drift(at(lyon, staff), '2026-03-01')],
      [recovered(at(lyon, staff), '2026-04-01')],
    );
    expect(open[0]?.state).toBe('recovering');
    expect(told).toHaveLength(1);
  });

  it('starts a new episode with a key of its own after a resolution', () => {
    const { open } = play(
      [drift(at(lyon), '2026-03-01')],
      [recovered(at(lyon), '2026-04-01')],
      [drift(at(lyon), '2026-05-01')],
    );
    expect(open[0]?.key).toBe('halte/lyon/*/down/2');
  });

  it('never tells of what opened and ended in the same pass', () => {
    const { told, changes } = play([drift(at(lyon), '2026-03-01'), recovered(at(lyon), '2026-03-20')]);
    expect(changes).toHaveLength(3);
    expect(told).toEqual([]);
  });

  it('is accepted, not resolved, after 60 days and says so', () => {
    const early = play(
      [drift(at(lyon), '2026-03-01')],
      [{ type: 'accepted-check', at: instant('2026-04-29T00:00:00Z') }],
    );
    expect(early.open).toHaveLength(1);
    const late = play(
      [drift(at(lyon), '2026-03-01')],
      [{ type: 'accepted-check', at: instant('2026-04-30T09:00:00Z') }],
    );
    expect(late.told.at(-1)).toBe('halte/lyon/*/down/1 accepted → quality');
    expect(late.changes.at(-1)?.transition.why).toContain('not resolved');
  });

  it('lives through its own acceptance in a back-filled year of one pass', () => {
    const { changes } = play([drift(at(lyon), '2026-01-01'), drift(at(lyon), '2026-06-01')]);
    expect(changes.map((change) => `${change.incident.key} ${change.transition.to}`)).toEqual([
      'halte/lyon/*/down/1 firing',
      'halte/lyon/*/down/1 accepted',
      'halte/lyon/*/down/2 firing',
    ]);
  });

  it('ends the fall, not the rise, when a stream that fell and then rose is back', () => {
    const rise = { direction: 'up' as const, before: { mean: 4, n: 40 }, after: { mean: 4.4, n: 40 } };
    const { open } = play(
      [drift(at(lyon), '2026-03-01')],
      [drift(at(lyon), '2026-03-20', rise)],
      [recovered(at(lyon), '2026-03-21')],
    );
    expect(open.map((one) => one.key)).toEqual(['halte/lyon/*/up/1']);
  });

  it('ignores the recovery of a stream that belongs to no open incident', () => {
    expect(play([recovered(at(lyon), '2026-03-01')]).changes).toEqual([]);
  });
});

describe('a brand and its locations', () => {
  const b = at(undefined);

  it('folds the brand’s drift into the only location that moves the same way', () => {
    const { told, open } = play([drift(at(lyon), '2026-03-01')], [drift(b, '2026-03-03')]);
    expect(open).toHaveLength(1);
    expect(open[0]?.streams).toEqual([at(lyon).id, b.id]);
    expect(told).toHaveLength(1);
  });

  it('folds it in the same pass as well, whatever the order of the signals', () => {
    const { told } = play([drift(b, '2026-03-01'), drift(at(lyon), '2026-03-01')]);
    expect(told).toEqual(['halte/lyon/*/down/1 firing → quality']);
  });

  it('opens one incident for the brand when locations move together, and mutes the locations after it', () => {
    const parts = { delivery: -0.4 };
    const { told, open } = play(
      [
        drift(at(lyon), '2026-03-01', {}, parts),
        drift(at(paris), '2026-03-01', {}, parts),
        drift(b, '2026-03-01', {}, parts),
      ],
      [drift(at(nice), '2026-03-05', {}, parts)],
    );
    expect(open).toHaveLength(4);
    expect(told).toEqual(['halte/*/delivery/down/1 firing → logistics']);
    // Their state is their own: only the messages are muted.
    expect(open.some((one) => one.silent)).toBe(false);
  });

  it('does not mute a location that moves for another reason, nor one in the other direction', () => {
    const { told } = play(
      [drift(b, '2026-03-01', {}, { delivery: -0.4 })],
      [drift(at(nice), '2026-03-05', {}, { staff: -0.4 })],
      [drift(at(paris), '2026-03-06', { direction: 'up' }, { delivery: 0.4 })],
    );
    expect(told).toHaveLength(3);
  });

  it('does not mute once the brand’s incident is resolved', () => {
    const { told } = play([drift(b, '2026-03-01')], [recovered(b, '2026-04-01')], [drift(at(nice), '2026-04-05')]);
    expect(told.at(-1)).toBe('halte/nice/*/down/1 firing → quality');
  });

  it('makes it the brand’s after all when a second location follows the folded one', () => {
    const { told, open } = play(
      [drift(at(lyon), '2026-03-01')],
      [drift(b, '2026-03-03')],
      [drift(at(paris), '2026-03-08')],
      [drift(at(nice), '2026-03-09')],
    );
    expect(told).toEqual(['halte/lyon/*/down/1 firing → quality', 'halte/*/*/down/1 firing → quality']);
    expect(open.find((one) => one.location === undefined)).toMatchObject({ streams: [b.id], note: 'lyon, paris' });
    expect(open.find((one) => one.location === lyon)?.streams).toEqual([at(lyon).id]);
  });

  it('treats locations more than 14 days apart as two stories', () => {
    const { told } = play([drift(at(lyon), '2026-03-01')], [drift(b, '2026-03-03')], [drift(at(paris), '2026-03-20')]);
    expect(told).toEqual(['halte/lyon/*/down/1 firing → quality', 'halte/paris/*/down/1 firing → quality']);
  });

  it('never tells the end of what was muted', () => {
    const { told } = play(
      [drift(b, '2026-03-01')],
      [drift(at(nice), '2026-03-05')],
      [recovered(at(nice), '2026-04-01')],
    );
    expect(told).toHaveLength(1);
  });
});

describe('a region between a brand and its locations', () => {
  const north = regionId.parse('north');
  const inNorth = (location?: LocationId) =>
    stream({ brand, region: north, ...(location && { location }), measure: 'overall', scale: 'stars' });
  const b = at(undefined);

  it('has an incident of its own that mutes its locations, and not those elsewhere', () => {
    const { told, open } = play(
      [drift(inNorth(), '2026-03-01'), drift(inNorth(lyon), '2026-03-01'), drift(inNorth(paris), '2026-03-01')],
      [drift(at(nice), '2026-03-05')],
    );
    expect(told).toEqual(['halte/region:north/*/down/1 firing → quality', 'halte/nice/*/down/1 firing → quality']);
    expect(open.map(({ region }) => region)).toEqual(['north', 'north', 'north', undefined]);
    expect(open[0]?.location).toBeUndefined();
  });

  it('is told within its brand where the brand moves as well', () => {
    const { told, open } = play([drift(b, '2026-03-01')], [drift(inNorth(), '2026-03-03')]);
    expect(told).toEqual(['halte/*/*/down/1 firing → quality']);
    expect(open.find((one) => one.region)).toMatchObject({ silent: false });
  });

  it('folds into its only location, and becomes its own story when a second one follows', () => {
    const folded = play([drift(inNorth(lyon), '2026-03-01')], [drift(inNorth(), '2026-03-03')]);
    expect(folded.open.map(({ streams }) => streams)).toEqual([[inNorth(lyon).id, inNorth().id]]);
    const { told, open } = play(
      [drift(inNorth(lyon), '2026-03-01')],
      [drift(inNorth(), '2026-03-03')],
      [drift(at(nice), '2026-03-04')],
      [drift(inNorth(paris), '2026-03-08')],
    );
    expect(told).toEqual([
      'halte/lyon/*/down/1 firing → quality',
      'halte/nice/*/down/1 firing → quality',
      'halte/region:north/*/down/1 firing → quality',
    ]);
    const region = open.find((one) => one.key.startsWith('halte/region:north/'));
    expect(region).toMatchObject({ region: 'north', note: 'lyon, paris', streams: [inNorth().id] });
    expect(region?.location).toBeUndefined();
  });

  it('is the story of its brand’s stream, unless the brand was weighed without it', () => {
    const own = play([drift(inNorth(), '2026-03-01')], [drift(b, '2026-03-03')]);
    expect(own.told).toEqual(['halte/region:north/*/down/1 firing → quality']);
    const pooled = { ...drift(b, '2026-03-03'), pooled: true } as Signal;
    expect(play([drift(inNorth(), '2026-03-01')], [pooled]).told.at(-1)).toBe('halte/*/*/down/1 firing → quality');
  });

  it('ends with the recovery of its own stream', () => {
    const { told, open } = play([drift(inNorth(), '2026-03-01')], [recovered(inNorth(), '2026-04-01')]);
    expect(told.at(-1)).toBe('halte/region:north/*/down/1 resolved → quality');
    expect(open).toEqual([]);
  });
});

describe('silence', () => {
  const silent = (signal: Signal) => ({ ...signal, silent: true }) as Signal;

  it('records what back-filled history shows and tells nobody, its end included', () => {
    const { changes, told } = play([silent(drift(at(lyon), '2026-03-01'))], [recovered(at(lyon), '2026-04-01')]);
    expect(changes).toHaveLength(3);
    expect(told).toEqual([]);
  });

  it('tells when live reviews confirm it', () => {
    const { told, open } = play([silent(drift(at(lyon), '2026-03-01'))], [drift(at(lyon, staff), '2026-03-10')]);
    expect(told).toHaveLength(1);
    expect(open[0]?.silent).toBe(false);
  });

  it('does not let a silent brand incident mute a live location', () => {
    const { told } = play([silent(drift(at(undefined), '2026-03-01'))], [drift(at(lyon), '2026-03-03')]);
    expect(told).toEqual(['halte/lyon/*/down/1 firing → quality']);
  });
});

describe('bursts', () => {
  const burst = (day: string, where = at(lyon)): Signal => ({
    type: 'burst',
    stream: where,
    event: event(day, { type: 'burst', evidence: 0 }),
    silent: false,
    note: '43 reviews, 6 expected',
  });

  it('have a notice of their own, apart from a drift of the same place', () => {
    const { told } = play([drift(at(lyon), '2026-03-01'), burst('2026-03-01')]);
    expect(told.map((line) => line.split(' ')[0])).toEqual(['halte/lyon/*/down/1', 'halte/lyon/~burst/down/1']);
  });

  it('are told once while they last and resolved after three quiet days', () => {
    const check = (day: string): Signal => ({ type: 'accepted-check', at: instant(`${day}T12:00:00Z`) });
    const { told } = play([burst('2026-03-01')], [burst('2026-03-02')], [check('2026-03-04')], [check('2026-03-05')]);
    expect(told).toEqual(['halte/lyon/~burst/down/1 firing → quality', 'halte/lyon/~burst/down/1 resolved → quality']);
  });

  it('are no surge: more reviews of the usual kind are told apart, once, and are no news after two weeks', () => {
    const surge = (day: string): Signal => ({
      ...(burst(day) as BurstSignal),
      type: 'surge',
      event: event(day, { type: 'surge', direction: 'up' }),
    });
    const check = (day: string): Signal => ({ type: 'accepted-check', at: instant(`${day}T12:00:00Z`) });
    const { told, open } = play(
      [burst('2026-03-01'), surge('2026-03-01')],
      [surge('2026-03-03')],
      [check('2026-03-16')],
    );
    expect(told).toEqual([
      'halte/lyon/~burst/down/1 firing → quality',
      'halte/lyon/~surge/up/1 firing → quality',
      'halte/lyon/~burst/down/1 resolved → quality',
    ]);
    expect(open.map(({ kind }) => kind)).toEqual(['surge']);
    expect(play([surge('2026-03-01')], [check('2026-03-16')]).open).toEqual([]);
  });

  it('of a brand beside one of its locations are the same burst', () => {
    const { open } = play([burst('2026-03-01', at(undefined)), burst('2026-03-01')]);
    expect(open.map((one) => one.key)).toEqual(['halte/lyon/~burst/down/1']);
  });
});

describe('sources', () => {
  const source = sourceId.parse('lyon-google');
  const place = { source, location: lyon, brand };
  const bad = (outcome: 'blocked' | 'unreachable', consecutive: number, reason = 'x'): Signal => ({
    type: 'source-failing',
    ...place,
    outcome,
    reason,
    at: instant('2026-03-01T00:00:00Z'),
    consecutive,
  });
  const ok: Signal = { type: 'source-ok', ...place, at: instant('2026-03-02T00:00:00Z') };

  it('that need a person are told at once to the engineer, once, and their recovery as well', () => {
    const { told } = play([bad('blocked', 1)], [bad('blocked', 2)], [bad('blocked', 3, 'captcha')], [ok], [ok]);
    expect(told).toEqual([
      'halte/lyon/~source-lyon-google/down/1 firing → it',
      'halte/lyon/~source-lyon-google/down/1 resolved → it',
    ]);
  });

  it('that may come back by themselves are told after three bad runs in a row', () => {
    expect(play([bad('unreachable', 1)], [bad('unreachable', 2)]).told).toEqual([]);
    expect(play([bad('unreachable', 3)]).told).toHaveLength(1);
  });
});

describe('silence', () => {
  const fall = drift(at(lyon), '2026-03-01', {}, { delivery: -0.4 });
  const passed = (day: string): Signal => ({ type: 'accepted-check', at: instant(`${day}T00:00:00Z`) });
  const states = (open: readonly Incident[], day: string, heardUntil: string | undefined) =>
    advance(open, [passed(day)], {
      ...context,
      heardUntil: () => (heardUntil === undefined ? undefined : instant(`${heardUntil}T00:00:00Z`)),
    }).map(({ incident }) => incident.state);

  it('of a dead or silent source makes no fall the new normal: it stays until the place is heard of again', () => {
    const { open } = play([fall]);
    expect(states(open, '2026-08-01', '2026-03-10')).toEqual([]);
    expect(states(open, '2026-08-01', '2026-04-29')).toEqual([]);
    expect(states(open, '2026-08-01', '2026-05-02')).toEqual(['accepted']);
    expect(states(open, '2026-08-01', undefined)).toEqual(['accepted']);
  });

  it('calls no burst over', () => {
    const burst = { ...fall, type: 'burst', note: 'many', event: event('2026-03-01', { type: 'burst' }) } as Signal;
    const { open } = play([burst]);
    expect(states(open, '2026-04-01', '2026-03-02')).toEqual([]);
    expect(states(open, '2026-04-01', '2026-03-05')).toEqual(['resolved']);
  });

  it('and failure of one source are two incidents, which end each by its own signal', () => {
    const place = { source: sourceId.parse('lyon-google'), location: lyon, brand };
    const when = (day: string) => instant(`2026-03-${day}T00:00:00Z`);
    const silent: Signal = { type: 'no-data', ...place, at: when('02'), since: '2026-02-01' as Day, note: 'nothing' };
    const failing: Signal = {
      type: 'source-failing',
      ...place,
      at: when('03'),
      outcome: 'blocked',
      reason: 'x',
      consecutive: 1,
    };
    const ok: Signal = { type: 'source-ok', ...place, at: when('04') };
    const data: Signal = { type: 'data', ...place, at: when('05') };
    expect(play([silent], [silent], [failing], [ok], [data], [data]).told).toEqual([
      'halte/lyon/~no-data-lyon-google/down/1 firing → it',
      'halte/lyon/~source-lyon-google/down/1 firing → it',
      'halte/lyon/~source-lyon-google/down/1 resolved → it',
      'halte/lyon/~no-data-lyon-google/down/1 resolved → it',
    ]);
  });
});

describe('the machine as a whole', () => {
  it('gives the same answer to the same input and changes nothing it was given', () => {
    const open = play([drift(at(lyon), '2026-03-01', {}, { delivery: -0.4 })]).open;
    const signals = [drift(at(lyon, support), '2026-03-02'), recovered(at(lyon), '2026-04-01')];
    const before = JSON.stringify([open, signals]);
    expect(advance(open, signals, context)).toEqual(advance(open, signals, context));
    expect(JSON.stringify([open, signals])).toBe(before);
  });

  it('makes keys of at most 255 characters from the longest ids', () => {
    const long = 'x'.repeat(64);
    const where = stream({
      brand: brandId.parse(long),
      location: locationId.parse(long),
      touchpoint: touchpointId.parse(long),
      measure: 'attributed',
      scale: 'stars',
    });
    const [change] = advance([], [drift(where, '2026-03-01')], context);
    expect(change?.incident.key.length).toBeLessThanOrEqual(255);
  });

  it('takes 5,000 signals in one pass in under two seconds of work', () => {
    const signals = Array.from({ length: 5000 }, (_, index) =>
      drift(at(locationId.parse(`shop-${index % 500}`)), `2026-0${1 + (index % 9)}-11`, {}, { delivery: -0.4 }),
    );
    let opened = 0;
    const spent = cpuMillis(() => {
      opened = advance([], signals, context).length;
    });
    expect(opened).toBeGreaterThan(500);
    expect(spent).toBeLessThan(2_000);
  });
});
