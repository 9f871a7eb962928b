/** Words of feeling as inputs of the emotion decision. */
import { describe, expect, test } from 'vitest';
import { EMOTIONS, emotionBook, emotionInputs, judgeEmotion } from '../../src/analysis/emotion.ts';
import { read } from '../support/readings.ts';

function words(text: string, code: string): string[] {
  const { reading, language } = read(text, code);
  const inputs = emotionInputs(reading, emotionBook(language));
  return EMOTIONS.filter((_, k) => inputs[2 * EMOTIONS.length + k]! > 0);
}

describe('words of feeling', () => {
  test.each([
    ['I am furious', 'en', 'anger'],
    ['So frustrating', 'en', 'frustration'],
    ['We were disappointed', 'en', 'disappointment'],
    ['I am worried', 'en', 'worry'],
    ['It broke my heart', 'en', 'sadness'],
    ['We loved it', 'en', 'joy'],
    ['Thank you Maria', 'en', 'gratitude'],
    ['Une honte', 'fr', 'anger'],
    ['Très déçue', 'fr', 'disappointment'],
    ['Merci à Paul', 'fr', 'gratitude'],
    ['Je n’ose plus y aller', 'fr', 'worry'],
    ['Les larmes aux yeux', 'fr', 'sadness'],
    ['افتضاح بود', 'fa', 'anger'],
    ['متاسفانه سرد', 'fa', 'disappointment'],
    ['ممنون از شما', 'fa', 'gratitude'],
    ['نگران شدم', 'fa', 'worry'],
    ['دلم شکست', 'fa', 'sadness'],
  ])('"%s" (%s) tells of %s', (text, code, emotion) => {
    expect(words(text, code)).toContain(emotion);
  });
});

test('the emotion with the greatest score wins, and an empty text has inputs too', () => {
  const { reading, language, model } = read('', 'en');
  const book = emotionBook(language);
  expect(emotionInputs(reading, book).every(Number.isFinite)).toBe(true);
  const emotions = { joy: { weights: [], bias: 1 }, anger: { weights: [], bias: 0 } };
  expect(judgeEmotion(reading, { ...model, settings: { ...model.settings, emotions } }, book)).toBe('joy');
});
