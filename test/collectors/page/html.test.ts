import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HTML_LIMITS, loadHtml } from '../../../src/collectors/page/html.ts';
import { SourceChanged } from '../../../src/errors.ts';
import { cpuMillis } from '../../support/cpu-time.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';

/** Depth of the tree as built, without recursion; undefined for one that was refused. */
function depthOf(body: string): number | undefined {
  const root = treeOf(body);
  if (!root) return undefined;
  const waiting = root
    .children()
    .toArray()
    .map((element) => ({ element, depth: 1 }));
  let deepest = 0;
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    deepest = Math.max(deepest, item.depth);
    for (const child of item.element.children) {
      if (child.type === 'tag') waiting.push({ element: child, depth: item.depth + 1 });
    }
  }
  return deepest;
}

function treeOf(body: string) {
  try {
    return loadHtml(body).root();
  } catch (error) {
    expect(error).toBeInstanceOf(SourceChanged);
    return undefined;
  }
}

describe('loadHtml', () => {
  it('reads an ordinary page', () => {
    const $ = loadHtml('<html lang=fr><body><p>Très<br>bien</p><script>if (a < b) {}</script></body></html>');
    expect($('html').attr('lang')).toBe('fr');
    expect($('p').text()).toBe('Trèsbien');
  });

  const { depth, tags, attributes, characters } = HTML_LIMITS;
  it.each([
    ['nested tags', '<div>'.repeat(100_000)],
    ['tags whose ends name nothing open', '<div></x>'.repeat(100_000)],
    ['unclosed paragraphs in spans', '<p><span>'.repeat(100_000)],
    ['cells in paragraphs', '<p><td>'.repeat(100_000)],
    ['nested graphics', `<svg>${'<g>'.repeat(1000)}`],
    ['very many tags', '<b></b>'.repeat(tags + 1)],
    ['very many comments', '<!---->'.repeat(tags + 1)],
    ['very many attributes', `<i ${'a '.repeat(attributes + 1)}>`],
    ['a giant text', 'x'.repeat(characters + 1)],
  ])('refuses a page of %s within a second, in words', (_, body) => {
    const spent = cpuMillis(() => expect(() => loadHtml(body)).toThrow(SourceChanged));
    expect(spent).toBeLessThan(1_000);
    expect(() => loadHtml(body)).toThrow(/^Expected a page of a review site, got one with /);
  });

  it('accepts what only looks deep: unclosed list items, rows and cells, void tags, self-closed shapes, scripts', () => {
    const list = `<ul>${'<li>a'.repeat(2000)}</ul>`;
    const table = `<table>${'<tr><td>a<td>b'.repeat(2000)}</table>`;
    const shapes = `<svg>${'<path d="M0"/>'.repeat(2000)}</svg>`;
    const script = `<script>${'"<div>"+'.repeat(2000)}</script><textarea>${'<b>'.repeat(2000)}</textarea>`;
    const quoted = '<img alt="<div><div>">'.repeat(2000);
    for (const body of [list, table, shapes, script, quoted, '<p>a'.repeat(2000), '<br>'.repeat(2000)]) {
      expect(depthOf(body)).toBeLessThan(10);
    }
  });

  it('never builds a tree deeper than the limit, whatever the nesting', () => {
    for (const pattern of [
      '<a><b>',
      '<p><b><p>',
      '<li><ul>',
      '<table><tr><td>',
      '<b><div></b>',
      '<svg/><g/>',
      '<dd><dl><dt>',
    ]) {
      for (const count of [50, 150, 400]) {
        const body = pattern.repeat(count);
        expect(depthOf(body) ?? depth).toBeLessThanOrEqual(depth);
      }
    }
  });

  describeWithShared('suites/html5lib-tree-construction', 'the documents of html5lib', () => {
    it('parses each of them with a tree no deeper than counted', () => {
      const folder = sharedPath('suites/html5lib-tree-construction');
      const documents = readdirSync(folder)
        .filter((name) => name.endsWith('.dat'))
        .flatMap((name) =>
          readFileSync(`${folder}/${name}`, 'utf8')
            .split(/^#data\n/m)
            .slice(1),
        )
        .map((part) => part.split(/\n#errors/)[0] ?? '');
      expect(documents.length).toBeGreaterThan(1000);
      for (const body of documents) {
        expect(depthOf(body) ?? depth).toBeLessThanOrEqual(depth);
      }
    });
  });
});
