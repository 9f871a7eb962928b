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
  add(stream: string, score: ScoreEvent, said: readonly DriftEvent[]): void;
  /** Every quarter that has ended before `newest`, one after the other; what was told is told again only when it goes on. */
  eroded(newest: Instant): Generator<{ readonly stream: string; readonly event: ErosionEvent }, void, void>;
  standing(stream: string, watch: StreamWatch): StreamStanding;
}

/** No stream yet. */
export function openPasts(scale: string): Pasts {
  const pasts = new Map<string, Past>();
  return {
    add(stream, { at, score }, said) {
      const past: Past = pasts.get(stream) ?? { log: new Map(), changes: [], lastAt: at };
      pasts.set(stream, past);
      countInQuarter(past.log, scale, at, score);
      if (at > past.lastAt) past.lastAt = at;
      for (const { type, at: told, since } of said) {
        if (type !== 'drift' && type !== 'recovered') continue;
        past.changes.push({ quarter: quarterOf(dayNumber(told)), from: comparableFrom(since) });
      }
    },
    *eroded(newest) {
      const last = quarterOf(dayNumber(newest)) - 1;
      const first = [...pasts.values()].reduce((least, { log }) => Math.min(least, ...log.keys()), last);
      for (let quarter = first + 4; quarter <= last; quarter++) {
        const streams = [...pasts].map(([id, { log, changes }]) => ({
          id,
          scale,
          places: [{ counts: log, from: fromAsOf(changes, quarter) }],
        }));
        for (const { id, event } of erodedStreams(streams, quarter)) {
          pasts.get(id)!.changes.push({ quarter, from: comparableFrom(event.since) });
          yield { stream: id, event };
        }
      }
    },
    standing(stream, watch) {
      const { log, lastAt } = pasts.get(stream)!;
      const { phase, smallestVisible } = watch.status();
      const visible = saidVisible(levelsOf(scale), smallestVisible);
      return {
        at: lastAt,
        phase,
        level: ratingInterval(scoresOf(log, scale), scale)!,
        ...(visible !== undefined && { smallestVisible: visible }),
      };
    },
  };
}

/** What was told later is not known yet. */
function fromAsOf(changes: Past['changes'], quarter: number): number {
  return changes.reduce((from, change) => (change.quarter <= quarter ? Math.max(from, change.from) : from), FIRST);
}

/** Before any quarter that has a score. */
const FIRST = Number.NEGATIVE_INFINITY;
