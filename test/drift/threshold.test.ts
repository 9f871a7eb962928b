import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOWN, type Side, UP } from '../../src/drift/layout.ts';
import { logThreshold } from '../../src/drift/threshold.ts';

/** What the run of the calibration script found: c by number of levels, A and direction. */
function calibrated(): readonly (readonly [levels: number, arl: number, side: Side, c: number])[] {
  const run = readFileSync(new URL('../../bench/drift/calibration.txt', import.meta.url), 'utf8');
  return [...run.matchAll(/^levels (\d+), A (\d+), (falls|rises): .* → (\S+)$/gm)].map(
    ([, levels, arl, side, c]) => [Number(levels), Number(arl), side === 'falls' ? DOWN : UP, Number(c)] as const,
  );
}

test('the threshold is ln A + c(A), with the c of the calibration run for every scale and direction', () => {
  const found = calibrated();
  expect(found).toHaveLength(60);
  for (const [levels, arl, side, c] of found) {
    expect(logThreshold(arl, levels, 'basr', side)).toBeCloseTo(Math.log(arl) + c, 12);
  }
});

test('c is linear in ln A between what was simulated, and constant beneath', () => {
  const c = (arl: number) => logThreshold(arl, 5, 'basr') - Math.log(arl);
  expect(c(Math.sqrt(2_000 * 20_000))).toBeCloseTo((c(2_000) + c(20_000)) / 2, 12);
  expect(c(500)).toBeCloseTo(c(2_000), 12);
});

test('the certified mode needs no correction', () => {
  expect(logThreshold(100_000, 5, 'psr')).toBe(Math.log(100_000));
});

test('a rate that means nothing is refused', () => {
  for (const arl of [0, -5, 9, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => logThreshold(arl, 5, 'basr')).toThrow(/Expected an ARL/);
});
