import { describe, expect, it } from 'vitest';
import { addBreakage, breakageOf, judgeBreakage } from '../../../src/collectors/page/broken-fields.ts';
import type { RawReview } from '../../../src/domain/review.ts';

const whole: RawReview = { externalId: '1', author: 'Ana', rating: 4, scale: 'stars', text: 'x' };
const { rating: _, ...unrated } = whole;

describe('broken fields', () => {
  it('are none where every review has what it should have', () => {
    expect(judgeBreakage(breakageOf([whole, whole], ['id', 'author', 'rating', 'text']))).toBeUndefined();
  });

  it('make a page partial when few lack one, and another layout when most do', () => {
    expect(judgeBreakage(breakageOf([whole, whole, unrated], ['rating']))).toMatchObject({
      outcome: 'partial',
      brokenFields: ['rating'],
    });
    expect(judgeBreakage(breakageOf([whole, unrated, unrated], ['rating', 'date']))).toMatchObject({
      outcome: 'layout-changed',
      brokenFields: ['rating', 'date'],
    });
  });

  it('add up over the pages of a walk', () => {
    const pages = addBreakage(breakageOf([unrated], ['rating']), breakageOf([whole, whole, unrated], ['rating']));
    expect(pages).toEqual({ total: 4, missing: [['rating', 2]] });
    expect(judgeBreakage(pages)?.outcome).toBe('partial');
  });

  it('take a recommendation for a score and a translation for a text', () => {
    expect(
      breakageOf([{ scale: 'recommend', recommends: false, translated: 'y' }], ['recommends', 'text']).missing,
    ).toEqual([]);
  });
});
