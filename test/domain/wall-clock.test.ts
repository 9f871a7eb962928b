import { describe, expect, it } from 'vitest';
import { DAY_MS, type Day, instant, millis } from '../../src/domain/time.ts';
import { atWallClock, lastWeekly, minuteOf, wallClock, weekdayOf } from '../../src/domain/wall-clock.ts';

const clock = (day: string, time: string) => ({ day: day as Day, minute: minuteOf(time) });

describe('a clock on the wall', () => {
  it('shows the local day and time', () => {
    expect(wallClock(instant('2026-06-30T22:30:00Z'), 'Europe/Paris')).toEqual(clock('2026-07-01', '00:30'));
    expect(wallClock(instant('2026-01-01T03:00:00Z'), 'America/New_York')).toEqual(clock('2025-12-31', '22:00'));
    expect(wallClock(instant('2026-01-01T00:00:00Z'), 'Asia/Tehran')).toEqual(clock('2026-01-01', '03:30'));
    expect(wallClock(instant('2026-01-01T00:00:00Z'), 'Australia/Lord_Howe')).toEqual(clock('2026-01-01', '11:00'));
  });

  it('takes the first of two equal times when clocks go back, and skips the hour that is lost when they go forward', () => {
    expect(atWallClock(clock('2026-10-25', '02:30'), 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
    expect(atWallClock(clock('2026-03-29', '02:30'), 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
    expect(wallClock(instant('2026-03-29T01:30:00Z'), 'Europe/Paris')).toEqual(clock('2026-03-29', '03:30'));
    expect(atWallClock(clock('2026-11-01', '01:30'), 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    // Half an hour, at Lord Howe.
    expect(atWallClock(clock('2026-10-04', '02:15'), 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
  });

  it.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tehran', 'Asia/Kolkata', 'Pacific/Apia'])(
    'is there and back the same in %s, every hour of a year but for those that do not exist',
    (zone) => {
      let lost = 0;
      for (
        let at = millis(instant('2026-01-01T00:15:00Z'));
        at < millis(instant('2027-01-01T00:00:00Z'));
        at += DAY_MS / 24
      ) {
        const shown = wallClock(instant(at), zone);
        const back = millis(atWallClock(shown, zone));
        expect(wallClock(instant(back), zone)).toEqual(shown);
        if (back !== at) lost += 1;
      }
      // The second of two equal hours, once a year at most.
      expect(lost).toBeLessThanOrEqual(1);
    },
  );

  it('knows the days of the week, before 1970 too', () => {
    expect(['2026-11-22', '2026-11-23', '1969-12-31', '1900-01-01'].map((day) => weekdayOf(day as Day))).toEqual([
      'sun',
      'mon',
      'wed',
      'mon',
    ]);
  });

  it('finds the latest weekly moment, across changes of the clock', () => {
    const at = (text: string) => lastWeekly(instant(text), 'mon', minuteOf('08:00'), 'Europe/Paris');
    expect(at('2026-11-23T06:59:59Z')).toBe('2026-11-16T07:00:00.000Z');
    expect(at('2026-11-23T07:00:00Z')).toBe('2026-11-23T07:00:00.000Z');
    expect(at('2026-10-26T06:59:00Z')).toBe('2026-10-19T06:00:00.000Z');
    expect(at('2026-11-22T23:30:00Z')).toBe('2026-11-16T07:00:00.000Z');
  });
});
