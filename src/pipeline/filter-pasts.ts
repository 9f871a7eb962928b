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
      for (const quarter of quartersOf(pasts.values())) {
        if (quarter > last) break;
        const streams = Array.from(watches, ([id, watch]) => {
          const { log, changes } = pasts.get(watch)!;
          return { id, scale, places: [{ counts: log, from: fromAsOf(changes, quarter) }] };
        });
        for (const { id, event } of erodedStreams(streams, quarter)) {
          pasts.get(watches.get(id)!)!.changes.push({ quarter, from: comparableFrom(event.since) });
          yield { stream: id, event };
        }
      }
    },
    *standings(watches) {
      for (const [stream, watch] of watches) yield { stream, standing: standing(scale, pasts.get(watch)!, watch) };
    },
  };
}

/** Quarters in which any stream has a score, in order: hostile dates may lie millennia apart. */
function quartersOf(pasts: Iterable<Past>): readonly number[] {
  const found = new Set<number>();
  for (const { log } of pasts) for (const quarter of log.keys()) found.add(quarter);
  return [...found].sort((a, b) => a - b);
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

/** What was told later is not known yet. */
function fromAsOf(changes: Past['changes'], quarter: number): number {
  const known = changes.filter((change) => change.quarter <= quarter);
  return Math.max(Number.NEGATIVE_INFINITY, ...known.map(({ from }) => from));
}
