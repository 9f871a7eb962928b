import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLd } from '../../../../src/collectors/kinds/json-ld/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { collectAll } from '../../../support/collect.ts';

/** A site of three pages of two reviews each; `/loop` leads to itself, `/gone` is gone. */
const pages: Readonly<Record<string, string>> = {
  '/': pageOf(1, '/?p=2'),
  '/?p=2': pageOf(2, '/?p=3'),
  '/?p=3': pageOf(3),
  '/loop': pageOf(1, '/loop'),
  '/same': pageOf(1, '/same?p=2'),
  '/same?p=2': pageOf(1, '/same?p=3'),
  '/same?p=3': pageOf(1, '/same?p=4'),
  '/wall': '<html><title>Just a moment</title></html>',
};

function pageOf(number: number, next?: string): string {
  const review = [1, 2].map((n) => ({ '@type': 'Review', author: `A${n}`, reviewBody: `Text ${number}.${n}` }));
  const aggregateRating = { '@type': 'AggregateRating', ratingValue: 4, reviewCount: 6 };
  const json = JSON.stringify({ '@type': 'Store', name: 'Lou', aggregateRating, review });
  return `<script type="application/ld+json">${json}</script>${next ? `<a rel="next" href="${next}">more</a>` : ''}`;
}

describe('collecting a page with schema.org markup', () => {
  let server: Server;
  let site = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = pages[request.url ?? ''];
      response.statusCode = body === undefined ? 404 : 200;
      response.end(body ?? 'Not found');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('reads one page and says that the page counts more', async () => {
    const { reviews, end } = await collectAll(jsonLd, { url: site });
    expect(reviews).toHaveLength(2);
    expect(end).toMatchObject({ outcome: 'partial', shownCount: 6, shownAverage: 4, stop: 'end' });
  });

  it('follows rel=next when asked to, and is complete when all counted reviews were read', async () => {
    const { batches, end } = await collectAll(jsonLd, { url: site, nextPage: true });
    expect(batches.map((batch) => batch.reviews.map((review) => review.text))).toEqual([
      ['Text 1.1', 'Text 1.2'],
      ['Text 2.1', 'Text 2.2'],
      ['Text 3.1', 'Text 3.2'],
    ]);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end' });
  });

  it('stops at maxPages as partial, and at a page that leads to itself', async () => {
    const two = await collectAll(jsonLd, { url: site, nextPage: true, maxPages: 2 });
    expect(two.reviews).toHaveLength(4);
    expect(two.end).toMatchObject({ outcome: 'partial', stop: 'limit' });
    expect((await collectAll(jsonLd, { url: `${site}/loop`, nextPage: true })).reviews).toHaveLength(2);
  });

  it('counts a list that every page repeats once, and never takes it for the whole', async () => {
    const { reviews, end } = await collectAll(jsonLd, { url: `${site}/same`, nextPage: true });
    expect(reviews).toHaveLength(2);
    expect(end).toMatchObject({ outcome: 'partial', shownCount: 6 });
  });

  it('goes on where it broke off, and is complete when both parts hold all that the page counts', async () => {
    const cursor = (await collectAll(jsonLd, { url: site, nextPage: true })).batches[0]?.cursor ?? '';
    const { reviews, end } = await collectAll(jsonLd, { url: site, nextPage: true }, { cursor });
    expect(reviews.map(({ text }) => text)).toEqual(['Text 2.1', 'Text 2.2', 'Text 3.1', 'Text 3.2']);
    expect(end).toMatchObject({ outcome: 'complete', shownCount: 6 });
    const elsewhere = cursor.replace(/ .*/, ' https://elsewhere.example/');
    expect((await collectAll(jsonLd, { url: site, nextPage: true }, { cursor: elsewhere })).reviews).toHaveLength(6);
  });

  it('starts anew where the page that it broke off before is gone', async () => {
    const { reviews, end } = await collectAll(jsonLd, { url: site, nextPage: true }, { cursor: `2 ${site}/?p=9` });
    expect(reviews).toHaveLength(6);
    expect(end).toMatchObject({ outcome: 'complete' });
  });

  it('is unreachable, with the address, when the page is gone', async () => {
    const { end } = await collectAll(jsonLd, { url: `${site}/gone` });
    expect(end).toMatchObject({ outcome: 'unreachable', reason: expect.stringContaining(`${site}/gone answered 404`) });
  });

  it('is neither complete nor empty for a page without markup', async () => {
    const { end } = await collectAll(jsonLd, { url: `${site}/wall` });
    expect(['complete', 'empty']).not.toContain(end.outcome);
    expect(end.reason).toBeTruthy();
  });
});

it('recognises markup that was escaped for HTML as a whole', () => {
  const body = `<html>${pageOf(1).replace(/(?<=>)[^<]+/, (json) => json.replaceAll('"', '&quot;'))}`;
  expect(jsonLd.recognise({ body, capturedAt: instant('2026-11-21T12:00:00Z') })).toBeGreaterThan(0);
});
