import { describe, expect, it } from 'vitest';
import { countFeelings, grownFeeling } from '../../src/alerts/feelings.ts';

describe('what customers feel since a change', () => {
  const before = { n: 200, counts: { anger: 10, disappointment: 30, joy: 80 } };

  it('is the feeling of the direction that grew most, with its counts', () => {
    const since = { n: 40, counts: { anger: 14, disappointment: 8, joy: 3 } };
    expect(grownFeeling({ before, since }, 'down')).toEqual({
      emotion: 'anger',
      count: 14,
      n: 40,
      shareBefore: 0.05,
      nBefore: 200,
    });
    expect(grownFeeling({ before, since }, 'up')).toBeUndefined();
  });

  it('is told only of enough reviews on both sides, and of a clear growth', () => {
    expect(grownFeeling({ before, since: { n: 9, counts: { anger: 9 } } }, 'down')).toBeUndefined();
    expect(
      grownFeeling({ before: { n: 9, counts: {} }, since: { n: 40, counts: { anger: 30 } } }, 'down'),
    ).toBeUndefined();
    expect(grownFeeling({ before, since: { n: 40, counts: { anger: 4 } } }, 'down')).toBeUndefined();
    expect(grownFeeling({ before, since: { n: 40, counts: { anger: 2 } } }, 'down')).toBeUndefined();
  });

  it('counts reviews whose words were read, calm ones too', () => {
    expect(countFeelings(['anger', undefined, 'none', 'anger', 'joy'])).toEqual({ n: 4, counts: { anger: 2, joy: 1 } });
  });
});
