/** How positive one clause is. Apart from sentiment: a finding's polarity is its clause's, not the review's. */
import type { Language } from './language.ts';
import { combine, type Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';
import { round, starsFromMiddle } from './sentiment.ts';

/** How much a star rating says beside a clause's words; anything from 0.3 to 1.1 does alike on gold dev texts that have stars. */
const CLAUSE_STAR_WEIGHT = 0.6;

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

function clip(margin: number): number {
  return Math.max(-6, Math.min(6, margin));
}
