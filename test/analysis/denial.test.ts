/** What a negation near a phrase denies. */
import { expect, test } from 'vitest';
import { isDenied } from '../../src/analysis/denial.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { readWords } from '../../src/analysis/words.ts';

/** Is the phrase denied, three words in front and two behind? */
function denied(text: string, phrase: string, code: string): boolean {
  const language = languages[code]!;
  const { words } = readWords(text, language.elisions);
  const [word, ...more] = phrase.split(' ');
  const at = words.findIndex(({ form }) => form === word);
  expect(at).toBeGreaterThanOrEqual(0);
  return isDenied(words, language, { from: 0, to: words.length, at, length: 1 + more.length }, 3, 2);
}

test.each([
  ['nobody was rude to us', 'rude', 'en', true],
  ['not friendly and down right rude', 'rude', 'en', false],
  ['the waiter was rude', 'rude', 'en', false],
  ['personne ici est désagréable', 'desagreable', 'fr', false],
  ['il n est pas désagréable', 'desagreable', 'fr', true],
  ['le vin est plus cher', 'cher', 'fr', false],
  ['le vin n est pas plus cher', 'cher', 'fr', true],
  ['un accueil un peu froid', 'froid', 'fr', false],
  ['un accueil peu agréable', 'agreable', 'fr', true],
  ['sans doute froid', 'froid', 'fr', false],
  ['pas de souci', 'souci', 'fr', true],
  ['not only rude', 'rude', 'en', false],
  ['no problem at all', 'problem', 'en', true],
  ['غذا خوب نبود', 'خوب', 'fa', true],
  ['اصلا مزه نداشت', 'مزه نداشت', 'fa', false],
  ['بی ادب نبود', 'بی ادب', 'fa', true],
  ['غذا خوب بود', 'خوب', 'fa', false],
])('in "%s", %s (%s) is denied: %s', (text, word, code, expected) => {
  expect(denied(text, word, code)).toBe(expected);
});
