/** The contract of every language in the registry. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cutClauses } from '../../src/analysis/clauses.ts';
import { DEFAULT_TOUCHPOINTS } from '../../src/analysis/default-journey.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { decodeModel, encodeModel } from '../../src/analysis/model.ts';
import { entriesOf } from '../../src/analysis/word-entries.ts';
import { fold, readWords } from '../../src/analysis/words.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';

const FOLDER = resolve(import.meta.dirname, '../../src/analysis/languages');

test('the registry and the folder name the same languages', () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'index.ts');
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(languages));
});

describe.each(Object.entries(languages))('%s', (code, language) => {
  test('is named after its file and has a model of at most 12 MB that survives writing', () => {
    expect(language.code).toBe(code);
    expect(existsSync(resolve(FOLDER, `${code}/language.ts`))).toBe(true);
    const bytes = loadModels()[code]!;
    expect(bytes.length).toBeLessThan(12_000_000);
    expect(Buffer.compare(encodeModel(decodeModel(bytes)), bytes)).toBe(0);
    expect(decodeModel(bytes).language).toBe(code);
  });

  test('has at least twenty seed phrases for every touchpoint, none twice', () => {
    for (const touchpoint of DEFAULT_TOUCHPOINTS) {
      const phrases = language.seeds[touchpoint];
      expect(phrases.length, touchpoint).toBeGreaterThanOrEqual(20);
      expect(new Set(phrases).size, touchpoint).toBe(phrases.length);
      for (const phrase of phrases)
        expect(readWords(phrase, language.elisions).words.length, phrase).toBeGreaterThan(0);
    }
  });

  test('has its word lists folded, or they would never match', () => {
    const { contrasts, openers, joins, starters, subjects, judges, follows, negators } = language;
    const lists = [contrasts, openers, joins, starters, subjects, judges, follows, negators];
    for (const list of lists) for (const word of list) expect(fold(word)).toBe(word);
  });

  test('stems every word to something', () => {
    for (const word of ['a', 'ab', 'حالا', 'نه', 'les', '123', '😀', 'constructor'])
      expect(language.stem(word)).not.toBe('');
  });
});

describe('clauses', () => {
  const clauses = (text: string, code: string) => {
    const language = languages[code]!;
    const pass = readWords(text, language.elisions);
    return cutClauses(pass, entriesOf(pass.words, language), language).map(({ from, to }) =>
      text.slice(pass.words[from]!.start, pass.words[to - 1]!.end),
    );
  };

  test('are cut at contrast, punctuation and "and" with a new subject', () => {
    expect(clauses('Friendly staff but delivery was late. Never again', 'en')).toEqual([
      'Friendly staff',
      'but delivery was late',
      'Never again',
    ]);
    expect(clauses('The staff were friendly and the food was great', 'en')).toEqual([
      'The staff were friendly',
      'and the food was great',
    ]);
    expect(clauses('Fish and chips were nice', 'en')).toEqual(['Fish and chips were nice']);
    expect(clauses("L'accueil est bon mais le plat était froid", 'fr')).toEqual([
      "L'accueil est bon",
      'mais le plat était froid',
    ]);
  });

  test('are cut in Persian after the verb, without any punctuation', () => {
    expect(clauses('غذا خیلی خوشمزه بود پیک دیر رسید', 'fa')).toEqual(['غذا خیلی خوشمزه بود', 'پیک دیر رسید']);
  });

  test('cover every word once, in order', () => {
    const text = 'Bad, slow; rude! But cheap... '.repeat(50);
    const pass = readWords(text, new Set());
    let next = 0;
    for (const { from, to } of cutClauses(pass, entriesOf(pass.words, languages.en!), languages.en!)) {
      expect(from).toBe(next);
      next = to;
    }
    expect(next).toBe(pass.words.length);
  });
});
