/** A team's hours on its own clock: table of zones and clock changes, and the next opening checked minute by minute. */
import { describe, expect, it } from 'vitest';
import { random } from '../../bench/drift/random.ts';
import { afterWorkingDays, isOpen, nextOpening, onTheClockOf, type Reach } from '../../src/alerts/hours.ts';
import { instant, millis } from '../../src/domain/time.ts';
import type { Weekday } from '../../src/domain/wall-clock.ts';

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const OFFICE = WEEK.slice(0, 5);

function team(timeZone: string, from: string, to: string, days: readonly Weekday[] = OFFICE): Reach {
  return { timeZone, hours: { days, from, to } };
}

describe('a moment', () => {
  it.each([
    // Half-open: from its first minute on, before its last.
    ['2026-06-01T06:59:59Z', false],
    ['2026-06-01T07:00:00Z', true],
    ['2026-06-01T15:59:59.999Z', true],
    ['2026-06-01T16:00:00Z', false],
    // Inclusive day ranges: Monday and Friday are both of "mon to fri".
    ['2026-06-05T12:00:00Z', true],
    ['2026-06-06T12:00:00Z', false],
    ['2026-06-07T12:00:00Z', false],
  ])('%s in Paris, 09:00 to 18:00, Monday to Friday: %s', (at, open) => {
    expect(isOpen(team('Europe/Paris', '09:00', '18:00'), instant(at))).toBe(open);
  });

  it.each([
    // Nowruz week in Iran: Saturday to Wednesday are working days; 03:30 ahead of UTC, without summer time since 2022.
    ['2026-03-21T05:30:00Z', true],
    ['2026-03-25T05:30:00Z', true],
    ['2026-03-26T05:30:00Z', false],
    ['2026-03-27T05:30:00Z', false],
    ['2026-03-21T05:29:00Z', false],
  ])('%s in Tehran, 09:00 to 17:00, Saturday to Wednesday: %s', (at, open) => {
    const days = ['sat', 'sun', 'mon', 'tue', 'wed'] as const;
    expect(isOpen(team('Asia/Tehran', '09:00', '17:00', days), instant(at))).toBe(open);
  });

  it('is always open to a team without hours, and 24:00 is the end of the day', () => {
    expect(isOpen({ timeZone: 'UTC' }, instant('2026-06-07T03:00:00Z'))).toBe(true);
    const all = team('Europe/Paris', '00:00', '24:00', ['mon']);
    expect(isOpen(all, instant('2026-06-01T21:59:59Z'))).toBe(true);
    expect(isOpen(all, instant('2026-06-01T22:00:00Z'))).toBe(false);
  });
});

describe('the next opening', () => {
  it.each([
    ['Europe/Paris', 'the Monday after clocks went forward', '09:00', '2026-03-28T12:00Z', '2026-03-30T07:00Z'],
    ['Europe/Paris', 'the Monday after clocks went back', '09:00', '2026-10-24T12:00Z', '2026-10-26T08:00Z'],
    ['America/New_York', 'the Monday after clocks went forward', '09:00', '2026-03-07T12:00Z', '2026-03-09T13:00Z'],
    ['America/New_York', 'the Monday after clocks went back', '09:00', '2026-10-31T12:00Z', '2026-11-02T14:00Z'],
    ['Australia/Lord_Howe', 'half an hour back (April)', '09:00', '2026-04-04T12:00Z', '2026-04-05T22:30Z'],
    ['Australia/Lord_Howe', 'half an hour forward (October)', '09:00', '2026-10-03T12:00Z', '2026-10-04T22:00Z'],
    ['Asia/Tehran', 'a usual Monday', '09:00', '2026-05-30T12:00Z', '2026-06-01T05:30Z'],
  ])('%s: %s', (zone, _, from, at, expected) => {
    expect(nextOpening(team(zone, from, '18:00'), instant(at))).toBe(instant(expected));
  });

  it('is the jump of the clock when it skips the opening time, and the first of two such times', () => {
    // Paris, Sunday 29 March 2026: 02:00 becomes 03:00. Sunday 25 October: 03:00 becomes 02:00.
    const sunday = team('Europe/Paris', '02:30', '05:00', ['sun']);
    expect(nextOpening(sunday, instant('2026-03-28T12:00Z'))).toBe(instant('2026-03-29T01:00Z'));
    expect(nextOpening(sunday, instant('2026-10-24T12:00Z'))).toBe(instant('2026-10-25T00:30Z'));
    // Not the jump within a day that is open from its first minute on.
    const whole = team('Europe/Paris', '00:00', '24:00', ['sun']);
    expect(nextOpening(whole, instant('2026-03-27T12:00Z'))).toBe(instant('2026-03-28T23:00Z'));
    const short = team('Europe/Paris', '02:30', '03:00', ['sun']);
    // Between the two half hours the hours are over, and begin once more.
    expect(nextOpening(short, instant('2026-10-25T01:00Z'))).toBe(instant('2026-10-25T01:30Z'));
    // A half hour that the spring skips whole: a week later.
    expect(nextOpening(team('Europe/Paris', '02:10', '02:50', ['sun']), instant('2026-03-28T12:00Z'))).toBe(
      instant('2026-04-05T00:10Z'),
    );
  });

  it('of a team whose only day was skipped by its country is a week later', () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const friday = team('Pacific/Apia', '09:00', '17:00', ['fri']);
    expect(nextOpening(friday, instant('2011-12-29T12:00Z'))).toBe(instant('2012-01-05T19:00Z'));
  });

  it('is always within the hours, and no minute before it is', () => {
    const { uniform: rng } = random(7);
    const pick = <T>(from: readonly T[]) => from[Math.floor(rng() * from.length)]!;
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Tehran',
      'America/St_Johns',
      'Africa/Casablanca',
    ];
    // Around clock changes, where the mistakes are.
    const starts = ['2026-03-07', '2026-03-28', '2026-04-03', '2026-10-02', '2026-10-23', '2026-10-31', '2026-02-13'];
    for (let round = 0; round < 200; round++) {
      const minute = () => Math.floor(rng() * 96) * 15;
      const [a, b] = [minute(), minute()].sort((x, y) => x - y) as [number, number];
      const shown = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
      const days = WEEK.filter(() => rng() < 0.5);
      const reach = team(pick(zones), shown(a), shown(Math.max(b, a + 15)), days.length > 0 ? days : ['sun']);
      const at = millis(instant(pick(starts))) + Math.floor(rng() * 4 * 1440) * 60_000;
      const found = millis(nextOpening(reach, instant(at)));
      const said = JSON.stringify([reach, instant(at), instant(found)]);
      expect(isOpen(reach, instant(found)), said).toBe(true);
      for (let m = at; m < Math.min(found, at + 1440 * 60_000); m += 60_000)
        if (isOpen(reach, instant(m))) expect.fail(`open before: ${instant(m)} ${said}`);
      if (found > at) expect(isOpen(reach, instant(found - 60_000)), said).toBe(false);
    }
  });
});

describe('working days', () => {
  it.each([
    ['from a Friday two lead to a Tuesday', '2026-06-05T08:00Z', 2, '2026-06-09T08:00Z'],
    ['five lead to the same weekday', '2026-06-01T08:00Z', 5, '2026-06-08T08:00Z'],
    ['what comes at night counts from the opening', '2026-06-01T20:00Z', 1, '2026-06-03T07:00Z'],
    ['what comes on a Saturday counts from Monday', '2026-06-06T10:00Z', 1, '2026-06-09T07:00Z'],
    ['the time of day stays over a change of the clock', '2026-03-27T09:00Z', 1, '2026-03-30T08:00Z'],
    ['none lead nowhere', '2026-06-01T08:00Z', 0, '2026-06-01T08:00Z'],
  ])('%s', (_, from, days, to) => {
    expect(afterWorkingDays(team('Europe/Paris', '09:00', '18:00'), instant(from), days)).toBe(instant(to));
  });

  it('are Monday to Friday for a team without hours, and Saturday to Wednesday for one that says so', () => {
    expect(afterWorkingDays({ timeZone: 'UTC' }, instant('2026-06-05T22:00Z'), 1)).toBe(instant('2026-06-08T22:00Z'));
    const tehran = team('Asia/Tehran', '08:00', '16:00', ['sat', 'sun', 'mon', 'tue', 'wed']);
    // Wednesday 10:00 in Tehran; Thursday and Friday are its weekend.
    expect(afterWorkingDays(tehran, instant('2026-06-03T06:30Z'), 2)).toBe(instant('2026-06-07T06:30Z'));
  });

  it('that end at a time which the clock skips end as long after the change', () => {
    const night = team('Europe/Paris', '02:00', '04:00', ['sat', 'sun']);
    expect(afterWorkingDays(night, instant('2026-03-28T01:30Z'), 1)).toBe(instant('2026-03-29T01:30Z'));
  });
});

it('a moment is written on the clock of the team', () => {
  expect(onTheClockOf({ timeZone: 'Asia/Tehran' }, instant('2026-06-01T20:45Z'))).toBe(
    '2026-06-02 00:15 (Asia/Tehran)',
  );
});
