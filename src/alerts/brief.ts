/** What a message is composed of: facts, names and words, gathered by the caller so that writing stays pure. */
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, Transition } from '../domain/incident.ts';
import type { Team } from '../domain/team.ts';
import type { Day } from '../domain/time.ts';
import type { Language } from './figures.ts';
import type { Quote } from './quotes.ts';

/** All that a message is composed of. Names and quotes may be hostile; ids are checked slugs. */
export interface MessageBrief {
  readonly incident: Incident;
  readonly transition: Transition;
  readonly role: 'accountable' | 'informed';
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
  /** For an erosion: how many of all such notices may be chance at most, 0 to 1. */
  readonly chanceShare?: number;
  readonly falseAlarm: { readonly perStreamYear: number };
  /** Expected reviews of the stream in a year. */
  readonly reviewsPerYear?: number;
  /** Address of the incident in the dashboard, when it has one. */
  readonly dashboardUrl?: string;
}
