/** Streams that nobody should have: what a review costs at the beginning and at the end of many, and whether all were counted. */
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { type StreamWatch, watchStream } from '../../src/drift/watch.ts';
import { draw, random } from './random.ts';
import { HEALTHY } from './shapes.ts';

/** Nanoseconds of processor time a review over the first and the last tenth, events said, reviews counted at the end. */
export interface HostileRun {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly said: number;
  readonly counted: number;
}

const START = 20_089;
const PERIOD = 1_024;

/** The runs, each of `count` reviews on one stream. */
export function hostileRuns(count: number): readonly HostileRun[] {
  const noon = instant(START * DAY_MS + DAY_MS / 2);
  const days = Array.from({ length: 3_650 }, (_, i) => instant((START + i) * DAY_MS));
  const perDay = Math.ceil(count / days.length);
  return [
    hostile('all at one moment', count, () => noon),
    hostile('ten busy years', count, (i) => days[Math.floor(i / perDay)]!),
    hostile('from the newest to the oldest', count, (i) => days[days.length - 1 - Math.floor(i / perDay)]!),
    hostile('in no order', count, (i) => days[(i * 7_919) % days.length]!),
  ];
}

function hostile(name: string, count: number, at: (i: number) => ScoreEvent['at']): HostileRun {
  const options: WatchOptions = { scale: 'stars', arl: { down: 1e12, up: 1e12 } };
  const watch = watchStream(options);
  const rng = random(3);
  const scores = Array.from({ length: PERIOD }, () => 1 + draw(rng, HEALTHY));
  const tenth = Math.floor(count / 10);
  const push = (from: number, to: number) => feed(watch, from, to, (i) => ({ at: at(i), score: scores[i % PERIOD]! }));
  const [first, saidFirst] = push(0, tenth);
  const [, said] = push(tenth, count - tenth);
  const [last, saidLast] = push(count - tenth, count);
  return { name, first, last, said: saidFirst + said + saidLast, counted: watch.status().baseline.n };
}

function feed(watch: StreamWatch, from: number, to: number, event: (i: number) => ScoreEvent): [number, number] {
  const start = process.cpuUsage();
  let said = 0;
  for (let i = from; i < to; i++) said += watch.push(event(i)).length;
  const { user, system } = process.cpuUsage(start);
  return [((user + system) * 1_000) / (to - from), said];
}
