/** Owner of touchpoints: how to reach it, and in which language. */
import type { TeamId } from './ids.ts';

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
  /** IANA zone, for the dates in its messages. */
  readonly timeZone: string;
  readonly receivers: readonly Receiver[];
}
