/** Streams that nobody should have: what a review costs at the beginning and at the end of many, and what became of each. */
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { DAY_MS, dayNumber, instant } from '../../src/domain/time.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { type StreamWatch, watchStream } from '../../src/drift/watch.ts';
import { draw, random } from './random.ts';
import { HEALTHY } from './shapes.ts';

/** What became of the reviews of a stream; they add up to all. */
export interface Fates {
  /** Weighed and counted. */
  readonly watched: number;
  /** Over 30 days older than the newest: counted as history. */
  readonly late: number;
  /** Of a day with far more reviews than usual: weighed under its cap, not counted. */
  readonly abnormal: number;
}

/** Nanoseconds of processor time a review over the first and the last tenth, events said, fates, reviews counted at the end. */
export interface HostileRun {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly said: number;
  readonly fates: Fates;
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
  const tally = openTally(watch);
  const push = (from: number, to: number) => feed(tally, from, to, (i) => ({ at: at(i), score: scores[i % PERIOD]! }));
  const [first, saidFirst] = push(0, tenth);
  const [, said] = push(tenth, count - tenth);
  const [last, saidLast] = push(count - tenth, count);
  const fates = tally.fates();
  const { n: counted } = watch.status().baseline;
  const { watched, late, abnormal } = fates;
  if (watched + late + abnormal !== count || watched + late !== counted)
    throw new Error(`Expected ${count} reviews to add up, got ${JSON.stringify({ ...fates, counted })} (${name})`);
  return { name, first, last, said: saidFirst + said + saidLast, fates, counted };
}

interface Tally {
  /** Feeds a review; how many events it said. */
  readonly push: (event: ScoreEvent) => number;
  readonly fates: () => Fates;
}

/** Books of what becomes of each review, kept beside the watch; for streams without an alarm, which would begin a new level. */
function openTally(watch: StreamWatch): Tally {
  let [watched, late, abnormal] = [0, 0, 0];
  let today = Number.NEGATIVE_INFINITY;
  let counted = 0;
  let strange = false;
  const ear = {
    heard(_plan: unknown, _level: number, abnormal: boolean) {
      strange = abnormal;
    },
    alarmed() {},
  };
  return {
    push(event) {
      const day = dayNumber(event.at);
      const isLate = watch.isLate(day);
      if (day > today) [today, counted] = [day, 0];
      const said = watch.push(event, { ear });
      if (isLate) late++;
      else if (!strange) {
        watched++;
        if (day === today) counted++;
      } else {
        abnormal++;
        if (day === today) {
          // The review that makes a day abnormal takes those before it out again.
          abnormal += counted;
          watched -= counted;
          counted = 0;
        }
      }
      return said.length;
    },
    fates: () => ({ watched, late, abnormal }),
  };
}

function feed(tally: Tally, from: number, to: number, event: (i: number) => ScoreEvent): [number, number] {
  const start = process.cpuUsage();
  let said = 0;
  for (let i = from; i < to; i++) said += tally.push(event(i));
  const { user, system } = process.cpuUsage(start);
  return [((user + system) * 1_000) / (to - from), said];
}
