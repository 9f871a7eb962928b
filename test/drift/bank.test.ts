import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alternatives, BANK_SIZE, bankFor } from '../../src/drift/bank.ts';

const law = fc
  .integer({ min: 2, max: 11 })
  .chain((count) => fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: count, maxLength: count }))
  .map((shares) => {
    const total = shares.reduce((a, b) => a + b, 0);
    return Float64Array.from(shares, (share) => share / total);
  });

test('every alternative is a law over the levels, lower than the baseline in the first six and higher in the rest', () => {
  fc.assert(
    fc.property(law, (p) => {
      const bank = bankFor(p.length);
      const sums = new Float64Array(2 * BANK_SIZE);
      const means = new Float64Array(2 * BANK_SIZE);
      const q = new Float64Array(2 * BANK_SIZE);
      for (let level = 0; level < p.length; level++) {
        alternatives(bank, p, level, q);
        for (const [k, share] of q.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          sums[k]! += share;
          means[k]! += share * level;
        }
      }
      const mean = p.reduce((sum, share, level) => sum + share * level, 0);
      for (let k = 0; k < 2 * BANK_SIZE; k++) {
        expect(Math.abs(sums[k]! - 1)).toBeLessThan(1e-9);
        if (k < BANK_SIZE) expect(means[k]).toBeLessThan(mean);
        else expect(means[k]).toBeGreaterThan(mean);
      }
    }),
    { seed: 5 },
  );
});
