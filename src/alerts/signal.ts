/** What the state machine of incidents is told and what it answers: apart, so that the pipeline can speak it without the rules. */
import type { Decomposition, DriftEvent, ErosionEvent, Level } from '../domain/drift.ts';
import type { Severity } from '../domain/finding.ts';
import type { BrandId, LocationId, SourceId, TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, Transition } from '../domain/incident.ts';
import type { Branch } from '../domain/route.ts';
import type { Outcome } from '../domain/run.ts';
import type { Scale } from '../domain/scale.ts';
import type { Scope } from '../domain/scope.ts';
import type { SevereRules } from '../domain/severe.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import type { Team } from '../domain/team.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import type { MatchFacts } from './matcher.ts';

/**
 * A stream moved, or came back to its old level. `silent`: seen in back-filled history, nobody is to be told. `pooled`: a
 * brand's or region's, established by its places together, without those that a told incident of a region speaks for.
 */
export interface DriftSignal {
  readonly type: 'drift' | 'recovered';
  readonly stream: Stream;
  readonly event: DriftEvent;
  readonly decomposition?: Decomposition;
  readonly silent: boolean;
  readonly pooled?: boolean;
}

/**
 * An abnormal day of a stream, or more reviews of the usual kind than usual; `note` states the facts in one sentence.
 * `common`: a brand's or region's that stands for many of its places.
 */
export interface BurstSignal {
  readonly type: 'burst' | 'surge';
  readonly stream: Stream;
  readonly event: DriftEvent;
  readonly silent: boolean;
  readonly note: string;
  readonly common?: boolean;
  /** The gravest thing that reviews of the day speak of. */
  readonly severity?: Severity;
}

/** The yearly comparison found a stream that moves too slowly for its watch; `names`: streams beneath it that move as well. */
export interface ErosionSignal {
  readonly type: 'erosion';
  readonly stream: Stream;
  readonly event: ErosionEvent;
  readonly names: readonly StreamId[];
  readonly decomposition?: Decomposition;
  readonly silent: boolean;
}

/** One review speaks of something that cannot wait for statistics. `note` names it in one sentence. */
export interface SevereSignal extends Scope {
  readonly type: 'severe';
  /** `StoredReview.id`. */
  readonly review: number;
  readonly severity: Severity;
  /** The step that the words are about, when they name one. */
  readonly touchpoint?: TouchpointId;
  readonly scale: Scale;
  /** When vigie first saw these words, and when they were written (a place inside what is known of it). */
  readonly at: Instant;
  readonly writtenAt: Instant;
  readonly note: string;
}

/** A run over a source ended badly; `consecutive` counts bad runs in a row, this one included. */
export interface SourceFailingSignal {
  readonly type: 'source-failing';
  readonly source: SourceId;
  readonly location: LocationId;
  readonly brand: BrandId;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly at: Instant;
  readonly consecutive: number;
}

/** A run over a source ended well. */
export interface SourceOkSignal {
  readonly type: 'source-ok';
  readonly source: SourceId;
  readonly location: LocationId;
  readonly brand: BrandId;
  readonly at: Instant;
}

/** A source that can be read has brought no review for longer than is usual for it; `note` states the facts. */
export interface NoDataSignal {
  readonly type: 'no-data';
  readonly source: SourceId;
  readonly location: LocationId;
  readonly brand: BrandId;
  readonly at: Instant;
  /** The day after its last review. */
  readonly since: Day;
  readonly note: string;
}

/** A source that can be read brings reviews as usual. */
export interface DataSignal {
  readonly type: 'data';
  readonly source: SourceId;
  readonly location: LocationId;
  readonly brand: BrandId;
  readonly at: Instant;
}

/** Fields of a source's reviews are read by other marks of the page than before: one sentence each. */
export interface SelectorDriftSignal {
  readonly type: 'selector-drift';
  readonly source: SourceId;
  readonly location: LocationId;
  readonly brand: BrandId;
  readonly at: Instant;
  readonly notes: readonly string[];
}

/** Time passed: accepts drifts that lasted and closes bursts that went quiet. Send one per pass. */
export interface AcceptedCheckSignal {
  readonly type: 'accepted-check';
  readonly at: Instant;
}

export type Signal =
  | DriftSignal
  | BurstSignal
  | ErosionSignal
  | SevereSignal
  | SourceFailingSignal
  | SourceOkSignal
  | NoDataSignal
  | DataSignal
  | SelectorDriftSignal
  | AcceptedCheckSignal;

/** One step of one incident: the row to store, the history row, and whom to tell. Store changes in the given order. */
export interface Change {
  readonly incident: Incident;
  readonly transition: Transition;
  readonly notify: boolean;
  /** Teams to tell, each once; empty when `notify` is false. */
  readonly tell: readonly TeamId[];
}

/** What the rules need to know of the world. */
export interface AlertContext {
  readonly touchpoints: readonly Touchpoint[];
  readonly teams: readonly Team[];
  /** Owner of what nobody owns. */
  readonly fallback: TeamId;
  /** Who looks after the collectors. */
  readonly engineer: TeamId;
  /** Who gets what instead of the owner of its touchpoint; nobody when left out. */
  readonly routing?: readonly Branch[];
  readonly regionOf?: MatchFacts['regionOf'];
  readonly criticalStars?: number;
  /** How severe reviews are told, and which are one case; the defaults when left out. */
  readonly severe?: SevereRules;
  /** Next free episode number for a key prefix (`brand/scope/touchpoint/direction`): 1 when the store has none. */
  readonly episode: (prefix: string) => number;
  /** Next free transition number of an incident: 1 when the store has none. */
  readonly sequence: (key: string) => number;
  /** Bad runs in a row before a transient failure (unreachable, partial, limited) is told. Default 3. */
  readonly sourceFailuresBeforeAlert?: number;
  /** Days at the new level after which a drift becomes the new normal. Default 60. */
  readonly acceptAfterDays?: number;
  /**
   * Until when a place, or any place of a brand or region, was heard of: by a believed run, or by a review. Where that is long ago,
   * nothing is accepted or called over: silence is no news. Always heard of when left out.
   */
  readonly heardUntil?: (scope: Scope) => Instant | undefined;
  /**
   * Mean and count of what the incident's first stream heard since it was closed as fixed; undefined when nothing came, or
   * when it is no incident with levels.
   */
  readonly sinceClosing?: (incident: Incident) => Level | undefined;
  /** When given, the end of the pass: does what an `accepted-check` at this moment would. */
  readonly now?: Instant;
}
