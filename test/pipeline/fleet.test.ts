/** Many watches of one brand together: what is told, what waits, and that neither depends on how passes are cut. */
import { expect, test } from 'vitest';
import { dirichlet, draw, random } from '../../bench/drift/random.ts';
import { contaminate, HEALTHY } from '../../bench/drift/shapes.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import type { Config } from '../../src/config/config.ts';
import { brandId, type LocationId, locationId, regionId } from '../../src/domain/ids.ts';
import { type ScoreEvent, type Stream, type StreamId, stream } from '../../src/domain/stream.ts';
import { DAY_MS, dayNumber, type Instant, instant } from '../../src/domain/time.ts';
import { openBank, type StoredState } from '../../src/pipeline/bank.ts';
import { type Fleet, openFleet } from '../../src/pipeline/fleet.ts';
import type { Told } from '../../src/pipeline/told.ts';

const BRAND = brandId.parse('shop');
const START = 20_000;
const CHANGE = 150;
const RULES = {
  falseAlarmsPerStreamYear: 0.02,
  warmUpReviews: 30,
  guards: { minReviews: 5, minDays: 2, minAuthors: 0, minSizeStars: 0.1, minSizeRecommend: 0.03 },
  acceptAfterDays: 60,
  lateAfterDays: 30,
};

interface Score {
  readonly stream: Stream;
  readonly event: ScoreEvent;
}

const placeOf = (i: number): LocationId => locationId.parse(`place-${i}`);
const ownOf = (i: number): Stream => stream({ brand: BRAND, location: placeOf(i), measure: 'overall', scale: 'stars' });
const regionOf = (i: number): Stream =>
  stream({ brand: BRAND, region: regionId.parse(`region-${i}`), measure: 'overall', scale: 'stars' });
const WIDE = stream({ brand: BRAND, measure: 'overall', scale: 'stars' });

/** A review a day and place for 250 days; from day 150 on places follow `law`. */
function history(places: number, seed: number, law: (law: readonly number[], place: number) => readonly number[]) {
  const rng = random(seed);
  const laws = Array.from({ length: places }, (_, place) => {
    const before = dirichlet(
      rng,
      HEALTHY.map((p) => 20 * p),
    );
    return [before, law(before, place)] as const;
  });
  const scores: Score[] = [];
  for (let day = 0; day < 250; day++) {
    for (const [place, [before, after]] of laws.entries()) {
      for (let n = rng.poisson(1); n > 0; n--) {
        const at = instant((START + day) * DAY_MS + ((60_000 * scores.length) % DAY_MS));
        const event = { at, score: draw(rng, day < CHANGE ? before : after) + 1, author: `${scores.length}` };
        scores.push({ stream: ownOf(place), event }, { stream: WIDE, event });
      }
    }
  }
  return scores.sort((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0));
}

interface Kept {
  readonly states: Map<StreamId, StoredState>;
  readonly fleet?: string;
}

function open(
  kept: Kept,
  places: number,
  regions = 0,
  touchpoints: Config['touchpoints'] = [],
): { readonly fleet: Fleet; readonly save: () => Kept } {
  const locations = Array.from({ length: places }, (_, i) => ({
    id: placeOf(i),
    brand: BRAND,
    name: `Place ${i}`,
    ...(regions > 0 && { region: regionId.parse(`region-${i % regions}`) }),
  }));
  const config = { alerts: RULES, touchpoints, locations };
  const perYear = ({ region, location }: Stream) =>
    365 * (location !== undefined ? 1 : region !== undefined ? places / regions : places);
  const bank = openBank(kept.states, config, perYear);
  const fleet = openFleet(kept.fleet, bank, BRAND, config, perYear);
  return { fleet, save: () => ({ states: new Map([...kept.states, ...bank.states()]), fleet: fleet.save() }) };
}

/** Day by day, as a pass does. */
function feed(fleet: Fleet, scores: readonly Score[]): Told[] {
  const told: Told[] = [];
  let day: number | undefined;
  for (const { stream: of, event } of scores) {
    const today = dayNumber(event.at);
    if (day !== undefined && today !== day) told.push(...fleet.evening());
    day = today;
    fleet.push(of, event, false);
  }
  return [...told, ...fleet.evening()];
}

const EMPTY: Kept = { states: new Map() };
const nameOf = ({ stream: of, event }: Told) => `${of.location ?? of.region ?? 'brand'} ${event.direction}`;
const daysAfter = (at: Instant) => dayNumber(at) - START - CHANGE;

test('one place among forty is told later than it would be alone, and meanwhile it is on the watch list', () => {
  const falls = (law: readonly number[], place: number) => (place === 7 ? contaminate(0.4)(law) : law);
  const scores = history(40, 6, falls);
  const { fleet } = open(EMPTY, 40);
  let waited = 0;
  const told: Told[] = [];
  for (const day of Map.groupBy(scores, ({ event }) => dayNumber(event.at)).values()) {
    told.push(...feed(fleet, day));
    if (fleet.watching().some(({ stream: of }) => of.location === placeOf(7))) waited++;
  }
  expect(told.map(nameOf)).toEqual(['place-7 down']);
  expect(waited).toBeGreaterThan(0);
  expect(waited).toBeLessThan(40);
  expect(daysAfter(told[0]!.event.at)).toBeLessThan(60);
  // What it tells is the change as the place's own watch measured it.
  expect(told[0]!.event.after.mean).toBeLessThan(told[0]!.event.before.mean - 0.5);
});

test('one place among six is told on the evening on which its own stream establishes it', () => {
  const falls = (law: readonly number[], place: number) => (place === 3 ? contaminate(0.4)(law) : law);
  const { fleet } = open(EMPTY, 6, 0, DEFAULT_JOURNEY);
  const told: Told[] = [];
  for (const day of Map.groupBy(history(6, 1, falls), ({ event }) => dayNumber(event.at)).values()) {
    told.push(...feed(fleet, day));
    const waiting = fleet.watching().filter(({ stream: of }) => of.location !== undefined);
    expect(waiting.map(nameOf).filter((name) => name.endsWith('down'))).toEqual([]);
  }
  expect(told.map(nameOf)).toContain('place-3 down');
});

test('a fall of all places is the brand’s, told before any place is sure by itself', () => {
  const { fleet } = open(EMPTY, 40);
  const told = feed(fleet, history(40, 5, contaminate(0.1)));
  expect(nameOf(told[0]!)).toBe('brand down');
  expect(daysAfter(told[0]!.event.at)).toBeLessThan(25);
  expect(Math.abs(dayNumber(told[0]!.event.since) - START - CHANGE)).toBeLessThanOrEqual(15);
  // Where the brand's own stream saw it as well, that measures it. It stays one change for good.
  const wide = told.filter(({ stream: of }) => of.location === undefined);
  expect(wide.map(({ event }) => event.before.n > 0)).toEqual([true]);
});

test('customers who move to the worse places are nobody’s fall, though the brand’s own stream alarms', () => {
  const scores = history(40, 3, (law) => law);
  const means = new Map<StreamId, { sum: number; n: number }>();
  for (const { stream: of, event } of scores) {
    const so = means.get(of.id) ?? { sum: 0, n: 0 };
    means.set(of.id, { sum: so.sum + event.score, n: so.n + 1 });
  }
  const levels = Array.from({ length: 40 }, (_, i) => ({ i, level: means.get(ownOf(i).id)! }));
  levels.sort((a, b) => a.level.sum / a.level.n - b.level.sum / b.level.n);
  const worse = new Set(levels.slice(0, 20).map(({ i }) => placeOf(i)));
  // After the change every other review of a good place is one of nobody's, and a bad place's counts.
  const moved: Score[] = [];
  for (let i = 0; i < scores.length; i += 2) {
    const [own, wide] = [scores[i]!, scores[i + 1]!];
    if (dayNumber(own.event.at) - START < CHANGE || worse.has(own.stream.location!) || i % 10 === 0)
      moved.push(own, wide);
  }
  const { fleet } = open(EMPTY, 40);
  expect(feed(fleet, moved).filter(({ event }) => event.direction === 'down')).toEqual([]);
  expect(fleet.watching().map(nameOf)).toContain('brand down');
});

/** What each review says to its region as well; places take turns among the regions. */
function withRegions(scores: readonly Score[], regions = 4): Score[] {
  return scores.flatMap((score) => {
    const place = score.stream.location?.slice(6);
    return place === undefined ? [score] : [score, { ...score, stream: regionOf(Number(place) % regions) }];
  });
}

test('a region that falls is told as the region, before any of its places, and the brand is not', () => {
  const falls = (law: readonly number[], place: number) => (place % 4 === 0 ? contaminate(0.2)(law) : law);
  const { fleet } = open(EMPTY, 40, 4);
  const told = feed(fleet, withRegions(history(40, 4, falls))).filter(({ event }) => event.direction === 'down');
  expect(nameOf(told[0]!)).toBe('region-0 down');
  expect(told[0]!.pooled).toBe(true);
  expect(daysAfter(told[0]!.event.at)).toBeLessThan(25);
  for (const one of told)
    expect(one.stream.region ?? `region-${Number(one.stream.location?.slice(6)) % 4}`).toBe('region-0');
});

test('where all of it falls the brand is told, also after one of its regions was; what one told the other does not repeat', () => {
  const all = open(EMPTY, 40, 4).fleet;
  const together = feed(all, withRegions(history(40, 2, contaminate(0.1))));
  expect(together.filter(({ stream: of }) => of.location === undefined).map(nameOf)).toEqual(['brand down']);

  // One region falls forty days before the others do.
  const early = (law: readonly number[], place: number) => (place % 4 === 0 ? contaminate(0.2)(law) : law);
  const before = history(40, 4, early).filter(({ event }) => dayNumber(event.at) < START + CHANGE + 40);
  const after = history(40, 4, contaminate(0.2))
    .filter(({ event }) => dayNumber(event.at) >= START + CHANGE && dayNumber(event.at) < START + CHANGE + 40)
    .map(({ stream: of, event }) => ({
      stream: of,
      event: { ...event, at: instant(Date.parse(event.at) + 40 * DAY_MS) },
    }));
  const { fleet } = open(EMPTY, 40, 4);
  const wide = feed(fleet, withRegions([...before, ...after])).filter(({ stream: of }) => of.location === undefined);
  expect([...new Set(wide.map(nameOf))]).toEqual(['region-0 down', 'brand down']);
  expect(daysAfter(wide[1]!.event.at)).toBeGreaterThan(40);
});

test('customers who move within a region are nobody’s fall, though the region’s own stream alarms', () => {
  const scores = history(40, 3, (law) => law);
  const means = Map.groupBy(scores, ({ stream: of }) => of.id);
  const level = (i: number) => {
    const own = means.get(ownOf(i).id)!;
    return own.reduce((sum, { event }) => sum + event.score, 0) / own.length;
  };
  const own = Array.from({ length: 20 }, (_, i) => 2 * i).sort((a, b) => level(a) - level(b));
  const better = new Set(own.slice(6).map(placeOf));
  // After the change nobody comes to the better places of the first region.
  const moved = withRegions(
    scores.filter((_, i) => {
      const { stream: of, event } = scores[i - (i % 2)]!;
      return dayNumber(event.at) - START < CHANGE || !better.has(of.location!);
    }),
    2,
  );
  const { fleet } = open(EMPTY, 40, 2);
  const waited = new Set<string>();
  for (const day of Map.groupBy(moved, ({ event }) => dayNumber(event.at)).values()) {
    expect(feed(fleet, day).filter(({ event }) => event.direction === 'down')).toEqual([]);
    for (const one of fleet.watching()) waited.add(nameOf(one));
  }
  expect(waited).toContain('region-0 down');
});

test('passes cut anywhere, saved and opened again, tell the same', () => {
  const falls = (law: readonly number[], place: number) => contaminate(place < 3 ? 0.4 : 0.1)(law);
  const scores = history(12, 5, falls);
  const days = [...Map.groupBy(scores, ({ event }) => dayNumber(event.at)).values()];
  const whole = feed(open(EMPTY, 12).fleet, scores);
  expect(whole.map(nameOf)).toContain('brand down');
  expect(whole.some(({ stream: of }) => of.location !== undefined)).toBe(true);
  const rng = random(6);
  for (let trial = 0; trial < 3; trial++) {
    let kept = EMPTY;
    const told: Told[] = [];
    for (let from = 0; from < days.length; ) {
      const to = Math.min(days.length, from + 1 + Math.floor(rng.uniform() * 30));
      const { fleet, save } = open(kept, 12);
      told.push(...feed(fleet, days.slice(from, to).flat()));
      kept = save();
      from = to;
    }
    expect(told).toEqual(whole);
  }
});

test('a replay tells nothing again, and forgets nothing that waits', () => {
  const falls = (law: readonly number[], place: number) => (place === 7 ? contaminate(0.4)(law) : law);
  const scores = history(40, 6, falls);
  const known = scores.filter(({ event }) => dayNumber(event.at) - START < CHANGE + 60);
  const { fleet } = open(EMPTY, 40);
  expect(feed(fleet, known).map(nameOf)).toEqual(['place-7 down']);
  const mine = (id: StreamId) => id === ownOf(7).id;
  fleet.replay(mine, () => {
    for (const { stream: of, event } of known) if (mine(of.id)) fleet.push(of, event, false);
  });
  expect(fleet.evening()).toEqual([]);
  expect(fleet.watching().map(nameOf)).not.toContain('place-7 down');

  // What only an edit makes of the past is nobody's news.
  const calm = open(EMPTY, 40).fleet;
  expect(
    feed(
      calm,
      known.filter(({ stream: of }) => of.id !== ownOf(7).id),
    ),
  ).toEqual([]);
  calm.replay(mine, () => {
    for (const { stream: of, event } of known) if (mine(of.id)) calm.push(of, event, false);
  });
  expect(calm.evening()).toEqual([]);
  expect(calm.watching().map(nameOf)).not.toContain('place-7 down');

  const early = open(EMPTY, 40).fleet;
  for (const day of Map.groupBy(scores, ({ event }) => dayNumber(event.at)).values()) {
    feed(early, day);
    if (early.watching().length > 0) break;
  }
  const waiting = early.watching();
  const until = waiting[0]!.event.at;
  early.replay(
    (id) => id === waiting[0]!.stream.id,
    () => {
      for (const { stream: of, event } of scores)
        if (of.id === waiting[0]!.stream.id && event.at <= until) early.push(of, event, false);
    },
  );
  expect(early.watching()).toEqual(waiting);
});

test('who states a run length hears every alarm at that rate', () => {
  const locations = Array.from({ length: 40 }, (_, i) => ({ id: placeOf(i), brand: BRAND, name: `Place ${i}` }));
  const alerts = { ...RULES, averageRunLength: { down: 2_000, up: 2_000 } };
  const config = { alerts, touchpoints: [], locations };
  const fleet = openFleet(
    undefined,
    openBank(new Map(), config, () => 365),
    BRAND,
    config,
    () => 365,
  );
  const falls = (law: readonly number[], place: number) => (place === 7 ? contaminate(0.4)(law) : law);
  const told = feed(fleet, history(40, 6, falls));
  expect(told.map(nameOf)).toContain('place-7 down');
  expect(fleet.watching()).toEqual([]);
});
