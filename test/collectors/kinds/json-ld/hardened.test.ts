import { describe, expect, it } from 'vitest';
import { jsonLd } from '../../../../src/collectors/kinds/json-ld/collector.ts';
import { parseLenientJsons } from '../../../../src/collectors/kinds/json-ld/lenient-json.ts';
import { readJsonLd } from '../../../../src/collectors/kinds/json-ld/read.ts';
import { instant } from '../../../../src/domain/time.ts';
import { collectAll, collectTools } from '../../../support/collect.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (script: string) =>
  readJsonLd({ body: `<html><script type="application/ld+json">${script}</script></html>`, capturedAt });
const review = (id: number | string, text: string) => ({
  '@type': 'Review',
  '@id': `https://a.example/r/${id}`,
  author: 'Ann',
  reviewBody: text,
});

describe('markup as sites really publish it', () => {
  it('keeps ids of six digits that follow each other, and no mere numbering', () => {
    const ids = (numbers: readonly number[]) =>
      read(JSON.stringify(numbers.map((n) => review(n, `Text ${n}`)))).reviews.map(({ externalId }) => externalId);
    expect(ids([100000, 100001, 100002])).toEqual(['100000', '100001', '100002']);
    expect(ids([1, 2, 3])).toEqual([undefined, undefined, undefined]);
  });

  it('reads several objects in one script, with and without a separator', () => {
    const two = [review('a1', 'One'), review('b2', 'Two')].map((node) => JSON.stringify(node));
    expect(read(two.join('\n')).reviews.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(read(two.join(',')).reviews).toHaveLength(2);
    expect(parseLenientJsons('{"a":1};[2]')).toEqual([{ a: 1 }, [2]]);
    expect(() => parseLenientJsons('{"a":1}}')).toThrow(SyntaxError);
  });

  it('takes what stands in a field for answers of the owner as one, also by reference', () => {
    const owned = { ...review('a1', 'One'), ownerResponse: { text: 'Thank you' } };
    expect(read(JSON.stringify(owned)).reviews[0]?.reply).toEqual({ text: 'Thank you' });
    const graph = {
      '@graph': [
        { ...review('a1', 'One'), comment: { '@id': '#c' } },
        { '@id': '#c', '@type': 'Comment', author: { '@type': 'Organization', name: 'Lou' }, text: 'Merci' },
      ],
    };
    expect(read(JSON.stringify(graph)).reviews[0]?.reply).toEqual({ text: 'Merci' });
    const visitor = {
      ...review('a1', 'One'),
      comment: { '@type': 'Comment', author: { '@type': 'Person', name: 'Bob' }, text: 'Me too' },
    };
    expect(read(JSON.stringify(visitor)).reviews[0]?.reply).toBeUndefined();
  });

  it('reads keys whatever their case and separators', () => {
    const [found] = read(
      JSON.stringify({ '@type': 'Review', review_body: 'Fine', Review_Rating: { rating_value: '4,5' } }),
    ).reviews;
    expect(found).toMatchObject({ text: 'Fine', rating: 4.5 });
  });

  it('does not believe a page that was cut behind its markup', () => {
    const body = `<html><body><div itemscope itemtype="https://schema.org/Review"><p itemprop="reviewBody">Fine</p></div><div itemscope itemtype="https://schema.org/Review"><p itemprop="rev`;
    expect(readJsonLd({ body, capturedAt })).toMatchObject({ outcome: 'partial' });
  });
});

describe('collecting a page again', () => {
  const body = `<html><script type="application/ld+json">${JSON.stringify([review('a1', 'One'), review('b2', 'Two')])}</script></html>`;

  it('keeps what the answer says of its version, and asks by it', async () => {
    const fresh = collectTools({
      fetchText: async (url) => ({ url, status: 200, contentType: 'text/html', body, validators: { etag: '"1"' } }),
    });
    const first = await collectAll(jsonLd, { url: 'https://a.example/' }, {}, fresh);
    expect(first.end).toMatchObject({ outcome: 'complete', validators: { etag: '"1"' } });
    const same = collectTools({
      fetchText: async (url, request) => ({
        url,
        status: request?.validators?.etag === '"1"' ? 304 : 200,
        contentType: '',
        body: '',
      }),
    });
    const second = await collectAll(
      jsonLd,
      { url: 'https://a.example/' },
      { full: false, validators: { etag: '"1"' } },
      same,
    );
    expect(second.end).toEqual({ outcome: 'complete', stop: 'unmodified' });
  });

  it('hands the address of the next page over with each batch, and goes on there', async () => {
    const paged = collectTools({
      fetchText: async (url) => ({
        url,
        status: 200,
        contentType: '',
        body: url.endsWith('2')
          ? body.replaceAll('a1', 'c3').replaceAll('b2', 'd4')
          : `${body}<a rel="next" href="/?p=2">more</a>`,
      }),
    });
    const walk = await collectAll(jsonLd, { url: 'https://a.example/', nextPage: true }, {}, paged);
    expect(walk.batches.map(({ cursor }) => cursor)).toEqual(['2 https://a.example/?p=2', undefined]);
    const resumed = await collectAll(
      jsonLd,
      { url: 'https://a.example/', nextPage: true },
      { cursor: '2 https://a.example/?p=2' },
      paged,
    );
    expect(resumed.batches).toHaveLength(1);
  });
});
