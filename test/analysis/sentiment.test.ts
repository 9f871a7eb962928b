import { describe, expect, it } from 'vitest';
import { judgeSentiment, round, sentimentInputs, starsFromMiddle } from '../../src/analysis/sentiment.ts';

/** Scores of a text from the leans of its clauses; neutral is 0 everywhere. */
function readingOf(whole: number, ...clauses: number[]) {
  const scores = (lean: number) => Float64Array.of(-lean / 2, 0, lean / 2);
  return {
    sentiment: { clauses: clauses.map(scores), sentences: clauses.map(scores), whole: scores(whole) },
  };
}

/** Reads the lean of the whole, and lets clauses that are apart speak for neutral. */
const settings = {
  sentiment: [-1, 0, 1].map((side) => ({
    weights: Array.from({ length: sentimentInputs(readingOf(0)).length }, (_, k) =>
      k === 0 ? side : k === 9 && side === 0 ? 2 : 0,
    ),
    bias: 0,
  })),
};

describe('sentiment', () => {
  it('takes the class with the most, and says how far the poles are from each other', () => {
    expect(judgeSentiment(readingOf(4, 4), { settings }, undefined).label).toBe('positive');
    expect(judgeSentiment(readingOf(-4, -4), { settings }, undefined).label).toBe('negative');
    const sure = judgeSentiment(readingOf(4, 4), { settings }, undefined).score;
    const unsure = judgeSentiment(readingOf(1, 1), { settings }, undefined).score;
    expect(sure).toBeGreaterThan(unsure);
    expect(unsure).toBeGreaterThan(0);
    expect(sure).toBeLessThanOrEqual(1);
  });

  it('hears that clauses disagree where the whole does not show it', () => {
    expect(judgeSentiment(readingOf(1, 4, -3), { settings }, undefined).label).toBe('neutral');
    expect(judgeSentiment(readingOf(1, 1, 1), { settings }, undefined).label).toBe('positive');
  });

  it('lets stars decide where the words do not, and leaves clear words alone', () => {
    const unsure = readingOf(0.2, 0.2);
    expect(judgeSentiment(unsure, { settings }, 1).label).toBe('negative');
    expect(judgeSentiment(unsure, { settings }, 5).label).toBe('positive');
    expect(judgeSentiment(readingOf(6, 6), { settings }, 1).label).toBe('positive');
  });

  it('takes the scores as they are before anything is fitted', () => {
    expect(judgeSentiment(readingOf(2, 2), { settings: { sentiment: [] } }, undefined).label).toBe('positive');
    expect(judgeSentiment(readingOf(-2, -2), { settings: { sentiment: [] } }, undefined).label).toBe('negative');
  });

  it('reads a text without clauses', () => {
    const inputs = sentimentInputs(readingOf(0));
    expect(inputs.every((input) => Number.isFinite(input))).toBe(true);
    expect(inputs).toHaveLength(sentimentInputs(readingOf(1, 1, -1)).length);
  });

  it('bounds what one clause says', () => {
    expect(sentimentInputs(readingOf(0, 1e6, -1e6)).every((input) => Math.abs(input) <= 6)).toBe(true);
  });

  it('knows stars from 1 to 5 and no others', () => {
    expect([1, 3, 4.5, 0, 6, Number.NaN, undefined].map(starsFromMiddle)).toEqual([-2, 0, 1.5, 0, 0, 0, 0]);
  });

  it('rounds to three decimals', () => {
    expect(round(0.12345)).toBe(0.123);
  });
});
