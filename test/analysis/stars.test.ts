import { describe, expect, it } from 'vitest';
import { contradiction, sentimentOfStars } from '../../src/analysis/stars.ts';

const angry = { label: 'negative', score: -0.97 } as const;
const happy = { label: 'positive', score: 0.97 } as const;
const blame = [{ polarity: -0.8 }];
const praise = [{ polarity: 0.8 }];

describe('stars beside words', () => {
  it('says when clearly negative words stand under full stars', () => {
    expect(contradiction(5, angry, blame)).toBe('words-worse');
    expect(contradiction(4.5, angry, blame)).toBe('words-worse');
  });

  it('says when clearly positive words stand under one star', () => {
    expect(contradiction(1, happy, praise)).toBe('words-better');
    expect(contradiction(1.5, happy, praise)).toBe('words-better');
  });

  it('is silent when words and stars agree', () => {
    expect(contradiction(5, happy, praise)).toBeUndefined();
    expect(contradiction(1, angry, blame)).toBeUndefined();
  });

  it('is silent when the words are not clear', () => {
    expect(contradiction(5, { label: 'negative', score: -0.3 }, blame)).toBeUndefined();
    expect(contradiction(1, { label: 'positive', score: 0.3 }, praise)).toBeUndefined();
    expect(contradiction(5, { label: 'neutral', score: -0.97 }, blame)).toBeUndefined();
  });

  it('is silent when no finding bears it out, or one takes the side of the stars', () => {
    expect(contradiction(5, angry, [])).toBeUndefined();
    expect(contradiction(5, angry, [{ polarity: -0.2 }])).toBeUndefined();
    expect(contradiction(5, angry, [...blame, ...praise])).toBeUndefined();
    expect(contradiction(1, happy, [...praise, { polarity: -0.4 }])).toBeUndefined();
  });

  it('is silent in the middle of the scale, without stars, and with stars that are none', () => {
    for (const rating of [2, 3, 4, undefined, 0, 6, -5, Number.NaN]) {
      expect(contradiction(rating, angry, blame)).toBeUndefined();
      expect(contradiction(rating, happy, praise)).toBeUndefined();
    }
  });

  it('reads stars alone as a sentiment, three stars as neutral', () => {
    expect([1, 2, 3, 4, 5].map((rating) => sentimentOfStars(rating))).toEqual([
      { label: 'negative', score: -1 },
      { label: 'negative', score: -0.5 },
      { label: 'neutral', score: 0 },
      { label: 'positive', score: 0.5 },
      { label: 'positive', score: 1 },
    ]);
  });

  it('makes nothing of stars that are none', () => {
    for (const rating of [undefined, 0, 6, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(sentimentOfStars(rating)).toEqual({ label: 'neutral', score: 0 });
    }
  });
});
