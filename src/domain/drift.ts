/** A statistically established change of a stream, with its start date, size, interval and decomposition. */
import type { Cause } from './finding.ts';
import type { TouchpointId } from './ids.ts';
import type { Day, Instant } from './time.ts';

export type Direction = 'down' | 'up';

/** A mean over `n` scores, in the units of the scale. */
export interface Level {
  readonly mean: number;
  readonly n: number;
}

/**
 * What a watched stream says. `drift`: the level changed; `burst`: an abnormal day of unusual reviews; `recovered`: back
 * at the old level; `silence`: reviews stopped; `surge`: more of them than the stream's own ups and downs explain.
 */
export interface DriftEvent {
  readonly type: 'drift' | 'burst' | 'recovered' | 'silence' | 'surge';
  /** When it was established. */
  readonly at: Instant;
  readonly direction: Direction;
  /** Since about when. For a burst its day; for silence the day after the last review; for a surge its first day. */
  readonly since: Day;
  readonly before: Level;
  /** For a burst and a surge the newest day. */
  readonly after: Level;
  /** Natural logarithm of the evidence (ln M; for a surge of the counts); 0 for bursts and silence. */
  readonly evidence: number;
  /** Reviews a day that are usual; for silence and surge. */
  readonly perDay?: number;
  /** 95 % interval of after − before, in the units of the scale; for `drift`. */
  readonly interval?: readonly [number, number];
}

/** Levels of the last four quarters and of the same quarters of an earlier year. */
export interface YearLevels {
  readonly yearsAgo: number;
  readonly before: Level;
  readonly after: Level;
}

/** A mean with its 95 % interval. */
export interface SureLevel extends Level {
  readonly interval: readonly [number, number];
}

/** One of the last four quarters (`since` its first day) beside the same one of an earlier year. */
export interface QuarterLevels {
  readonly since: Day;
  readonly before: SureLevel;
  readonly after: SureLevel;
}

/** What the yearly comparison says after a quarter: a stream that moved too slowly for its watch. `since`: first day of the last four quarters. */
export interface ErosionEvent
  extends YearLevels,
    Pick<DriftEvent, 'at' | 'direction' | 'since' | 'evidence' | 'interval'> {
  readonly type: 'erosion';
  /** All years compared, the most recent first; `yearsAgo`, `before` and `after` repeat the one that tells most. */
  readonly years: readonly YearLevels[];
  /** The year that tells most, quarter by quarter, the oldest first; without those that only one of both years has. */
  readonly quarters?: readonly QuarterLevels[];
}

/** One review as the decomposition sees it. */
export interface WeighedScore {
  readonly at: Instant;
  /** In the units of the scale. */
  readonly score: number;
  /** Who or what cost the lost points: weights ≥ 0 that sum to 1 over touchpoints, `unattributed` included. */
  readonly weights: Readonly<Record<TouchpointId, number>>;
  /** For touchpoints whose cause the review names: shares of their weight by cause, at most 1 together. */
  readonly causes?: Readonly<Record<TouchpointId, Readonly<Partial<Record<Cause, number>>>>>;
}

/** One touchpoint's share of a change. `delta` = moreOften + worse, exactly; negative when points were lost. */
export interface Contribution {
  readonly touchpoint: TouchpointId;
  readonly delta: number;
  readonly moreOften: number;
  readonly worse: number;
  readonly standardError: number;
  /** Causes named for this touchpoint after the change, as shares of its findings that name one. */
  readonly causes?: Readonly<Partial<Record<Cause, number>>>;
  /** `delta` by the cause that customers name, adding up to it; `none` where they name none. Absent where nobody names one. */
  readonly byCause?: Readonly<Partial<Record<Cause | 'none', number>>>;
}

/** Share (0 to 1) of the reviews with words that praise a touchpoint, before and after a change. */
export interface Praise {
  readonly touchpoint: TouchpointId;
  readonly before: number;
  readonly after: number;
}

/** An explanation that adds up: Σ delta + mix + season = after.mean − before.mean to 1e-9. */
export interface Decomposition {
  readonly before: Level;
  readonly after: Level;
  /** Largest share of the change first. */
  readonly contributions: readonly Contribution[];
  /** What only customers who moved between places (or parts of the year) did: nobody's service. 0 when absent. */
  readonly mix?: number;
  /** What the calendar alone let one expect. 0 when absent. */
  readonly season?: number;
  /** For a rise: the touchpoint whose praise grew most. Lost points say what hurts no more, not what delights. */
  readonly praise?: Praise;
}
