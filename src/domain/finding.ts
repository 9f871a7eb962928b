/** What the analysis says of one review: its language, its sentiment, and who is blamed or praised in which words. */
import type { TouchpointId } from './ids.ts';

export type SentimentLabel = 'negative' | 'neutral' | 'positive';

/** `score` from −1 (bad) to 1 (good). */
export interface Sentiment {
  readonly label: SentimentLabel;
  readonly score: number;
}

/** Whose fault, on the second axis; absent in a finding when the text gives no ground. */
export type Cause = 'people' | 'policy' | 'tools';

/** What people lacked, when people are the cause. */
export type CauseDetail = 'knowledge' | 'conviction' | 'support';

export type Emotion = 'anger' | 'frustration' | 'disappointment' | 'worry' | 'sadness' | 'joy' | 'gratitude' | 'none';

export type Severity = 'safety' | 'discrimination' | 'fraud' | 'legal' | 'harm';

/** One clause of a review about one touchpoint. */
export interface Finding {
  readonly touchpoint: TouchpointId;
  /** −1 (blame) to 1 (praise). */
  readonly polarity: number;
  readonly cause?: Cause;
  readonly detail?: CauseDetail;
  /** 0 to 1. */
  readonly confidence: number;
  /** Evidence: UTF-16 offsets into the text as given, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A piece of a text: UTF-16 offsets into it as given, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Two touchpoints blamed in one complaint: what happened at `first` led to `second`, in the customer's story. */
export interface Interface extends Span {
  readonly first: TouchpointId;
  readonly second: TouchpointId;
}

/** How stars and words go together where that is worth saying: no words at all, or words that say the opposite. */
export type StarsAndWords = 'only-stars' | 'words-worse' | 'words-better';

/** The analysis of one review. `language` is `und` when it could not be told. */
export interface Analysis {
  readonly language: string;
  /** False when vigie has no model for the language: sentiment is then that of the stars, and findings are empty. */
  readonly analysed: boolean;
  readonly sentiment: Sentiment;
  readonly findings: readonly Finding[];
  /** Absent when there are none. */
  readonly interfaces?: readonly Interface[];
  readonly emotion?: Emotion;
  readonly severe?: Severity;
  /** Evidence of `severe`. */
  readonly severeAt?: Span;
  readonly stars?: StarsAndWords;
}
