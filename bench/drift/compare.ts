/** The comparison at an equal rate of false alarms, for a person: the table, where ours is ahead and where not, goal G4. */
import { goal, print } from '../quality/goal.ts';
import { ARL, COLUMNS, comparison, type Row, ratioOf } from './comparison.ts';
import { LONGEST } from './race.ts';
import { SHAPES } from './shapes.ts';

/** Goal G4: that many times our delay, baseline of 100 reviews, change 300 later. */
const G4: readonly (readonly [RegExp, `≥ ${number}`])[] = [
  [/^ADWIN/, '≥ 1.7'],
  [/^Page–Hinkley$/, '≥ 1.6'],
  [/^EWMA/, '≥ 2.2'],
  [/^rolling mean.*frozen/, '≥ 2.8'],
];

/** Columns in which the change comes 300 reviews after the baseline. */
const LATER = COLUMNS.flatMap(({ later }, column) => (later > 0 ? [column] : []));

/** Prints all of it, from `paths` streams a cell and thresholds from `healthyPaths` streams. */
export function compare(paths: number, healthyPaths: number): void {
  const rows = comparison(paths, healthyPaths);
  const [own, tuned] = rows as [Row, Row];
  const rivals = rows.filter(({ kind }) => kind === 'rival');
  printTable(rows, paths, healthyPaths);
  for (const column of LATER) printShapes(rows, column);
  printRatios(own, rivals);
  const behind = printBehind(own, rivals, 'with our one threshold');
  printBehind(tuned, rivals, 'with ours tuned as the others');
  printShapesBehind(own, rivals);
  goal('columns “+300” in which a reference is ahead of our one threshold', behind, '≤ 0');
  printG4(own, rivals);
}

function printTable(rows: readonly Row[], paths: number, healthyPaths: number): void {
  const worst = 100 * Math.max(...rows.flatMap(({ cells }) => cells.map(({ error }) => error)));
  const rate = 100 * Math.sqrt(ARL / 1_000 / healthyPaths);
  print(
    `All at one false alarm in ${ARL} reviews: mean delay in reviews (at most ${LONGEST}), geometric mean over ${SHAPES.length} shapes, and share missed`,
  );
  print(
    `  m = reviews of the baseline, +n = change n reviews later; ${paths} streams a cell (standard error ≤ ${worst.toFixed(1)} %), thresholds from ${healthyPaths} healthy streams (rate ± ${rate.toFixed(0)} %)`,
  );
  line('', COLUMNS.map(nameOf));
  const shown = rows.filter(({ kind }) => kind !== 'default');
  for (const { name, cells } of shown) line(name, cells.map(delayAndMissed));
  print('  Reviews per false alarm of our one threshold, and of thresholds that others come with:');
  const fixed = rows.filter(({ kind, name }) => kind === 'default' || name.endsWith('one threshold'));
  for (const { name, cells } of fixed) {
    line(
      name,
      cells.map(({ arl }, column) => (COLUMNS[column]!.later === 0 ? arl.toFixed(0) : '')),
    );
  }
  print('  Delays with the thresholds that others come with (another rate of false alarms, so no comparison):');
  for (const { name, kind, cells } of fixed) if (kind === 'default') line(name, cells.map(delayAndMissed));
}

function printShapes(rows: readonly Row[], column: number): void {
  print(`Mean delay by shape, ${nameOf(COLUMNS[column]!)}`);
  line(
    '',
    SHAPES.map(({ name }) => name),
  );
  for (const { name, kind, cells } of rows) {
    if (kind === 'default') continue;
    line(
      name,
      cells[column]!.means.map((mean) => mean.toFixed(0)),
    );
  }
}

function printRatios(own: Row, rivals: readonly Row[]): void {
  print('Their delay over ours with our one threshold, on the same streams, ± standard error');
  line(
    '',
    LATER.map((column) => nameOf(COLUMNS[column]!)),
  );
  for (const { name, cells } of rivals) {
    const ratios = LATER.map((column) => ratioOf(cells[column]!, own.cells[column]!));
    line(
      name,
      ratios.map(({ ratio, error }) => `${ratio.toFixed(2)} ±${error.toFixed(2)}`),
    );
  }
}

/** Where a rival's geometric mean is not above ours; in how many columns. */
function printBehind(own: Row, rivals: readonly Row[], how: string): number {
  const cells = LATER.flatMap((column) =>
    rivals.flatMap((rival) => {
      const { ratio, error } = ratioOf(rival.cells[column]!, own.cells[column]!);
      const told = `${rival.name}, ${nameOf(COLUMNS[column]!)} (${ratio.toFixed(3)} ±${error.toFixed(3)})`;
      return ratio <= 1 ? [{ column, told }] : [];
    }),
  );
  print(`  Not ahead in a “+300” column, ${how}: ${cells.map(({ told }) => told).join('; ') || 'nowhere'}`);
  return new Set(cells.map(({ column }) => column)).size;
}

/** A rival may be better at one shape and pay with another. */
function printShapesBehind(own: Row, rivals: readonly Row[]): void {
  print('  Single shapes in a “+300” column at which a rival is ahead of our one threshold:');
  for (const { name, cells } of rivals) {
    const ahead = LATER.flatMap((column) => {
      const shapes = SHAPES.filter((_, i) => cells[column]!.means[i]! < own.cells[column]!.means[i]!);
      return shapes.length > 0 ? [`${nameOf(COLUMNS[column]!)} ${shapes.map((shape) => shape.name).join(', ')}`] : [];
    });
    if (ahead.length > 0) print(`    ${name}: ${ahead.join('; ')}`);
  }
}

function printG4(own: Row, rivals: readonly Row[]): void {
  const column = COLUMNS.findIndex(({ size, later }) => size === 100 && later === 300);
  print('G4  their delay over ours with our one threshold, baseline of 100 reviews, change 300 later');
  for (const { name, cells } of rivals) {
    const wanted = G4.find(([pattern]) => pattern.test(name))?.[1];
    goal(name, ratioOf(cells[column]!, own.cells[column]!).ratio, wanted);
  }
}

function nameOf({ size, later }: (typeof COLUMNS)[number]): string {
  return `m=${size} +${later}`;
}

function delayAndMissed({ delay, missed }: Row['cells'][number]): string {
  return `${delay.toFixed(0)} ${missed.toFixed(2).slice(1)}`;
}

function line(name: string, cells: readonly string[]): void {
  print(`  ${name.padEnd(42)}${cells.map((cell) => cell.padStart(13)).join('')}`);
}
