import { describe, expect, test } from 'vitest';
import { levelsOf } from '../../src/drift/levels.ts';
import { reviewsNeeded, saidVisible, smallestVisible } from '../../src/drift/visible.ts';

const STARS = levelsOf('stars');
const LAW = [0.09, 0.04, 0.06, 0.17, 0.64];
const H = Math.log(2_000);

describe('the smallest change that a stream can show', () => {
  test('is the table of the design: a tilt to 4.0 needs 506 reviews of baseline, to 3.6 75, to 2.5 12', () => {
    const needed = (to: number) => reviewsNeeded(STARS, LAW, 1e9, to - 4.23, H)!.baseline;
    expect([needed(4), needed(3.6), needed(2.5)]).toEqual([507, 76, 12]);
  });

  test('agrees with the reviews that it takes, both ways round', () => {
    for (const [size, horizon] of [
      [30, 100],
      [100, 30],
      [1_000, 500],
    ] as const) {
      const fall = smallestVisible(STARS, LAW, size, H, horizon)!;
      const { after } = reviewsNeeded(STARS, LAW, size, -fall, H)!;
      expect(Math.abs(after! - horizon)).toBeLessThanOrEqual(1);
    }
  });

  test('shrinks with the baseline, but never below what the horizon allows', () => {
    const falls = [10, 30, 100, 1_000, 1e6].map((size) => smallestVisible(STARS, LAW, size, H)!);
    expect(falls).toEqual([...falls].sort((a, b) => b - a));
    expect(falls.at(-1)!).toBeGreaterThan(smallestVisible(STARS, LAW, 1e6, H, Number.POSITIVE_INFINITY)!);
    expect(smallestVisible(STARS, LAW, 1, H)).toBeUndefined();
  });

  test('is waited for in vain while the baseline is too short', () => {
    expect(reviewsNeeded(STARS, LAW, 50, 3.6 - 4.23, H)).toEqual({ baseline: 76 });
    expect(reviewsNeeded(STARS, LAW, 200, 3.6 - 4.23, H)!.after).toBeGreaterThan(76);
    expect(reviewsNeeded(STARS, LAW, 1e9, 1, H)).toBeUndefined();
    expect(reviewsNeeded(STARS, LAW, 1e9, 0.5, H)!.baseline).toBeGreaterThan(50);
  });

  test('is said in steps, rounded up, so that nothing is promised', () => {
    expect(saidVisible(STARS, 0.51)).toBe(0.6);
    expect(saidVisible(STARS, 0.6)).toBe(0.6);
    expect(saidVisible(levelsOf('recommend'), 0.051)).toBe(0.075);
    expect(saidVisible(STARS, undefined)).toBeUndefined();
    expect(saidVisible(STARS, 5)).toBeUndefined();
  });
});
