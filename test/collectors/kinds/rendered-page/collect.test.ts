import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderedPage } from '../../../../src/collectors/kinds/rendered-page/collector.ts';
import { collectAll, collectTools } from '../../../support/collect.ts';

/** A site of three pages of four reviews each. */
function pageOf(number: number, last: number): string {
  const items = [1, 2, 3, 4].map(
    (n) =>
      `<li><b>Guest ${'ABCDEFGHIJKL'[number * 4 + n - 5]}</b> <span>${(n % 5) + 1}/5</span> <time datetime="2026-0${4 - number}-${20 - n}">day</time><p>Visit number ${number * 10 + n} was as pleasant as we had hoped.</p></li>`,
  );
  const next = number < last ? `<a href="/p${number + 1}">Next</a>` : '';
  return `<html lang="en"><body><h1>Mill House</h1><p>12 reviews</p><ul>${items.join('')}</ul>${next}</body></html>`;
}

describe('collecting the pages of an unknown site by plain requests', () => {
  let server: Server;
  let site = '';
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const number = Number(/^\/p(\d)$/.exec(request.url ?? '')?.[1]);
      response.statusCode = number >= 1 && number <= 3 ? 200 : 404;
      response.end(response.statusCode === 200 ? pageOf(number, 3) : 'gone');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('follows the pages to the end, and is complete when all counted reviews were read', async () => {
    const { batches, end } = await collectAll(renderedPage, { url: `${site}/p1`, render: false });
    expect(batches.map(({ reviews }) => reviews.length)).toEqual([4, 4, 4]);
    expect(batches.map(({ cursor }) => cursor)).toEqual([`${site}/p2`, `${site}/p3`, undefined]);
    expect(end).toMatchObject({ outcome: 'complete', shownCount: 12, stop: 'end' });
  });

  it('goes on at a cursor, and starts anew at one of another site', async () => {
    const resumed = await collectAll(renderedPage, { url: `${site}/p1`, render: false }, { cursor: `${site}/p3` });
    expect(resumed.reviews).toHaveLength(4);
    const strange = await collectAll(
      renderedPage,
      { url: `${site}/p1`, render: false },
      { cursor: 'https://other.example/p3' },
    );
    expect(strange.reviews).toHaveLength(12);
  });

  it('is partial at maxPages and at maxReviews', async () => {
    const pages = await collectAll(renderedPage, { url: `${site}/p1`, render: false, maxPages: 2 });
    expect(pages.end).toMatchObject({ outcome: 'partial', stop: 'limit', reason: expect.stringContaining('maxPages') });
    const reviews = await collectAll(renderedPage, { url: `${site}/p1`, render: false, maxReviews: 6 });
    expect(reviews.reviews).toHaveLength(6);
    expect(reviews.end).toMatchObject({
      outcome: 'partial',
      stop: 'limit',
      reason: expect.stringContaining('maxReviews'),
    });
  });

  it('is partial when the site counts more than its pages hold', async () => {
    const { end } = await collectAll(renderedPage, { url: `${site}/p1`, render: false, nextPage: false });
    expect(end).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('counts 12') });
  });

  it('believes pages that count nothing when the first is plainly a list, and a last one that holds too few to tell', async () => {
    const item = (n: number, day: string): string =>
      `<li><i aria-label="${(n % 5) + 1} out of 5"></i> ${day}<p>The soup of table ${n} was hot and good.</p></li>`;
    const walk = async (dayOf: (n: number) => string) => {
      const tools = collectTools({
        fetchText: async (url) => {
          const last = url.endsWith('/b');
          const items = (last ? [6, 7] : [1, 2, 3, 4, 5]).map((n) => item(n, dayOf(n))).join('');
          const body = `<html lang="en"><body><h1>Inn</h1><ul>${items}</ul>${last ? '' : '<a rel="next" href="/b">Next</a>'}</body></html>`;
          return { url, status: 200, contentType: 'text/html', body };
        },
      });
      return collectAll(renderedPage, { url: `${site}/a`, render: false }, {}, tools);
    };
    const plain = await walk((n) => `<time datetime="2026-0${n}-04">4.${n}.</time>`);
    expect(plain.reviews).toHaveLength(7);
    expect(plain.end.outcome).toBe('complete');
    const chosen = await walk(() => '');
    expect(chosen.end).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('states no count') });
  });

  it('is unreachable, with the address, when the page is gone', async () => {
    const { end } = await collectAll(renderedPage, { url: `${site}/none`, render: false });
    expect(end).toMatchObject({ outcome: 'unreachable', reason: expect.stringContaining('answered 404') });
  });

  it('asks whether anything changed, and reads nothing when not', async () => {
    const tools = collectTools({
      fetchText: async (url, request) => {
        expect(request?.validators).toEqual({ etag: '"7"' });
        return { url, status: 304, contentType: '', body: '' };
      },
    });
    const { end, reviews } = await collectAll(
      renderedPage,
      { url: `${site}/p1`, render: false },
      { full: false, validators: { etag: '"7"' } },
      tools,
    );
    expect(reviews).toEqual([]);
    expect(end).toEqual({ outcome: 'complete', stop: 'unmodified' });
  });

  it('refuses selectors that are none, and unknown ones', () => {
    const parse = (selectors: object) => renderedPage.options.safeParse({ url: site, selectors }).success;
    expect(parse({ item: '.card', rating: '[data-x]@data-x' })).toBe(true);
    expect(parse({ item: 'div[[' })).toBe(false);
    expect(parse({ item: '.card', colour: 'b' })).toBe(false);
  });
});
