/** Reads a score as sites and files write it; apart, because pages and files share the spellings. */
import { foldDigits } from '../dates/written-number.ts';

/** A number, and what it is out of when the wording says so ("4/5", "4 sur 5", "80 %"). */
export interface ScoreOutOf {
  readonly value: number;
  readonly outOf?: number;
}

const SCORE =
  /^\p{L}{0,16}\s?:?\s?(-?\d{1,9}(?:[.,]\d{1,9})?)\s?(?:(?:\/|out of|of|sur|von|van|de|su|z|na|ud af|из|із|από|av|از|من)\s?(\d{1,4}(?:[.,]\d{1,4})?)|(%))?/u;

/** "5", "4,5", "4/5", "Rated 4 out of 5", "۴٫۵", "80 %", "★★★★☆", 4 → the score; undefined when there is no finite number. */
export function readScore(written: unknown): ScoreOutOf | undefined {
  if (typeof written === 'number') return Number.isFinite(written) ? { value: written } : undefined;
  if (typeof written !== 'string') return undefined;
  const text = foldDigits(written.slice(0, 200)).trim().replace(/\s+/g, ' ');
  const found = SCORE.exec(text);
  if (!found) return starsIn(text);
  const value = decimal(found[1] ?? '');
  if (found[3]) return { value, outOf: 100 };
  return found[2] ? { value, outOf: decimal(found[2]) } : { value };
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'));
}

/** "★★★★☆" is 4 of 5; "★★★★" is 4 of nobody knows how many. */
function starsIn(text: string): ScoreOutOf | undefined {
  const stars = text.replace(/[\ufe0f\s]/g, '');
  if (!/^[★⭐🌟]{1,10}[☆✩]{0,9}$/u.test(stars)) return undefined;
  const [all, empty] = [[...stars].length, [...stars].filter((star) => star === '☆' || star === '✩').length];
  return empty > 0 ? { value: all - empty, outOf: all } : { value: all };
}
