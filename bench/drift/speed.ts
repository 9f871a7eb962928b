/** Goal G10: reviews a second of processor time over many streams at random, and bytes a stream. */

import { DAY_MS, instant } from '../../src/domain/time.ts';
import { join, planFor, weigh } from '../../src/drift/detector.ts';
import { layoutFor, openCells } from '../../src/drift/layout.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import type { Season } from '../../src/drift/season.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { draw, random } from './random.ts';
import { HEALTHY } from './shapes.ts';

const STREAMS = 5_000;

/** Millions of reviews a processor second through the detector proper, both directions at once; median of three. */
export function detectorSpeed(reviews: number): number {
  const plan = planFor(5, usualPrior(5), 'basr');
  const layout = layoutFor(5, 0);
  const rng = random(1);
  const streams = Array.from({ length: STREAMS }, () => openCells(layout));
  const order = Uint16Array.from({ length: reviews }, () => rng.uniform() * STREAMS);
  const levels = Uint8Array.from({ length: reviews }, () => draw(rng, HEALTHY));
  return median(() => {
    for (let i = 0; i < reviews; i++) {
      const cells = streams[order[i]!]!;
      weigh(plan, cells, levels[i]!);
      join(plan, cells, levels[i]!);
    }
    return reviews;
  });
}

/** Millions of reviews a processor second through the whole watch: dates, guards, change dates, bursts, with or without a season. */
export function watchSpeed(reviews: number, season?: Season): number {
  const options: WatchOptions = { scale: 'stars', arl: { down: 20_000, up: 20_000 }, ...(season && { season }) };
  const rng = random(2);
  const events = Array.from({ length: reviews }, (_, i) => ({
    at: instant(Math.floor((i * 365) / reviews) * DAY_MS),
    score: draw(rng, HEALTHY) + 1,
    author: `a${i}`,
  }));
  return median(() => {
    const streams = Array.from({ length: STREAMS }, () => watchStream(options));
    for (let i = 0; i < reviews; i++) streams[i % STREAMS]!.push(events[i]!);
    return reviews;
  });
}

/** A season on every day: what costs the most. */
export const SEASON: Season = {
  version: 1,
  levels: 5,
  weekday: [0.01, 0.02, 0, -0.01, -0.02, 0, 0.03],
  month: [0.02, 0.05, 0.07, 0.08, 0.06, 0.03, -0.02, -0.05, -0.08, -0.08, -0.06, -0.02],
  reviews: 10_000,
  gain: 0.002,
};

/** Bytes of one stream: of the detector proper, and of all that is saved. */
export function stateSize(levels: number): { readonly core: number; readonly saved: number } {
  const layout = layoutFor(levels, 4);
  return { core: layout.coreBytes, saved: layout.bytes };
}

function median(run: () => number): number {
  const speeds = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    const done = run();
    const { user, system } = process.cpuUsage(start);
    return done / (user + system);
  });
  return speeds.sort((a, b) => a - b)[1]!;
}
