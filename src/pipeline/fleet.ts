/** A brand's watches as one fleet: a change that its own stream has established is told when it is sure enough among all places, or as part of the brand's. */
import type { Config } from '../config/config.ts';
import type { Direction, DriftEvent } from '../domain/drift.ts';
import { scopeName } from '../domain/scope.ts';
import type { ScoreEvent, Stream, StreamId } from '../domain/stream.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { type Claim, claimEvidence, weighOn } from '../drift/claim.ts';
import { eValue, type FleetStream, neededFor, PAGE_LEVELS, pagesOf } from '../drift/fleet.ts';
import { DOWN, type Side, UP } from '../drift/layout.ts';
import type { Ear } from '../drift/watch.ts';
import { type Bank, falseAlarmsAYear } from './bank.ts';
import { openPools, type SavedPools } from './pools.ts';
import type { Told } from './told.ts';

/** A year: how long a claim is worth waiting for (design 5.2). */
const PATIENCE_DAYS = 365;

/** Format of what is kept; another one begins anew. */
const VERSION = 1;

/**
 * False alarms of a year, over all places of a brand, that may be told without asking the fleet: to wait for more evidence
 * would cost six places weeks on each change, and save them one false alarm in four years. Good news may be wrong ten times
 * as often, as in the budget itself.
 */
const FEW_A_YEAR: Readonly<Record<Direction, number>> = { down: 0.5, up: 5 };

/** Are the claims of a brand with so many places told without asking the fleet, as the budget allows few false ones? */
export function isFew(config: Pick<Config, 'alerts' | 'touchpoints'>, places: number, direction: Direction): boolean {
  return falseAlarmsAYear(config, places)[direction] <= FEW_A_YEAR[direction];
}

const DIRECTIONS = ['down', 'up'] as const;

/** An established change, told or waiting to be sure enough. */
interface Standing {
  readonly stream: Stream;
  readonly event: DriftEvent;
  claim: Claim;
  told: boolean;
  silent: boolean;
  heardAt: Instant;
}

interface Saved {
  readonly version: typeof VERSION;
  readonly claims: readonly Standing[];
  readonly pools: SavedPools;
}

/** What a change of the watch list lacks: the e-value of its place's (region's, brand's) test today, and what it must reach. */
export interface Waiting extends Told {
  readonly eValue: number;
  readonly needed: number;
}

export interface Fleet {
  /** Feeds one score to its watch; what is no change of level comes back at once. `silent`: the review is history. */
  push(stream: Stream, event: ScoreEvent, silent: boolean): readonly DriftEvent[];
  /** A day is over, or the pass is: what is sure enough now, each once. */
  evening(): readonly Told[];
  /** What its own stream established and the fleet does not tell yet: the watch list. */
  watching(): readonly Told[];
  /** The same of one stream, with what it lacks. */
  waiting(id: StreamId): readonly Waiting[];
  /** Replays these streams by `feed`: what they establish again is known, what is new is nobody's news. */
  replay(matches: (id: StreamId) => boolean, feed: () => void): void;
  /** All there is to keep beside the streams' own states. */
  save(): string;
}

/** `saved`: what `save` gave, absent at first. */
export function openFleet(
  saved: string | undefined,
  bank: Bank,
  brand: Stream['brand'],
  config: Pick<Config, 'alerts' | 'touchpoints' | 'locations'>,
  reviewsPerYear: (stream: Stream) => number,
): Fleet {
  const kept = readSaved(saved);
  const places = config.locations.filter((location) => location.brand === brand);
  const regions = new Map(places.map(({ id, region }) => [id, region]));
  // A place may lie in another region by now.
  const claims = kept.claims.map((one): Standing => {
    const { location } = one.stream;
    return location ? { ...one, stream: { ...one.stream, region: regions.get(location) } } : one;
  });
  const standing = new Map(claims.map((one) => [keyOf(one.stream.id, one.event.direction), one]));
  const pools = openPools(kept.pools, brand, places, config.alerts.acceptAfterDays, reviewsPerYear);
  let replaying = false;

  function push(stream: Stream, event: ScoreEvent, silent: boolean): readonly DriftEvent[] {
    const own = DIRECTIONS.map((direction) => standing.get(keyOf(stream.id, direction)));
    let alarm: { readonly side: Side; readonly claim: Claim } | undefined;
    const weighed = replaying ? undefined : pools.earOf(stream, event.at, silent);
    const ear: Ear = {
      heard(plan, level, abnormal) {
        for (const one of own) {
          if (!one || abnormal) continue;
          one.claim = weighOn(plan, one.claim, one.event.direction === 'down' ? DOWN : UP, level);
          one.silent = silent;
          if (event.at > one.heardAt) one.heardAt = event.at;
        }
      },
      ...(weighed && { weighed }),
      alarmed: (side, claim) => {
        alarm = { side, claim };
      },
    };
    const said = bank.push(stream, event, ear);
    for (const one of said) {
      if (one.type === 'recovered') drop(stream.id, 'down');
      if (one.type === 'recovered' || one.type === 'drift') pools.moved(stream, one.direction, one.at);
      if (one.type !== 'drift' || !alarm) continue;
      drop(stream.id, one.direction === 'down' ? 'up' : 'down');
      const made = { stream, event: one, claim: alarm.claim, told: false, silent, heardAt: one.at };
      standing.set(keyOf(stream.id, one.direction), made);
    }
    return said.filter(({ type }) => type !== 'drift');
  }

  function drop(id: StreamId, direction: Direction): void {
    standing.delete(keyOf(id, direction));
    pools.ended(id, direction);
  }

  /** What stands in a direction; what nobody waits for any more is forgotten. */
  function claimsOf(direction: Direction): readonly Standing[] {
    const claims = [...standing.values()].filter(({ event }) => event.direction === direction);
    const old = claims.filter(({ event, heardAt }) => dayNumber(heardAt) - dayNumber(event.at) > PATIENCE_DAYS);
    for (const { stream } of old) standing.delete(keyOf(stream.id, direction));
    return claims.filter((one) => !old.includes(one));
  }

  function eveningOf(direction: Direction): readonly Told[] {
    const claims = claimsOf(direction);
    // Who states a run length wants every alarm at that rate.
    if (config.alerts.averageRunLength?.[direction] !== undefined) return claims.filter(isNew).map(tell);
    const pages = pagesOf(testsOf(direction, claims), PAGE_LEVELS[direction]);
    const few = isFew(config, places.length, direction);
    const firing = new Set(few ? places.map(({ id }) => id) : pages.flatMap(({ id, names }) => [id, ...names]));
    const wide = pools.tell(direction, new Set(pages.map(({ id }) => id)));
    const sure = claims.filter((one) => isNew(one) && isSure(one, firing, direction));
    const told = sure.map(tell);
    // The brand's (or region's) own stream, when it saw the change as well, dates and measures it.
    const all = [...told, ...wide.filter((one) => !told.some(({ stream }) => stream.id === one.stream.id))];
    return all.map((one) => (one.stream.location === undefined ? { ...one, pooled: true } : one));
  }

  function testsOf(direction: Direction, claims: readonly Standing[]): readonly FleetStream[] {
    return [...pools.tests(direction), ...placeTests(claims)];
  }

  function waitingIn(id: StreamId, direction: Direction): readonly Waiting[] {
    const claims = claimsOf(direction);
    const one = claims.find(({ stream, told }) => stream.id === id && !told);
    if (!one) return [];
    const tests = testsOf(direction, claims);
    const index = tests.findIndex((test) => test.id === scopeName(one.stream));
    if (index < 0) return [];
    const values = tests.map((test) => test.eValue);
    return [{ ...asTold(one), eValue: values[index]!, needed: neededFor(values, index, PAGE_LEVELS[direction]) }];
  }

  /** A place's claims are told with the place, the own stream of a brand or region with the pooled evidence of its places. */
  function isSure({ stream }: Standing, firing: ReadonlySet<string>, direction: Direction): boolean {
    return stream.location === undefined ? pools.isTold(stream, stream.scale, direction) : firing.has(stream.location);
  }

  /**
   * One test a place: half of its own streams' e-value, half of its touchpoints' (a mean of e-values is an e-value;
   * touchpoints share reviews, so theirs are not multiplied; design 5.4).
   */
  function placeTests(claims: readonly Standing[]): readonly FleetStream[] {
    const byPlace = Map.groupBy(claims, ({ stream }) => stream.location);
    return places.map(({ id }) => {
      const own = byPlace.get(id) ?? [];
      const overall = own.filter(({ stream }) => stream.touchpoint === undefined).map(claimValue);
      const parts = own.filter(({ stream }) => stream.touchpoint !== undefined).map(claimValue);
      const whole = mean(overall, overall.length);
      const both = (whole + mean(parts, config.touchpoints.length)) / 2;
      const parent = pools.parentOf(id);
      return { id, ...(parent !== undefined && { parent }), eValue: config.touchpoints.length > 0 ? both : whole };
    });
  }

  function claimValue({ stream, claim }: Standing): number {
    return eValue(claimEvidence(claim), reviewsPerYear(stream));
  }

  return {
    push,
    evening: () => DIRECTIONS.flatMap(eveningOf),
    watching: () => [...standing.values()].filter(isNew).map(asTold),
    waiting: (id) => DIRECTIONS.flatMap((direction) => waitingIn(id, direction)),
    replay(matches, feed) {
      const before = new Map([...standing].filter(([, { stream }]) => matches(stream.id)));
      for (const key of before.keys()) standing.delete(key);
      bank.forget(matches);
      replaying = true;
      feed();
      replaying = false;
      for (const [key, one] of standing) if (matches(one.stream.id)) one.told = before.get(key)?.told ?? true;
    },
    save() {
      const now: Saved = { version: VERSION, claims: [...standing.values()], pools: pools.save() };
      return JSON.stringify(now);
    },
  };
}

function isNew({ told }: Standing): boolean {
  return !told;
}

function tell(one: Standing): Told {
  one.told = true;
  return asTold(one);
}

/** As of the review that made it sure. */
function asTold({ stream, event, claim, silent, heardAt }: Standing): Told {
  const at = heardAt > event.at ? heardAt : event.at;
  return { stream, event: { ...event, at, evidence: Math.log(claimEvidence(claim)) }, silent };
}

function mean(values: readonly number[], of: number): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / of;
}

function keyOf(id: StreamId, direction: Direction): string {
  return `${id} ${direction}`;
}

function readSaved(saved: string | undefined): Saved {
  const read = saved === undefined ? undefined : (JSON.parse(saved) as Saved);
  return read?.version === VERSION ? read : { version: VERSION, claims: [], pools: {} };
}
