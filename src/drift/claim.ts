/** A change that its own stream has established, weighed on against the level it left: sure enough for the stream is not yet sure enough for a fleet. */
import { alternatives, BANK_SIZE } from './bank.ts';
import { heedOf, type Plan, startOf, weightsOf } from './detector.ts';
import { type Cells, DOWN, type Side } from './layout.ts';

/** Ratios stop growing here, far above any threshold. */
const MOST_RATIO = 1e30;

/** Evidence of one direction, going on after an alarm; plain numbers, to be kept as JSON. */
export interface Claim {
  /** One ratio for each alternative of the direction. */
  readonly ratios: readonly number[];
  /** By level: the baseline of the alarm with its prior, and the reviews that came after it. */
  readonly base: readonly number[];
  readonly since: readonly number[];
}

/** What an alarm knows just before the stream starts over at its new level. */
export function claimOf(plan: Plan, cells: Cells, side: Side): Claim {
  const { u8, u16, u32, f32, layout } = cells;
  const weights = weightsOf(plan, cells);
  const levels = Array.from({ length: plan.levels }, (_, i) => i);
  return {
    ratios: Array.from({ length: BANK_SIZE }, (_, k) => f32[layout.ratios + side * BANK_SIZE + k]!),
    base: levels.map((i) => u32[layout.base + i]! + weights[i]!),
    since: levels.map((i) => u16[layout.pend + i]! + u8[layout.fresh + i]!),
  };
}

/**
 * One more review at `level`, by the detector's own rule (design 4) with the baseline at rest: R ← (start + R)·q/p. The
 * stream's own evidence begins anew at an alarm; this one goes on, so M over a year's reviews is an e-value still.
 */
export function weighOn(plan: Plan, { ratios, base, since }: Claim, side: Side, level: number): Claim {
  const { law, q } = plan;
  const n0 = base.reduce((sum, n) => sum + n, 0);
  const start = startOf(plan.mode, n0);
  const waiting = heedOf(plan.mode, n0) * since[level]!;
  for (let i = 0; i < plan.levels; i++) law[i] = base[i]! / n0;
  alternatives(plan.bank, law, level, q);
  const from = side === DOWN ? 0 : BANK_SIZE;
  const expected = n0 * law[level]! + waiting;
  return {
    ratios: ratios.map((ratio, k) =>
      Math.min(MOST_RATIO, ((start + ratio) * (n0 * q[from + k]! + waiting)) / expected),
    ),
    base,
    since: since.map((n, i) => (i === level ? n + 1 : n)),
  };
}

/** Mean evidence M. */
export function claimEvidence({ ratios }: Claim): number {
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
