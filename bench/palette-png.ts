/** Makes a screenshot small: an 8-bit RGBA or RGB picture as a PNG of few colours (PNG, W3C; zlib of Node). */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
}

/** Colours kept for being common: enough for text, a curve and a button. */
const COLOURS = 10;

/** As many as four bits can tell. */
const MOST_COLOURS = 16;

/** A colour of fewer pixels is the edge of a letter. */
const FEW = 100;

/** Colours farther from all others than this are missed when they are left out. */
const FAR_APART = 64;

/** Colours nearer to each other than this, in steps of a channel, count as one. */
const APART = 16;

/** The same picture in the colours that stand for most of it; others become the nearest of them. */
export function palettePng(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = decode(png);
  const palette = paletteOf(rgb);
  const indices = new Map<number, number>();
  const indexOf = (colour: number): number => {
    const known = indices.get(colour);
    if (known !== undefined) return known;
    const index = closest(palette, colour);
    indices.set(colour, index);
    return index;
  };
  const line = 1 + Math.ceil(width / 2);
  const rows = new Uint8Array(height * line);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      rows[y * line + 1 + (x >> 1)]! |= indexOf(colourAt(rgb, at)) << (x % 2 === 0 ? 4 : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3, 0, 0, 0], 8);
  const colours = Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const chunks = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', new Uint8Array())]);
}

/** The colours with most pixels that are told apart by eye; then what is small but of a colour of its own, such as a thin line. */
function paletteOf(rgb: Uint8Array): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette: number[] = [];
  const common = [...counts].filter(([, n]) => n >= FEW).sort(([, a], [, b]) => b - a);
  for (const [most, apart] of [
    [COLOURS, APART],
    [MOST_COLOURS, FAR_APART],
  ] as const)
    for (const [colour] of common) {
      if (palette.length === most) break;
      if (palette.every((taken) => distance(taken, colour) > apart ** 2)) palette.push(colour);
    }
  return palette;
}

function colourAt(rgb: Uint8Array, at: number): number {
  return (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function closest(palette: readonly number[], colour: number): number {
  return palette.reduce(
    (best, other, index) => (distance(other, colour) < distance(palette[best]!, colour) ? index : best),
    0,
  );
}

/** Squared, over the three channels. */
function distance(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
}

/** Reads what Chromium writes: 8 bits, colour type 2 or 6, not interlaced. */
function decode(png: Uint8Array): Picture {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const size = bytes[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * size;
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) unfilter(raw, pixels, y, line, size);
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < pixels.length; from += size, to += 3) rgb.set(pixels.subarray(from, from + 3), to);
  return { width, height, rgb };
}

/** Undoes a row's filter (PNG 9.2). */
function unfilter(raw: Buffer, pixels: Uint8Array, y: number, line: number, size: number): void {
  const filter = raw[y * (line + 1)]!;
  for (let x = 0; x < line; x++) {
    const left = x >= size ? pixels[y * line + x - size]! : 0;
    const up = y > 0 ? pixels[(y - 1) * line + x]! : 0;
    const corner = x >= size && y > 0 ? pixels[(y - 1) * line + x - size]! : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    pixels[y * line + x] = raw[y * (line + 1) + 1 + x]! + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
