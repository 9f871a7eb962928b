/** The level that a place's watch compares with, from its memory alone. */
import type { Level } from '../domain/drift.ts';
import type { Scale } from '../domain/scale.ts';
import type { Scope } from '../domain/scope.ts';
import { stream } from '../domain/stream.ts';
import { loadSeasons } from '../store/seasons.ts';
import { streamState } from '../store/streams.ts';
import { sharedOptions } from './bank.ts';
import type { StoreContext } from './open-store.ts';
import { openSeasons } from './seasons.ts';
import { restored } from './stream-list.ts';

export interface WatchedLevel extends Level {
  readonly phase: 'learning' | 'watching' | 'changed';
}

/** Which level is kept does not depend on how many reviews a year there are, only when an alarm is raised does. */
const ANY_RATE = 1_000;

/** Undefined for what is not watched, or was saved by another version of the watch. */
export async function watchedLevel(
  { config, opened }: Pick<StoreContext, 'config' | 'opened'>,
  scope: Scope,
  scale: Scale,
): Promise<WatchedLevel | undefined> {
  const watched = stream({ ...scope, measure: 'overall', scale });
  const state = await streamState(opened.db, watched.id);
  if (!state) return undefined;
  const season = openSeasons(await loadSeasons(opened.db, scope.brand)).of(watched);
  const status = restored(sharedOptions(new Map(), watched, config, ANY_RATE, season), state)?.status();
  return status && { ...status.baseline, phase: status.phase };
}
