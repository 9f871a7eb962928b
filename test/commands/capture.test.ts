/** A page of a site becomes a fixture without its people; a site that says no is left alone. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReviewSite, startReviewSite } from '../../demo/site/server.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { systemClock } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';
import { type CaptureOptions, capturePage } from '../../src/pipeline/capture.ts';
import { testIo } from '../support/pipeline.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';
import { sitePlace } from '../support/site-places.ts';
import { openSite, type Site } from '../web/site.ts';

const NAME = 'Ada Lovelace';
const REVIEWS = [
  { author: NAME, rating: 2, text: 'Write to me: ada@lovelace.example', reply: 'Dear Ada, sorry' },
  { author: 'Zoë & Fils', rating: 5, text: 'Écran parfait', reply: undefined },
];
const PAGE = `<!doctype html><h1>Lamps</h1>
<script type="application/ld+json">${JSON.stringify({
  '@type': 'LocalBusiness',
  name: 'Lamps',
  aggregateRating: { '@type': 'AggregateRating', reviewCount: 2, ratingValue: 3.5 },
  review: REVIEWS.map(({ author, rating, text }) => ({
    '@type': 'Review',
    author: { '@type': 'Person', name: author, url: 'https://www.facebook.com/profile.php?id=100012345678901' },
    reviewRating: { '@type': 'Rating', ratingValue: rating },
    reviewBody: text,
    datePublished: '2026-02-03',
  })),
})}</script>
<p aria-label="Photo of ${NAME}">Zo&euml; &amp; Fils</p><p>${REVIEWS[0]?.reply}</p>`;

let site: Site;
let maps: ReviewSite;
let project: Project;

beforeAll(async () => {
  site = await openSite((path, response) => {
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /private\n');
    else if (path === '/away') response.writeHead(503).end();
    else if (path === '/plain') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Weather</h1>');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  maps = await startReviewSite({ places: [sitePlace('maps', 'en', 25, systemClock())], now: systemClock });
  const hosts = [site.host, maps.host];
  project = await makeProject({
    vigie: {
      politeness: {
        contact: 'test@shop.example',
        allowPrivateHosts: hosts,
        gapByHost: Object.fromEntries(hosts.map((host) => [host, 0])),
      },
    },
  });
});
afterAll(async () => {
  await site.close();
  await maps.close();
  await project.remove();
});

const capture = (...args: string[]) => vigie(['capture', '--config', project.config, ...args]);

describe('vigie capture', () => {
  it('saves a page whose people are masked and which reads the same', async () => {
    const out = join(project.dir, 'fixtures');
    const end = await capture(`${site.url}/shop?api_key=hidden`, '--out', out, '--json');
    expect(end.code, end.stderr).toBe(0);
    const report = JSON.parse(end.stdout);
    expect(report).toMatchObject({
      kind: 'json-ld',
      outcome: 'complete',
      status: 200,
      masked: 2,
      differences: [],
      shownCount: 2,
    });
    expect(report.counts).toMatchObject({ reviews: 2, author: 2, rating: 2, text: 2, date: 2 });
    const page = await readFile(report.page, 'utf8');
    for (const gone of [NAME, 'Lovelace', 'lovelace', 'Ada', 'Zo&euml;', 'Zoë', '100012345678901'])
      expect(page).not.toContain(gone);
    expect(page).toContain('[e-mail]');
    const note = JSON.parse(await readFile(report.note, 'utf8'));
    expect(note).toMatchObject({
      kind: 'json-ld',
      vigie: expect.stringMatching(/^\d+\.\d+/),
      capturedAt: expect.stringMatching(/Z$/),
    });
    expect(JSON.stringify(note)).not.toContain('hidden');
    const parsed = await vigie(['parse', '--url', note.url, '--captured-at', note.capturedAt, report.page]);
    expect(JSON.parse(parsed.stdout)).toMatchObject({
      kind: 'json-ld',
      outcome: 'complete',
      reviews: [{ rating: 2 }, { rating: 5, text: 'Écran parfait' }],
    });
  });

  it('renders a page whose kind needs a browser', { timeout: 120_000 }, async () => {
    const out = join(project.dir, 'rendered');
    const end = await capture(maps.address('maps-en'), '--kind', 'google-maps', '--out', out, '--json');
    expect(end.code, end.stderr + end.stdout).toBe(0);
    const report = JSON.parse(end.stdout);
    expect(report).toMatchObject({ kind: 'google-maps', differences: [] });
    expect(report.counts.reviews).toBeGreaterThan(5);
    expect(report.counts.author).toBe(report.counts.reviews);
    expect(await readFile(report.page, 'utf8')).not.toMatch(/Author \d+ O/);
  });

  it.each([
    ['/private/page', /robots/],
    ['/away', /503/],
  ])('leaves %s alone and says why', async (path, reason) => {
    const out = join(project.dir, 'nothing');
    const end = await capture(`${site.url}${path}`, '--out', out);
    expect(end).toMatchObject({ code: 3, stdout: '' });
    expect(end.stderr).toMatch(/^nothing was saved: Expected/m);
    expect(end.stderr).toMatch(reason);
    await expect(readdir(out)).rejects.toThrow(/ENOENT/);
  });

  it('keeps a page of no known kind, and says that it is none', async () => {
    const end = await capture(`${site.url}/plain`, '--out', join(project.dir, 'plain'));
    expect(end.code, end.stderr).toBe(0);
    expect(end.stdout).toMatch(/unknown: layout-changed, 0 reviews/);
  });

  it('refuses an unknown kind, no address, and a kind that an address does not describe', async () => {
    const refused = (options: Partial<CaptureOptions>) =>
      expect(capturePage(testIo(), project.config, { out: project.dir, ...options })).rejects;
    await refused({ url: site.url, kind: 'jsonld' }).toThrow(/one of the kinds .*json-ld.*--kind/);
    await refused({}).toThrow(/--source/);
    await refused({ url: site.url, kind: 'google-business' }).toThrow(/--source/);
    await refused({ url: site.url, source: sourceId.parse('nobody') }).toThrow(ConfigError);
  });
});
