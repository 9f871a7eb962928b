/** Evidence of a brand or a region: every review against its own location's baseline, so that a move of customers between good and bad locations is no drift. */
import { BANK_SIZE } from './bank.ts';
import { LEAST_PLACES } from './common-cause.ts';
import type { Cells, Side } from './layout.ts';

/** Pooled ratios stop growing here, far above any threshold. */
const MOST_RATIO = 1e30;

/** Six ratios for a fall and six for a rise, as a detector's own; the state to keep. */
export type PooledRatios = Float64Array;

/** No evidence yet. */
export function pooledRatios(): PooledRatios {
  return new Float64Array(2 * BANK_SIZE);
}

/** A location's ratios before a review is weighed, for `factorsSince`. */
export function ratiosOf({ f32, layout }: Cells): Float64Array {
  return Float64Array.from({ length: 2 * BANK_SIZE }, (_, k) => f32[layout.ratios + k]!);
}

/**
 * What a review said for each alternative against its location's baseline, q_k/expected, read off the ratios before it
 * and after it (R' = (1 + R)·factor).
 */
export function factorsSince({ f32, layout }: Cells, before: Float64Array): Float64Array {
  return before.map((ratio, k) => f32[layout.ratios + k]! / (1 + ratio));
}

/** One location's day: what its reviews said, in order, and whether the day is abnormal for it (a burst). */
export interface PlaceDay {
  readonly factors: readonly Float64Array[];
  readonly abnormal: boolean;
}

/**
 * One day of all locations of the pool, review by review: R_k ← (1 + R_k)·factor_k. Each factor has conditional mean 1
 * given its own location's past, wherever it was written, so R − t is a martingale for any mix of locations (Pollak
 * 1985; design 5.3). One location's abnormal day stays out: a review bomb is no fall of the brand. Where several have
 * theirs on the same day, that is the brand's day. Counts decide, not scores, so leaving out costs no validity.
 */
export function poolDay(ratios: PooledRatios, places: readonly PlaceDay[]): void {
  const common = places.filter(({ abnormal }) => abnormal).length >= LEAST_PLACES;
  for (const { factors, abnormal } of places) {
    if (abnormal && !common) continue;
    for (const factor of factors) {
      for (let k = 0; k < ratios.length; k++) ratios[k] = Math.min(MOST_RATIO, (1 + ratios[k]!) * factor[k]!);
    }
  }
}

/** Mean evidence M of a side. */
export function pooledEvidence(ratios: PooledRatios, side: Side): number {
  let sum = 0;
  for (let k = side * BANK_SIZE; k < (side + 1) * BANK_SIZE; k++) sum += ratios[k]!;
  return sum / BANK_SIZE;
}
