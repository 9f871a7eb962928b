import { expect, test } from 'vitest';
import type { PlacePast } from '../../src/drift/erosion.ts';
import { quarterLevels } from '../../src/drift/quarter-levels.ts';

const NEWEST = 223; // October to December 2025

/** So many scores of five stars, the rest of one, by quarter. */
const place = (quarters: Readonly<Record<number, readonly [one: number, five: number]>>, from?: number): PlacePast => ({
  counts: new Map(Object.entries(quarters).map(([quarter, [one, five]]) => [Number(quarter), [one, 0, 0, 0, five]])),
  ...(from !== undefined && { from }),
});

test('each quarter stands beside the same one of the earlier year, with intervals that narrow with reviews', () => {
  const few = place({ [NEWEST]: [10, 30], [NEWEST - 4]: [5, 35], [NEWEST - 1]: [100, 300], [NEWEST - 5]: [50, 350] });
  const found = quarterLevels('stars', [few], NEWEST, 1);
  expect(found.map(({ since }) => since)).toEqual(['2025-07-01', '2025-10-01']);
  for (const { before, after } of found) {
    expect([before.mean, after.mean]).toEqual([4.5, 4]);
    for (const { mean, interval } of [before, after]) {
      expect(interval[0]).toBeLessThan(mean);
      expect(interval[1]).toBeGreaterThan(mean);
      expect(interval[1]).toBeLessThanOrEqual(5);
    }
  }
  const width = ([low, high]: readonly [number, number]) => high - low;
  expect(width(found[0]!.after.interval)).toBeLessThan(width(found[1]!.after.interval) / 2.5);
});

test('customers who move between places move no quarter', () => {
  const good = place({ [NEWEST]: [1, 99], [NEWEST - 4]: [9, 891] });
  const bad = place({ [NEWEST]: [450, 450], [NEWEST - 4]: [50, 50] });
  const [only] = quarterLevels('stars', [good, bad], NEWEST, 1);
  expect(only!.after.mean).toBeCloseTo(only!.before.mean, 10);
});

test('a quarter that one year lacks, or that lies before a change that was told, is left out', () => {
  expect(quarterLevels('stars', [place({ [NEWEST]: [1, 9] })], NEWEST, 1)).toEqual([]);
  const both = { [NEWEST]: [1, 9], [NEWEST - 4]: [1, 9] } as const;
  expect(quarterLevels('stars', [place(both)], NEWEST, 1)).toHaveLength(1);
  expect(quarterLevels('stars', [place(both, NEWEST - 3)], NEWEST, 1)).toEqual([]);
});
