import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DriftEvent, WeighedScore } from '../../src/domain/drift.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { decompose } from '../../src/drift/decomposition.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { attribute, namedCauses } from '../../src/drift/weights.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const at = instant('2026-01-01');
const review = (score: number, weights: Record<string, number>): WeighedScore => ({ at, score, weights });

describe('a decomposition', () => {
  test('splits a fall into more often and worse, by hand', () => {
    const before = [review(5, { unattributed: 1 }), review(3, { staff: 1 })];
    const after = [review(1, { staff: 1 }), review(3, { staff: 0.5, price: 0.5 })];
    const { contributions, ...levels } = decompose([{ before, after }], 'stars');
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
          const result = decompose([{ before, after }], scale);
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
    expect(decompose([{ before: full, after: full }], 'stars').contributions).toEqual([]);
  });

  test('keeps a touchpoint with a hostile name apart', () => {
    const weights = JSON.parse('{"__proto__": 1}') as Record<string, number>;
    const { contributions } = decompose(
      [{ before: [review(5, { unattributed: 1 })], after: [review(1, weights)] }],
      'stars',
    );
    expect(contributions).toMatchObject([{ touchpoint: '__proto__', delta: -4 }]);
  });

  test('refuses what cannot be explained', () => {
    const good = [review(5, { unattributed: 1 })];
    expect(() => decompose([{ before: [], after: good }], 'stars')).toThrow(/both sides/);
    expect(() => decompose([{ before: good, after: [review(3, { staff: 0.5 })] }], 'stars')).toThrow(
      /sum to 1, got 0.5/,
    );
    expect(() => decompose([{ before: good, after: [review(3, { staff: 2, price: -1 })] }], 'stars')).toThrow(/got -1/);
    expect(() => decompose([{ before: good, after: [review(6, { staff: 1 })] }], 'stars')).toThrow(/from 1 to 5/);
  });
});

const ENDS = { stars: [1, 5], recommend: [0, 1], nps: [0, 10], effort: [1, 7], '1-100': [1, 100] } as const;
type Named = keyof typeof ENDS;

/** Reviews of any score, blame and named causes. */
function reviewsOn(scale: Named, minLength: number) {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const blamed = fc.array(fc.tuple(share, share, share), { minLength: 3, maxLength: 3 });
  return fc.array(
    fc.tuple(fc.integer({ min: ENDS[scale][0], max: ENDS[scale][1] }), blamed).map(([score, parts]): WeighedScore => {
      const total = parts.reduce((sum, [weight]) => sum + weight, 0);
      if (!(total > 0)) return review(score, { unattributed: 1 });
      const weights = Object.fromEntries(parts.map(([weight], i) => [`t${i}`, weight / total]));
      const causes = Object.fromEntries(
        parts.map(([, people, rest], i) => [`t${i}`, i === 0 ? {} : { people, tools: (1 - people) * rest }]),
      );
      return { ...review(score, weights), causes };
    }),
    { minLength, maxLength: 25 },
  );
}

describe('a decomposition over strata', () => {
  test('closes to 1e-9 whatever the places, seasons, weights and causes, on every scale', () => {
    const stratum = (scale: Named) =>
      fc.record({
        before: reviewsOn(scale, 0),
        after: reviewsOn(scale, 0),
        season: fc.double({ min: -3, max: 3, noNaN: true }),
      });
    let causes = 0;
    fc.assert(
      fc.property(
        fc
          .constantFrom(...(Object.keys(ENDS) as Named[]))
          .chain((scale) => fc.tuple(fc.constant(scale), fc.array(stratum(scale), { minLength: 1, maxLength: 5 }))),
        ([scale, strata]) => {
          fc.pre(strata.some(({ before }) => before.length > 0) && strata.some(({ after }) => after.length > 0));
          const { before, after, contributions, mix, season } = decompose(strata, scale);
          const sum = contributions.reduce((total, { delta }) => total + delta, mix + season);
          expect(Math.abs(sum - (after.mean - before.mean))).toBeLessThan(1e-9);
          for (const { delta, moreOften, worse, byCause, standardError } of contributions) {
            expect(Math.abs(delta - moreOften - worse)).toBeLessThan(1e-9);
            expect(standardError).toBeGreaterThanOrEqual(0);
            if (!byCause) continue;
            causes++;
            expect(Math.abs(delta - Object.values(byCause).reduce((a, b) => a + b, 0))).toBeLessThan(1e-9);
          }
        },
      ),
      { seed: 11, numRuns: 1_000 },
    );
    expect(causes).toBeGreaterThan(1_000);
  });

  test('of one place without a season is the plain one', () => {
    const before = [review(5, { unattributed: 1 }), review(3, { staff: 1 }), review(2, { price: 1 })];
    const after = [review(1, { staff: 1 }), review(3, { staff: 0.5, price: 0.5 })];
    const { mix, season, ...rest } = decompose([{ before, after }], 'stars');
    expect([mix, season]).toEqual([0, 0]);
    const plain = decompose([{ before, after }], 'stars');
    expect(rest.before).toEqual(plain.before);
    rest.contributions.forEach((part, i) => {
      expect(part.touchpoint).toBe(plain.contributions[i]!.touchpoint);
      expect(part.delta).toBeCloseTo(plain.contributions[i]!.delta, 12);
      expect(part.standardError).toBeCloseTo(plain.contributions[i]!.standardError, 12);
    });
  });

  test('tells customers who move to a worse place as mix, and no touchpoint', () => {
    const good = [review(5, { unattributed: 1 }), review(4, { staff: 1 })];
    const bad = [review(2, { staff: 1 }), review(3, { price: 1 })];
    const { before, after, contributions, mix } = decompose(
      [
        { before: [...good, ...good, ...good], after: good },
        { before: bad, after: [...bad, ...bad, ...bad] },
      ],
      'stars',
    );
    expect(mix).toBeCloseTo(after.mean - before.mean, 12);
    expect(mix).toBeCloseTo(-1, 12);
    expect(contributions.every(({ delta }) => Math.abs(delta) < 1e-12)).toBe(true);
  });

  test('takes what the calendar lets one expect off every touchpoint alike', () => {
    const before = Array.from({ length: 10 }, (_, i) =>
      review(i < 4 ? 3 : 5, i < 4 ? { staff: 0.75, price: 0.25 } : { unattributed: 1 }),
    );
    const after = Array.from({ length: 10 }, (_, i) =>
      review(i < 6 ? 3 : 5, i < 6 ? { staff: 0.75, price: 0.25 } : { unattributed: 1 }),
    );
    const parts = (season: number) => {
      const found = decompose([{ before, after, season }], 'stars');
      const of = (id: string) => found.contributions.find(({ touchpoint }) => touchpoint === id)?.delta ?? 0;
      return [found.season, of('staff'), of('price')];
    };
    expect(parts(0).map((part) => Number(part!.toFixed(9)))).toEqual([0, -0.3, -0.1]);
    expect(parts(-0.2).map((part) => Number(part!.toFixed(9)))).toEqual([-0.2, -0.15, -0.05]);
    // A season that explains all of it leaves nothing, and one beyond the scale is cut at its ends.
    expect(parts(-0.4).map((part) => Number(part!.toFixed(9)))).toEqual([-0.4, 0, 0]);
    expect(parts(9)[0]).toBeCloseTo(0.8, 12);
    expect(() => decompose([{ before, after, season: Number.NaN }], 'stars')).toThrow(/as a number, got NaN/);
  });

  test('says whose cause it is: people, rules, tools, or none named', () => {
    const late = (score: number, causes: Record<string, Record<string, number>>): WeighedScore => ({
      ...review(score, { delivery: 1 }),
      causes,
    });
    const before = [review(5, { unattributed: 1 }), late(3, { delivery: { tools: 1 } })];
    const after = [late(1, { delivery: { people: 0.5 } }), late(3, {})];
    const [part] = decompose([{ before, after }], 'stars').contributions;
    expect(part!.delta).toBeCloseTo(-2, 12);
    expect(part!.byCause).toEqual({ people: -1, tools: 1, none: -2 });
  });

  test('of yes and no is in shares of a recommendation', () => {
    const no = review(0, { price: 0.5, staff: 0.5 });
    const yes = review(1, { unattributed: 1 });
    const { before, after, contributions } = decompose(
      [{ before: [yes, yes, yes, no], after: [no, no, no, yes] }],
      'recommend',
    );
    expect([before.mean, after.mean]).toEqual([0.75, 0.25]);
    expect(contributions.map(({ touchpoint, delta, worse }) => [touchpoint, delta, worse])).toEqual([
      ['price', -0.25, 0],
      ['staff', -0.25, 0],
    ]);
  });
});

test('a review’s causes are shared out by the blame of the findings that name them', () => {
  const finding = (touchpoint: string, polarity: number, confidence: number, cause?: string) =>
    ({ touchpoint, polarity, confidence, ...(cause && { cause }) }) as unknown as Finding;
  const causes = namedCauses([
    finding('staff', -1, 0.6, 'people'),
    finding('staff', -0.5, 0.4, 'policy'),
    finding('staff', -1, 0.2),
    finding('staff', 1, 1, 'tools'),
    finding('price', -1, 1),
  ]);
  expect(Object.keys(causes)).toEqual(['staff']);
  expect(causes['staff' as TouchpointId]!.people).toBeCloseTo(0.6, 12);
  expect(causes['staff' as TouchpointId]!.policy).toBeCloseTo(0.2, 12);
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
      [{ before: segment('2016-06-01', '2017-06-01'), after: segment('2017-06-01', '2017-09-01') }],
      'stars',
    );
    expect(contributions.map(({ touchpoint }) => touchpoint)).toEqual(['ground', 'value', 'seat', 'staff', 'food']);
    expect(contributions.map(({ delta }) => Number(delta.toFixed(3)))).toEqual([-0.354, -0.352, -0.289, -0.24, -0.095]);
    const sum = contributions.reduce((total, { delta }) => total + delta, 0);
    expect(Math.abs(sum - (after.mean - before.mean))).toBeLessThan(1e-9);
    expect(after.mean - before.mean).toBeCloseTo(-1.33, 2);
  });
});
