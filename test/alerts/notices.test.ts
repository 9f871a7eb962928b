/**
 * What becomes of each step for each team, in tables that mirror those of Alertmanager's tests (notification log, inhibition,
 * silences, time intervals); cases are named after theirs. Its alert group is an incident here, its receiver a team.
 */
import { describe, expect, it } from 'vitest';
import { decideNotices, mutedWhileHeld, type NoticeWorld } from '../../src/alerts/notices.ts';
import type { Change } from '../../src/alerts/signal.ts';
import { brandId, locationId, sourceId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident, StepReason } from '../../src/domain/incident.ts';
import type { PastNotice } from '../../src/domain/notice.ts';
import type { Silence } from '../../src/domain/silence.ts';
import type { Team } from '../../src/domain/team.ts';
import { type Day, type Instant, instant } from '../../src/domain/time.ts';

const [LYON, PARIS] = ['lyon', 'paris'].map((id) => locationId.parse(id)) as [Incident['location'] & string, never];
const [OWNER, OTHER] = ['logistics', 'stores'].map((id) => teamId.parse(id)) as [Team['id'], Team['id']];
/** Tuesday, 2 June 2026. */
const NOW = instant('2026-06-02T12:00:00Z');
const ago = (hours: number): Instant => instant(Date.parse(NOW) - hours * 3_600_000);

function incident(more: Partial<Incident> = {}): Incident {
  return {
    key: 'halte/lyon/delivery/down/1',
    kind: 'drift',
    state: 'firing',
    silent: false,
    brand: brandId.parse('halte'),
    location: LYON,
    touchpoint: touchpointId.parse('delivery'),
    direction: 'down',
    scale: 'stars',
    openedAt: ago(100),
    updatedAt: NOW,
    since: '2026-05-20' as Day,
    before: { mean: 4.4, n: 300 },
    after: { mean: 4, n: 40 },
    evidence: 9,
    streams: [],
    accountable: OWNER,
    informed: [],
    ...more,
  };
}

const { location: _, ...everywhere } = incident({ key: 'halte/*/delivery/down/1' });
const BRAND: Incident = everywhere;

function step(reason: StepReason, about = incident(), more: Partial<Change> = {}): Change {
  const { key, state } = about;
  return {
    incident: about,
    transition: {
      incident: key,
      sequence: 5,
      ...(reason !== 'opened' && { from: 'firing' as const }),
      to: state,
      at: NOW,
      by: 'vigie',
      why: 'made up',
      reason,
    },
    notify: true,
    tell: [OWNER],
    ...more,
  };
}
const ended = (more: Partial<Incident> = {}) => incident({ state: 'resolved', ...more });

function past(hours: number, more: Partial<PastNotice> = {}): PastNotice {
  const { key } = incident();
  const at = ago(hours);
  return { incident: key, sequence: 1, team: OWNER, at, decision: 'send', why: 'sent', waits: false, ...more };
}

function world(more: Partial<NoticeWorld> = {}): NoticeWorld {
  return {
    now: NOW,
    teams: [OWNER, OTHER].map((id) => ({ id, name: id, language: 'en', timeZone: 'UTC', receivers: [] })),
    sending: { updateAfterHours: 6, flood: { most: 5, perHours: 24 } },
    criticalStars: 1,
    silences: [],
    incidents: [incident()],
    past: [],
    sourcesAt: () => [],
    ...more,
  };
}

/** `send`, or `hold hours 2026-…`, `mute silence`. */
function decided(changes: readonly Change[], more: Partial<NoticeWorld> = {}): string[] {
  return decideNotices(changes, world(more)).tellings.map(({ notice: { decision, rule, until } }) =>
    [decision, rule, until?.slice(0, 16)].filter(Boolean).join(' '),
  );
}

describe("the notification log (Alertmanager's DedupStage, its table)", () => {
  it.each<[string, Change, readonly PastNotice[], readonly string[]]>([
    ['no entry, alerts are firing: notify', step('opened'), [], ['send']],
    ['no entry, all alerts are resolved: not', step('resolved', ended()), [], ['mute unseen']],
    ['the firing set gained a member', step('worse'), [past(48)], ['send']],
    [
      'the firing set gained a member for another receiver',
      step('joined', incident(), { tell: [OTHER] }),
      [past(48)],
      ['send'],
    ],
    [
      'the firing set lost a member and others still fire: not',
      step('joined', incident(), { tell: [] }),
      [past(48)],
      [],
    ],
    [
      'nothing changed, within the group interval: together, later',
      step('worse'),
      [past(2)],
      ['hold update 2026-06-02T16:00'],
    ],
    ['nothing changed, the repeat interval has passed', step('repeated'), [past(200)], ['send']],
    ['all resolved and something had been sent', step('resolved', ended()), [past(48)], ['send']],
    [
      'all resolved, and what had been sent was withdrawn',
      step('resolved', ended()),
      [past(48), past(40, { decision: 'mute', rule: 'overtaken' })],
      ['mute unseen'],
    ],
    [
      'all resolved, and it had been sent to nobody but another',
      step('resolved', ended()),
      [past(48, { team: OTHER })],
      ['mute unseen', 'send'],
    ],
    [
      'the resolved set grew and resolved is not sent (a surge): not',
      step('resolved', ended({ kind: 'surge' }), { notify: false, tell: [] }),
      [past(48)],
      [],
    ],
  ])('%s', (_name, change, log, expected) => {
    expect(decided([change], { past: log, incidents: [change.incident] })).toEqual(expected);
  });

  it('keeps incidents apart: no leak between groups', () => {
    const other = incident({ key: 'halte/paris/delivery/down/1', location: PARIS });
    expect(decided([step('resolved', { ...other, state: 'resolved' })], { past: [past(48)] })).toEqual(['mute unseen']);
  });

  it('resolved while it waits: both are withdrawn, and the record says so', () => {
    const held = past(10, { decision: 'hold', rule: 'hours', until: ago(-5), waits: true });
    const { tellings, withdrawn } = decideNotices([step('resolved', ended())], world({ past: [held] }));
    expect(tellings.map(({ notice }) => notice)).toMatchObject([{ decision: 'mute', rule: 'unseen', sequence: 5 }]);
    expect(withdrawn).toMatchObject([
      { decision: 'mute', rule: 'overtaken', sequence: 1, why: 'withdrawn: resolved while it waited' },
    ]);
  });

  it('a re-fired alert is not lost: news that follow what waits replace it, as a first message', () => {
    const held = past(10, { decision: 'hold', rule: 'hours', until: ago(-5), waits: true });
    const { tellings, withdrawn } = decideNotices([step('worse')], world({ past: [held] }));
    expect(tellings).toMatchObject([{ first: true, notice: { decision: 'send' } }]);
    expect(withdrawn).toMatchObject([{ sequence: 1, rule: 'overtaken' }]);
  });

  it('a call that waits when it ends is withdrawn, though who is called hears of no end', () => {
    const held = { decision: 'hold', rule: 'hours', until: ago(-5), waits: true } as const;
    const called = past(10, { team: OTHER, sequence: 3, reason: 'escalated', ...held });
    const log = [past(48), called];
    for (const tell of [[OWNER], []]) {
      const { tellings, withdrawn } = decideNotices([step('resolved', ended(), { tell })], world({ past: log }));
      expect(tellings.map(({ notice }) => notice.team)).toEqual(tell);
      expect(withdrawn).toMatchObject([{ team: OTHER, sequence: 3, rule: 'overtaken' }]);
    }
    // News that are no end leave what others wait for.
    expect(decideNotices([step('worse')], world({ past: log })).withdrawn).toEqual([]);
  });

  it('who was called to help hears of the end as well', () => {
    const called = past(30, { team: OTHER, sequence: 3, reason: 'escalated' });
    const { tellings } = decideNotices([step('resolved', ended())], world({ past: [past(48), called] }));
    expect(tellings.map(({ notice }) => `${notice.team} ${notice.decision}`)).toEqual([
      'logistics send',
      'stores send',
    ]);
  });
});

describe("inhibition (Alertmanager's TestInhibitRule*)", () => {
  const both = [incident(), BRAND];
  it.each<[string, readonly Incident[], Incident, string]>([
    ['no source', [incident()], incident(), 'send'],
    ['source and target with equal labels', both, incident(), 'mute inhibition'],
    ['no equal labels: the source has no touchpoint', [incident(), without(BRAND, 'touchpoint')], incident(), 'send'],
    [
      'both labels missing are equal',
      [without(incident(), 'touchpoint'), without(BRAND, 'touchpoint')],
      without(incident(), 'touchpoint'),
      'mute inhibition',
    ],
    [
      'equal label differs: touchpoint',
      [incident(), { ...BRAND, touchpoint: touchpointId.parse('staff') }],
      incident(),
      'send',
    ],
    ['equal label differs: direction', [incident(), { ...BRAND, direction: 'up' }], incident(), 'send'],
    ['equal label differs: brand', [incident(), { ...BRAND, brand: brandId.parse('other') }], incident(), 'send'],
    ['the source is resolved', [incident(), { ...BRAND, state: 'resolved' }], incident(), 'send'],
    ['the source became the new normal', [incident(), { ...BRAND, state: 'accepted' }], incident(), 'send'],
    ['the source is history that nobody was told of', [incident(), { ...BRAND, silent: true }], incident(), 'send'],
    [
      'the source is told to another team: nobody loses news',
      [incident(), { ...BRAND, accountable: OTHER }],
      incident(),
      'send',
    ],
    ['matching both sides, it does not inhibit itself', [BRAND], BRAND, 'send'],
    ['a place does not inhibit its brand', both, BRAND, 'send'],
    ['another kind is another story', both, incident({ kind: 'burst' }), 'send'],
  ])('%s', (_name, incidents, about, expected) => {
    expect(decided([step('opened', about)], { incidents })).toEqual([expected]);
  });

  it('names what tells it', () => {
    const { tellings } = decideNotices([step('opened')], world({ incidents: both }));
    expect(tellings[0]!.notice.why).toBe('told as part of halte/*/delivery/down/1');
  });

  it('an always-inhibiting pair that resolves together gives one final notice', () => {
    const [place, brand] = [ended(), { ...BRAND, state: 'resolved' as const }];
    const log = [past(48), past(40, { incident: BRAND.key })];
    for (const changes of [
      [step('resolved', place), step('resolved', brand)],
      [step('resolved', brand), step('resolved', place)],
    ]) {
      const { tellings } = decideNotices(changes, world({ incidents: [place, brand], past: log }));
      const sent = tellings.filter(({ notice }) => notice.decision === 'send');
      expect(sent.map(({ notice }) => notice.incident)).toEqual([BRAND.key]);
    }
  });

  it('the end of what was told is told, while the source goes on', () => {
    const log = [past(48), past(40, { incident: BRAND.key })];
    expect(decided([step('resolved', ended())], { incidents: [ended(), BRAND], past: log })).toEqual(['send']);
  });

  describe('by a source of which nothing is heard', () => {
    const faulty = (more: Partial<Incident> = {}) =>
      incident({
        key: 'halte/lyon/~source-maps/down/1',
        kind: 'source',
        source: sourceId.parse('maps'),
        openedAt: ago(50),
        ...more,
      });
    const heard = (hours: number) => ({ sourcesAt: () => [sourceId.parse('maps')], heardUntil: () => ago(hours) });
    it.each<[string, Incident, Partial<NoticeWorld>, string]>([
      ['its place says nothing of reputation', incident(), heard(60), 'mute inhibition'],
      ['not even what is critical', incident({ after: { mean: 2, n: 40 } }), heard(60), 'mute inhibition'],
      ['unless reviews still come', incident(), heard(10), 'send'],
      ['a single severe review stands for itself', incident({ kind: 'severe', severity: 'safety' }), heard(60), 'send'],
      ['the engineer is told of it', faulty(), heard(60), 'send'],
      [
        'a place with another source is heard',
        incident(),
        { ...heard(60), sourcesAt: () => ['maps', 'export'].map((id) => sourceId.parse(id)) },
        'send',
      ],
      ['a place without sources is none', incident(), { ...heard(60), sourcesAt: () => [] }, 'send'],
    ])('%s', (_name, about, more, expected) => {
      expect(decided([step('opened', about)], { incidents: [about, faulty()], ...more })).toEqual([expected]);
    });

    it('does so no more once it is resolved, and while it is silent', () => {
      const resolved = faulty({ state: 'resolved' });
      expect(decided([step('opened')], { incidents: [incident(), resolved], ...heard(60) })).toEqual(['send']);
      const silent = faulty({ kind: 'no-data' });
      expect(decided([step('opened')], { incidents: [incident(), silent], ...heard(1) })).toEqual(['mute inhibition']);
    });
  });
});

describe("silences (Alertmanager's TestSilence*)", () => {
  const silence = (more: Partial<Silence> & { id?: number } = {}) => ({
    id: 12,
    match: { touchpoint: [touchpointId.parse('delivery')] },
    from: ago(1),
    until: ago(-1),
    reason: 'a strike',
    by: 'Ana',
    ...more,
  });
  it.each<[string, ReturnType<typeof silence>[], string]>([
    ['active', [silence()], 'mute silence'],
    ['not begun yet', [silence({ from: ago(-0.5) })], 'send'],
    ['begins at this very moment', [silence({ from: NOW })], 'mute silence'],
    ['expired at this very moment', [silence({ until: NOW })], 'send'],
    ['zero length', [silence({ from: NOW, until: NOW })], 'send'],
    ['another matcher', [silence({ match: { touchpoint: [touchpointId.parse('staff')] } })], 'send'],
    ['one of several values', [silence({ match: { kind: ['burst', 'drift'] } })], 'mute silence'],
    ['every field must match', [silence({ match: { kind: ['drift'], direction: ['up'] } })], 'send'],
    ['a matcher on a field that the incident lacks', [silence({ match: { cause: ['people'] } })], 'send'],
    ['no matcher at all mutes nothing', [silence({ match: {} })], 'send'],
    ['by the key of the incident', [silence({ match: {}, incident: incident().key })], 'mute silence'],
    ['by the key of another', [silence({ match: {}, incident: BRAND.key })], 'send'],
    [
      'updated: the old version ended, the new one holds',
      [silence({ until: ago(0.5) }), silence({ id: 13, from: ago(0.5) })],
      'mute silence',
    ],
    [
      'replaced by one that matches something else',
      [silence({ until: ago(0.5) }), silence({ match: { kind: ['burst'] } })],
      'send',
    ],
  ])('%s', (_name, silences, expected) => {
    expect(decided([step('opened')], { silences })).toEqual([expected]);
  });

  it('names the person, the end and the reason; of overlapping ones the one that ends last', () => {
    const silences = [silence(), silence({ id: 13, until: ago(-30), by: 'Bea' }), silence({ id: 14, until: ago(-2) })];
    const { tellings } = decideNotices([step('opened')], world({ silences }));
    expect(tellings[0]!.notice.why).toBe('muted by silence 13 of Bea until 2026-06-03 18:00 UTC: a strike');
  });

  it('mutes the end of what was told too, and comes before inhibition in the record', () => {
    expect(decided([step('resolved', ended())], { silences: [silence()], past: [past(48)] })).toEqual(['mute silence']);
    expect(decided([step('opened')], { silences: [silence()], incidents: [incident(), BRAND] })).toEqual([
      'mute silence',
    ]);
  });

  it('takes back what waits, and nothing that went out', () => {
    const held = past(10, { decision: 'hold', rule: 'hours', until: ago(-5), waits: true });
    expect(mutedWhileHeld(world({ silences: [silence()], past: [held] }))).toMatchObject([
      { rule: 'silence', sequence: 1 },
    ]);
    expect(mutedWhileHeld(world({ silences: [silence()], past: [past(10)] }))).toEqual([]);
    expect(mutedWhileHeld(world({ past: [held] }))).toEqual([]);
  });
});

describe("time intervals (Alertmanager's TestTimeMuteStage)", () => {
  const office = (zone: string): Partial<NoticeWorld> => ({
    teams: [
      {
        id: OWNER,
        name: 'Logistics',
        language: 'en',
        timeZone: zone,
        hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' },
        receivers: [],
      },
    ],
  });
  it.each<[string, string, string, string]>([
    ['within', 'UTC', '2026-06-02T12:00Z', 'send'],
    ['the last minute of the day', 'UTC', '2026-06-02T17:59Z', 'send'],
    ['the end of the day', 'UTC', '2026-06-02T18:00Z', 'hold hours 2026-06-03T09:00'],
    ['the weekend', 'UTC', '2026-06-05T18:00Z', 'hold hours 2026-06-08T09:00'],
    ['another location is open already', 'Asia/Tehran', '2026-06-02T06:00Z', 'send'],
    ['and closed already', 'Asia/Tehran', '2026-06-02T15:00Z', 'hold hours 2026-06-03T05:30'],
    ['over the change of the clock', 'Europe/Paris', '2026-03-27T20:00Z', 'hold hours 2026-03-30T07:00'],
  ])('%s (%s, %s)', (_name, zone, at, expected) => {
    expect(decided([step('opened')], { ...office(zone), now: instant(at) })).toEqual([expected]);
  });

  const night = { ...office('UTC'), now: instant('2026-06-02T23:00Z') };
  it.each<[string, Change, string]>([
    ['a fall of a star', step('opened', incident({ after: { mean: 3.4, n: 40 } })), 'send'],
    ['a fall of nearly a star', step('opened', incident({ after: { mean: 3.41, n: 40 } })), 'hold hours'],
    ['a review that speaks of danger', step('opened', incident({ kind: 'severe', severity: 'safety' })), 'send'],
    ['a review that speaks of fraud', step('opened', incident({ kind: 'severe', severity: 'fraud' })), 'hold hours'],
    ['an abnormal day that speaks of harm', step('opened', incident({ kind: 'burst', severity: 'harm' })), 'send'],
    [
      'a rise of two stars',
      step('opened', incident({ direction: 'up', before: { mean: 2, n: 9 }, after: { mean: 4, n: 9 } })),
      'hold hours',
    ],
    [
      'as large a fall of recommendations',
      step('opened', incident({ scale: 'recommend', before: { mean: 0.9, n: 9 }, after: { mean: 0.65, n: 9 } })),
      'send',
    ],
    ['its reminder is not', step('repeated', incident({ after: { mean: 2, n: 40 } })), 'hold hours'],
  ])('critical bypasses the hours: %s', (_name, change, expected) => {
    expect(decided([change], night)[0]).toMatch(new RegExp(`^${expected}`));
  });
});

describe('news of an incident that was told a short while ago', () => {
  it.each<[string, Change, PastNotice, string]>([
    ['waits for the rest', step('worse'), past(5.5), 'hold update 2026-06-02T12:30'],
    ['its end too', step('resolved', ended()), past(1), 'hold update 2026-06-02T17:00'],
    ['is told after the interval', step('worse'), past(6), 'send'],
    [
      'counts from when it went out, not from when it was decided',
      step('worse'),
      past(20, { decision: 'hold', until: ago(1) }),
      'hold update 2026-06-02T17:00',
    ],
    ['what a person did is told at once', step('acknowledged'), past(1), 'send'],
    ['critical is told at once', step('worse', incident({ after: { mean: 2, n: 40 } })), past(1), 'send'],
  ])('%s', (_name, change, log, expected) => {
    expect(decided([change], { past: [log], incidents: [change.incident] })).toEqual([expected]);
  });
});

describe('a flood', () => {
  const many = (n: number, more: Partial<Incident> = {}) =>
    Array.from({ length: n }, (_, i) =>
      step('opened', incident({ key: `halte/lyon/delivery/down/${i + 10}`, ...more })),
    );
  const count = (words: readonly string[]) =>
    Object.fromEntries(
      Map.groupBy(words, (word) => word)
        .entries()
        .map(([word, all]) => [word, all.length]),
    );

  it('of 42 is five messages; 37 are muted for one list', () => {
    expect(count(decided(many(42)))).toEqual({ send: 5, 'mute flood': 37 });
  });

  it('counts what the team got within the hours, and nothing older', () => {
    const log = [1, 2, 23, 24, 30].map((hours) => past(hours, { incident: `other/${hours}` }));
    expect(count(decided(many(4), { past: log }))).toEqual({ send: 2, 'mute flood': 2 });
  });

  it('is that of one team: another gets its own', () => {
    const changes = [...many(5), ...many(2).map((one) => ({ ...one, tell: [OTHER] }))];
    expect(count(decided(changes))).toEqual({ send: 7 });
  });

  it('held over the weekend is capped at the opening', () => {
    const now = instant('2026-06-06T12:00Z');
    const hours = { days: ['mon'] as const, from: '09:00', to: '18:00' };
    const teams: Team[] = [{ id: OWNER, name: 'Logistics', language: 'en', timeZone: 'UTC', hours, receivers: [] }];
    expect(count(decided(many(9), { now, teams }))).toEqual({ 'hold hours 2026-06-08T09:00': 5, 'mute flood': 4 });
  });

  it('lets through what is critical', () => {
    expect(count(decided(many(9, { after: { mean: 2, n: 40 } })))).toEqual({ send: 9 });
  });

  it('what was listed is known: its end is told', () => {
    const listed = past(48, { decision: 'mute', rule: 'flood' });
    expect(decided([step('resolved', ended())], { past: [listed] })).toEqual(['send']);
  });
});

describe('history that is told as if it had been lived', () => {
  it('is decided at the time of each step: what was held then has gone out by the next', () => {
    const hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '09:00', to: '18:00' };
    const teams: Team[] = [{ id: OWNER, name: 'Logistics', language: 'en', timeZone: 'UTC', hours, receivers: [] }];
    const at = (change: Change, moment: string, sequence: number): Change => ({
      ...change,
      transition: { ...change.transition, at: instant(moment), sequence },
    });
    const lived = [at(step('opened'), '2026-01-10T10:00Z', 1), at(step('resolved', ended()), '2026-03-02T10:00Z', 2)];
    const unseen = [at(step('opened'), '2026-01-10T10:00Z', 1), at(step('resolved', ended()), '2026-01-11T10:00Z', 2)];
    expect(decided(lived, { teams, replay: true })).toEqual(['hold hours 2026-01-12T09:00', 'send']);
    expect(decided(unseen, { teams, replay: true })).toEqual(['hold hours 2026-01-12T09:00', 'mute unseen']);
  });
});

function without(from: Incident, field: 'touchpoint'): Incident {
  const { [field]: _dropped, ...rest } = from;
  return rest;
}
