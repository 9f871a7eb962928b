import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../bench/drift/random.ts';
import { dayFromNumber } from '../../src/domain/time.ts';
import { commonCauses, type Movement } from '../../src/drift/common-cause.ts';

const START = 19_000;

function move(place: number, day: number, kind: Movement['kind'] = 'drift', direction: Movement['direction'] = 'down') {
  return { place: `p${place}`, kind, direction, since: dayFromNumber(START + day) };
}

test('many places that fall within a week are one cause', () => {
  const movements = [0, 1, 2, 3, 4, 5].map((place) => move(place, 100 + place));
  const [cause, ...more] = commonCauses([...movements, move(9, 10), move(7, 300)], { watched: 20, placeYears: 40 });
  expect(more).toEqual([]);
  expect(cause).toMatchObject({ kind: 'drift', direction: 'down', from: movements[0]!.since, to: movements[5]!.since });
  expect(cause!.places).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
  expect(cause!.chance).toBeLessThan(0.01);
});

test('one place that moves six times is no common cause, nor are two places', () => {
  const alone = [0, 1, 2, 3, 4, 5].map((day) => move(1, 100 + day));
  expect(commonCauses(alone, { watched: 20, placeYears: 40 })).toEqual([]);
  expect(commonCauses([move(1, 100), move(2, 100)], { watched: 20, placeYears: 40_000 })).toEqual([]);
});

test('falls and rises of the same week are two stories', () => {
  const movements = [
    ...[0, 1, 2, 3, 4].map((place) => move(place, 100)),
    ...[5, 6, 7, 8, 9].map((place) => move(place, 101, 'drift', 'up')),
  ];
  expect(commonCauses(movements, { watched: 20, placeYears: 40 }).map(({ direction }) => direction)).toEqual([
    'down',
    'up',
  ]);
});

test('drifts that follow abnormal days in the same direction belong to them', () => {
  const bursts = [0, 1, 2, 3, 4].map((place) => move(place, 100, 'burst', 'up'));
  const drifts = [5, 6, 7, 8].map((place) => move(place, 103, 'drift', 'up'));
  const [cause, ...more] = commonCauses([...bursts, ...drifts], { watched: 20, placeYears: 40 });
  expect(more).toEqual([]);
  expect(cause).toMatchObject({ kind: 'burst', direction: 'up' });
  expect(cause!.places).toHaveLength(9);
});

test('where movements are frequent, three in a week are nothing', () => {
  const movements = [0, 1, 2].map((place) => move(place, 100));
  expect(commonCauses(movements, { watched: 4, placeYears: 4 })).toHaveLength(1);
  expect(commonCauses(movements, { watched: 4, placeYears: 4, rate: 20 })).toEqual([]);
});

test('places that move independently hardly ever make one', () => {
  const rng = random(17);
  let found = 0;
  for (let year = 0; year < 300; year++) {
    const movements = Array.from({ length: 40 }, (_, place) =>
      rng.uniform() < 0.6 ? [move(place, Math.floor(365 * rng.uniform()))] : [],
    ).flat();
    found += commonCauses(movements, { watched: 40, placeYears: 40 }).length;
  }
  // One in a hundred years is allowed for each kind.
  expect(found).toBeLessThanOrEqual(6);
});

test('a place that is not open yet cannot move', () => {
  const movements = [0, 1, 2].map((place) => move(place, 100));
  const opened = (day: string) => (day < dayFromNumber(START + 200) ? 10 : 200);
  expect(commonCauses(movements, { watched: opened, placeYears: 10 })).toHaveLength(1);
  expect(commonCauses(movements, { watched: 200, placeYears: 10 })).toEqual([]);
});

test('the order in which movements are given does not matter', () => {
  const movements = [0, 1, 2, 3, 4, 5].map((place) => move(place, 100 + (place % 3), place % 2 ? 'burst' : 'drift'));
  const expected = commonCauses(movements, { watched: 12, placeYears: 12 });
  fc.assert(
    fc.property(fc.shuffledSubarray(movements, { minLength: movements.length }), (shuffled) => {
      expect(commonCauses(shuffled, { watched: 12, placeYears: 12 })).toEqual(expected);
    }),
    { seed: 2, numRuns: 30 },
  );
});
