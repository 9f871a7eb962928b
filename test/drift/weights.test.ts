import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { attribute, attributedScore } from '../../src/drift/weights.ts';

const finding = (touchpoint: string, polarity: number, confidence: number): Finding => ({
  touchpoint: touchpoint as TouchpointId,
  polarity,
  confidence,
  start: 0,
  end: 1,
});

describe('who cost a review its points', () => {
  test('is told by the sub-ratings that lost points, in proportion', () => {
    const subRatings = { staff: 2, price: 4, product: 5 } as Record<TouchpointId, number>;
    expect(attribute({ score: 3, scale: 'stars', subRatings, findings: [finding('delivery', -1, 1)] })).toEqual({
      price: 0.25,
      staff: 0.75,
    });
  });

  test('is told by the negative findings where there is no sub-rating or none that lost points', () => {
    const findings = [finding('delivery', -1, 0.6), finding('staff', 1, 0.9), finding('billing', -0.5, 0.4)];
    const told = attribute({
      score: 1,
      scale: 'stars',
      subRatings: { product: 5 } as Record<TouchpointId, number>,
      findings,
    });
    expect(told).toEqual(attribute({ score: 1, scale: 'stars', findings }));
    expect(told).toMatchObject({ billing: 0.2 / 0.8 });
    expect(told).not.toHaveProperty('staff');
  });

  test('is nobody where nothing is blamed, and where no point was lost', () => {
    expect(attribute({ score: 2, scale: 'stars', findings: [finding('staff', 0.5, 1)] })).toEqual({ unattributed: 1 });
    expect(attribute({ score: 5, scale: 'stars', findings: [finding('staff', -1, 1)] })).toEqual({ unattributed: 1 });
  });

  test('sums to 1 exactly', () => {
    const any = fc.array(
      fc.tuple(
        fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    );
    fc.assert(
      fc.property(any, (list) => {
        const weights = Object.values(
          attribute({ score: 1, scale: 'stars', findings: list.map((entry) => finding(...entry)) }),
        );
        expect(weights.reduce((a, b) => a + b, 0)).toBe(1);
        expect(weights.every((weight) => weight >= 0)).toBe(true);
      }),
      { seed: 2 },
    );
  });
});

test('a touchpoint’s own score takes off its share of the lost points only, as a whole level', () => {
  const weights = { staff: 0.75, price: 0.25 } as Record<TouchpointId, number>;
  expect(attributedScore(weights, 'staff' as TouchpointId, 1, 'stars')).toBe(2);
  expect(attributedScore(weights, 'price' as TouchpointId, 1, 'stars')).toBe(4);
  expect(attributedScore(weights, 'toString' as TouchpointId, 1, 'stars')).toBe(5);
  expect(attributedScore(weights, 'staff' as TouchpointId, 0, 'recommend')).toBe(0);
});
