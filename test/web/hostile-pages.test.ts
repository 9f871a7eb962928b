import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Web } from '../../src/web/open-web.ts';
import { addressOf, fetchEnd, HOSTILE_PAGES, hostileSite, openEnd } from './hostile-pages.ts';
import { descendants, memoryOf } from './process-tree.ts';
import { failure, openSite, openTestWeb, type Site } from './site.ts';

let site: Site;
let inside: Site;
let web: Web;

beforeAll(async () => {
  inside = await openSite((_path, response) => response.end('secret'));
  site = await openSite(hostileSite(() => inside.url));
  web = openTestWeb([site.host], { timeoutMs: 9_000 });
});

afterEach(() => expect(inside.connections()).toBe(0));

afterAll(async () => {
  await web.close();
  await site.close();
  await inside.close();
});

describe('a hostile page that is fetched', () => {
  it.each(HOSTILE_PAGES.map((page) => [page.name, page] as const))('%s, ends under a name', async (_name, page) => {
    // Only those that keep silent or drip are to run out of time, however busy the machine.
    const isDrip = page.fetched.includes('SourceUnavailable');
    const hasty = openTestWeb([site.host], isDrip ? { timeoutMs: 1_000, idleMs: 500 } : {});
    expect(page.fetched).toContain(await fetchEnd(hasty, addressOf(page, site.url)));
    await hasty.close();
  });
});

/** A few of each sort; all of them are opened by `npm run bench:collectors`. */
const OPENED = [
  'redirect to data:',
  'dialogs without end',
  'downloads without end',
  'sockets to private addresses',
  'memory by buffers',
  'workers that make workers',
  'page that breaks the language',
];

describe('a hostile page that is opened', () => {
  it.each(OPENED)('%s, ends under a name, within bounds, and the next page works', async (name) => {
    const page = HOSTILE_PAGES.find((each) => each.name === name);
    if (!page) throw new Error(`Expected a page named ${name}`);
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, memoryOf(descendants()).rss);
    }, 100);
    expect(page.opened).toContain(await openEnd(web, addressOf(page, site.url), 300));
    clearInterval(timer);
    expect(most).toBeLessThan(750);
    expect(await openEnd(web, `${site.url}/fine`, 0)).toBe('read');
  });

  it('that takes too much memory is told so, and its neighbours live on', async () => {
    const greedy = HOSTILE_PAGES.find(({ name }) => name === 'memory by buffers');
    if (!greedy) throw new Error('Expected the page');
    const other = await openSite(hostileSite(() => inside.url));
    const both = openTestWeb([site.host, other.host], { timeoutMs: 10_000 });
    const { promise: isOver, resolve: over } = Promise.withResolvers<void>();
    const neighbour = both.withPage(`${other.url}/fine`, {}, async (page) => {
      await isOver;
      return page.title();
    });
    const error = await failure(both.withPage(addressOf(greedy, site.url), {}, async () => 'read'));
    over();
    expect(error).toMatchObject({ name: 'SourceUnavailable', message: expect.stringContaining('memory') });
    expect(await neighbour).toBe('fine');
    await both.close();
    await other.close();
  });

  it('leaves no folder of the browser behind', async () => {
    await openEnd(web, `${site.url}/fine`, 0);
    const folders = descendants().flatMap((pid) => /TMPDIR=([^\0]+)/.exec(environmentOf(pid))?.[1] ?? []);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.every((folder) => existsSync(folder))).toBe(true);
    await web.close();
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });
});

/** Empty when the process has ended meanwhile. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
