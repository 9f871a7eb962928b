import { expect, test } from 'vitest';
import { brandId, locationId, regionId } from '../../src/domain/ids.ts';
import { isOfItsOwn, isPart, isWithin, scopeName, scopeOfName } from '../../src/domain/scope.ts';

const brand = brandId.parse('shop');
const [north, south] = ['north', 'south'].map((id) => regionId.parse(id));
const lyon = locationId.parse('lyon');

test('a scope is read back from its name, whatever its region and location are called', () => {
  for (const scope of [{}, { region: north }, { location: lyon }, { location: locationId.parse('region-north') }])
    expect(scopeOfName(scopeName(scope))).toEqual(scope);
  expect(scopeName({ region: north, location: lyon })).toBe('lyon');
});

test('a location lies in its region and its brand, and nowhere else', () => {
  const place = { brand, region: north, location: lyon };
  expect([{ brand }, { brand, region: north }, place].map((whole) => isWithin(place, whole))).toEqual([
    true,
    true,
    true,
  ]);
  expect(isWithin(place, { brand, region: south })).toBe(false);
  expect(isWithin(place, { brand: brandId.parse('other') })).toBe(false);
  expect(isWithin({ brand, region: north }, place)).toBe(false);
  expect(isPart(place, place)).toBe(false);
  expect(isPart({ brand, region: north }, { brand })).toBe(true);
});

test('a region of one place, or of all, says nothing of its own', () => {
  const places = ['a', 'b', 'c'].map((id) => ({ id: locationId.parse(id), brand, name: id, region: north }));
  const [a, b, c] = places;
  const split = [a!, b!, { ...c!, region: south }];
  expect(isOfItsOwn({ brand, region: north }, places)).toBe(false);
  expect(isOfItsOwn({ brand, region: north }, split)).toBe(true);
  expect(isOfItsOwn({ brand, region: south }, split)).toBe(false);
  expect(isOfItsOwn({ brand }, split)).toBe(true);
  expect(isOfItsOwn({ brand }, [a!])).toBe(false);
});
