import { expect, test } from 'vitest';
import { hostileRuns } from '../../bench/drift/hostile.ts';

const COUNT = 50_000;

test('of reviews at one moment, over years, backwards and in no order, each is watched, late or of an abnormal day', () => {
  const fates = Object.fromEntries(hostileRuns(COUNT).map(({ name, fates, counted }) => [name, { ...fates, counted }]));
  for (const { watched, late, abnormal, counted } of Object.values(fates)) {
    expect(watched + late + abnormal).toBe(COUNT);
    expect(watched + late).toBe(counted);
  }
  expect(fates['all at one moment']).toMatchObject({ watched: COUNT });
  expect(fates['ten busy years']).toMatchObject({ watched: COUNT });
  // Fourteen to a day: the newest day and the thirty before it are on time.
  expect(fates['from the newest to the oldest']).toMatchObject({ watched: 31 * 14, abnormal: 0 });
  // Nearly all are late. Only the newest of all days, to which they come one by one, is out of proportion.
  const { late, abnormal } = fates['in no order']!;
  expect(late).toBeGreaterThan(0.97 * COUNT);
  expect(abnormal).toBeLessThanOrEqual(14);
});
