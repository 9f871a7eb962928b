/** What a negation near a phrase denies. */
import { expect, test } from 'vitest';
import { isDenied } from '../../src/analysis/denial.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { readWords } from '../../src/analysis/words.ts';

/** Is the word denied, three words in front and two behind? */
function denied(text: string, word: string, code: string): boolean {
  const language = languages[code]!;
  const { words } = readWords(text, language.elisions);
  const at = words.findIndex(({ form }) => form === word);
  expect(at).toBeGreaterThanOrEqual(0);
  return isDenied(words, language, { from: 0, to: words.length, at, length: 1 }, 3, 2);
}

test.each([
  ['nobody was rude to us', 'rude', 'en', true],
  ['not friendly and down right rude', 'rude', 'en', false],
  ['the waiter was rude', 'rude', 'en', false],
  ['personne ici est désagréable', 'desagreable', 'fr', false],
  ['il n est pas désagréable', 'desagreable', 'fr', true],
  ['le vin est plus cher', 'cher', 'fr', false],
  ['غذا خوب نبود', 'خوب', 'fa', true],
  ['غذا خوب بود', 'خوب', 'fa', false],
])('in "%s", %s (%s) is denied: %s', (text, word, code, expected) => {
  expect(denied(text, word, code)).toBe(expected);
});
