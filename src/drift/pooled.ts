/** Evidence of a brand or a region: every review against its own location's baseline, so that a move of customers between good and bad locations is no drift. */
import { BANK_SIZE } from './bank.ts';
import { LEAST_PLACES } from './common-cause.ts';
import type { Cells, Side } from './layout.ts';

/** Pooled ratios stop growing here, far above any threshold. */
const MOST_RATIO = 1e30;

/** One location's day adds at most two nats, as an abnormal day does to its own stream (design 4.3): one place is no brand. */
const MOST_A_PLACE = Math.exp(2);

const SIZE = 2 * BANK_SIZE;

/** Six alternatives of a fall and six of a rise, as a detector's own; plain numbers, to be kept as JSON. */
export interface Pool {
  readonly ratios: readonly number[];
  /** Each alternative's own CUSUM, and the day (number) since which it is above 0: when a change began. */
  readonly risen: readonly number[];
  readonly since: readonly number[];
}

/** One location's day: what its reviews do to a ratio R, R·product + sum, and whether the day is abnormal for it (a burst). */
export interface PlaceDay {
  readonly product: readonly number[];
  readonly sum: readonly number[];
  readonly abnormal: boolean;
}

/** No evidence yet. */
export function openPool(): Pool {
  return { ratios: Array(SIZE).fill(0), risen: Array(SIZE).fill(0), since: Array(SIZE).fill(0) };
}

/** A location's ratios before a review is weighed, for `factorsSince`. */
export function ratiosOf({ f32, layout }: Cells): Float64Array {
  return Float64Array.from({ length: SIZE }, (_, k) => f32[layout.ratios + k]!);
}

/**
 * What a review said for each alternative against its location's baseline, q_k/expected, read off the ratios before it
 * and after it (R' = (1 + R)·factor).
 */
export function factorsSince({ f32, layout }: Cells, before: Float64Array): Float64Array {
  return before.map((ratio, k) => f32[layout.ratios + k]! / (1 + ratio));
}

/** One more review of a location's day (none yet when left out): R ← (1 + R)·factor, kept as what it does to any R. */
export function placeDay(day: PlaceDay | undefined, factors: Float64Array, abnormal: boolean): PlaceDay {
  const { product, sum } = day ?? { product: Array<number>(SIZE).fill(1), sum: Array<number>(SIZE).fill(0) };
  return {
    product: product.map((value, k) => Math.min(MOST_RATIO, value * factors[k]!)),
    sum: sum.map((value, k) => Math.min(MOST_RATIO, (1 + value) * factors[k]!)),
    abnormal: abnormal || day?.abnormal === true,
  };
}

/** A location's day that says nothing to a side: somebody was told of it already. */
export function daySilent(day: PlaceDay, side: Side): PlaceDay {
  const at = (values: readonly number[], silent: number) =>
    values.map((value, k) => (Math.floor(k / BANK_SIZE) === side ? silent : value));
  return { ...day, product: at(day.product, 1), sum: at(day.sum, 0) };
}

/**
 * One day (number) of all locations of the pool. Each factor has conditional mean 1 given its own location's past,
 * wherever it was written, so R − t is a martingale for any mix of locations (Pollak 1985; design 5.3). One location's
 * abnormal day stays out: a review bomb is no fall of the brand. Where several have theirs on the same day, that is the
 * brand's day. Counts decide, not scores, so leaving out costs no validity; nor does scaling down.
 */
export function poolDay(pool: Pool, day: number, places: readonly PlaceDay[]): Pool {
  const common = places.filter(({ abnormal }) => abnormal).length >= LEAST_PLACES;
  const ratios = [...pool.ratios];
  const risen = [...pool.risen];
  const since = [...pool.since];
  for (const { product, sum, abnormal } of places) {
    if (abnormal && !common) continue;
    for (let k = 0; k < SIZE; k++) {
      const [ratio, rise] = [ratios[k]!, risen[k]!];
      ratios[k] = Math.min(ratio * product[k]! + sum[k]!, MOST_A_PLACE * Math.max(1, ratio), MOST_RATIO);
      if (rise === 0) since[k] = day;
      risen[k] = Math.max(0, rise + Math.min(2, Math.log(product[k]!)));
    }
  }
  return { ratios, risen, since };
}

/** Mean evidence M of a side. */
export function pooledEvidence({ ratios }: Pool, side: Side): number {
  let sum = 0;
  for (let k = side * BANK_SIZE; k < (side + 1) * BANK_SIZE; k++) sum += ratios[k]!;
  return sum / BANK_SIZE;
}

/** Day (number) since which the side's best alternative explains the reviews better than the locations' baselines do. */
export function pooledSince({ ratios, since }: Pool, side: Side): number {
  let best = side * BANK_SIZE;
  for (let k = best + 1; k < (side + 1) * BANK_SIZE; k++) if (ratios[k]! > ratios[best]!) best = k;
  return since[best]!;
}

/** The pool without a side's evidence: what was told begins anew. */
export function withoutSide(pool: Pool, side: Side): Pool {
  const cleared = (values: readonly number[]) =>
    values.map((value, k) => (Math.floor(k / BANK_SIZE) === side ? 0 : value));
  return { ratios: cleared(pool.ratios), risen: cleared(pool.risen), since: pool.since };
}
