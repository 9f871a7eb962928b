import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import { countScore, holdsMean, noScores, ratingInterval } from '../../src/drift/rating-sequence.ts';

describe('the interval of a rating', () => {
  test('holds the true mean at every one of 1,000 looks, in all but a few of 200 streams', () => {
    let wrong = 0;
    for (let path = 0; path < 200; path++) {
      const rng = random(path);
      const counts = noScores('stars');
      let held = true;
      for (let n = 0; n < 1_000 && held; n++) {
        countScore(counts, draw(rng, HEALTHY) + 1, 'stars');
        held = holdsMean(counts, 'stars', 4.23);
      }
      wrong += Number(!held);
    }
    // 5 % may be wrong: more than 18 of 200 has a chance of 0.5 %.
    expect(wrong).toBeLessThanOrEqual(18);
  });

  test('is that of the bets: its ends are where the purse reaches the limit', () => {
    const { interval } = ratingInterval([3, 1, 2, 5, 20], 'stars')!;
    for (const [end, inside] of [
      [interval[0], 1e-6],
      [interval[1], -1e-6],
    ] as const) {
      expect(holdsMean([3, 1, 2, 5, 20], 'stars', end + inside)).toBe(true);
      expect(holdsMean([3, 1, 2, 5, 20], 'stars', end - inside)).toBe(false);
    }
  });

  test('holds the mean of the counts, lies on the scale, and mirrors', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 5, maxLength: 5 }), (counts) => {
        fc.pre(counts.some((count) => count > 0));
        const { mean, n, interval } = ratingInterval(counts, 'stars')!;
        expect(n).toBe(counts.reduce((a, b) => a + b, 0));
        expect(interval[0]).toBeLessThanOrEqual(mean + 1e-9);
        expect(interval[1]).toBeGreaterThanOrEqual(mean - 1e-9);
        expect(interval[0] >= 1 && interval[1] <= 5).toBe(true);
        const mirrored = ratingInterval(counts.toReversed(), 'stars')!.interval;
        expect(mirrored[0]).toBeCloseTo(6 - interval[1], 6);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test('narrows with reviews and widens with certainty asked for', () => {
    const width = (times: number, error?: number) => {
      const { interval } = ratingInterval(
        [9, 4, 6, 17, 64].map((n) => n * times),
        'stars',
        error,
      )!;
      return interval[1] - interval[0];
    };
    expect(width(1)).toBeLessThan(1.2);
    expect(width(10)).toBeLessThan(width(1) / 2.5);
    expect(width(1, 0.001)).toBeGreaterThan(width(1));
  });

  test('has shares and long scales, and nothing before the first review', () => {
    const { mean, interval } = ratingInterval([30, 70], 'recommend')!;
    expect(mean).toBeCloseTo(0.7, 12);
    expect(interval[0]).toBeGreaterThan(0.5);
    expect(interval[1]).toBeLessThan(0.9);
    expect(ratingInterval(noScores('0-100'), '0-100')).toBeUndefined();
  });

  test('refuses what is no score and no count', () => {
    expect(() => countScore(noScores('stars'), 6, 'stars')).toThrow(/from 1 to 5, got 6/);
    expect(() => countScore(noScores('stars'), 3.5, 'stars')).toThrow(/got 3.5/);
    expect(() => ratingInterval([1, 2], 'stars')).toThrow(/counts of 5 scores, got 2/);
    expect(() => ratingInterval([1, 2, 3, 4, -1], 'stars')).toThrow(/got -1/);
    expect(() => ratingInterval([1, 2, 3, 4, 5], 'stars', 1)).toThrow(/between 0 and 1, got 1/);
  });
});
