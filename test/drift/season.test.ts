import { describe, expect, test } from 'vitest';
import { dirichlet, draw, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import { DAY_MS } from '../../src/domain/time.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import {
  checkSeason,
  isNearSeason,
  monthOf,
  plainLevel,
  readSeason,
  type Season,
  tiltLaw,
  tiltOn,
  weekdayOf,
} from '../../src/drift/season.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { feed, on, START } from './paths.ts';

const NONE = Array(7).fill(0);
/** Worst in June, best in December: ±0.3 star. */
const SWING = Array.from({ length: 12 }, (_, month) => 0.15 * Math.sin((Math.PI * (month - 2.5)) / 6));
const SEASON: Season = { version: 1, levels: 5, weekday: NONE, month: SWING, reviews: 10_000, gain: 0.01 };

function tilted(law: readonly number[], tilt: number): number[] {
  const weights = Float64Array.from(law);
  tiltLaw(weights, tilt);
  return Array.from(weights);
}

describe('the calendar', () => {
  test('has the weekdays and months of the Gregorian calendar in UTC, for centuries', () => {
    for (let day = -80_000; day < 80_000; day += 13) {
      const date = new Date(day * DAY_MS);
      expect([weekdayOf(day), monthOf(day)]).toEqual([(date.getUTCDay() + 6) % 7, date.getUTCMonth()]);
    }
  });

  test('adds the tilts of weekday and month; without a season there is none', () => {
    const weekday = [0.1, 0, 0, 0, 0, 0, -0.1];
    // 2025-01-01 was a Wednesday; the fifth was a Sunday.
    expect(tiltOn({ ...SEASON, weekday }, START)).toBeCloseTo(SWING[0]!, 12);
    expect(tiltOn({ ...SEASON, weekday }, START + 4)).toBeCloseTo(SWING[0]! - 0.1, 12);
    expect(tiltOn(undefined, START)).toBe(0);
  });
});

describe('the level at which a review is counted', () => {
  test('takes the season out, whatever the law and the day', () => {
    const rng = random(1);
    for (const levels of [2, 5, 11]) {
      for (const tilt of [0.3, 0.05, -0.05, -0.3]) {
        const law = dirichlet(rng, Array(levels).fill(1));
        const today = tilted(law, tilt);
        const counts = new Float64Array(levels);
        const n = 40_000;
        const plain = Float64Array.from(law);
        for (let i = 0; i < n; i++) counts[plainLevel(plain, draw(rng, today), tilt, i)]! += 1;
        for (const [level, p] of law.entries()) {
          expect(Math.abs(counts[level]! / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n) + 1e-3);
        }
      }
    }
  });

  test('moves no more reviews than the season does', () => {
    const rng = random(2);
    const today = tilted(HEALTHY, 0.1);
    const surplus = today.reduce((sum, p, level) => sum + Math.max(0, p - HEALTHY[level]!), 0);
    let moved = 0;
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      const given = draw(rng, today);
      if (plainLevel(Float64Array.from(HEALTHY), given, 0.1, i) !== given) moved++;
    }
    expect(Math.abs(moved / n - surplus)).toBeLessThan(0.005);
  });

  test('draws a law that is not yet known to the truth instead of starving a rare level', () => {
    const truth = [0.09, 0.06, 0.04, 0.17, 0.64];
    const believed = Float64Array.from([0.1, 0.002, 0.05, 0.178, 0.67]);
    for (const tilt of [0.1, -0.1]) {
      const rng = random(3);
      let counted = 0;
      const n = 40_000;
      const today = tilted(truth, tilt);
      for (let i = 0; i < n; i++) if (plainLevel(believed, draw(rng, today), tilt, i) === 1) counted++;
      expect(Math.abs(counted / n - truth[1]!)).toBeLessThan(0.2 * truth[1]!);
    }
  });

  test('stays where there is no season, and on the scale at the edge of numbers', () => {
    const law = Float64Array.from([1, 0, 0, 0, 0]);
    for (let i = 0; i < 100; i++) {
      for (let level = 0; level < 5; level++) {
        expect(plainLevel(Float64Array.from(HEALTHY), level, 0, i)).toBe(level);
        for (const tilt of [1, -1]) expect([0, 1, 2, 3, 4]).toContain(plainLevel(law, level, tilt, i));
      }
    }
  });
});

describe('a watch that knows the season', () => {
  const alarms = (season: Season | undefined, swing: boolean) => {
    const options: WatchOptions = { scale: 'stars', arl: { down: 20_000, up: 20_000 }, ...(season && { season }) };
    let [loud, sum] = [0, 0];
    for (let seed = 1; seed <= 120; seed++) {
      const rng = random(seed);
      const law = dirichlet(
        rng,
        HEALTHY.map((p) => 20 * p),
      );
      const watch = watchStream(options);
      let said = false;
      for (let day = 0; day < 365; day++) {
        const today = swing ? tilted(law, tiltOn(SEASON, START + day)) : law;
        for (let n = rng.poisson(3); n > 0; n--) {
          const events = watch.push({ at: on(day), score: draw(rng, today) + 1 });
          if (events.some(({ type }) => type === 'drift')) said = true;
        }
      }
      if (said) loud++;
      sum += watch.status().baseline.mean - law.reduce((mean, p, level) => mean + p * (level + 1), 0);
    }
    return { loud, bias: sum / 120 };
  };

  test('is not alarmed by it, and its baseline holds none of it', () => {
    const calm = alarms(undefined, false);
    const blind = alarms(undefined, true);
    const wise = alarms(SEASON, true);
    expect(blind.loud).toBeGreaterThan(calm.loud + 24);
    // Nominal: 1,065 watched reviews in two directions, 10 % of 120; three standard errors more.
    expect(calm.loud).toBeLessThanOrEqual(22);
    // Of 480 streams 53, and 37 of the calm ones: 4 more of 120, and two standard errors.
    expect(wise.loud).toBeLessThanOrEqual(calm.loud + 12);
    expect(Math.abs(wise.bias)).toBeLessThan(0.05);
  });

  test('still finds a fall, and dates it', () => {
    const watch = watchStream({ scale: 'stars', arl: { down: 20_000, up: 20_000 }, season: SEASON });
    const rng = random(7);
    const events = Array.from({ length: 250 * 4 }, (_, i) => {
      const day = Math.floor(i / 4);
      const law = day < 150 ? HEALTHY : [0.4, 0.1, 0.1, 0.15, 0.25];
      return { at: on(day, i % 4), score: draw(rng, tilted(law, tiltOn(SEASON, START + day))) + 1 };
    });
    const drifts = feed(watch, events).filter(({ type }) => type === 'drift');
    expect(drifts.map(({ direction }) => direction)).toEqual(['down']);
    expect(Math.abs(Date.parse(drifts[0]!.since) / DAY_MS - (START + 150))).toBeLessThanOrEqual(4);
  });
});

test('the state goes on bit for bit through a season, bursts and surges, wherever it was cut', () => {
  const options: WatchOptions = { scale: 'stars', arl: { down: 100, up: 100 }, season: SEASON };
  const said = new Set<string>();
  for (let seed = 1; seed <= 50; seed++) {
    const rng = random(seed);
    const whole = watchStream(options);
    let parts = watchStream(options);
    for (let day = 0; day < 150; day++) {
      const many = rng.uniform() < 0.02 ? 25 : 0;
      for (let n = rng.poisson(day % 60 < 40 ? 2 : 5) + many; n > 0; n--) {
        const event = { at: on(day), score: n > many || seed % 2 ? draw(rng, HEALTHY) + 1 : 1, author: `${day}-${n}` };
        if (rng.uniform() < 0.05) parts = watchStream({ ...options }, parts.state());
        const train = rng.uniform() < 0.02;
        const events = whole.push(event, { train });
        expect(parts.push(event, { train })).toEqual(events);
        for (const { type } of events) said.add(type);
      }
    }
    expect(parts.state()).toEqual(whole.state());
  }
  expect([...said].sort()).toEqual(expect.arrayContaining(['burst', 'drift', 'surge']));
});

describe('a season from outside', () => {
  test.each([
    [{ version: 2 }, /version 1, got 2/],
    [{ levels: 2 }, /5 levels, got 2/],
    [{ month: [0] }, /7 weekdays and 12 months, got 7 and 1/],
    [{ weekday: [9, 0, 0, 0, 0, 0, 0] }, /tilts from −1 to 1, got 9/],
    [{ weekday: [Number.NaN, 0, 0, 0, 0, 0, 0] }, /got NaN/],
  ])('is refused with what is wrong: %o', (wrong, message) => {
    const season = { ...SEASON, ...wrong } as Season;
    expect(() => checkSeason(season, 5)).toThrow(message);
    expect(() => watchStream({ scale: 'stars', arl: { down: 100, up: 100 }, season })).toThrow(message);
    expect(readSeason(season, 5)).toBeUndefined();
  });

  test('is read back exactly, and nothing else is', () => {
    expect(readSeason(JSON.parse(JSON.stringify(SEASON)), 5)).toEqual(SEASON);
    expect(readSeason({}, 5)).toBeUndefined();
    expect(readSeason({ version: 1, levels: 5 }, 5)).toBeUndefined();
  });

  test('is near another one only where no month and no weekday differs much', () => {
    const shifted = (by: number): Season => ({ ...SEASON, month: SWING.map((tilt, m) => tilt + (m === 3 ? by : 0)) });
    expect(isNearSeason(SEASON, shifted(0.019))).toBe(true);
    expect(isNearSeason(SEASON, shifted(-0.021))).toBe(false);
    expect(isNearSeason(SEASON, { ...SEASON, weekday: [0.03, ...NONE.slice(1)] })).toBe(false);
  });
});
