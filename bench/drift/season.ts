/** Goal G7: a fleet with a yearly season, judged by detectors that know nothing of it and by ones that took it out (drift.md 3.4, 8). */
import { evidenceOf, fitPrior, giveHeadStart, join, planFor, weigh, withoutSeason } from '../../src/drift/detector.ts';
import { DOWN, layoutFor, openCells } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { type Season, tiltLaw, tiltOn } from '../../src/drift/season.ts';
import { fitSeason, type SeasonFit, type SeasonStream } from '../../src/drift/season-fit.ts';
import { logThreshold } from '../../src/drift/threshold.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { HEALTHY, SHAPES } from './shapes.ts';

const DAYS = 365;
/** Day 0 of the year that is judged: 2025-01-01. */
const START = 20_089;
const HISTORY_DAYS = 730;
/** Streams whose two years before make the season. */
const FITTED = 200;
const AMPLITUDE = 0.08;
const ALLOWED_FROM = 90;
const WARM_UP = 30;
const CHANGED = 0.05;
/** Budget of false alarms a stream and year. */
const BUDGET = 0.02;
/** Level of the daily e-BH. */
const PAGED = 0.1;
const ENOUGH = 100;

const swing = (day: number): number => AMPLITUDE * Math.sin((2 * Math.PI * day) / DAYS);

/** What one rule did in a year. */
export interface Tally {
  readonly wrong: number;
  readonly right: number;
  /** Changes with at least 100 reviews after them, and those of them that were found. */
  readonly enough: number;
  readonly found: number;
}

export interface SeasonRow {
  readonly name: string;
  readonly budget: Tally;
  readonly paged: Tally;
}

/** The fleet without a season, with one uncorrected, and corrected by the season fitted to its two years before; streams and their random draws are the same in all. */
export function seasonalFleet(
  streams: number,
  seeds: readonly number[],
): { readonly rows: readonly SeasonRow[]; readonly fits: readonly SeasonFit[] } {
  const fits = seeds.map((seed) => fitSeason(historyOf(seed, Math.min(streams, FITTED)), HEALTHY.length));
  const conditions: readonly (readonly [string, boolean, (index: number) => Season | undefined])[] = [
    ['no season', false, () => undefined],
    ['season, uncorrected', true, () => undefined],
    ['season, corrected', true, (index) => fits[index]!.season],
  ];
  const rows = conditions.map(([name, seasonal, known]) => {
    const years = seeds.map((seed, index) => yearOf(seed, streams, seasonal, known(index)));
    return { name, budget: total(years.map(budgetTally)), paged: total(years.map(pagedTally)) };
  });
  return { rows, fits };
}

interface Truth {
  readonly law: readonly number[];
  readonly rate: number;
  readonly change?: { readonly day: number; readonly law: readonly number[] };
}

function truthOf(rng: Random): Truth {
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  const rate = (1 / 30) * 3_000 ** rng.uniform();
  const [changes, day, shape] = [rng.uniform() < CHANGED, 120 + Math.floor(150 * rng.uniform()), rng.uniform()];
  if (!changes) return { law, rate };
  return { law, rate, change: { day, law: SHAPES[Math.floor(shape * SHAPES.length)]!.change(law) } };
}

function historyOf(seed: number, streams: number): readonly SeasonStream[] {
  return Array.from({ length: streams }, (_, index) => {
    const { law, rate } = truthOf(random(seedOf(seed, index)));
    const rng = random(seedOf(seed, index) + 500_000);
    const days: number[] = [];
    const levels: number[] = [];
    for (let day = -HISTORY_DAYS; day < 0; day++) {
      const today = tilted(law, swing(day));
      for (let n = rng.poisson(rate); n > 0; n--) {
        days.push(START + day);
        levels.push(draw(rng, today));
      }
    }
    return { days, levels };
  });
}

/** A stream's year: when the budget rule alarmed first, and M at the end of each day. */
interface Year {
  readonly truth: Truth;
  readonly after: number;
  readonly size: number;
  readonly alarm: number | undefined;
  readonly evidence: Float64Array;
}

function yearOf(seed: number, streams: number, seasonal: boolean, season: Season | undefined): readonly Year[] {
  const plan = planFor(HEALTHY.length, usualPrior(HEALTHY.length), 'basr');
  const layout = layoutFor(HEALTHY.length, 0);
  return Array.from({ length: streams }, (_, index) => {
    const rng = random(seedOf(seed, index));
    const truth = truthOf(rng);
    const size = truth.rate * DAYS;
    const limit = Math.exp(logThreshold(Math.max(50, size / BUDGET), HEALTHY.length, 'basr'));
    const cells = openCells(layout);
    const evidence = new Float64Array(DAYS);
    let alarm: number | undefined;
    let [reviews, after] = [0, 0];
    for (let day = 0; day < DAYS; day++) {
      const changed = truth.change !== undefined && day >= truth.change.day;
      const law = changed ? truth.change!.law : truth.law;
      const today = seasonal ? tilted(law, swing(day)) : law;
      const tilt = tiltOn(season, START + day);
      for (let n = rng.poisson(truth.rate); n > 0; n--) {
        const given = draw(rng, today);
        const level = tilt === 0 ? given : withoutSeason(plan, cells, given, tilt);
        if (changed) after++;
        if (reviews++ < WARM_UP) {
          cells.u32[layout.base + level]! += 1;
          if (reviews < WARM_UP) continue;
          fitPrior(plan, cells);
          giveHeadStart(plan, cells, [limit, limit]);
          continue;
        }
        weigh(plan, cells, level);
        join(plan, cells, level);
        if (alarm === undefined && day >= ALLOWED_FROM && plan.evidence[DOWN]! >= limit) alarm = day;
      }
      evidence[day] = evidenceOf(cells, DOWN);
    }
    return { truth, after, size, alarm, evidence };
  });
}

function budgetTally(years: readonly Year[]): Tally {
  return tally(
    years,
    years.map(({ alarm }) => alarm),
  );
}

/** Daily e-BH: e = M / max(30, reviews a year); the k largest are paged with e(k) ≥ N/(k·q) (drift.md 5.2). */
function pagedTally(years: readonly Year[]): Tally {
  const paged: (number | undefined)[] = years.map(() => undefined);
  for (let day = ALLOWED_FROM; day < DAYS; day++) {
    const values = years
      .map(({ evidence, size }, index) => ({ index, e: evidence[day]! / Math.max(WARM_UP, size) }))
      .filter(({ e }) => e >= 1 / PAGED)
      .sort((a, b) => b.e - a.e);
    const last = values.findLastIndex(({ e }, i) => e >= years.length / ((i + 1) * PAGED));
    for (const { index } of values.slice(0, last + 1)) paged[index] ??= day;
  }
  return tally(years, paged);
}

function tally(years: readonly Year[], alarms: readonly (number | undefined)[]): Tally {
  let [wrong, right, enough, found] = [0, 0, 0, 0];
  for (const [i, { truth, after }] of years.entries()) {
    const alarm = alarms[i];
    const isRight = alarm !== undefined && truth.change !== undefined && alarm >= truth.change.day;
    if (isRight) right++;
    else if (alarm !== undefined) wrong++;
    if (after < ENOUGH) continue;
    enough++;
    if (isRight) found++;
  }
  return { wrong, right, enough, found };
}

function total(tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    wrong: sum(({ wrong }) => wrong),
    right: sum(({ right }) => right),
    enough: sum(({ enough }) => enough),
    found: sum(({ found }) => found),
  };
}

function tilted(law: readonly number[], tilt: number): readonly number[] {
  const weights = Float64Array.from(law);
  tiltLaw(weights, tilt);
  return Array.from(weights);
}

function seedOf(seed: number, index: number): number {
  return 10_000_000 * seed + index;
}
