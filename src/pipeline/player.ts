/** Streams that are watched for a replay only: what they say, and how long each was in a state to raise an alarm. */
import type { Config } from '../config/config.ts';
import type { Direction } from '../domain/drift.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import type { Instant } from '../domain/time.ts';
import type { Season } from '../drift/season.ts';
import { type Bank, openBank, runLengths } from './bank.ts';

/** How one stream was exposed to false alarms. */
export interface Exposure {
  readonly stream: Stream;
  /** All scores that were fed. */
  readonly scores: number;
  /** Those that could have raised an alarm: after the warm-up, not before the period asked for. */
  readonly watched: number;
  /** First and last moment of those; absent when there were none. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Healthy reviews between two false alarms, by direction. */
  readonly runLength: Readonly<Record<Direction, number>>;
  /** Expected reviews a year, as the threshold was set for. */
  readonly perYear: number;
  /** Changes of level that its own watch established, not before the period asked for. */
  readonly alarms: Readonly<Record<Direction, number>>;
}

/** A bank that counts; scores of a stream come in time order. */
export interface Player extends Bank {
  exposures(): readonly Exposure[];
}

/** New watches under these rules; nothing before `from` counts as watched, though all of it is learnt from. */
export function openPlayer(
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  perYear: (stream: Stream) => number,
  from: Instant | undefined,
  seasonOf: (stream: Stream) => Season | undefined,
): Player {
  const bank = openBank(new Map(), config, perYear, seasonOf);
  const open = new Map<StreamId, Counting>();
  return {
    ...bank,
    push(stream, event, ear) {
      const known = open.get(stream.id) ?? beginCounting(stream, config, perYear(stream));
      open.set(stream.id, known);
      count(known, event.at, from);
      const said = bank.push(stream, event, ear);
      for (const { type, after, direction, at } of said) {
        if (type !== 'drift') continue;
        // A new level is learnt again until it is as long as the warm-up.
        known.learning = Math.max(0, config.alerts.warmUpReviews - after.n);
        if (from === undefined || at >= from) known.alarms[direction] += 1;
      }
      return said;
    },
    exposures: () => [...open.values()].map(({ learning: _, ...exposure }) => exposure),
  };
}

type Counting = { -readonly [K in keyof Exposure]: Exposure[K] } & {
  readonly alarms: Record<Direction, number>;
  learning: number;
};

function beginCounting(stream: Stream, config: Pick<Config, 'alerts' | 'touchpoints'>, perYear: number): Counting {
  const runLength = runLengths(stream.touchpoint !== undefined, config, perYear);
  const alarms = { down: 0, up: 0 };
  return { stream, scores: 0, watched: 0, runLength, perYear, alarms, learning: config.alerts.warmUpReviews };
}

function count(known: Counting, at: Instant, from: Instant | undefined): void {
  known.scores += 1;
  if (known.learning > 0) {
    known.learning -= 1;
    return;
  }
  if (from !== undefined && at < from) return;
  known.watched += 1;
  known.from ??= at;
  known.to = at;
}
