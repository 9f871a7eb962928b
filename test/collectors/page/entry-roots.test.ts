import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { entryRoots } from '../../../src/collectors/page/entry-roots.ts';

const roots = (html: string): (string | undefined)[] => {
  const $ = load(html);
  const marks = $('a')
    .toArray()
    .map((element) => ({ element, key: element.attribs.href ?? '' }));
  return entryRoots(marks, $('h1, footer').toArray()).map(
    ({ key, element }) => `${key}=${element.attribs['data-n'] ?? element.name}`,
  );
};

describe('the entries of a list', () => {
  it('are the widest elements that hold the marks of one entry only', () => {
    const entry = (n: number): string =>
      `<li data-n="${n}"><div><a href="${n}">x</a></div><p><a href="${n}">again</a></p></li>`;
    expect(roots(`<body><h1>Place</h1><ul>${entry(1)}${entry(2)}${entry(3)}</ul></body>`)).toEqual([
      '1=1',
      '2=2',
      '3=3',
    ]);
  });

  it('end at a fence when there is one entry only', () => {
    expect(
      roots(
        '<body><h1>Place</h1><section data-n="s"><div data-n="d"><a href="1">x</a></div></section><footer></footer></body>',
      ),
    ).toEqual(['1=s']);
  });

  it('are found in time that grows with the page, not with its square', () => {
    const deep = '<div>'.repeat(400) + '<a href="1">x</a>'.repeat(20_000) + '</div>'.repeat(400);
    const started = performance.now();
    expect(roots(deep)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
