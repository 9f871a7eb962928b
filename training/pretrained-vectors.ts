/**
 * Joins vectors learnt from our own texts with those of others, in one space: words of customers keep what reviews taught,
 * words that our texts hardly hold come to lie beside those they are like.
 */
import { eigenvectors, solve } from './eigen.ts';
import { knowWords, type Lexicon } from './lexicon.ts';
import type { Pretrained } from './pretrained-file.ts';
import { generator, shuffle } from './random.ts';

/** A lexicon and rows of its vectors. */
export interface WordVectors {
  readonly lexicon: Lexicon;
  readonly vectors: Float32Array;
}

/** Of our words, those at least so frequent are joined; the others are known by their n-grams. */
const FEWEST = 2;

/**
 * Both sides of a word side by side, each made equally large, turned to their main directions and cut to the width of
 * `own`. What one side lacks is foretold from the other. All words of `pretrained` get a row of their own.
 */
export function joinPretrained(own: WordVectors, width: number, pretrained: Pretrained): WordVectors {
  const lexicon = knowWords(own.lexicon, pretrained.words);
  const words = joinedWords(own, pretrained);
  const ours = sideOf(words, width, ({ id }, out) => id !== undefined && readWord(own, id, width, out));
  const length = meanLength(words, ours);
  const theirs = sideOf(words, pretrained.width, ({ place }, out) => {
    if (place === undefined) return false;
    out.set(pretrained.rows.subarray(place * pretrained.width, (place + 1) * pretrained.width));
    return true;
  });
  level(words, ours);
  level(words, theirs);
  const [fromOurs, fromTheirs] = [foretell(words, ours, theirs), foretell(words, theirs, ours)];
  fill(words, ours, theirs, fromOurs);
  fill(words, theirs, ours, fromTheirs);
  const joined = turn(words, [ours, theirs], width);
  const scale = length / meanLength(words, joined);
  for (let k = 0; k < joined.rows.length; k++) joined.rows[k]! *= scale;
  return { lexicon, vectors: share(words, joined, lexicon) };
}

/** A word with its place in the lexicon and among the pretrained, where it has one; frequent ones count more. */
interface JoinedWord {
  readonly form: string;
  readonly id?: number;
  readonly place?: number;
  readonly weight: number;
}

function joinedWords({ lexicon }: WordVectors, { words }: Pretrained): JoinedWord[] {
  const places = new Map(words.map((form, place) => [form, place]));
  const out: JoinedWord[] = [];
  for (const [form, id] of lexicon.ids) {
    const count = lexicon.counts[id]!;
    if (count >= FEWEST) out.push({ form, id, place: places.get(form), weight: Math.sqrt(count) });
  }
  for (const [form, place] of places) {
    const count = lexicon.counts[lexicon.ids.get(form) ?? -1] ?? 0;
    if (count < FEWEST) out.push({ form, place, weight: 1 });
  }
  return out;
}

/** One side of all words; `has`: whether a word has it. */
interface Side {
  readonly width: number;
  readonly rows: Float32Array;
  readonly has: Uint8Array;
}

function sideOf(
  words: readonly JoinedWord[],
  width: number,
  read: (word: JoinedWord, out: Float32Array) => boolean,
): Side {
  const rows = new Float32Array(words.length * width);
  const has = Uint8Array.from(words, (word, n) => (read(word, rows.subarray(n * width, (n + 1) * width)) ? 1 : 0));
  return { width, rows, has };
}

/** A word's vector: its own row and the mean of its n-grams'. */
function readWord({ lexicon, vectors }: WordVectors, id: number, width: number, out: Float32Array): true {
  const { list, own, share } = lexicon.rows[id]!;
  list.forEach((row, r) => {
    const part = r === 0 && own ? 1 : share;
    for (let d = 0; d < width; d++) out[d]! += part * vectors[row * width + d]!;
  });
  return true;
}

function meanLength(words: readonly JoinedWord[], { width, rows, has }: Side): number {
  let sum = 0;
  let mass = 0;
  words.forEach(({ weight }, n) => {
    if (!has[n]) return;
    sum += weight * Math.hypot(...rows.subarray(n * width, (n + 1) * width));
    mass += weight;
  });
  return sum / mass;
}

/** Takes the mean away, and makes the mean square of lengths 1. */
function level(words: readonly JoinedWord[], { width, rows, has }: Side): void {
  const mean = new Float64Array(width);
  let mass = 0;
  words.forEach(({ weight }, n) => {
    if (!has[n]) return;
    mass += weight;
    for (let d = 0; d < width; d++) mean[d]! += weight * rows[n * width + d]!;
  });
  let square = 0;
  words.forEach(({ weight }, n) => {
    if (!has[n]) return;
    for (let d = 0; d < width; d++) {
      rows[n * width + d]! -= mean[d]! / mass;
      square += weight * rows[n * width + d]! ** 2;
    }
  });
  const scale = 1 / Math.sqrt(square / mass);
  for (let k = 0; k < rows.length; k++) rows[k]! *= scale;
}

/** Keeps least squares from trusting directions that hardly vary. */
const RIDGE = 0.01;

/** The linear map from one side to the other that is best over words with both. */
function foretell(words: readonly JoinedWord[], from: Side, to: Side): Float64Array {
  const { width } = from;
  const own = new Float64Array(width * width);
  const both = new Float64Array(width * to.width);
  words.forEach(({ weight }, n) => {
    if (!from.has[n] || !to.has[n]) return;
    for (let i = 0; i < width; i++) {
      const value = weight * from.rows[n * width + i]!;
      for (let j = 0; j < width; j++) own[i * width + j]! += value * from.rows[n * width + j]!;
      for (let j = 0; j < to.width; j++) both[i * to.width + j]! += value * to.rows[n * to.width + j]!;
    }
  });
  let trace = 0;
  for (let i = 0; i < width; i++) trace += own[i * width + i]!;
  for (let i = 0; i < width; i++) own[i * width + i]! += (RIDGE * trace) / width + Number.EPSILON;
  return solve(own, both, width, to.width);
}

/** Writes what `map` makes of `from` where `to` is missing. */
function fill(words: readonly JoinedWord[], from: Side, to: Side, map: Float64Array): void {
  for (let n = 0; n < words.length; n++) {
    if (to.has[n] || !from.has[n]) continue;
    for (let j = 0; j < to.width; j++) {
      let sum = 0;
      for (let i = 0; i < from.width; i++) sum += from.rows[n * from.width + i]! * map[i * to.width + j]!;
      to.rows[n * to.width + j] = sum;
    }
  }
}

/** A word counts this much at most for the main directions: "the" must not have one of its own. */
const MOST_WEIGHT = 30;

/** All sides together, turned to the `width` main directions. */
function turn(words: readonly JoinedWord[], sides: readonly Side[], width: number): Side {
  const all = sides.reduce((sum, side) => sum + side.width, 0);
  const row = new Float64Array(all);
  const read = (n: number) => {
    let at = 0;
    for (const { width: own, rows } of sides) for (let d = 0; d < own; d++) row[at++] = rows[n * own + d]!;
  };
  const scatter = new Float64Array(all * all);
  words.forEach(({ weight }, n) => {
    read(n);
    const capped = Math.min(weight, MOST_WEIGHT);
    for (let i = 0; i < all; i++) for (let j = 0; j < all; j++) scatter[i * all + j]! += capped * row[i]! * row[j]!;
  });
  const axes = eigenvectors(scatter, all).slice(0, width);
  const rows = new Float32Array(words.length * width);
  for (let n = 0; n < words.length; n++) {
    read(n);
    axes.forEach((axis, k) => {
      let sum = 0;
      for (let d = 0; d < all; d++) sum += axis[d]! * row[d]!;
      rows[n * width + k] = sum;
    });
  }
  return { width, rows, has: new Uint8Array(words.length).fill(1) };
}

const ROUNDS = 4;
const RATE = 0.5;
const DECAY = 0.002;
const SEED = 3;

/** Rows of a lexicon: n-grams foretell words as well as they can, so that unseen spellings mean something; words keep what is left. */
function share(words: readonly JoinedWord[], { width, rows }: Side, lexicon: Lexicon): Float32Array {
  const vectors = new Float32Array(lexicon.size * width);
  const rest = new Float32Array(width);
  const parts = words.map(({ form }) => lexicon.rows[lexicon.ids.get(form)!]!);
  const readRest = (n: number) => {
    const { list, own, share: part } = parts[n]!;
    rest.set(rows.subarray(n * width, (n + 1) * width));
    for (let r = own ? 1 : 0; r < list.length; r++) {
      for (let d = 0; d < width; d++) rest[d]! -= part * vectors[list[r]! * width + d]!;
    }
  };
  const random = generator(SEED);
  const order = Uint32Array.from(words, (_, n) => n);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const n of order) {
      readRest(n);
      const { list, own } = parts[n]!;
      for (let r = own ? 1 : 0; r < list.length; r++) {
        const from = list[r]! * width;
        for (let d = 0; d < width; d++) vectors[from + d]! += RATE * rest[d]! - DECAY * vectors[from + d]!;
      }
    }
  }
  parts.forEach(({ list, own }, n) => {
    if (!own) return;
    readRest(n);
    vectors.set(rest, list[0]! * width);
  });
  return vectors;
}
