import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeCard, madeReviews } from '../../../../bench/collectors/maps-reviews.ts';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;
/** Cut cards with answers of the owner and a quote with the id of the first, as the page shows them. */
const reviews = madeReviews(12).map((review) => ({
  ...review,
  text: `Kind people, number ${review.id.slice(16, 22)}`,
  cut: true,
  translated: false,
  edited: false,
}));
const WHOLE = 'Kind people indeed, and the whole of what was said.';
const CREATED = 1_780_000_000_000_000;

let server: Server;
let web: Web;
let asked = 0;

/** What the page asks for itself; the last review is not in it. */
function answer(): string {
  const list = reviews
    .slice(0, -1)
    .map(({ id, rating }) => [
      [
        id,
        ['0x1:0x2', null, CREATED, CREATED, [null, null, null, null, null, ['Ana']], null, '5 months ago'],
        [[rating], ...Array(13).fill(null), ['en'], [[WHOLE]]],
        null,
      ],
    ]);
  return `)]}'\n${JSON.stringify([null, null, list])}`;
}

/** Renamed marks: only jslog says what a card is. */
function page(cards: string): string {
  return `<!doctype html><html lang="en"><body><div role="main"><h1>Kiosk</h1><div jslog="76333"><span role="img" aria-label="4 stars"></span><span role="img" aria-label="12 reviews">(12)</span></div>
<div data-review-id="${reviews[0]?.id}"><span>"Kind people"</span></div><div id="list"></div></div>
<script>const cards = ${JSON.stringify(cards).replaceAll('<', '\\u003c')};
fetch('/maps/rpc/listugcposts?pb=x').then((got) => got.text()).then(() => { document.querySelector('#list').innerHTML = cards; });</script></body></html>`;
}

beforeAll(async () => {
  const cards = reviews.map((review) => madeCard(review, 'en')).join('');
  server = createServer((request, response) => {
    const url = request.url ?? '';
    if (url.includes('listugcposts')) asked += 1;
    const body = url.includes('listugcposts')
      ? answer()
      : url.includes('renamed')
        ? page(cards.replaceAll('data-review-id', 'data-rid').replaceAll('jftiEf', 'qZ3k'))
        : page(cards);
    response.writeHead(url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  web = openWeb({ userAgent: 'vigie-test/1.0', minGapMs: 0, robotsOverrides: [], allowPrivateHosts: [host], now });
});

afterAll(async () => {
  await web?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

function collect(path: string) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const options = { url, maxReviews: 100, scrollPauseMs: 0, loadTimeoutMs: 1_000 };
  return walk(googleMaps, { options, language: 'en', full: true }, web, now);
}

describe('a walk that hears the answers its page asked for', () => {
  it('takes exact dates and whole texts from them, asks for none itself, and loses no card to a quote', async () => {
    asked = 0;
    const { reviews: read, end } = await collect('/maps/place/kiosk');
    expect(asked).toBe(1);
    expect(read.map(({ externalId }) => externalId)).toEqual(reviews.map(({ id }) => id));
    for (const review of read.slice(0, -1)) {
      expect(review).toMatchObject({ text: WHOLE, written: { latest: '2026-05-28T20:26:40.000Z' } });
      expect(review.truncated).toBeUndefined();
    }
    expect(read.at(-1)).toMatchObject({ truncated: true });
    expect(read.at(-1)?.written?.earliest).not.toBe(read.at(-1)?.written?.latest);
    expect(end).toMatchObject({ outcome: 'partial', shownCount: 12 });
  });

  it('finds the cards by another mark when the id attribute and the classes were renamed', async () => {
    const { reviews: read } = await collect('/maps/place/renamed');
    expect(read.map(({ externalId }) => externalId)).toEqual(reviews.map(({ id }) => id));
    expect(read[0]?.anchors).toMatchObject({ id: 'structure', rating: 'aria-label' });
  });
});
