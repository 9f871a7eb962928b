/** What a message is composed of: facts, names and words, gathered by the caller so that writing stays pure. */
import type { Span } from '../domain/finding.ts';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, Transition } from '../domain/incident.ts';
import type { Matcher, Urgency } from '../domain/route.ts';
import type { Team } from '../domain/team.ts';
import type { Day, Instant, WrittenDate } from '../domain/time.ts';
import type { FeelingsAround } from './feelings.ts';
import type { Language } from './figures.ts';
import type { Quote } from './quotes.ts';
import type { Reformulation } from './reformulation.ts';

/** Why a team is told: it must act, it is concerned too, or it leads a team that must act or did well. */
export type Role = 'accountable' | 'informed' | 'manager';

/** All that a message is composed of. Names and quotes may be hostile; ids are checked slugs. */
export interface MessageBrief {
  readonly incident: Incident;
  readonly transition: Transition;
  readonly role: Role;
  readonly team: Team;
  readonly names: {
    readonly brand: string;
    /** The incident's region, or that of its location. */
    readonly region?: string;
    readonly location?: string;
    readonly touchpoint: (id: TouchpointId, language: Language) => string;
    readonly team: (id: TeamId) => string;
  };
  readonly quotes: readonly Quote[];
  /** Daily or weekly means of whole reviews around the change, in time order, for the chart. */
  readonly series: readonly { readonly day: Day; readonly mean: number; readonly n: number }[];
  /** Expected false alarms of the rule for one stream in a year, e.g. 0.02. */
  readonly falseAlarm: { readonly perStreamYear: number };
  /** For an erosion: how many of all such notices may be chance at most, 0 to 1. */
  readonly chanceShare?: number;
  /** Expected reviews of the stream in a year. */
  readonly reviewsPerYear?: number;
  /** What customers feel, before the change and since. */
  readonly feelings?: FeelingsAround;
  /** What most of them say, in their own words, by language. */
  readonly reformulations?: readonly Reformulation[];
  /** For a severe case: its newest review, and the others, newest first; `caseSize`: how many there are, read or not. */
  readonly review?: CaseReview;
  readonly earlier?: readonly CaseReview[];
  readonly caseSize?: number;
  /** How much it matters; for machines. */
  readonly urgency?: Urgency;
  /** Which teams were told of the incident before, and when first, in that order. */
  readonly told?: readonly { readonly team: TeamId; readonly at: Instant }[];
  /** What the branch of the routing tree matched that chose the accountable team. */
  readonly branch?: Matcher;
  /**
   * Signed addresses behind which a button acts on the incident, made once the message's subject is known. Whoever has one
   * can act: they stand in the mail and nowhere else.
   */
  readonly links?: (subject: string) => { readonly acknowledge: string; readonly silence: string };
  /** Address of the incident in the dashboard, when it has one. */
  readonly dashboardUrl?: string;
}

/** One review that is a case by itself; `spot`: the words that make it one. */
export interface CaseReview {
  readonly text: string;
  /** BCP 47, `und` when unknown. */
  readonly language: string;
  readonly written: WrittenDate;
  /** In the units of the incident's scale; absent where it gives none. */
  readonly score?: number;
  readonly url?: string;
  readonly spot?: Span;
}
