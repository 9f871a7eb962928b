/** Sentiment of a whole text: the three-class head over whole and clauses, combined. */
import type { Sentiment, SentimentLabel } from '../domain/finding.ts';
import type { Settings } from './model.ts';
import type { Reading } from './reading.ts';

/** Order of the head's outputs. */
export const SENTIMENT_OUTPUTS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];

/** How much a star rating says beside the text: its log-odds per star from the middle. */
const STAR_WEIGHT = 0.5;

/** What of a reading sentiment hangs on. */
export type SentimentReading = Pick<Reading, 'sentiment'>;

/**
 * The text's sentiment; `rating` (1–5 stars), where given, informs it. `score` is P(positive) − P(negative). Before
 * combiners are fitted, the whole text's own scores count as they are. The network is not asked: it has read the corpora that
 * the combiners are fitted on, and added nothing where it had not.
 */
export function judgeSentiment(
  reading: SentimentReading,
  model: { readonly settings: Pick<Settings, 'sentiment'> },
  rating: number | undefined,
): Sentiment {
  const { sentiment: combiners = [] } = model.settings;
  const inputs = sentimentInputs(reading);
  const scores =
    combiners.length > 0
      ? combiners.map(({ weights, bias }) => weights.reduce((sum, weight, k) => sum + weight * (inputs[k] ?? 0), bias))
      : Array.from(reading.sentiment.whole);
  scores[0]! -= STAR_WEIGHT * starsFromMiddle(rating);
  scores[2]! += STAR_WEIGHT * starsFromMiddle(rating);
  const top = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const best = weights.indexOf(Math.max(...weights));
  return { label: SENTIMENT_OUTPUTS[best]!, score: round((weights[2]! - weights[0]!) / total) };
}

/** A clause that leans this far (log-odds) has a side. */
const SIDED = 1;
const MOST_MARGIN = 6;

/**
 * What sentiment is read from: the whole text's lean and neutrality (log-odds),
 * how far its clauses go either way, how they lean on average, at the start and at the end, how much they disagree, and
 * how many there are.
 */
export function sentimentInputs(reading: SentimentReading): number[] {
  const { whole, clauses } = reading.sentiment;
  const lean = leanOf(whole);
  const neutral = neutralOf(whole);
  let most = Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  let neutralSum = 0;
  let praises = 0;
  let blames = 0;
  for (const scores of clauses) {
    const margin = clip(leanOf(scores));
    most = Math.max(most, margin);
    least = Math.min(least, margin);
    sum += margin;
    neutralSum += clip(neutralOf(scores));
    if (margin > SIDED) praises++;
    if (margin < -SIDED) blames++;
  }
  const count = clauses.length;
  if (count === 0) return [lean, neutral, Math.abs(lean), 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const first = clip(leanOf(clauses[0]!));
  const last = clip(leanOf(clauses[count - 1]!));
  const apart = Math.max(0, Math.min(most, -least));
  const sided = Math.min(praises, blames) / count;
  return [
    lean,
    neutral,
    Math.abs(lean),
    most,
    least,
    sum / count,
    neutralSum / count,
    first,
    last,
    apart,
    sided,
    Math.log(count),
  ];
}

function leanOf(scores: Float64Array): number {
  return scores[2]! - scores[0]!;
}

function neutralOf(scores: Float64Array): number {
  return scores[1]! - (scores[0]! + scores[2]!) / 2;
}

function clip(margin: number): number {
  return Math.max(-MOST_MARGIN, Math.min(MOST_MARGIN, margin));
}

/** Stars from the middle of five, −2 to 2; 0 for none. */
export function starsFromMiddle(rating: number | undefined): number {
  return rating !== undefined && rating >= 1 && rating <= 5 ? rating - 3 : 0;
}

/** Three decimals: more would be noise, and would differ between machines. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
