import { expect, test } from 'vitest';
import { contaminate, HEALTHY } from '../../bench/drift/shapes.ts';
import { dayNumber } from '../../src/domain/time.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { feed, on, reviews, START } from './paths.ts';

test('a collapse after weeks of slight weakness is dated to the collapse in most streams', () => {
  const options = { scale: 'stars', arl: { down: 20_000, up: 1e12 } };
  const errors: number[] = [];
  for (let seed = 1; seed <= 40; seed++) {
    const watch = watchStream(options);
    const events = [
      ...reviews(seed, HEALTHY, 400, 4),
      ...reviews(seed + 500, contaminate(0.06)(HEALTHY), 80, 4, 100),
      ...reviews(seed + 900, [0.8, 0.1, 0.05, 0.03, 0.02], 40, 4, 120),
    ];
    const drift = feed(watch, events).find(({ type, at }) => type === 'drift' && at >= on(120, 0));
    if (drift) errors.push(Math.abs(dayNumber(drift.since) - START - 120));
  }
  expect(errors.length).toBeGreaterThanOrEqual(38);
  errors.sort((a, b) => a - b);
  expect(errors[20]).toBeLessThanOrEqual(1);
  expect(errors.filter((days) => days > 14).length).toBeLessThanOrEqual(6);
});

test('two lone bad reviews before a collapse do not date it, and the levels are those of the told date', () => {
  const watch = watchStream({ scale: 'stars', arl: { down: 2_000, up: 1e12 } });
  const calm = reviews(1, [0.15, 0.09, 0.1, 0.24, 0.42], 300, 3);
  expect(feed(watch, calm).filter(({ type }) => type === 'drift')).toEqual([]);
  const lone = [1, 1, 4, 5].map((score, i) => ({ at: on(104 + (i > 1 ? i : 0), i), score, author: `lone-${i}` }));
  const fall = [1, 1, 3, 1, 1, 1, 2, 1, 1, 1].map((score, i) => ({ at: on(110 + i), score, author: `fall-${i}` }));
  const drift = feed(watch, [...lone, ...fall]).find(({ type }) => type === 'drift')!;
  expect(dayNumber(drift.since) - START).toBe(110);
  const since = fall.filter(({ at }) => at <= drift.at);
  expect(drift.after.n).toBe(since.length);
  expect(drift.after.mean).toBeCloseTo(since.reduce((sum, { score }) => sum + score, 0) / since.length, 12);
  expect(drift.before.n).toBe(304);
});
