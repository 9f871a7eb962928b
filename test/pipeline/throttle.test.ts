/** The count of visitors by the minute. */
import { expect, it } from 'vitest';
import { instant, millis } from '../../src/domain/time.ts';
import { openThrottle } from '../../src/pipeline/throttle.ts';

const NOW = instant('2026-06-01T12:00:00Z');

it('admits each visitor so often in a minute of the clock, whatever the others do', () => {
  let now = NOW;
  const { admits } = openThrottle(2, () => now);
  expect([admits('a'), admits('a'), admits('a'), admits('b'), admits('a')]).toEqual([true, true, false, true, false]);
  now = instant(millis(NOW) + 60_000);
  expect([admits('a'), admits('a'), admits('a')]).toEqual([true, true, false]);
  // A clock that is set back begins anew as well, rather than never.
  now = instant(millis(NOW) - 600_000);
  expect(admits('a')).toBe(true);
});

it('remembers no more than ten thousand visitors a minute: known ones still come in, further ones do not', () => {
  const { admits } = openThrottle(2, () => NOW);
  for (let i = 0; i < 10_000; i++) expect(admits(`visitor ${i}`)).toBe(true);
  expect([admits('one more'), admits('visitor 7')]).toEqual([false, true]);
});
