/** Stars beside words: what stars alone say, and when words say the opposite. Apart from sentiment, which reads words. */
import type { Finding, Sentiment, StarsAndWords } from '../domain/finding.ts';
import { starsFromMiddle } from './sentiment.ts';

/** Score of the whole text, and polarity of a finding, at which words are clear. */
const CLEAR_SCORE = 0.7;
const CLEAR_POLARITY = 0.5;
/** Polarity from which a finding speaks for the stars, and nothing is said. */
const FOR_STARS = 0.3;

/**
 * Do the words say clearly the opposite of the stars? Only the ends of the scale can be contradicted (1 or 1.5, 4.5 or 5
 * stars), by the whole text and by a finding together, with no finding that takes the stars' side: precise, not greedy.
 * `sentiment` and `findings` must be of the words alone (judged without a rating).
 */
export function contradiction(
  rating: number | undefined,
  sentiment: Sentiment,
  findings: readonly Pick<Finding, 'polarity'>[],
): Exclude<StarsAndWords, 'only-stars'> | undefined {
  if (!contradicts(rating, sentiment)) return undefined;
  const side = starsFromMiddle(rating) > 0 ? -1 : 1;
  const against = findings.map(({ polarity }) => side * polarity);
  if (!against.some((polarity) => polarity >= CLEAR_POLARITY)) return undefined;
  if (against.some((polarity) => polarity <= -FOR_STARS)) return undefined;
  return side < 0 ? 'words-worse' : 'words-better';
}

/** Does the text as a whole lean clearly against an end of the scale? The first half of `contradiction`, cheap to ask. */
export function contradicts(rating: number | undefined, sentiment: Sentiment): boolean {
  const stars = starsFromMiddle(rating);
  if (Math.abs(stars) < 1.5) return false;
  const side = stars > 0 ? -1 : 1;
  return sentiment.label === (side < 0 ? 'negative' : 'positive') && side * sentiment.score >= CLEAR_SCORE;
}

/** Sentiment of a review that has stars and no words that could be read; 3 stars, or none, are neutral. */
export function sentimentOfStars(rating: number | undefined): Sentiment {
  const score = starsFromMiddle(rating) / 2;
  return { label: score > 0 ? 'positive' : score < 0 ? 'negative' : 'neutral', score };
}
