/** Thresholds of causes on cases of our own. */
import { expect, test } from 'vitest';
import { combine } from '../../src/analysis/model.ts';
import { type CauseCase, fitCauses } from '../../training/cause-fit.ts';

/** Every fourth case with a cue blames people; `noisy` of a hundred such cues blame nobody. */
function cases(noisy: number): CauseCase[] {
  return Array.from({ length: 800 }, (_, row) => {
    const hasCue = row % 4 === 0;
    const cause = hasCue && (row / 4) % 100 >= noisy ? ('people' as const) : null;
    const detail = cause && row % 8 === 0 ? ('conviction' as const) : null;
    return { inputs: [hasCue ? 1 : 0, row % 8 === 0 ? 1 : 0], cause, detail, row, real: true };
  });
}

test('a cause with clear cues is named, and silence kept without them', () => {
  const { causes, details } = fitCauses(cases(5));
  const people = causes.people!;
  expect(combine(people, [1, 0])).toBeGreaterThan(people.threshold);
  expect(combine(people, [0, 0])).toBeLessThan(people.threshold);
  expect(combine(details.conviction!, [1, 1])).toBeGreaterThan(details.conviction!.threshold);
  expect(combine(details.conviction!, [1, 0])).toBeLessThan(details.conviction!.threshold);
});

test('all causes share one threshold, within bounds', () => {
  const { causes } = fitCauses(cases(40));
  const thresholds = new Set(Object.values(causes).map(({ threshold }) => threshold));
  expect(thresholds.size).toBe(1);
  expect([...thresholds][0]).toBeGreaterThanOrEqual(0.1);
  expect([...thresholds][0]).toBeLessThanOrEqual(0.7);
});
