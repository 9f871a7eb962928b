import { describe, expect, test } from 'vitest';
import { draw, type Random, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import type { DriftEvent } from '../../src/domain/drift.ts';
import { dayFromNumber, dayNumber } from '../../src/domain/time.ts';
import { type Cells, FLAG, layoutFor, openCells } from '../../src/drift/layout.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { countReview, dailyRate, has, mark, silenceLimit, turnDay } from '../../src/drift/volume.ts';
import { type StreamWatch, watchStream } from '../../src/drift/watch.ts';
import { on, START } from './paths.ts';

const OPTIONS: WatchOptions = { scale: 'stars', arl: { down: 1e9, up: 1e9 } };

/** Daily counts: Poisson, or with a gamma-mixed rate of that size. */
const counts = (rng: Random, rate: number, size = Number.POSITIVE_INFINITY) =>
  rng.poisson(size === Number.POSITIVE_INFINITY ? rate : (rate * rng.gamma(size)) / size);

function cellsAfter(daily: readonly number[]): Cells {
  const cells = openCells(layoutFor(5, 0));
  for (const [day, count] of daily.entries()) {
    if (count === 0) continue;
    turnDay(cells, day);
    for (let i = 0; i < count; i++) countReview(cells);
  }
  return cells;
}

/** Feeds days `from` to `to`, `countOn(day)` reviews of the usual kind each, closing each day. */
function live(
  watch: StreamWatch,
  rng: Random,
  [from, to]: readonly [number, number],
  countOn: (day: number) => number,
): DriftEvent[] {
  const said: DriftEvent[] = [];
  for (let day = from; day < to; day++) {
    for (let n = countOn(day); n > 0; n--)
      said.push(...watch.push({ at: on(day), score: draw(rng, HEALTHY) + 1, author: `${day}-${n}` }));
    said.push(...watch.closeDay(on(day, 23)));
  }
  return said;
}

describe('silence', () => {
  test('of Poisson counts is as long as e^(−rate·days) takes to fall under 10⁻³, at a cautious rate', () => {
    // Two on each day: known to vary no more than Poisson counts.
    const cells = cellsAfter(Array(200).fill(2));
    const cautious = 2 - 2 * Math.sqrt(2 / 90);
    expect(silenceLimit(cells)).toBe(Math.ceil(Math.log(1_000) / cautious));
  });

  test('of counts that come in clumps takes longer: empty days are their habit', () => {
    const clumps = Array.from({ length: 200 }, (_, day) => (day % 2 ? 1 : 3 + 2 * (day % 4)));
    const mean = clumps.reduce((a, b) => a + b) / clumps.length;
    const clumped = cellsAfter(clumps);
    const even = cellsAfter(Array(200).fill(mean));
    expect(dailyRate(clumped)).toBeCloseTo(dailyRate(even), 0);
    expect(silenceLimit(clumped)).toBeGreaterThan(silenceLimit(even));
  });

  test('cannot be told from calm before there are 30 days and 30 reviews', () => {
    expect(silenceLimit(cellsAfter(Array(29).fill(9)))).toBe(Number.POSITIVE_INFINITY);
    expect(silenceLimit(cellsAfter(Array.from({ length: 200 }, (_, day) => (day % 7 ? 0 : 1))))).toBe(
      Number.POSITIVE_INFINITY,
    );
    const watch = watchStream(OPTIONS);
    expect(watch.status().silenceDays).toBeUndefined();
    live(watch, random(1), [0, 60], () => 2);
    expect(watch.status().silenceDays).toBeLessThan(10);
  });

  test('is told on the day on which it became improbable, with the rate that was usual, and says nothing of the level', () => {
    const watch = watchStream(OPTIONS);
    const rng = random(2);
    live(watch, rng, [0, 120], () => counts(rng, 3));
    const before = watch.status();
    const said = live(watch, rng, [120, 200], () => 0);
    expect(said).toHaveLength(1);
    const [silence] = said;
    expect(silence).toMatchObject({
      type: 'silence',
      since: dayFromNumber(START + 120),
      before: before.baseline,
      after: { mean: before.baseline.mean, n: 0 },
    });
    expect(silence!.perDay).toBeGreaterThan(2);
    expect(dayNumber(silence!.at) - (START + 120)).toBe(before.silenceDays);
    expect(watch.status()).toEqual(before);
  });

  test('teaches nothing: the days without data do not count as days with few reviews', () => {
    const watch = watchStream(OPTIONS);
    const rng = random(3);
    live(watch, rng, [0, 120], () => counts(rng, 3));
    const { silenceDays } = watch.status();
    live(watch, rng, [120, 300], () => 0);
    const again = live(watch, rng, [300, 301], () => 3);
    expect(again).toEqual([]);
    expect(watch.status().silenceDays).toBe(silenceDays);
    expect(live(watch, rng, [301, 330], () => 0).map(({ type }) => type)).toEqual(['silence']);
  });

  test('for good is told in every stream that had a rhythm, in a quiet one later', () => {
    for (const [rate, within] of [
      [5, 4],
      [1, 14],
      [0.5, 30],
    ] as const) {
      for (let seed = 1; seed <= 10; seed++) {
        const rng = random(seed);
        const watch = watchStream(OPTIONS);
        const daily = Array.from({ length: 200 }, () => counts(rng, rate));
        live(watch, rng, [0, 200], (day) => daily[day]!);
        const last = daily.findLastIndex((n) => n > 0);
        const said = live(watch, rng, [200, 200 + 4 * within], () => 0).find(({ type }) => type === 'silence');
        expect(dayNumber(said!.at) - (START + last)).toBeLessThanOrEqual(3 * within);
      }
    }
  });
});

describe('a surge', () => {
  const surges = (said: readonly DriftEvent[]) => said.filter(({ type }) => type === 'surge');

  test('of twice the reviews is told once, dated to its first days, with what was usual', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const rng = random(seed);
      const watch = watchStream(OPTIONS);
      expect(surges(live(watch, rng, [0, 150], () => counts(rng, 5)))).toEqual([]);
      const said = surges(live(watch, rng, [150, 180], () => counts(rng, 11)));
      expect(said).toHaveLength(1);
      expect(dayNumber(said[0]!.at) - (START + 150)).toBeLessThanOrEqual(10);
      expect(Math.abs(dayNumber(said[0]!.since) - (START + 150))).toBeLessThanOrEqual(4);
      expect(said[0]!.perDay).toBeGreaterThan(4);
      expect(said[0]!.perDay).toBeLessThan(8);
      expect(said[0]).toMatchObject({ direction: 'up' });
    }
  });

  test('is hardly ever told of a healthy stream, however its counts clump', () => {
    for (const [rate, size] of [
      [0.5, 1],
      [3, Number.POSITIVE_INFINITY],
      [3, 1],
      [20, 2],
    ] as const) {
      let told = 0;
      for (let seed = 1; seed <= 10; seed++) {
        const rng = random(seed);
        told += surges(live(watchStream(OPTIONS), rng, [0, 365], () => counts(rng, rate, size))).length;
      }
      // Ten stream-years; the goal is one false one in a hundred years of days.
      expect(told).toBeLessThanOrEqual(2);
    }
  });

  test('that is over can come again', () => {
    const rng = random(5);
    const watch = watchStream(OPTIONS);
    const said = live(watch, rng, [0, 400], (day) => counts(rng, day > 150 && day % 120 < 15 ? 12 : 4));
    expect(surges(said).length).toBeGreaterThanOrEqual(2);
  });

  test('is told of a promotion day of the usual kind, and a burst of a day of another kind, never both', () => {
    const types = (seed: number, score: (rng: Random) => number) => {
      const rng = random(seed);
      const watch = watchStream(OPTIONS);
      live(watch, rng, [0, 120], () => counts(rng, 3));
      const said = Array.from({ length: 35 }, (_, i) =>
        watch.push({ at: on(120), score: score(rng), author: `many-${i}` }),
      ).flat();
      return [...new Set(said.map(({ type }) => type))];
    };
    let promotions = 0;
    for (let seed = 1; seed <= 10; seed++) {
      expect(types(seed, () => 1)).toEqual(['burst']);
      if (types(seed, (rng) => draw(rng, HEALTHY) + 1).join() === 'surge') promotions++;
    }
    expect(promotions).toBeGreaterThanOrEqual(8);
  });

  test('by a burst is none: a bomb says nothing of demand, and afterwards the usual counts are usual', () => {
    const rng = random(6);
    const watch = watchStream(OPTIONS);
    live(watch, rng, [0, 120], () => counts(rng, 3));
    for (let i = 0; i < 40; i++) watch.push({ at: on(120), score: 1, author: `bomb-${i}` });
    expect(surges(live(watch, rng, [121, 200], () => counts(rng, 3)))).toEqual([]);
  });

  test('does not move the level, and a fall among more reviews is still a drift', () => {
    const rng = random(7);
    const watch = watchStream({ scale: 'stars', arl: { down: 20_000, up: 1e9 } });
    live(watch, rng, [0, 120], () => counts(rng, 4));
    const said = live(watch, rng, [120, 160], () => counts(rng, 8));
    expect(new Set(said.map(({ type }) => type))).toEqual(new Set(['surge']));
    const bad = [0.5, 0.1, 0.1, 0.1, 0.2];
    const fall = Array.from({ length: 160 }, (_, i) =>
      watch.push({ at: on(160 + Math.floor(i / 8), i % 8), score: draw(rng, bad) + 1, author: `f${i}` }),
    ).flat();
    expect(fall.map(({ type }) => type)).toContain('drift');
  });
});

test('a stream that leaps over thousands of years neither hangs nor leaves the numbers', () => {
  const watch = watchStream(OPTIONS);
  const rng = random(8);
  live(watch, rng, [0, 60], () => 2);
  const far = { at: '9999-12-31T00:00:00.000Z' as ReturnType<typeof on>, score: 5 };
  expect(watch.push(far).map(({ type }) => type)).toEqual(['silence']);
  expect(watch.status().baseline.n).toBe(121);
});

test('a flag is set and cleared by itself', () => {
  const cells = openCells(layoutFor(5, 0));
  mark(cells, FLAG.surging, true);
  mark(cells, FLAG.silent, true);
  mark(cells, FLAG.surging, false);
  expect([has(cells, FLAG.surging), has(cells, FLAG.silent)]).toEqual([false, true]);
});
