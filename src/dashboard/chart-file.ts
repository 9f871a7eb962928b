/** A chart of a page as a PNG: the same picture in its light theme, at twice its size, with its sentence above it. */
import { svgToPng } from '../alerts/picture.ts';
import type { Chart } from './charts/chart.ts';
import { rules } from './charts/ink.ts';
import type { Paper } from './paper.ts';

const MARGIN = 16;

export function sendChart(chart: Chart, { direction }: Paper, name: string): Response {
  const { width, height } = chart;
  const inner = String(chart.svg);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * MARGIN}" height="${height + 2 * MARGIN}" font-family="DejaVu Sans" font-size="13" direction="${direction}">`,
    `<style>${rules('light')}</style>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<g transform="translate(${MARGIN} ${MARGIN})">${inner}</g>`,
    '</svg>',
  ].join('');
  return new Response(new Uint8Array(svgToPng(svg)), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="${name.replace(/[^\w-]/g, '')}.png"`,
    },
  });
}
