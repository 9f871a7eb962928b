/** Two runs at once on one data folder: exactly one works, the other says who holds it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeProject, type Project, startVigie } from '../support/project.ts';

let project: Project;
let site: Server;
let requested: Promise<void>;
let answer: () => void;

beforeEach(async () => {
  const request = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  requested = request.promise;
  answer = () => release.resolve();
  site = createServer(async (asked, response) => {
    if (asked.url === '/robots.txt') return response.writeHead(404).end();
    request.resolve();
    await release.promise;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGE);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        {
          id: 'page',
          location: 'north',
          kind: 'json-ld',
          access: 'public-page',
          options: { url: `http://${host}/reviews` },
        },
      ],
    },
    vigie: { politeness: { contact: 'test@shop.example', allowPrivateHosts: [host], gapByHost: { [host]: 0 } } },
  });
});
afterEach(async () => {
  answer();
  site.closeAllConnections();
  site.close();
  await project.remove();
});

it('refuses the second with the pid of the first, exit 2, and lets the first finish', async () => {
  const first = startVigie(['run', '--config', project.config]);
  await Promise.race([requested, first.ended.then((end) => expect.unreachable(end.stderr))]);
  const second = await startVigie(['run', '--config', project.config]).ended;
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(String(first.child.pid));
  answer();
  const end = await first.ended;
  expect(end, end.stderr).toMatchObject({ code: 0 });
  expect(end.stdout).toContain('2 read, 2 new');
});

it('lets exactly one of two simultaneous starts work', async () => {
  answer();
  const ends = await Promise.all([0, 1].map(() => startVigie(['run', '--config', project.config]).ended));
  const codes = ends.map(({ code }) => code).sort();
  // Both may come through when one ends before the other begins; never two at once, never none.
  expect(
    [
      [0, 0],
      [0, 2],
    ],
    ends.map((end) => end.stderr).join('\n'),
  ).toContainEqual(codes);
});

it('starts again at once after kill -9 of the holder', async () => {
  const first = startVigie(['run', '--config', project.config]);
  await Promise.race([requested, first.ended.then((end) => expect.unreachable(end.stderr))]);
  first.child.kill('SIGKILL');
  expect((await first.ended).signal).toBe('SIGKILL');
  answer();
  const again = await startVigie(['run', '--config', project.config]).ended;
  expect(again, again.stderr).toMatchObject({ code: 0 });
});

const REVIEWS = [
  {
    '@type': 'Review',
    '@id': '#1',
    author: 'A',
    datePublished: '2026-10-01',
    reviewBody: 'Good.',
    reviewRating: { ratingValue: 5 },
  },
  {
    '@type': 'Review',
    '@id': '#2',
    author: 'B',
    datePublished: '2026-10-02',
    reviewBody: 'Bad.',
    reviewRating: { ratingValue: 1 },
  },
];
const PAGE = `<!doctype html><title>Shop</title><script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Store',
  name: 'Shop North',
  aggregateRating: { '@type': 'AggregateRating', ratingValue: 3, reviewCount: 2 },
  review: REVIEWS,
})}</script>`;
