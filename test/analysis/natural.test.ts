/** Where natural's tokenizers and stemmers are right and used, and where not: one case for each claim of the language files. */
import { PorterStemmer, PorterStemmerFa, PorterStemmerFr } from 'natural/lib/natural/stemmers/index.js';
import {
  AggressiveTokenizer,
  AggressiveTokenizerFa,
  AggressiveTokenizerFr,
  SentenceTokenizer,
  TreebankWordTokenizer,
  WordPunctTokenizer,
  WordTokenizer,
} from 'natural/lib/natural/tokenizers/index.js';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/analysis/languages/index.ts';
import { readWords } from '../../src/analysis/words.ts';

const ours = (text: string, code: string) =>
  readWords(text, languages[code]!.elisions).words.map(({ start, end }) => text.slice(start, end));

describe('tokenizers, not used', () => {
  test('English: accents and contractions are cut, emoji lost or torn in two; ours keeps them', () => {
    const text = "don't like the café 😡";
    expect(new WordTokenizer().tokenize(text)).toEqual(['don', 't', 'like', 'the', 'caf']);
    expect(new AggressiveTokenizer().tokenize(text)).toEqual(["don't", 'like', 'the', 'caf']);
    expect(new TreebankWordTokenizer().tokenize(text)).toEqual([
      'do',
      "n't",
      'like',
      'the',
      'caf',
      'é',
      '\ud83d',
      '\ude21',
    ]);
    expect(new WordPunctTokenizer().tokenize(text)).toContain('\ud83d');
    expect(ours(text, 'en')).toEqual(["don't", 'like', 'the', 'café', '😡']);
  });

  test('French: elisions are cut as we do, but so are "aujourd\'hui", decimals and times', () => {
    const text = "L’accueil d'aujourd'hui 3,5 10:30";
    expect(new AggressiveTokenizerFr().tokenize(text)).toEqual([
      'L',
      'accueil',
      'd',
      'aujourd',
      'hui',
      '3',
      '5',
      '10',
      '30',
    ]);
    expect(ours(text, 'fr')).toEqual(['L’', 'accueil', "d'", "aujourd'hui", '3,5', '10:30']);
  });

  test('Persian: general ones find nothing, the Persian one leaves punctuation on words and two halves of a verb apart', () => {
    const text = 'غذا سرد بود! (بد) می شود';
    expect(new WordTokenizer().tokenize(text)).toEqual([]);
    expect(new AggressiveTokenizerFa().tokenize(text)).toEqual(['غذا', 'سرد', 'بود!', '(بد)', 'می', 'شود']);
    expect(ours(text, 'fa')).toEqual(['غذا', 'سرد', 'بود', 'بد', 'می شود']);
  });

  test('sentences: a Persian question mark ends none, "p.m." ends two', () => {
    const sentences = new SentenceTokenizer([]);
    expect(sentences.tokenize('غذا سرد بود؟ پیک دیر رسید.')).toHaveLength(1);
    expect(sentences.tokenize('The 5 p.m. flight')).toHaveLength(3);
    expect(readWords('The 5 p.m. flight', new Set()).marks).toEqual([]);
  });
});

describe('stemmers', () => {
  test('English Porter is used: forms of one word meet; that "universal" meets "university" costs little, the word itself is kept beside', () => {
    expect(PorterStemmer.stem('deliveries')).toBe(PorterStemmer.stem('delivery'));
    expect(PorterStemmer.stem('universal')).toBe(PorterStemmer.stem('university'));
    expect(languages.en!.stem('deliveries')).toBe(PorterStemmer.stem('delivery'));
  });

  test('French Porter is used, after feminine participles are cut, which it misses without their accent', () => {
    expect(PorterStemmerFr.stem('remboursements')).toBe(PorterStemmerFr.stem('remboursement'));
    expect(PorterStemmerFr.stem('reservee')).not.toBe(PorterStemmerFr.stem('reserve'));
    expect(languages.fr!.stem('reservees')).toBe(languages.fr!.stem('reserve'));
  });

  test('Persian "Porter" is not used: it returns every word as it is', () => {
    expect(PorterStemmerFa.stem('غذاها')).toBe('غذاها');
    expect(languages.fa!.stem('غذاها')).toBe(languages.fa!.stem('غذا'));
  });

  test.each(['en', 'fr', 'fa'])('%s: the mood of an emoji or emoticon is its stem', (code) => {
    expect([':)', '😡', '😍', 'xd'].map((form) => languages[code]!.stem(form))).toEqual([
      'emoji+',
      'emoji-',
      'emoji+',
      'emoji+',
    ]);
  });
});
