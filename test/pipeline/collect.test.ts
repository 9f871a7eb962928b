/** How passes over sources end, what they keep, and what they must never claim. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Collector } from '../../src/collectors/collector.ts';
import { type SourceId, sourceId } from '../../src/domain/ids.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { Run, RunEnd } from '../../src/domain/run.ts';
import { type Instant, instant } from '../../src/domain/time.ts';
import { type CollectOptions, collectSource, collectSources } from '../../src/pipeline/collect.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { runOnce } from '../../src/pipeline/run.ts';
import { reviewsOf } from '../../src/store/reviews.ts';
import { lastRuns } from '../../src/store/runs.ts';
import {
  asCsv,
  calmDays,
  dayAfter,
  emptyDatabase,
  NOW,
  openPipeline,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;
let server: Server;
/** What the site answers, by path. */
let site: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;

const SOURCES = ['alpha', 'beta', 'gamma'];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') return response.end('User-agent: *\nDisallow: /forbidden');
    const answer = site[request.url ?? ''];
    if (!answer) return response.writeHead(404).end();
    return answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = (id: string, options: object = {}) => ({
    id,
    location: 'north',
    kind: 'json-ld',
    access: 'public-page',
    options: { url: `http://${host}/${id}`, ...options },
  });
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        ...SOURCES.map((id) => page(id)),
        page('pages', { nextPage: true }),
        page('forbidden'),
        { ...page('paused'), pausedReason: 'being rebuilt' },
        { id: 'export', location: 'north', kind: 'file', access: 'export' },
      ],
    },
    vigie: { politeness: { contact: 'test@shop.example', allowPrivateHosts: [host], gapByHost: { [host]: 0 } } },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(context);
  site = {};
});

const ids = (...names: string[]): readonly SourceId[] => names.map((name) => sourceId.parse(name));
const collect = (names: string[], options: Partial<CollectOptions> = {}, use: Context = context) =>
  collectSources(use, { arrival: 'by-age', sources: ids(...names), ...options });
const collectOne = async (name: string, options?: Partial<CollectOptions>, use?: Context): Promise<Run> =>
  (await collect([name], options, use)).runs[0]!;
const stored = () => reviewsOf(context.opened.db, {});
const ledger = async (name: string) => (await lastRuns(context.opened.db, 9)).get(sourceId.parse(name)) ?? [];

interface Shown {
  readonly id: string;
  readonly date?: string;
  readonly rating?: number;
}

function reviews(count: number): Shown[] {
  return Array.from({ length: count }, (_, index) => ({ id: `r-${734_501 + 13 * index}` }));
}

/** A page with these reviews in its markup, a count of its own, and a next page. */
function page(shown: readonly Shown[], { count = shown.length, next = '' } = {}) {
  const review = shown.map(({ id, date = '2026-05-20', rating = 4 }) => ({
    '@type': 'Review',
    identifier: id,
    author: `Author of ${id}`,
    datePublished: date,
    reviewBody: `Text of ${id}.`,
    reviewRating: { ratingValue: rating },
  }));
  const aggregateRating = { '@type': 'AggregateRating', ratingValue: 4, reviewCount: count };
  const item = { '@context': 'https://schema.org', '@type': 'Store', name: 'Shop North', aggregateRating, review };
  const html = `<!doctype html><title>Shop</title>${next && `<link rel="next" href="${next}">`}<script type="application/ld+json">${JSON.stringify(item)}</script>`;
  return (_: IncomingMessage, response: ServerResponse) => answer(response, 200, html);
}

function answer(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

/** A walk that yields these batches and ends like this; it may throw. */
function walk(batches: readonly (readonly RawReview[])[], end: () => RunEnd): Collector {
  return {
    kind: 'json-ld',
    transport: 'http',
    options: z.unknown(),
    address: () => undefined,
    recognise: () => 0,
    read: () => ({ outcome: 'empty', reviews: [] }),
    collect: async function* () {
      for (const reviews of batches) yield { reviews };
      return end();
    },
  };
}

const raw = (id: string, at: Instant = dayAfter(-5)): RawReview => ({
  externalId: id,
  scale: 'stars',
  rating: 4,
  text: `Text of ${id}`,
  written: { earliest: at, latest: at },
});

/** One pass of a made-up walk over the source "alpha". */
function pass(collector: Collector, options: Partial<CollectOptions> = {}): Promise<Run> {
  const source = context.config.sources.find(({ id }) => id === 'alpha')!;
  return collectSource(context, source, { arrival: 'by-age', ...options }, { collector, options: {} });
}

describe('the verdict of a pass', () => {
  it.each([
    ['complete', page(reviews(3))],
    ['partial', page(reviews(3), { count: 50 })],
    ['empty', page([])],
    ['blocked', (_: IncomingMessage, response: ServerResponse) => answer(response, 403)],
    ['unauthorised', (_: IncomingMessage, response: ServerResponse) => answer(response, 401)],
    ['unreachable', (_: IncomingMessage, response: ServerResponse) => answer(response, 500)],
    ['layout-changed', (_: IncomingMessage, response: ServerResponse) => answer(response, 200, '<p>New shop!</p>')],
  ] as const)('is "%s", with a reason unless all is well, and stands in the ledger', async (outcome, respond) => {
    site['/alpha'] = respond;
    const run = await collectOne('alpha');
    expect(run.outcome, run.reason).toBe(outcome);
    if (outcome !== 'complete') expect(run.reason).toMatch(/\w{3}/);
    expect(await ledger('alpha')).toMatchObject([{ outcome, counts: run.counts }]);
  });

  it('is "refused" where robots.txt says no, and the page is not asked for', async () => {
    let asked = 0;
    site['/forbidden'] = (_, response) => answer(response, 200, String(asked++));
    expect(await collectOne('forbidden')).toMatchObject({ outcome: 'refused' });
    expect(asked).toBe(0);
  });

  it('is never "complete" after nothing was read', async () => {
    const run = await pass(walk([], () => ({ outcome: 'complete', stop: 'end' })));
    expect(run).toMatchObject({ outcome: 'partial', counts: { read: 0 } });
  });

  it('is never "complete" when nothing that was read could be kept', async () => {
    const run = await pass(
      walk([[{ scale: 'stars' }, { scale: 'stars', rating: 9 }]], () => ({ outcome: 'complete' })),
    );
    expect(run).toMatchObject({ outcome: 'partial', counts: { read: 2, skipped: 2, new: 0 } });
  });

  it('is not "empty" for a source of which reviews are stored, unless it counts none itself', async () => {
    await pass(walk([[raw('a')]], () => ({ outcome: 'complete' })));
    expect(await pass(walk([], () => ({ outcome: 'empty' })))).toMatchObject({ outcome: 'partial' });
    expect(await pass(walk([], () => ({ outcome: 'empty', shownCount: 0 })))).toMatchObject({ outcome: 'empty' });
  });

  it.each([
    [94, 'partial'],
    [95, 'complete'],
  ] as const)('of a page that counts 100 reviews is, with %i stored, "%s"', async (count, outcome) => {
    const batch = Array.from({ length: count }, (_, index) => raw(`n-${index}`));
    const run = await pass(walk([batch], () => ({ outcome: 'complete', shownCount: 100, stop: 'end' })));
    expect(run.outcome).toBe(outcome);
    if (outcome === 'partial') expect(run.reason).toMatch(/100 reviews, 94 are stored/);
  });

  it('counts what earlier passes have stored', async () => {
    await pass(walk([Array.from({ length: 60 }, (_, index) => raw(`n-${index}`))], () => ({ outcome: 'complete' })));
    const run = await pass(
      walk([[raw('n-0'), raw('n-1')]], () => ({ outcome: 'complete', shownCount: 60, stop: 'known' })),
    );
    expect(run).toMatchObject({ outcome: 'complete', counts: { read: 2, same: 2 } });
  });

  it('of a pass over a part of the time does not miss the rest', async () => {
    const batch = [raw('a'), raw('b', dayAfter(-40))];
    const far = { outcome: 'complete', shownCount: 500 } as const;
    expect(await pass(walk([batch], () => ({ ...far, stop: 'date' })))).toMatchObject({ outcome: 'complete' });
    const until = await pass(
      walk([batch], () => ({ ...far, stop: 'end' })),
      { to: dayAfter(-30) },
    );
    expect(until).toMatchObject({ outcome: 'complete' });
  });

  it('is no verdict at all when the store fails: nothing is blamed on the source', async () => {
    site['/alpha'] = page(reviews(3));
    await sql`alter table revisions rename to gone`.execute(context.opened.db);
    try {
      await expect(collectOne('alpha')).rejects.toThrow(/revisions/);
    } finally {
      await sql`alter table gone rename to revisions`.execute(context.opened.db);
    }
    expect(await ledger('alpha')).toEqual([]);
    expect(await collectOne('alpha')).toMatchObject({ outcome: 'complete', counts: { new: 3 } });
  });

  it('does not hide a bug of a collector behind an outcome', async () => {
    const broken = walk([], () => {
      throw new TypeError('Cannot read properties of undefined');
    });
    await expect(pass(broken)).rejects.toThrow(TypeError);
  });
});

describe('what a pass keeps', () => {
  it('adds up: read = new + edited + same + skipped', async () => {
    await pass(walk([[raw('a'), raw('b'), raw('c')]], () => ({ outcome: 'complete' })));
    const edited = { ...raw('b'), text: 'Another text' };
    const { counts } = await pass(
      walk(
        [
          [raw('a'), raw('a'), edited, raw('d')],
          [raw('d'), { scale: 'stars' }],
        ],
        () => ({ outcome: 'complete' }),
      ),
    );
    expect(counts).toEqual({ read: 6, new: 1, edited: 1, same: 3, skipped: 1 });
  });

  it('stays, when the walk breaks on a later page', async () => {
    site['/pages'] = page(reviews(4), { count: 9, next: '/more' });
    site['/more'] = (_, response) => answer(response, 500);
    const run = await collectOne('pages');
    expect(run).toMatchObject({ outcome: 'unreachable', counts: { read: 4, new: 4 } });
    expect(await stored()).toHaveLength(4);
  });

  it('stays, when the pass is interrupted, and the verdict says so', async () => {
    const abort = new AbortController();
    site['/pages'] = page(reviews(4), { count: 9, next: '/more' });
    site['/more'] = () => abort.abort(new Error('Interrupted'));
    const run = await collectOne('pages', {}, { ...context, signal: abort.signal });
    expect(run).toMatchObject({ outcome: 'partial', counts: { new: 4 }, reason: expect.stringMatching(/Interrupted/) });
    expect(await stored()).toHaveLength(4);
  });

  it('is live or history by its age, unless the caller says', async () => {
    const batch = [raw('new', dayAfter(-29)), raw('old', dayAfter(-31))];
    await pass(walk([batch], () => ({ outcome: 'complete' })));
    await pass(
      walk([[raw('told', dayAfter(-900))]], () => ({ outcome: 'complete' })),
      { arrival: 'live' },
    );
    await pass(
      walk([[raw('hushed')]], () => ({ outcome: 'complete' })),
      { arrival: 'history' },
    );
    const arrivals = Object.fromEntries((await stored()).map(({ externalId, arrival }) => [externalId, arrival]));
    expect(arrivals).toEqual({ new: 'live', old: 'history', told: 'live', hushed: 'history' });
  });

  it('is nothing written after --to', async () => {
    const batch = [raw('young', dayAfter(-1)), raw('old', dayAfter(-10))];
    const run = await pass(
      walk([batch], () => ({ outcome: 'complete' })),
      { to: dayAfter(-5) },
    );
    expect(run.counts).toMatchObject({ read: 2, new: 1, skipped: 1 });
    expect((await stored()).map(({ externalId }) => externalId)).toEqual(['old']);
  });

  it('is nothing in a dry run, which foresees the counts', async () => {
    await pass(walk([[raw('a')]], () => ({ outcome: 'complete' })));
    const run = await pass(
      walk([[raw('a'), raw('b'), raw('c')]], () => ({ outcome: 'complete' })),
      { dryRun: true },
    );
    expect(run.counts).toEqual({ read: 3, new: 2, edited: 0, same: 1, skipped: 0 });
    expect(await stored()).toHaveLength(1);
    expect(await ledger('alpha')).toHaveLength(1);
  });
});

describe('several sources', () => {
  it('go on when one is broken', async () => {
    site['/alpha'] = (_, response) => answer(response, 200, 'not what it was');
    site['/beta'] = (_, response) => response.destroy();
    site['/gamma'] = page(reviews(2));
    const { runs } = await collect(SOURCES);
    expect(runs.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['alpha', 'layout-changed'],
      ['beta', 'unreachable'],
      ['gamma', 'complete'],
    ]);
  });

  it('are each read once, however often they are named', async () => {
    site['/gamma'] = page(reviews(2));
    expect((await collect(['gamma', 'gamma'])).runs).toHaveLength(1);
  });

  it('leave out the paused one, and what was well read or said no a short while ago', async () => {
    for (const name of [...SOURCES, 'pages', 'paused']) site[`/${name}`] = page(reviews(2));
    site['/beta'] = (_, response) => answer(response, 500);
    await collectSources(context, { arrival: 'by-age' });
    io.clock = dayAfter(0.5);
    const { runs, notDue } = await collectSources(context, { arrival: 'by-age', onlyDue: true });
    const read = runs.map(({ source }) => source);
    expect(read).not.toContain('paused');
    expect(read).not.toContain('alpha');
    expect(read).toContain('beta');
    expect(notDue.map(({ source }) => source).sort()).toEqual(['alpha', 'forbidden', 'gamma', 'pages']);
    io.clock = dayAfter(0.99);
    expect((await collectSources(context, { arrival: 'by-age', onlyDue: true })).notDue).toEqual([]);
  });

  it('that do not exist are refused with the names of those that do', async () => {
    await expect(collect(['alfa'])).rejects.toThrow(/alpha, beta.*got "alfa"/);
  });
});

describe('a review that the source no longer shows', () => {
  const removed = async () => (await stored()).flatMap(({ removedAt, externalId }) => (removedAt ? externalId : []));

  async function visits(count: number, options: Partial<CollectOptions>): Promise<void> {
    for (let visit = 0; visit < count; visit++) {
      io.clock = instant(Date.parse(io.clock) + 3_600_000);
      await collectOne('alpha', options);
    }
  }

  beforeEach(async () => {
    site['/alpha'] = page(reviews(6));
    await collectOne('alpha', { full: true });
    site['/alpha'] = page(reviews(5));
  });

  it('is removed after three full, complete listings, and not before', async () => {
    await visits(2, { full: true });
    expect(await removed()).toEqual([]);
    await visits(1, { full: true });
    expect(await removed()).toEqual([reviews(6)[5]!.id]);
  });

  it('stays, as long as the listings are not full', async () => {
    await visits(4, {});
    expect(await removed()).toEqual([]);
  });

  it('stays, as long as the listings are not complete', async () => {
    site['/alpha'] = page(reviews(5), { count: 6 });
    await visits(4, { full: true });
    expect(await removed()).toEqual([]);
  });

  it('stays, when the pass was told to keep nothing younger than a day', async () => {
    await visits(4, { full: true, to: dayAfter(-100) });
    expect(await removed()).toEqual([]);
  });
});

describe('an import', () => {
  it("into a page's source says nothing of the page: it stays blocked and due", async () => {
    site['/alpha'] = (_, response) => answer(response, 403);
    await collectOne('alpha');
    const file = await project.file('alpha.csv', asCsv(calmDays(-20, 0)));
    const run = await importFile(context, file, { source: sourceId.parse('alpha') });
    expect(run).toMatchObject({ outcome: 'complete', counts: { new: 40 } });
    expect(await ledger('alpha')).toMatchObject([{ outcome: 'blocked' }]);
  });

  it('into a file source stands in the ledger, and repeating it changes nothing', async () => {
    const file = await project.file('rows.csv', asCsv(calmDays(-20, 0)));
    const source = sourceId.parse('export');
    await importFile(context, file, { source });
    expect((await importFile(context, file, { source })).counts).toMatchObject({ read: 40, same: 40 });
    expect(await ledger('export')).toHaveLength(2);
  });
});

it('a dry run stores nothing, detects nothing, sends nothing that waited', async () => {
  site['/alpha'] = page(reviews(3));
  await collectOne('alpha');
  const report = await runOnce(context, { sources: ids('alpha'), dryRun: true });
  expect(report.collect.runs).toMatchObject([{ counts: { same: 3 } }]);
  expect(await rowsOf(context.opened.db, 'analyses')).toEqual([]);
  expect(await rowsOf(context.opened.db, 'detectors')).toEqual([]);
});
