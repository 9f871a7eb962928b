import { describe, expect, it } from 'vitest';
import { languages } from '../../src/analysis/languages/index.ts';
import type { Corpus, LanguageData, Row } from '../../training/corpora.ts';
import { makeSentimentExamples } from '../../training/sentiment-examples.ts';

const en = languages.en!;
const row = (id: string, text: string, more: Partial<Row> = {}): Row => ({
  id,
  lang: 'en',
  text,
  source: 'x',
  ...more,
});

function dataOf(corpora: readonly Partial<Corpus>[], more: Partial<LanguageData> = {}): LanguageData {
  return {
    corpora: corpora.map((corpus, k) => ({ name: `c${k}`, train: [], heldBack: [], alsoRead: [], ...corpus })),
    made: [],
    labelled: [],
    goldTrain: [],
    goldDev: [],
    ...more,
  };
}

const gold = (id: string, text: string, sentiment: -1 | 0 | 1) => ({
  id,
  lang: 'en',
  text,
  sentiment,
  findings: [],
  emotion: null,
  severe: null,
});

const choicesOf = (data: LanguageData, rows = data.goldTrain) =>
  makeSentimentExamples(data, rows, en).map(({ choices }) => choices[0]);

describe('examples of sentiment', () => {
  it('mask neutral where a corpus has none', () => {
    const poles = { train: [row('a', 'Great food', { polarity: 1 }), row('b', 'Bad food', { polarity: -1 })] };
    expect(choicesOf(dataOf([poles])).map((choice) => choice?.among)).toEqual([
      [0, 2],
      [0, 2],
    ]);
    const three = { train: [...poles.train, row('c', 'Food', { polarity: 0 })] };
    expect(choicesOf(dataOf([three])).map((choice) => choice?.among)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('take a sentence of two minds for neutral, and an emotion for a hint', () => {
    const aspects = [
      { category: 'FOOD', polarity: 1 },
      { category: 'SERVICE', polarity: -1 },
    ];
    const train = [row('a', 'Good food, slow staff', { aspects }), row('b', 'I love it', { emotions: ['joy'] })];
    expect(choicesOf(dataOf([{ train }]))).toEqual([
      { truth: 1, among: [0, 1, 2] },
      { truth: 2, among: [0, 2] },
    ]);
  });

  it('leave out emotions that have no side or several', () => {
    const train = [row('a', 'Oh', { emotions: ['surprise'] }), row('b', 'Hm', { emotions: ['joy', 'anger'] })];
    expect(choicesOf(dataOf([{ train }]))).toEqual([]);
  });

  it('keep the stars of a row read by us only while its reading may be seen', () => {
    const alsoRead = [row('a', 'Great food', { polarity: 1 })];
    const data = dataOf([{ alsoRead }], { goldTrain: [gold('a', 'Great food', 1)] });
    expect(choicesOf(data)).toHaveLength(2);
    expect(choicesOf(data, [])).toHaveLength(0);
  });

  it('weigh the rare class of a corpus more', () => {
    const train = [
      ...Array.from({ length: 9 }, (_, n) => row(`p${n}`, `Great food ${n}`, { polarity: 1 })),
      row('n', 'Bad food', { polarity: -1 }),
    ];
    const weights = makeSentimentExamples(dataOf([{ train }]), [], en).map(({ weight }) => weight);
    expect(weights[9]! / weights[0]!).toBeCloseTo(3, 5);
  });
});
