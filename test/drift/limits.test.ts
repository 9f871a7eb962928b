/** Every number of a stream's state at the end of what it can hold: the right answer or a clear error, and never a state half changed. */
import { describe, expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import type { Instant } from '../../src/domain/time.ts';
import { BELIEF, type Cells, F, I, layoutFor, openCells, RING, S } from '../../src/drift/layout.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { type StreamWatch, watchStream } from '../../src/drift/watch.ts';
import { feed, on, reviews } from './paths.ts';

const OPTIONS: WatchOptions = { scale: 'stars', arl: { down: 20_000, up: 20_000 } };
const LAYOUT = layoutFor(5, 4);
const BAD = [0.9, 0.1, 0, 0, 0];

/** A stream of a hundred days with `change` done to its state. */
function streamWith(change: (cells: Cells) => void): StreamWatch {
  const watch = watchStream(OPTIONS);
  feed(watch, reviews(1, HEALTHY, 300, 3));
  const cells = openCells(LAYOUT, watch.state());
  change(cells);
  return watchStream(OPTIONS, cells.u8);
}

const cellsOf = (watch: StreamWatch): Cells => openCells(LAYOUT, watch.state());

/** What a year at three a day and a fall after it say. */
function goesOn(watch: StreamWatch): readonly string[] {
  const calm = feed(watch, reviews(2, HEALTHY, 1_095, 3, 100)).map(({ type }) => type);
  expect(calm.filter((type) => type === 'drift')).toEqual([]);
  return feed(watch, reviews(3, BAD, 60, 3, 465)).map(({ type, direction }) => `${type} ${direction}`);
}

describe('counters at their limit', () => {
  test('reviews that wait never outgrow their 8 and 16 bits, even where the evidence never lets them settle', () => {
    const watch = streamWith(({ f32, u16, layout }) => {
      f32.fill(1e30, layout.ratios, layout.ratios + 12);
      u16[layout.pend + 4] = 999;
    });
    for (let i = 0; i < 5_000; i++) {
      watch.push({ at: on(101), score: 5, author: `a${i}` });
      const { u8, u16, layout } = cellsOf(watch);
      expect(Math.max(...u8.subarray(layout.fresh, layout.fresh + 5))).toBeLessThan(100);
      expect(u16.subarray(layout.pend, layout.pend + 5).reduce((a, b) => a + b, 0)).toBeLessThan(1_200);
    }
  });

  test('ratios at the ceiling of what they may be stay numbers, and are told once', () => {
    const watch = streamWith(({ f32, layout }) => f32.fill(1e30, layout.ratios, layout.ratios + 6));
    const said = feed(watch, reviews(4, BAD, 40, 3, 100));
    expect(said.map(({ type, direction }) => `${type} ${direction}`)).toEqual(['drift down']);
    expect(said[0]!.evidence).toBeCloseTo(Math.log(1e30), 3);
    expect(Object.values(watch.status().evidence).every(Number.isFinite)).toBe(true);
  });

  test('a baseline of two thousand million reviews is as good as any', () => {
    const watch = streamWith(({ u32, f64, layout }) => {
      HEALTHY.forEach((share, i) => {
        u32[layout.base + i] = Math.round(2e9 * share);
      });
      f64[layout.floats + F.totalSum] = 2e9 * 4.23;
      u32[layout.ints + I.seen] = 2e9;
    });
    expect(goesOn(watch)).toContain('drift down');
  });

  test('days on record and the longest gap are as long as the calendar', () => {
    const watch = streamWith(({ u32, i32, layout }) => {
      u32[layout.ints + I.days] = 2e8;
      i32[layout.ints + I.gap] = 1e8;
    });
    expect(goesOn(watch)).toContain('drift down');
    expect(watch.closeDay('+275760-09-12T00:00:00.000Z' as Instant)).toEqual([]);
  });

  test.each([
    ['reviews seen', ({ u32, layout }: Cells) => (u32[layout.ints + I.seen] = 2 ** 31)],
    ['reviews of one level', ({ u32, layout }: Cells) => (u32[layout.base + 4] = 2 ** 31)],
    ['reviews before a fall', ({ u32, layout }: Cells) => (u32[layout.old + 4] = 2 ** 31)],
  ])('one more than all the %s that 32 bits hold is refused and leaves the stream as it was', (_, change) => {
    const watch = streamWith(change);
    const before = watch.state();
    for (const train of [false, true])
      expect(() => watch.push({ at: on(101), score: 5 }, { train })).toThrow(
        /Expected at most 2147483648 reviews of one stream/,
      );
    expect(watch.state()).toEqual(before);
  });

  test('a day counts as many reviews as a stream may have', () => {
    const watch = streamWith(({ u32, f64, layout }) => {
      u32[layout.ints + I.seen] = 2 ** 31 - 3;
      u32[layout.ints + I.dayCount] = 2 ** 31 - 303;
      u32[layout.day + 4] = 2 ** 31 - 303;
      f64[layout.floats + F.daySum] = 5 * (2 ** 31 - 303);
    });
    for (let i = 0; i < 3; i++) watch.push({ at: on(99), score: 5 });
    expect(cellsOf(watch).u32[LAYOUT.ints + I.dayCount]).toBe(2 ** 31 - 300);
    expect(() => watch.push({ at: on(99), score: 5 })).toThrow(/Expected at most 2147483648/);
    expect(watch.status().baseline.n).toBeGreaterThanOrEqual(0);
  });
});

describe('stamps at the ends of the calendar', () => {
  test.each([
    ['the year 0', '0000-01-01T00:00:00.000Z'],
    ['before 1970', '1969-12-31T23:59:59.999Z'],
    ['1970', '1970-01-01T00:00:00.000Z'],
    ['after 2³¹ seconds', '2038-01-19T03:14:08.000Z'],
    ['after 2³² seconds', '2106-02-07T06:28:16.000Z'],
    ['the year 9999', '9999-01-01T00:00:00.000Z'],
    ['far before the year 0', '-271000-01-01T00:00:00.000Z'],
    ['far after the year 9999', '+275000-01-01T00:00:00.000Z'],
  ])('%s: a fall is found and dated as at any other time', (_, first) => {
    const start = Date.parse(first);
    const rng = random(5);
    const watch = watchStream(OPTIONS);
    const said = Array.from({ length: 420 }, (_, i) => {
      const at = new Date(start + Math.floor(i / 3) * 86_400_000).toISOString() as Instant;
      return watch.push({ at, score: 1 + draw(rng, i < 300 ? HEALTHY : BAD), author: `a${i}` });
    }).flat();
    const fall = said.find(({ type }) => type === 'drift');
    expect(fall).toMatchObject({ direction: 'down' });
    const days = (Date.parse(fall!.at) - start) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(100);
    expect(days).toBeLessThan(110);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 1.5, 2 ** 31])(
    'the day number %d is refused and leaves the stream as it was',
    (day) => {
      const watch = streamWith(() => {});
      const before = watch.state();
      const score = { at: on(1), score: 5, day, author: 0 };
      expect(() => watch.take(score)).toThrow(/Expected a day, got/);
      expect(watch.state()).toEqual(before);
    },
  );
});

test.each<[string, (cells: Cells) => void]>([
  ['the ratio NaN', ({ f32, layout }) => (f32[layout.ratios + 3] = Number.NaN)],
  ['the ratio Infinity', ({ f32, layout }) => (f32[layout.ratios] = Number.POSITIVE_INFINITY)],
  ['the ratio -1', ({ f32, layout }) => (f32[layout.ratios + 11] = -1)],
  ['the number NaN', ({ f64, layout }) => (f64[layout.floats + F.totalSum] = Number.NaN)],
  ['the number Infinity', ({ f32, layout }) => (f32[layout.singles + S.back] = Number.POSITIVE_INFINITY)],
  ['the number NaN', ({ f64, layout }) => (f64[layout.w + 12] = Number.NaN)],
  ['the number NaN', ({ f64, layout }) => (f64[layout.windows[12]!.floats + 1] = Number.NaN)],
  ['the prior 3', ({ u8 }) => (u8[BELIEF] = 3)],
  ['17 reviews kept, the next at 0', ({ u32, layout }) => u32.set([RING + 1, 0], layout.ints + I.kept)],
  ['16 reviews kept, the next at 16', ({ u32, layout }) => u32.set([RING, RING], layout.ints + I.kept)],
  ['a review at level 5', ({ u8, layout }) => (u8[layout.ring.levels + 2] = 5)],
  ['the number 0.5', ({ f64, layout }) => (f64[layout.startW + 3] = 0.5)],
  ['a window from review 999 of 300 on', ({ u32, layout }) => (u32[layout.opened + 7] = 999)],
])('saved bytes with %s are refused', (what, change) => {
  expect(() => streamWith(change)).toThrow(`Expected a saved stream, got one with ${what}; rebuild the stream`);
});
