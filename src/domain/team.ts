/** Owner of touchpoints: how to reach it, when, and in which language. */
import type { TeamId } from './ids.ts';
import type { Weekday } from './wall-clock.ts';

/** One way to reach a team: the name of a notifier and its options, already checked against its schema. */
export interface Receiver {
  /** `<team>/<index>`, stable over runs: part of the delivery's key. */
  readonly id: string;
  readonly notifier: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** Language of its messages. */
  readonly language: 'en' | 'fr' | 'fa';
  /** IANA zone of its hours and of the dates in its messages. */
  readonly timeZone: string;
  /** When messages reach it; always when left out. What comes in between waits for the next opening. */
  readonly hours?: Hours;
  /** Told when the team does not answer, and of its progress: a team of its own, usually of one. */
  readonly manager?: TeamId;
  readonly receivers: readonly Receiver[];
}

/** Working hours on a team's own clock: on these days, from `from` until before `to` (`HH:MM`, `24:00` at most). */
export interface Hours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}
