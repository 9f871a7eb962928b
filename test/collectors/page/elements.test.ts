import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { elementsOf, hasClass, isInside } from '../../../src/collectors/page/elements.ts';
import type { Element } from '../../../src/collectors/page/page-nodes.ts';

describe('the elements of an entry', () => {
  const $ = load('<main class="a b-c"><p><b>x</b></p><i></i></main>');
  const main = $('main').toArray()[0] as Element;

  it('come in document order, without the entry itself', () => {
    expect(elementsOf(main).map(({ name }) => name)).toEqual(['p', 'b', 'i']);
  });

  it('know their class names whole, and what they stand in', () => {
    expect([hasClass(main, 'a'), hasClass(main, 'b-c'), hasClass(main, 'b')]).toEqual([true, true, false]);
    const [p, b, i] = elementsOf(main) as [Element, Element, Element];
    expect([isInside(b, new Set([p])), isInside(p, new Set([p])), isInside(i, new Set([p]))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
