/** G11: how far explanations are from adding up, over random places, seasons, weights, causes and scales. */
import type { WeighedScore } from '../../src/domain/drift.ts';
import { levelCount, scaleRange } from '../../src/domain/scale.ts';
import { instant } from '../../src/domain/time.ts';
import { decompose } from '../../src/drift/decomposition.ts';
import { dirichlet, type Random, random } from './random.ts';

const SCALES = ['stars', 'recommend', 'nps', 'effort', '1-100'];
const TOUCHPOINTS = 13;
const AT = instant('2026-01-01');

/** Largest errors, native units: of the whole, of more often + worse, and of the split by cause; over `changes` explained changes. */
export function closure(changes: number): {
  readonly whole: number;
  readonly split: number;
  readonly causes: number;
  readonly reviews: number;
} {
  let [whole, split, causes, reviews] = [0, 0, 0, 0];
  for (let change = 0; change < changes; change++) {
    const rng = random(9_000_000 + change);
    const scale = SCALES[change % SCALES.length]!;
    const { min, max } = scaleRange(scale);
    const places = 1 + Math.floor(30 * rng.uniform());
    const strata = Array.from({ length: places }, () => ({
      before: scoresOf(rng, scale),
      after: scoresOf(rng, scale),
      season: (max - min) * (0.4 * rng.uniform() - 0.2),
    }));
    reviews += strata.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
    const { before, after, contributions, mix, season } = decompose(strata, scale);
    const sum = contributions.reduce((total, { delta }) => total + delta, mix + season);
    whole = Math.max(whole, Math.abs(sum - (after.mean - before.mean)));
    for (const { delta, moreOften, worse, byCause = { none: delta } } of contributions) {
      split = Math.max(split, Math.abs(delta - moreOften - worse));
      causes = Math.max(causes, Math.abs(delta - Object.values(byCause).reduce((a, b) => a + b, 0)));
    }
  }
  return { whole, split, causes, reviews };
}

function scoresOf(rng: Random, scale: string): WeighedScore[] {
  const { min } = scaleRange(scale);
  const levels = levelCount(scale);
  return Array.from({ length: 1 + rng.poisson(40) }, () => {
    const shares = dirichlet(rng, Array<number>(TOUCHPOINTS).fill(0.3));
    const named = shares.map((weight, i): [string, number] => [`t${i}`, weight]);
    const people = rng.uniform();
    return {
      at: AT,
      score: min + Math.floor(levels * rng.uniform()),
      weights: Object.fromEntries(named),
      causes: { t0: { people, tools: (1 - people) * rng.uniform() } } as WeighedScore['causes'] & object,
    };
  });
}
