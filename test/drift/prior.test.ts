import { expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { STREAMS } from '../../bench/drift/shapes.ts';
import { beliefsFor, isOfKind, priorWeights, usualPrior } from '../../src/drift/prior.ts';

test('the usual prior is the usual star shares, spread evenly over other scales', () => {
  expect(usualPrior(5).shares.map((share) => Number(share.toFixed(6)))).toEqual([0.09, 0.04, 0.06, 0.17, 0.64]);
  for (const count of [2, 7, 11]) expect(usualPrior(count).shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test('first counts are of the usual kind only when they are clearly likelier so', () => {
  const beliefs = beliefsFor(priorWeights(usualPrior(5), 5));
  expect(isOfKind(beliefs, [3, 1, 2, 5, 19])).toBe(true);
  expect(isOfKind(beliefs, [0, 0, 1, 4, 25])).toBe(true);
  for (const other of [
    [18, 4, 2, 3, 3],
    [14, 2, 1, 1, 12],
    [6, 6, 6, 6, 6],
    [1, 2, 6, 14, 7],
    [0, 0, 0, 0, 0],
  ]) {
    expect(isOfKind(beliefs, other), String(other)).toBe(false);
  }
});

test('the share of streams of another kind that are taken for the usual one is small', () => {
  const beliefs = beliefsFor(priorWeights(usualPrior(5), 5));
  const taken = (law: readonly number[]): number => {
    let sum = 0;
    for (let seed = 0; seed < 500; seed++) {
      const rng = random(seed);
      const counts = [0, 0, 0, 0, 0];
      for (let i = 0; i < 30; i++) counts[draw(rng, law)]! += 1;
      if (isOfKind(beliefs, counts)) sum++;
    }
    return sum / 500;
  };
  expect(taken(usualPrior(5).shares)).toBeGreaterThan(0.8);
  for (const name of ['love or hate', 'even', 'bell at 4', 'more hate']) {
    expect(taken(STREAMS.find((stream) => stream.name === name)!.law), name).toBeLessThan(0.1);
  }
});

test('what a stream is given holds its shape loosely, or none', () => {
  const { usual, shape, open } = beliefsFor(priorWeights(usualPrior(5), 5));
  const worth = (weights: Float64Array) => weights.reduce((sum, weight) => sum + weight, 0);
  expect([worth(usual), worth(shape), worth(open)]).toEqual([20, 8, 2.5].map((n) => expect.closeTo(n, 9)));
  expect(shape[4]! / shape[0]!).toBeCloseTo(usual[4]! / usual[0]!, 9);
});

test('a prior that does not fit the scale is refused', () => {
  expect(() => priorWeights({ shares: [0.5, 0.5], strength: 20 }, 5)).toThrow(/Expected 5 prior shares, got 2/);
  expect(() => priorWeights({ shares: [0.5, 0.6], strength: 20 }, 2)).toThrow(/sum to 1/);
  expect(() => priorWeights({ shares: [0.5, 0.5], strength: 0 }, 2)).toThrow(/strength/);
  expect([...priorWeights({ shares: [0, 1], strength: 10 }, 2)][0]).toBeGreaterThan(0);
});
