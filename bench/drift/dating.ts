/** How well a fall is dated: errors in reviews of the companion's own date and of the told one, one review a day. */
import { DAY_MS, dayNumber, instant } from '../../src/domain/time.ts';
import { ownChange } from '../../src/drift/change-date.ts';
import { DOWN, openCells } from '../../src/drift/layout.ts';
import { setupFor, type WatchOptions } from '../../src/drift/options.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { dirichlet, draw, random } from './random.ts';
import { HEALTHY, SHAPES, type Shape } from './shapes.ts';

const BASELINE = 100;
const CHANGE = 400;
const LONGEST = 1_500;

export interface DatingRow {
  readonly shape: string;
  /** Median and mean absolute error in reviews. */
  readonly own: readonly [median: number, mean: number];
  readonly told: readonly [median: number, mean: number];
}

/** Errors of the dates of the first alarm after the change, a baseline of 100 reviews, the change 300 later. */
export function dating(arl: number, paths: number): readonly DatingRow[] {
  const options: WatchOptions = { scale: 'stars', arl: { down: arl, up: 1e12 }, warmUp: BASELINE };
  // The same watch that never tells: it still holds the window that an alarm clears.
  const silent: WatchOptions = { ...options, guards: { minSize: 1e9 } };
  return SHAPES.map((shape) => {
    const own: number[] = [];
    const told: number[] = [];
    for (let path = 0; path < paths; path++) {
      const dates = datesOf(options, silent, shape, path);
      if (!dates) continue;
      own.push(Math.abs(dates.own - CHANGE));
      told.push(Math.abs(dates.told - CHANGE));
    }
    return { shape: shape.name, own: summary(own), told: summary(told) };
  });
}

function datesOf(
  options: WatchOptions,
  silent: WatchOptions,
  { change }: Shape,
  path: number,
): { own: number; told: number } | undefined {
  const rng = random(2_000_000 + path);
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 20 * p),
  );
  const after = change(law);
  const watch = watchStream(options);
  for (let t = 0; t < CHANGE + LONGEST; t++) {
    const event = { at: instant(t * DAY_MS), score: draw(rng, t < CHANGE ? law : after) + 1 };
    const state = watch.state();
    const drift = watch.push(event).find(({ type }) => type === 'drift');
    if (!drift) continue;
    if (t < CHANGE) return undefined;
    const held = watchStream(silent, state);
    held.push(event);
    const cells = openCells(setupFor(silent).layout, held.state());
    return { own: ownChange(cells, DOWN).since.start, told: dayNumber(drift.since) };
  }
  return undefined;
}

function summary(errors: number[]): [number, number] {
  errors.sort((a, b) => a - b);
  return [errors[Math.floor(errors.length / 2)]!, errors.reduce((a, b) => a + b, 0) / errors.length];
}
