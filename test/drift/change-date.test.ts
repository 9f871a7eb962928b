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
