/** Files of unknown encoding as text: exports come as UTF-8, UTF-16 or windows-1252, seldom saying which. */
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { decodeText } from '../web/charset.ts';

/**
 * A file as text, piece by piece, in constant memory. A byte order mark decides; then UTF-16 if every other byte is
 * zero; then UTF-8 if the first piece that is not plain ASCII is UTF-8; else windows-1252. @throws what reading throws
 */
export function readTextFile(path: string): AsyncIterable<string> {
  return decodeChunks(createReadStream(path));
}

/** The same for bytes from anywhere. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: ((bytes: Uint8Array) => string) | undefined;
  let finish: (() => string) | undefined;
  let first = true;
  for await (const bytes of chunks) {
    const encoding: string | undefined = decode ? undefined : encodingOf(bytes, first);
    first = false;
    if (encoding === 'windows-1252') decode = (piece) => decodeText(piece, 'text/plain; charset=windows-1252');
    else if (encoding !== undefined) {
      const decoder = new TextDecoder(encoding);
      decode = (piece) => decoder.decode(piece, { stream: true });
      finish = () => decoder.decode();
    }
    yield decode ? decode(bytes) : Buffer.from(bytes).toString('latin1');
  }
  const rest = finish?.() ?? '';
  if (rest !== '') yield rest;
}

/** The encoding that this piece shows; undefined while all is plain ASCII. */
function encodingOf(bytes: Uint8Array, first: boolean): string | undefined {
  const [a, b, c] = bytes;
  if (first && a === 0xff && b === 0xfe) return 'utf-16le';
  if (first && a === 0xfe && b === 0xff) return 'utf-16be';
  if (first && a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (first && bytes.length >= 4 && a !== 0 && b === 0 && bytes[3] === 0) return 'utf-16le';
  if (first && bytes.length >= 4 && a === 0 && b !== 0 && bytes[2] === 0) return 'utf-16be';
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
