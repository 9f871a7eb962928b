import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTo, sharesOf } from '../../src/alerts/shares.ts';
import { touchpointId } from '../../src/domain/ids.ts';

const part = (id: string, delta: number, standardError = 0.001) => ({
  touchpoint: touchpointId.parse(id),
  delta,
  moreOften: delta / 2,
  worse: delta / 2,
  standardError,
});

describe('the table of shares', () => {
  it('adds up to the printed difference of the printed levels, whatever the numbers', () => {
    const contribution = fc.tuple(
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      fc.double({ min: 0, max: 0.4, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(contribution, { minLength: 1, maxLength: 14 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.constantFrom(0.01, 0.001, 0.1),
        fc.tuple(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true })),
        (parts, mean, quantum, [mix, season]) => {
          const contributions = parts.map(([delta, error], index) => part(`t${index}`, delta, error));
          const change = contributions.reduce((sum, one) => sum + one.delta, mix + season);
          const levels = { before: { mean, n: 9 }, after: { mean: mean + change, n: 9 } };
          const { rows, total } = sharesOf(
            { ...levels, contributions, mix, season },
            quantum,
            touchpointId.parse('t0'),
          );
          expect(rows.reduce((sum, row) => sum + row.quanta, 0)).toBe(total);
          expect(total).toBe(Math.round((mean + change) / quantum) - Math.round(mean / quantum));
          const percents = rows.flatMap((row) => row.percent ?? []);
          if (percents.length > 0) expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('gives per cent only when every noteworthy contribution has the same sign', () => {
    const levels = { before: { mean: 4.5, n: 9 }, after: { mean: 4.0, n: 9 } };
    const oneSided = sharesOf({ ...levels, contributions: [part('a', -0.4), part('b', -0.1)] }, 0.01);
    expect(oneSided.rows.map((row) => row.percent)).toEqual([80, 20]);
    const tiny = sharesOf({ ...levels, contributions: [part('a', -0.51), part('b', 0.01)] }, 0.01);
    expect(tiny.rows.map((row) => row.percent)).toEqual([undefined, undefined]);
    const mixed = sharesOf({ ...levels, contributions: [part('a', -0.55), part('b', 0.05)] }, 0.01);
    expect(mixed.rows.map((row) => row.percent)).toEqual([undefined, undefined]);
  });

  it('gathers what is under two standard errors, but never the touchpoint that the incident is about', () => {
    const levels = { before: { mean: 4.5, n: 9 }, after: { mean: 4.0, n: 9 } };
    const contributions = [part('a', -0.3, 0.2), part('b', -0.15, 0.05), part('c', -0.05, 0.05)];
    const { rows, unaffected } = sharesOf({ ...levels, contributions }, 0.01, touchpointId.parse('a'));
    expect(rows.map((row) => [row.touchpoint, row.quanta])).toEqual([
      ['a', -30],
      ['b', -15],
      [undefined, -5],
    ]);
    expect(unaffected).toEqual(['c']);
  });

  it('gives what no team caused lines of its own, unless they round to nothing', () => {
    const levels = { before: { mean: 4.5, n: 9 }, after: { mean: 4.0, n: 9 } };
    const contributions = [part('a', -0.35), part('b', -0.05, 0.05)];
    const shares = (mix: number, season: number) =>
      sharesOf({ ...levels, contributions, mix, season }, 0.01).rows.map(({ touchpoint, line, quanta, percent }) => [
        touchpoint ?? line,
        quanta,
        percent,
      ]);
    expect(shares(-0.04, -0.06)).toEqual([
      ['a', -35, 70],
      ['mix', -4, 8],
      ['season', -6, 12],
      [undefined, -5, 10],
    ]);
    expect(shares(-0.097, -0.003)).toEqual([
      ['a', -35, 70],
      ['mix', -10, 19],
      [undefined, -5, 11],
    ]);
    // A mix that works against the fall forbids per cent, as a touchpoint would.
    expect(shares(0.1, -0.2).map(([, , percent]) => percent)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('moves the value with the largest remainder', () => {
    expect(roundTo(-50, [-39.4, -10.45])).toEqual([-39, -11]);
    expect(roundTo(100, [33.34, 33.33, 33.33])).toEqual([34, 33, 33]);
    expect(roundTo(3, [])).toEqual([]);
  });
});
