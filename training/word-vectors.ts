/** Word vectors from texts without labels: skip-grams with negative samples, words made of their n-grams (Bojanowski et al. 2017). */
import type { Lexicon } from './lexicon.ts';
import { generator } from './random.ts';

export interface VectorOptions {
  readonly width: number;
  readonly epochs: number;
  /** Falls to zero in a line. */
  readonly rate: number;
  /** Words more frequent than this share of all are passed over ever more often; 2e-4 unless said. */
  readonly frequent?: number;
  readonly seed: number;
}

/** Words on either side that a word must foretell, at most. */
const WINDOW = 5;
/** Words drawn that do not stand there, per word that does. */
const NEGATIVES = 5;
const FREQUENT = 2e-4;

/** Rows of `width` numbers for all rows of the lexicon. `texts`: words as places in the lexicon. */
export function learnVectors(texts: readonly Int32Array[], lexicon: Lexicon, options: VectorOptions): Float32Array {
  const { width, epochs, seed } = options;
  const random = generator(seed);
  const vectors = new Float32Array(lexicon.size * width);
  for (let k = 0; k < vectors.length; k++) vectors[k] = (random() - 0.5) / width;
  const contexts = new Float32Array(lexicon.counts.length * width);
  const draw = drawer(lexicon.counts, random);
  const total = lexicon.counts.reduce((sum, count) => sum + count, 0);
  const keep = Float32Array.from(lexicon.counts, (count) => {
    const share = count / total / (options.frequent ?? FREQUENT);
    return Math.min(1, (Math.sqrt(share) + 1) / share);
  });
  const vector = new Float32Array(width);
  const slope = new Float32Array(width);
  const words = texts.reduce((sum, text) => sum + text.length, 0);
  let seen = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const text of texts) {
      const rate = options.rate * Math.max(1e-3, 1 - seen / (words * epochs));
      seen += text.length;
      const kept = text.filter((word) => random() < keep[word]!);
      for (let at = 0; at < kept.length; at++) {
        const reach = 1 + Math.floor(random() * WINDOW);
        const { list, own, share } = lexicon.rows[kept[at]!]!;
        read(vectors, list, own, share, width, vector);
        slope.fill(0);
        for (let other = Math.max(0, at - reach); other <= at + reach && other < kept.length; other++) {
          if (other === at) continue;
          for (let n = 0; n <= NEGATIVES; n++) {
            const target = n === 0 ? kept[other]! : draw();
            if (n > 0 && target === kept[other]) continue;
            const from = target * width;
            let dot = 0;
            for (let d = 0; d < width; d++) dot += vector[d]! * contexts[from + d]!;
            const error = rate * ((n === 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot)));
            for (let d = 0; d < width; d++) {
              slope[d]! += error * contexts[from + d]!;
              contexts[from + d]! += error * vector[d]!;
            }
          }
        }
        for (let r = 0; r < list.length; r++) {
          const from = list[r]! * width;
          for (let d = 0; d < width; d++) vectors[from + d]! += slope[d]!;
        }
      }
    }
  }
  return vectors;
}

function read(
  vectors: Float32Array,
  list: Int32Array,
  own: boolean,
  share: number,
  width: number,
  out: Float32Array,
): void {
  out.fill(0);
  for (let r = own ? 1 : 0; r < list.length; r++) {
    const from = list[r]! * width;
    for (let d = 0; d < width; d++) out[d]! += vectors[from + d]!;
  }
  for (let d = 0; d < width; d++) out[d]! *= share;
  if (own) {
    const from = list[0]! * width;
    for (let d = 0; d < width; d++) out[d]! += vectors[from + d]!;
  }
}

/** Draws words by the 3/4th power of their counts. */
function drawer(counts: readonly number[], random: () => number): () => number {
  const size = 1 << 20;
  const table = new Int32Array(size);
  const powers = counts.map((count) => count ** 0.75);
  const total = powers.reduce((sum, power) => sum + power, 0);
  let word = 0;
  let reached = powers[0]! / total;
  for (let k = 0; k < size; k++) {
    table[k] = word;
    if (k / size > reached && word < counts.length - 1) {
      word++;
      reached += powers[word]! / total;
    }
  }
  return () => table[Math.floor(random() * size)]!;
}
