import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderedPage } from '../../../../src/collectors/kinds/rendered-page/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;

/** A list that its own script fills: ten at first, ten more at the end of each scroll or press, thirty in all. */
const PAGE = `<!doctype html><html lang="en"><body><h1>Tide House</h1><p>30 reviews</p><div id="list"></div><button id="more" type="button">Load more</button>
<script>
let count = 0;
function add() {
  for (let n = 0; n < 10 && count < 30; n += 1, count += 1) {
    const item = document.createElement('section');
    item.innerHTML = '<b>Guest ' + String.fromCharCode(65 + count % 26) + (count > 25 ? 'x' : '') + '</b> <span aria-label="' + (count % 5 + 1) + ' out of 5"></span> <i>' + (count % 27 + 1) + ' May 2026</i><p style="height:200px">Stay number ' + count + ' was calm, and the breakfast room looks at the sea.</p>';
    document.getElementById('list').append(item);
  }
}
setTimeout(add, 150);
document.getElementById('more').onclick = () => setTimeout(add, 50);
window.addEventListener('scroll', () => { if (innerHeight + scrollY >= document.documentElement.scrollHeight - 4) setTimeout(add, 50); });
</script></body></html>`;

describe('a walk over a list that a script fills, in a real browser', () => {
  let server: Server;
  let web: Web;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.statusCode = request.url === '/' ? 200 : 404;
      response.end(request.url === '/' ? PAGE : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}/`;
    web = openWeb({ userAgent: 'vigie-test/1.0', minGapMs: 0, robotsOverrides: [], allowPrivateHosts: [host], now });
  });
  afterAll(async () => {
    await web?.close();
    server?.close();
  });

  const collect = (options: object) =>
    walk(
      renderedPage,
      { options: renderedPage.options.parse({ url, scrollPauseMs: 0, loadTimeoutMs: 2_000, ...options }), full: true },
      web,
      now,
    );

  it('waits for the list, and says that the page counts more than it shows', async () => {
    const { reviews, end } = await collect({});
    expect(reviews).toHaveLength(10);
    expect(end).toMatchObject({ outcome: 'partial', shownCount: 30 });
  });

  it('scrolls to the end and reads each review once', async () => {
    const { reviews, end } = await collect({ scroll: true });
    expect(new Set(reviews.map(({ text }) => text)).size).toBe(30);
    expect(end).toEqual({ outcome: 'complete', shownCount: 30, stop: 'end', oldest: '2026-05-01T00:00:00.000Z' });
  });

  it('presses the button that loads more', async () => {
    const { reviews, end } = await collect({ selectors: { item: '#list > section', more: '#more' } });
    expect(reviews).toHaveLength(30);
    expect(end.outcome).toBe('complete');
  });
});
