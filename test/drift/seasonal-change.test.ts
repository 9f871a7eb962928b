import { expect, test } from 'vitest';
import { type Day, dayNumber } from '../../src/domain/time.ts';
import { levelsOf } from '../../src/drift/levels.ts';
import { SEASON_VERSION, type Season } from '../../src/drift/season.ts';
import { seasonalChange } from '../../src/drift/seasonal-change.ts';

const STARS = levelsOf('stars');
const flat = (n: number) => Array<number>(n).fill(0);
const winter: Season = {
  version: SEASON_VERSION,
  levels: 5,
  weekday: flat(7),
  month: [0.1, ...flat(10), 0.1],
  reviews: 1,
  gain: 0,
};
const P = [0.09, 0.04, 0.06, 0.17, 0.64];
/** A hundred scores that follow p ∝ P·e^(−θ·i) as closely as they can, on one day. */
const scores = (day: string, theta: number) => {
  const weights = P.map((share, i) => share * Math.exp(-theta * i));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.flatMap((weight, i) =>
    Array.from({ length: Math.round((10_000 * weight) / total) }, () => ({ day: dayNumber(day as Day), score: i + 1 })),
  );
};
const mean = (all: readonly { score: number }[]) => all.reduce((sum, { score }) => sum + score, 0) / all.length;

test('a winter after a summer is expected to be as much worse as its tilt makes it', () => {
  const [summer, cold] = [scores('2025-07-15', 0), scores('2025-12-15', 0.1)];
  const expected = mean(cold) - mean(summer);
  expect(expected).toBeLessThan(-0.1);
  expect(seasonalChange(STARS, winter, summer, cold)).toBeCloseTo(expected, 3);
  // And back: the law that was seen in winter is tilted back.
  expect(seasonalChange(STARS, winter, cold, summer)).toBeCloseTo(-expected, 3);
});

test('nothing is expected of the same months, without a season, or without reviews', () => {
  const [one, next] = [scores('2024-12-15', 0), scores('2025-12-15', 0)];
  expect(seasonalChange(STARS, winter, one, next)).toBe(0);
  expect(seasonalChange(STARS, undefined, one, scores('2025-07-15', 0))).toBe(0);
  expect(seasonalChange(STARS, winter, [], next)).toBe(0);
});
