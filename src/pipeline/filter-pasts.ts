/** What the filter remembers of its streams beside their watches, when it is asked for more than alarms: scores by quarter. */
import type { DriftEvent, ErosionEvent, Level } from '../domain/drift.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { comparableFrom, erodedStreams } from '../drift/eroded.ts';
import { levelsOf } from '../drift/levels.ts';
import { countInQuarter, type QuarterLog, quarterOf, scoresOf } from '../drift/quarters.ts';
import { ratingInterval } from '../drift/rating-sequence.ts';
import { saidVisible } from '../drift/visible.ts';
import type { StreamWatch, WatchStatus } from '../drift/watch.ts';

/** Where a stream stands at the end. */
export interface StreamStanding {
  /** Moment of its newest score. */
  readonly at: Instant;
  readonly phase: WatchStatus['phase'];
  /** Over all its scores; the interval holds at every look (95 %). */
  readonly level: Level & { readonly interval: readonly [number, number] };
  /** Smallest fall that it can show within 100 reviews, rounded up; absent when it can show none yet. */
  readonly smallestVisible?: number;
}

interface Past {
  readonly log: QuarterLog;
  /** Quarters from which on a comparison is free of a change that was told, one for each change. */
  readonly changes: { readonly quarter: number; readonly from: number }[];
  lastAt: Instant;
}

export interface Pasts {
  /** Counts a score, and notes what the watch said of it. */
  add(watch: StreamWatch, score: Pick<ScoreEvent, 'at' | 'score'>, said: readonly DriftEvent[]): void;
  /** Every quarter that has ended before `newest`, one after the other; what was told is told again only when it goes on. */
  eroded(
    watches: ReadonlyMap<string, StreamWatch>,
    newest: Instant | undefined,
  ): Generator<{ readonly stream: string; readonly event: ErosionEvent }, void, void>;
  standings(
    watches: ReadonlyMap<string, StreamWatch>,
  ): Generator<{ readonly stream: string; readonly standing: StreamStanding }, void, void>;
}

/** No stream yet. */
export function openPasts(scale: string): Pasts {
  const pasts = new Map<StreamWatch, Past>();
  return {
    add(watch, { at, score }, said) {
      const past: Past = pasts.get(watch) ?? { log: new Map(), changes: [], lastAt: at };
      pasts.set(watch, past);
      countInQuarter(past.log, scale, at, score);
      if (at > past.lastAt) past.lastAt = at;
      for (const { type, at: told, since } of said) {
        if (type !== 'drift' && type !== 'recovered') continue;
        past.changes.push({ quarter: quarterOf(dayNumber(told)), from: comparableFrom(since) });
      }
    },
    *eroded(watches, newest) {
      if (newest === undefined) return;
      const last = quarterOf(dayNumber(newest)) - 1;
      const streams = Array.from(watches, ([id, watch]) => comparable(id, pasts.get(watch)!));
      for (const [quarter, some] of byQuarter(streams)) {
        if (quarter > last) break;
        const asked = new Map(some.map((one) => [one.id, one]));
        const candidates = some.map(({ id, log, fromAsOf }) => {
          return { id, scale, places: [{ counts: log, from: fromAsOf(quarter) }] };
        });
        for (const { id, event } of erodedStreams(candidates, quarter)) {
          asked.get(id)!.tell(comparableFrom(event.since));
          yield { stream: id, event };
        }
      }
    },
    *standings(watches) {
      for (const [stream, watch] of watches) yield { stream, standing: standing(scale, pasts.get(watch)!, watch) };
    },
  };
}

/** A stream as it is compared quarter by quarter, in time order. */
interface Comparable {
  readonly id: string;
  readonly log: QuarterLog;
  /** The first quarter free of all changes told by the end of this one; what was told later is not known yet. */
  readonly fromAsOf: (quarter: number) => number;
  /** One more change was told. */
  readonly tell: (from: number) => void;
}

function comparable(id: string, { log, changes }: Past): Comparable {
  const inTime = changes.toSorted((a, b) => a.quarter - b.quarter);
  let known = 0;
  let from = Number.NEGATIVE_INFINITY;
  return {
    id,
    log,
    fromAsOf(quarter) {
      for (; known < inTime.length && inTime[known]!.quarter <= quarter; known++)
        from = Math.max(from, inTime[known]!.from);
      return from;
    },
    tell(next) {
      from = Math.max(from, next);
    },
  };
}

/** Quarters of a year that are compared together. */
const COMPARED = 4;

/**
 * Every quarter in which any stream has a score, in order, with the streams that have scores in it or in the three
 * before it: the others have nothing to compare. Hostile dates may lie millennia apart, for each stream others.
 */
function* byQuarter(streams: readonly Comparable[]): Generator<readonly [quarter: number, streams: Comparable[]]> {
  const found = new Map<number, Comparable[]>();
  for (const stream of streams)
    for (const quarter of stream.log.keys()) {
      const some = found.get(quarter);
      if (some) some.push(stream);
      else found.set(quarter, [stream]);
    }
  const order = new Map(streams.map((stream, i) => [stream, i]));
  for (const quarter of [...found.keys()].sort((a, b) => a - b)) {
    const year = Array.from({ length: COMPARED }, (_, i) => found.get(quarter - i) ?? []).flat();
    yield [quarter, [...new Set(year)].sort((a, b) => order.get(a)! - order.get(b)!)];
  }
}

function standing(scale: string, { log, lastAt }: Past, watch: StreamWatch): StreamStanding {
  const { phase, smallestVisible } = watch.status();
  const visible = saidVisible(levelsOf(scale), smallestVisible);
  return {
    at: lastAt,
    phase,
    level: ratingInterval(scoresOf(log, scale), scale)!,
    ...(visible !== undefined && { smallestVisible: visible }),
  };
}
