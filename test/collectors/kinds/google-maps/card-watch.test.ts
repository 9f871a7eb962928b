import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CardWatch } from '../../../../src/collectors/kinds/google-maps/card-watch.ts';
import type { Web } from '../../../../src/web/open-web.ts';
import { failure, openSite, openTestWeb, type Site } from '../../../web/site.ts';

let site: Site;
let web: Web;

beforeAll(async () => {
  site = await openSite((path, response) => {
    const size = Number(path.slice(1));
    const card = (id: number) =>
      `<div data-review-id="r${id}" data-x="${'x'.repeat(size)}">${'<b>word</b>'.repeat(8)}</div>`;
    if (path === '/robots.txt') response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html').end(Array.from({ length: 10 }, (_, id) => card(id)).join(''));
  });
  web = openTestWeb([site.host]);
});

afterAll(async () => {
  await web.close();
  await site.close();
});

const take = (size: number) =>
  web.withPage(`${site.url}/${size}`, {}, async (page) => (await CardWatch.start(page)).take(1_000));

describe('the watch over cards', () => {
  it('hands out each card once', async () => {
    expect(await take(10)).toHaveLength(10);
  });

  it('wakes as soon as a card is added, and not before', async () => {
    const add =
      "setTimeout(() => document.body.append(document.querySelector('[data-review-id]').cloneNode(true)), 300)";
    const waits = await web.withPage(`${site.url}/10`, {}, async (page) => {
      const watch = await CardWatch.start(page);
      const since = await watch.grown();
      const early = await watch.hasGrown(since, 50);
      await page.evaluate(add);
      const startedAt = performance.now();
      return { early, later: await watch.hasGrown(since, 20_000), tookMs: performance.now() - startedAt };
    });
    expect(waits).toMatchObject({ early: false, later: true });
    expect(waits.tookMs).toBeLessThan(10_000);
  });

  it('leaves cards in the browser that are too large for any review', async () => {
    expect(await failure(take(900_000))).toMatchObject({
      name: 'SourceChanged',
      message: expect.stringContaining('cards too large'),
    });
  });
});
