import { describe, expect, it } from 'vitest';
import { splitTranslation } from '../../../src/collectors/answers/google-translation.ts';

const both = { text: 'Très bon accueil.', translated: 'Very warm welcome.' };

describe('a text into which Google wrote a translation', () => {
  it.each([
    ['translation first', '(Translated by Google) Very warm welcome.\n\n(Original)\nTrès bon accueil.'],
    ['original first', 'Très bon accueil.\n\n(Translated by Google)\nVery warm welcome.'],
    ['in French', '(Traduit par Google) Very warm welcome.\n\n(Avis d’origine)\nTrès bon accueil.'],
    ['in German', '(Übersetzt von Google) Very warm welcome.\n\n(Original)\nTrès bon accueil.'],
    ['in Persian', '(ترجمه‌شده توسط Google) Very warm welcome.\n\n(متن اصلی)\nTrès bon accueil.'],
    ['in Japanese', '(Google による翻訳)Very warm welcome.\n\n(原文)\nTrès bon accueil.'],
    ['with Windows line ends', '(Translated by Google) Very warm welcome.\r\n\r\n(Original)\r\nTrès bon accueil.'],
  ])('comes apart: %s', (_, shown) => {
    expect(splitTranslation(shown)).toEqual(both);
  });

  it('takes the middle bracket for the mark when the customer put lines in brackets too', () => {
    const shown = '(Translated by Google) Good.\n(see photo)\nBye\n\n(Oryg)\nDobre.\n(patrz zdjęcie)\nPa';
    expect(splitTranslation(shown)).toEqual({
      text: 'Dobre.\n(patrz zdjęcie)\nPa',
      translated: 'Good.\n(see photo)\nBye',
    });
  });

  it('has no original when Google left it out', () => {
    expect(splitTranslation('(Translated by Google) Good.')).toEqual({ text: '', translated: 'Good.' });
  });

  it('stays whole when the brackets are the customer’s own', () => {
    for (const text of [
      '(from Google) found it there',
      'Good.\n(saw it on Google)\nBye',
      '(Original) recipe',
      'Plain.',
    ])
      expect(splitTranslation(text)).toEqual({ text });
  });
});
