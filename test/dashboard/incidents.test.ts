/** The list of incidents and its feed: order, choices, pages and figures against SQL; hostile names stay text. */

import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentsAnswer } from '../../src/dashboard/answers/incidents.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { openPage, type TestPage } from '../support/dashboard.ts';
import { lookWith } from '../support/look-at-page.ts';
import { openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { incident, transition } from '../support/reviews.ts';

let project: Project;
let running: Running;
let page: TestPage;
let browser: TestBrowser;
const stored: Incident[] = [];

const HOSTILE = '"><script>alert(1)</script>\u202e]]>\u0007';

beforeAll(async () => {
  project = await makeProject();
  running = await openPipeline(project, testIo());
  page = await openPage(running.context);
  browser = await startChromium();
  const states = ['firing', 'recovering', 'resolved', 'accepted'] as const;
  const kinds = ['drift', 'burst', 'severe', 'source', 'no-data', 'erosion'] as const;
  for (let i = 0; i < 160; i++) {
    const openedAt = instant(millis(instant('2026-01-01')) + Math.floor(i / 2) * DAY_MS);
    const direction = i % 5 === 0 ? 'up' : 'down';
    stored.push(
      incident(`shop/north/delivery/${direction}/${i}`, {
        brand: 'shop' as never,
        location: 'north' as never,
        touchpoint: (i % 2 ? 'delivery' : 'staff') as never,
        accountable: (i % 3 ? 'logistics' : 'operations') as never,
        informed: (i % 7 ? [] : ['logistics']) as never,
        kind: kinds[i % kinds.length]!,
        state: states[(i * 7) % 4]!,
        direction,
        openedAt,
        updatedAt: openedAt,
        silent: i % 11 === 0,
        ...(i % 4 === 0 && { acknowledged: { at: openedAt, by: HOSTILE } }),
        ...(kinds[i % kinds.length] === 'source' && { source: 'export' as never }),
      }),
    );
  }
  await saveTransitions(
    running.context.opened.db,
    stored.map((one) => ({ incident: one, transition: transition(one.key, 1) })),
  );
});

afterAll(async () => {
  await browser?.close();
  await page?.close();
  await running?.close();
  await project?.remove();
});

async function answerOf(query: string) {
  return incidentsAnswer.parse(await (await page.get(`/api/v1/incidents${query}`)).json());
}

/** The other way to the same numbers. */
async function keysBy(where: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from incidents where ${sql.raw(where)} order by key`.execute(
    running.context.opened.db,
  );
  return rows.map(({ key }) => key);
}

const ENGINEER = `kind in ('source', 'no-data', 'selectors')`;
const OPEN = `state in ('pending', 'firing', 'recovering')`;
const SILENT = `(body ->> 'silent')::boolean`;

test('open, the engineer’s and ended ones together are all there are, each in one list, over all pages', async () => {
  const first = await answerOf('');
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).sort();
  expect(keys(first.open)).toEqual(await keysBy(`${OPEN} and not ${ENGINEER} and not ${SILENT}`));
  expect(keys(first.engineer)).toEqual(await keysBy(`${OPEN} and ${ENGINEER}`));
  const ended = [...first.ended];
  for (let { next } = first; next; ) {
    const page = await answerOf(`?after=${encodeURIComponent(next)}`);
    expect(page.open).toEqual([]);
    ended.push(...page.ended);
    next = page.next;
  }
  expect(new Set(keys(ended)).size).toBe(ended.length);
  expect(keys(ended)).toEqual(await keysBy(`not (${OPEN}) or (${SILENT} and not ${ENGINEER})`));
  expect(ended.map(({ openedAt }) => openedAt)).toEqual(
    ended
      .map(({ openedAt }) => openedAt)
      .sort()
      .reverse(),
  );
});

test.each([
  ['kind=drift', `kind = 'drift'`],
  ['state=firing', `state = 'firing'`],
  ['direction=up', `body ->> 'direction' = 'up'`],
  ['touchpoint=staff', `touchpoint = 'staff'`],
  ['team=logistics', `(body ->> 'accountable' = 'logistics' or body -> 'informed' ? 'logistics')`],
  [
    'from=2026-02-01&to=2026-02-10',
    `opened_at::timestamptz >= '2026-02-01T00:00Z' and opened_at::timestamptz < '2026-02-11T00:00Z'`,
  ],
])('%s gives what SQL gives', async (query, where) => {
  const { open } = await answerOf(`?${query}`);
  expect(open.map(({ key }) => key).sort()).toEqual(
    await keysBy(`${where} and ${OPEN} and not ${ENGINEER} and not ${SILENT}`),
  );
});

test('falls that nobody has in hand come before acknowledged ones, and these before rises', async () => {
  const { open } = await answerOf('');
  const rank = ({ direction, acknowledged, state }: (typeof open)[number]) =>
    direction === 'up' ? 9 : state === 'recovering' ? 5 : acknowledged ? 3 : 1;
  expect(open.map(rank)).toEqual(open.map(rank).toSorted((a, b) => a - b));
});

test('a wrong place in the list, a wrong day and an unknown kind are refused', async () => {
  for (const query of ['after=x', 'after=9999-99-99T99:99:99Z k', 'from=2026-02-30', 'kind=x', 'sort=key'])
    expect((await page.get(`/api/v1/incidents?${query}`)).status).toBe(400);
});

test('the feed is XML with all that RFC 4287 asks for, its ids stay when an incident moves on, and hostile names stay text', async () => {
  const read = async () => {
    const response = await page.get('/incidents.atom');
    expect(response.headers.get('content-type')).toContain('application/atom+xml');
    return load(await response.text(), { xml: true });
  };
  const feed = await read();
  for (const name of ['id', 'title', 'updated', 'author > name']) expect(feed(`feed > ${name}`).text()).not.toBe('');
  expect(feed('feed > link[rel=self]').attr('href')).toBe(`${page.url}/incidents.atom`);
  const ids = feed('entry > id')
    .toArray()
    .map((one) => feed(one).text());
  expect(ids.length).toBe(50);
  expect(new Set(ids).size).toBe(50);
  for (const entry of feed('entry').toArray()) {
    for (const name of ['title', 'updated', 'summary']) expect(feed(entry).find(name).length).toBe(1);
    expect(feed(entry).find('updated').text()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }
  expect(feed('script').length).toBe(0);
  expect(feed.text()).toContain('alert(1)');
  expect(feed.text()).not.toMatch(/[\u0007\u202e]/);
  const newest = stored.filter(({ silent }) => !silent).at(-1)!;
  await saveTransitions(running.context.opened.db, [
    {
      incident: { ...newest, state: 'resolved', updatedAt: instant('2026-05-30') },
      transition: transition(newest.key, 2, { to: 'resolved' }),
    },
  ]);
  const later = await read();
  expect(
    later('entry > id')
      .toArray()
      .map((one) => later(one).text()),
  ).toEqual(ids);
  expect(later('feed > updated').text()).toBe('2026-05-30T00:00:00.000Z');
});

test.each([
  ['en', 1280, 'light'],
  ['fa', 360, 'dark'],
  ['fr', 360, 'light'],
] as const)(
  'in a browser, %s at %i px in %s: no fault, no sideways scroll, nothing for axe',
  async (lang, width, colorScheme) => {
    const look = await lookWith(browser, `${page.url}/incidents?lang=${lang}`, { width, colorScheme });
    expect(look).toEqual({ faults: [], overflow: false, axe: [] });
  },
);
