/** The shape of a language's wording: every sentence that a message can hold, as a function of what it names. */
import type { Direction } from '../../domain/drift.ts';
import type { Cause } from '../../domain/finding.ts';
import type { Language } from '../figures.ts';

/** What moved: the rating itself, or a touchpoint's own figure with its name. */
export interface Subject {
  readonly noun: 'rating' | 'recommendation' | 'score' | 'touchpoint';
  /** Name of the touchpoint, for `touchpoint`. */
  readonly touchpoint: string;
}

/** All arguments are ready to print: names isolated, numbers and dates formatted. */
export interface Wording {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** "A, B and C". */
  readonly list: (names: readonly string[]) => string;
  readonly badge: Readonly<
    Record<'down' | 'up' | 'burst' | 'surge' | 'source' | 'resolved' | 'accepted' | 'recovering', string>
  >;
  /** A change too slow for an alarm, found by comparing with the same quarters of earlier years. */
  readonly eroded: (subject: Subject, direction: Direction, before: string, after: string) => string;
  /** Goes on after `eroded`. */
  readonly within: (years: number) => string;
  readonly moved: (subject: Subject, direction: Direction, before: string, after: string) => string;
  /** When several locations moved together and no level of the brand is known. */
  readonly movedTogether: (direction: Direction) => string;
  /** Goes on after `moved` and `movedTogether`. */
  readonly sinceAbout: (since: string) => string;
  readonly recovering: (subject: Subject) => string;
  readonly resolved: (subject: Subject, direction: Direction) => string;
  readonly accepted: (subject: Subject, after: string) => string;
  readonly burst: (day: string) => string;
  readonly burstOver: string;
  readonly surge: (since: string) => string;
  readonly sourceFailing: (source: string) => string;
  readonly sourceBack: (source: string) => string;
  readonly noData: (source: string) => string;
  readonly dataBack: (source: string) => string;
  readonly selectorsMoved: (source: string) => string;
  readonly at: (place: string, title: string) => string;
  /** What moved as a whole, where it is a region of a brand. */
  readonly region: (brand: string, region: string) => string;

  readonly whatMoved: string;
  readonly levels: (before: string, nBefore: string, after: string, nAfter: string) => string;
  readonly yearAgo: (years: number, before: string, nBefore: string, after: string, nAfter: string) => string;
  readonly attributed: (touchpoint: string) => string;
  readonly erosionBody: string;
  readonly erosionSure: (percent: string) => string;
  readonly erosionCompared: (before: string, nBefore: string, after: string, nAfter: string) => string;
  readonly places: (names: string) => string;
  readonly progress: string;
  readonly howSure: string;
  readonly interval: (low: string, high: string) => string;
  readonly falseAlarm: (years: string, reviews: string | undefined) => string;
  readonly whoseShare: string;
  readonly compared: (before: string, nBefore: string, after: string, nAfter: string) => string;
  readonly rest: string;
  /** Lines that no team caused. */
  readonly mix: string;
  readonly season: string;
  readonly total: string;
  readonly unattributed: string;
  readonly unit: Readonly<Record<'stars' | 'share' | 'points', string>>;
  readonly split: (touchpoint: string, moreOften: string, worse: string) => string;
  readonly causes: (touchpoint: string, shares: string) => string;
  /** The lead's points by the cause that customers name, adding up. */
  readonly byCause: (touchpoint: string, parts: string) => string;
  readonly noCause: string;
  readonly praised: (touchpoint: string, before: string, after: string) => string;
  readonly cause: Readonly<Record<Cause, string>>;
  readonly unaffected: (names: string) => string;
  readonly whyYou: string;
  readonly owner: (team: string, touchpoint: string) => string;
  readonly fallback: (team: string) => string;
  readonly informed: (team: string, accountable: string) => string;
  /** To the manager of the accountable team. */
  readonly manager: Readonly<Record<Direction, (manager: string, team: string) => string>>;
  readonly together: (others: string) => string;
  readonly quotes: Readonly<Record<Direction, string>>;
  readonly around: (period: string) => string;
  readonly score: (score: string, max: string) => string;
  readonly recommends: (yes: boolean) => string;
  readonly open: string;
  readonly whatCloses: string;
  readonly closes: (level: string) => string;
  readonly whatNext: string;
  readonly holds: string;
  readonly celebrate: (team: string) => string;
  readonly resolvedBody: Readonly<Record<Direction, string>>;
  readonly acceptedBody: string;
  readonly recoveringBody: string;
  readonly burstFacts: (count: string, mean: string, usual: string) => string;
  readonly burstBody: string;
  readonly burstOverBody: string;
  readonly surgeBody: string;
  readonly sourceBody: string;
  readonly sourceBackBody: string;
  readonly noDataBody: string;
  readonly dataBackBody: string;
  readonly selectorsMovedBody: string;
  readonly facts: string;
  readonly chart: (before: string, after: string, since: string) => string;
  readonly chartLegend: { readonly before: string; readonly after: string };
  readonly footer: (key: string) => string;
  readonly dashboard: string;
}
