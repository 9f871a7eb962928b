/** Many streams at once: what a budget of false alarms allows each, which of today's streams are worth a page, and which of those one page tells together. */
import type { Direction } from '../domain/drift.ts';

/** A stream never gets a threshold below this many reviews between false alarms (design 5.1). */
const SMALLEST_RUN_LENGTH = 50;

/** A stream's patience, one year, is never taken for fewer reviews than this (design 5.2). */
const SMALLEST_PATIENCE = 30;

/** Share of false pages among the pages of a year, by direction: two families, as a false celebration is cheap (design 5.2, 5.5). */
export const PAGE_LEVELS: Readonly<Record<Direction, number>> = { down: 0.1, up: 0.2 };

/** Healthy reviews between two false alarms of a stream with `reviewsPerYear` that may be wrong `falseAlarms` times a year: A_s = max(50, n_s/α). */
export function runLength(reviewsPerYear: number, falseAlarms: number): number {
  return Math.max(SMALLEST_RUN_LENGTH, reviewsPerYear / falseAlarms);
}

/**
 * Evidence M as an e-value over a patience of one year: E[M_τ] ≤ E[τ] for a Shiryaev–Roberts statistic (Pollak 1985), so
 * M / n_s has mean at most 1 at any time within n_s reviews (Dandapanthula & Ramdas 2025, error over patience).
 */
export function eValue(evidence: number, reviewsPerYear: number): number {
  return evidence / Math.max(SMALLEST_PATIENCE, reviewsPerYear);
}

/**
 * e-BH (Wang & Ramdas 2022): indices of the k largest e-values, the largest first, for the largest k with
 * e_(k) ≥ tests/(k·level). False discovery rate ≤ level whatever the dependence. `tests` counts all streams of the
 * family, when only those that may matter are given.
 */
export function discoveries(eValues: ArrayLike<number>, level: number, tests = eValues.length): readonly number[] {
  // No e-value below 1/level is ever discovered: the sort sees few of many streams.
  const ranked: number[] = [];
  for (let i = 0; i < eValues.length; i++) if (eValues[i]! * level >= 1) ranked.push(i);
  ranked.sort((a, b) => eValues[b]! - eValues[a]! || a - b);
  let k = ranked.length;
  while (k > 0 && eValues[ranked[k - 1]!]! * k * level < tests) k--;
  return ranked.slice(0, k);
}

/** The e-value from which on test `index` is among the `discoveries`, while the others stay as they are. */
export function neededFor(eValues: readonly number[], index: number, level: number): number {
  const others = eValues.filter((_, i) => i !== index).sort((a, b) => b - a);
  let k = eValues.length;
  while (k > 1 && others[k - 2]! * k * level < eValues.length) k--;
  return eValues.length / (k * level);
}

/** A stream of the fleet in one direction; `parent` is its region's or brand's, which must be in the same fleet. */
export interface FleetStream {
  readonly id: string;
  readonly parent?: string;
  readonly eValue: number;
  /** It was told, and what is above it is weighed without it. */
  readonly told?: boolean;
}

/** One notice: the stream that is told, and the streams beneath it that fall as well, the strongest first. */
export interface Page {
  readonly id: string;
  readonly eValue: number;
  readonly names: readonly string[];
}

/**
 * Today's pages over a fleet of brands, regions and locations, the strongest first. e-BH over all streams says which
 * fire; what fires beneath a firing stream is told within it, and so is what e-BH over its own children adds (explained,
 * not paged). A stream that fires for one child alone is that child's story: the child is paged in its place. A child that
 * was told already explains nothing of what is above it any more.
 * @throws RangeError for an unknown parent or a circle of parents
 */
export function pagesOf(fleet: readonly FleetStream[], level: number): readonly Page[] {
  const tree = treeOf(fleet);
  const values = fleet.map((stream) => stream.eValue);
  const firing = new Set(discoveries(values, level).map((index) => fleet[index]!.id));
  if (firing.size === 0) return [];
  const pages: Page[] = [];
  const visit = (stream: FleetStream): void => {
    if (firing.has(stream.id)) pages.push(...pagesFor(stream, tree, firing, level));
    else for (const child of tree.get(stream.id) ?? []) visit(child);
  };
  for (const root of tree.get(undefined) ?? []) visit(root);
  return pages.sort((a, b) => b.eValue - a.eValue || (a.id < b.id ? -1 : 1));
}

type Tree = ReadonlyMap<string | undefined, readonly FleetStream[]>;

function pagesFor(stream: FleetStream, tree: Tree, firing: ReadonlySet<string>, level: number): readonly Page[] {
  const children = tree.get(stream.id) ?? [];
  const falling = new Set(
    discoveries(
      children.map((child) => child.eValue),
      level,
    ).map((index) => children[index]!),
  );
  for (const child of children) if (holdsFiring(child, tree, firing)) falling.add(child);
  const [only, ...more] = [...falling].filter(({ told }) => !told);
  if (only && more.length === 0 && firing.has(only.id))
    return [...falling].flatMap((child) => pagesFor(child, tree, firing, level));
  const names = [...falling]
    .sort((a, b) => b.eValue - a.eValue || (a.id < b.id ? -1 : 1))
    .flatMap((child) => [
      child.id,
      ...pagesFor(child, tree, firing, level).flatMap((page) => [page.id, ...page.names]),
    ]);
  return [{ id: stream.id, eValue: stream.eValue, names: [...new Set(names)] }];
}

/** Does the stream fire, or anything beneath it? */
function holdsFiring(stream: FleetStream, tree: Tree, firing: ReadonlySet<string>): boolean {
  return firing.has(stream.id) || (tree.get(stream.id) ?? []).some((child) => holdsFiring(child, tree, firing));
}

function treeOf(fleet: readonly FleetStream[]): Tree {
  const known = new Map(fleet.map((stream) => [stream.id, stream]));
  for (const { id, parent } of fleet) {
    let above = parent;
    for (let steps = 0; above !== undefined; steps++) {
      const next = known.get(above);
      if (!next || steps > MOST_STOREYS) {
        throw new RangeError(
          `Expected the parents of "${id}" to be streams of the fleet without a circle, got "${above}"`,
        );
      }
      above = next.parent;
    }
  }
  return Map.groupBy(fleet, ({ parent }) => parent);
}

/** Brand, region and location are three; more than this is a circle. */
const MOST_STOREYS = 16;
