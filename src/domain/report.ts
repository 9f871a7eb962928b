/** The figures of a period: sums as they are kept (they add up over places), and what is read from them. */
import type { Decomposition, Level } from './drift.ts';
import type { Cause, Emotion } from './finding.ts';
import type { BrandId, LocationId, RegionId, SourceId, TeamId, TouchpointId } from './ids.ts';
import type { IncidentKind } from './incident.ts';
import type { Outcome } from './run.ts';
import type { Scale } from './scale.ts';
import type { Instant } from './time.ts';

/** What one touchpoint cost the reviews of a tally. */
export interface Blame {
  /** Reviews that lost points by it. */
  readonly reviews: number;
  /** Sum of its weights over them. */
  readonly share: number;
  /** Points lost by it, native units, and the sum of their squares over reviews. */
  readonly lost: number;
  readonly squares: number;
  /** Points lost, by the cause that the reviews name. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
}

/** The reviews of one place on one scale in a period. Everything in it adds up over places. */
export interface ScaleTally {
  readonly scale: Scale;
  /** Reviews by score, lowest score of the scale first. */
  readonly counts: readonly number[];
  /** Reviews that say whether they recommend, and those that do. */
  readonly asked: number;
  readonly recommending: number;
  /** Reviews with words that were analysed, by what they feel. */
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** Reviews with an answer of the owner. */
  readonly answered: number;
  readonly blame: Readonly<Record<TouchpointId, Blame>>;
}

/** A tally with what pages show and reports do not. */
export interface FullTally extends ScaleTally {
  /** Reviews that praise a touchpoint. */
  readonly praise: Readonly<Record<TouchpointId, number>>;
  /** Reviews that lost points by both touchpoints of a pair: `<a> <b>`, in the order of their ids. */
  readonly together: Readonly<Record<string, number>>;
  /** Reviews by what they feel, those that feel nothing in particular left out. */
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
}

export interface PlaceTally<T extends ScaleTally = ScaleTally> {
  readonly location: LocationId;
  readonly region?: RegionId;
  readonly tallies: readonly T[];
  /** Customers who raised their score after an answer, by when it was seen. */
  readonly wonBack: number;
}

/** What happened to one incident, as far as a report tells. */
export interface ReportedIncident {
  readonly key: string;
  readonly kind: IncidentKind;
  readonly location?: LocationId;
  readonly touchpoint?: TouchpointId;
  readonly accountable: TeamId;
  readonly informed: readonly TeamId[];
  readonly openedAt: Instant;
  readonly acknowledgedAt?: Instant;
  /** Not after the end of the period; absent while it was open then. */
  readonly ended?: { readonly at: Instant; readonly as: 'resolved' | 'accepted' };
}

/** Whether a source was heard: without that, no review from it says nothing. */
export interface ReportedSource {
  readonly source: SourceId;
  readonly location: LocationId;
  /** All that was written before this is known, as far as the source shows it; absent for one that was never read well. */
  readonly heardUntil?: Instant;
  /** How the passes of the period ended. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

/** A brand's figures as they are kept when a period is closed. `reviews` says which reviews they are of. */
export interface BrandTally {
  readonly places: readonly PlaceTally[];
  readonly before: readonly PlaceTally[];
  readonly yearBefore: readonly PlaceTally[];
  /** Levels of the whole brand in the periods up to this one, oldest first. */
  readonly trend: readonly TrendPoint[];
  readonly incidents: readonly ReportedIncident[];
  readonly sources: readonly ReportedSource[];
  readonly reviews: readonly CountedReview[];
}

export interface TrendPoint extends Level {
  readonly period: string;
  readonly scale: Scale;
}

/** `StoredReview.id`, scale and score of a review that a tally counts. */
export type CountedReview = readonly [review: number, scale: Scale, score: number];

/** A difference to an earlier period. */
export interface ReportedChange {
  readonly delta: number;
  /** 95 % interval of `delta`. */
  readonly interval: readonly [number, number];
  /** The interval leaves out 0: more than chance does. */
  readonly isSeen: boolean;
  /** So many reviews cannot show less than this (rounded up, native units); absent when they can show nothing at all. */
  readonly visible?: number;
}

/** A place, region or brand on one scale. Shares are 0 to 1, means in native units; absent where there is nothing to divide by. */
export interface ReportRow {
  readonly id: string;
  readonly n: number;
  readonly mean?: number;
  /** Confidence sequence, 95 %: holds however often one looks. */
  readonly interval?: readonly [number, number];
  readonly counts: readonly number[];
  /** Share that would recommend. */
  readonly recommending?: number;
  /** Net promoters, −1 to 1; on the `nps` scale only. */
  readonly netPromoters?: number;
  /** (positive − negative) / all that were analysed. */
  readonly sentiment?: number;
  readonly answered?: number;
  readonly wonBack: number;
  /** Points lost by touchpoint, per review. */
  readonly lost: Readonly<Record<TouchpointId, number>>;
  readonly before?: Level;
  readonly yearBefore?: Level;
  readonly change?: ReportedChange;
  readonly yearChange?: ReportedChange;
}

/** One touchpoint over the whole brand on one scale; `lost` is per review. */
export interface ReportedTouchpoint {
  readonly touchpoint: TouchpointId;
  /** Reviews that blame it. */
  readonly reviews: number;
  readonly lost: number;
  readonly lostBefore?: number;
  readonly lostYearBefore?: number;
  /** Its part of the change of the mean, native units; less is worse. */
  readonly contribution?: number;
  /** Points lost by named cause, per review. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
}

/** One scale of a brand. Regions and places are ordered by what needs attention against their own past. */
export interface ReportedScale {
  readonly scale: Scale;
  readonly total: ReportRow;
  readonly regions: readonly ReportRow[];
  readonly locations: readonly ReportRow[];
  readonly touchpoints: readonly ReportedTouchpoint[];
  /** Why the level differs from the period before: Σ contributions + mix + season = change. */
  readonly decomposition?: Decomposition;
  readonly trend: readonly TrendPoint[];
}

/** What became of figures after they were closed. */
export interface Restatement {
  readonly scale: Scale;
  readonly was: Level;
  readonly now: Level;
  readonly late: number;
  readonly edited: number;
  /** No longer shown by their source, or erased. */
  readonly removed: number;
  /** Their date became known better, into or out of the period. */
  readonly redated: number;
}

export interface ReportedBrand {
  readonly brand: BrandId;
  /** When its figures were closed; absent while they may still change. */
  readonly closedAt?: Instant;
  readonly scales: readonly ReportedScale[];
  readonly wonBack: number;
  /** Places of the configuration without any review in the period. */
  readonly withoutReviews: readonly LocationId[];
  readonly incidents: {
    readonly opened: number;
    readonly resolved: number;
    readonly accepted: number;
    /** Open at the end of the period. */
    readonly open: number;
    /** Median hours, of those acknowledged (recovered) in the period. */
    readonly hoursToAcknowledge?: number;
    readonly hoursToRecover?: number;
  };
  readonly sources: readonly (ReportedSource & { readonly isHeard: boolean })[];
  readonly restated: readonly Restatement[];
}

/** A whole report. */
export interface ReportFigures {
  readonly period: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly comparedWith: { readonly before: string; readonly yearBefore: string };
  /** From then on the first report closes the figures. */
  readonly closesAt: Instant;
  readonly team?: TeamId;
  /** The touchpoints of the team. */
  readonly own?: readonly TouchpointId[];
  readonly brands: readonly ReportedBrand[];
}
