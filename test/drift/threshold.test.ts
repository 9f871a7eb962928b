import { expect, test } from 'vitest';
import { logThreshold } from '../../src/drift/threshold.ts';

test('the threshold is ln A + c(A), with c linear in ln A between what was simulated', () => {
  expect(logThreshold(1_000, 5, 'basr')).toBeCloseTo(Math.log(1_000), 12);
  expect(logThreshold(2_000, 5, 'basr')).toBeCloseTo(Math.log(2_000), 12);
  expect(logThreshold(20_000, 5, 'basr')).toBeCloseTo(Math.log(20_000) + 0.5, 12);
  expect(logThreshold(100_000, 5, 'basr')).toBeCloseTo(Math.log(100_000) + 1.4, 12);
  expect(logThreshold(Math.sqrt(2_000 * 20_000), 5, 'basr')).toBeCloseTo(Math.log(2_000 * 20_000) / 2 + 0.25, 12);
});

test('the certified mode needs no correction', () => {
  expect(logThreshold(100_000, 5, 'psr')).toBe(Math.log(100_000));
});

test('a rate that means nothing is refused', () => {
  for (const arl of [0, -5, 9, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => logThreshold(arl, 5, 'basr')).toThrow(/Expected an ARL/);
});
