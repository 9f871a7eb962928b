/** Languages inside one review. */
import { describe, expect, test } from 'vitest';
import { languagesOfSentences } from '../../src/analysis/sentence-languages.ts';

const parts = (text: string, whole: string) =>
  languagesOfSentences(text, whole).map(({ start, end, language }) => [language, text.slice(start, end)]);

describe('languagesOfSentences', () => {
  test('finds an English sentence at the end of a French review', () => {
    const french = "Le serveur était charmant et les plats étaient servis très vite. L'addition était juste. ";
    const english = 'But the room was cold and we waited an hour for the bill.';
    expect(parts(french + english, 'fr')).toEqual([
      ['fr', french],
      ['en', english],
    ]);
  });

  test('finds a change of script', () => {
    const persian = 'پیک دو ساعت دیر رسید و غذا کاملا سرد بود. ';
    const english = 'The driver did not apologise and the soup was spilled.';
    expect(parts(persian + english, 'fa')).toEqual([
      ['fa', persian],
      ['en', english],
    ]);
  });

  test('leaves a review in one language whole, whatever names it holds', () => {
    const text =
      'We stayed at Les Trois Vallées. The breakfast was good and the staff were kind. Café de la Paix is next door.';
    expect(parts(text, 'en')).toEqual([['en', text]]);
    expect(parts('گوشی Samsung Galaxy A52 خوبه ولی شارژ زود تموم میشه.', 'fa')).toHaveLength(1);
    expect(parts('', 'en')).toEqual([['en', '']]);
    expect(parts('...!!!\n\n', 'und')).toHaveLength(1);
  });

  test('covers the text without gaps, and asks of long texts no more than it must', () => {
    const text = 'The food was cold and the waiter rude. Le dessert était très bon et pas cher du tout. '.repeat(500);
    const spans = languagesOfSentences(text, 'en');
    let next = 0;
    for (const { start, end } of spans) {
      expect(start).toBe(next);
      next = end;
    }
    expect(next).toBe(text.length);
    expect(spans.length).toBeLessThanOrEqual(61);
    expect(spans.length).toBeGreaterThan(10);
  });
});
