import { expect, test } from 'vitest';
import { levelOf, levelsOf, smallestSize } from '../../src/drift/levels.ts';

test('scales of up to eleven levels are taken as they are', () => {
  expect(levelsOf('stars')).toEqual({ count: 5, min: 1, max: 5, values: [1, 2, 3, 4, 5] });
  expect(levelsOf('nps').count).toBe(11);
  expect(levelOf(levelsOf('recommend'), 1)).toBe(1);
});

test('longer scales fold into eleven levels that cover every score in order', () => {
  const levels = levelsOf('0-100');
  const seen = Array.from({ length: 101 }, (_, score) => levelOf(levels, score));
  expect(new Set(seen)).toEqual(new Set(Array.from({ length: 11 }, (_, i) => i)));
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  expect(levels.values[0]).toBeGreaterThanOrEqual(0);
});

test('what is worth telling is 0.1 star, 3 points of recommend share, a fortieth elsewhere', () => {
  expect([smallestSize('stars'), smallestSize('recommend'), smallestSize('nps')]).toEqual([0.1, 0.03, 0.25]);
});
