/** A brand of fifty locations in five regions for a year: who is told when all of it falls, a region, one location, or only the mix of customers. */
import type { Config } from '../../src/config/config.ts';
import { brandId, type LocationId, locationId, regionId, teamId } from '../../src/domain/ids.ts';
import { SEVERE_RULES } from '../../src/domain/severe.ts';
import { type Stream, stream } from '../../src/domain/stream.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { decomposeBrand } from '../../src/drift/brand.ts';
import { openBank } from '../../src/pipeline/bank.ts';
import { openFleet } from '../../src/pipeline/fleet.ts';
import { openLife } from '../../src/pipeline/relive.ts';
import { BUDGET, DAYS, FROM_DAY } from './fleet-year.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { contaminate, HEALTHY, tilt } from './shapes.ts';

const REGIONS = 5;
const LOCATIONS = 50;
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
  { name: 'two regions fall (20 % 1★)', law: (law, location) => (location < 20 ? contaminate(0.2)(law) : law) },
  { name: 'one location falls to 2.5', law: (law, location) => (location === 0 ? tilt(0.68214505)(law) : law) },
];

export interface StoryRow {
  readonly story: string;
  /** Share of the paths with a notice of the brand, of a region, of a location. */
  readonly told: readonly [brand: number, region: number, location: number];
  /** Notices a path: with the hierarchy, and if each stream that alarms were told by itself. */
  readonly notices: readonly [hierarchy: number, each: number];
  /** Mean days from the change to the first notice; of the paths with one. */
  readonly delay: number;
  /** Share of the paths in which raw scores as one stream (no baseline of its own per location) alarm: the brand's, some region's. */
  readonly raw: readonly [brand: number, region: number];
  /** Mean change of the brand's mean, and the part of it that is the mix of locations. */
  readonly change: number;
  readonly mix: number;
}

/** Every story, `paths` times, through the product's own watches, fleet and incidents. */
export function hierarchy(paths: number): readonly StoryRow[] {
  return STORIES.map((story) => {
    const lives = Array.from({ length: paths }, (_, path) => year(story, random(40_000_000 + path)));
    const share = (of: (life: Life) => boolean) => lives.filter(of).length / paths;
    const mean = (of: (life: Life) => number, among = lives) =>
      among.reduce((sum, life) => sum + of(life), 0) / among.length;
    const tells = (kind: Kind) => share(({ told }) => told.includes(kind));
    const alarms = (kind: Kind) => share(({ raw }) => [...raw].some((one) => kindOf(one) === kind));
    const late = lives.filter(({ first }) => first !== undefined);
    return {
      story: story.name,
      told: [tells('brand'), tells('region'), tells('location')],
      notices: [mean(({ told }) => told.length), mean(({ raw }) => raw.size)],
      delay: mean(({ first }) => first! - CHANGE, late),
      raw: [alarms('brand'), alarms('region')],
      change: mean(({ change }) => change),
      mix: mean(({ mix }) => mix),
    };
  });
}

interface Life {
  /** What each notice was about. */
  readonly told: readonly Kind[];
  /** Streams whose own watch alarmed. */
  readonly raw: ReadonlySet<Stream>;
  readonly first: number | undefined;
  readonly change: number;
  readonly mix: number;
}

type Kind = 'brand' | 'region' | 'location';

function kindOf({ region, location }: Pick<Stream, 'region' | 'location'>): Kind {
  return location !== undefined ? 'location' : region !== undefined ? 'region' : 'brand';
}

interface Place {
  /** Its own stream, its region's, its brand's. */
  readonly streams: readonly Stream[];
  readonly laws: readonly [readonly number[], readonly number[]];
  readonly rates: readonly [number, number];
  readonly sums: readonly [Float64Array, Float64Array];
}

const BRAND = brandId.parse('brand');
const START = 20_000;

const CONFIG = {
  routing: [],
  sending: { criticalStars: 1, severe: SEVERE_RULES },
  alerts: {
    falseAlarmsPerStreamYear: BUDGET,
    warmUpReviews: 30,
    guards: { minReviews: 5, minDays: 2, minAuthors: 4, minSizeStars: 0.1, minSizeRecommend: 0.03 },
    acceptAfterDays: 60,
    lateAfterDays: 30,
  },
  touchpoints: [],
  teams: [],
  fallbackTeam: teamId.parse('team'),
  engineerTeam: teamId.parse('team'),
  locations: Array.from({ length: LOCATIONS }, (_, i) => ({
    id: locationId.parse(`l-${i}`),
    brand: BRAND,
    region: regionId.parse(`r-${Math.floor((i * REGIONS) / LOCATIONS)}`),
    name: `Location ${i}`,
  })),
} satisfies Partial<Omit<Config, 'sending'>> & {
  readonly sending: Pick<Config['sending'], 'criticalStars' | 'severe'>;
};

const PER_YEAR: Readonly<Record<Kind, number>> = {
  location: DAYS,
  region: (DAYS * LOCATIONS) / REGIONS,
  brand: DAYS * LOCATIONS,
};

function year(story: Story, rng: Random): Life {
  const places = CONFIG.locations.map(({ region }, index) => placeOf(story, rng, index, region));
  const perYear = (of: Stream) => PER_YEAR[kindOf(of)];
  const bank = openBank(new Map(), CONFIG, perYear);
  const raw = new Map<string, Stream>();
  let day = 0;
  const listening: typeof bank = {
    ...bank,
    push(of, event, ear) {
      const said = bank.push(of, event, ear);
      const fell = said.some(({ type, direction }) => type === 'drift' && direction === 'down');
      if (fell && day >= FROM_DAY) raw.set(of.id, of);
      return said;
    },
  };
  const fleet = openFleet(undefined, listening, BRAND, CONFIG, perYear);
  const until = instant((START + DAYS) * DAY_MS - 1);
  const life = openLife(CONFIG, new Map(CONFIG.locations.map(({ id }) => [id, until])), until);
  let author = 0;
  for (; day < DAYS; day++) {
    const at = instant((START + day) * DAY_MS);
    for (const place of places)
      for (const score of visits(place, day, rng)) {
        const event = { at, score, author: `${author++}` };
        for (const of of place.streams) fleet.push(of, event, false);
      }
    const told = fleet.evening().filter(({ event }) => event.direction === 'down' && day >= FROM_DAY);
    life.evening(
      START + day,
      told.map((one) => ({ type: 'drift', ...one })),
    );
  }
  const opened = life.end().filter(({ notify, transition }) => notify && transition.from === undefined);
  const [first] = opened.map(({ transition }) => Math.floor(Date.parse(transition.at) / DAY_MS) - START);
  return { told: opened.map(({ incident }) => kindOf(incident)), raw: new Set(raw.values()), first, ...moved(places) };
}

function placeOf(story: Story, rng: Random, index: number, region: (typeof CONFIG.locations)[number]['region']): Place {
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  const { id: location } = CONFIG.locations[index]!;
  const scopes = [{ brand: BRAND, region, location }, { brand: BRAND, region }, { brand: BRAND }];
  return {
    streams: scopes.map((scope) => stream({ ...scope, measure: 'overall', scale: 'stars' })),
    laws: [law, story.law?.(law, index) ?? law],
    rates: [1, story.rate?.(law) ?? 1],
    sums: [new Float64Array(2), new Float64Array(2)],
  };
}

/** The scores of a day. */
function visits({ laws, rates, sums }: Place, day: number, rng: Random): number[] {
  const now = day >= CHANGE ? 1 : 0;
  return Array.from({ length: rng.poisson(rates[now]) }, () => {
    const score = draw(rng, laws[now]) + 1;
    sums[now][0]! += score;
    sums[now][1]! += 1;
    return score;
  });
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
