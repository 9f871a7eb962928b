import { describe, expect, it } from 'vitest';
import { loadHtml } from '../../../src/collectors/page/html.ts';
import { splitLines } from '../../../src/collectors/page/page-lines.ts';

const linesOf = (html: string): readonly string[] => {
  const $ = loadHtml(html);
  splitLines($);
  return $('line')
    .toArray()
    .map((line) => $(line).text().trim());
};
const WORDS = 'It was a calm stay by the sea.';

describe('words that stand bare beside marks', () => {
  it('get an element of their own, without the name and the day at their ends', () => {
    expect(linesOf(`<p><b>Ann</b> <meter value="4"></meter> ${WORDS}</p>`)).toEqual([WORDS]);
    expect(linesOf(`<p>${WORDS} <span>★★★★☆</span> <i>Ann</i></p>`)).toEqual([WORDS]);
    expect(linesOf(`<p>Ann, 3 May 2024:<br>${WORDS}</p>`)).toEqual(['Ann, 3 May 2024:', WORDS]);
  });

  it('are left alone where nothing marks a score or a day', () => {
    expect(linesOf(`<p><b>Very</b> good: ${WORDS} <a href="/x">more</a></p>`)).toEqual([]);
    expect(linesOf(`<p>${WORDS}<br>${WORDS}</p>`)).toEqual([]);
  });

  it('are found among more neighbours than a call takes arguments', () => {
    expect(linesOf(`<p>${`${WORDS} <b>★★★</b>`.repeat(130_000 / 2)}</p>`)).toHaveLength(65_000);
  });
});
