import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../../src/analysis/languages/index.ts';
import { buildLexicon } from '../../training/lexicon.ts';
import { decodePretrained, encodePretrained, readPretrained, vectorsPath } from '../../training/pretrained-file.ts';
import { joinPretrained, type WordVectors } from '../../training/pretrained-vectors.ts';
import { generator } from '../../training/random.ts';

const WIDTH = 6;
/** Words of meals and of vehicles; ours and theirs say so in different directions, and each has words of its own. */
const GROUPS = [
  { both: ['soup', 'pasta', 'bread', 'salad', 'cake', 'rice'], ours: ['yummie'], theirs: ['goulash'] },
  { both: ['van', 'truck', 'motor', 'wheel', 'brake', 'lorry'], ours: ['brmmm'], theirs: ['tractor'] },
];

function example(): { own: WordVectors; pretrained: Parameters<typeof joinPretrained>[2] } {
  const random = generator(5);
  const near = (axis: number, width: number) =>
    Array.from({ length: width }, (_, d) => (d === axis ? 2 : 0) + random());
  const ours = GROUPS.flatMap(({ both, ours: own }, axis) => [...both, ...own].map((form) => ({ form, axis })));
  const theirs = GROUPS.flatMap(({ both, theirs: own }, axis) => [...both, ...own].map((form) => ({ form, axis })));
  const forms = ours.map(({ form }) => form);
  const lexicon = buildLexicon([forms, forms, forms], { fewest: 3, most: 100, gramBits: 10 });
  const vectors = new Float32Array(lexicon.size * WIDTH);
  for (const { form, axis } of ours) {
    vectors.set(near(axis, WIDTH), lexicon.rows[lexicon.ids.get(form)!]!.list[0]! * WIDTH);
  }
  return {
    own: { lexicon, vectors },
    pretrained: {
      words: theirs.map(({ form }) => form),
      width: 8,
      rows: Float32Array.from(theirs.flatMap(({ axis }) => near(7 - axis, 8))),
      source: 'made up',
    },
  };
}

test('words that only one side holds come to lie beside those they are like', () => {
  const { own, pretrained } = example();
  const joined = joinPretrained(own, WIDTH, pretrained);
  expect(likeness(joined, 'goulash', 'soup')).toBeGreaterThan(likeness(joined, 'goulash', 'truck') + 0.5);
  expect(likeness(joined, 'tractor', 'truck')).toBeGreaterThan(likeness(joined, 'tractor', 'soup') + 0.5);
  expect(likeness(joined, 'goulash', 'yummie')).toBeGreaterThan(likeness(joined, 'goulash', 'brmmm') + 0.5);
});

test('words keep their places, and all of the pretrained have a vector of their own', () => {
  const { own, pretrained } = example();
  const { lexicon, vectors } = joinPretrained(own, WIDTH, pretrained);
  for (const [form, id] of own.lexicon.ids) expect(lexicon.ids.get(form)).toBe(id);
  for (const form of pretrained.words) expect(lexicon.rows[lexicon.ids.get(form)!]!.own).toBe(true);
  expect(vectors.length).toBe(lexicon.size * WIDTH);
  expect(vectors.every(Number.isFinite)).toBe(true);
});

test('a file of vectors holds them to half a step', () => {
  const { pretrained } = example();
  const bytes = encodePretrained(pretrained);
  const read = decodePretrained(bytes);
  expect(read.words).toEqual(pretrained.words);
  expect(read.source).toBe('made up');
  read.rows.forEach((value, at) => {
    expect(Math.abs(value - pretrained.rows[at]!)).toBeLessThan(0.02);
  });
  expect(() => decodePretrained(bytes.subarray(0, bytes.length - 1))).toThrow(
    /Expected 112 numbers for 14 words, got 111/,
  );
  expect(() => decodePretrained(bytes.subarray(3))).toThrow(/Expected word vectors that begin with/);
});

test.each(Object.keys(languages).filter((code) => existsSync(vectorsPath(code))))(
  'the vectors of %s know what is like what',
  (code) => {
    const { words, width, rows, source } = readPretrained(code)!;
    expect(source).toMatch(/licen[cs]e/i);
    expect(new Set(words).size).toBe(words.length);
    const of = (form: string) => rows.subarray(words.indexOf(form) * width, (words.indexOf(form) + 1) * width);
    const [nurse, doctor, invoice] = [of('nurse'), of('doctor'), of('invoice')];
    expect(cosine(nurse, doctor)).toBeGreaterThan(cosine(nurse, invoice) + 0.3);
  },
);

function likeness({ lexicon, vectors }: WordVectors, one: string, other: string): number {
  const of = (form: string) => {
    const { list, own, share } = lexicon.rows[lexicon.ids.get(form)!]!;
    return Float32Array.from({ length: WIDTH }, (_, d) =>
      list.reduce((sum, row, r) => sum + vectors[row * WIDTH + d]! * (r === 0 && own ? 1 : share), 0),
    );
  };
  return cosine(of(one), of(other));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0) / Math.hypot(...a) / Math.hypot(...b);
}
