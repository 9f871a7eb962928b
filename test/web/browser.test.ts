import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SourceUnavailable } from '../../src/errors.ts';
import type { Web } from '../../src/web/open-web.ts';
import { descendants, isAlive } from './process-tree.ts';
import { failure, html, openSite, openTestWeb, type Pages, type Site } from './site.ts';

let site: Site;
let inside: Site;
let web: Web;
let pages: Pages;
const refused: string[] = [];

beforeAll(async () => {
  site = await openSite((path, response, request) => {
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /forbidden');
    else pages(path, response, request);
  });
  inside = await openSite((_path, response) => response.setHeader('access-control-allow-origin', '*').end('secret'));
  web = openTestWeb([site.host], {
    timeoutMs: 10_000,
    resolve: async (name) => (name === 'rebind.example' ? ['127.0.0.1'] : ['192.0.2.1']),
    refusedObserver: (url) => refused.push(url),
  });
});

afterEach(() => {
  site.hits.length = 0;
  refused.length = 0;
});

afterAll(async () => {
  await web.close();
  await site.close();
  await inside.close();
});

const paths = () => site.hits.map(({ path }) => path);
const title = (address = site.url) => web.withPage(address, {}, (page) => page.title());
const stillWorks = async () => {
  pages = html('<title>fine</title>');
  expect(await title()).toBe('fine');
};

describe('withPage', () => {
  it('opens a page in the asked language, under an honest name, after robots.txt', async () => {
    pages = html('<title>Bonjour</title><script>document.title += navigator.language</script>');
    const got = await web.withPage(`${site.url}/a`, { language: 'fr-FR' }, (page) => page.title());
    expect(got).toBe('Bonjourfr-FR');
    expect(paths()[0]).toBe('/robots.txt');
    const headers = site.hits.find(({ path }) => path === '/a')?.headers ?? {};
    expect(headers['accept-language']).toContain('fr-FR');
    expect(headers['user-agent']).toMatch(/HeadlessChrome.* vigie\/1\.0/);
  });

  it('lets nothing a page tries reach a private address', async () => {
    const port = inside.host.split(':')[1];
    const udp = createSocket('udp4');
    let packets = 0;
    udp.on('message', () => (packets += 1));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const targets = [
      inside.url,
      `http://localhost:${port}/`,
      `http://2130706433:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://0:${port}/`,
      `http://rebind.example:${port}/`,
      `https://rebind.example:${port}/`,
    ];
    pages = (path, response) => {
      if (path === '/go')
        return void response.writeHead(302, { location: inside.url, 'access-control-allow-origin': '*' }).end();
      response
        .setHeader('content-type', 'text/html')
        .end(`<title>t</title><link rel=preconnect href="${inside.url}"><link rel=prefetch href="${inside.url}/p">
        <script src="${inside.url}/s.js"></script><iframe src="${inside.url}/f"></iframe><iframe src="/go"></iframe><img src="${inside.url}/i.png">
        <object data="${inside.url}/o"></object><form action="${inside.url}/form" target=f method=post></form><iframe name=f></iframe>
        <script>
          document.forms[0].submit();
          navigator.sendBeacon('${inside.url}/beacon', 'x');
          new EventSource('${inside.url}/events');
          try { new Worker('${inside.url}/w.js') } catch {}
          const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp.address().port}' }] });
          peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
          const all = ${JSON.stringify([...targets, `${site.url}/go`])}.map((url) => fetch(url, { mode: 'no-cors' }).then(() => 'reached ' + url, () => 'no'));
          for (const url of ${JSON.stringify(targets)}) { try { new WebSocket(url.replace('http', 'ws')) } catch {} }
          window.results = Promise.all(all);
        </script>`);
    };
    const results = await web.withPage(site.url, {}, async (page) => {
      const got = await page.evaluate('window.results');
      await sleep(700);
      return got;
    });
    udp.close();
    expect(results).toEqual([...targets, 'redirect'].map(() => 'no'));
    expect(inside.connections()).toBe(0);
    expect(packets).toBe(0);
    expect(refused.length).toBeGreaterThan(5);
  });

  it('refuses a page that redirects to a private address or to what robots.txt forbids, before it is asked for', async () => {
    pages = (path, response) => response.writeHead(302, { location: path === '/in' ? inside.url : '/forbidden' }).end();
    expect(await failure(title(`${site.url}/in`))).toMatchObject({ refusal: 'private-address' });
    expect(await failure(title(`${site.url}/out`))).toMatchObject({ refusal: 'robots' });
    expect(await failure(title(`http://rebind.example:${inside.host.split(':')[1]}/`))).toMatchObject({
      refusal: 'private-address',
    });
    expect(inside.connections()).toBe(0);
    expect(paths()).not.toContain('/forbidden');
  });

  it('asks robots.txt for what a page loads and where it goes on to', async () => {
    pages = html(
      '<title>t</title><script>fetch("/forbidden/api").catch(() => {})</script><a href="/forbidden/page">on</a>',
    );
    await web.withPage(site.url, {}, async (page) => {
      await page.click('a').catch(() => {});
      await sleep(300);
    });
    expect(paths().filter((path) => path.startsWith('/forbidden'))).toEqual([]);
    expect(refused.map((url) => new URL(url).pathname)).toEqual(
      expect.arrayContaining(['/forbidden/api', '/forbidden/page']),
    );
  });

  it('does not load pictures, fonts and sound', async () => {
    pages = html(
      '<title>t</title><img src=/a.png><video src=/b.mp4></video><style>@font-face{font-family:f;src:url(/c.woff)}p{font-family:f}</style><p>x',
    );
    await web.withPage(site.url, {}, () => sleep(300));
    expect(paths().filter((path) => /png|mp4|woff/.test(path))).toEqual([]);
  });

  it('follows ten redirects and no more', async () => {
    pages = (path, response) => {
      const left = Number(path.slice(2));
      if (left === 0) response.setHeader('content-type', 'text/html').end('<title>there</title>');
      else response.writeHead(302, { location: `/n${left - 1}` }).end();
    };
    expect(await title(`${site.url}/n10`)).toBe('there');
    expect((await failure(title(`${site.url}/n11`))).name).toBe('SourceChanged');
  });

  it('survives dialogs, pop-ups, permission prompts, service workers and a page that closes itself', async () => {
    pages = html(`<title>t</title><body onbeforeunload="return 'stay'"><script>
      alert(1); confirm(2); prompt(3); window.open('/pop-up'); print();
      navigator.geolocation.getCurrentPosition(() => { document.title = 'located' }, () => {});
      navigator.serviceWorker?.register('/worker.js').catch(() => {});
      Notification.requestPermission().then((answer) => { document.title += answer });
    </script>`);
    const got = await web.withPage(site.url, {}, async (page) => {
      await sleep(500);
      expect(page.context().pages()).toHaveLength(1);
      return page.title();
    });
    expect(got).toBe('tdenied');
    expect(paths()).not.toContain('/worker.js');
    expect(paths()).not.toContain('/pop-up');
    await stillWorks();
  });

  it('refuses a download', async () => {
    pages = (_path, response) => response.setHeader('content-disposition', 'attachment; filename=a.zip').end('PK');
    expect((await failure(title())).name).toBe('SourceChanged');
    await stillWorks();
  });

  it('judges statuses like fetchText, and obeys Retry-After', async () => {
    pages = (path, response) =>
      response
        .writeHead(Number(path.slice(1)), { 'content-type': 'text/html', 'retry-after': '1' })
        .end('<title>s</title>');
    expect(await failure(title(`${site.url}/403`))).toMatchObject({ refusal: 'blocked' });
    expect(await failure(title(`${site.url}/401`))).toMatchObject({ refusal: 'unauthorised' });
    expect(await title(`${site.url}/404`)).toBe('s');
    expect(await failure(title(`${site.url}/503`))).toMatchObject({ name: 'SourceUnavailable', retryAfterMs: 1_000 });
    const blockedAt = performance.now();
    await stillWorks();
    expect(performance.now() - blockedAt).toBeGreaterThan(900);
  });

  it('gives up on a page that never comes, or that hangs while it is read', async () => {
    const impatient = openTestWeb([site.host], { timeoutMs: 3_000 });
    pages = (_path, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
    };
    expect(await failure(impatient.withPage(site.url, {}, (page) => page.title()))).toBeInstanceOf(SourceUnavailable);
    pages = html('<title>t</title>');
    const spin = impatient.withPage(site.url, {}, (page) => page.evaluate('for (;;) {}'));
    expect((await failure(spin)).message).toContain('hung');
    expect(await impatient.withPage(site.url, {}, (page) => page.title())).toBe('t');
    await impatient.close();
  });

  it('ends at once when told to stop', async () => {
    pages = html('<title>t</title>');
    const controller = new AbortController();
    const task = failure(web.withPage(site.url, { signal: controller.signal }, () => sleep(60_000)));
    await sleep(500);
    const started = performance.now();
    controller.abort(new Error('enough'));
    expect((await task).message).toBe('enough');
    expect(performance.now() - started).toBeLessThan(3_000);
    await stillWorks();
  });

  it('passes on the errors of the one who reads the page', async () => {
    pages = html('<title>t</title>');
    const bug = web.withPage(site.url, {}, async () => {
      throw new RangeError('mine');
    });
    expect(await failure(bug)).toMatchObject({ name: 'RangeError', message: 'mine' });
  });
});

describe('the browser', () => {
  it('is started again after a crash, and leaves no process behind', async () => {
    const other = openTestWeb([site.host], { timeoutMs: 5_000 });
    pages = html('<title>t</title>');
    const before = new Set(descendants());
    const mine = () => descendants().filter((pid) => !before.has(pid));
    expect(await other.withPage(site.url, {}, (page) => page.title())).toBe('t');
    const [first] = mine();
    const crashed = failure(other.withPage(site.url, {}, () => sleep(30_000)));
    await sleep(500);
    if (first !== undefined) process.kill(first, 'SIGKILL');
    expect(await crashed).toBeInstanceOf(SourceUnavailable);
    expect(await other.withPage(site.url, {}, (page) => page.title())).toBe('t');
    const last = mine();
    expect(last.length).toBeGreaterThan(0);
    await other.close();
    await sleep(300);
    expect(last.filter(isAlive)).toEqual([]);
    expect((await failure(other.withPage(site.url, {}, (page) => page.title()))).message).toContain('left the web');
  });

  it('gets none of the passwords in our environment', async () => {
    process.env.VIGIE_TEST_SECRET = 'hunter2';
    const other = openTestWeb([site.host]);
    pages = html('<title>t</title>');
    const before = new Set(descendants());
    await other.withPage(site.url, {}, async () => {
      const mine = descendants().filter((pid) => !before.has(pid));
      expect(mine.length).toBeGreaterThan(0);
      for (const pid of mine) expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('hunter2');
    });
    await other.close();
  });

  it('says what to do when the chosen program cannot be run', async () => {
    const other = openTestWeb([site.host], { browserPath: '/nowhere/chrome' });
    expect(await failure(other.withPage(site.url, {}, (page) => page.title()))).toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('VIGIE_BROWSER'),
    });
    await other.close();
  });
});
