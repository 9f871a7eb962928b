/** Sentiment of a whole text, from the three-class head. */
import type { Sentiment, SentimentLabel } from '../domain/finding.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';

/** Order of the head's outputs. */
export const SENTIMENT_OUTPUTS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];

/** How much a star rating says beside the text: its log-odds per star from the middle. */
const STAR_WEIGHT = 0.5;

/** The text's sentiment; `rating` (1–5 stars), where given, informs it. */
export function judgeSentiment(reading: Reading, model: Model, rating: number | undefined): Sentiment {
  const scores = Array.from(reading.sentiment.whole, (score) => score / model.settings.temperature);
  scores[0]! -= STAR_WEIGHT * starsFromMiddle(rating);
  scores[2]! += STAR_WEIGHT * starsFromMiddle(rating);
  const top = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const best = weights.indexOf(Math.max(...weights));
  return { label: SENTIMENT_OUTPUTS[best]!, score: round((weights[2]! - weights[0]!) / total) };
}

/** Stars from the middle of five, −2 to 2; 0 for none. */
export function starsFromMiddle(rating: number | undefined): number {
  return rating !== undefined && rating >= 1 && rating <= 5 ? rating - 3 : 0;
}

/** Three decimals: more would be noise, and would differ between machines. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
