import { expect, test } from 'vitest';
import { dirichlet, draw, type Random, random } from '../../bench/drift/random.ts';
import { contaminate, HEALTHY } from '../../bench/drift/shapes.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { DOWN } from '../../src/drift/layout.ts';
import {
  openPool,
  type PlaceDay,
  type Pool,
  placeDay,
  poolDay,
  pooledEvidence,
  pooledSince,
  withoutSide,
} from '../../src/drift/pooled.ts';
import { watchStream } from '../../src/drift/watch.ts';

const CHANGE = 150;
const DAYS = 250;
const PLACES = 20;

interface Story {
  readonly law?: (law: readonly number[], place: number) => readonly number[];
  /** Reviews a day on day `day`, 1 without. */
  readonly rate?: (law: readonly number[], day: number) => number;
  /** Extra 1-star reviews of a place on a day. */
  readonly bomb?: (place: number, day: number) => number;
}

interface Life {
  readonly pool: Pool;
  /** Largest ln M. */
  readonly most: number;
  /** When the change began, as of the day on which M passed a million. */
  readonly dated: number | undefined;
  /** Alarms of all reviews taken as one stream. */
  readonly raw: number;
}

/** Twenty places for 250 days. */
function live(story: Story, seed: number): Life {
  const rng: Random = random(seed);
  const options = { scale: 'stars', arl: { down: 1e6, up: 1e12 }, guards: { minAuthors: 0 } };
  const whole = watchStream({ ...options, arl: { down: 20_000, up: 1e12 } });
  const places = Array.from({ length: PLACES }, (_, place) => {
    const law = dirichlet(
      rng,
      HEALTHY.map((p) => 20 * p),
    );
    return { watch: watchStream(options), before: law, after: story.law?.(law, place) ?? law };
  });
  let [pool, most, raw] = [openPool(), 0, 0];
  let dated: number | undefined;
  for (let day = 0; day < DAYS; day++) {
    const today: PlaceDay[] = [];
    for (const [place, { watch, before, after }] of places.entries()) {
      let own: PlaceDay | undefined;
      const ear = {
        heard() {},
        alarmed() {},
        weighed: (factors: Float64Array, _: number, abnormal: boolean) => {
          own = placeDay(own, factors, abnormal);
        },
      };
      const scores = Array.from(
        { length: rng.poisson(story.rate?.(before, day) ?? 1) },
        () => draw(rng, day < CHANGE ? before : after) + 1,
      );
      scores.push(...Array<number>(story.bomb?.(place, day) ?? 0).fill(1));
      for (const score of scores) {
        const event = { at: instant(day * DAY_MS), score };
        watch.push(event, { ear });
        raw += whole.push(event).filter(({ type, direction }) => type === 'drift' && direction === 'down').length;
      }
      if (own) today.push(own);
    }
    pool = poolDay(pool, day, today);
    most = Math.max(most, pooledEvidence(pool, DOWN));
    if (most > 1e6) dated ??= pooledSince(pool, DOWN);
  }
  return { pool, most: Math.log(most), dated, raw };
}

const meanOf = (law: readonly number[]): number => law.reduce((sum, p, level) => sum + p * (level + 1), 0);

test('customers who move to the worse places are no fall of the brand, though its scores as one stream alarm', () => {
  const rate = (law: readonly number[], day: number) => (day < CHANGE ? 1 : meanOf(law) < 4.23 ? 1.8 : 0.2);
  const lives = [1, 2, 3].map((seed) => live({ rate }, seed));
  expect(lives.map(({ most }) => most).every((most) => most < Math.log(20_000))).toBe(true);
  expect(lives.reduce((sum, { raw }) => sum + raw, 0)).toBeGreaterThan(0);
});

test('a fall of all places is seen, and dated', () => {
  for (const seed of [1, 2]) {
    const { dated } = live({ law: contaminate(0.1) }, seed);
    expect(Math.abs(dated! - CHANGE)).toBeLessThanOrEqual(10);
  }
});

test('a review bomb on one place is none, on several places it is', () => {
  const one = live({ bomb: (place, day) => (place === 0 && day === CHANGE ? 60 : 0) }, 3);
  expect(one.most).toBeLessThan(Math.log(20_000));
  const many = live({ bomb: (place, day) => (place < 8 && day === CHANGE ? 30 : 0) }, 3);
  expect(many.most).toBeGreaterThan(Math.log(20_000));
});

test('one place’s day adds two nats at most', () => {
  const factors = new Float64Array(12).fill(50);
  const day = placeDay(placeDay(undefined, factors, false), factors, false);
  const pool = poolDay(openPool(), 1, [day]);
  expect(Math.log(pooledEvidence(pool, DOWN))).toBeCloseTo(2, 9);
  expect(Math.log(pooledEvidence(poolDay(pool, 2, [day]), DOWN))).toBeCloseTo(4, 9);
});

test('one place’s abnormal day stays out; where several have theirs, it is the brand’s', () => {
  const day = placeDay(undefined, new Float64Array(12).fill(3), true);
  const calm = placeDay(undefined, new Float64Array(12).fill(1), false);
  expect(poolDay(openPool(), 1, [day, day])).toEqual(openPool());
  expect(poolDay(openPool(), 1, [day, day, calm]).ratios[0]).toBe(1);
  expect(poolDay(openPool(), 1, [day, day, day]).ratios[0]).toBeGreaterThan(10);
});

test('a change dates from the day since which its alternative has led without a break', () => {
  const factor = (value: number) => [placeDay(undefined, new Float64Array(12).fill(value), false)];
  const days = [0.5, 2, 0.2, 1.5, 0.9, 2, 2];
  const pool = days.reduce((so, value, day) => poolDay(so, day, factor(value)), openPool());
  expect(pooledSince(pool, DOWN)).toBe(3);
});

test('what a place’s day does is R ← (1 + R)·factor, review by review', () => {
  const rng = random(8);
  const reviews = Array.from({ length: 6 }, () => Float64Array.from({ length: 12 }, () => 0.8 + 0.4 * rng.uniform()));
  const day = reviews.reduce<PlaceDay | undefined>((so, factors) => placeDay(so, factors, false), undefined)!;
  let expected = 0;
  for (const factors of reviews) expected = (1 + expected) * factors[0]!;
  expect(poolDay(openPool(), 1, [day]).ratios[0]).toBeCloseTo(expected, 9);
});

test('what was told begins anew, the other direction stays', () => {
  const { pool } = live({ law: contaminate(0.1) }, 1);
  const told = withoutSide(pool, DOWN);
  expect(pooledEvidence(told, DOWN)).toBe(0);
  expect(told.ratios.slice(6)).toEqual(pool.ratios.slice(6));
});
