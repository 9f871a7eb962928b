/** What the pictures in mails share: their frame, the axis of a scale, and the way from SVG to PNG. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { Figures } from './figures.ts';

export const WIDTH = 600;
export const HEIGHT = 240;
export const LEFT = 68;
export const RIGHT = 24;
export const TOP = 28;
export const BOTTOM = 36;

const require = createRequire(import.meta.url);
// Without a font file resvg draws no text at all and says nothing.
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}`));

/** One picture, ready for a mail. */
export interface Chart {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** The picture of these SVG elements, at twice its size as PNG. */
export function pictureOf(elements: readonly string[], alt: string): Chart {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="DejaVu Sans" font-size="16">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#ffffff"/>`,
    ...elements,
    '</svg>',
  ].join('\n');
  return { svg, png: svgToPng(svg), alt };
}

/** An SVG document at twice its size as PNG; its text in DejaVu Sans, which has Persian letters. */
export function svgToPng(svg: string): Uint8Array {
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
}

/** Colours of where a level went. */
export const WENT = { down: '#b42318', up: '#067647' } as const;

/** Where each value of a scale stands, and the lines across that say so; `top` is where the upper end lies. */
export function upright(
  values: readonly number[],
  scale: Scale,
  number: Figures,
  top = TOP,
): { readonly y: (value: number) => number; readonly lines: readonly string[] } {
  const [low, high] = rangeOf(values, scale);
  const y = (value: number) => top + ((high - value) / (high - low)) * (HEIGHT - top - BOTTOM);
  return { y, lines: axis(low, high, y, number) };
}

/** A thin line through points. */
export function lineThrough(
  points: readonly (readonly [x: number, y: number])[],
  colour: string,
  opacity?: number,
): string {
  const through = points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ');
  const faint = opacity === undefined ? '' : ` stroke-opacity="${opacity}"`;
  return `<polyline points="${through}" fill="none" stroke="${colour}" stroke-width="1.2"${faint}/>`;
}

/** Words beneath the picture; `label` is safe. */
export function beneath(x: number, label: string, anchor: 'start' | 'middle' | 'end', size?: number): string {
  const small = size === undefined ? '' : ` font-size="${size}"`;
  return `<text x="${at(x)}" y="${HEIGHT - 10}" text-anchor="${anchor}"${small} fill="#475467">${label}</text>`;
}

/** The scale's own range around what is shown, so that a small change does not look like a cliff. */
function rangeOf(values: readonly number[], scale: Scale): readonly [number, number] {
  const { min, max } = scaleRange(scale);
  const span = max - min;
  // Ends on eighths of the scale (half stars), so that the axis carries round numbers.
  const step = span / 8;
  const down = (value: number) => min + step * Math.floor((value - min) / step);
  const low = Math.max(min, down(Math.min(...values) - step / 4));
  const high = Math.min(max, down(Math.max(...values) + step / 4) + step);
  const start = Math.max(min, Math.min(low, max - 4 * step));
  return [start, Math.max(high, start + 4 * step)];
}

/** Three lines across the picture with their values. */
function axis(low: number, high: number, y: (mean: number) => number, number: Figures): string[] {
  const ticks = [low, (low + high) / 2, high];
  return ticks.flatMap((tick) => [
    `<line x1="${LEFT}" y1="${at(y(tick))}" x2="${WIDTH - RIGHT}" y2="${at(y(tick))}" stroke="#eaecf0"/>`,
    `<text x="${LEFT - 8}" y="${at(y(tick) + 4)}" text-anchor="end" fill="#475467">${escaped(number.level(tick))}</text>`,
  ]);
}

/** A coordinate. */
export function at(value: number): string {
  return value.toFixed(1);
}

/** Words as text of the SVG, whatever they hold. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
