/** Word vectors that others learnt from far more text, reduced: the files in `vectors/`. Apart from their use: `make-vectors.ts` writes them. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** `rows`: `width` numbers a word. Words are folded, no word twice, the most frequent first. */
export interface Pretrained {
  readonly words: readonly string[];
  readonly width: number;
  readonly rows: Float32Array;
  /** Where they are from, and under which licence: one sentence for the model card. */
  readonly source: string;
}

const MAGIC = 'VIGIE-VECTORS-1';
const FOLDER = resolve(import.meta.dirname, 'vectors');

interface Header {
  readonly source: string;
  readonly width: number;
  /** Worth of one step, by column. */
  readonly steps: readonly number[];
}

/** Where a language's file is, or would be. */
export function vectorsPath(language: string): string {
  return resolve(FOLDER, `${language}.bin`);
}

/** The vectors of a language; undefined for one that has none. @throws RangeError when the file is damaged */
export function readPretrained(language: string): Pretrained | undefined {
  const path = vectorsPath(language);
  return existsSync(path) ? decodePretrained(readFileSync(path)) : undefined;
}

/** A magic line, a line of JSON, a line of words with spaces between, then rows of int8. */
export function encodePretrained({ words, width, rows, source }: Pretrained): Uint8Array {
  const steps = Array.from({ length: width }, (_, column) => {
    let most = 0;
    for (let at = column; at < rows.length; at += width) most = Math.max(most, Math.abs(rows[at]!));
    return Number((most / 127).toPrecision(6));
  });
  const header = { source, width, steps } satisfies Header;
  const text = new TextEncoder().encode(`${MAGIC}\n${JSON.stringify(header)}\n${words.join(' ')}\n`);
  const bytes = new Uint8Array(text.length + rows.length);
  bytes.set(text);
  const numbers = new Int8Array(bytes.buffer, text.length);
  for (let at = 0; at < rows.length; at++) numbers[at] = Math.round(rows[at]! / (steps[at % width]! || 1));
  return bytes;
}

/** @throws RangeError when the bytes are no such file */
export function decodePretrained(bytes: Uint8Array): Pretrained {
  const lines: string[] = [];
  let from = 0;
  for (let line = 0; line < 3; line++) {
    const to = bytes.indexOf(10, from);
    lines.push(new TextDecoder().decode(bytes.subarray(from, Math.max(from, to))));
    from = to + 1;
  }
  const [magic, header, list] = lines as [string, string, string];
  if (magic !== MAGIC)
    throw new RangeError(`Expected word vectors that begin with ${MAGIC}, got "${magic.slice(0, 20)}"`);
  const { source, width, steps }: Header = JSON.parse(header);
  const words = list.split(' ');
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + from, bytes.length - from);
  if (numbers.length !== words.length * width) {
    throw new RangeError(`Expected ${words.length * width} numbers for ${words.length} words, got ${numbers.length}`);
  }
  return { words, width, source, rows: Float32Array.from(numbers, (value, at) => value * steps[at % width]!) };
}
