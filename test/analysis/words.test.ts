/** Folding and offsets of the text pass. */
import { describe, expect, test } from 'vitest';
import { fold, readWords } from '../../src/analysis/words.ts';

const forms = (text: string, elisions: readonly string[] = []) =>
  readWords(text, new Set(elisions)).words.map(({ form }) => form);

describe('fold', () => {
  test('makes one form of Arabic and Persian spellings, with and without joiners', () => {
    expect(fold('كيفيت')).toBe(fold('کیفیت'));
    expect(fold('نمی‌شود')).toBe('نمیشود');
    expect(fold('غـــذا')).toBe('غذا');
    expect(fold('۱۲۳')).toBe('123');
    expect(fold('٤٥')).toBe('45');
  });

  test('drops accents and case, full-width forms and ligatures', () => {
    expect(fold('DÉÇU')).toBe('decu');
    expect(fold('ｇｒｅａｔ')).toBe('great');
    expect(fold('cœur')).toBe('coeur');
  });

  test('cuts lengthened letters but keeps honest double ones', () => {
    expect(fold('sooooo')).toBe('soo');
    expect(fold('good')).toBe('good');
    expect(fold('عالییییی')).toBe('عالی');
  });
});

describe('readWords', () => {
  test('keeps offsets into the text as given', () => {
    const text = 'Nul !! Le café\u0301 d’attente — 3,5/5 😡';
    for (const { start, end, form } of readWords(text, new Set(['d'])).words) {
      expect(fold(text.slice(start, end))).toBe(form);
    }
  });

  test('cuts French elisions off and leaves other apostrophes inside', () => {
    expect(forms("l'accueil d'aujourd'hui", ['l', 'd'])).toEqual(['l', 'accueil', 'd', 'aujourdhui']);
    expect(forms("didn't")).toEqual(['didnt']);
  });

  test('notes hard and soft marks once between two words', () => {
    const { marks } = readWords('late, cold... rude', new Set());
    expect(marks).toEqual([
      { before: 1, strength: 'soft' },
      { before: 2, strength: 'hard' },
    ]);
  });
});
