/**
 * A stream replayed from its log says the same, byte for byte, however it is cut into passes and wherever it is put away
 * and taken out again; and hostile input ends in an answer or a clear error.
 */
import { describe, expect, test } from 'vitest';
import { draw, type Random, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import type { DriftEvent } from '../../src/domain/drift.ts';
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { DAY_MS, type Instant, instant } from '../../src/domain/time.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { on, START } from './paths.ts';

const OPTIONS: readonly WatchOptions[] = [
  { scale: 'stars', arl: { down: 500, up: 500 } },
  { scale: 'recommend', arl: { down: 200, up: 200 }, warmUp: 10 },
  { scale: '1-100', arl: { down: 500, up: 500 }, guards: { minReviews: 1, minDays: 1, minAuthors: 1 } },
  { scale: 'nps', arl: { down: 500, up: 500 }, mode: 'psr' },
];

/** A log with all that can happen: shifts of level and pace, bursts, silences, late and repeated moments, few authors. */
function anyLog(rng: Random, levels: number, min: number): readonly (ScoreEvent & { readonly train: boolean })[] {
  let day = 0;
  let [tilt, pace, bomb] = [0, 2, 0];
  return Array.from({ length: 150 + Math.floor(250 * rng.uniform()) }, () => {
    const dice = rng.uniform();
    if (dice < 0.01) tilt = rng.normal();
    else if (dice < 0.02) pace = 0.2 + 5 * rng.uniform();
    else if (dice < 0.025) day += 40;
    else if (dice < 0.03) bomb = 25;
    if (bomb > 0) bomb--;
    else if (rng.uniform() < 1 / pace) day += 1;
    const bad = bomb > 0 || rng.uniform() < 0.5 + 0.4 * Math.tanh(tilt);
    const level = bad ? Math.floor(rng.uniform() ** 2 * levels) : levels - 1 - Math.floor(rng.uniform() ** 2 * levels);
    const late = rng.uniform() < 0.05 ? Math.floor(60 * rng.uniform()) : 0;
    const author = rng.uniform() < 0.2 ? undefined : `a${Math.floor(30 * rng.uniform())}`;
    return {
      at: on(day - late, Math.floor(24 * rng.uniform())),
      score: min + level,
      train: rng.uniform() < 0.02,
      ...(author && { author }),
    };
  });
}

const LEVELS = [5, 2, 100, 11];
const LEAST = [1, 0, 1, 0];

test('1,000 random splits, each restored from its bytes, say what one pass says and end in the same bytes', () => {
  const types = new Map<DriftEvent['type'], number>();
  for (let seed = 1; seed <= 100; seed++) {
    const kind = seed % OPTIONS.length;
    const options = OPTIONS[kind]!;
    const rng = random(seed);
    const log = anyLog(rng, LEVELS[kind]!, LEAST[kind]!);
    const whole = watchStream(options);
    const said = log.flatMap(({ train, ...event }) => whole.push(event, { train }));
    for (const { type } of said) types.set(type, (types.get(type) ?? 0) + 1);
    const text = JSON.stringify(said);
    for (let split = 0; split < 10; split++) {
      let watch = watchStream(options);
      const again: DriftEvent[] = [];
      for (const { train, ...event } of log) {
        // A bank that is read by another process: nothing but the bytes goes from one pass to the next.
        if (rng.uniform() < 0.02 * (split + 1)) watch = watchStream({ ...options }, Uint8Array.from(watch.state()));
        again.push(...watch.push(event, { train }));
        if (rng.uniform() < 0.05) watch.status();
      }
      expect(JSON.stringify(again)).toBe(text);
      expect(Buffer.compare(watch.state(), whole.state())).toBe(0);
    }
  }
  // The property says nothing of streams that say nothing.
  for (const type of ['drift', 'burst', 'recovered', 'silence', 'surge'] as const)
    expect(types.get(type) ?? 0, type).toBeGreaterThan(10);
});

describe('hostile input', () => {
  const options = OPTIONS[0]!;

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 6, 3.5, 2 ** 53])(
    'a score of %d is refused and leaves the stream as it was',
    (score) => {
      const watch = watchStream(options);
      for (let i = 0; i < 50; i++) watch.push({ at: on(i), score: 5 });
      const before = watch.state();
      expect(() => watch.push({ at: on(50), score })).toThrow(/Expected a whole score from 1 to 5, got/);
      expect(watch.state()).toEqual(before);
    },
  );

  test.each(['', 'yesterday', 'NaN', '2026-13-01T00:00:00.000Z', '2026-01-01T25:00'])(
    'the moment %j is refused and leaves the stream as it was',
    (at) => {
      const watch = watchStream(options);
      watch.push({ at: on(1), score: 5 });
      const before = watch.state();
      expect(() => watch.push({ at: at as Instant, score: 5 })).toThrow(/Expected a moment/);
      expect(watch.state()).toEqual(before);
    },
  );

  test('reviews in the wrong order are history: they teach the baseline and raise nothing', () => {
    const rng = random(7);
    const watch = watchStream({ scale: 'stars', arl: { down: 20_000, up: 20_000 } });
    for (let i = 0; i < 400; i++) watch.push({ at: on(i), score: 1 + draw(rng, HEALTHY), author: `a${i}` });
    const events = Array.from({ length: 300 }, (_, i) =>
      watch.push({ at: on(360 - i), score: 1, author: `b${i}` }),
    ).flat();
    expect(events).toEqual([]);
    expect(watch.status().baseline.n).toBeGreaterThanOrEqual(690);
  });

  test('any number of reviews of one moment are one day: told as a burst at most, never as a drift', () => {
    const watch = watchStream(options);
    const rng = random(8);
    for (let i = 0; i < 200; i++)
      watch.push({ at: on(Math.floor(i / 2)), score: 1 + draw(rng, HEALTHY), author: `a${i}` });
    const types = Array.from({ length: 100_000 }, (_, i) =>
      watch.push({ at: on(101), score: 1, author: `b${i}` }),
    ).flatMap((events) => events.map(({ type }) => type));
    expect(types).toEqual(['burst']);
  });

  test('a stream that is all of one moment says nothing, whatever its size', () => {
    const watch = watchStream(options);
    let said = 0;
    for (let i = 0; i < 200_000; i++) said += watch.push({ at: on(1), score: i < 100_000 ? 5 : 1 }).length;
    expect(said).toBe(0);
    expect(watch.status().baseline.n).toBe(200_000);
  });

  test('years without a review cost no more than a day', () => {
    const watch = watchStream(options);
    for (let i = 0; i < 100; i++) watch.push({ at: on(i), score: 5 });
    const start = performance.now();
    const types = [9_999, 0].flatMap((year) =>
      watch.push({ at: `${String(year).padStart(4, '0')}-12-31T00:00:00.000Z` as Instant, score: 5 }),
    );
    expect(types.map(({ type }) => type)).toEqual(['silence']);
    expect(performance.now() - start).toBeLessThan(1_000);
    const far = instant(8.64e15);
    expect(watch.push({ at: far, score: 5 }).length).toBeLessThanOrEqual(1);
    expect(watch.closeDay(far)).toEqual([]);
    expect(START * DAY_MS).toBeLessThan(8.64e15);
  });
});
