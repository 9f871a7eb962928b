/** Slow falls: how often the yearly comparison is wrong under a season, and how soon it sees 0.1 to 0.3 star a year, beside the detector alone. */
import { fitPrior, planFor } from '../../src/drift/detector.ts';
import { erosion } from '../../src/drift/erosion.ts';
import { DOWN, layoutFor, openCells } from '../../src/drift/layout.ts';
import { levelsOf } from '../../src/drift/levels.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { logThreshold } from '../../src/drift/threshold.ts';
import { tiltFor } from '../../src/drift/tilt.ts';
import { step } from './basr.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { HEALTHY, tilt } from './shapes.ts';

const STARS = levelsOf('stars');
/** Four years, in quarters; the fall goes on all the time. */
const QUARTERS = 16;
/** Seasonal tilt of each quarter of a year: about ±0.14 star. */
const SEASON = [0.08, 0, -0.08, 0];
/** False alarms of the detector a stream-year. */
const BUDGET = 0.02;
/** Reviews that the detector learns from. */
const WARM_UP = 30;

/** What is said of a stream: e is worth telling by itself at 20, among thousands of streams at 1,000. */
export interface ErosionRow {
  readonly perQuarter: number;
  /** Stars a year. */
  readonly fall: number;
  readonly years: number;
  /** Mean of e with its standard error: at most 1 where nothing falls. */
  readonly mean: readonly [number, number];
  /** Shares of streams with e ≥ 20, e ≥ 20 and a noteworthy size, e ≥ 1,000. */
  readonly at20: number;
  readonly told20: number;
  readonly at1000: number;
  /** Share of streams on which the detector alone (2 % false alarms a stream-year, no season) alarmed by then. */
  readonly detector: number;
}

/** One row after two, three and four years; p ~ Dirichlet(20·p0), `quarters` joined a side. */
export function erosionPower(perQuarter: number, fall: number, quarters: number, paths: number): readonly ErosionRow[] {
  const tallies = [2, 3, 4].map((years) => ({ years, sum: 0, squares: 0, at20: 0, told20: 0, at1000: 0 }));
  const alarms: number[] = [];
  for (let path = 0; path < paths; path++) {
    const rng = random(7_000_000 + path);
    const law = dirichlet(
      rng,
      HEALTHY.map((p) => 20 * p),
    );
    const laws = Array.from({ length: QUARTERS }, (_, quarter) => tilt(tiltFor(STARS, law, (fall * quarter) / 4))(law));
    const counts = new Map(laws.map((now, quarter) => [quarter, drawn(rng, now, perQuarter, SEASON[quarter % 4]!)]));
    for (const tally of tallies) {
      const found = erosion('stars', [{ counts }], 4 * tally.years - 1, 'down', { quarters, always: true });
      const e = Math.exp(found?.evidence ?? 0);
      tally.sum += e;
      tally.squares += e * e;
      tally.at20 += Number(e >= 20);
      tally.told20 += Number(e >= 20 && found?.noteworthy === true);
      tally.at1000 += Number(e >= 1_000);
    }
    alarms.push(quarterOfAlarm(rng, laws, perQuarter));
  }
  return tallies.map(({ years, sum, squares, ...shares }) => ({
    perQuarter,
    fall,
    years,
    mean: [sum / paths, Math.sqrt((squares / paths - (sum / paths) ** 2) / paths)],
    at20: shares.at20 / paths,
    told20: shares.told20 / paths,
    at1000: shares.at1000 / paths,
    detector: alarms.filter((quarter) => quarter < 4 * years).length / paths,
  }));
}

function drawn(rng: Random, law: readonly number[], mean: number, season: number): number[] {
  const counts = [0, 0, 0, 0, 0];
  const now = tilt(season)(law);
  for (let left = rng.poisson(mean); left > 0; left--) counts[draw(rng, now)]! += 1;
  return counts;
}

const PLAN = planFor(5, usualPrior(5), 'basr');

/** Quarter in which the detector alarmed; Infinity for never. */
function quarterOfAlarm(rng: Random, laws: readonly (readonly number[])[], mean: number): number {
  const threshold = Math.exp(logThreshold(Math.max(50, (4 * mean) / BUDGET), 5, 'basr'));
  const cells = openCells(layoutFor(5, 0));
  let seen = 0;
  for (const [quarter, law] of laws.entries()) {
    for (let left = rng.poisson(mean); left > 0; left--) {
      const level = draw(rng, law);
      if (seen < WARM_UP) cells.u32[cells.layout.base + level]! += 1;
      else if (step(PLAN, cells, level, DOWN) >= threshold) return quarter;
      if (++seen === WARM_UP) fitPrior(PLAN, cells);
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** Falls measured by reviews a quarter; the many thousands of a large stream take long and are few. */
const CASES: readonly (readonly [perQuarter: number, falls: readonly number[], paths: number])[] = [
  [5, [0, 0.1, 0.2, 0.3], 1],
  [30, [0, 0.1, 0.2, 0.3], 1],
  [100, [0, 0.1, 0.2, 0.3], 1],
  [1_000, [0, 0.1], 0.2],
];

/** The table as lines: where nothing falls (false alarms), then power. `paths` streams a row, twice as many where nothing falls. */
export function erosionReport(paths: number): readonly string[] {
  const lines = [
    'Erosion: four quarters against the same ones of 1 to 3 earlier years under ±0.14 star of season; [after 2, 3, 4 years]',
  ];
  for (const [perQuarter, falls, part] of CASES) {
    for (const fall of falls) {
      const rows = erosionPower(perQuarter, fall, 4, Math.ceil(part * (fall === 0 ? 2 * paths : paths)));
      lines.push(...said(`${perQuarter} a quarter, ${fall.toFixed(1)} star a year`, rows));
    }
  }
  lines.push(...said('one quarter alone: 100 a quarter, 0.3 star a year', erosionPower(100, 0.3, 1, paths)));
  return lines;
}

function said(title: string, rows: readonly ErosionRow[]): string[] {
  const percents = (share: (row: ErosionRow) => number) =>
    rows.map((row) => (100 * share(row)).toFixed(1).padStart(6)).join(' ');
  const means = rows.map(({ mean: [value, error] }) => `${value.toFixed(2)} ± ${error.toFixed(2)}`).join(', ');
  return [
    `    ${title.padEnd(50)} e ≥ 20:${percents((row) => row.at20)} %   and ≥ 0.1 star:${percents((row) => row.told20)} %   e ≥ 1,000:${percents((row) => row.at1000)} %   detector:${percents((row) => row.detector)} %${rows[0]?.fall === 0 ? `   mean e ${means}` : ''}`,
  ];
}
