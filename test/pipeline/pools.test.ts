/** Pools of places as such: whose evidence counts where, what was told, and how the budget is shared. */
import { expect, test } from 'vitest';
import { brandId, locationId, regionId } from '../../src/domain/ids.ts';
import { stream } from '../../src/domain/stream.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { openPools, type Pools } from '../../src/pipeline/pools.ts';

const brand = brandId.parse('shop');
/** Three places in each of two regions. */
const PLACES = Array.from({ length: 6 }, (_, i) => ({
  id: locationId.parse(`place-${i}`),
  brand,
  region: regionId.parse(i < 3 ? 'north' : 'south'),
  name: `Place ${i}`,
}));
const ownOf = (place: number) =>
  stream({ brand, region: PLACES[place]!.region, location: PLACES[place]!.id, measure: 'overall', scale: 'stars' });
const perYear = () => 100;
const ACCEPTED_AFTER = 60;
const START = 20_000;

/** For days `from` up to `to` these places say that they fall (factor above 1 for each alternative of a fall), one review a day. */
function say(pools: Pools, places: readonly number[], from: number, to: number, factor = 1.5): void {
  for (let day = from; day < to; day++)
    for (const place of places) {
      const factors = Float64Array.from({ length: 12 }, (_, k) => (k < 6 ? factor : 1 / factor));
      pools.earOf(ownOf(place), instant((START + day) * DAY_MS), false)!(factors, START + day, false);
    }
}

const open = () => openPools({}, brand, PLACES, ACCEPTED_AFTER, perYear);
const eValues = (pools: Pools) =>
  Object.fromEntries(pools.tests('down').map(({ id, eValue }) => [id, eValue])) as Readonly<Record<string, number>>;
const tell = (pools: Pools, ...pages: string[]) => pools.tell('down', new Set(pages)).map(({ stream: of }) => of.id);

test('a region hears its own places only, the brand all of them; regions share the budget of one test', () => {
  const pools = open();
  say(pools, [0, 1], 0, 11);
  const found = eValues(pools);
  expect(found['region:south']).toBe(0);
  // The same reviews, against the same number a year: two regions, half of the e-value each.
  expect(found['region:north']! * 2).toBeCloseTo(found['*']!, 6);
  expect(pools.parentOf(PLACES[0]!.id)).toBe('region:north');
});

test('what a region told is left out of the brand’s evidence until it is accepted, and counts again after that', () => {
  const pools = open();
  say(pools, [0, 1, 2], 0, 11);
  expect(tell(pools, 'region:north')).toEqual(['shop/region:north/*/overall/stars']);
  expect(eValues(pools)['*']).toBe(0);
  say(pools, [0, 1, 2], 11, 30);
  expect(eValues(pools)['*']).toBe(0);
  expect(pools.tests('down').find(({ id }) => id === 'region:north')!.told).toBe(true);
  // The others are heard meanwhile.
  say(pools, [3, 4, 5], 30, 41);
  expect(eValues(pools)['*']).toBeGreaterThan(100);
  expect(tell(pools, '*', 'region:north')).toEqual(['shop/*/*/overall/stars']);

  const calm = open();
  say(calm, [0, 1, 2], 0, 11);
  tell(calm, 'region:north');
  say(calm, [0, 1, 2], 11, 80, 0.6);
  expect(tell(calm)).toEqual([]);
  expect(calm.isTold({ brand, region: PLACES[0]!.region }, 'stars', 'down')).toBe(false);
  say(calm, [0, 1, 2], 80, 91);
  expect(eValues(calm)['*']).toBeGreaterThan(1);
});

test('what the brand told is no news of its regions', () => {
  const pools = open();
  say(pools, [0, 1, 2, 3, 4, 5], 0, 11);
  expect(tell(pools, '*')).toEqual(['shop/*/*/overall/stars']);
  say(pools, [0, 1, 2, 3, 4, 5], 11, 40);
  expect(eValues(pools)).toMatchObject({ 'region:north': 0, 'region:south': 0 });
});

test('a place that rose by itself has no voice in a fall for a year, and one that fell goes on having one', () => {
  for (const [direction, heard] of [
    ['up', false],
    ['down', true],
  ] as const) {
    const pools = open();
    say(pools, [0], 0, 2);
    pools.moved(ownOf(0), direction, instant((START + 2) * DAY_MS));
    const before = eValues(pools)['*']!;
    say(pools, [0], 2, 60);
    expect(eValues(pools)['*']! > 10 * before).toBe(heard);
    say(pools, [0], 400, 420);
    expect(eValues(pools)['*']!).toBeGreaterThan(10 * before);
  }
});

test('a change that goes on being said after it was accepted lets nothing be told in its name', () => {
  const pools = open();
  say(pools, [0, 1, 2], 0, 11);
  tell(pools, '*');
  expect(pools.isTold({ brand }, 'stars', 'down')).toBe(true);
  say(pools, [0, 1, 2], 11, 75);
  expect(tell(pools, '*')).toEqual([]);
  expect(pools.isTold({ brand }, 'stars', 'down')).toBe(false);
});
