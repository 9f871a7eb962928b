import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dirichlet, random } from '../../bench/drift/random.ts';
import { HEALTHY, SHAPES } from '../../bench/drift/shapes.ts';
import { dayFromNumber, dayNumber } from '../../src/domain/time.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { feed, on, reviews, START } from './paths.ts';

const OPTIONS: WatchOptions = { scale: 'stars', arl: { down: 20_000, up: 20_000 } };
const BAD = [0.5, 0.15, 0.1, 0.1, 0.15];

describe('a stream whose level falls', () => {
  const watch = watchStream(OPTIONS);
  const before = reviews(1, HEALTHY, 200, 4);
  const after = reviews(2, BAD, 80, 4, 50);
  const events = [...feed(watch, before), ...feed(watch, after)];

  test('is told once, at the review that established it, with levels on both sides and the date', () => {
    const drifts = events.filter(({ type }) => type === 'drift');
    expect(drifts).toHaveLength(1);
    const [drift] = drifts;
    const index = after.findIndex(({ at }) => at === drift!.at);
    expect(drift).toMatchObject({ direction: 'down', at: after[index]!.at });
    expect(index).toBeGreaterThanOrEqual(4);
    expect(index).toBeLessThan(30);
    expect(Math.abs(dayNumber(drift!.since) - (START + 50))).toBeLessThanOrEqual(4);
    expect(drift!.evidence).toBeGreaterThanOrEqual(Math.log(20_000) + 0.5);
    expect(drift!.before.mean - drift!.after.mean).toBeGreaterThan(1);
  });

  test('gives means that are those of the reviews before and since the date, and an interval around the fall', () => {
    const drift = events.find(({ type }) => type === 'drift')!;
    const told = [...before, ...after].filter(({ at }) => at <= drift.at);
    const mean = (list: { score: number }[]) => list.reduce((sum, { score }) => sum + score, 0) / list.length;
    const since = told.slice(told.length - drift.after.n);
    expect(drift.after.mean).toBeCloseTo(mean(since), 9);
    expect(drift.before.n + drift.after.n).toBe(told.length);
    expect(drift.before.mean).toBeCloseTo(mean(told.slice(0, drift.before.n)), 9);
    expect(since[0]!.at.slice(0, 10)).toBe(drift.since);
    const change = drift.after.mean - drift.before.mean;
    expect(drift.interval![0]).toBeLessThan(change);
    expect(drift.interval![1]).toBeGreaterThan(change);
    expect(drift.interval![1]).toBeLessThan(0);
  });

  test('stands as changed afterwards, on the new level', () => {
    const status = watch.status();
    expect(status.phase).toBe('changed');
    expect(status.baseline.mean).toBeLessThan(3);
  });
});

describe('every shape of a change', () => {
  test.each(SHAPES.filter(({ name }) => !['→4.0', '5 % 1★', '10 % 1★'].includes(name)))(
    'a fall by $name is found',
    ({ change }) => {
      let found = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const watch = watchStream({ ...OPTIONS, arl: { down: 20_000, up: 1e12 } });
        const events = [
          ...feed(watch, reviews(seed, HEALTHY, 400, 4)),
          ...feed(watch, reviews(seed + 99, change(HEALTHY), 400, 4, 100)),
        ];
        if (events.some(({ type, direction, at }) => type === 'drift' && direction === 'down' && at >= on(100, 0)))
          found++;
      }
      expect(found).toBeGreaterThanOrEqual(17);
    },
  );

  test('an improvement is found and told as up', () => {
    const watch = watchStream({ ...OPTIONS, arl: { down: 20_000, up: 2_000 } });
    const events = [...feed(watch, reviews(5, BAD, 200, 4)), ...feed(watch, reviews(6, HEALTHY, 100, 4, 50))];
    expect(new Set(events.map(({ type, direction }) => `${type} ${direction}`))).toEqual(new Set(['drift up']));
    expect(watch.status().phase).not.toBe('changed');
  });

  test.each([
    ['recommend', [0.1, 0.9], [0.45, 0.55], 0],
    [
      'nps',
      [0.04, 0.01, 0.02, 0.02, 0.02, 0.05, 0.06, 0.13, 0.2, 0.2, 0.25],
      [0.3, 0.05, 0.05, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.03, 0.02],
      0,
    ],
    ['effort', [0.05, 0.05, 0.05, 0.1, 0.15, 0.2, 0.4], [0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1],
    [
      '1-100',
      Array.from({ length: 100 }, (_, i) => (i < 60 ? 0.002 : 0.022)),
      Array.from({ length: 100 }, (_, i) => (i < 60 ? 0.015 : 0.0025)),
      1,
    ],
  ])('the scale %s is watched in its own units', (scale, healthy, bad, min) => {
    const watch = watchStream({ ...OPTIONS, scale });
    const before = reviews(8, healthy, 300, 4, 0, min);
    expect(feed(watch, before)).toEqual([]);
    const drift = feed(watch, reviews(9, bad, 100, 4, 75, min)).find(({ type }) => type === 'drift');
    expect(drift).toMatchObject({ direction: 'down' });
    const mean = before.reduce((sum, { score }) => sum + score, 0) / before.length;
    expect(Math.abs(drift!.before.mean - mean)).toBeLessThan(0.05 * mean);
    expect(watch.state().length).toBeLessThan(2_600);
  });
});

describe('healthy streams', () => {
  test.each([
    ['at the usual level', HEALTHY],
    ['that were always bad', [0.6, 0.12, 0.08, 0.1, 0.1]],
    ['that were always excellent', [0.01, 0.01, 0.03, 0.08, 0.87]],
    ['that love or hate', [0.45, 0.03, 0.04, 0.03, 0.45]],
  ])('%s raise about the stated number of false alarms', (_, law) => {
    let [alarms, healthy] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const watch = watchStream({ scale: 'stars', arl: { down: 2_000, up: 1e12 } });
      for (const event of reviews(seed, law, 1_500, 5)) {
        healthy++;
        if (!watch.push(event).some(({ type }) => type === 'drift')) continue;
        alarms++;
        break;
      }
    }
    expect(healthy / Math.max(1, alarms)).toBeGreaterThan(1_200);
  });

  test('raise nothing at all in most streams at A = 20,000', () => {
    let loud = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const law = dirichlet(
        random(seed),
        HEALTHY.map((p) => 20 * p),
      );
      const events = feed(watchStream(OPTIONS), reviews(seed, law, 500, 3));
      if (events.some(({ type }) => type === 'drift')) loud++;
    }
    // Nominal: 470 watched reviews in two directions, 4.6 %.
    expect(loud).toBeLessThanOrEqual(10);
  });
});

describe('the warm-up', () => {
  test('says nothing before 30 reviews, however bad, and shows that it is learning', () => {
    const watch = watchStream(OPTIONS);
    const good = reviews(1, [0, 0, 0, 0, 1], 15, 1);
    const bad = reviews(2, [1, 0, 0, 0, 0], 14, 1, 15);
    expect([...feed(watch, good), ...feed(watch, bad)]).toEqual([]);
    expect(watch.status()).toMatchObject({ phase: 'learning', baseline: { n: 29 }, evidence: { down: 0, up: 0 } });
    feed(watch, reviews(3, HEALTHY, 1, 1, 29));
    expect(watch.status().phase).toBe('watching');
  });

  test('with more reviews, smaller changes become visible', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 40, 4));
    const few = watch.status().smallestVisible!;
    feed(watch, reviews(2, HEALTHY, 960, 4, 10));
    const many = watch.status().smallestVisible!;
    expect(few).toBeGreaterThan(many);
    expect(many).toBeGreaterThan(0.2);
    expect(few).toBeLessThan(3);
  });
});

describe('guards', () => {
  const calm = reviews(11, HEALTHY, 300, 3);

  test('one angry author with thirty reviews in a day is a burst on that day, not a drift', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, calm);
    const angry = Array.from({ length: 30 }, (_, i) => ({ at: on(100, i % 24), score: 1, author: 'angry' }));
    const said = feed(
      watch,
      angry.sort((a, b) => (a.at < b.at ? -1 : 1)),
    );
    expect(said.map(({ type }) => type)).toEqual(['burst']);
    expect(said[0]).toMatchObject({
      direction: 'down',
      since: dayFromNumber(START + 100),
      after: { mean: 1 },
      evidence: 0,
    });
    expect(said[0]!.at.slice(0, 10)).toBe(dayFromNumber(START + 100));
    const later = feed(watch, reviews(12, HEALTHY, 200, 3, 101));
    expect(later.filter(({ type }) => type === 'drift')).toEqual([]);
  });

  test('thirty angry reviews within a busy day are a burst, though so many reviews a day are usual', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(21, HEALTHY, 6_000, 100));
    const usual = reviews(22, HEALTHY, 70, 100, 60);
    const bomb = Array.from({ length: 30 }, (_, i) => ({ at: on(60, 23), score: 1, author: `x${i}` }));
    const said = feed(watch, [...usual, ...bomb]);
    expect(said.map(({ type, direction }) => [type, direction])).toEqual([['burst', 'down']]);
    expect(said[0]!.before.n).toBe(6_000);
    expect(said[0]!.before.mean).toBeGreaterThan(4);
    expect(feed(watch, reviews(23, HEALTHY, 1_000, 100, 61))).toEqual([]);
  });

  test('a review bomb that rounded dates smear over two days is one burst, and hardly ever a drift', () => {
    let drifts = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const watch = watchStream(OPTIONS);
      feed(watch, reviews(seed, HEALTHY, 300, 3));
      const bomb = [20, 10].flatMap((count, day) =>
        Array.from({ length: count }, (_, i) => ({ at: on(100 + day), score: 1, author: `${day}-${i}` })),
      );
      const usual = reviews(seed + 50, HEALTHY, 45, 3, 100);
      const said = feed(
        watch,
        [...bomb, ...usual].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      );
      const bursts = said.filter(({ type }) => type === 'burst').map(({ since }) => since);
      expect(bursts).toEqual([dayFromNumber(START + 100)]);
      if (said.some(({ type }) => type === 'drift')) drifts++;
    }
    expect(drifts).toBeLessThanOrEqual(5);
  });

  test('a bomb that meets a bad review of the day before waits for the end of its day', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, calm);
    const lone = { at: on(100), score: 1, author: 'lone' };
    const bomb = Array.from({ length: 30 }, (_, i) => ({ at: on(101), score: 1, author: `bomb-${i}` }));
    const usual = reviews(1, [0, 0, 0, 0.5, 0.5], 3, 3, 101);
    expect(feed(watch, [lone, ...usual, ...bomb]).map(({ type }) => type)).toEqual(['burst']);
  });

  test('a burst stays out of the baseline, its first reviews too', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, calm);
    const { baseline } = watch.status();
    feed(watch, reviews(1, [1, 0, 0, 0, 0], 40, 40, 100));
    expect(watch.status().baseline).toEqual(baseline);
  });

  test('a catastrophe that brings ten times the reviews still alarms within days', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, calm);
    const drift = feed(watch, reviews(13, [0.9, 0.1, 0, 0, 0], 300, 30, 100)).find(({ type }) => type === 'drift');
    expect(drift?.direction).toBe('down');
    expect(dayNumber(drift!.at) - (START + 100)).toBeLessThanOrEqual(7);
  });

  test('fifteen bad reviews by one author over two weeks wait for other voices', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, calm);
    const one = Array.from({ length: 15 }, (_, i) => ({ at: on(100 + i), score: 1, author: 'angry' }));
    expect(feed(watch, one)).toEqual([]);
    expect(watch.status().held).toBe('authors');
    const others = ['b', 'c', 'd'].map((author, i) => ({ at: on(115 + i), score: 1, author }));
    expect(feed(watch, others).map(({ type, at }) => [type, at])).toEqual([['drift', on(117)]]);
  });

  test('a bad day alone waits for a second day', () => {
    const watch = watchStream({ ...OPTIONS, arl: { down: 100, up: 20_000 } });
    // A stream that is calm indeed: at one false alarm in 100 reviews not every one is.
    feed(watch, reviews(13, HEALTHY, 300, 10));
    const morning = watch.status().evidence.down;
    const day = Array.from({ length: 14 }, (_, i) => ({ at: on(30, i), score: 1 }));
    expect(feed(watch, day).map(({ type }) => type)).toEqual(['burst']);
    const { evidence, threshold } = watch.status();
    expect(evidence.down - morning).toBeCloseTo(threshold.down / 2, 2);
    const next = Array.from({ length: 6 }, (_, i) => ({ at: on(31, i), score: 1 }));
    expect(feed(watch, next).map(({ type }) => type)).toEqual(['drift']);
  });

  test('a change that may be none, by its own interval, is held', () => {
    let told = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const watch = watchStream({ scale: 'stars', arl: { down: 2_000, up: 200 } });
      for (const { type, interval } of feed(watch, reviews(seed, [0.01, 0.01, 0.01, 0.02, 0.95], 600, 3))) {
        if (type !== 'drift') continue;
        told++;
        expect(interval![0] * interval![1]).toBeGreaterThan(0);
      }
    }
    expect(told).toBeGreaterThan(0);
  });

  test('a change too small to matter is held although it is certain', () => {
    const watch = watchStream({ scale: 'stars', arl: { down: 2_000, up: 1e12 }, guards: { minSize: 3 } });
    feed(watch, reviews(1, HEALTHY, 400, 4));
    expect(feed(watch, reviews(2, [0.3, 0.1, 0.1, 0.1, 0.4], 200, 4, 100))).toEqual([]);
    expect(watch.status()).toMatchObject({ held: 'size', phase: 'watching' });
  });
});

describe('after a fall', () => {
  const fallen = (): ReturnType<typeof watchStream> => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 300, 4));
    feed(watch, reviews(2, BAD, 120, 4, 75));
    return watch;
  };

  test('the way back is told once there are 20 reviews over 7 days near the old level', () => {
    const watch = fallen();
    expect(watch.status().phase).toBe('changed');
    const back = feed(watch, reviews(3, HEALTHY, 200, 4, 105));
    expect(back.map(({ type }) => type)).toEqual(['recovered']);
    const [event] = back;
    expect(event).toMatchObject({ direction: 'up' });
    expect(event!.after.n).toBeGreaterThanOrEqual(20);
    expect(dayNumber(event!.at) - dayNumber(event!.since)).toBeGreaterThanOrEqual(7);
    expect(event!.before.mean).toBeLessThan(3.2);
    expect(event!.after.mean).toBeGreaterThan(3.7);
    expect(watch.status().phase).toBe('watching');
  });

  test('recovery goes on from the baseline that was there before the fall, and nothing else', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 300, 4));
    const fall = feed(watch, reviews(2, BAD, 120, 4, 75)).find(({ type }) => type === 'drift')!;
    const back = reviews(3, HEALTHY, 200, 4, 105).find((event) =>
      watch.push(event).some(({ type }) => type === 'recovered'),
    );
    expect(back).toBeDefined();
    expect(watch.status().baseline).toEqual(fall.before);
  });

  test('the level that a recovery leaves is that of the reviews between the two dates', () => {
    const watch = watchStream(OPTIONS);
    const events = [
      ...reviews(1, HEALTHY, 200, 1),
      ...reviews(2, [1, 0, 0, 0, 0], 40, 1, 200),
      ...reviews(3, [0, 0, 0, 0.2, 0.8], 40, 1, 240),
    ];
    const [fall, back] = feed(watch, events).filter(({ type }) => type === 'drift' || type === 'recovered');
    expect([fall!.type, back!.type]).toEqual(['drift', 'recovered']);
    const between = events.filter(({ at }) => at.slice(0, 10) >= fall!.since && at.slice(0, 10) < back!.since);
    const mean = between.reduce((sum, { score }) => sum + score, 0) / between.length;
    expect(back!.before).toEqual({ mean, n: between.length });
  });

  test('a level that stays down is not told as recovered', () => {
    const watch = fallen();
    expect(feed(watch, reviews(4, BAD, 600, 4, 105)).filter(({ type }) => type === 'recovered')).toEqual([]);
    expect(watch.status().phase).toBe('changed');
  });

  test('twenty good reviews within three days are not enough', () => {
    const watch = fallen();
    const quick = feed(watch, reviews(5, [0, 0, 0, 0, 1], 24, 8, 105));
    expect(quick.filter(({ type }) => type === 'recovered' || type === 'drift')).toEqual([]);
  });

  test('a second fall after the recovery is told again', () => {
    const watch = fallen();
    feed(watch, reviews(3, HEALTHY, 200, 4, 105));
    const again = feed(watch, reviews(6, BAD, 100, 4, 155));
    expect(again.map(({ type, direction }) => `${type} ${direction}`)).toEqual(['drift down']);
  });
});

describe('late reviews', () => {
  test('train the baseline and never raise anything', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 200, 4));
    const { evidence, baseline } = watch.status();
    for (const event of reviews(2, [1, 0, 0, 0, 0], 60, 1, 0)) expect(watch.push(event, { train: true })).toEqual([]);
    expect(watch.status().evidence).toEqual(evidence);
    expect(watch.status().baseline.n).toBe(baseline.n + 60);
  });

  test('are known by their date: over 30 days older than the newest', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 200, 2));
    const { evidence } = watch.status();
    feed(watch, reviews(2, [1, 0, 0, 0, 0], 60, 1, 5));
    expect(watch.status().evidence).toEqual(evidence);
    feed(watch, reviews(2, [1, 0, 0, 0, 0], 3, 1, 80));
    expect(watch.status().evidence).not.toEqual(evidence);
  });

  test('can be the whole warm-up', () => {
    const watch = watchStream(OPTIONS);
    for (const event of reviews(1, HEALTHY, 30, 4)) watch.push(event, { train: true });
    expect(watch.status().phase).toBe('watching');
  });

  test('leave the head start as it is, however long the history grows', () => {
    const watch = watchStream(OPTIONS);
    for (const event of reviews(1, HEALTHY, 30, 4)) watch.push(event, { train: true });
    const first = watch.status().evidence.down;
    expect(first).toBeGreaterThan(2);
    for (const event of reviews(2, HEALTHY, 470, 4, 8)) watch.push(event, { train: true });
    expect(watch.status().evidence.down).toBe(first);
  });
});

describe('the saved state', () => {
  const path = fc.array(
    fc.record({
      level: fc.integer({ min: 0, max: 4 }),
      gap: fc.nat({ max: 3 }),
      author: fc.nat({ max: 6 }),
      train: fc.boolean(),
    }),
    { maxLength: 250 },
  );

  test('goes on bit for bit, wherever it was cut', () => {
    fc.assert(
      fc.property(path, fc.nat(), fc.constantFrom<WatchOptions['mode']>('basr', 'psr'), (steps, cut, mode) => {
        const options: WatchOptions = { scale: 'stars', arl: { down: 50, up: 50 }, warmUp: 10, mode };
        let day = 0;
        const events = steps.map(({ level, gap, author, train }, i) => {
          day += gap;
          return {
            event: { at: on(day, i % 24), score: level + 1, author: author ? `a${author}` : undefined },
            train: train && i % 7 === 0,
          };
        });
        const whole = watchStream(options);
        let parts = watchStream(options);
        const at = steps.length ? cut % steps.length : 0;
        for (const [i, { event, train }] of events.entries()) {
          if (i === at) parts = watchStream({ ...options }, parts.state());
          expect(parts.push(event, { train })).toEqual(whole.push(event, { train }));
        }
        expect(parts.state()).toEqual(whole.state());
        expect(parts.status()).toEqual(whole.status());
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('of another shape or version is refused with a way out', () => {
    const state = watchStream(OPTIONS).state();
    for (const other of [{ scale: 'nps' }, { guards: { minAuthors: 3 } }])
      expect(() => watchStream({ ...OPTIONS, ...other }, state)).toThrow(/Expected \d+ bytes.*rebuild the stream/);
    state[1] = 99;
    expect(() => watchStream(OPTIONS, state)).toThrow(/version \d+/);
  });
});

describe('silence', () => {
  test('of a steady stream is told when the next review comes, dated when it became improbable', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 240, 2));
    const said = feed(watch, reviews(2, HEALTHY, 1, 1, 150));
    expect(said.map(({ type }) => type)).toEqual(['silence']);
    expect(said[0]).toMatchObject({ since: dayFromNumber(START + 120), after: { n: 0 }, direction: 'down' });
    expect(said[0]!.at > on(121) && said[0]!.at < on(130)).toBe(true);
  });

  test('is told once, by the close of a day or by the next review', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, reviews(1, HEALTHY, 240, 2));
    expect(watch.closeDay(on(121))).toEqual([]);
    expect(watch.closeDay(on(140))).toHaveLength(1);
    expect(watch.closeDay(on(141))).toEqual([]);
    expect(feed(watch, reviews(2, HEALTHY, 20, 2, 150))).toEqual([]);
  });

  test('is hardly ever told of healthy streams, busy, rare or uneven', () => {
    const told = (rate: (day: number) => number): number => {
      let silences = 0;
      for (let seed = 1; seed <= 30; seed++) {
        const rng = random(seed);
        const watch = watchStream(OPTIONS);
        for (let day = 0; day < 700; day++) {
          for (let i = rng.poisson(rate(day)); i > 0; i--) {
            silences += watch.push({ at: on(day), score: 5 }).filter(({ type }) => type === 'silence').length;
          }
        }
      }
      return silences;
    };
    expect(told(() => 5)).toBeLessThanOrEqual(1);
    expect(told(() => 0.8)).toBeLessThanOrEqual(2);
    expect(told(() => 0.1)).toBeLessThanOrEqual(2);
    expect(told((day) => (day % 21 < 7 ? 1.2 : 0.05))).toBeLessThanOrEqual(2);
  });
});

test('the same reviews give the same bytes and the same events', () => {
  const run = () => {
    const watch = watchStream({ ...OPTIONS });
    return [feed(watch, [...reviews(1, HEALTHY, 300, 3), ...reviews(2, BAD, 100, 3, 100)]), watch.state()];
  };
  expect(run()).toEqual(run());
});

test.each([-1, 1.5, 65])('%d authors are more or fewer than can be told apart', (minAuthors) => {
  expect(() => watchStream({ ...OPTIONS, guards: { minAuthors } })).toThrow(/Expected 0 to 64 authors, got/);
});

test('a score off the scale is refused and leaves no trace', () => {
  const watch = watchStream(OPTIONS);
  feed(watch, reviews(1, HEALTHY, 50, 3));
  const state = watch.state();
  for (const score of [0, 6, 4.5, Number.NaN])
    expect(() => watch.push({ at: on(60), score })).toThrow(/Expected a whole score from 1 to 5/);
  expect(watch.state()).toEqual(state);
});
