/** Operating curves: for each rate of false alarms the delay of each detector, drawn into docs/ as SVG. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { logThreshold } from '../../src/drift/threshold.ts';
import { print } from '../quality/goal.ts';
import { drawLineChart, type Line } from './line-chart.ts';
import { achievedArl, delays, healthyMaxima, LONGEST, thresholdFor } from './race.ts';
import type { Entrant } from './references/chart.ts';
import { FIELD } from './references/field.ts';
import { ours } from './references/ours.ts';
import { SHAPES, type Shape } from './shapes.ts';

const SCORES = 5;
const DOCS = resolve(import.meta.dirname, '../../docs');
const SIZE = 100;
const LATER = 300;
/** Healthy reviews per false alarm at which a curve is measured. */
const ARLS = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
/** Our settings that get a ring. */
const SETTINGS = [2_000, 20_000];

/** A picture for each of three different falls: a tilt, some very angry customers, the loss of the best score. */
const PICTURES: readonly { readonly shape: string; readonly file: string; readonly title: string }[] = [
  { shape: '→3.6', file: 'drift-mean.svg', title: 'How late is a fall of the mean from 4.2 to 3.6 stars seen?' },
  { shape: '10 % 1★', file: 'drift-one-star.svg', title: 'How late is it seen that 10 % of all reviews turn 1★?' },
  { shape: '5★→4★', file: 'drift-top-score.svg', title: 'How late is it seen that 35 % of the 5★ turn 4★?' },
];

/** Detectors that would crowd the picture and are close to one that is in it. */
const LEFT_OUT = /certified|^EWMA 0.05|delta|in deviations|rolling mean of 30/;

/** Writes the pictures to `folder`; false alarms from `healthyPaths` streams, delays from `paths`. */
export function curves(paths: number, healthyPaths: number, folder = DOCS): void {
  const drawn = FIELD.filter(({ name }) => !LEFT_OUT.test(name));
  const found = drawn.map((entrant) => curvesOf(entrant, paths, healthyPaths));
  for (const [i, { file, title }] of PICTURES.entries()) {
    const lines = found.map((ofEntrant) => ofEntrant[i]!.line);
    const worst = Math.max(...found.map((ofEntrant) => ofEntrant[i]!.error));
    writeFileSync(
      resolve(folder, file),
      drawLineChart({ title, notes: notesOn(paths, healthyPaths, worst), ...axesOf(lines), lines }),
    );
    print(`${title} (docs/${file}; reviews at ${ARLS.join(', ')} per false alarm)`);
    for (const { name, points } of lines) {
      print(`    ${name.padEnd(42)}${points.map(([, y]) => y.toFixed(0).padStart(7)).join('')}`);
    }
  }
}

function notesOn(paths: number, healthyPaths: number, worst: number): readonly string[] {
  const rate = Math.sqrt(ARLS.at(-1)! / 1_000 / healthyPaths);
  return [
    `Level learnt from ${SIZE} reviews, change ${LATER} reviews later; at most ${LONGEST.toLocaleString('en')} reviews are waited for.`,
    `${paths} simulated streams a point (standard error ≤ ${percent(worst)}), false alarms from ${healthyPaths.toLocaleString('en')} (≤ ${percent(rate)}). Lower is better.`,
  ];
}

function axesOf(lines: readonly Line[]) {
  const ys = lines.flatMap(({ points }) => points.map(([, y]) => y));
  return {
    x: { label: 'healthy reviews per false alarm (ARL0)', from: ARLS[0]!, to: ARLS.at(-1)! },
    y: {
      label: 'reviews until the alarm, mean',
      from: Math.min(...ys) * 0.9,
      to: Math.min(LONGEST, Math.max(...ys) * 1.1),
    },
  };
}

interface Curve {
  readonly line: Line;
  /** Largest standard error over its points, as a share. */
  readonly error: number;
}

/** A curve per picture. */
function curvesOf(entrant: Entrant, paths: number, healthyPaths: number): readonly Curve[] {
  const shapes = PICTURES.map(({ shape }) => SHAPES.find(({ name }) => name === shape)!);
  // Only an oracle's chart depends on the change to come.
  const shared = entrant.kind === 'bound' ? undefined : healthyMaxima(entrant, shapes[0]!, SIZE, healthyPaths);
  return shapes.map((shape) => {
    const maxima = shared ?? healthyMaxima(entrant, shape, SIZE, healthyPaths);
    return curveOf(entrant, shape, maxima, paths);
  });
}

function curveOf(entrant: Entrant, shape: Shape, maxima: Float64Array, paths: number): Curve {
  const measure = (thresholds: readonly number[]) =>
    delays(entrant, shape, thresholds, SIZE, LATER, paths).map((row) => summary(row));
  const found = measure(ARLS.map((arl) => thresholdFor(maxima, arl)));
  const points = ARLS.map((arl, i) => [arl, found[i]!.mean] as const);
  const error = Math.max(...found.map((point) => point.error / point.mean));
  const { kind, name } = entrant;
  if (entrant !== ours) return { line: { name, kind: kind === 'bound' ? 'bound' : 'other', points }, error };
  const fixed = SETTINGS.map((arl) => Math.exp(logThreshold(arl, SCORES, 'basr')));
  const marks = {
    name: `set to one in ${SETTINGS.map((arl) => arl.toLocaleString('en')).join(' and ')}`,
    points: measure(fixed).map(({ mean }, i) => [achievedArl(maxima, fixed[i]!), mean] as const),
  };
  return { line: { name: 'vigie', kind: 'own', points, marks }, error };
}

function summary(row: Float64Array): { readonly mean: number; readonly error: number } {
  const known = row.filter((delay) => !Number.isNaN(delay));
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  const squares = known.reduce((sum, delay) => sum + (delay - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares) / known.length };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
