/** What the network answers, and where. Apart from the network: it needs the judges' names, they need its numbers. */
import { CAUSE_OUTPUTS } from './cause.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import { EMOTIONS } from './emotion.ts';
import { SENTIMENT_OUTPUTS } from './sentiment.ts';
import { GRAVITY } from './severity-rules.ts';

/** All outputs in order: touchpoints, causes and severities are log-odds each, sentiment and emotion compete among themselves. */
export const NETWORK_OUTPUTS = [
  ...DEFAULT_TOUCHPOINTS,
  ...CAUSE_OUTPUTS,
  ...SENTIMENT_OUTPUTS,
  ...EMOTIONS,
  ...GRAVITY,
] as const;

/** Where each group starts; touchpoints start at 0. */
export const NETWORK_CAUSE = DEFAULT_TOUCHPOINTS.length;
export const NETWORK_SENTIMENT = NETWORK_CAUSE + CAUSE_OUTPUTS.length;
export const NETWORK_EMOTION = NETWORK_SENTIMENT + SENTIMENT_OUTPUTS.length;
/** Of whole texts only. */
export const NETWORK_SEVERITY = NETWORK_EMOTION + EMOTIONS.length;
