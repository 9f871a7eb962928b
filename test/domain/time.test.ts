import { expect, test } from 'vitest';
import { DAY_MS, type Day, dayFromNumber, dayNumber, type Instant, instant } from '../../src/domain/time.ts';

test('a day has the number that Date gives it, over ten thousand years and beyond them', () => {
  for (let day = -719_528; day < 2_932_897; day += 97) {
    expect(dayNumber(instant(day * DAY_MS + 12_345))).toBe(day);
    expect(dayNumber(dayFromNumber(day))).toBe(day);
  }
  for (const day of [-719_529, -719_528, 2_932_896, 2_932_897, 1e8]) expect(dayNumber(instant(day * DAY_MS))).toBe(day);
});

test('what is no date has no day', () => {
  for (const text of ['', 'yesterday', 'yesterday0', '2025-13-01', '2025-00-01', '2025-01-32'])
    expect(dayNumber(text as Day)).toBeNaN();
  // As Date reads them: another zone, a day too many.
  expect(dayNumber('2025-01-01T23:00:00-05:00' as Instant)).toBe(20_090);
  expect(dayNumber('2025-02-30' as Day)).toBe(Math.floor(Date.parse('2025-02-30') / DAY_MS));
});
