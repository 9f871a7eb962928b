import { html } from 'hono/html';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { FRAME } from '../../src/dashboard/frame.ts';
import { act, view } from '../../src/dashboard/route.ts';
import { ROUTES } from '../../src/dashboard/routes.ts';
import { ADMIN, openPage, type TestPage } from '../support/dashboard.ts';
import { openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

let project: Project;
let running: Running;
let page: TestPage;
const done: string[] = [];

const hello = view({
  path: '/hello/:who',
  allow: 'viewer',
  summary: 'Says hello.',
  query: z.strictObject({ ...FRAME, who: z.string().max(300) }),
  answer: z.object({ who: z.string() }),
  look: async (_, { who }) => ({ who }),
  page: ({ who }, { name }) => ({ title: name(who), body: html`<p>${name(who)}</p>` }),
  table: ({ who }) => ({ name: 'hello', columns: ['who', 'n'], rows: [[who, 1]] }),
});

const wave = act({
  path: '/wave',
  allow: 'manager',
  summary: 'Waves.',
  body: z.strictObject({ at: z.string().max(20) }),
  async act(_, { at }) {
    done.push(at);
    return { to: '/hello/you', answer: { waved: at } };
  },
});

beforeAll(async () => {
  project = await makeProject();
  running = await openPipeline(project, testIo());
  page = await openPage(running.context, [...ROUTES, hello, wave]);
});

afterAll(async () => {
  await page?.close();
  await running?.close();
  await project?.remove();
});

test('a page says in its policy that nothing from elsewhere may run, and the API gives the same answer as JSON', async () => {
  const shown = await page.get('/hello/world');
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await shown.text()).toContain('<h1>world</h1>');
  const api = await page.get('/api/v1/hello/world');
  expect(await api.json()).toEqual({ who: 'world' });
});

test('markup in a parameter stays text', async () => {
  const shown = await page.get(`/hello/${encodeURIComponent('<script>alert(1)</script>')}`);
  const text = await shown.text();
  expect(text).toContain('&lt;script&gt;alert(1)');
  expect(text).not.toContain('<script>alert');
});

test('an unknown or wrong parameter is refused by its name', async () => {
  const unknown = await page.get('/api/v1/hello/world?sort=name%3Bdrop');
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toMatchObject({ field: 'sort' });
  const wrong = await page.get('/hello/world?period=2026-13');
  expect(wrong.status).toBe(400);
});

test('nobody is sent to sign in, or told 401 by the API; a small role is told 403', async () => {
  page.visitor = undefined;
  try {
    const shown = await page.get('/hello/world?period=2026-10');
    expect(shown.status).toBe(303);
    expect(shown.headers.get('location')).toBe('/login?to=%2Fhello%2Fworld%3Fperiod%3D2026-10');
    expect((await page.get('/api/v1/hello/world')).status).toBe(401);
    page.visitor = { ...ADMIN, role: 'team' };
    expect((await page.post('/wave', { at: 'noon' })).status).toBe(403);
    expect(done).toEqual([]);
  } finally {
    page.visitor = ADMIN;
  }
});

test('a change is taken from our own pages only', async () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await page.post('/wave', { at: 'night' }, foreign)).status).toBe(403);
  expect((await page.get('/wave?at=night')).status).toBe(404);
  expect(done).toEqual([]);
  const own = await page.post('/wave', { at: 'noon' });
  expect([own.status, own.headers.get('location')]).toEqual([303, '/hello/you']);
  expect(done).toEqual(['noon']);
});

test('a table comes as CSV that no spreadsheet calculates, and as JSON lines', async () => {
  const csv = await page.get(`/hello/${encodeURIComponent('=1+1')}?as=csv`);
  expect(await csv.text()).toBe(`who,n\r\n"'=1+1",1\r\n`);
  const lines = await page.get(`/hello/${encodeURIComponent('=1+1')}?as=jsonl`);
  expect(await lines.text()).toBe('{"who":"=1+1","n":1}\n');
});

test('the language is the visitor’s own, or the one asked for; Persian runs from right to left', async () => {
  const french = await (await page.get('/', { 'accept-language': 'de, fr;q=0.9, en;q=0.5' })).text();
  expect(french).toContain('<html lang="fr" dir="ltr">');
  const persian = await (await page.get('/?lang=fa', { 'accept-language': 'fr' })).text();
  expect(persian).toContain('<html lang="fa" dir="rtl">');
});
