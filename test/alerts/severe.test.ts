/** Which severe reviews are one case, who hears of each, and how its letter lists them. */
import { describe, expect, it } from 'vitest';
import { type AlertContext, advance, type Signal } from '../../src/alerts/incident.ts';
import { composeMessage } from '../../src/alerts/message.ts';
import { decideNotices } from '../../src/alerts/notices.ts';
import type { Severity } from '../../src/domain/finding.ts';
import { locationId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { SEVERE_RULES, type SevereRules } from '../../src/domain/severe.ts';
import type { Team } from '../../src/domain/team.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { BRAND, DELIVERY, LOGISTICS, LYON, STAFF, STORES } from './sample-brief.ts';
import { NEWS } from './sample-news.ts';

const START = instant('2026-10-16T08:00:00Z');
const day = (days: number): Instant => instant(millis(START) + days * DAY_MS);

function rules(severe: Partial<SevereRules> = {}): AlertContext {
  return {
    touchpoints: [
      { id: DELIVERY, name: { en: 'Delivery' }, owners: [LOGISTICS] },
      { id: STAFF, name: { en: 'Staff' }, owners: [STORES] },
    ],
    teams: [],
    fallback: STORES,
    engineer: STORES,
    severe: { ...SEVERE_RULES, ...severe },
    episode: () => 1,
    sequence: () => 1,
  };
}

function speaks(review: number, days: number, more: Partial<Extract<Signal, { type: 'severe' }>> = {}): Signal {
  const at = day(days);
  const note = `a review speaks of ${more.severity ?? 'safety'}`;
  const where = { brand: BRAND, location: LYON, touchpoint: STAFF, scale: 'stars' as const };
  return { type: 'severe', ...where, review, severity: 'safety', at, writtenAt: at, note, ...more };
}

const first = advance([], [speaks(1, 0)], rules())[0]!;

describe('a further severe review', () => {
  it('joins the open case: one key, its reviews in order, a step that says why', () => {
    const [joined, ...more] = advance([first.incident], [speaks(2, 59)], rules());
    expect(more).toEqual([]);
    expect(joined!.incident).toMatchObject({ key: first.incident.key, review: 1, reviews: [1, 2], state: 'firing' });
    expect(joined!.transition).toMatchObject({ reason: 'joined' });
    expect(joined!.transition.why).toContain('review 2 joins the case as number 2: same place, class and team');
    expect(joined!.tell).toEqual([STORES]);
  });

  it.each<[string, Signal, Partial<SevereRules>, Partial<Incident>]>([
    ['the days are over', speaks(2, 30), { sameCaseDays: 30 }, {}],
    ['it is of another class', speaks(2, 1, { severity: 'fraud' }), {}, {}],
    ['it is of another place', speaks(2, 1, { location: locationId.parse('paris') }), {}, {}],
    ['it is of another team', speaks(2, 1, { touchpoint: DELIVERY }), {}, {}],
    ['each is to be one', speaks(2, 0), { sameCaseDays: 0 }, {}],
  ])('is a case of its own when %s', (_why, signal, severe, more) => {
    const [change] = advance([{ ...first.incident, ...more }], [signal], rules(severe));
    expect(change!.transition.reason).toBe('opened');
    expect(change!.incident.reviews).toEqual([2]);
  });

  it('is none twice', () => {
    const [joined] = advance([first.incident], [speaks(2, 1)], rules());
    expect(advance([joined!.incident], [speaks(1, 2), speaks(2, 2)], rules())).toEqual([]);
  });

  it('joins a case that a person gave to another team, where it is about the same step', () => {
    const given = { ...first.incident, accountable: LOGISTICS };
    expect(advance([given], [speaks(2, 1)], rules())[0]!.incident.accountable).toBe(LOGISTICS);
  });

  it('keeps the case open: it is over 60 days after its last review', () => {
    const [joined] = advance([first.incident], [speaks(2, 29)], rules());
    const check = (days: number): Signal => ({ type: 'accepted-check', at: day(days) });
    expect(advance([joined!.incident], [check(88)], rules())).toEqual([]);
    expect(advance([joined!.incident], [check(90)], rules())[0]!.incident.state).toBe('accepted');
  });

  it('makes a flood one message that holds all of it', () => {
    const flood = Array.from({ length: 40 }, (_, review) => speaks(review, review / 100));
    const changes = advance([], flood, rules());
    const told = changes.filter(({ notify }) => notify);
    expect(told).toHaveLength(1);
    expect(told[0]!.incident.reviews).toHaveLength(40);
  });

  it('is told by no message where its class is for the weekly letter, and says by which rule', () => {
    const severe = { tell: { ...SEVERE_RULES.tell, legal: 'weekly' as const } };
    const changes = advance(
      [],
      [speaks(1, 0, { severity: 'legal' }), speaks(2, 1, { severity: 'legal' })],
      rules(severe),
    );
    expect(changes.map(({ notify, transition: { reason } }) => [reason, notify])).toEqual([
      ['opened', false],
      ['joined', false],
    ]);
    for (const { transition } of changes) expect(transition.why).toContain('weekly letter only, by severe.tell');
  });
});

describe('reviews of money and law', () => {
  it('are told again when the case has doubled, those of danger each time; all are kept in the case', () => {
    const told = (severity: Severity) => {
      let { incident } = advance([], [speaks(1, 0, { severity })], rules())[0]!;
      return [2, 3, 4, 5, 6, 7, 8, 9].filter((review) => {
        const [joined] = advance([incident], [speaks(review, review, { severity })], rules());
        incident = joined!.incident;
        expect(incident.reviews).toHaveLength(review);
        expect(joined!.transition.why.includes('told when the case has doubled')).toBe(!joined!.notify);
        return joined!.notify;
      });
    };
    expect(told('fraud')).toEqual([2, 4, 8]);
    expect(told('safety')).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('when a team hears of it', () => {
  const [night, noon] = ['2026-10-19T02:00:00Z', '2026-10-19T12:00:00Z'].map((at) => instant(at)) as [Instant, Instant];
  const hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' };
  const stores = { id: STORES, name: 'Stores', language: 'en', timeZone: 'UTC', receivers: [], hours };

  function decision(
    severity: Severity,
    joins: boolean,
    now: Instant,
    known?: Instant,
    severe = SEVERE_RULES as SevereRules,
  ) {
    const [opened] = advance([], [speaks(1, 0, { severity })], rules(severe));
    const changes = joins ? advance([opened!.incident], [speaks(2, 1, { severity })], rules(severe)) : [opened!];
    const told = { incident: opened!.incident.key, sequence: 1, team: STORES, decision: 'send', why: '', waits: false };
    const { tellings } = decideNotices(changes, {
      now,
      teams: [stores as unknown as Team],
      sending: { updateAfterHours: 6, flood: { most: 5, perHours: 24 } },
      severe,
      silences: [],
      incidents: [opened!.incident],
      past: known ? [{ ...told, decision: 'send', at: known }] : [],
      sourcesAt: () => [],
    });
    const { decision: said, rule, until } = tellings[0]!.notice;
    return [said, rule, until?.slice(0, 16)].filter(Boolean).join(' ');
  }

  it.each<[Severity, string]>([
    ['safety', 'send'],
    ['harm', 'send'],
    ['discrimination', 'send'],
    ['fraud', 'hold hours 2026-10-19T08:00'],
    ['legal', 'hold hours 2026-10-19T08:00'],
  ])('the first of %s at night: %s', (severity, expected) => {
    expect(decision(severity, false, night)).toBe(expected);
  });

  it('by day what joins waits until 24 hours after the last message, at night for the hours, whatever its class', () => {
    const told = instant('2026-10-19T08:30:00Z');
    expect(decision('safety', true, noon, told)).toBe('hold update 2026-10-20T08:30');
    expect(decision('safety', true, noon, instant('2026-10-16T08:30:00Z'))).toBe('send');
    expect(decision('safety', true, night, instant('2026-10-16T08:30:00Z'))).toBe('hold hours 2026-10-19T08:00');
  });

  it('follows the configuration', () => {
    const fraudCalls = {
      ...SEVERE_RULES,
      tell: { ...SEVERE_RULES.tell, fraud: 'any-hour', safety: 'team-hours' },
    } as const;
    expect(decision('fraud', false, night, undefined, fraudCalls)).toBe('send');
    expect(decision('safety', false, night, undefined, fraudCalls)).toBe('hold hours 2026-10-19T08:00');
  });
});

describe('the letter of a case', () => {
  const several = NEWS['severe, several']!;

  it('counts its reviews in the subject and lists the others with date and words', () => {
    const { subject, text, data } = composeMessage(several, 'en');
    expect(subject).toContain('3 reviews speak of danger');
    expect(text).toContain('THE OTHER REVIEWS OF THIS CASE');
    expect(text).toContain('Le plafond est tombé sur ma fille.');
    expect(data.reviews).toEqual([4709, 4710, 4711]);
  });

  it('says how many it does not list', () => {
    const earlier = Array.from({ length: 30 }, () => several.review!);
    const { text } = composeMessage({ ...several, earlier, caseSize: 41 }, 'en');
    expect(text).toContain('And 30 more: vigie explain');
    expect(text.split('missed my son').length - 1).toBe(11);
  });

  it('says it in French and in Persian, digits and all', () => {
    expect(composeMessage(several, 'fr').subject).toContain('3 avis parlent de danger');
    expect(composeMessage(several, 'fa').subject).toContain('در ۳ نظر از خطر گفته شده است');
  });

  it.each(['\u202eevil', 'a\r\nBcc: x@y.example', '<img src=x onerror=alert(1)>', 'x'.repeat(100_000)])(
    'keeps a hostile text in its line: %#',
    (hostile) => {
      const earlier = [{ ...several.review!, text: hostile, spot: { start: 0, end: hostile.length } }];
      const { text, html, subject } = composeMessage({ ...several, earlier, caseSize: 2 }, 'en');
      expect(html).not.toContain('<img src=x');
      expect(text).not.toMatch(/^Bcc:/m);
      expect(text).not.toContain('\u202e');
      expect(`${subject}${text}`.length).toBeLessThan(6_000);
    },
  );
});
