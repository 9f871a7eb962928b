/** What a person's act makes of an incident, in tables: states, owners, who is told, what is refused. */
import { describe, expect, it } from 'vitest';
import { type Act, takeAct } from '../../src/alerts/acts.ts';
import { advance } from '../../src/alerts/incident.ts';
import type { AlertContext, DriftSignal } from '../../src/alerts/signal.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { ClosingCause, Incident, IncidentKind } from '../../src/domain/incident.ts';
import { stream } from '../../src/domain/stream.ts';
import { DAY_MS, type Day, instant, millis } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';
import { BRAND, DELIVERY, fall, LOGISTICS, LYON, overall, STAFF, STORES, team } from './sample-brief.ts';

const SUPPORT = teamId.parse('support');
const AT = instant('2026-11-12T09:00:00Z');
const days = (n: number, from = AT) => instant(millis(from) + n * DAY_MS);
const ana = { at: AT, by: 'Ana', sequence: 7 };
const open: Incident = { ...fall, accountable: LOGISTICS, informed: [STORES] };
const taken = (act: Act, incident = open, acting: Parameters<typeof takeAct>[2] = ana) => {
  const change = takeAct(incident, act, acting);
  if (!change) throw new Error('Expected a change');
  return change;
};

describe('acknowledging', () => {
  it('is a step without a change of state that tells nobody and says who, when and why', () => {
    const { incident, transition, notify, tell } = taken({ type: 'acknowledge', note: 'new driver' });
    expect(incident).toEqual({ ...open, acknowledged: { at: AT, by: 'Ana' } });
    expect(transition).toEqual({
      incident: open.key,
      sequence: 7,
      from: 'firing',
      to: 'firing',
      at: AT,
      by: 'Ana',
      why: 'acknowledged: new driver',
      reason: 'acknowledged',
    });
    expect([notify, tell]).toEqual([false, []]);
  });

  it('counts once: the first stays named, the same person again says nothing, another may leave a note', () => {
    const { incident } = taken({ type: 'acknowledge' });
    const later = { at: days(1), sequence: 8 };
    expect(takeAct(incident, { type: 'acknowledge', note: 'still on it' }, { ...later, by: 'Ana' })).toBeUndefined();
    expect(takeAct(incident, { type: 'acknowledge' }, { ...later, by: 'Ben' })).toBeUndefined();
    const noted = taken({ type: 'acknowledge', note: 'me too' }, incident, { ...later, by: 'Ben' });
    expect(noted.incident).toEqual(incident);
    expect(noted.transition).toMatchObject({ reason: 'noted', why: 'me too', by: 'Ben' });
  });
});

describe('handing to another team', () => {
  it('keeps the key, informs the team before, tells the new one and all others but the one who acts', () => {
    const seen = { ...open, acknowledged: { at: AT, by: 'Ben' } };
    const { incident, transition, tell } = taken({ type: 'reassign', to: SUPPORT }, seen, { ...ana, team: LOGISTICS });
    expect(incident).toMatchObject({
      key: open.key,
      accountable: SUPPORT,
      informed: [LOGISTICS, STORES],
      state: 'firing',
    });
    // Who is given it has not seen it.
    expect(incident.acknowledged).toBeUndefined();
    expect(transition).toMatchObject({ reason: 'reassigned', why: 'handed from logistics to support' });
    expect(tell).toEqual([SUPPORT, STORES]);
  });

  it('to a team that was informed leaves nobody named twice', () => {
    expect(taken({ type: 'reassign', to: STORES }).incident).toMatchObject({
      accountable: STORES,
      informed: [LOGISTICS],
    });
  });

  it('to the team that has it is nothing', () => {
    expect(takeAct(open, { type: 'reassign', to: LOGISTICS }, ana)).toBeUndefined();
  });

  it('of what was found in history tells the new team alone, and from then on it is told', () => {
    const { incident, tell } = taken({ type: 'reassign', to: SUPPORT }, { ...open, silent: true });
    expect([tell, incident.silent]).toEqual([[SUPPORT], false]);
  });
});

it('a note is a row of the history that tells nobody', () => {
  const { incident, transition, notify } = taken({ type: 'note', note: 'depot moved' });
  expect(incident).toEqual(open);
  expect(transition).toMatchObject({ from: 'firing', to: 'firing', why: 'depot moved', reason: 'noted' });
  expect(notify).toBe(false);
});

describe('closing', () => {
  const causes: readonly ClosingCause[] = ['fixed', 'expected', 'not-ours', 'false-alarm'];
  const table: Readonly<Record<IncidentKind, readonly string[]>> = {
    drift: ['recovering', 'accepted', 'accepted', 'accepted'],
    burst: ['recovering', 'accepted', 'accepted', 'accepted'],
    surge: ['recovering', 'accepted', 'accepted', 'accepted'],
    erosion: ['recovering', 'accepted', 'accepted', 'accepted'],
    severe: ['resolved', 'accepted', 'accepted', 'accepted'],
    source: ['recovering', 'refused', 'refused', 'refused'],
    'no-data': ['recovering', 'refused', 'refused', 'refused'],
    selectors: ['recovering', 'refused', 'refused', 'refused'],
  };
  it.each(Object.entries(table))('a %s as fixed, expected, not-ours, false-alarm is %j', (kind, states) => {
    const got = causes.map((cause) => {
      try {
        return takeAct({ ...open, kind: kind as IncidentKind }, { type: 'close', cause }, ana)?.incident.state;
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        return 'refused';
      }
    });
    expect(got).toEqual(states);
  });

  it('tells every team but the one that closes, and the same cause again is nothing', () => {
    const { incident, tell, transition } = taken({ type: 'close', cause: 'fixed' }, open, { ...ana, team: LOGISTICS });
    expect(tell).toEqual([STORES]);
    expect(transition).toMatchObject({ from: 'firing', to: 'recovering', reason: 'closed', why: 'closed as fixed' });
    expect(incident.closed).toEqual({ at: AT, by: 'Ana', cause: 'fixed' });
    expect(takeAct(incident, { type: 'close', cause: 'fixed' }, { ...ana, sequence: 8 })).toBeUndefined();
    expect(taken({ type: 'close', cause: 'not-ours' }, incident).incident.state).toBe('accepted');
    expect(taken({ type: 'close', cause: 'fixed' }, { ...open, silent: true }).tell).toEqual([]);
  });
});

it.each<Act>([
  { type: 'acknowledge' },
  { type: 'reassign', to: SUPPORT },
  { type: 'note', note: 'x' },
  { type: 'close', cause: 'fixed' },
])('what is over is refused with what was found and expected (%#)', (act) => {
  const over = { ...open, state: 'resolved', updatedAt: AT } as const;
  expect(() => takeAct(over, act, ana)).toThrow(ConfigError);
  expect(() => takeAct(over, act, ana)).toThrow(
    /Expected an incident that is open, got halte\/lyon.*resolved on 2026-11-12/,
  );
  const closed = { ...open, state: 'accepted', closed: { at: AT, by: 'Ben', cause: 'expected' } } as const;
  expect(() => takeAct(closed, act, ana)).toThrow(/closed as expected by Ben on 2026-11-12/);
});

describe('after it was closed as fixed', () => {
  const rules: AlertContext = {
    touchpoints: [{ id: STAFF, name: { en: 'Staff' }, owners: [STORES] }] as never,
    teams: [team],
    fallback: SUPPORT,
    engineer: SUPPORT,
    episode: () => 2,
    sequence: () => 9,
  };
  const fixed = taken({ type: 'close', cause: 'fixed' }, { ...open, acknowledged: { at: AT, by: 'Ben' } }).incident;
  const later = (incident: Incident, n: number, more: Partial<AlertContext> = {}) =>
    advance([incident], [], { ...rules, now: days(n), ...more }).map(({ incident: one, transition, tell }) => ({
      ...transition,
      closed: one.closed,
      acknowledged: one.acknowledged,
      tell,
    }));
  const level = (mean: number, n: number) => ({ sinceClosing: () => ({ mean, n }) });

  it('waits a fortnight, whatever the reviews say', () => {
    expect(later(fixed, 13.9, level(1, 40))).toEqual([]);
  });

  it('is told again, open and unacknowledged, when the reviews since then are not back within a third', () => {
    // 4.312 → 3.807: back from 4.144 on.
    const [step, ...more] = later(fixed, 14, level(4.14, 12));
    expect(more).toEqual([]);
    expect(step).toMatchObject({ from: 'recovering', to: 'firing', reason: 'reopened', tell: [LOGISTICS, STORES] });
    expect(step?.why).toContain('12 reviews since it was closed as fixed average 4.14');
    expect([step?.closed, step?.acknowledged]).toEqual([undefined, undefined]);
    expect(later(fixed, 14, level(4.145, 12))).toEqual([]);
  });

  it('is not spoken against by four reviews, by none, or by silence of the place', () => {
    expect(later(fixed, 20, level(2, 4))).toEqual([]);
    expect(later(fixed, 20)).toEqual([]);
    expect(later(fixed, 20, { ...level(2, 40), heardUntil: () => days(13) })).toEqual([]);
  });

  it('ends after 60 days from its closing, by what was heard: resolved when the few reviews agree, else accepted', () => {
    expect(later(fixed, 59, level(4.3, 3))).toEqual([]);
    expect(later(fixed, 60, level(4.3, 3))).toMatchObject([{ to: 'resolved', tell: [LOGISTICS, STORES] }]);
    expect(later(fixed, 60)).toMatchObject([{ to: 'accepted', why: expect.stringContaining('too few reviews') }]);
  });

  it('resolves at once when the detector says that the level is back', () => {
    const event = {
      type: 'recovered',
      at: days(9),
      direction: 'up',
      since: '2026-11-14' as Day,
      before: fall.after!,
      after: fall.before!,
      evidence: 6,
    } as const;
    const signal: DriftSignal = { type: 'recovered', stream: overall, event, silent: false };
    expect(advance([fixed], [signal], rules).map(({ transition }) => transition.to)).toEqual([
      'recovering',
      'resolved',
    ]);
  });

  const moved = (since: string, at = days(5)): DriftSignal => ({
    type: 'drift',
    stream: stream({ brand: BRAND, location: LYON, touchpoint: STAFF, measure: 'attributed', scale: 'stars' }),
    event: {
      type: 'drift',
      at,
      direction: 'down',
      since: since as Day,
      before: { mean: 4.8, n: 300 },
      after: { mean: 4.1, n: 20 },
      evidence: 9,
    },
    silent: false,
  });

  it('a slow stream that dates its fall before the repair joins unheard, one that falls after it opens it again', () => {
    const [slow] = advance([fixed], [moved('2026-11-02')], rules);
    expect(slow).toMatchObject({ incident: { state: 'recovering', closed: { cause: 'fixed' } }, notify: false });
    const [anew] = advance([fixed], [moved('2026-11-13')], rules);
    expect(anew).toMatchObject({ incident: { state: 'firing', accountable: LOGISTICS }, notify: true });
    expect([anew?.incident.closed, anew?.incident.acknowledged]).toEqual([undefined, undefined]);
  });

  it('one more abnormal day of a burst is told at once', () => {
    const burst = { ...fixed, kind: 'burst', updatedAt: AT } as const;
    const event = {
      type: 'burst',
      at: days(1),
      direction: 'down',
      since: '2026-11-13' as Day,
      before: fall.before!,
      after: fall.after!,
      evidence: 9,
    } as const;
    const [step] = advance(
      [burst],
      [{ type: 'burst', stream: overall, event, silent: false, note: '40 reviews' }],
      rules,
    );
    expect(step).toMatchObject({ transition: { to: 'firing', reason: 'reopened' }, tell: [LOGISTICS, STORES] });
    expect([step?.incident.closed, step?.incident.acknowledged]).toEqual([undefined, undefined]);
  });

  it('a source that fails for another reason meanwhile keeps its time', () => {
    const source = {
      ...fixed,
      kind: 'source',
      source: 'maps',
      streams: [],
      note: 'blocked: 403',
    } as unknown as Incident;
    const failing = {
      type: 'source-failing',
      source: 'maps' as never,
      location: LYON,
      brand: BRAND,
      outcome: 'layout-changed',
      reason: 'no list',
      at: days(1),
      consecutive: 4,
    } as const;
    const [step] = advance([source], [failing], rules);
    expect(step).toMatchObject({ incident: { state: 'recovering', note: 'layout-changed: no list' }, notify: false });
    expect(later(step!.incident, 3)).toMatchObject([{ to: 'firing', reason: 'reopened' }]);
  });

  it('a source is told again after three days in which it was still not read', () => {
    const source = { ...fixed, kind: 'source', source: 'maps', streams: [] } as unknown as Incident;
    expect(later(source, 2.9)).toEqual([]);
    expect(later(source, 3)).toMatchObject([{ to: 'firing', reason: 'reopened' }]);
    expect(later(source, 30, { heardUntil: () => days(2) })).toEqual([]);
  });
});

it('what a person gave to a team stays there, whatever later explanation names another', () => {
  const rules: AlertContext = {
    touchpoints: [{ id: DELIVERY, name: { en: 'Delivery' }, owners: [LOGISTICS] }] as never,
    teams: [team],
    fallback: SUPPORT,
    engineer: SUPPORT,
    episode: () => 2,
    sequence: () => 9,
  };
  const given = taken({ type: 'reassign', to: STORES }).incident;
  const worse: DriftSignal = {
    type: 'drift',
    stream: overall,
    event: {
      type: 'drift',
      at: days(3),
      direction: 'down',
      since: '2026-11-01' as Day,
      before: fall.before!,
      after: { mean: 3.2, n: 80 },
      evidence: 20,
    },
    ...(fall.decomposition && { decomposition: fall.decomposition }),
    silent: false,
  };
  const [told] = advance([given], [worse], rules);
  expect(told?.transition.reason).toBe('worse');
  expect(told?.incident).toMatchObject({ accountable: STORES, informed: [LOGISTICS] });
  // Without the person it would go by the explanation.
  const [else_] = advance([{ ...given, assigned: undefined }], [worse], rules);
  expect(else_?.incident.accountable).toBe(LOGISTICS);
});
