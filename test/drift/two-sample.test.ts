import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logEvidence } from '../../src/drift/two-sample.ts';

/** ln r per level. */
const odds = [
  [0, -0.4, -0.9],
  [0, 0, -1.2],
  [2, 0, 0.1],
];
/** The same in a single stratum. */
const alternatives = odds.map((logOdds) => [logOdds]);

describe('the exact two-sample evidence', () => {
  test('has mean 1 over all ways to split a pool, whatever the pool', () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.tuple(count, count, count), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (pool, share) => {
        const size = pool[0] + pool[1] + pool[2];
        const drawn = Math.round(share * size);
        let mean = 0;
        for (const [after, before] of splits(pool, drawn)) {
          const chance = Math.exp(after.reduce((sum, k, i) => sum + logChoose(pool[i]!, k), -logChoose(size, drawn)));
          mean += chance * Math.exp(logEvidence([{ before, after }], alternatives));
        }
        expect(Math.abs(mean - 1)).toBeLessThan(1e-9);
      }),
      { seed: 5 },
    );
  });

  test('is the textbook ratio for two levels: Fisher’s noncentral law over the central one', () => {
    // 10 of 20 bad afterwards, 4 of 20 before; odds ratio e.
    const [a, b, n] = [10, 4, 20];
    let noncentral = 0;
    for (let k = 0; k <= a + b; k++) noncentral += Math.exp(logChoose(n, k) + logChoose(n, a + b - k) + k);
    const expected = a - Math.log(noncentral) + logChoose(2 * n, a + b);
    const strata = [{ before: [b, n - b], after: [a, n - a] }];
    expect(logEvidence(strata, [[[1, 0]]])).toBeCloseTo(expected, 10);
  });

  test('multiplies over strata and averages over alternatives', () => {
    const one = { before: [1, 2, 9], after: [4, 3, 5] };
    const two = { before: [0, 5, 7], after: [2, 2, 9] };
    const single = (stratum: typeof one, logOdds: number[]) => logEvidence([stratum], [[logOdds]]);
    const products = odds.map((logOdds) => single(one, logOdds) + single(two, logOdds));
    const mean = products.reduce((sum, log) => sum + Math.exp(log), 0) / products.length;
    expect(
      logEvidence(
        [one, two],
        odds.map((logOdds) => [logOdds, logOdds]),
      ),
    ).toBeCloseTo(Math.log(mean), 10);
  });

  test('says nothing where one side is empty', () => {
    expect(logEvidence([{ before: [0, 0, 0], after: [3, 1, 0] }], alternatives)).toBe(0);
    expect(logEvidence([], alternatives)).toBe(0);
  });

  test('its series for many reviews agrees with its sum for few', () => {
    // Above a variance of 100 a series takes the place of the sum; every split of these pools is still enumerable.
    for (const pool of [
      [200, 200, 400],
      [900, 30, 20],
      [15, 60, 700],
    ]) {
      const size = pool.reduce((a, b) => a + b, 0);
      const drawn = Math.round(0.4 * size);
      const after = pool.map((count) => Math.round(0.4 * count));
      after[2]! += drawn - after.reduce((a, b) => a + b, 0);
      const before = pool.map((count, i) => count - after[i]!);
      let sum = 0;
      for (const [split] of splits(pool, drawn))
        sum += Math.exp(
          split.reduce((log, k, i) => log + logChoose(pool[i]!, k) + odds[0]![i]! * k, -logChoose(size, drawn)),
        );
      const expected = after.reduce((log, k, i) => log + odds[0]![i]! * k, 0) - Math.log(sum);
      expect(Math.abs(logEvidence([{ before, after }], [[odds[0]!]]) - expected)).toBeLessThan(1e-6);
    }
  });

  test('takes a hundred million reviews on one side and one on the other at once', () => {
    const many = [1e7, 2e7, 7e7];
    for (const [before, after] of [
      [many, many],
      [many, [1, 0, 0]],
      [[0, 0, 1], many],
    ] as const) {
      expect(Number.isFinite(logEvidence([{ before, after }], alternatives))).toBe(true);
    }
    expect(logEvidence([{ before: many, after: [2e7, 2e7, 6e7] }], alternatives)).toBeGreaterThan(1e5);
  });
});

/** All (after, before) with `drawn` reviews of `pool` after. */
function splits(pool: readonly number[], drawn: number): [number[], number[]][] {
  const found: [number[], number[]][] = [];
  for (let i = 0; i <= Math.min(pool[0]!, drawn); i++) {
    for (let j = 0; j <= Math.min(pool[1]!, drawn - i); j++) {
      const k = drawn - i - j;
      if (k <= pool[2]!)
        found.push([
          [i, j, k],
          [pool[0]! - i, pool[1]! - j, pool[2]! - k],
        ]);
    }
  }
  return found;
}

/** ln k! of all k that are needed. */
const FACTORIALS = [0];
for (let k = 1; k <= 2_000; k++) FACTORIALS.push(FACTORIALS[k - 1]! + Math.log(k));

function logChoose(n: number, k: number): number {
  return FACTORIALS[n]! - FACTORIALS[k]! - FACTORIALS[n - k]!;
}
