/** Words in pictures: cut to the room there is, turned the right way for browsers and for the renderer of PNG files. */

import { html } from 'hono/html';
import { isolate, oneLine } from '../../alerts/plain.ts';
import type { Html } from '../html.ts';

export interface Lettering {
  readonly direction: 'ltr' | 'rtl';
  /** Width of the picture: what runs from right to left is mirrored in it. */
  readonly width: number;
}

export interface TextAt {
  /** Where the words begin, end or have their middle, as if all ran from left to right. */
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly from?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  /** Of `charts/ink.ts`. */
  readonly ink?: string;
  /** Most that the words may take; they are cut to it. */
  readonly room?: number;
  /** Words on a filled shape stand without a halo. */
  readonly bare?: boolean;
}

/** Size of words where nothing else is said. */
export const TEXT_SIZE = 13;

/** Embedding by the controls of Unicode (UAX #9): the renderer of PNG files knows no other. */
const RIGHT_TO_LEFT = '\u202b';
const END = '\u202c';

const ANCHORS = { start: 'end', middle: 'middle', end: 'start' } as const;

/** Pieces of a picture that is drawn from left to right and mirrored for those who read the other way. */
export function lettering({ direction, width }: Lettering) {
  const isMirrored = direction === 'rtl';
  const flipped = (x: number) => (isMirrored ? width - x : x);
  return {
    /** Where a point that lies at `x` goes. */
    x: (x: number) => at(flipped(x)),
    /** The left edge of what reaches from `x` over `wide`. */
    left: (x: number, wide: number) => at(isMirrored ? width - x - wide : x),
    words: (
      text: string,
      { x, y, from = 'start', size = TEXT_SIZE, bold, ink = 'ink-text', room, bare }: TextAt,
    ): Html => {
      const fit = room === undefined ? text : fitted(text, room, bold ? size * 1.1 : size);
      const shown = isMirrored ? `${RIGHT_TO_LEFT}${fit}${END}` : fit;
      const anchor = isMirrored ? ANCHORS[from] : from;
      // The halo keeps words readable where a line passes behind them.
      const halo = bare ? '' : html` stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
      return html`<text class="${ink}${bare ? '' : ' ink-halo'}"${halo} x="${at(flipped(x))}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}"${bold ? html` font-weight="bold"` : ''}>${shown}</text>`;
    },
  };
}

/** A coordinate. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** About how wide a text is; rather too much than too little, as fonts differ. */
export function widthOf(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * size;
}

/** In parts of the size of a font, as in DejaVu Sans, which is wide. */
function emOf(character: string): number {
  if (/[\p{Mn}\p{Cf}]/u.test(character)) return 0;
  if (/[ilIjtfr.,:;'|!()\u0020\u00a0]/.test(character)) return 0.42;
  if (/[mwMW%@]/.test(character)) return 1;
  if (/[\u0600-\u06ff\ufb50-\ufefc]/.test(character)) return 0.62;
  if (/[\p{Lu}]/u.test(character)) return 0.74;
  return character < '\u0530' || /[–—−…‘’]/.test(character) ? 0.64 : 1.05;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitted(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  const bare = oneLine(text, 200);
  for (let length = bare.length - 1; length > 1; length--) {
    const cut = oneLine(bare, length);
    if (widthOf(cut, size) <= room) return isolate(cut, 'ltr');
  }
  return '…';
}

/** The words on at most `most` lines; what does not fit is cut. */
export function wrapped(text: string, room: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && (lines.length === most || widthOf(`${last} ${word}`, size) <= room))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => fitted(line, room, size));
}
