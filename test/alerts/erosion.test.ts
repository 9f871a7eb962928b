import { describe, expect, it } from 'vitest';
import { type AlertContext, advance, type Signal } from '../../src/alerts/incident.ts';
import { composeMessage } from '../../src/alerts/message.ts';
import type { Decomposition, ErosionEvent } from '../../src/domain/drift.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { stream } from '../../src/domain/stream.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import { BRAND, briefOf, DELIVERY, fall, LOGISTICS, LYON, overall, STAFF, STORES } from './sample-brief.ts';

const context: AlertContext = {
  touchpoints: [
    { id: DELIVERY, name: { en: 'Delivery' }, owners: [LOGISTICS] },
    { id: STAFF, name: { en: 'Staff' }, owners: [STORES] },
  ],
  teams: [],
  fallback: STORES,
  engineer: STORES,
  episode: () => 1,
  sequence: () => 1,
};

const event: ErosionEvent = {
  type: 'erosion',
  at: instant('2026-10-16T08:00:00Z'),
  direction: 'down',
  since: '2025-10-01' as Day,
  before: { mean: 4.381, n: 388 },
  after: { mean: 4.052, n: 402 },
  interval: [-0.5, -0.16],
  evidence: 7.4,
  yearsAgo: 3,
  years: [
    { yearsAgo: 1, before: { mean: 4.151, n: 410 }, after: { mean: 4.052, n: 402 } },
    { yearsAgo: 3, before: { mean: 4.381, n: 388 }, after: { mean: 4.052, n: 402 } },
  ],
};

const decomposition: Decomposition = {
  before: { mean: 4.39, n: 388 },
  after: { mean: 4.05, n: 402 },
  contributions: [
    {
      touchpoint: DELIVERY,
      delta: -0.3,
      moreOften: -0.2,
      worse: -0.1,
      standardError: 0.05,
      byCause: { policy: -0.04, tools: -0.16, none: -0.1 },
    },
    { touchpoint: STAFF, delta: 0.02, moreOften: 0.02, worse: 0, standardError: 0.03 },
  ],
  mix: -0.06,
  season: 0,
};

const touchpoint = stream({ brand: BRAND, location: LYON, touchpoint: STAFF, measure: 'attributed', scale: 'stars' });

function slow(change: Partial<Extract<Signal, { type: 'erosion' }>> = {}): Signal {
  return { type: 'erosion', stream: overall, event, names: [touchpoint.id], decomposition, silent: false, ...change };
}

const check = (at: string): Signal => ({ type: 'accepted-check', at: instant(at) });

describe('a slow change', () => {
  it('is an incident of its own beside an open fall, told once to the owners of what it is explained by', () => {
    const changes = advance([fall], [slow()], context);
    expect(changes).toHaveLength(1);
    const { incident, tell, notify } = changes[0]!;
    expect(incident).toMatchObject({
      key: 'halte/lyon/~erosion/down/1',
      kind: 'erosion',
      state: 'firing',
      touchpoint: DELIVERY,
      since: '2025-10-01',
      yearsAgo: 3,
      streams: [overall.id, touchpoint.id],
    });
    expect([notify, tell]).toEqual([true, [LOGISTICS]]);
  });

  it('ends by itself after a quarter, without a word: the next comparison says whether it goes on', () => {
    const [{ incident } = { incident: fall }] = advance([], [slow()], context);
    expect(advance([incident], [check('2027-01-13T08:00:00Z')], context)).toEqual([]);
    const [end] = advance([incident], [check('2027-01-15T08:00:00Z')], context);
    expect(end).toMatchObject({ incident: { state: 'accepted' }, notify: false });
  });

  it('seen in history is told when it is seen again', () => {
    const [first] = advance([], [slow({ silent: true })], context);
    expect(first).toMatchObject({ incident: { silent: true }, notify: false });
    const again = { ...event, at: instant('2026-11-16T08:00:00Z') };
    const [second] = advance([first!.incident], [slow({ event: again })], context);
    expect(second).toMatchObject({ incident: { silent: false, key: first!.incident.key }, notify: true });
  });

  it('that was told stays so when it is seen in history', () => {
    const [first] = advance([], [slow()], context);
    const [second] = advance([first!.incident], [slow({ silent: true })], context);
    expect(second).toMatchObject({ incident: { silent: false }, notify: false });
  });

  it('is not ended by a recovery, nor explained by what went the other way', () => {
    const opposite = { ...decomposition, contributions: [{ ...decomposition.contributions[1]!, delta: 0.1 }] };
    const [{ incident } = { incident: fall }] = advance([], [slow({ decomposition: opposite })], context);
    expect(incident.decomposition).toBeUndefined();
    expect(incident.accountable).toBe(STORES);
    const { type: _, years: __, yearsAgo: ___, ...rest } = event;
    const back = { ...rest, type: 'recovered' as const, direction: 'up' as const };
    expect(advance([incident], [{ type: 'recovered', stream: overall, event: back, silent: false }], context)).toEqual(
      [],
    );
  });
});

describe('its message', () => {
  const incident = advance([], [slow()], context)[0]!.incident;
  const write = (language: 'en' | 'fr' | 'fa', change: Partial<Incident> = {}) =>
    composeMessage({ ...briefOf({ ...incident, ...change }), chanceShare: 0.1 }, language);

  it('says how far within how long, year by year, how sure, and what it is made of', () => {
    const { subject, text, type, chart } = write('en');
    expect(subject).toBe('Halte Lyon Part-Dieu: rating has slipped 4.38 → 4.05 within 3 years · Delivery');
    expect(type).toBe('rating.erosion.firing');
    expect(chart).toBeUndefined();
    for (const line of [
      'A year earlier 4.15 (410 reviews), against 4.05 (402 reviews) now.',
      '3 years earlier 4.38 (388 reviews), against 4.05 (402 reviews) now.',
      'too slow for an alarm',
      'between −0.50 and −0.16 with 95% certainty',
      'Of all notices like this one, 10% at most may be chance.',
      'The same quarters of the earlier year (4.39, 388 reviews) against the last four quarters (4.05, 402 reviews).',
      '−0.30  Delivery',
      '−0.06  Other mix of places and times',
      '+0.02  Everything else',
      '−0.34  Whole change (stars)',
      'By the cause that customers name (Delivery): tools −0.16, rules −0.04 and no cause named −0.10.',
      'Logistics owns “Delivery”',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('What would close this');
    expect(text).not.toContain('raise an alarm like this');
  });

  it('says good news as such, and one year as one year', () => {
    const up = write('en', {
      direction: 'up',
      before: event.after,
      after: event.before,
      yearsAgo: 1,
      decomposition: undefined,
      touchpoint: undefined,
    });
    expect(up.subject).toBe('Halte Lyon Part-Dieu: rating has crept up 4.05 → 4.38 within a year');
  });

  it('speaks French and Persian', () => {
    expect(write('fr').subject).toContain('note en lente baisse 4,38 → 4,05 en 3 ans');
    expect(write('fr').text).toContain('Autre répartition entre lieux et périodes');
    expect(write('fa').subject).toContain('۳ سال');
    expect(write('fa').text).toContain('جابه‌جایی میان شعبه‌ها و زمان‌ها');
  });

  it('gives machines the years and the split by cause', () => {
    expect(write('en').data).toMatchObject({
      incident: { kind: 'erosion' },
      yearsAgo: 3,
      years: event.years,
      explanation: { mix: -0.06, contributions: [{ byCause: { policy: -0.04, tools: -0.16, none: -0.1 } }, {}] },
    });
    expect(write('en').data).not.toHaveProperty('falseAlarmsPerStreamYear');
  });
});
