/** One review labelled by reading: the shape of the gold files and of our own sentences alike. */
import type { Cause, CauseDetail, Emotion, Severity } from '../src/domain/finding.ts';

export interface GoldFinding {
  readonly touchpoint: string;
  readonly polarity: -1 | 0 | 1;
  readonly cause: Cause | null;
  readonly detail?: CauseDetail | null;
  readonly start: number;
  readonly end: number;
}

/** One review labelled by reading; null where nobody labelled that. */
export interface GoldRow {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly sentiment: -1 | 0 | 1 | null;
  readonly findings: readonly GoldFinding[];
  readonly emotion: Emotion | null;
  readonly severe: Severity | null;
}
