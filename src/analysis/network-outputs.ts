/** What the network answers, and where. Apart from the network: it needs the judges' names, they need its numbers. */
import { CAUSE_OUTPUTS } from './cause.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import { EMOTIONS } from './emotion.ts';
import { SENTIMENT_OUTPUTS } from './sentiment.ts';

/** All outputs in order: touchpoints and causes are log-odds each, sentiment and emotion compete among themselves. */
export const NETWORK_OUTPUTS = [...DEFAULT_TOUCHPOINTS, ...CAUSE_OUTPUTS, ...SENTIMENT_OUTPUTS, ...EMOTIONS] as const;

/** Where each group starts; touchpoints start at 0. */
export const NETWORK_CAUSE = DEFAULT_TOUCHPOINTS.length;
export const NETWORK_SENTIMENT = NETWORK_CAUSE + CAUSE_OUTPUTS.length;
export const NETWORK_EMOTION = NETWORK_SENTIMENT + SENTIMENT_OUTPUTS.length;
