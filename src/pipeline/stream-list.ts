/** All watched streams and where each stands, from their saved memories alone. */
import type { Level } from '../domain/drift.ts';
import type { StreamId } from '../domain/stream.ts';
import type { Instant } from '../domain/time.ts';
import type { GuardName } from '../drift/guards.ts';
import type { WatchOptions } from '../drift/options.ts';
import { type StreamWatch, type WatchStatus, watchStream } from '../drift/watch.ts';
import { reviewRates } from '../store/rates.ts';
import { loadSeasons } from '../store/seasons.ts';
import { knownStreams, loadDetector, type StreamState } from '../store/streams.ts';
import { sharedOptions } from './bank.ts';
import type { StoreContext } from './open-store.ts';
import { openSeasons } from './seasons.ts';
import { streamFromId, streamName } from './stream-names.ts';
import { streamRates } from './stream-rates.ts';
import { watchList } from './watch-list.ts';

/** One line of the list of streams. */
export interface StreamEntry {
  readonly stream: StreamId;
  readonly name: string;
  readonly scale: string;
  readonly lastAt: Instant;
  /** Absent when another version wrote the memory: the next pass replays the stream. */
  readonly status?: {
    readonly phase: WatchStatus['phase'];
    readonly level: Level;
    /** Evidence over threshold. */
    readonly down: number;
    readonly up: number;
    /** What holds an alarm although the evidence is there. */
    readonly held?: GuardName;
    /** A change is established, and not sure enough yet among all of the brand's places. */
    readonly waits?: true;
  };
}

/** Every watched stream of the configured brands with where it stands; one brand's memories at a time. */
export async function* listStreams({ config, opened, signal }: StoreContext): AsyncGenerator<StreamEntry, void, void> {
  for (const brand of config.brands) {
    signal.throwIfAborted();
    const { states } = await loadDetector(opened.db, brand.id);
    const rates = await reviewRates(opened.db, brand.id);
    const streams = [...states.keys()].flatMap((id) => streamFromId(id) ?? []);
    const own = streams.filter(({ measure }) => measure === 'overall').map(({ scale }) => scale);
    const rate = streamRates(rates, new Set(own));
    const seasonOf = openSeasons(await loadSeasons(opened.db, brand.id)).of;
    const watched = await watchList({ config, opened }, brand.id, rate);
    const waiting = new Set(watched.map((one) => one.stream.id));
    const shared = new Map<string, WatchOptions>();
    for (const [id, state] of [...states].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const stream = streamFromId(id);
      if (!stream) continue;
      const status = restored(sharedOptions(shared, stream, config, rate(stream), seasonOf(stream)), state)?.status();
      yield {
        stream: id,
        name: streamName(config, stream),
        scale: stream.scale,
        lastAt: state.lastAt,
        ...(status && {
          status: {
            phase: status.phase,
            level: status.baseline,
            down: status.evidence.down / status.threshold.down,
            up: status.evidence.up / status.threshold.up,
            ...(status.held && { held: status.held }),
            ...(waiting.has(id) && { waits: true as const }),
          },
        }),
      };
    }
  }
}

/** Ids of all watched streams. */
export async function streamIds({ opened }: StoreContext): Promise<readonly StreamId[]> {
  return (await knownStreams(opened.db)).map(({ id }) => id);
}

/** The watch as it was saved; undefined when another version or other guards wrote it. */
export function restored(rules: WatchOptions, { state }: StreamState): StreamWatch | undefined {
  try {
    return watchStream(rules, state);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
