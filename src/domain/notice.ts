/** Whether a team was told of a step of an incident, and if not, by which rule: kept, so that both can be explained later. */
import type { TeamId } from './ids.ts';
import type { StepReason } from './incident.ts';
import type { Instant } from './time.ts';

/**
 * Why a message waits or is not sent. `hours`: the team is closed; `update`: it heard of the incident a short while ago;
 * `silence`: a person muted it; `inhibition`: a wider incident tells it, or nothing is heard of the place; `flood`: listed
 * in one message with others; `unseen`: it ended before anybody knew of it; `overtaken`: it waited, and a newer message
 * says more.
 */
export type NoticeRule = 'hours' | 'update' | 'silence' | 'inhibition' | 'flood' | 'unseen' | 'overtaken';

export interface Notice {
  /** Key and step (`Transition.sequence`) of the incident. */
  readonly incident: string;
  readonly sequence: number;
  readonly team: TeamId;
  /** When it was decided; the last decision on a step and team holds. */
  readonly at: Instant;
  readonly decision: 'send' | 'hold' | 'mute';
  /** Absent for `send`. */
  readonly rule?: NoticeRule;
  /** One English sentence for the record. */
  readonly why: string;
  /** For `hold`: when the message goes out. */
  readonly until?: Instant;
}

/** A notice of the record. */
export interface PastNotice extends Notice {
  /** What the step was. */
  readonly reason?: StepReason;
  /** Its message is held back, and was not tried yet. */
  readonly waits: boolean;
}
