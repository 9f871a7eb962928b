import { expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { contaminate, HEALTHY } from '../../bench/drift/shapes.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { type Claim, claimEvidence, weighOn } from '../../src/drift/claim.ts';
import { heedOf, planFor, startOf } from '../../src/drift/detector.ts';
import { DOWN, type Side } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { watchStream } from '../../src/drift/watch.ts';

const plan = planFor(5, usualPrior(5), 'basr');
const BAD = contaminate(0.2)(HEALTHY);

/** A stream that falls, up to its alarm: what the alarm said and what it rested on. */
function alarmed(seed: number): { readonly evidence: number; readonly claim: Claim; readonly side: Side } {
  const rng = random(seed);
  const watch = watchStream({ scale: 'stars', arl: { down: 2_000, up: 1e12 } });
  let heard: { side: Side; claim: Claim } | undefined;
  const ear = {
    heard() {},
    alarmed: (side: Side, claim: Claim) => {
      heard = { side, claim };
    },
  };
  for (let i = 0; i < 3_000; i++) {
    const event = { at: instant(i * (DAY_MS / 4)), score: draw(rng, i < 300 ? HEALTHY : BAD) + 1 };
    for (const { type, evidence } of watch.push(event, { ear })) if (type === 'drift') return { evidence, ...heard! };
  }
  throw new Error('Expected an alarm');
}

function weighAll(claim: Claim, law: readonly number[], reviews: number, seed: number): Claim {
  const rng = random(seed);
  let now = claim;
  for (let i = 0; i < reviews; i++) {
    const level = draw(rng, law);
    now = weighOn(plan, now, DOWN, level);
  }
  return now;
}

test('a claim begins with the evidence of its alarm', () => {
  const { evidence, claim, side } = alarmed(1);
  expect(side).toBe(DOWN);
  expect(Math.log(claimEvidence(claim))).toBeCloseTo(evidence, 6);
});

test('it grows while the level stays down, though the stream itself has started over', () => {
  // 8 nats on average and 2 at least over 60 streams: it is what came before an alarm that differs so much.
  const grown = Array.from({ length: 20 }, (_, seed) => {
    const { claim } = alarmed(seed + 1);
    return Math.log(claimEvidence(weighAll(claim, BAD, 100, seed + 1)) / claimEvidence(claim));
  });
  expect(Math.min(...grown)).toBeGreaterThan(1);
  expect(sum(grown) / grown.length).toBeGreaterThan(5);
});

test('it withers when the old level is back', () => {
  for (const seed of [1, 2, 3]) {
    const { claim } = alarmed(seed);
    expect(claimEvidence(weighAll(claim, HEALTHY, 300, seed))).toBeLessThan(claimEvidence(claim) / 10);
  }
});

test('a review’s factors have mean 1 under what is expected of it', () => {
  const { claim } = alarmed(4);
  const nothing = { ...claim, ratios: claim.ratios.map(() => 0) };
  const n0 = sum(claim.base);
  const law = claim.base.map((n, i) => n + heedOf(plan.mode, n0) * claim.since[i]!);
  for (let k = 0; k < 6; k++) {
    const mean = law.reduce((total, weight, level) => {
      const after = weighOn(plan, nothing, DOWN, level);
      return total + (weight / sum(law)) * after.ratios[k]!;
    }, 0);
    expect(mean).toBeCloseTo(startOf(plan.mode, n0), 9);
  }
});

test('it goes on from its JSON exactly, and leaves the claim before as it was', () => {
  const { claim } = alarmed(5);
  const kept = JSON.stringify(claim);
  const on = weighAll(claim, BAD, 50, 9);
  expect(JSON.stringify(claim)).toBe(kept);
  expect(weighAll(JSON.parse(kept) as Claim, BAD, 50, 9)).toEqual(on);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
