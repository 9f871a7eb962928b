import { expect, test } from 'vitest';
import { en } from '../../src/analysis/languages/en/language.ts';
import { findPhrases, opensPhrase, phraseBook } from '../../src/analysis/phrases.ts';
import { entriesOf, TRAIT } from '../../src/analysis/word-entries.ts';

const entries = (text: string) =>
  entriesOf(
    text.split(' ').map((form) => ({ form })),
    en,
  );

test('an entry knows the stem and the lists of its form', () => {
  const [but, deliveries] = entries('but deliveries');
  expect(but!.traits & TRAIT.contrast).toBe(TRAIT.contrast);
  expect(deliveries!.traits & TRAIT.contrast).toBe(0);
  expect(deliveries!.stem).toBe(en.stem('delivery'));
});

test('a book made after an entry is known to it', () => {
  const words = entries('quibblewort snarf please');
  const book = phraseBook([['found', ['quibblewort please']] as const], en, true);
  expect(opensPhrase(book, words[0]!)).toBe(true);
  expect(opensPhrase(book, words[1]!)).toBe(false);
  const found: unknown[] = [];
  findPhrases(book, words, 0, words.length, (...hit) => found.push(hit));
  expect(found).toEqual([['found', 2, 0]]);
});

test('books beyond the number of bits still find their phrases, and only theirs', () => {
  const books = Array.from({ length: 70 }, (_, k) => phraseBook([[k, [`zorb${k} quay`]]], en, false));
  books.forEach((book, k) => {
    const found: number[] = [];
    const words = entries(`zorb${k} quay zorb${(k + 1) % 70} quay`);
    findPhrases(book, words, 0, words.length, (label) => found.push(label));
    expect(found).toEqual([k]);
  });
});
