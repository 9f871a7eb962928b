/** What customers say: themes named in their words, quotes that are theirs, changes beyond chance. */
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/analysis/summary.ts';
import { themeChanges } from '../../src/analysis/theme-changes.ts';
import { type Quote, themesOf } from '../../src/analysis/themes.ts';

const quotes = (texts: readonly string[], language = 'en', first = 0): Quote[] =>
  texts.map((text, k) => ({ review: first + k, text, language }));

const CARD = [
  'the card machine was down again',
  'card machine broken, cash only',
  'their card machine did not work',
  'had to find cash as the card machine was out of order',
];
const GATE = ['the car park gate would not open', 'gate stuck in the car park', 'waited at the gate of the car park'];
const ALONE = ['a pigeon sat in the hall', 'the lamp flickered', 'music from the nineties'];

describe('themes', () => {
  it('gather clauses that say the same, name it in the customers’ words, and leave out what one says alone', () => {
    const themes = themesOf(quotes([...CARD, ...GATE, ...ALONE]));
    expect(themes.map(({ name, reviews }) => [name, reviews])).toEqual([
      ['card machine', 4],
      ['car park', 3],
    ]);
    expect(themes[0]!.share).toBeCloseTo(0.4);
    expect(themes[0]!.quotes.map(({ text }) => text).sort()).toEqual([...CARD].sort());
  });

  it.each([
    [
      'fr',
      ['le terminal de carte en panne', 'terminal de carte hors service', 'encore le terminal de carte !'],
      'terminal de carte',
    ],
    ['fa', ['دستگاه کارتخوان خراب بود', 'باز کارتخوان خراب', 'کارتخوان‌ خراب است و پول نقد خواستند'], 'کارتخوان خراب'],
  ])('work in %s', (language, texts, name) => {
    expect(themesOf(quotes(texts, language)).map((theme) => theme.name)).toEqual([name]);
  });

  it('count a review once, however often it says it, and never mix languages', () => {
    const twice = CARD.slice(0, 2)
      .flatMap((text) => [text, text])
      .map((text) => ({ review: 7, text, language: 'en' }));
    expect(themesOf(twice)).toEqual([]);
    expect(themesOf([...quotes(CARD.slice(0, 2)), ...quotes(['card machine kaputt'], 'fr', 50)])).toEqual([]);
    expect(themesOf(quotes(CARD, 'de'))).toEqual([]);
  });

  it('give the same answer in any order', () => {
    const all = quotes([...CARD, ...GATE, ...ALONE]);
    expect(themesOf([...all].reverse())).toEqual(themesOf(all));
  });

  it('take hostile text in one linear pass', () => {
    const hostile = quotes([
      ...Array.from({ length: 30 }, (_, k) => `${'a'.repeat(50_000)} ${k}`),
      '',
      '\ud800 \u202e',
      '(((((',
    ]);
    expect(() => themesOf(hostile)).not.toThrow();
  });
});

describe('changes of themes', () => {
  it('are told when they are beyond chance', () => {
    const calm = Array.from({ length: 40 }, (_, k) => ({
      review: `c${k}`,
      text: `the lamp number ${k} flickered`,
      language: 'en',
    }));
    const card = (from: number, n: number) =>
      Array.from({ length: n }, (_, k) => ({ review: `m${from + k}`, text: CARD[k % 4]!, language: 'en' }));
    const [lamp, ...rest] = themeChanges(
      calm,
      [...calm.slice(0, 5).map((q) => ({ ...q, review: `d${q.review}` })), ...card(0, 20)],
      { fewest: 3 },
    );
    expect([lamp!.theme.name, lamp!.change]).toEqual([expect.stringContaining('lamp'), 'less']);
    expect(rest.map(({ theme, change, before, after }) => [theme.name, change, before.reviews, after.reviews])).toEqual(
      [['card machine', 'new', 0, 20]],
    );
  });

  it('of one review more are steady', () => {
    const [theme] = themeChanges(quotes([...CARD, ...ALONE]), quotes([...CARD, CARD[0]!, ...ALONE], 'en', 100));
    expect(theme!.change).toBe('steady');
  });
});

describe('a summary', () => {
  it('is at most three quotes of different reviews, word for word', () => {
    const all = quotes([...CARD, ...GATE, ...ALONE]);
    const summary = summaryOf(themesOf(all));
    expect(summary.length).toBe(3);
    expect(new Set(summary.map(({ review }) => review)).size).toBe(3);
    for (const quote of summary) expect(all).toContain(quote);
  });

  it('of nothing is nothing', () => {
    expect(summaryOf([])).toEqual([]);
  });
});
