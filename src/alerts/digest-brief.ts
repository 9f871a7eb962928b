/** What a team's weekly letter is written from: facts gathered by the caller, so that writing stays pure. */
import type { DriftEvent } from '../domain/drift.ts';
import type { SourceId, TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Scale } from '../domain/scale.ts';
import type { Team } from '../domain/team.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Language } from './figures.ts';

/** A change that its own stream established and that is not sure enough yet among all places. */
export interface WatchedChange extends Pick<DriftEvent, 'direction' | 'since' | 'before' | 'after'> {
  readonly place: string;
  readonly touchpoint?: TouchpointId;
  readonly scale: Scale;
}

/** All lists are this team's, the most pressing first. */
export interface DigestBrief {
  readonly team: Team;
  /** The period: from (inclusive) to (exclusive). */
  readonly from: Instant;
  readonly to: Instant;
  /** Falls, unusual days and single reviews that are open. */
  readonly open: readonly Incident[];
  /** Rises told in the period. */
  readonly better: readonly Incident[];
  /** What came to its end in the period. */
  readonly ended: readonly Incident[];
  /** Customers who raised their stars after an answer, by place. */
  readonly wonBack: readonly { readonly place: string; readonly n: number }[];
  readonly arrived: readonly {
    readonly brand: string;
    readonly scale: Scale;
    readonly n: number;
    readonly mean: number;
  }[];
  readonly watching: readonly WatchedChange[];
  /** Sources that cannot be read, or bring nothing: their silence says nothing. */
  readonly unheard: readonly { readonly source: SourceId; readonly kind: 'source' | 'no-data'; readonly since: Day }[];
  readonly watched: {
    /** Series of reviews under watch that concern the team. */
    readonly streams: number;
    /** Wrong alarms about falls to be expected in a year in which nothing changes anywhere, over all of them, at most. */
    readonly falseAYear: number;
  };
  readonly names: {
    readonly place: (incident: Incident) => string;
    readonly touchpoint: (id: TouchpointId, language: Language) => string;
    readonly team: (id: TeamId) => string;
  };
  /** Whom to tell that no such letter is wanted: a `mailto:` address. */
  readonly unsubscribe?: string;
}
