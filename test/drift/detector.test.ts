import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dirichlet, draw, random } from '../../bench/drift/random.ts';
import { capEvidence, evidenceOf, join, planFor, takeOut, totalAt, weigh } from '../../src/drift/detector.ts';
import { type Cells, layoutFor, openCells } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import type { Mode } from '../../src/drift/threshold.ts';

const PRIOR = usualPrior(5);

function detectorAfter(mode: Mode, base: readonly number[], levels: readonly number[]): Cells {
  const plan = planFor(5, PRIOR, mode);
  const cells = openCells(layoutFor(5, 0));
  for (const [level, count] of base.entries()) cells.u32[cells.layout.base + level] = count;
  for (const level of levels) {
    weigh(plan, cells, level);
    join(plan, cells, level);
  }
  return cells;
}

/** E[M] one review later, less 1 + M, relative; under the exact predictive law of all that was seen. */
function drift(mode: Mode, base: readonly number[], levels: readonly number[], side: 0 | 1): number {
  const cells = detectorAfter(mode, base, levels);
  const counts = [0, 1, 2, 3, 4].map((level) => totalAt(cells, level) + 20 * PRIOR.shares[level]!);
  const total = counts.reduce((a, b) => a + b, 0);
  let mean = 0;
  for (const [level, count] of counts.entries()) {
    const plan = planFor(5, PRIOR, mode);
    weigh(plan, openCells(cells.layout, cells.u8), level);
    mean += (count / total) * plan.evidence[side]!;
  }
  return mean / (1 + evidenceOf(cells, side)) - 1;
}

describe('the certified mode', () => {
  test('is a Shiryaev–Roberts martingale at every step: E[M] grows by exactly 1', () => {
    const counts = fc.array(fc.nat({ max: 300 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.nat({ max: 4 }), { maxLength: 250 }),
        fc.constantFrom(0, 1),
        (base, levels, side) => {
          expect(Math.abs(drift('psr', base, levels, side as 0 | 1))).toBeLessThan(1e-5);
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  test('is what the fast mode gives up for speed once the baseline is long', () => {
    const bad = Array.from({ length: 80 }, () => 0);
    expect(Math.abs(drift('basr', [27, 12, 18, 51, 192], bad, 0))).toBeGreaterThan(0.01);
  });

  test('keeps the mean of M at t on simulated streams', () => {
    const plan = planFor(5, PRIOR, 'psr');
    const paths = 20_000;
    let sum = 0;
    for (let seed = 0; seed < paths; seed++) {
      const rng = random(seed);
      const law = dirichlet(
        rng,
        PRIOR.shares.map((share) => 20 * share),
      );
      const base = [0, 0, 0, 0, 0];
      for (let i = 0; i < 100; i++) base[draw(rng, law)]! += 1;
      const cells = openCells(layoutFor(5, 0));
      for (const [level, count] of base.entries()) cells.u32[cells.layout.base + level] = count;
      for (let t = 0; t < 10; t++) {
        const level = draw(rng, law);
        weigh(plan, cells, level);
        join(plan, cells, level);
      }
      sum += plan.evidence[0]!;
    }
    expect(sum / paths).toBeGreaterThan(9);
    expect(sum / paths).toBeLessThan(11);
  });
});

describe('the counters', () => {
  test('hold every review once, however they wait', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 1_500 }), (levels) => {
        const cells = detectorAfter('basr', [30, 0, 0, 0, 0], levels);
        const expected = [30, 0, 0, 0, 0];
        for (const level of levels) expected[level]! += 1;
        expect([0, 1, 2, 3, 4].map((level) => totalAt(cells, level))).toEqual(expected);
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  test('keep a change in progress out of the baseline, for at most a thousand reviews', () => {
    const settled = (n: number): number => {
      const cells = detectorAfter(
        'basr',
        [90, 40, 60, 170, 640],
        Array.from({ length: n }, () => 0),
      );
      return cells.u32[cells.layout.base]! - 90;
    };
    expect(settled(900)).toBe(0);
    expect(settled(1_100)).toBeGreaterThan(0);
  });

  test('give reviews back, the youngest first', () => {
    const cells = detectorAfter(
      'basr',
      [30, 0, 0, 0, 0],
      Array.from({ length: 150 }, () => 4),
    );
    takeOut(cells, 4, 60);
    expect(totalAt(cells, 4)).toBe(90);
    expect(cells.u8[cells.layout.fresh + 4]).toBe(0);
    takeOut(cells, 0, 50);
    expect(totalAt(cells, 0)).toBe(0);
  });
});

test('evidence is capped by scaling every alternative alike', () => {
  const cells = detectorAfter('basr', [3, 1, 2, 5, 19], [0, 0, 0, 0, 0]);
  const before = Array.from(cells.f32.subarray(cells.layout.ratios, cells.layout.ratios + 6));
  capEvidence(cells, 0, 2);
  expect(evidenceOf(cells, 0)).toBeCloseTo(2, 5);
  const factor = cells.f32[cells.layout.ratios]! / before[0]!;
  for (const [k, ratio] of before.entries()) expect(cells.f32[cells.layout.ratios + k]! / ratio).toBeCloseTo(factor, 5);
  capEvidence(cells, 0, 100);
  expect(evidenceOf(cells, 0)).toBeCloseTo(2, 5);
});
