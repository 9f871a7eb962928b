import { expect, test } from 'vitest';
import { fitTurn, priorWeights, turnedWeights, usualPrior } from '../../src/drift/prior.ts';

test('the usual prior is the usual star shares, spread evenly over other scales', () => {
  expect(usualPrior(5).shares.map((share) => Number(share.toFixed(6)))).toEqual([0.09, 0.04, 0.06, 0.17, 0.64]);
  for (const count of [2, 7, 11]) expect(usualPrior(count).shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test('a prior turns to a stream that it clearly does not fit, and to no other', () => {
  const turned = turnedWeights(priorWeights(usualPrior(5), 5));
  expect(fitTurn(turned, [3, 1, 2, 5, 19])).toBe(0);
  const bad = fitTurn(turned, [18, 4, 2, 3, 3]);
  expect(bad).toBeGreaterThan(0);
  expect(turned[bad]![0]).toBeGreaterThan(5);
  expect(turned[bad]!.reduce((a, b) => a + b, 0)).toBeCloseTo(20, 9);
});

test('a prior that does not fit the scale is refused', () => {
  expect(() => priorWeights({ shares: [0.5, 0.5], strength: 20 }, 5)).toThrow(/Expected 5 prior shares, got 2/);
  expect(() => priorWeights({ shares: [0.5, 0.6], strength: 20 }, 2)).toThrow(/sum to 1/);
  expect(() => priorWeights({ shares: [0.5, 0.5], strength: 0 }, 2)).toThrow(/strength/);
  expect([...priorWeights({ shares: [0, 1], strength: 10 }, 2)][0]).toBeGreaterThan(0);
});
