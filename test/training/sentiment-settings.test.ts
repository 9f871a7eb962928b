import { describe, expect, it } from 'vitest';
import { fitSentiment, type SentimentCase } from '../../training/sentiment-settings.ts';

/** Cases of one corpus whose class hangs on two inputs: the lean, and how far the clauses are apart. */
function casesOf(count: number, canBeNeutral: boolean, group: string): SentimentCase[] {
  return Array.from({ length: count }, (_, n) => {
    const lean = ((n * 7) % 13) - 6;
    const apart = canBeNeutral && n % 4 === 0 ? 3 : 0;
    const truth = apart > 0 ? 1 : lean < 0 ? 0 : 2;
    return { inputs: [lean, apart], truth, canBeNeutral, group };
  });
}

function classOf(combiners: ReturnType<typeof fitSentiment>, inputs: readonly number[]): number {
  const scores = combiners.map(({ weights, bias }) => weights.reduce((sum, w, k) => sum + w * inputs[k]!, bias));
  return scores.indexOf(Math.max(...scores));
}

describe('the fit of sentiment', () => {
  it('learns the sides from the lean and the middle from clauses that disagree', () => {
    const combiners = fitSentiment(casesOf(400, true, 'a'));
    expect(classOf(combiners, [-5, 0])).toBe(0);
    expect(classOf(combiners, [5, 0])).toBe(2);
    expect(classOf(combiners, [1, 3])).toBe(1);
  });

  it('takes nothing about the middle from a corpus that has none', () => {
    const alone = fitSentiment(casesOf(200, true, 'a'));
    const beside = fitSentiment([...casesOf(200, true, 'a'), ...casesOf(2000, false, 'b')]);
    expect(classOf(alone, [1, 3])).toBe(1);
    expect(classOf(beside, [1, 3])).toBe(1);
  });

  it('says the same twice', () => {
    expect(fitSentiment(casesOf(100, true, 'a'))).toEqual(fitSentiment(casesOf(100, true, 'a')));
  });

  it('hears a rare class of a lopsided corpus', () => {
    const rare = Array.from({ length: 300 }, (_, n) => ({
      inputs: [n < 20 ? -1 : n % 5 === 0 ? -1 : 2],
      truth: n < 20 ? 0 : 2,
      canBeNeutral: false,
      group: 'a',
    }));
    expect(classOf(fitSentiment(rare), [2])).toBe(2);
    const [negative, , positive] = fitSentiment(rare);
    const lean = positive!.weights[0]! * -1 + positive!.bias - (negative!.weights[0]! * -1 + negative!.bias);
    // 20 of 76 at −1 are negative: log-odds 1.03 as they came, less when the rare class is heard.
    expect(lean).toBeLessThan(0.5);
  });
});
