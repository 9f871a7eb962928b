/** Who wrote a review is nobody's business: names, addresses, numbers and pictures of fifty people, and where they may not be found. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { examineSource } from '../../src/pipeline/doctor-source.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { keepBody } from '../../src/pipeline/inbox-files.ts';
import { runOnce } from '../../src/pipeline/run.ts';
import { type PagedSite, startPagedSite } from '../support/paged-site.ts';
import { dayAfter, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

/** One of fifty: every part of each is found nowhere else. */
const PEOPLE = Array.from({ length: 50 }, (_, n) => {
  const letters = `${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`;
  return {
    n,
    name: `Qovi${letters} Zxuran${letters}`,
    mail: `qovi.${letters}@zxuran-post.example`,
    phone: `+33 6 98 7${n % 10} ${10 + n} 4${n % 7}`,
    profile: `https://people.example/u/zx${letters}`,
    photo: `https://photos.example/zx${letters}.jpg`,
    at: dayAfter(-1 - n / 10),
  };
});
type Person = (typeof PEOPLE)[number];

/** All that leads to a person, and that no text of ours has. */
const TRACES = /qovi|zxuran|people\.example|photos\.example|\+33 6 98|06 98 7/i;

const said = ({ mail, name, phone, n }: Person) =>
  `Visit ${n}: the parcel came late. Write to ${mail} or call ${phone}. Yours, ${name}`;
const replied = ({ name, phone }: Person) => `Dear ${name}, we are sorry. We will call you at ${phone}.`;

const PAGES: Readonly<Record<string, () => string>> = {
  '/robots.txt': () => 'User-agent: *\nAllow: /',
  '/markup': () => {
    const review = PEOPLE.map((person) => ({
      '@type': 'Review',
      identifier: `m-${7_000 + 13 * person.n}`,
      author: { '@type': 'Person', name: person.name, email: person.mail, url: person.profile, image: person.photo },
      datePublished: person.at,
      reviewBody: said(person),
      reviewRating: { ratingValue: 1 + (person.n % 5) },
      comment: { '@type': 'Comment', author: { '@type': 'Organization', name: 'Shop' }, text: replied(person) },
    }));
    const aggregateRating = { '@type': 'AggregateRating', ratingValue: 3, reviewCount: PEOPLE.length };
    const item = { '@context': 'https://schema.org', '@type': 'Store', name: 'Shop', aggregateRating, review };
    return `<!doctype html><title>Shop</title><script type="application/ld+json">${JSON.stringify(item)}</script>`;
  },
  // The selectors below find its entries, but neither score nor day: a sample of it is kept.
  '/moved': () =>
    `<!doctype html><title>Shop</title><ul>${PEOPLE.map(
      (person) =>
        `<li class="rev" data-by="${person.profile}"><img src="${person.photo}" alt="${person.name}"><b>${person.name}</b><p>${said(person)}</p></li>`,
    ).join('')}</ul>`,
  '/api/token': () => JSON.stringify({ access_token: 'access', expires_in: 3_600 }),
  '/api/v4/accounts/1/locations/2/reviews': () => {
    const reviews = PEOPLE.map((person) => ({
      reviewId: `a-${person.n}`,
      reviewer: { displayName: person.name, profilePhotoUrl: person.photo },
      starRating: 'TWO',
      comment: said(person),
      createTime: person.at,
      updateTime: person.at,
      reviewReply: { comment: replied(person), updateTime: person.at },
    }));
    return JSON.stringify({ reviews, averageRating: 2, totalReviewCount: reviews.length });
  },
};

const io = testIo({ env: { SECRET: 'a-secret' } });
let site: PagedSite;
let project: Project;
let running: Running;

beforeAll(async () => {
  site = await startPagedSite(({ pathname }) => ({ body: PAGES[pathname]?.() ?? '' }));
  const { host } = new URL(site.origin);
  const secret = `\${SECRET}`;
  const at = { location: 'north', access: 'official-api' };
  const selectors = { item: 'li.rev', rating: '.stars', date: 'time', text: 'p', author: 'b' };
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        { ...at, id: 'markup', kind: 'json-ld', options: { url: `${site.origin}/markup` } },
        {
          ...at,
          id: 'moved',
          kind: 'rendered-page',
          options: { url: `${site.origin}/moved`, render: false, selectors },
        },
        { ...at, id: 'guessed', kind: 'rendered-page', options: { url: `${site.origin}/moved`, render: false } },
        {
          ...at,
          id: 'account',
          kind: 'google-business',
          options: {
            account: 'accounts/1',
            location: 'locations/2',
            clientId: 'client',
            clientSecret: secret,
            refreshToken: secret,
            baseUrl: `${site.origin}/api`,
            tokenUrl: `${site.origin}/api/token`,
          },
        },
        { ...at, id: 'export', kind: 'file', pausedReason: 'imported by hand' },
        { ...at, id: 'answers', kind: 'survey', options: { webhookToken: secret } },
        {
          ...at,
          id: 'page',
          kind: 'facebook-graph',
          pausedReason: 'by webhook only',
          options: { pageId: '1', accessToken: secret },
        },
      ],
    },
    vigie: { politeness: { contact: 'test@shop.example', allowPrivateHosts: [host], gapByHost: { [host]: 0 } } },
  });
  const rows = PEOPLE.map((one) => `f-${one.n},${one.at},2,${one.name},"${said(one)}"`);
  await project.file('reviews.csv', `id,date,rating,author,text\n${rows.join('\n')}\n`);
  const answer = ({ n, name, at: when }: Person) => ({
    id: `s-${n}`,
    score: n % 11,
    comment: said(PEOPLE[n]!),
    respondent: name,
    submitted_at: when,
  });
  await keepBody(project.dataDir, sourceId.parse('answers'), Buffer.from(JSON.stringify(PEOPLE.map(answer))), NOW);
  running = await openPipeline(project, io);
});
afterAll(async () => {
  await running.close();
  await site.close();
  await project.remove();
});

it('leaves no name, address, number, profile or picture of fifty people in any table, report, log, message or file', async () => {
  const { db } = running.context.opened;
  const imported = await importFile(running.context, join(project.dir, 'reviews.csv'), {
    source: sourceId.parse('export'),
  });
  const report = await runOnce(running.context, { arrival: 'live' });
  const ended = Object.fromEntries(report.collect.runs.map(({ source, outcome }) => [source, outcome]));
  expect(ended).toMatchObject({ markup: 'complete', account: 'complete' });
  for (const id of ['moved', 'guessed']) expect(['layout-changed', 'partial']).toContain(ended[id]);
  expect(report.inbox).toMatchObject([{ source: 'answers', counts: { new: PEOPLE.length } }]);
  expect(await rowsOf(db, 'reviews')).toHaveLength(4 * PEOPLE.length + (ended.moved === 'partial' ? PEOPLE.length : 0));
  const looks = await Promise.all(['moved', 'guessed'].map((id) => examineSource(running.context, sourceId.parse(id))));
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
  `.execute(db);
  const places: Record<string, string> = {
    report: JSON.stringify([imported, report]),
    looks: JSON.stringify(looks),
    log: io.lines.join('\n'),
  };
  for (const { name } of tables) places[name] = JSON.stringify(await rowsOf(db, name));
  for (const file of await files(project.dir)) places[file] = await readFile(file, 'utf8');
  const found = Object.entries(places).flatMap(([place, text]) => {
    const at = text.search(TRACES);
    return at === -1 ? [] : [`${place}: …${text.slice(Math.max(0, at - 80), at + 60)}`];
  });
  expect(found).toEqual([]);
});

/** What the program has written: all of the project but the database's own files, the configuration, and the export. */
async function files(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/\.vigie\/db\/|\/config\/|reviews\.csv$|\.sqlite/.test(path));
}
