/** What a team deals with: drifts grouped, with a state, from first sight to resolved. */
import type { Decomposition, Direction, Level, QuarterLevels, YearLevels } from './drift.ts';
import type { SourceId, TeamId, TouchpointId } from './ids.ts';
import type { Scale } from './scale.ts';
import type { Scope } from './scope.ts';
import type { StreamId } from './stream.ts';
import type { Day, Instant } from './time.ts';

/**
 * `drift`: a level changed. `burst`: an abnormal day (possibly an attack). `surge`: more reviews of the usual kind than the
 * place's own ups and downs explain. `erosion`: a level moves from year to year, too slowly for a drift. For the engineer:
 * `source`: a source cannot be read; `no-data`: it can be, but its reviews stopped; `selectors`: it still can be, by other
 * marks of its page.
 */
export type IncidentKind = 'drift' | 'burst' | 'surge' | 'erosion' | 'source' | 'no-data' | 'selectors';

export type IncidentState = 'pending' | 'firing' | 'recovering' | 'resolved' | 'accepted';

/** Of a location (with its region, where it lies in one), or without a location of a region or a brand as a whole. */
export interface Incident extends Scope {
  /** `brand/scope/touchpoint/direction/episode` (≤ 255 characters): the dedup key, stable for the whole episode. */
  readonly key: string;
  readonly kind: IncidentKind;
  readonly state: IncidentState;
  /** Raised by back-filled history: recorded, nobody is told. */
  readonly silent: boolean;
  /** For kinds `source`, `no-data` and `selectors`. */
  readonly source?: SourceId;
  readonly touchpoint?: TouchpointId;
  readonly direction: Direction;
  readonly scale: Scale;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly since: Day;
  readonly before?: Level;
  readonly after?: Level;
  readonly interval?: readonly [number, number];
  /** ln M of the strongest stream. */
  readonly evidence: number;
  /** Streams that moved together in this incident. */
  readonly streams: readonly StreamId[];
  readonly decomposition?: Decomposition;
  /** For `erosion`: the years compared, how many lie between `before` and `after`, and these two by quarter. */
  readonly years?: readonly YearLevels[];
  readonly yearsAgo?: number;
  readonly quarters?: readonly QuarterLevels[];
  /** Who must act, and who is told because the same complaint names their step too. */
  readonly accountable: TeamId;
  readonly informed: readonly TeamId[];
  /** Facts in words, for all kinds but `drift` and `erosion`. */
  readonly note?: string;
}

/** One row of an incident's history; `sequence` counts from 1 within the incident. */
export interface Transition {
  readonly incident: string;
  readonly sequence: number;
  readonly from?: IncidentState;
  readonly to: IncidentState;
  readonly at: Instant;
  /** `vigie` or the name of a person. */
  readonly by: string;
  readonly why: string;
}
