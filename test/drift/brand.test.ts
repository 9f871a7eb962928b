import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocationId } from '../../src/domain/ids.ts';
import { decomposeBrand } from '../../src/drift/brand.ts';

const id = (name: string): LocationId => name as LocationId;

test('customers moving from a good to a bad location are told as mix, not as anybody’s fall', () => {
  const { before, after, within, mix } = decomposeBrand([
    { location: id('good'), before: { mean: 4.5, n: 90 }, after: { mean: 4.5, n: 10 } },
    { location: id('bad'), before: { mean: 3, n: 10 }, after: { mean: 3, n: 90 } },
  ]);
  expect(after.mean - before.mean).toBeCloseTo(-1.2, 12);
  expect(within.map(({ delta }) => delta)).toEqual([0, 0]);
  expect(mix).toBeCloseTo(-1.2, 12);
});

test('the parts and the mix add up, with locations that open and close', () => {
  const level = fc.record({ mean: fc.double({ min: 1, max: 5, noNaN: true }), n: fc.nat({ max: 500 }) });
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 20 }), (pairs) => {
      fc.pre(pairs.some(([b]) => b.n > 0) && pairs.some(([, a]) => a.n > 0));
      const { before, after, within, mix } = decomposeBrand(
        pairs.map(([b, a], i) => ({ location: id(`l${i}`), before: b, after: a })),
      );
      const sum = within.reduce((total, { delta }) => total + delta, mix);
      expect(Math.abs(sum - (after.mean - before.mean))).toBeLessThan(1e-9);
    }),
    { seed: 3 },
  );
});

test('a brand without reviews on one side is refused', () => {
  expect(() => decomposeBrand([{ location: id('a'), before: { mean: 0, n: 0 }, after: { mean: 4, n: 3 } }])).toThrow(
    /both sides/,
  );
});
