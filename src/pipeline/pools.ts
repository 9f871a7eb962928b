/** The pooled evidence of a brand and its regions, scale by scale: what its places' reviews say together, whoever of them alarms. */
import type { Direction, DriftEvent } from '../domain/drift.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Location } from '../domain/location.ts';
import type { Scale } from '../domain/scale.ts';
import { isOfItsOwn, isWithin, type Scope, scopeName, scopeOfPlace } from '../domain/scope.ts';
import { type Stream, type StreamId, stream } from '../domain/stream.ts';
import { dayFromNumber, dayNumber, type Instant } from '../domain/time.ts';
import { eValue, type FleetStream } from '../drift/fleet.ts';
import { DOWN, UP } from '../drift/layout.ts';
import {
  daySilent,
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
  /** It was accepted since, and places that are slow to learn go on saying the same. */
  stale?: Partial<Record<Direction, boolean>>;
  /** Day (number) on which the own watch of a place last established a change of a direction. */
  moved?: Record<string, Partial<Record<Direction, number>>>;
  at: Instant;
  silent: boolean;
}

/** Pools by scope and scale: `* stars`, `region:south stars`. */
export type SavedPools = Readonly<Record<string, Pooled>>;

export interface Pools {
  /** Listens to a place's own stream; undefined for streams that no pool hears. */
  earOf(
    of: Stream,
    at: Instant,
    silent: boolean,
  ): ((factors: Float64Array, day: number, abnormal: boolean) => void) | undefined;
  /** The brand's and its regions' tests of an evening, each by its `scopeName`. */
  tests(direction: Direction): readonly FleetStream[];
  /** The test that a place's lies beneath. */
  parentOf(place: LocationId): string | undefined;
  /** Changes of the brand or a region among these pages that are not told yet. */
  tell(direction: Direction, pages: ReadonlySet<string>): readonly Told[];
  /** Is the change of this brand or region on this scale told, and not accepted yet? */
  isTold(scope: Scope, scale: Scale, direction: Direction): boolean;
  /** The own watch of a place established a rise (or the end of a fall), or a fall: for a year its pools hear nothing of the opposite from it. */
  moved(of: Stream, direction: Direction, at: Instant): void;
  /** A stream is back, or moves the other way: where it is the brand's or a region's, its pool begins anew. */
  ended(id: StreamId, direction: Direction): void;
  save(): SavedPools;
}

/**
 * The brand is one pool of its places, and so is each region that is neither one place nor all of them. What one pool told
 * is no news of another that holds the same places: there it begins anew, and is left out until it is accepted (after
 * `acceptAfterDays`) or over.
 */
export function openPools(
  saved: SavedPools,
  brand: BrandId,
  places: readonly Location[],
  acceptAfterDays: number,
  reviewsPerYear: (of: Stream) => number,
): Pools {
  const scopes = places.length < 2 ? [] : [{ brand }, ...regionsOf(brand, places)];
  const names = new Set<string>(scopes.map(scopeName));
  const homes = new Map(places.map((place) => [place.id, scopesOver(scopes, place)]));
  const pools = new Map(Object.entries(saved).filter(([key]) => names.has(key.split(' ')[0]!)));
  const poolOf = (scope: Scope, scale: Scale) => pools.get(`${scopeName(scope)} ${scale}`);
  const wide = (scope: Scope, scale: Scale): Stream => stream({ ...scope, measure: 'overall', scale });
  const scales = () => [...new Set([...pools.keys()].map((key) => key.split(' ')[1] as Scale))];

  function hear(
    scope: Scope,
    scale: Scale,
    place: LocationId,
    factors: Float64Array,
    day: number,
    abnormal: boolean,
  ): Pooled {
    const one = poolOf(scope, scale) ?? { pool: openPool(), day, places: {}, told: {}, at: NEVER, silent: false };
    pools.set(`${scopeName(scope)} ${scale}`, one);
    if (day > one.day) {
      one.pool = poolDay(one.pool, one.day, newsOf(one, scope, scale));
      one.day = day;
      one.places = {};
    }
    one.places[place] = placeDay(one.places[place], factors, abnormal);
    return one;
  }

  /** The places' days, without what another pool has told of them, and without what a rise or fall of their own foretells. */
  function newsOf(one: Pooled, scope: Scope, scale: Scale): readonly PlaceDay[] {
    return Object.entries(one.places).map(([place, day]) => {
      const others = (homes.get(place as LocationId) ?? []).filter((home) => home !== scope);
      const isSilent = (direction: Direction) =>
        others.some((home) => poolOf(home, scale)?.told[direction]) ||
        one.day - (one.moved?.[place]?.[direction === 'down' ? 'up' : 'down'] ?? Number.NEGATIVE_INFINITY) <
          RESTING_DAYS;
      return DIRECTIONS.filter(isSilent).reduce((rest, direction) => daySilent(rest, sideOf(direction)), day);
    });
  }

  /** The evidence of the days that are over: an abnormal place is only known when its day is. */
  function pooledValue(scope: Scope, scale: Scale, direction: Direction): number {
    const one = poolOf(scope, scale);
    return one ? eValue(pooledEvidence(one.pool, sideOf(direction)), reviewsPerYear(wide(scope, scale))) : 0;
  }

  /** What was told is normal from now on; places that are slow to learn it go on saying the same, which is no news. */
  function acceptIfDue(scope: Scope, one: Pooled, scale: Scale, direction: Direction): void {
    const since = one.told[direction];
    if (since === undefined || dayNumber(one.at) - dayNumber(since) < acceptAfterDays) return;
    const stillSaid = pooledValue(scope, scale, direction) >= 1;
    forget(one, direction);
    if (!stillSaid) return;
    one.told[direction] = one.at;
    one.stale = { ...one.stale, [direction]: true };
  }

  /** Over all scales: each scale's reviews are others, their mean is an e-value. Regions share one test's budget of false pages (weighted e-BH). */
  function testOf(scope: Scope, direction: Direction): FleetStream {
    const values = scales().map((scale) => pooledValue(scope, scale, direction));
    const share = scope.region === undefined ? 1 : scopes.length - 1;
    const value = values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length) / share;
    const told = scales().some((scale) => poolOf(scope, scale)?.told[direction] !== undefined);
    return { id: scopeName(scope), eValue: value, told, ...(scope.region !== undefined && { parent: scopeName({}) }) };
  }

  function tellOf(scope: Scope, scale: Scale, direction: Direction): readonly Told[] {
    const one = poolOf(scope, scale)!;
    one.told[direction] = one.at;
    const told = { stream: wide(scope, scale), event: eventOf(one, direction), silent: one.silent };
    for (const other of scopes) {
      const shares = other !== scope && (isWithin(other, scope) || isWithin(scope, other));
      const pool = shares ? poolOf(other, scale) : undefined;
      if (pool && pool.told[direction] === undefined) pool.pool = withoutSide(pool.pool, sideOf(direction));
    }
    return [told];
  }

  return {
    earOf({ location, measure, scale }, at, silent) {
      const homesOf = location === undefined || measure !== 'overall' ? undefined : homes.get(location);
      if (location === undefined || !homesOf || homesOf.length === 0) return undefined;
      return (factors, day, abnormal) => {
        for (const scope of homesOf) {
          const one = hear(scope, scale, location, factors, day, abnormal);
          if (at > one.at) one.at = at;
          one.silent = silent;
        }
      };
    },
    tests: (direction) => scopes.map((scope) => testOf(scope, direction)),
    parentOf: (place) => homes.get(place)?.map(scopeName).at(-1),
    tell(direction, pages) {
      return scales().flatMap((scale) =>
        scopes.flatMap((scope) => {
          const one = poolOf(scope, scale);
          if (!one) return [];
          acceptIfDue(scope, one, scale, direction);
          // Several scales are one test; the scale that speaks is the one to tell.
          const speaks = pooledValue(scope, scale, direction) >= 1;
          const isNews = pages.has(scopeName(scope)) && one.told[direction] === undefined && speaks;
          return isNews ? tellOf(scope, scale, direction) : [];
        }),
      );
    },
    isTold(scope, scale, direction) {
      const one = poolOf(scope, scale);
      return one?.told[direction] !== undefined && !one.stale?.[direction];
    },
    moved({ location, measure, scale }, direction, at) {
      if (location === undefined || measure !== 'overall') return;
      for (const scope of homes.get(location) ?? []) {
        const one = poolOf(scope, scale);
        if (one) one.moved = { ...one.moved, [location]: { ...one.moved?.[location], [direction]: dayNumber(at) } };
      }
    },
    ended(id, direction) {
      for (const scale of scales())
        for (const scope of scopes) {
          const one = poolOf(scope, scale);
          if (one && id === wide(scope, scale).id && one.told[direction] !== undefined) forget(one, direction);
        }
    },
    save: () => Object.fromEntries(pools),
  };
}

/**
 * A level that begins with a rise was chosen because it stood out, and the reviews after a false one fall back to the
 * usual: mean factors of 1.05 to 1.2 for a fall, where 1 is healthy.
 */
const RESTING_DAYS = 365;

const DIRECTIONS = ['down', 'up'] as const;
const NEVER = '' as Instant;

function forget(one: Pooled, direction: Direction): void {
  one.pool = withoutSide(one.pool, sideOf(direction));
  delete one.told[direction];
  delete one.stale?.[direction];
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

/** Regions that say something of their own. */
function regionsOf(brand: BrandId, places: readonly Location[]): readonly Scope[] {
  const regions = new Set(places.flatMap(({ region }) => region ?? []));
  return [...regions].map((region) => ({ brand, region })).filter((scope) => isOfItsOwn(scope, places));
}

/** The pools that hear a place, the widest first. */
function scopesOver(scopes: readonly Scope[], place: Location): readonly Scope[] {
  return scopes.filter((scope) => isWithin(scopeOfPlace(place), scope));
}

function sideOf(direction: Direction): typeof DOWN | typeof UP {
  return direction === 'down' ? DOWN : UP;
}
