import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discoveries, eValue, type FleetStream, neededFor, pagesOf, runLength } from '../../src/drift/fleet.ts';

const LEVEL = 0.1;

function fleet(brand: number, regions: readonly number[], places: Readonly<Record<string, [number, number]>>) {
  const streams: FleetStream[] = [{ id: 'brand', eValue: brand }];
  for (const [i, e] of regions.entries()) streams.push({ id: `region-${i}`, parent: 'brand', eValue: e });
  for (const [id, [region, e]] of Object.entries(places))
    streams.push({ id, parent: regions.length > 0 ? `region-${region}` : 'brand', eValue: e });
  return streams;
}

test('a budget of false alarms gives rare streams a low threshold, but never one below fifty reviews', () => {
  expect(runLength(1_000, 0.02)).toBe(50_000);
  expect(runLength(12, 0.02)).toBe(600);
  expect(runLength(0.5, 0.02)).toBe(50);
});

test('patience is a year of reviews, thirty at least', () => {
  expect(eValue(900, 300)).toBe(3);
  expect(eValue(900, 2)).toBe(30);
});

test('e-BH takes the largest set whose smallest member still carries it', () => {
  // Of ten: one alone needs 100, two need 50 each.
  expect(discoveries([60, 55, 1, 0, 0, 0, 0, 0, 0, 0], LEVEL)).toEqual([0, 1]);
  expect(discoveries([60, 49, 1, 0, 0, 0, 0, 0, 0, 0], LEVEL)).toEqual([]);
  expect(discoveries([1, 100, 0, 0, 0, 0, 0, 0, 0, 0], LEVEL)).toEqual([1]);
});

test('e-BH is as its definition says for any e-values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 40 }), (values) => {
      const sorted = values.toSorted((a, b) => b - a);
      const sizes = sorted.flatMap((e, i) => (e >= values.length / ((i + 1) * LEVEL) ? [i + 1] : []));
      const found = discoveries(values, LEVEL);
      expect(found.map((i) => values[i])).toEqual(sorted.slice(0, Math.max(0, ...sizes)));
    }),
    { seed: 5 },
  );
});

test('a firing brand is one page that names its worst places first', () => {
  const pages = pagesOf(fleet(1e6, [], { a: [0, 2e3], b: [0, 5e3], c: [0, 1], d: [0, 0] }), LEVEL);
  expect(pages).toEqual([{ id: 'brand', eValue: 1e6, names: ['b', 'a'] }]);
});

test('a brand that fires for one place alone is that place’s story', () => {
  const pages = pagesOf(fleet(1e6, [900, 0], { a: [0, 1e6], b: [0, 1], c: [1, 0], d: [1, 2] }), LEVEL);
  expect(pages.map(({ id }) => id)).toEqual(['a']);
});

test('a region is paged in the place of its own, and a place elsewhere by itself', () => {
  const pages = pagesOf(fleet(1, [1e5, 0], { a: [0, 300], b: [0, 400], c: [1, 1e4], d: [1, 0] }), LEVEL);
  expect(pages.map(({ id, names }) => [id, names])).toEqual([
    ['region-0', ['b', 'a']],
    ['c', []],
  ]);
});

test('a region that was told explains nothing of its brand any more', () => {
  const streams = fleet(1e6, [1e5, 0], { a: [0, 300], b: [0, 400], c: [1, 1], d: [1, 0] });
  const told = streams.map((one) => (one.id === 'region-0' ? { ...one, told: true } : one));
  expect(pagesOf(streams, LEVEL).map(({ id }) => id)).toEqual(['region-0']);
  expect(pagesOf(told, LEVEL)).toEqual([{ id: 'brand', eValue: 1e6, names: ['region-0', 'b', 'a'] }]);
  // Beside it another one that falls is its own story.
  const other = told.map((one) => (one.id === 'region-1' ? { ...one, eValue: 1e5 } : one));
  expect(pagesOf(other, LEVEL).map(({ id }) => id)).toEqual(['region-0', 'region-1']);
});

test('a calm fleet has no page, an unknown parent is refused, and so is a circle', () => {
  expect(pagesOf(fleet(3, [2], { a: [0, 5] }), LEVEL)).toEqual([]);
  expect(() => pagesOf([{ id: 'a', parent: 'b', eValue: 1 }], LEVEL)).toThrow(/"b"/);
  const circle = [
    { id: 'a', parent: 'b', eValue: 1 },
    { id: 'b', parent: 'a', eValue: 1 },
  ];
  expect(() => pagesOf(circle, LEVEL)).toThrow(/circle/);
});

test('what a test lacks is exactly what would make it a discovery', () => {
  const values = [3, 45, 12, 0, 28, 1];
  for (const index of values.keys()) {
    const needed = neededFor(values, index, 0.2);
    const found = (value: number) => discoveries(values.with(index, value), 0.2).includes(index);
    expect([found(needed * 1.001), found(needed * 0.999)]).toEqual([true, false]);
  }
});
