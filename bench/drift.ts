/**
 * What the detector can do, beside its goals: `npm run bench:drift` (some minutes; `-- compare` or other names of PARTS
 * for these alone, `-- --quick` for a tenth of the paths, `-- --full` for G7 at full size; `-- --calibrate` finds the
 * corrections c(A) of src/drift/threshold.ts instead). Fixed seeds.
 */
import { DOWN, UP } from '../src/drift/layout.ts';
import { usualPrior } from '../src/drift/prior.ts';
import { logThreshold } from '../src/drift/threshold.ts';
import { BASELINES, calibrate } from './drift/calibrate.ts';
import { closure } from './drift/closure.ts';
import { leastDelays } from './drift/cold-start.ts';
import { compare } from './drift/compare.ts';
import { curves } from './drift/curves.ts';
import { dating } from './drift/dating.ts';
import { erosionReport } from './drift/erosion.ts';
import { fleet } from './drift/fleet.ts';
import { hostileRuns } from './drift/hostile.ts';
import { knownBaseline } from './drift/known.ts';
import { achievedArl, falselyTold, learntBaseline, nullMaxima } from './drift/learnt.ts';
import { lineEfforts } from './drift/lines.ts';
import { coverageReport } from './drift/rating-sequence.ts';
import { seasonalFleet, type Tally } from './drift/season.ts';
import { HEALTHY, STREAMS } from './drift/shapes.ts';
import { shuffledStreams } from './drift/shuffled.ts';
import { detectorSpeed, SEASON, stateSize, watchSpeed } from './drift/speed.ts';
import { replayInStores } from './drift/store-replay.ts';
import { busyDays, volumeRates } from './drift/volume.ts';

const quick = process.argv.includes('--quick');
const scaled = (paths: number): number => (quick ? Math.ceil(paths / 10) : paths);

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  speed,
  lines,
  hostile,
  replay,
  shuffled,
  known,
  learnt,
  'cold-start': coldStart,
  dates,
  alarms: falseAlarms,
  'shapes-of-streams': shapesOfStreams,
  fleet: () => fleet(print, scaled(5_000), scaled(100)),
  season,
  volume,
  closure: adding,
  erosion: () => erosionReport(scaled(500)).forEach(print),
  rating: () => coverageReport(scaled(500)).forEach(print),
  compare: () => compare(scaled(500), scaled(4_000)),
  curves: () => curves(500, 10_000),
};
/** Only when asked for: rewrites the pictures in docs/, always with all paths. */
const WRITES = ['curves'];

if (process.argv.includes('--calibrate')) for (const line of calibrate(scaled(6_000))) print(line);
else await run(process.argv.slice(2).filter((argument) => !argument.startsWith('--')));

async function run(asked: readonly string[]): Promise<void> {
  const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) {
    throw new RangeError(`Expected names among ${Object.keys(PARTS).join(', ')}, got "${unknown}"`);
  }
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length > 0 ? asked.includes(name) : !WRITES.includes(name)) await part();
  }
}

function known(): void {
  print('G1  baseline known, ARL0 = 20,000, change after 200 reviews: mean delay in reviews');
  const rows = knownBaseline(scaled(2_000), scaled(800));
  for (const { shape, oracle, bank, limit } of rows) {
    print(
      `    ${shape.padEnd(9)} oracle ${fixed(oracle, 1)}  bank ${fixed(bank, 1)}  ratio ${fixed(bank / oracle, 2)}  of ln A/KL ${fixed(bank / limit, 2)}`,
    );
  }
  const ratios = rows.map(({ bank, oracle }) => bank / oracle);
  goal('geometric mean ratio', geometric(ratios), '≤ 1.20');
  goal('worst ratio', Math.max(...ratios), '≤ 1.30');
}

function learnt(): void {
  for (const [name, size, later, target, paths] of [
    ['G2', 100, 300, '≤ 135', 1_000],
    ['G3', 100, 0, '≤ 330', 1_000],
    // More paths: one miss of a fall that is nearly always found at once weighs as much as fifty finds.
    ['cold start', 30, 0, '≤ 760', 4_000],
  ] as const) {
    print(
      `${name}  baseline of ${size} reviews, change ${later} later, A = 20,000: delay in reviews (mean, median, p90), missed in 3,000`,
    );
    const rows = learntBaseline(size, later, scaled(paths));
    for (const { shape, mean, median, p90, missed } of rows) {
      print(
        `    ${shape.padEnd(9)} ${fixed(mean, 0)} ${fixed(median, 0)} ${fixed(p90, 0)}  ${fixed(100 * missed, 1)} %`,
      );
    }
    goal('geometric mean of mean delays', geometric(rows.map(({ mean }) => mean)), target);
    goal('missed, mean share', rows.reduce((sum, { missed }) => sum + missed, 0) / rows.length, later ? '≤ 0.10' : '–');
  }
}

function coldStart(): void {
  print(
    '    baseline of 30 reviews, change at once, A = 20,000: no rule that keeps its rate whatever the law has a shorter delay',
  );
  for (const [name, spent] of [
    ['all false alarms kept for this change', 3_000],
    ['those of the first 300 reviews', 300],
  ] as const) {
    const rows = leastDelays(30, spent, scaled(2_000));
    print(`    ${name.padEnd(40)}${rows.map(({ shape, least }) => `${shape} ${least.toFixed(0)}`).join('  ')}`);
    goal('geometric mean', geometric(rows.map(({ least }) => least)), '–');
  }
}

function dates(): void {
  for (const arl of [20_000, 2_000]) {
    print(
      `    dates, baseline of 100 reviews, change 300 later, A = ${arl}: error in reviews (median, mean) of the companion's window and as told`,
    );
    const rows = dating(arl, scaled(500));
    for (const { shape, own, told } of rows) {
      print(
        `    ${shape.padEnd(9)} window ${fixed(own[0], 0)} ${fixed(own[1], 1)}  told ${fixed(told[0], 0)} ${fixed(told[1], 1)}`,
      );
    }
    goal('largest ratio of means', Math.max(...rows.map(({ own, told }) => told[1] / own[1])), '≤ 1.03');
  }
}

function falseAlarms(): void {
  print('G5  achieved ARL0 / A over the 1,000 reviews after a baseline of 30, 100, 300, 1,000');
  const low = [0.16, 0.07, 0.08, 0.18, 0.51];
  const stars = [10, 20, 40, 80].map((strength) => [`stars, fleet strength ${strength}`, HEALTHY, strength] as const);
  const others = [2, 3, 7, 10, 11].map((levels) => [`${levels} levels`, usualPrior(levels).shares, 20] as const);
  const ratios = [...stars, ...others].flatMap(([name, centre, strength]) => falseAlarmsOf(name, centre, strength));
  goal('lowest', Math.min(...ratios), '≥ 0.9');
  goal('highest', Math.max(...ratios), '≤ 2');
  goal('lowest, fleet mean wrong', Math.min(...falseAlarmsOf('stars, fleet mean 3.9', low, 20)), '≥ 0.55');
}

function falseAlarmsOf(name: string, centre: readonly number[], strength: number): readonly number[] {
  const maxima = [2_000, 20_000].map((arl) =>
    BASELINES.map((size) => nullMaxima(centre, 'basr', size, arl, scaled(20_000), strength)),
  );
  return ([DOWN, UP] as const).flatMap((side) => {
    const ratios = [2_000, 20_000].map((arl, i) =>
      maxima[i]!.map((found) => achievedArl(found[side], logThreshold(arl, centre.length, 'basr', side)) / arl),
    );
    const cells = ratios.map((row) => row.map((ratio) => fixed(ratio, 2)).join(''));
    print(
      `    ${name.padEnd(26)} ${side === DOWN ? 'falls' : 'rises'}  A = 2,000: ${cells[0]}   A = 20,000: ${cells[1]}`,
    );
    return ratios.flat();
  });
}

/** A review a day, A by the usual budget: one false fall in fifty stream-years; good news ten times as often. */
function shapesOfStreams(): void {
  const [reviews, down, up, paths] = [570, 18_250, 1_825, scaled(20_000)];
  const stated = (arl: number) => fixed(100 * (1 - Math.exp(-reviews / arl)), 1);
  print(
    `G5b healthy streams whose law is not the usual one, ${reviews} reviews after a baseline of 30: per cent told to fall (${stated(down)} stated) and to rise (${stated(up)} stated), ± standard error`,
  );
  const rows = STREAMS.map(({ name, law }) => {
    const [falls, rises] = [falselyTold(law, DOWN, down, reviews, paths), falselyTold(law, UP, up, reviews, paths)];
    const told = (share: number) => `${fixed(100 * share, 2)} ± ${(100 * standardError(share, paths)).toFixed(2)}`;
    print(`    ${name.padEnd(14)} ${told(falls)} ${told(rises)}`);
    return falls;
  });
  goal('highest share of false falls, per cent', 100 * Math.max(...rows), '≤ 4');
}

function standardError(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

/** By the protocol with `--full`: 5,000 streams, three seeds; else 1,000 and two. */
function season(): void {
  const full = process.argv.includes('--full');
  const [streams, seeds] = full ? [5_000, [1, 2, 3]] : [scaled(1_000), [1, 2]];
  print(`G7  yearly season of ±0.08 in tilt, ${seeds.length} × ${streams} streams, 365 days (± standard error)`);
  const { rows, fits } = seasonalFleet(streams, seeds);
  for (const { season, reviews, gain, standardError, refused } of fits) {
    print(
      `    season fitted to ${reviews} reviews of two years: ${season ? 'applied' : refused}, saves ${(1e3 * gain).toFixed(2)} ± ${(1e3 * standardError).toFixed(2)} millinats a review held out`,
    );
  }
  for (const { name, budget, paged } of rows) {
    print(`    ${name.padEnd(20)} budget ${tallied(budget)}   e-BH ${tallied(paged)}`);
  }
  const [calm, , corrected] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
  const power = ({ found, enough }: Tally) => found / enough;
  goal('false alarms, corrected over no season', corrected.budget.wrong / calm.budget.wrong, '≤ 1');
  goal('power lost, points', 100 * (power(calm.budget) - power(corrected.budget)), '≤ 2');
}

function tallied({ wrong, right, enough, found }: Tally): string {
  const power = found / enough;
  return `false ${wrong} ± ${Math.sqrt(wrong).toFixed(0)}, true ${right}, power ${power.toFixed(2)} ± ${standardError(power, enough).toFixed(2)}`;
}

function adding(): void {
  const { whole, split, causes, reviews } = closure(scaled(2_000));
  print(`G11 explanations of ${scaled(2_000)} changes (${reviews} reviews): largest error, in units of the scale`);
  print(
    `    whole ${whole.toExponential(1)}  more often + worse ${split.toExponential(1)}  causes ${causes.toExponential(1)}`,
  );
  goal('largest error, in billionths', 1e9 * Math.max(whole, split, causes), '≤ 1');
}

function volume(): void {
  const years = scaled(1_500);
  print(
    `    volume: ${years} stream-years each; false ones a stream-year, share found in 60 days and mean days until told`,
  );
  for (const { rate, size, surges, silences, doubled, trebled, stopped } of volumeRates(years)) {
    const found = ({ share, days }: { share: number; days: number }) => `${fixed(share, 2)} ${fixed(days, 1)}`;
    print(
      `    ${fixed(rate, 1)} a day, k = ${String(size).padEnd(8)}  surge ${fixed(surges, 3)}  silence ${fixed(silences, 3)}   ×2 ${found(doubled)}   ×3 ${found(trebled)}   stop ${found(stopped)}`,
    );
  }
  for (const { name, burst, surge, drift } of busyDays(scaled(500))) {
    print(`    ${name.padEnd(10)} burst ${fixed(burst, 3)}  surge ${fixed(surge, 3)}  drift ${fixed(drift, 3)}`);
  }
}

function speed(): void {
  print('G10 speed and size');
  goal('detector, both directions, million reviews a second', detectorSpeed(quick ? 500_000 : 5_000_000), '≥ 2.5');
  goal('whole watch, million reviews a second', watchSpeed(quick ? 50_000 : 500_000), '–');
  goal('the same with a season', watchSpeed(quick ? 50_000 : 500_000, SEASON), '–');
  for (const levels of [2, 5, 11]) {
    const { core, saved } = stateSize(levels);
    print(
      `    ${levels} levels: detector ${core} bytes (goal ≤ 128), saved with its guards and change dates ${saved} bytes`,
    );
  }
}

async function lines(): Promise<void> {
  const count = quick ? 1_000_000 : 10_000_000;
  print(`    vigie drift over ${count / 1e6} M lines of 1,000 streams, beside a process that only parses them`);
  const { drift, parse, checked } = await lineEfforts(count, 1_000);
  for (const [name, { seconds, peakMb }] of [
    ['JSON.parse alone', parse],
    ['parsed and checked', checked],
    ['vigie drift', drift],
  ] as const)
    print(`    ${name.padEnd(20)} ${fixed(seconds, 1)} s of processor time, at most ${fixed(peakMb, 0)} MB`);
  goal('time of the command over JSON.parse alone', drift.seconds / parse.seconds, '≤ 1.5');
  goal('time of the command over parsing and checking', drift.seconds / checked.seconds, '≤ 1.5');
}

function hostile(): void {
  const count = quick ? 1_000_000 : 10_000_000;
  print(
    `    one stream of ${count / 1e6} M reviews: ns a review in the first and last tenth, events; reviews watched + late + of abnormal days`,
  );
  for (const { name, first, last, said, fates } of hostileRuns(count)) {
    const { watched, late, abnormal } = fates;
    print(`    ${name.padEnd(30)} ${fixed(first, 0)} ${fixed(last, 0)}  ${said}  ${watched} + ${late} + ${abnormal}`);
  }
}

async function replay(): Promise<void> {
  const [logs, each] = [scaled(100), 10];
  print(
    `    ${logs * each} splits of ${logs} logs with late reviews, edits and deletions, put away in a database in between`,
  );
  for (const { name, seconds, restored, events, different } of await replayInStores(logs, each)) {
    print(`    ${name.padEnd(10)} ${restored} times restored, ${events} events of the logs, ${fixed(seconds, 0)} s`);
    goal('splits that were not byte for byte the same', different.length, '0');
  }
}

function shuffled(): void {
  const rows = shuffledStreams(scaled(500));
  if (rows.length === 0) {
    print('    real streams, shuffled: left out, the shared material is absent');
    return;
  }
  print('G12 real streams in a random order: healthy reviews a false alarm, over A (± standard error)');
  for (const { name, what, arl, streams, reviews, alarms, ratio, standardError } of rows) {
    const told = alarms === 0 ? `no alarm` : `${fixed(ratio, 2)} ± ${standardError.toFixed(2)}`;
    const size = `${streams} streams, ${(reviews / 1e6).toFixed(1)} M reviews, ${alarms} alarms`;
    print(`    ${what.padEnd(8)} A = ${String(arl).padEnd(6)} ${name.padEnd(24)} ${told}   (${size})`);
    if (name === 'all') goal(`${what}, all streams, ARL0 over A`, ratio, '≥ 1');
  }
}

function goal(name: string, value: number, target: string): void {
  print(`    → ${name}: ${fixed(value, 2)} (goal ${target})`);
}

function geometric(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits).padStart(digits + 5);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
