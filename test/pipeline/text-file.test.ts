import { describe, expect, it } from 'vitest';
import { decodeChunks } from '../../src/pipeline/text-file.ts';

async function decode(bytes: Uint8Array, size: number): Promise<string> {
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  return (await Array.fromAsync(decodeChunks(pieces))).join('');
}

describe('decodeChunks', () => {
  it('reads UTF-8 that is cut inside a character, after a long stretch of ASCII too', async () => {
    const text = `${'a'.repeat(50)}é’متن😀 end`;
    for (const size of [7, 51, 52, 53, 1000]) expect(await decode(Buffer.from(text), size)).toBe(text);
  });

  it('reads windows-1252 wherever its first accent comes', async () => {
    const bytes = Buffer.from(`${'a'.repeat(50)}d\xe9j\xe0 vu \x80 \x92`, 'latin1');
    for (const size of [7, 60, 1000]) expect(await decode(bytes, size)).toBe(`${'a'.repeat(50)}déjà vu € ’`);
  });

  it('reads UTF-16 of either order, with and without a mark', async () => {
    const bytes = Buffer.from('\ufeffdéjà', 'utf16le');
    expect(await decode(bytes, 5)).toBe('déjà');
    expect(await decode(Buffer.from(bytes).swap16(), 5)).toBe('déjà');
    expect(await decode(Buffer.from('id,texte\nx', 'utf16le'), 9)).toBe('id,texte\nx');
  });

  it('marks what is no character instead of failing', async () => {
    expect(await decode(Buffer.from([0xc3, 0xa9, 0x20, 0xff, 0x20]), 3)).toBe('é \ufffd ');
  });
});
