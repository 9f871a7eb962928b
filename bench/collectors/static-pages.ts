/** Collecting of a whole site page by page, from the first request to the stored review, beside what its pace allows. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sourceId } from '../../src/domain/ids.ts';
import { collectSources } from '../../src/pipeline/collect.ts';
import { openPipeline, testIo } from '../../test/support/pipeline.ts';
import { makeProject } from '../../test/support/project.ts';

const PAGES = 200;
const PER_PAGE = 20;
const GAP_MS = 50;
/** The pace adds up to this share of the gap at random; half of it on average. */
const JITTER = 0.3;

/** Seconds that `PAGES` pages took, and that the pace alone would take; reviews stored. */
export async function staticPages(): Promise<{ taken: number; allowed: number; stored: number; pages: number }> {
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') return response.end('User-agent: *\nAllow: /');
    const page = Number(new URL(request.url ?? '/', 'http://site').searchParams.get('page') ?? 1);
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(page));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        {
          id: 'pages',
          location: 'north',
          kind: 'json-ld',
          access: 'public-page',
          options: { url: `http://${host}/?page=1`, nextPage: true, maxPages: PAGES },
        },
      ],
    },
    vigie: { politeness: { contact: 'bench@shop.example', allowPrivateHosts: [host], gapByHost: { [host]: GAP_MS } } },
  });
  const running = await openPipeline(project, testIo());
  try {
    const start = performance.now();
    const report = await collectSources(running.context, {
      arrival: 'by-age',
      full: true,
      sources: [sourceId.parse('pages')],
    });
    const taken = (performance.now() - start) / 1000;
    const allowed = (PAGES * GAP_MS * (1 + JITTER / 2)) / 1000;
    return { taken, allowed, stored: report.runs[0]?.counts.new ?? 0, pages: PAGES };
  } finally {
    await running.close();
    await project.remove();
    server.closeAllConnections();
    server.close();
  }
}

function pageOf(page: number): string {
  const review = Array.from({ length: PER_PAGE }, (_, index) => ({
    '@type': 'Review',
    '@id': `r-${page * 1000 + index}`,
    author: { '@type': 'Person', name: `Author ${page}.${index}` },
    datePublished: `2026-0${1 + (index % 5)}-1${page % 10}`,
    reviewBody: `The parcel number ${page}.${index} came late and the box was open; the shop was friendly about it.`,
    reviewRating: { '@type': 'Rating', ratingValue: 1 + (index % 5) },
  }));
  const aggregateRating = { '@type': 'AggregateRating', ratingValue: 3, reviewCount: PAGES * PER_PAGE };
  const item = { '@context': 'https://schema.org', '@type': 'Store', name: 'Shop North', aggregateRating, review };
  const next = page < PAGES ? `<link rel="next" href="/?page=${page + 1}">` : '';
  const paragraphs = review.map(({ reviewBody }) => `<article><p>${reviewBody}</p></article>`).join('');
  return `<!doctype html><html lang="en"><head><title>Shop</title>${next}<script type="application/ld+json">${JSON.stringify(item)}</script></head><body>${paragraphs}</body></html>`;
}
