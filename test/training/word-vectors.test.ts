import { expect, test } from 'vitest';
import { hashOf } from '../../src/analysis/features.ts';
import { buildLexicon } from '../../training/lexicon.ts';
import { generator } from '../../training/random.ts';
import { learnVectors } from '../../training/word-vectors.ts';

/** Meals come with "ate", "tasty", "plate"; vehicles with "drove", "engine", "road". */
function sentences(count: number): string[][] {
  const random = generator(3);
  const groups = [
    { names: ['soup', 'pasta'], around: ['ate', 'tasty', 'plate', 'hungry'] },
    { names: ['van', 'truck'], around: ['drove', 'engine', 'road', 'wheel'] },
  ];
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return Array.from({ length: count }, (_, k) => {
    const { names, around } = groups[k % 2]!;
    return [pick(around), pick(names), pick(around), pick(around), pick(names)];
  });
}

const TEXTS = sentences(1500);
const LEXICON = buildLexicon(TEXTS, { fewest: 3, most: 100, gramBits: 8 });
const PLACES = TEXTS.map((forms) => Int32Array.from(forms, (form) => LEXICON.ids.get(form)!));
const OPTIONS = { width: 12, epochs: 3, rate: 0.05, frequent: 1, seed: 1 };

test('words that stand in like places get like vectors', () => {
  const vectors = learnVectors(PLACES, LEXICON, OPTIONS);
  expect(likeness(vectors, 'soup', 'pasta')).toBeGreaterThan(likeness(vectors, 'soup', 'truck') + 0.3);
  expect(likeness(vectors, 'van', 'truck')).toBeGreaterThan(likeness(vectors, 'van', 'pasta') + 0.3);
});

test('the same seed gives the same vectors', () => {
  const few = PLACES.slice(0, 50);
  expect(learnVectors(few, LEXICON, OPTIONS)).toEqual(learnVectors(few, LEXICON, OPTIONS));
});

test('only words seen often enough, and no more than allowed, have a vector of their own', () => {
  const lexicon = buildLexicon([['aa', 'aa', 'bb', 'bb', 'bb', 'cc']], { fewest: 2, most: 1, gramBits: 4 });
  expect([...lexicon.known]).toEqual([hashOf('bb') >>> 0]);
  expect(lexicon.rows.map(({ own }) => own)).toEqual([false, true, false]);
  expect(lexicon.size).toBe(17);
  for (const { list } of lexicon.rows) for (const row of list) expect(row).toBeLessThan(17);
});

function likeness(vectors: Float32Array, one: string, other: string): number {
  const [a, b] = [vectorOf(vectors, one), vectorOf(vectors, other)];
  const dot = a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  return dot / Math.hypot(...a) / Math.hypot(...b);
}

function vectorOf(vectors: Float32Array, form: string): number[] {
  const { list, own, share } = LEXICON.rows[LEXICON.ids.get(form)!]!;
  return Array.from({ length: OPTIONS.width }, (_, k) =>
    list.reduce((sum, row, r) => sum + vectors[row * OPTIONS.width + k]! * (r === 0 && own ? 1 : share), 0),
  );
}
