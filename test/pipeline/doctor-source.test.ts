/** A close look at one source, at a site that behaves and one that does not; what the ledger warns of. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SourceId, sourceId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { collectSources } from '../../src/pipeline/collect.ts';
import { examine } from '../../src/pipeline/doctor.ts';
import { examineSource } from '../../src/pipeline/doctor-source.ts';
import { inboxFolder, keepBody, setAside, waitingBodies } from '../../src/pipeline/inbox-files.ts';
import { recordRun } from '../../src/store/runs.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { openSite, type Site } from '../web/site.ts';

const review = (n: number) => ({
  '@type': 'Review',
  author: { name: `Author ${n}` },
  reviewRating: { ratingValue: 1 + (n % 5) },
  ...(n % 2 === 0 && { reviewBody: `Said ${n}` }),
  datePublished: '2026-05-03',
});
const product = { '@type': 'Product', name: 'Lamp', aggregateRating: { reviewCount: 4, ratingValue: 2.5 } };
const page = (reviews: readonly object[]) =>
  `<html><script type="application/ld+json">${JSON.stringify({ ...product, review: reviews })}</script></html>`;

let site: Site;
let emptied = false;
let running: Running;
let project: Project;
const io = testIo();
const ids = Object.fromEntries(
  ['good', 'broken', 'closed', 'gone', 'emptied', 'export'].map((id) => [id, sourceId.parse(id)]),
) as Record<string, SourceId>;

beforeAll(async () => {
  site = await openSite((path, response) => {
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /closed\n');
    else if (path === '/broken') response.end(page([]));
    else if (path === '/gone') response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    else if (path === '/emptied')
      response.end(
        emptied
          ? page([]).replace('"reviewCount":4,"ratingValue":2.5', '"reviewCount":0')
          : page([review(1)]).replace('"reviewCount":4', '"reviewCount":1'),
      );
    else response.end(page([0, 1, 2, 3].map(review)));
  });
  const source = (id: string) => ({
    id,
    location: 'north',
    kind: 'json-ld',
    access: 'public-page',
    options: { url: `${site.url}/${id}` },
  });
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        ...['good', 'broken', 'closed', 'gone', 'emptied'].map(source),
        { id: 'export', location: 'north', kind: 'file', access: 'export', options: { path: 'placeholder' } },
      ],
    },
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: [site.host], gapByHost: { [site.host]: 0 } },
    },
  });
  running = await openPipeline(project, io);
});
beforeEach(() => emptyDatabase(running.context));
afterAll(async () => {
  await running.close();
  await site.close();
  await project.remove();
});

describe('vigie doctor --source', () => {
  it('says of each field how many reviews have it, and holds the page beside what is stored', {
    timeout: 120_000,
  }, async () => {
    await collectSources(running.context, { sources: [ids.good!], arrival: 'by-age' });
    const before = site.hits.length;
    const report = await examineSource(running.context, ids.good!);
    expect(report).toMatchObject({
      ok: true,
      robots: 'allowed',
      outcome: 'complete',
      page: { status: 200, reviews: 4 },
      shown: { count: 4, average: 2.5 },
      stored: { n: 4, mean: 2.5 },
      next: 'nothing to do',
    });
    const have = Object.fromEntries(report.fields.map(({ field, have: n }) => [field, n]));
    expect(have).toMatchObject({ author: 4, rating: 4, text: 2, date: 4, reply: 0 });
    expect(report.runs).toMatchObject([{ source: 'good', outcome: 'complete', counts: { new: 4 } }]);
    // One page and nothing else; nothing of it enters the ledger.
    expect(site.hits.slice(before).map(({ path }) => path)).toEqual(['/good']);
    expect((await examineSource(running.context, ids.good!)).runs).toHaveLength(1);
  });

  it('names what is wrong, and the next action', { timeout: 120_000 }, async () => {
    const broken = await examineSource(running.context, ids.broken!);
    expect(broken).toMatchObject({ ok: false, runs: [], page: { status: 200, reviews: 0 } });
    expect(['layout-changed', 'partial']).toContain(broken.outcome);
    expect(broken.next).toMatch(/vigie (?:capture|collect)/);
    const closed = await examineSource(running.context, ids.closed!);
    expect(closed).toMatchObject({ ok: false, robots: 'refused', outcome: 'refused' });
    expect(closed.next).toMatch(/official API/);
    expect(closed).not.toHaveProperty('page');
  });

  it('tells a page that is not there from one that changed, as a pass does', async () => {
    const report = await examineSource(running.context, ids.gone!);
    expect(report).toMatchObject({ ok: false, outcome: 'unreachable', page: { status: 404, reviews: 0 } });
    expect(report.reason).toMatch(/answered 404: correct the address/);
    expect(report.next).toMatch(/see that the address is right/);
  });

  it('does not call it good when a page shows none of what is stored', async () => {
    emptied = false;
    await collectSources(running.context, { sources: [ids.emptied!], arrival: 'by-age' });
    expect(await examineSource(running.context, ids.emptied!)).toMatchObject({ ok: true, stored: { n: 1 } });
    emptied = true;
    const report = await examineSource(running.context, ids.emptied!);
    expect(report).toMatchObject({ ok: false, outcome: 'empty', shown: { count: 0 } });
    expect(report.next).toMatch(/look at the page yourself: it shows none, but 1 review is stored/);
  });

  it('shows the sample of the last pass that could not be read', { timeout: 120_000 }, async () => {
    const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
    const run = {
      source: ids.good!,
      startedAt: NOW,
      endedAt: NOW,
      counts,
      outcome: 'layout-changed',
      reason: 'Expected stars',
      sample: '<div>xxx 9</div>',
      brokenFields: ['rating'],
    } as const;
    await recordRun(running.context.opened.db, run);
    const report = await examineSource(running.context, ids.good!);
    expect(report.sample).toMatch(/samples\/good\.html$/);
    expect(await readFile(report.sample ?? '', 'utf8')).toBe('<div>xxx 9</div>');
  });
});

describe('vigie doctor', () => {
  it('warns of marks that move, and of webhooks that nobody could read', { timeout: 120_000 }, async () => {
    const run = {
      source: ids.good!,
      startedAt: dayAfter(-1),
      endedAt: dayAfter(-1),
      outcome: 'complete',
      counts: { read: 4, new: 4, edited: 0, same: 0, skipped: 0 },
      selectorDrift: [{ field: 'rating', from: 'aria-label', to: 'icons' }],
    } as const;
    await recordRun(running.context.opened.db, run);
    await running.close();
    await keepBody(project.dataDir, ids.good!, Buffer.from('{}'), instant(NOW));
    const [body] = await waitingBodies(project.dataDir, ids.good!);
    await setAside(project.dataDir, ids.good!, body!);
    await keepBody(project.dataDir, ids.export!, Buffer.from('{}'), instant(NOW));
    const checks = await examine(io, project.config);
    running = await openPipeline(project, io);
    const find = (name: string) => checks.find((check) => check.name === name);
    expect(find('source good (selector drift)')).toMatchObject({
      ok: true,
      warn: true,
      next: 'vigie doctor --source good',
    });
    expect(find('source good (selector drift)')?.found).toMatch(
      /"rating" is now read from icons, no longer from aria-label/,
    );
    expect(find('inbox good')).toMatchObject({
      ok: false,
      next: expect.stringContaining(inboxFolder(project.dataDir, ids.good!)),
    });
    expect(find('inbox export')).toMatchObject({ ok: true, found: '1 webhooks wait for the next run' });
  });
});
