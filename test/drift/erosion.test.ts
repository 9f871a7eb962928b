import { describe, expect, test } from 'vitest';
import { tilt } from '../../bench/drift/shapes.ts';
import { erosion, type QuarterCounts } from '../../src/drift/erosion.ts';

const P = [0.09, 0.04, 0.06, 0.17, 0.64];
/** Counts that follow a law as closely as whole reviews can. */
const counts = (law: readonly number[], n: number) => law.map((share) => Math.round(share * n));
/** Sixteen quarters under a tilt. */
const quarters = (tiltOf: (quarter: number) => number, n = 150): QuarterCounts =>
  new Map(Array.from({ length: 16 }, (_, quarter) => [quarter, counts(tilt(tiltOf(quarter))(P), n)]));
const LAST = 15;
const down = (past: QuarterCounts, options = {}) => erosion('stars', [{ counts: past }], LAST, 'down', options)!;
const up = (past: QuarterCounts) => erosion('stars', [{ counts: past }], LAST, 'up')!;

describe('the yearly comparison', () => {
  test('sees a fall of a tenth of a star a year, and no rise in it', () => {
    const found = down(quarters((quarter) => 0.0125 * quarter));
    expect(found.noteworthy).toBe(true);
    expect(found.evidence).toBeGreaterThan(Math.log(20));
    expect(found.differences.map(({ yearsAgo }) => yearsAgo)).toEqual([1, 2, 3]);
    const [one, , three] = found.differences;
    expect(one!.after.mean - one!.before.mean).toBeCloseTo(-0.09, 1);
    expect(three!.after.mean - three!.before.mean).toBeLessThan(-0.25);
    expect(three!.interval[1]).toBeLessThan(0);
    expect(up(quarters((quarter) => 0.0125 * quarter))).toMatchObject({ noteworthy: false, evidence: -Infinity });
  });

  test('sees the rise of a stream that gets better', () => {
    const rising = quarters((quarter) => -0.03 * quarter);
    expect(up(rising).evidence).toBeGreaterThan(Math.log(20));
    expect(down(rising).noteworthy).toBe(false);
  });

  test('takes no season for a fall, however large', () => {
    const winter = quarters((quarter) => (quarter % 4 === 3 ? 0.5 : 0), 5_000);
    const found = down(winter, { always: true });
    expect(found.evidence).toBeLessThan(0);
    expect(found.differences.every(({ before, after }) => Math.abs(after.mean - before.mean) < 1e-9)).toBe(true);
    // The same quarter among more winters than before: shares of the year move, its quarters do not.
    const busy = new Map(winter);
    busy.set(LAST, counts(tilt(0.5)(P), 20_000));
    expect(down(busy, { always: true }).noteworthy).toBe(false);
  });

  test('takes customers who move from a good place to a bad one for no fall', () => {
    const place = (law: readonly number[], n: (quarter: number) => number): QuarterCounts =>
      new Map(Array.from({ length: 16 }, (_, quarter) => [quarter, counts(law, n(quarter))]));
    const good = place(tilt(-0.3)(P), (quarter) => 400 - 20 * quarter);
    const bad = place(tilt(0.3)(P), (quarter) => 100 + 20 * quarter);
    const pooled = new Map([...good].map(([q, a]) => [q, Array.from(a, (n, i) => n + bad.get(q)![i]!)]));
    expect(down(pooled).evidence).toBeGreaterThan(Math.log(1_000));
    const apart = erosion('stars', [{ counts: good }, { counts: bad }], LAST, 'down', { always: true })!;
    expect(apart.noteworthy).toBe(false);
    expect(apart.evidence).toBeLessThan(Math.log(20));
    // Every place counts: two that fall are more certain than one.
    const falling = quarters((quarter) => 0.0125 * quarter);
    const both = erosion(
      'stars',
      [{ counts: quarters(() => 0, 5) }, { counts: falling }, { counts: falling }],
      LAST,
      'down',
    )!;
    expect(both.evidence).toBeGreaterThan(1.5 * down(falling).evidence);
  });

  test('compares with nothing before a change that was told', () => {
    const fallen = quarters((quarter) => (quarter < 8 ? 0 : 0.4));
    expect(down(fallen).evidence).toBeGreaterThan(Math.log(1_000));
    const since = erosion('stars', [{ counts: fallen, from: 8 }], LAST, 'down', { always: true })!;
    expect(since.differences.map(({ yearsAgo }) => yearsAgo)).toEqual([1]);
    expect(since.noteworthy).toBe(false);
    expect(erosion('stars', [{ counts: fallen, from: 12 }], LAST, 'down')).toBeUndefined();
  });

  test('says nothing of few reviews: too few is never calm', () => {
    expect(erosion('stars', [{ counts: quarters(() => 0, 4) }], LAST, 'down')).toBeUndefined();
    expect(erosion('stars', [], LAST, 'down')).toBeUndefined();
    expect(erosion('stars', [{ counts: quarters(() => 0) }], LAST + 9, 'down')).toBeUndefined();
  });

  test('has every scale: yes and no, and a hundred points', () => {
    const answers = new Map(Array.from({ length: 16 }, (_, q) => [q, [20 + 2 * q, 180 - 2 * q]]));
    expect(erosion('recommend', [{ counts: answers }], LAST, 'down')!.evidence).toBeGreaterThan(Math.log(20));
    const points = (high: number) => Array.from({ length: 101 }, (_, i) => (i === high || i === 50 ? 60 : 0));
    const hundred = new Map(Array.from({ length: 16 }, (_, q) => [q, points(95 - 2 * q)]));
    expect(erosion('0-100', [{ counts: hundred }], LAST, 'down')!.evidence).toBeGreaterThan(Math.log(20));
  });

  test('refuses what are no counts', () => {
    const with1 = (line: readonly number[]) => new Map([...quarters(() => 0), [LAST, line]]);
    expect(() => down(with1([1, 2, 3]))).toThrow(/counts of 5 scores, got 3/);
    expect(() => down(with1([1, 2, 3, 4, 0.5]))).toThrow(/whole numbers of 0 or more, got 0.5/);
    expect(() => down(with1([1, 2, Number.NaN, 4, 5]))).toThrow(/got NaN/);
    expect(() =>
      down(
        quarters(() => 0),
        { quarters: 5 },
      ),
    ).toThrow(/1 to 4 quarters, got 5/);
    expect(() =>
      down(
        quarters(() => 0),
        { years: 0 },
      ),
    ).toThrow(/1 to 10 years, got 0/);
  });
});
