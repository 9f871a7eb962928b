/** Evidence of a brand or a region: every review against its own location's baseline, so that a move of customers between good and bad locations is no drift. */
import { BANK_SIZE } from './bank.ts';
import type { Cells, Side } from './layout.ts';

/** Pooled ratios stop growing here, far above any threshold. */
const MOST_RATIO = 1e30;

/** Six ratios for a fall and six for a rise, as a detector's own; the state to keep. */
export type PooledRatios = Float64Array;

/** No evidence yet. */
export function pooledRatios(): PooledRatios {
  return new Float64Array(2 * BANK_SIZE);
}

/** Remembers a location's ratios before a review is weighed, for `factorsSince`. */
export function ratiosOf({ f32, layout }: Cells, out: Float64Array): void {
  for (let k = 0; k < 2 * BANK_SIZE; k++) out[k] = f32[layout.ratios + k]!;
}

/**
 * What a review said for each alternative against its location's baseline, q_k/expected, read off the ratios before it
 * and after it (R' = (1 + R)·factor). Overwrites `ratios`.
 */
export function factorsSince({ f32, layout }: Cells, ratios: Float64Array): Float64Array {
  for (let k = 0; k < 2 * BANK_SIZE; k++) ratios[k] = f32[layout.ratios + k]! / (1 + ratios[k]!);
  return ratios;
}

/**
 * One review of any location of the pool: R_k ← (1 + R_k)·factor_k. Each factor has conditional mean 1 given that
 * location's past, wherever the review was written, so R − t is a martingale for any mix of locations (Pollak 1985;
 * design 5.3). Reviews of an abnormal day stay out: leaving out what was chosen without its score costs no validity.
 */
export function pool(ratios: PooledRatios, factors: Float64Array): void {
  for (let k = 0; k < ratios.length; k++) ratios[k] = Math.min(MOST_RATIO, (1 + ratios[k]!) * factors[k]!);
}

/** Mean evidence M of a side. */
export function pooledEvidence(ratios: PooledRatios, side: Side): number {
  let sum = 0;
  for (let k = side * BANK_SIZE; k < (side + 1) * BANK_SIZE; k++) sum += ratios[k]!;
  return sum / BANK_SIZE;
}
