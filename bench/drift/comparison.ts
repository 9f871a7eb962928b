/** The figures of the comparison: each detector of the field with each of its thresholds, for each baseline and wait. */
import { achievedArl, delays, healthyMaxima, LONGEST, thresholdFor } from './race.ts';
import type { Entrant } from './references/chart.ts';
import { FIELD } from './references/field.ts';
import { SHAPES } from './shapes.ts';

/** Healthy reviews per false alarm to which all are tuned. */
export const ARL = 20_000;

/** Reviews of the baseline, and healthy reviews between it and the change. */
export const COLUMNS: readonly { readonly size: number; readonly later: number }[] = [30, 100, 300, 1_000].flatMap(
  (size) => [0, 300].map((later) => ({ size, later })),
);

/** One detector with one threshold. */
export interface Row {
  readonly name: string;
  /** `default` = a rival with the threshold that it comes with: another rate of false alarms, so no comparison. */
  readonly kind: Entrant['kind'] | 'default';
  /** Per column. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Healthy reviews per false alarm that its threshold achieved. */
  readonly arl: number;
  /** Restricted mean delay per shape, in reviews; their geometric mean; the standard error of its logarithm. */
  readonly means: readonly number[];
  readonly delay: number;
  readonly error: number;
  /** Share not found within 3,000 reviews. */
  readonly missed: number;
  /** A path's part in ln delay, linearised: all detectors see the same paths. NaN where its alarm was false. */
  readonly parts: Float64Array;
}

/** All rows, ours first: with its one threshold, then tuned. */
export function comparison(paths: number, healthyPaths: number): readonly Row[] {
  return FIELD.flatMap((entrant) => rowsOf(entrant, paths, healthyPaths));
}

/** How many times our delay theirs is, and the standard error of that. */
export function ratioOf(theirs: Cell, own: Cell): { readonly ratio: number; readonly error: number } {
  const ratio = theirs.delay / own.delay;
  return { ratio, error: ratio * errorOf(theirs.parts.map((part, path) => part - own.parts[path]!)) };
}

function rowsOf(entrant: Entrant, paths: number, healthyPaths: number): Row[] {
  const { name, kind, fixed } = entrant;
  const tuned: Cell[] = [];
  const shipped: Cell[] = [];
  let maxima: readonly Float64Array[] = [];
  for (const { size, later } of COLUMNS) {
    // An oracle has a chart, and so a threshold, for each shape; the others are measured once a baseline.
    if (later === 0) {
      const shapes = kind === 'bound' ? SHAPES : SHAPES.slice(0, 1);
      maxima = shapes.map((shape) => healthyMaxima(entrant, shape, size, healthyPaths));
    }
    const thresholds = SHAPES.map((_, i) => thresholdFor(maxima[i] ?? maxima[0]!, ARL));
    tuned.push(cellOf(entrant, maxima[0]!, thresholds, size, later, paths));
    if (!fixed) continue;
    shipped.push(cellOf(entrant, maxima[0]!, new Array(SHAPES.length).fill(fixed.threshold), size, later, paths));
  }
  const rows: Row[] = [{ name, kind, cells: tuned }];
  if (fixed) rows.unshift({ name: fixed.name, kind: kind === 'rival' ? 'default' : kind, cells: shipped });
  return rows;
}

function cellOf(
  entrant: Entrant,
  maxima: Float64Array,
  thresholds: readonly number[],
  size: number,
  later: number,
  paths: number,
): Cell {
  const found = SHAPES.map((shape, i) => delays(entrant, shape, [thresholds[i]!], size, later, paths)[0]!);
  return { arl: achievedArl(maxima, thresholds[0]!), ...summary(found) };
}

/** Of the delays per shape and path. d ln(geometric mean) = mean over the shapes of (d mean)/mean, path by path. */
function summary(found: readonly Float64Array[]): Omit<Cell, 'arl'> {
  const kept = found.map((row) => row.filter((delay) => !Number.isNaN(delay)));
  const means = kept.map((row) => meanOf(row));
  const parts = found[0]!.map((_, path) => meanOf(found.map((row, i) => row[path]! / means[i]!)));
  return {
    means,
    delay: Math.exp(meanOf(means.map(Math.log))),
    error: errorOf(parts),
    missed: meanOf(kept.map((row) => row.filter((delay) => delay >= LONGEST).length / row.length)),
    parts,
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Standard error of the mean of those that are numbers. */
function errorOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = meanOf(known);
  return Math.sqrt(meanOf(known.map((value) => (value - mean) ** 2)) / known.length);
}
