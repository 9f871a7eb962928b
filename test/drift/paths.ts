/** Made-up streams for the tests of the drift wing: seeded, a few reviews a day, authors all different unless said. */
import { draw, random } from '../../bench/drift/random.ts';
import type { DriftEvent } from '../../src/domain/drift.ts';
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import type { StreamWatch } from '../../src/drift/watch.ts';

/** Day 0 of every made-up stream: 2025-01-01. */
export const START = 20_089;

/** The moment on day `day` of a made-up stream. */
export function on(day: number, hour = 12) {
  return instant((START + day) * DAY_MS + hour * 3_600_000);
}

/** `count` reviews of `law` (lowest score `min`), `perDay` a day from day `from`. */
export function reviews(
  seed: number,
  law: readonly number[],
  count: number,
  perDay: number,
  from = 0,
  min = 1,
): ScoreEvent[] {
  const rng = random(seed);
  return Array.from({ length: count }, (_, i) => ({
    at: on(from + Math.floor(i / perDay), (i % perDay) % 24),
    score: draw(rng, law) + min,
    author: `${seed}-${from}-${i}`,
  }));
}

/** Feeds a watch; all it said. */
export function feed(watch: StreamWatch, events: readonly ScoreEvent[]): DriftEvent[] {
  return events.flatMap((event) => watch.push(event));
}
