import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DriftEvent, WeighedScore } from '../../src/domain/drift.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { decompose } from '../../src/drift/decomposition.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { attribute } from '../../src/drift/weights.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const at = instant('2026-01-01');
const review = (score: number, weights: Record<string, number>): WeighedScore => ({ at, score, weights });

describe('a decomposition', () => {
  test('splits a fall into more often and worse, by hand', () => {
    const before = [review(5, { unattributed: 1 }), review(3, { staff: 1 })];
    const after = [review(1, { staff: 1 }), review(3, { staff: 0.5, price: 0.5 })];
    const { contributions, ...levels } = decompose(before, after, 'stars');
    expect(levels).toMatchObject({ before: { mean: 4, n: 2 }, after: { mean: 2, n: 2 } });
    // staff: blamed 0.5 → 0.75 of the time, 2 → 10/3 stars each time.
    expect(contributions[0]).toMatchObject({ touchpoint: 'staff', delta: -1.5 });
    expect(contributions[0]!.moreOften).toBeCloseTo((-0.25 * (2 + 10 / 3)) / 2, 12);
    expect(contributions[0]!.worse).toBeCloseTo((-(10 / 3 - 2) * 1.25) / 2, 12);
    expect(contributions[1]).toMatchObject({ touchpoint: 'price', delta: -0.5, moreOften: -0.5, worse: 0 });
    expect(contributions[0]!.standardError).toBeCloseTo(Math.sqrt(2 / 2 + 4.5 / 2), 12);
  });

  test('adds up to 1e-9 on every scale, whatever the weights', () => {
    const scales = ['stars', 'recommend', 'nps', 'effort', '1-100'] as const;
    const ends = { stars: [1, 5], recommend: [0, 1], nps: [0, 10], effort: [1, 7], '1-100': [1, 100] } as const;
    const side = (scale: keyof typeof ends) =>
      fc.array(
        fc
          .tuple(
            fc.integer({ min: ends[scale][0], max: ends[scale][1] }),
            fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
          )
          .map(([score, parts]) => {
            const total = parts.reduce((a, b) => a + b, 0);
            return review(
              score,
              total > 0 ? Object.fromEntries(parts.map((part, i) => [`t${i}`, part / total])) : { unattributed: 1 },
            );
          }),
        { minLength: 1, maxLength: 60 },
      );
    fc.assert(
      fc.property(
        fc.constantFrom(...scales).chain((scale) => fc.tuple(fc.constant(scale), side(scale), side(scale))),
        ([scale, before, after]) => {
          const result = decompose(before, after, scale);
          const sum = result.contributions.reduce((total, { delta }) => total + delta, 0);
          expect(Math.abs(sum - (result.after.mean - result.before.mean))).toBeLessThan(1e-9);
          for (const { delta, moreOften, worse } of result.contributions)
            expect(Math.abs(delta - moreOften - worse)).toBeLessThan(1e-9);
        },
      ),
      { seed: 1 },
    );
  });

  test('is empty where nobody lost a point', () => {
    const full = [review(5, { unattributed: 1 })];
    expect(decompose(full, full, 'stars').contributions).toEqual([]);
  });

  test('keeps a touchpoint with a hostile name apart', () => {
    const weights = JSON.parse('{"__proto__": 1}') as Record<string, number>;
    const { contributions } = decompose([review(5, { unattributed: 1 })], [review(1, weights)], 'stars');
    expect(contributions).toMatchObject([{ touchpoint: '__proto__', delta: -4 }]);
  });

  test('refuses what cannot be explained', () => {
    const good = [review(5, { unattributed: 1 })];
    expect(() => decompose([], good, 'stars')).toThrow(/both sides/);
    expect(() => decompose(good, [review(3, { staff: 0.5 })], 'stars')).toThrow(/sum to 1, got 0.5/);
    expect(() => decompose(good, [review(3, { staff: 2, price: -1 })], 'stars')).toThrow(/got -1/);
    expect(() => decompose(good, [review(6, { staff: 1 })], 'stars')).toThrow(/from 1 to 5/);
  });
});

describeWithShared('data/streams/airline-ryanair.csv', 'the real airline of 2017', () => {
  const rows = () =>
    readFileSync(sharedPath('data/streams/airline-ryanair.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .filter(([, level]) => level !== '');

  /** The first fall told after 20 May 2017. */
  const fallAt = (arl: number) => {
    const watch = watchStream({ scale: 'stars', arl: { down: arl, up: arl } });
    return rows()
      .flatMap(([day, level]) => watch.push({ at: instant(day!), score: Number(level) }))
      .find(({ type, direction, at }) => type === 'drift' && direction === 'down' && at >= '2017-05-20');
  };
  const isInTime = (fall: DriftEvent | undefined) => fall !== undefined && fall.at <= instant('2017-06-23');

  test.each([2_000, 3_000, 5_000])(
    'its fall of June 2017 is told by 23 June at A = %i, dated to the turn of the month',
    (arl) => {
      const fall = fallAt(arl);
      expect(isInTime(fall)).toBe(true);
      expect(fall!.since >= '2017-05-25' && fall!.since <= '2017-06-08').toBe(true);
    },
  );

  // Each A has a history of its own behind it by 2017: what was told before, and so what is held for normal.
  test('its fall of June 2017 is told in time at every A from 1,500 to 50,000', () => {
    const rates = Array.from({ length: 20 }, (_, i) => 1_500 * (50_000 / 1_500) ** (i / 19));
    expect(rates.filter((arl) => !isInTime(fallAt(arl)))).toEqual([]);
  });

  test('five sub-ratings explain the fall to the last digit, ground service first', () => {
    const names = ['seat', 'staff', 'food', 'ground', 'value'];
    const segment = (from: string, to: string): WeighedScore[] =>
      rows()
        .filter(([day]) => day! >= from && day! < to)
        .map((row) => {
          const given = names.map((name, i) => [name, Number(row[4 + i])] as const).filter(([, stars]) => stars >= 1);
          const subRatings = Object.fromEntries(given) as Record<TouchpointId, number>;
          const score = Number(row[1]);
          return {
            at: instant(row[0]!),
            score,
            weights: attribute({ score, scale: 'stars', subRatings, findings: [] }),
          };
        });
    const { before, after, contributions } = decompose(
      segment('2016-06-01', '2017-06-01'),
      segment('2017-06-01', '2017-09-01'),
      'stars',
    );
    expect(contributions.map(({ touchpoint }) => touchpoint)).toEqual(['ground', 'value', 'seat', 'staff', 'food']);
    expect(contributions.map(({ delta }) => Number(delta.toFixed(3)))).toEqual([-0.354, -0.352, -0.289, -0.24, -0.095]);
    const sum = contributions.reduce((total, { delta }) => total + delta, 0);
    expect(Math.abs(sum - (after.mean - before.mean))).toBeLessThan(1e-9);
    expect(after.mean - before.mean).toBeCloseTo(-1.33, 2);
  });
});
