/** All that is under watch, for the letters: the series, what is on the watch list, and how often chance may speak. */
import type { WatchedChange } from '../alerts/digest-brief.ts';
import type { Stream } from '../domain/stream.ts';
import { reviewRates } from '../store/rates.ts';
import { knownStreams } from '../store/streams.ts';
import { runLengths } from './bank.ts';
import { expectedFalseAlarms } from './expected-false-alarms.ts';
import type { StoreContext } from './open-store.ts';
import type { Exposure } from './player.ts';
import { streamFromId } from './stream-names.ts';
import { streamRates } from './stream-rates.ts';
import { watchList } from './watch-list.ts';

export interface Watching {
  readonly streams: readonly Stream[];
  readonly changes: readonly { readonly stream: Stream; readonly change: WatchedChange }[];
  /** Wrong alarms about falls in a year in which nothing changes anywhere, at most. */
  readonly falseAYear: number;
}

/** Everything that is watched, over all brands. */
export async function watchedOf(context: Pick<StoreContext, 'config' | 'opened'>): Promise<Watching> {
  const { config, opened } = context;
  const known = await knownStreams(opened.db);
  const streams = known.flatMap(({ id }) => streamFromId(id) ?? []);
  const exposures: Exposure[] = [];
  const changes: Watching['changes'][number][] = [];
  for (const { id: brand, name } of config.brands) {
    const own = streams.filter((stream) => stream.brand === brand);
    const scales = new Set<string>(own.filter(({ measure }) => measure === 'overall').map(({ scale }) => scale));
    const rate = streamRates(await reviewRates(opened.db, brand), scales);
    for (const stream of own) exposures.push(exposureOf(stream, rate(stream), config));
    for (const { stream, event } of await watchList(context, brand, rate)) {
      const region = config.regions.find(({ id }) => id === stream.region)?.name;
      const place = config.locations.find(({ id }) => id === stream.location)?.name ?? region ?? name;
      const { direction, since, before, after } = event;
      const { touchpoint, scale } = stream;
      const change = { place, direction, since, before, after, scale, ...(touchpoint && { touchpoint }) };
      changes.push({ stream, change });
    }
  }
  const places = config.brands.map(({ id }) => config.locations.filter(({ brand }) => brand === id).length);
  return { streams, changes, falseAYear: expectedFalseAlarms(exposures, config, places).pages.falls.quietYear };
}

function exposureOf(stream: Stream, perYear: number, config: StoreContext['config']): Exposure {
  const runLength = runLengths(stream.touchpoint !== undefined, config, perYear);
  return { stream, scores: 0, watched: 0, runLength, perYear, alarms: { down: 0, up: 0 } };
}
