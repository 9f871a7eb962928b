import { describe, expect, test } from 'vitest';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { feed, on, reviews } from './paths.ts';

const OPTIONS = { scale: 'stars', arl: { down: 20_000, up: 20_000 } };

const ones = (name: string, count: number, day: number): ScoreEvent[] =>
  Array.from({ length: count }, (_, i) => ({ at: on(day), score: 1, author: `${name}${i}` }));

describe('a day', () => {
  const healthy = reviews(1, HEALTHY, 50 * 60, 50);

  test('adds at most half of what an alarm takes, and reviews of the day before that come in between do not lift that', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, healthy);
    for (let i = 0; i < 15; i++) feed(watch, [...ones(`a${i}-`, 5, 60), { at: on(59), score: 5, author: `b${i}` }]);
    const { evidence, threshold } = watch.status();
    expect(evidence.down).toBeLessThan(threshold.down / 2 + 0.1);
    expect(evidence.down).toBeGreaterThan(threshold.down / 2 - 2);
    // Two such days are a fall.
    const two = feed(watchStream(OPTIONS), [...healthy, ...ones('a', 60, 60), ...ones('b', 60, 61)]);
    expect(two.map(({ type }) => type)).toContain('drift');
  });

  test('that is abnormal adds two nats, whatever comes late from the days before', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, healthy);
    const before = watch.status().evidence.down;
    for (let i = 0; i < 50; i++) feed(watch, [...ones(`a${i}-`, 20, 60), { at: on(55), score: 5, author: `b${i}` }]);
    expect(watch.status().evidence.down).toBeLessThan(before + 2.1);
  });
});

describe('reviews of ordinary days that come while the newest day is abnormal', () => {
  const calm = reviews(2, HEALTHY, 100, 2);

  test('are counted, and those of the abnormal day and the day that it runs over into are not', () => {
    const watch = watchStream(OPTIONS);
    feed(watch, [...calm, ...ones('a', 60, 51)]);
    const counted = () => watch.status().baseline.n;
    expect(counted()).toBe(100);
    feed(watch, [...reviews(3, HEALTHY, 10, 1, 40)]);
    expect(counted()).toBe(110);
    feed(watch, [...ones('b', 10, 51), ...ones('c', 2, 52), ...ones('d', 10, 51), ...ones('e', 2, 52)]);
    expect(counted()).toBe(110);
    feed(watch, ones('f', 3, 49));
    expect(counted()).toBe(113);
  });
});
