import { describe, expect, test } from 'vitest';
import { combine } from '../../src/analysis/model.ts';
import { bestThreshold, type Case, fitCombiner } from '../../training/combiners.ts';
import { generator } from '../../training/random.ts';

/** Drawn from a logistic model of weights 2 and −1 and bias −0.5; the third input says nothing. */
function drawn(count: number): Case[] {
  const random = generator(11);
  return Array.from({ length: count }, (_, row) => {
    const inputs = [random() * 4 - 2, random() * 4 - 2, random() * 4 - 2];
    const p = combine({ weights: [2, -1, 0], bias: -0.5 }, inputs);
    return { inputs, truth: random() < p, row, real: true };
  });
}

describe('a fitted combiner', () => {
  const cases = drawn(4000);

  test('finds the weights that its cases were drawn from', () => {
    const { weights, bias } = fitCombiner(cases, { ridge: 0.01 });
    expect(weights[0]).toBeCloseTo(2, 0);
    expect(weights[1]).toBeCloseTo(-1, 0);
    expect(Math.abs(weights[2]!)).toBeLessThan(0.15);
    expect(bias).toBeCloseTo(-0.5, 0);
  });

  test('is calibrated: says on average how often it is true', () => {
    const combiner = fitCombiner(cases);
    const said = cases.reduce((sum, { inputs }) => sum + combine(combiner, inputs), 0) / cases.length;
    expect(said).toBeCloseTo(cases.filter(({ truth }) => truth).length / cases.length, 2);
  });

  test('never weighs a monotone input against', () => {
    expect(fitCombiner(cases).weights[1]).toBeLessThan(-0.5);
    expect(fitCombiner(cases, { monotone: [1] }).weights[1]).toBe(0);
    expect(fitCombiner(cases, { monotone: [0] }).weights[0]).toBeGreaterThan(1);
  });

  test('of few cases stays near its prior, of many leaves it', () => {
    const prior = { weights: [0, 3, 0], bias: 0 };
    expect(fitCombiner(cases.slice(0, 3), { prior, ridge: 50 }).weights[1]).toBeGreaterThan(2);
    expect(fitCombiner(cases, { prior, ridge: 50 }).weights[1]).toBeLessThan(-0.5);
  });

  test('counts a case as many as its weight says', () => {
    const doubled = fitCombiner(cases.flatMap((one) => (one.row % 2 === 0 ? [one, one] : [one])));
    const weighted = fitCombiner(cases.map((one) => ({ ...one, weight: one.row % 2 === 0 ? 2 : 1 })));
    expect(weighted.weights[0]).toBeCloseTo(doubled.weights[0]!, 1);
    expect(weighted.bias).toBeCloseTo(doubled.bias, 1);
  });

  test('of cases that can be told apart without error, or of none, stays finite', () => {
    const apart = cases.map((one) => ({ ...one, truth: one.inputs[0]! > 0 }));
    for (const some of [apart, apart.slice(0, 1), []]) {
      const { weights, bias } = fitCombiner(some, { ridge: 0.1 });
      expect([...weights, bias].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('a threshold', () => {
  const reviews = (border: number) => Array.from({ length: 100 }, (_, k) => ({ p: k / 100, truth: k >= border }));

  test('is where the F1 over reviews is best', () => {
    expect(bestThreshold([reviews(60)], 0.2, 0.9)).toBeCloseTo(0.6, 1);
  });

  test('serves all groups: it lies between their own', () => {
    const between = bestThreshold([reviews(70), reviews(40)], 0.2, 0.9);
    expect(between).toBeGreaterThanOrEqual(bestThreshold([reviews(40)], 0.2, 0.9));
    expect(between).toBeLessThanOrEqual(bestThreshold([reviews(70)], 0.2, 0.9));
    expect(bestThreshold([reviews(60), []], 0.2, 0.9)).toBe(bestThreshold([reviews(60)], 0.2, 0.9));
  });
});
