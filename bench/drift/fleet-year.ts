/** Goal G6: five thousand streams for a year, some of which change; what each rule tells, and how much of it is false. */
import { type Claim, claimEvidence, claimOf, weighOn } from '../../src/drift/claim.ts';
import { evidenceOf, fitPrior, giveHeadStart, join, planFor, weigh } from '../../src/drift/detector.ts';
import { discoveries, eValue, PAGE_LEVELS, runLength } from '../../src/drift/fleet.ts';
import { type Cells, DOWN, layoutFor, openCells, UP } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { logThreshold } from '../../src/drift/threshold.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { HEALTHY, SHAPES } from './shapes.ts';

export const DAYS = 365;
/** Alarms count from this day on, and after this many reviews. */
export const FROM_DAY = 90;
const WARM_UP = 30;
/** False alarms a stream and year. */
export const BUDGET = 0.02;
/** Good news may be wrong ten times as often (`src/pipeline/bank.ts`). */
export const GOOD_NEWS = 10;
/** A change that this many reviews follow can be asked for. */
export const ENOUGH = 100;

/** One stream of the made-up fleet. */
export interface Member {
  readonly rng: Random;
  readonly perYear: number;
  readonly law: readonly number[];
  /** Day of the change and the law after it. */
  readonly change?: { readonly day: number; readonly law: readonly number[] };
  readonly bombDay?: number;
}

/** Protocol of design 8: rates log-uniform from one a month to 100 a day, 5 % change on days 120 to 269, 5 % are bombed on days 100 to 299. */
export function member(seed: number, index: number): Member {
  const rng = random(10_000_000 * seed + index);
  const rate = Math.exp(Math.log(1 / 30) + rng.uniform() * Math.log(3_000));
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  const [changes, day, shape] = [rng.uniform() < 0.05, 120 + Math.floor(150 * rng.uniform()), rng.uniform()];
  const [bombed, bombDay] = [rng.uniform() < 0.05, 100 + Math.floor(200 * rng.uniform())];
  return {
    rng,
    perYear: rate * DAYS,
    law,
    ...(changes && { change: { day, law: SHAPES[Math.floor(shape * SHAPES.length)]!.change(law) } }),
    ...(bombed && { bombDay }),
  };
}

/** What a rule did with a fleet in a year. */
export interface FleetRow {
  readonly rule: string;
  readonly falseAlarms: number;
  readonly trueAlarms: number;
  /** Share of the alarms that are false. */
  readonly fdp: number;
  /** Share found of the changed streams with 100 reviews since. */
  readonly power: number;
  /** Median days from the change to a true alarm. */
  readonly delay: number;
}

export interface FleetYear {
  readonly reviews: number;
  /** Streams times the share of the year in which they may alarm. */
  readonly monitored: number;
  readonly rows: readonly FleetRow[];
}

/** e-values of an evening; `claim`: of the alarm by the budget, as the product keeps it. */
interface Evening {
  readonly day: number;
  readonly down: number;
  readonly up: number;
  readonly claim: number;
}

/** A stream's year: the days on which its evidence could matter to e-BH, and its alarm by the budget. */
interface Year {
  readonly member: Member;
  readonly days: readonly Evening[];
  readonly alarm: number | undefined;
  readonly goodAlarm: number | undefined;
  readonly since: number;
}

/** A fleet's year by budget and by daily e-BH; first alarm per stream counts, false before a change. */
export function fleetYear(seed: number, streams: number): FleetYear {
  const plan = planFor(5, usualPrior(5), 'basr');
  let reviews = 0;
  let monitored = 0;
  const years = Array.from({ length: streams }, (_, index): Year => {
    const one = member(seed, index);
    const { year, seen, watched } = live(plan, one);
    reviews += seen;
    monitored += watched;
    return year;
  });
  const down = (year: Year) => year.alarm;
  return {
    reviews,
    monitored,
    rows: [
      rowOf('budget 0.02', years, years.map(down)),
      rowOf('e-BH 0.5', years, pagedOn(years, 'down', 0.5)),
      rowOf('e-BH 0.1', years, pagedOn(years, 'down', PAGE_LEVELS.down)),
      rowOf('e-BH 0.1 of claims', years, pagedOn(years, 'claim', PAGE_LEVELS.down)),
      goodRow(
        'good news, budget 0.2',
        years.map(({ goodAlarm }) => goodAlarm),
      ),
      goodRow('good news, e-BH 0.2', pagedOn(years, 'up', PAGE_LEVELS.up)),
    ],
  };
}

function live(
  plan: ReturnType<typeof planFor>,
  one: Member,
): { readonly year: Year; readonly seen: number; readonly watched: number } {
  const { rng, perYear, law, change } = one;
  const limit = Math.exp(logThreshold(runLength(perYear, BUDGET), 5, 'basr'));
  const goodLimit = Math.exp(logThreshold(runLength(perYear, BUDGET * GOOD_NEWS), 5, 'basr', UP));
  const cells = openCells(layoutFor(5, 0));
  const days: Evening[] = [];
  let claim: Claim | undefined;
  let [alarm, goodAlarm]: (number | undefined)[] = [];
  let [seen, since, watched] = [0, 0, 0];
  for (let day = 0; day < DAYS; day++) {
    const changed = change !== undefined && day >= change.day;
    const today = rng.poisson(perYear / DAYS);
    for (let i = 0; i < today; i++) {
      const level = draw(rng, changed ? change.law : law);
      take(plan, cells, level, seen++, [limit, goodLimit]);
      if (day < FROM_DAY || seen <= WARM_UP) continue;
      const [down, up] = [plan.evidence[DOWN]!, plan.evidence[UP]!];
      if (claim) claim = weighOn(plan, claim, DOWN, level);
      if (alarm === undefined && down >= limit) {
        alarm = day;
        claim = claimOf(plan, cells, DOWN);
      }
      if (goodAlarm === undefined && up >= goodLimit) goodAlarm = day;
    }
    if (changed) since += today;
    if (day < FROM_DAY || seen <= WARM_UP) continue;
    watched++;
    const evening = {
      day,
      down: eValue(evidenceOf(cells, DOWN), perYear),
      up: eValue(evidenceOf(cells, UP), perYear),
      claim: claim ? eValue(claimEvidence(claim), perYear) : 0,
    };
    // Below 1/level nothing is ever discovered.
    if (evening.down >= 2 || evening.up >= 1 / PAGE_LEVELS.up || evening.claim > 0) days.push(evening);
  }
  return { year: { member: one, days, alarm, goodAlarm, since }, seen, watched: watched / DAYS };
}

function take(
  plan: ReturnType<typeof planFor>,
  cells: Cells,
  level: number,
  before: number,
  limits: readonly [number, number],
): void {
  if (before >= WARM_UP) {
    weigh(plan, cells, level);
    join(plan, cells, level);
    return;
  }
  cells.u32[cells.layout.base + level]! += 1;
  if (before < WARM_UP - 1) return;
  fitPrior(plan, cells);
  giveHeadStart(plan, cells, limits);
}

/** The day on which each stream is first among the discoveries of the evening. */
function pagedOn(years: readonly Year[], direction: 'down' | 'up' | 'claim', level: number): (number | undefined)[] {
  const evenings: { stream: number; e: number }[][] = Array.from({ length: DAYS }, () => []);
  for (const [stream, { days }] of years.entries()) {
    for (const { day, [direction]: e } of days) evenings[day]!.push({ stream, e });
  }
  const first: (number | undefined)[] = years.map(() => undefined);
  for (const [day, evening] of evenings.entries()) {
    const found = discoveries(
      evening.map(({ e }) => e),
      level,
      years.length,
    );
    for (const index of found) first[evening[index]!.stream] ??= day;
  }
  return first;
}

function rowOf(rule: string, years: readonly Year[], alarms: readonly (number | undefined)[]): FleetRow {
  let [falseAlarms, askable, found] = [0, 0, 0];
  const delays: number[] = [];
  for (const [index, { member: one, since }] of years.entries()) {
    const alarm = alarms[index];
    const isTrue = alarm !== undefined && one.change !== undefined && alarm >= one.change.day;
    if (alarm !== undefined && !isTrue) falseAlarms++;
    if (isTrue) delays.push(alarm - one.change!.day);
    if (since < ENOUGH) continue;
    askable++;
    if (isTrue) found++;
  }
  delays.sort((a, b) => a - b);
  return {
    rule,
    falseAlarms,
    trueAlarms: delays.length,
    fdp: falseAlarms / Math.max(1, falseAlarms + delays.length),
    power: found / askable,
    delay: delays[Math.floor(delays.length / 2)] ?? Number.NaN,
  };
}

/** No stream of this fleet gets better: every good news is false. */
function goodRow(rule: string, alarms: readonly (number | undefined)[]): FleetRow {
  const falseAlarms = alarms.filter((alarm) => alarm !== undefined).length;
  return { rule, falseAlarms, trueAlarms: 0, fdp: Number.NaN, power: Number.NaN, delay: Number.NaN };
}
