/** The strongest emotion of a text: its own head, words that tell of feelings, and how good or bad the text is. */
import type { Emotion } from '../domain/finding.ts';
import { CAUSE_OFFSET, CAUSE_OUTPUTS } from './cause.ts';
import { isDenied } from './denial.ts';
import type { Language } from './language.ts';
import type { Combiner, Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';
import { SENTIMENT_OUTPUTS } from './sentiment.ts';

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

/** Where they start in the network, behind its three sentiments: `NETWORK_EMOTION` says the same to those who may import it. */
const NETWORK_OFFSET = EMOTION_OFFSET + SENTIMENT_OUTPUTS.length;

/** Words of feeling of a language by position in `EMOTIONS`. */
export interface EmotionBook {
  readonly phrases: PhraseBook<number>;
  readonly language: Language;
}

/** Prepares a language's words of feeling. */
export function emotionBook(language: Language): EmotionBook {
  const lists = EMOTIONS.map((name, index) => [index, language.emotions[name]] as const);
  return { phrases: phraseBook(lists, language, true), language };
}

/** Words before a word of feeling in which a negation denies it ("no need to worry"), and after it for verbs that negate backwards. */
const REACH = 3;
const REACH_BACK = 2;

/** What every emotion is decided from: the head, words of feeling, sentiment of the whole, of its best and its worst sentence, length. */
export function emotionInputs(reading: Reading, { phrases, language }: EmotionBook): number[] {
  const heads = reading.heads.whole;
  const network = reading.network.whole;
  const networkTop = Math.max(...network.subarray(NETWORK_OFFSET, NETWORK_OFFSET + EMOTIONS.length));
  const top = Math.max(...heads.subarray(EMOTION_OFFSET, EMOTION_OFFSET + EMOTIONS.length));
  const words = new Float64Array(EMOTIONS.length);
  for (const { from, to } of reading.clauses) {
    findPhrases(phrases, reading.entries, from, to, (emotion, length, at) => {
      if (isDenied(reading.words, language, { from, to, at, length }, REACH, REACH_BACK)) return;
      words[emotion]! += length > 1 ? 1.5 : 1;
    });
  }
  const margins = reading.sentiment.sentences.map((one) => clip(one[2]! - one[0]!));
  const whole = reading.sentiment.whole;
  const margin = clip(whole[2]! - whole[0]!);
  return [
    ...EMOTIONS.map((_, k) => heads[EMOTION_OFFSET + k]! - top),
    ...EMOTIONS.map((_, k) => network[NETWORK_OFFSET + k]! - networkTop),
    ...Array.from(words, (count) => Math.min(2, Math.log2(1 + count))),
    margin,
    Math.abs(margin),
    clip(whole[1]! - Math.max(whole[0]!, whole[2]!)),
    Math.max(-6, ...margins),
    Math.min(6, ...margins),
    Math.min(4, Math.log2(1 + reading.entries.length / 8)),
  ];
}

/** The likeliest emotion. */
export function judgeEmotion(reading: Reading, model: Model, book: EmotionBook): Emotion {
  const inputs = emotionInputs(reading, book);
  let best: Emotion = 'none';
  let most = Number.NEGATIVE_INFINITY;
  for (const name of EMOTIONS) {
    const combiner = model.settings.emotions[name];
    const value = combiner ? linear(combiner, inputs) : Number.NEGATIVE_INFINITY;
    if (value > most) {
      most = value;
      best = name;
    }
  }
  return best;
}

function linear({ weights, bias }: Combiner, inputs: readonly number[]): number {
  return weights.reduce((sum, weight, k) => sum + weight * (inputs[k] ?? 0), bias);
}

function clip(margin: number): number {
  return Math.max(-6, Math.min(6, margin));
}
