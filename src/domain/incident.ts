/** What a team deals with: drifts grouped, with a state, from first sight to resolved. */
import type { Decomposition, Direction, Level, QuarterLevels, YearLevels } from './drift.ts';
import type { Severity } from './finding.ts';
import type { SourceId, TeamId, TouchpointId } from './ids.ts';
import type { Scale } from './scale.ts';
import type { Scope } from './scope.ts';
import type { StreamId } from './stream.ts';
import type { Day, Instant } from './time.ts';

/**
 * `drift`: a level changed. `burst`: an abnormal day (possibly an attack). `surge`: more reviews of the usual kind than the
 * place's own ups and downs explain. `erosion`: a level moves from year to year, too slowly for a drift. `severe`: one review
 * that speaks of danger, discrimination, fraud, law or harm, a case by itself. For the engineer:
 * `source`: a source cannot be read; `no-data`: it can be, but its reviews stopped; `selectors`: it still can be, by other
 * marks of its page.
 */
export type IncidentKind = 'drift' | 'burst' | 'surge' | 'erosion' | 'severe' | 'source' | 'no-data' | 'selectors';

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
  /** For `severe`: the review (`StoredReview.id`) and what it speaks of. */
  readonly review?: number;
  /** For `severe`: all reviews of the case, in the order in which they came; `review` is the first. */
  readonly reviews?: readonly number[];
  readonly severity?: Severity;
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
  /** A person gave it to the accountable team: no later explanation takes it away from there. */
  readonly assigned?: { readonly at: Instant; readonly by: string };
  /** A person of a team it names has seen it: nobody else is called. */
  readonly acknowledged?: { readonly at: Instant; readonly by: string };
  /** A person says that it is dealt with, and how; `fixed` still waits for the reviews to say so. */
  readonly closed?: { readonly at: Instant; readonly by: string; readonly cause: ClosingCause };
  /** Facts in words, for all kinds but `drift` and `erosion`. */
  readonly note?: string;
}

/**
 * Why a person closes an incident. `fixed`: what caused it is repaired (the incident recovers until the reviews agree);
 * the others accept the level as it is: it was to be expected, is not ours to change, or never was a change.
 */
export type ClosingCause = 'fixed' | 'expected' | 'not-ours' | 'false-alarm';

/**
 * What a step is, for those who are told and for the record. The last three are time's doing: closed as fixed, but the
 * reviews do not agree; nobody answered.
 */
export type StepReason =
  | 'opened'
  | 'joined'
  | 'worse'
  | 'recovering'
  | 'resolved'
  | 'accepted'
  | 'acknowledged'
  | 'reassigned'
  | 'noted'
  | 'closed'
  | 'reopened'
  | 'repeated'
  | 'escalated';

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
  /** Absent in rows of before steps had one. */
  readonly reason?: StepReason;
}
