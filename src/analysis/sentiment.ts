/** Sentiment of a whole text, and how positive a clause is, from the three-class head. */
import type { Sentiment, SentimentLabel } from '../domain/finding.ts';
import { combine, type Model } from './model.ts';
import type { Reading } from './reading.ts';

/** Order of the head's outputs. */
export const SENTIMENT_OUTPUTS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];

/** How much a star rating says beside the text: its log-odds per star from the middle. */
const STAR_WEIGHT = 0.5;

/** The text's sentiment; `rating` (1–5 stars), where given, informs it. */
export function judgeSentiment(reading: Reading, model: Model, rating: number | undefined): Sentiment {
  const scores = Array.from(reading.sentiment.whole, (score) => score / model.settings.temperature);
  if (rating !== undefined && rating >= 1 && rating <= 5) {
    scores[0]! -= STAR_WEIGHT * (rating - 3);
    scores[2]! += STAR_WEIGHT * (rating - 3);
  }
  const top = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const best = weights.indexOf(Math.max(...weights));
  return { label: SENTIMENT_OUTPUTS[best]!, score: round((weights[2]! - weights[0]!) / total) };
}

/** What the polarity of a clause is read from: positive minus negative log-odds of clause, sentence, whole. */
export function polarityInputs(reading: Reading, clause: number): number[] {
  const { clauses, sentences, whole } = reading.sentiment;
  return [clauses[clause]!, sentences[clause]!, whole].map((score) => clip(score[2]! - score[0]!));
}

/** −1 (blame) to 1 (praise) of one clause. */
export function judgePolarity(reading: Reading, clause: number, model: Model): number {
  return round(2 * combine(model.settings.polarity, polarityInputs(reading, clause)) - 1);
}

function clip(margin: number): number {
  return Math.max(-6, Math.min(6, margin));
}

/** Three decimals: more would be noise, and would differ between machines. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
