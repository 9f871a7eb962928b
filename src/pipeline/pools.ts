/** The pooled evidence of a brand and its regions, scale by scale: what its places' reviews say together, whoever of them alarms. */
import type { Direction, DriftEvent } from '../domain/drift.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Location } from '../domain/location.ts';
import type { Scale } from '../domain/scale.ts';
import { type Stream, type StreamId, stream } from '../domain/stream.ts';
import { dayFromNumber, dayNumber, type Instant } from '../domain/time.ts';
import { eValue, type FleetStream } from '../drift/fleet.ts';
import { DOWN, UP } from '../drift/layout.ts';
import {
  openPool,
  type PlaceDay,
  type Pool,
  placeDay,
  poolDay,
  pooledEvidence,
  pooledSince,
  withoutSide,
} from '../drift/pooled.ts';
import type { Told } from './told.ts';

/** One pool as it is kept: the days that are over, and the day that is not. */
interface Pooled {
  pool: Pool;
  day: number;
  places: Record<string, PlaceDay>;
  /** Since when a direction is told. */
  told: Partial<Record<Direction, Instant>>;
  at: Instant;
  silent: boolean;
}

/** Pools by scale and scope; `*` is the brand. */
export type SavedPools = Readonly<Record<string, Pooled>>;

export interface Pools {
  /** Listens to a place's own stream; undefined for streams that no pool hears. */
  earOf(
    of: Stream,
    at: Instant,
    silent: boolean,
  ): ((factors: Float64Array, day: number, abnormal: boolean) => void) | undefined;
  /** The brand's and its regions' tests of an evening. */
  tests(direction: Direction): readonly FleetStream[];
  /** The test that a place's lies beneath. */
  parentOf(place: LocationId): string | undefined;
  /** The brand's changes among these pages that are not told yet. */
  tell(direction: Direction, pages: ReadonlySet<string>): readonly Told[];
  /** Is the brand's change on this scale told? */
  isTold(scale: Scale, direction: Direction): boolean;
  /** A stream is back, or moves the other way: where it is the brand's, its pool begins anew. */
  ended(id: StreamId, direction: Direction): void;
  save(): SavedPools;
}

/** A change of the brand becomes its normal after `acceptAfterDays`, and its pool begins anew. */
export function openPools(
  saved: SavedPools,
  brand: BrandId,
  places: readonly Location[],
  acceptAfterDays: number,
  reviewsPerYear: (of: Stream) => number,
): Pools {
  const pools = new Map(Object.entries(saved));
  const regions = regionsOf(places);
  const scopeOf = (place: LocationId): string | undefined => regions.get(place);
  const wide = (scale: Scale): Stream => stream({ brand, measure: 'overall', scale });
  const scales = () =>
    [...pools.keys()].filter((key) => key.startsWith(WIDE)).map((key) => key.slice(WIDE.length) as Scale);

  function hear(key: string, place: LocationId, factors: Float64Array, day: number, abnormal: boolean): Pooled {
    const one = pools.get(key) ?? { pool: openPool(), day, places: {}, told: {}, at: NEVER, silent: false };
    pools.set(key, one);
    if (day > one.day) {
      one.pool = poolDay(one.pool, one.day, Object.values(one.places));
      one.day = day;
      one.places = {};
    }
    one.places[place] = placeDay(one.places[place], factors, abnormal);
    return one;
  }

  /** Reviews a year of a scope's places. */
  function rateOf(scope: string, scale: Scale): number {
    if (scope === BRAND) return reviewsPerYear(wide(scale));
    const members = places.filter(({ id }) => regions.get(id) === scope);
    const rates = members.map(({ id }) => reviewsPerYear({ ...wide(scale), location: id }));
    return rates.reduce((sum, rate) => sum + rate, 0);
  }

  /** The evidence of the days that are over: an abnormal place is only known when its day is. */
  function pooledValue(scope: string, scale: Scale, direction: Direction): number {
    const one = pools.get(`${scope} ${scale}`);
    return one ? eValue(pooledEvidence(one.pool, sideOf(direction)), rateOf(scope, scale)) : 0;
  }

  /** What was told is normal from now on; places that are slow to learn it go on saying the same, which is no news. */
  function accept(one: Pooled, scale: Scale, direction: Direction): void {
    const stillSaid = pooledValue(BRAND, scale, direction) >= 1;
    forget(one, direction);
    if (stillSaid) one.told[direction] = one.at;
  }

  /** Over all scales: each scale's reviews are others, their mean is an e-value. */
  function testOf(scope: string, direction: Direction, parent?: string): FleetStream {
    const values = scales().map((scale) => pooledValue(scope, scale, direction));
    const value = values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
    return { id: scope, eValue: value, ...(parent !== undefined && { parent }) };
  }

  return {
    earOf({ location, measure, scale }, at, silent) {
      if (location === undefined || measure !== 'overall' || places.length < 2) return undefined;
      const region = scopeOf(location);
      const scopes = region === undefined ? [BRAND] : [BRAND, region];
      return (factors, day, abnormal) => {
        for (const scope of scopes) {
          const one = hear(`${scope} ${scale}`, location, factors, day, abnormal);
          if (at > one.at) one.at = at;
          one.silent = silent;
        }
      };
    },
    tests(direction) {
      if (places.length < 2) return [];
      const within = [...new Set(regions.values())].map((scope) => testOf(scope, direction, BRAND));
      return [testOf(BRAND, direction), ...within];
    },
    parentOf: (place) => (places.length < 2 ? undefined : (scopeOf(place) ?? BRAND)),
    tell(direction, pages) {
      const told: Told[] = [];
      for (const scale of scales()) {
        const one = pools.get(`${BRAND} ${scale}`)!;
        const since = one.told[direction];
        if (since !== undefined && dayNumber(one.at) - dayNumber(since) >= acceptAfterDays)
          accept(one, scale, direction);
        // Several scales are one test; the scale that speaks is the one to tell.
        const speaks = pooledValue(BRAND, scale, direction) >= 1;
        if (!pages.has(BRAND) || one.told[direction] !== undefined || !speaks) continue;
        one.told[direction] = one.at;
        told.push({ stream: wide(scale), event: eventOf(one, direction), silent: one.silent });
      }
      return told;
    },
    isTold: (scale, direction) => pools.get(`${BRAND} ${scale}`)?.told[direction] !== undefined,
    ended(id, direction) {
      for (const scale of scales()) {
        const one = pools.get(`${BRAND} ${scale}`)!;
        if (id === wide(scale).id && one.told[direction] !== undefined) forget(one, direction);
      }
    },
    save: () => Object.fromEntries(pools),
  };
}

const BRAND = '*';
const WIDE = `${BRAND} `;
const NEVER = '' as Instant;

function forget(one: Pooled, direction: Direction): void {
  one.pool = withoutSide(one.pool, sideOf(direction));
  delete one.told[direction];
}

/** Its levels are measured where the reviews are at hand. */
function eventOf({ pool, at }: Pooled, direction: Direction): DriftEvent {
  const side = sideOf(direction);
  const unknown = { mean: 0, n: 0 };
  const since = dayFromNumber(pooledSince(pool, side));
  return {
    type: 'drift',
    at,
    direction,
    since,
    before: unknown,
    after: unknown,
    evidence: Math.log(pooledEvidence(pool, side)),
  };
}

/** The region of each place; none where regions say nothing: a single one, or one place each. */
function regionsOf(places: readonly Location[]): ReadonlyMap<LocationId, string> {
  const groups = Map.groupBy(places, ({ region }) => region);
  const several = [...groups].filter(([region, some]) => region !== undefined && some.length > 1 && groups.size > 1);
  return new Map(several.flatMap(([region, some]) => some.map(({ id }) => [id, `region ${region}`] as const)));
}

function sideOf(direction: Direction): typeof DOWN | typeof UP {
  return direction === 'down' ? DOWN : UP;
}
