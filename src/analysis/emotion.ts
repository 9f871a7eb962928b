/** The strongest emotion of a text, from its own head. */
import type { Emotion } from '../domain/finding.ts';
import { CAUSE_OFFSET, CAUSE_OUTPUTS } from './cause.ts';
import type { Reading } from './reading.ts';

/** Order of the head's outputs. */
export const EMOTIONS = [
  'anger',
  'frustration',
  'disappointment',
  'worry',
  'sadness',
  'joy',
  'gratitude',
  'none',
] as const satisfies readonly Emotion[];

/** Where the emotion outputs start in the heads table. */
export const EMOTION_OFFSET = CAUSE_OFFSET + CAUSE_OUTPUTS.length;

/** The likeliest emotion. */
export function judgeEmotion(reading: Reading): Emotion {
  const scores = reading.heads.whole.subarray(EMOTION_OFFSET, EMOTION_OFFSET + EMOTIONS.length);
  return EMOTIONS[scores.indexOf(Math.max(...scores))]!;
}
