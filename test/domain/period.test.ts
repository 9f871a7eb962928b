import { describe, expect, it } from 'vitest';
import { earlierPeriod, lastPeriod, periodNamed, periodNumber, yearBefore } from '../../src/domain/period.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';

describe('a period', () => {
  it.each([
    ['2026-W47', '2026-11-16', '2026-11-23'],
    ['2026-W01', '2025-12-29', '2026-01-05'],
    ['2020-W53', '2020-12-28', '2021-01-04'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2025-12', '2025-12-01', '2026-01-01'],
  ])('%s is from %s until before %s', (name, from, to) => {
    expect(periodNamed(name)).toMatchObject({ name, from: instant(from), to: instant(to) });
  });

  it.each(['2025-W53', '2026-W00', '2026-W54', '2026-13', '2026-00', '2026-1', '2026', 'W47', '2026-W7', ''])(
    '%j names none',
    (name) => {
      expect(periodNamed(name)).toBeUndefined();
    },
  );

  it('follows the one before without a gap, over forty years', () => {
    for (const start of ['1999-W01', '1999-01']) {
      let period = periodNamed(start)!;
      for (let i = 0; i < 2_100; i++) {
        const next = earlierPeriod(period, -1);
        expect(next.from).toBe(period.to);
        expect(periodNamed(next.name)).toEqual(next);
        expect(periodNumber(next)).toBe(periodNumber(period) + 1);
        expect(periodNumber({ kind: next.kind, from: instant(millis(next.to) - 1) })).toBe(periodNumber(next));
        period = next;
      }
    }
  });

  it('is the last one that has ended, from the first moment after its end', () => {
    expect(lastPeriod('week', instant('2026-11-22T23:59:59Z')).name).toBe('2026-W46');
    expect(lastPeriod('week', instant('2026-11-23T00:00:00Z')).name).toBe('2026-W47');
    expect(lastPeriod('month', instant('2026-01-01T00:00:00Z')).name).toBe('2025-12');
  });

  it('has a year before it: the same month, or 52 weeks earlier on the same weekdays', () => {
    expect(yearBefore(periodNamed('2026-02')!).name).toBe('2025-02');
    const week = periodNamed('2020-W53')!;
    expect((millis(week.from) - millis(yearBefore(week).from)) / DAY_MS).toBe(364);
  });
});
