/** Printing with the real browser: a PDF with its fonts in it, and nothing asked of any network. */
import { describe, expect, it } from 'vitest';
import { printDocument } from '../../src/web/print.ts';
import { openSite } from './site.ts';

/** What the uncompressed parts of a PDF say. */
const parts = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('a printed document', () => {
  it('is A4, begins a page where it is told, and brings the font for Latin and Persian along', async () => {
    const style = '<style>@page{size:A4;margin:10mm}body{font-family:"DejaVu Sans"}h1+h1{break-before:page}</style>';
    const pdf = parts(
      await printDocument(`<html><head>${style}</head><body><h1>Avis</h1><h1>گزارش ماه</h1></body></html>`),
    );
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+DejaVuSans-Bold/);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d* 84[12]/);
  }, 60_000);

  it('asks nothing of the network and runs no script, whatever it says', async () => {
    const site = await openSite((_path, response) => response.end('body{color:red}'));
    try {
      const at = (path: string) => `${site.url}/${path}`;
      const pdf = await printDocument(`<html><head><link rel="stylesheet" href="${at('style')}">
        <meta http-equiv="refresh" content="0;url=${at('refresh')}"></head>
        <body><img src="${at('image')}"><iframe src="${at('frame')}"></iframe><p style="background:url(${at('css')})">text</p>
        <script>document.write('<h1 style="break-before:page">written</h1>'); fetch('${at('fetch')}')</script></body></html>`);
      expect(site.hits).toEqual([]);
      expect(parts(pdf).match(/\/Type \/Page\b/g)).toHaveLength(1);
    } finally {
      await site.close();
    }
  }, 60_000);
});
