/** A brand of fifty locations in five regions for a year: who is paged when all of it falls, a region, one location, or only the mix of customers. */
import type { LocationId } from '../../src/domain/ids.ts';
import { decomposeBrand } from '../../src/drift/brand.ts';
import { evidenceOf, fitPrior, join, type Plan, planFor, weigh } from '../../src/drift/detector.ts';
import { discoveries, eValue, type FleetStream, PAGE_LEVELS, pagesOf, runLength } from '../../src/drift/fleet.ts';
import { type Cells, DOWN, layoutFor, openCells } from '../../src/drift/layout.ts';
import {
  factorsSince,
  openPool,
  type PlaceDay,
  type Pool,
  placeDay,
  poolDay,
  pooledEvidence,
  ratiosOf,
} from '../../src/drift/pooled.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { logThreshold } from '../../src/drift/threshold.ts';
import { BUDGET, DAYS, FROM_DAY } from './fleet-year.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { contaminate, HEALTHY, tilt } from './shapes.ts';

const REGIONS = 5;
const LOCATIONS = 50;
const WARM_UP = 30;
const CHANGE = 200;

/** What happens to a location from day 200 on. */
interface Story {
  readonly name: string;
  readonly law?: (law: readonly number[], location: number) => readonly number[];
  /** Reviews a day, one before. */
  readonly rate?: (law: readonly number[]) => number;
}

const meanOf = (law: readonly number[]): number => law.reduce((sum, p, level) => sum + p * (level + 1), 0);

const STORIES: readonly Story[] = [
  { name: 'calm' },
  { name: 'customers move to the worse half', rate: (law) => (meanOf(law) < 4.23 ? 1.8 : 0.2) },
  { name: 'all fall (10 % 1★)', law: contaminate(0.1) },
  { name: 'one region falls (20 % 1★)', law: (law, location) => (location < 10 ? contaminate(0.2)(law) : law) },
  { name: 'one location falls to 2.5', law: (law, location) => (location === 0 ? tilt(0.68214505)(law) : law) },
];

export interface StoryRow {
  readonly story: string;
  /** Share of the paths with a page of the brand, of a region, of a location. */
  readonly paged: readonly [brand: number, region: number, location: number];
  /** Notices a path: with the hierarchy, and if each firing stream were told by itself. */
  readonly notices: readonly [hierarchy: number, each: number];
  /** Mean days from the change to the first page; of the paths with one. */
  readonly delay: number;
  /** Share of the paths in which the brand's raw scores as one stream (no baseline of its own per location) alarm by the budget. */
  readonly raw: number;
  /** Mean change of the brand's mean, and the part of it that is the mix of locations. */
  readonly change: number;
  readonly mix: number;
}

/** Every story, `paths` times. */
export function hierarchy(paths: number): readonly StoryRow[] {
  const plan = planFor(5, usualPrior(5), 'basr');
  return STORIES.map((story) => {
    const lives = Array.from({ length: paths }, (_, path) => year(plan, story, random(40_000_000 + path)));
    const share = (of: (life: Life) => boolean) => lives.filter(of).length / paths;
    const mean = (of: (life: Life) => number, among = lives) =>
      among.reduce((sum, life) => sum + of(life), 0) / among.length;
    const late = lives.filter(({ first }) => first !== undefined);
    return {
      story: story.name,
      paged: [
        share(({ told }) => told.has('brand')),
        share(({ told }) => [...told].some((id) => id.startsWith('region'))),
        share(({ told }) => [...told].some((id) => id.startsWith('location'))),
      ],
      notices: [mean(({ told }) => told.size), mean(({ each }) => each)],
      delay: mean(({ first }) => first! - CHANGE, late),
      raw: share(({ raw }) => raw),
      change: mean(({ change }) => change),
      mix: mean(({ mix }) => mix),
    };
  });
}

interface Life {
  readonly told: ReadonlySet<string>;
  readonly each: number;
  readonly first: number | undefined;
  readonly raw: boolean;
  readonly change: number;
  readonly mix: number;
}

interface Place {
  readonly cells: Cells;
  readonly laws: readonly [readonly number[], readonly number[]];
  readonly rates: readonly [number, number];
  readonly sums: readonly [Float64Array, Float64Array];
  seen: number;
}

function year(plan: Plan, story: Story, rng: Random): Life {
  const places = Array.from({ length: LOCATIONS }, (_, index) => placeOf(story, rng, index));
  const pools = Array.from({ length: REGIONS + 1 }, openPool);
  const whole = openCells(layoutFor(5, 0));
  const rawLimit = Math.exp(logThreshold(runLength(LOCATIONS * DAYS, BUDGET), 5, 'basr'));
  const told = new Set<string>();
  const known = new Set<string>();
  const each = new Set<string>();
  let [wholeSeen, raw, first]: [number, boolean, number | undefined] = [0, false, undefined];
  for (let day = 0; day < DAYS; day++) {
    const days = places.map((place): PlaceDay[] => {
      let today: PlaceDay | undefined;
      for (const level of visits(place, day, rng)) {
        const before = ratiosOf(place.cells);
        if (take(plan, place.cells, level, place.seen++))
          today = placeDay(today, factorsSince(place.cells, before), false);
        const weighed = take(plan, whole, level, wholeSeen++);
        if (weighed && day >= FROM_DAY && plan.evidence[DOWN]! >= rawLimit) raw = true;
      }
      return today ? [today] : [];
    });
    pools[REGIONS] = poolDay(pools[REGIONS]!, day, days.flat());
    for (let r = 0; r < REGIONS; r++) pools[r] = poolDay(pools[r]!, day, days.slice(r * 10, r * 10 + 10).flat());
    if (day < FROM_DAY) continue;
    const fleet = fleetOf(places, pools);
    const parents = new Map(fleet.map(({ id, parent }) => [id, parent]));
    for (const { id, names } of pagesOf(fleet, PAGE_LEVELS.down)) {
      if (!known.has(id) && !known.has('brand') && !known.has(parents.get(id) ?? '')) told.add(id);
      for (const name of [id, ...names]) known.add(name);
      first ??= day;
    }
    for (const index of discoveries(
      fleet.map((stream) => stream.eValue),
      PAGE_LEVELS.down,
    ))
      each.add(fleet[index]!.id);
  }
  return { told, each: each.size, first, raw, ...moved(places) };
}

function placeOf(story: Story, rng: Random, index: number): Place {
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  return {
    cells: openCells(layoutFor(5, 0)),
    laws: [law, story.law?.(law, index) ?? law],
    rates: [1, story.rate?.(law) ?? 1],
    sums: [new Float64Array(2), new Float64Array(2)],
    seen: 0,
  };
}

function visits({ laws, rates, sums }: Place, day: number, rng: Random): number[] {
  const now = day >= CHANGE ? 1 : 0;
  return Array.from({ length: rng.poisson(rates[now]) }, () => {
    const level = draw(rng, laws[now]);
    sums[now][0]! += level + 1;
    sums[now][1]! += 1;
    return level;
  });
}

/** Takes one review; was it weighed, or still part of the warm-up? */
function take(plan: Plan, cells: Cells, level: number, seen: number): boolean {
  if (seen >= WARM_UP) {
    weigh(plan, cells, level);
    join(plan, cells, level);
    return true;
  }
  cells.u32[cells.layout.base + level]! += 1;
  if (seen === WARM_UP - 1) fitPrior(plan, cells);
  return false;
}

function fleetOf(places: readonly Place[], pools: readonly Pool[]): FleetStream[] {
  const pooled = (index: number, locations: number) => eValue(pooledEvidence(pools[index]!, DOWN), locations * DAYS);
  return [
    { id: 'brand', eValue: pooled(REGIONS, LOCATIONS) },
    ...Array.from({ length: REGIONS }, (_, r) => ({ id: `region-${r}`, parent: 'brand', eValue: pooled(r, 10) })),
    ...places.map(({ cells, seen }, i) => ({
      id: `location-${i}`,
      parent: `region-${Math.floor(i / 10)}`,
      eValue: seen > WARM_UP ? eValue(evidenceOf(cells, DOWN), DAYS) : 0,
    })),
  ];
}

function moved(places: readonly Place[]): { readonly change: number; readonly mix: number } {
  const level = ([sum, n]: Float64Array) => ({ mean: n! > 0 ? sum! / n! : 0, n: n! });
  const { before, after, mix } = decomposeBrand(
    places.map(({ sums }, i) => ({
      location: `l${i}` as LocationId,
      before: level(sums[0]),
      after: level(sums[1]),
    })),
  );
  return { change: after.mean - before.mean, mix };
}
