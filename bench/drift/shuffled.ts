/** Goal G12, false alarms: real streams in a random order have no change, so whatever the detector says of them is false. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayNumber, type Instant, instant } from '../../src/domain/time.ts';
import { evidenceOf, fitPrior, join, planFor, weigh } from '../../src/drift/detector.ts';
import { DOWN, layoutFor, openCells, type Side, UP } from '../../src/drift/layout.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { logThreshold } from '../../src/drift/threshold.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { type Random, random } from './random.ts';

/** Reviews of a stream that are learnt first, as drift.md 3.5 has it. */
const WARM_UP = 50;
const SEED = 7;
/** Alarms that a stream's own ratio must rest on, to be named as the lowest. */
const ENOUGH = 10;

/** False alarms over many random orders of the streams of a family, or of one stream. */
export interface Shuffled {
  readonly name: string;
  /** The detector alone, or the whole watch with its guards and head start, on the dates of the stream. */
  readonly what: 'detector' | 'watch';
  readonly arl: number;
  readonly streams: number;
  /** Reviews under watch, both directions together: each is a watch of its own. */
  readonly reviews: number;
  readonly alarms: number;
  /** Reviews a false alarm over A; at least so many where there was none. The standard error is that of the random orders. */
  readonly ratio: number;
  readonly standardError: number;
}

interface RealStream {
  readonly name: string;
  readonly family: string;
  readonly scale: 'stars' | 'recommend';
  readonly levels: number;
  readonly scores: readonly number[];
  readonly days: readonly number[];
}

/**
 * Each stream in `shuffles` orders, by family, all together, and the stream with the lowest ratio. A stream begins anew
 * after an alarm, at the rest of its order. Empty where the shared material is absent.
 */
export function shuffledStreams(shuffles: number): readonly Shuffled[] {
  const streams = realStreams();
  if (streams.length === 0) return [];
  const families = [...new Set(streams.map(({ family }) => family))];
  return (['detector', 'watch'] as const).flatMap((what) =>
    [2_000, 20_000].flatMap((arl) => {
      const counts = streams.map((stream, i) => ({
        ...stream,
        ...countedOf(stream, shuffles, random(SEED + i), alarmOf(what, stream, arl)),
      }));
      const over = (name: string, some: readonly Counted[]) => ({ what, ...togetherOf(name, arl, some) });
      const each = counts.map((one) => over(`lowest: ${one.name}`, [one])).filter(({ alarms }) => alarms >= ENOUGH);
      const lowest = each.sort((a, b) => a.ratio - b.ratio).slice(0, 1);
      const byFamily = families.map((family) =>
        over(
          family,
          counts.filter((one) => one.family === family),
        ),
      );
      return [...byFamily, ...lowest, over('all', counts)];
    }),
  );
}

interface Counted {
  readonly reviews: number;
  readonly alarms: number;
  /** Variance of the alarms of all orders together: orders are independent of each other. */
  readonly variance: number;
}

function togetherOf(name: string, arl: number, some: readonly Counted[]): Omit<Shuffled, 'what'> {
  const sum = (of: (one: Counted) => number) => some.reduce((total, one) => total + of(one), 0);
  const [reviews, alarms] = [sum((one) => one.reviews), sum((one) => one.alarms)];
  const ratio = reviews / Math.max(1, alarms) / arl;
  const standardError = (ratio * Math.sqrt(sum((one) => one.variance))) / Math.max(1, alarms);
  return { name, arl, streams: some.length, reviews, alarms, ratio, standardError };
}

/** Where a watch of one direction that begins at `from` alarms; the end of the order where it does not. */
type Alarm = (order: Uint8Array, from: number, side: Side) => number;

function countedOf({ scores }: RealStream, shuffles: number, rng: Random, alarmAt: Alarm): Counted {
  let [reviews, alarms, squares] = [0, 0, 0];
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const order = shuffled(scores, rng);
    let own = 0;
    for (const side of [DOWN, UP] as const) {
      for (let from = 0; from + WARM_UP < order.length; ) {
        const to = alarmAt(order, from, side);
        reviews += Math.min(order.length, to + 1) - from - WARM_UP;
        if (to < order.length) own++;
        from = to + 1;
      }
    }
    alarms += own;
    squares += own * own;
  }
  return { reviews, alarms, variance: squares - (alarms * alarms) / shuffles };
}

function alarmOf(what: Shuffled['what'], stream: RealStream, arl: number): Alarm {
  return what === 'detector' ? alarmOfDetector(stream, arl) : alarmOfWatch(stream, arl);
}

function alarmOfDetector({ levels }: RealStream, arl: number): Alarm {
  const plan = planFor(levels, usualPrior(levels), 'basr');
  const limit = Math.exp(logThreshold(arl, levels, 'basr'));
  return (order, from, side) => {
    const cells = openCells(layoutFor(levels, 0));
    for (let i = from; i < from + WARM_UP; i++) cells.u32[cells.layout.base + order[i]!]! += 1;
    fitPrior(plan, cells);
    for (let i = from + WARM_UP; i < order.length; i++) {
      weigh(plan, cells, order[i]!);
      join(plan, cells, order[i]!);
      if (evidenceOf(cells, side) >= limit) return i;
    }
    return order.length;
  };
}

/** The other direction never alarms, and so never begins a new level. */
function alarmOfWatch({ scale, days }: RealStream, arl: number): Alarm {
  const lowest = scale === 'stars' ? 1 : 0;
  const never = 1e12;
  const options = [
    { scale, arl: { down: arl, up: never }, warmUp: WARM_UP },
    { scale, arl: { down: never, up: arl }, warmUp: WARM_UP },
  ] as const;
  return (order, from, side) => {
    const watch = watchStream(options[side]);
    for (let i = from; i < order.length; i++) {
      const said = watch.take({ at: NO_MOMENT, score: lowest + order[i]!, day: days[i]!, author: 0 });
      if (said.some(({ type }) => type === 'drift')) return i;
    }
    return order.length;
  };
}

/** Moments are only repeated in what is told. */
const NO_MOMENT: Instant = instant(0);

/** Fisher and Yates. */
function shuffled(scores: readonly number[], rng: Random): Uint8Array {
  const order = Uint8Array.from(scores);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(rng.uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Every stream of the shared material as detector levels, with its families' columns. */
function realStreams(): readonly RealStream[] {
  const folder = resolve(process.env.VIGIE_SHARED ?? resolve(import.meta.dirname, '../../../shared'), 'data/streams');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => {
      const [family] = name.split('-') as [string];
      const [head, ...rows] = readFileSync(resolve(folder, name), 'utf8').trim().split('\n');
      const scale = family === 'steam' ? 'recommend' : 'stars';
      const column = head!.split(',').indexOf(scale === 'stars' ? 'level' : 'recommend');
      const cells = rows.map((row) => row.split(',')).filter((row) => row[column] !== '');
      const lowest = scale === 'stars' ? 1 : 0;
      return {
        name: name.slice(0, -4),
        family,
        scale,
        levels: scale === 'stars' ? 5 : 2,
        scores: cells.map((row) => Number(row[column]) - lowest),
        days: cells.map(([at]) => dayNumber(instant(at!))).sort((a, b) => a - b),
      };
    });
}
