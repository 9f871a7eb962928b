import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { type Element, leavesOf } from '../../../src/collectors/page/page-nodes.ts';
import { exactWords, runningText } from '../../../src/collectors/page/running-text.ts';

const rootOf = (html: string): Element => load(`<main>${html}</main>`)('main').toArray()[0] as Element;
const words = (html: string): string | undefined => {
  const root = rootOf(html);
  const block = runningText(root, leavesOf(root));
  return block && exactWords(block).replace(/\n+/g, ' / ');
};

describe('what a person wrote', () => {
  it.each([
    ['<div><b>Ana</b></div><div><span>It was late and cold.</span></div>', 'It was late and cold.'],
    ['<div><p>It was late and cold.</p><p>Twice.</p></div><i>Ana</i>', 'It was late and cold. / Twice.'],
    [
      '<div><span><p>It was late and cold.</p></span><span><p>Twice.</p></span></div><i>Ana</i>',
      'It was late and cold. / Twice.',
    ],
    [
      '<div>It was <b>very late and cold indeed</b>, twice.</div><i>Ana</i>',
      'It was very late and cold indeed, twice.',
    ],
    ['<div><div dir="auto">It was late.</div><div dir="auto">Twice.</div></div><i>Ana</i>', 'It was late. / Twice.'],
    ['<div><div>It was late and cold.</div><div>Ana, 3 reviews</div></div>', 'It was late and cold.'],
  ])('%s → %s', (html, expected) => {
    expect(words(html)).toBe(expected);
  });

  it('is nothing without words', () => {
    expect(words('<div><img></div>')).toBeUndefined();
  });

  it('keeps its spaces and line breaks where it is one text', () => {
    expect(exactWords(rootOf('<div><span>one  \n two<br>three\u00a0four</span><button>More</button></div>'))).toBe(
      'one  \n two\nthree four',
    );
    expect(exactWords(rootOf('<p>one</p><p>two</p>'))).toMatch(/^one\n+two$/);
  });
});
