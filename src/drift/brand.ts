/** A brand's change over its locations: what each location did, and what only the mix of locations did. */
import type { Level } from '../domain/drift.ts';

/** One location on both sides of a brand's change; n = 0 where it had no review. */
export interface LocationChange {
  readonly location: string;
  readonly before: Level;
  readonly after: Level;
}

/** after.mean − before.mean = Σ within.delta + mix, exactly. */
export interface BrandChange {
  readonly before: Level;
  readonly after: Level;
  /** What each location's own change of level did; the largest part of the change first. */
  readonly within: readonly { readonly location: string; readonly delta: number }[];
  /** What the change of shares between locations did: nobody's service caused it. */
  readonly mix: number;
}

/**
 * Splits a brand's change of mean: Δm = Σ_l ā_l·Δm_l + Σ_l Δa_l·(m̄_l − m̄) with shares a_l and midpoints barred, so that
 * a move of customers between good and bad locations is no drift (Simpson). A location present on one side only has no
 * change of its own: all of it is mix. @throws RangeError when a side has no review
 */
export function decomposeBrand(locations: readonly LocationChange[]): BrandChange {
  const before = pooled(locations.map((location) => location.before));
  const after = pooled(locations.map((location) => location.after));
  const middle = (before.mean + after.mean) / 2;
  let mix = 0;
  const within = locations.map(({ location, before: then, after: now }) => {
    const [shareThen, shareNow] = [then.n / before.n, now.n / after.n];
    const meanThen = then.n > 0 ? then.mean : now.mean;
    const meanNow = now.n > 0 ? now.mean : then.mean;
    mix += (shareNow - shareThen) * ((meanThen + meanNow) / 2 - middle);
    return { location, delta: ((shareThen + shareNow) / 2) * (meanNow - meanThen) };
  });
  const falling = after.mean < before.mean;
  within.sort((a, b) => (falling ? a.delta - b.delta : b.delta - a.delta) || (a.location < b.location ? -1 : 1));
  return { before, after, within, mix };
}

function pooled(levels: readonly Level[]): Level {
  const n = levels.reduce((total, level) => total + level.n, 0);
  if (!(n > 0)) throw new RangeError('Expected reviews on both sides of the change, got none on one');
  return { mean: levels.reduce((total, level) => total + (level.n > 0 ? level.mean * level.n : 0), 0) / n, n };
}
