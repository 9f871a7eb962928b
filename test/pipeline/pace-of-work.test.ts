import { describe, expect, it } from 'vitest';
import { describePace, recentWork, type WorkSample } from '../../src/pipeline/pace-of-work.ts';

const steady = (seconds: number, perSecond: number): WorkSample[] =>
  Array.from({ length: seconds + 1 }, (_, n) => ({ at: n * 1_000, done: n * perSecond }));

describe('the pace of work', () => {
  it.each<[WorkSample[], number | undefined, string]>([
    [[], 10, 'nothing read yet'],
    [[{ at: 5, done: 20 }], 5_000, '20 of ~5,000 read'],
    [
      [
        { at: 0, done: 0 },
        { at: 1_000, done: 40 },
      ],
      undefined,
      '40 read',
    ],
    [steady(30, 38), 5_000, '1,140 of ~5,000 read, 38/s, 1 min 42 s left'],
    [steady(30, 38), undefined, '1,140 read, 38/s'],
    [steady(30, 38), 1_000, '1,140 read, 38/s'],
    [steady(30, 2.5), 100, '75 of ~100 read, 2.5/s, 10 s left'],
    [steady(60, 0.5), 7_230, '30 of ~7,230 read, 30/min, 4 h left'],
    [steady(100, 0.05), 8_645, '5 of ~8,645 read, 3.0/min, 2 d left'],
    [steady(60, 1).map(({ at }) => ({ at, done: 12 })), 50, '12 of ~50 read, nothing for 1 min'],
  ])('%#: %s', (samples, expected, words) => {
    expect(describePace(samples, expected)).toBe(words);
  });

  it('follows what happens now, not how it began', () => {
    const slowed = [
      ...steady(60, 100),
      ...Array.from({ length: 300 }, (_, n) => ({ at: (61 + n) * 1_000, done: 6_000 + n })),
    ];
    expect(describePace(slowed, 6_600)).toBe('6,299 of ~6,600 read, 1.0/s, 5 min 1 s left');
    expect(recentWork(slowed)).toHaveLength(121);
    expect(recentWork([])).toEqual([]);
  });
});
