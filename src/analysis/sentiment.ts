/** Sentiment of a whole text, and how positive a clause is, from the three-class head. */
import type { Sentiment, SentimentLabel } from '../domain/finding.ts';
import type { Language } from './language.ts';
import { combine, type Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** Order of the head's outputs. */
export const SENTIMENT_OUTPUTS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];

/** How much a star rating says beside the text: its log-odds per star from the middle. */
const STAR_WEIGHT = 0.5;

/** The same for one clause; anything from 0.3 to 1.1 does alike on gold dev texts that have stars. */
const CLAUSE_STAR_WEIGHT = 0.6;

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

/** Turns that praise by denying a complaint, of a language. */
export function praiseBook(language: Language): PhraseBook<true> {
  return phraseBook([[true, language.praises]], language, true);
}

/** What the polarity of a clause is read from: positive minus negative log-odds of clause, sentence, whole; denied complaints. */
export function polarityInputs(reading: Reading, clause: number, praises: PhraseBook<true>): number[] {
  const { clauses, sentences, whole } = reading.sentiment;
  const { from, to } = reading.clauses[clause]!;
  let denied = 0;
  findPhrases(praises, reading.stems, from, to, () => {
    denied = 1;
  });
  return [...[clauses[clause]!, sentences[clause]!, whole].map((score) => clip(score[2]! - score[0]!)), denied];
}

/** −1 (blame) to 1 (praise) of one clause. `rating`, where given, decides a clause whose words leave it open. */
export function judgePolarity(
  reading: Reading,
  clause: number,
  model: Model,
  praises: PhraseBook<true>,
  rating: number | undefined,
): number {
  const { weights, bias } = model.settings.polarity;
  const informed = { weights, bias: bias + CLAUSE_STAR_WEIGHT * starsFromMiddle(rating) };
  return round(2 * combine(informed, polarityInputs(reading, clause, praises)) - 1);
}

function starsFromMiddle(rating: number | undefined): number {
  return rating !== undefined && rating >= 1 && rating <= 5 ? rating - 3 : 0;
}

function clip(margin: number): number {
  return Math.max(-6, Math.min(6, margin));
}

/** Three decimals: more would be noise, and would differ between machines. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
