/**
 * The seasons that a brand's detectors take out: fitted to its own history now and then, and stored, so that states are
 * a function of the log and of the stored seasons and a replay gives the same bytes.
 */
import type { ScoreEvent, Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, dayNumber, type Instant, millis } from '../domain/time.ts';
import { levelOf, levelsOf } from '../drift/levels.ts';
import { isNearSeason, readSeason, type Season } from '../drift/season.ts';
import { fitSeason } from '../drift/season-fit.ts';
import type { StoredSeason } from '../store/seasons.ts';

/** A season is fitted again after a quarter, and whenever more reviews arrive at once than a day brings: an import of history. */
const REFIT_DAYS = 91;
const IMPORT_REVIEWS = 1_000;

export interface Seasons {
  /** What is taken out of a stream; nothing where no season foretells. */
  readonly of: (stream: Pick<Stream, 'id' | 'scale'>) => Season | undefined;
  /** Does the saved state of a stream hold another season? It is to be replayed. */
  readonly isChanged: (id: StreamId) => boolean;
  /** What was fitted, to be stored together with the states. */
  readonly fitted: ReadonlyMap<string, StoredSeason>;
}

/** One score of a location's stream whose day is known. */
export interface DatedScore {
  readonly stream: Stream;
  readonly event: ScoreEvent;
}

/** Are the seasons of a brand to be fitted, now that `fresh` reviews have arrived? */
export function isFitDue(stored: ReadonlyMap<string, StoredSeason>, fresh: number, now: Instant): boolean {
  const rows = [...stored];
  if (rows.some(([kind, row]) => row.season && !read(kind, row))) return true;
  const last = rows.reduce((newest, [, { fittedAt }]) => Math.max(newest, millis(fittedAt)), 0);
  return fresh >= IMPORT_REVIEWS || (fresh > 0 && millis(now) - last >= REFIT_DAYS * DAY_MS);
}

/**
 * The stored seasons, or with `scores` (all of the brand's locations, in time order) those fitted to them. All locations
 * share a season by kind of stream (touchpoint, measure, scale), as does the brand's own stream: deliveries have another
 * December than the staff. A new fit that says nearly the same leaves the old one, so that nothing is replayed for nothing.
 */
export function openSeasons(
  stored: ReadonlyMap<string, StoredSeason>,
  scores?: Iterable<DatedScore>,
  now?: Instant,
): Seasons {
  const known = new Map([...stored].map(([kind, row]) => [kind, read(kind, row)]));
  const fitted = new Map<string, StoredSeason>();
  const changed = new Set<string>();
  if (scores && now) {
    const streams = byKind(scores);
    for (const kind of new Set([...known.keys(), ...streams.keys()])) {
      const old = known.get(kind);
      const { season } = fitSeason(streams.get(kind) ?? [], levelsOf(scaleOf(kind)).count);
      const kept = old && season && isNearSeason(old, season) ? old : season;
      known.set(kind, kept);
      fitted.set(kind, { fittedAt: now, ...(kept && { season: kept }) });
      // A season of another version cannot be read, and yet the states hold it.
      if (kept !== old || (!old && stored.get(kind)?.season)) changed.add(kind);
    }
  }
  return { of: ({ id }) => known.get(kindOf(id)), isChanged: (id) => changed.has(kindOf(id)), fitted };
}

function read(kind: string, { season }: StoredSeason): Season | undefined {
  return season && readSeason(season, levelsOf(scaleOf(kind)).count);
}

/** Days and levels of each stream, by kind. */
function byKind(
  scores: Iterable<DatedScore>,
): ReadonlyMap<string, readonly { readonly days: number[]; readonly levels: number[] }[]> {
  const streams = new Map<StreamId, { readonly kind: string; readonly days: number[]; readonly levels: number[] }>();
  const scales = new Map<string, ReturnType<typeof levelsOf>>();
  for (const { stream, event } of scores) {
    const levels = scales.get(stream.scale) ?? levelsOf(stream.scale);
    scales.set(stream.scale, levels);
    const one = streams.get(stream.id) ?? { kind: kindOf(stream.id), days: [], levels: [] };
    streams.set(stream.id, one);
    one.days.push(dayNumber(event.at));
    one.levels.push(levelOf(levels, event.score));
  }
  return Map.groupBy(streams.values(), ({ kind }) => kind);
}

/** Ids read `brand/location/touchpoint/measure/scale`. */
function kindOf(id: StreamId): string {
  return id.split('/').slice(2).join('/');
}

function scaleOf(kind: string): string {
  return kind.slice(kind.lastIndexOf('/') + 1);
}
