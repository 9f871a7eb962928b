import { describe, expect, test } from 'vitest';
import { dirichlet, draw, random } from '../../bench/drift/random.ts';
import { contaminate, HEALTHY } from '../../bench/drift/shapes.ts';
import { monthOf, tiltLaw, weekdayOf } from '../../src/drift/season.ts';
import { fitSeason, type SeasonStream } from '../../src/drift/season-fit.ts';
import { START } from './paths.ts';

interface World {
  readonly tilt?: (day: number) => number;
  readonly change?: (day: number, law: readonly number[]) => readonly number[];
  readonly streams?: number;
  readonly days?: number;
  readonly perDay?: number;
  readonly seed?: number;
}

function streamsOf({ tilt, change, streams = 30, days = 730, perDay = 3, seed = 1 }: World): SeasonStream[] {
  return Array.from({ length: streams }, (_, index) => {
    const rng = random(1_000 * seed + index);
    const own = dirichlet(
      rng,
      HEALTHY.map((p) => 20 * p),
    );
    const [numbers, levels]: [number[], number[]] = [[], []];
    for (let day = START; day < START + days; day++) {
      const law = Float64Array.from(change ? change(day - START, own) : own);
      tiltLaw(law, tilt?.(day) ?? 0);
      for (let n = rng.poisson(perDay); n > 0; n--) {
        numbers.push(day);
        levels.push(draw(rng, Array.from(law)));
      }
    }
    return { days: numbers, levels };
  });
}

const MONTHS = [0.1, 0.05, 0, -0.1, -0.1, 0, 0.1, 0.1, 0, -0.1, -0.05, 0];
const WEEKDAYS = [0, 0, 0, 0, 0.05, 0.1, -0.15];

describe('a season that is there', () => {
  test('is found by month and weekday, shrunk a little, and foretells', () => {
    const streams = streamsOf({ tilt: (day) => MONTHS[monthOf(day)]! + WEEKDAYS[weekdayOf(day)]! });
    const { season, gain, standardError, refused } = fitSeason(streams, 5);
    expect(refused).toBeUndefined();
    expect(gain).toBeGreaterThan(3 * standardError);
    const error = (found: readonly number[], truth: readonly number[]) =>
      Math.max(...found.map((tilt, i) => Math.abs(tilt - truth[i]!)));
    expect(error(season!.month, MONTHS)).toBeLessThan(0.06);
    expect(error(season!.weekday, WEEKDAYS)).toBeLessThan(0.05);
    const size = (tilts: readonly number[]) => Math.hypot(...tilts);
    expect(size(season!.month)).toBeLessThan(size(MONTHS));
    expect(season!.reviews).toBe(streams.reduce((sum, { days }) => sum + days.length, 0));
  });

  test('of the week alone leaves the months alone', () => {
    const { season } = fitSeason(streamsOf({ tilt: (day) => WEEKDAYS[weekdayOf(day)]! }), 5);
    expect(season!.weekday[6]).toBeLessThan(-0.08);
    expect(Math.max(...season!.month.map(Math.abs))).toBeLessThan(0.03);
  });

  test('is fitted to two levels as well', () => {
    const streams = streamsOf({ tilt: (day) => 4 * MONTHS[monthOf(day)]! }).map(({ days, levels }) => ({
      days,
      levels: Array.from(levels, (level) => (level < 3 ? 0 : 1)),
    }));
    const { season } = fitSeason(streams, 2);
    expect(season!.month[0]).toBeGreaterThan(0.2);
    expect(season!.month[3]).toBeLessThan(-0.2);
  });
});

describe('what is no season', () => {
  test('is hardly ever taken for one', () => {
    let taken = 0;
    for (let seed = 1; seed <= 12; seed++) if (fitSeason(streamsOf({ seed, streams: 10 }), 5).season) taken++;
    expect(taken).toBeLessThanOrEqual(1);
  });

  test.each([180, 420, 540, 800])('a lasting fall of all streams on day %i is none', (from) => {
    const change = (day: number, law: readonly number[]) => (day >= from ? contaminate(0.25)(law) : law);
    const { season } = fitSeason(streamsOf({ days: 1_100, change, streams: 12 }), 5);
    const most = Math.max(0, ...(season?.month ?? []).map(Math.abs));
    expect(most).toBeLessThan(0.03);
  });

  test('a swing of the first year that did not come again is none', () => {
    const tilt = (day: number) => (day < START + 365 ? 2 * MONTHS[monthOf(day)]! : 0);
    expect(fitSeason(streamsOf({ tilt, streams: 12 }), 5)).toMatchObject({ refused: 'no gain' });
  });
});

describe('too little history', () => {
  test('under 13 months, or under 5,000 reviews, gives none', () => {
    const tilt = (day: number) => 2 * MONTHS[monthOf(day)]!;
    expect(fitSeason(streamsOf({ tilt, days: 390 }), 5)).toMatchObject({ refused: 'history', days: 390 });
    expect(fitSeason(streamsOf({ tilt, streams: 2 }), 5)).toMatchObject({ refused: 'history' });
    expect(fitSeason([], 5)).toMatchObject({ refused: 'history', reviews: 0, days: 0 });
  });

  test('in thirteen months shrinks what it finds', () => {
    const tilt = (day: number) => 2 * MONTHS[monthOf(day)]!;
    const short = fitSeason(streamsOf({ tilt, days: 400, streams: 6, perDay: 3 }), 5);
    for (const month of short.season?.month ?? []) expect(Math.abs(month)).toBeLessThan(0.1);
  });
});

test('the same reviews give the same season, to the bit', () => {
  const streams = () => streamsOf({ tilt: (day) => MONTHS[monthOf(day)]!, streams: 10 });
  expect(JSON.stringify(fitSeason(streams(), 5))).toBe(JSON.stringify(fitSeason(streams(), 5)));
});

test('days out of order and levels off the scale are refused', () => {
  expect(() => fitSeason([{ days: [2, 1], levels: [0, 0] }], 5)).toThrow(/time order, got 1 after 2/);
  expect(() => fitSeason([{ days: [Number.NaN], levels: [0] }], 5)).toThrow(/whole days/);
  expect(() => fitSeason([{ days: [1], levels: [5] }], 5)).toThrow(/from 0 to 4, got 5/);
});
