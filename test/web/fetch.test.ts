import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { SourceUnavailable } from '../../src/errors.ts';
import type { Web, WebOptions } from '../../src/web/open-web.ts';
import { failure, openSite, openTestWeb, type Pages, type Site, withoutRobots } from './site.ts';

let site: Site;
let web: Web;

async function open(pages: Pages, options: Partial<WebOptions> = {}): Promise<void> {
  site = await openSite(withoutRobots(pages));
  web = openTestWeb([site.host], options);
}

afterEach(async () => {
  await web.close();
  await site.close();
});

const pageHits = () => site.hits.filter(({ path }) => path !== '/robots.txt');

describe('fetchText', () => {
  it('gives the text, its type and the address it came from, under an honest name that a caller cannot change', async () => {
    await open((_path, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Déçu'));
    const got = await web.fetchText(`${site.url}/a#x`, {
      headers: { 'User-Agent': 'Mozilla', 'Accept-Language': 'fr' },
    });
    expect(got).toMatchObject({ status: 200, contentType: 'text/html', body: '<p>Déçu' });
    expect(pageHits()[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^vigie\//),
      'accept-language': 'fr',
    });
  });

  it('unpacks gzip and brotli', async () => {
    await open((path, response) => {
      const packed = path === '/br' ? brotliCompressSync('bonjour') : gzipSync('bonjour');
      response.writeHead(200, { 'content-encoding': path.slice(1) }).end(packed);
    });
    expect((await web.fetchText(`${site.url}/gzip`)).body).toBe('bonjour');
    expect((await web.fetchText(`${site.url}/br`)).body).toBe('bonjour');
    expect((await failure(web.fetchText(`${site.url}/zip`))).name).toBe('SourceChanged');
  });

  it.each(['gzip', 'br'])('stops a %s bomb before it fills the memory', async (encoding) => {
    // Under the cap on size: only the ratio gives it away.
    const zeros = Buffer.alloc(15 * 1024 * 1024);
    const bomb = encoding === 'br' ? brotliCompressSync(zeros) : gzipSync(zeros);
    await open((_path, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    const error = await failure(web.fetchText(site.url));
    expect(error).toMatchObject({ name: 'SourceChanged', message: expect.stringContaining('packed size') });
  });

  it('stops a body without end at the cap', async () => {
    let sent = 0;
    await open(
      (_path, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 120))) sent += 65_536;
        };
        response.on('drain', more);
        more();
      },
      { maxBytes: 2_000_000 },
    );
    expect((await failure(web.fetchText(site.url))).message).toContain('2000000 bytes');
    expect(sent).toBeLessThan(20_000_000);
  });

  it('gives up on a slow drip at the total time, and on silence earlier', async () => {
    await open(
      (path, response) => {
        response.write('x');
        const timer = setInterval(() => path === '/drip' && response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 1_500, idleMs: 100 },
    );
    const started = performance.now();
    expect(await failure(web.fetchText(`${site.url}/drip`))).toBeInstanceOf(SourceUnavailable);
    const drip = performance.now() - started;
    expect(drip).toBeGreaterThan(1_400);
    expect(drip).toBeLessThan(3_000);
    expect(await failure(web.fetchText(`${site.url}/silent`))).toBeInstanceOf(SourceUnavailable);
  });

  it('leaves 404 and 410 to the collector', async () => {
    await open((path, response) => response.writeHead(Number(path.slice(1))).end('gone'));
    expect(await web.fetchText(`${site.url}/404`)).toMatchObject({ status: 404, body: 'gone' });
    expect(await web.fetchText(`${site.url}/410`)).toMatchObject({ status: 410 });
  });

  it.each([
    [401, 'SourceRefused', 'unauthorised'],
    [403, 'SourceRefused', 'blocked'],
    [451, 'SourceRefused', 'blocked'],
    [500, 'SourceUnavailable', undefined],
    [504, 'SourceUnavailable', undefined],
    [999, 'SourceUnavailable', undefined],
  ])('a %d is %s', async (status, name, refusal) => {
    await open((_path, response) => response.writeHead(status).end());
    expect(await failure(web.fetchText(site.url))).toMatchObject({ name, ...(refusal && { refusal }) });
  });

  it('obeys Retry-After: nothing more is asked of that host before', async () => {
    await open((_path, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    expect(await failure(web.fetchText(site.url))).toMatchObject({ retryAfterMs: 3_600_000 });
    for (let i = 0; i < 5; i += 1) expect(await failure(web.fetchText(site.url))).toBeInstanceOf(SourceUnavailable);
    expect(pageHits()).toHaveLength(1);
  });

  it('keeps the gap between any two requests to a host, robots.txt included', async () => {
    await open((_path, response) => response.end('x'), { minGapMs: 80 });
    await Promise.all(['/a', '/b', '/c'].map((path) => web.fetchText(site.url + path)));
    const gaps = site.hits.slice(1).map(({ at }, index) => at - (site.hits[index]?.at ?? 0));
    expect(gaps).toHaveLength(3);
    // Measured where requests arrive: scheduling may bring two of them a little closer.
    expect(Math.min(...gaps)).toBeGreaterThan(70);
  });

  it('follows ten redirects and no more, and none to another scheme or a private address', async () => {
    const inside = await openSite((_path, response) => response.end('secret'));
    const targets: Record<string, string> = {
      '/file': 'file:///etc/passwd',
      '/in': inside.url,
      '/bad': 'http://[',
      '/metadata': 'http://169.254.169.254/',
    };
    await open((path, response) => {
      const left = Number(path.slice(2));
      if (path === '/n0') response.end('there');
      else response.writeHead(302, { location: targets[path] ?? `/n${left - 1}` }).end();
    });
    expect(await web.fetchText(`${site.url}/n10`)).toMatchObject({ body: 'there', url: `${site.url}/n0` });
    expect((await failure(web.fetchText(`${site.url}/n11`))).name).toBe('SourceChanged');
    for (const path of ['/file', '/in', '/metadata']) {
      expect(await failure(web.fetchText(site.url + path))).toMatchObject({ refusal: 'private-address' });
    }
    expect((await failure(web.fetchText(`${site.url}/bad`))).name).toBe('SourceChanged');
    expect(inside.connections()).toBe(0);
    await inside.close();
  });

  it('never carries a credential to another origin', async () => {
    const other = await openSite((_path, response) => response.end('other'));
    site = await openSite(
      withoutRobots((path, response) =>
        response.writeHead(307, { location: path === '/same' ? '/to' : other.url }).end(),
      ),
    );
    web = openTestWeb([site.host, other.host]);
    const headers = {
      Authorization: 'Bearer s3cret',
      'X-Api-Key': 's3cret',
      Cookie: 'a=s3cret',
      'Accept-Language': 'fr',
    };
    await web.fetchText(`${site.url}/same`, { headers });
    expect(pageHits()[1]?.headers.authorization).toBe('Bearer s3cret');
    expect(JSON.stringify(other.hits)).not.toContain('s3cret');
    expect(other.hits.at(-1)?.headers['accept-language']).toBe('fr');
    await other.close();
  });

  it('ends with the caller’s own reason when told to stop, and with close()', async () => {
    await open(() => {});
    const controller = new AbortController();
    const stopped = failure(web.fetchText(site.url, { signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('enough')), 100);
    expect((await stopped).message).toBe('enough');
    const hanging = failure(web.fetchText(site.url));
    await web.close();
    expect((await hanging).message).toContain('left the web');
  });

  it('calls a host that nobody answers for unavailable', async () => {
    await open((_path, response) => response.destroy());
    expect(await failure(web.fetchText(site.url))).toBeInstanceOf(SourceUnavailable);
    const gone = await openSite(() => {});
    await gone.close();
    const other = openTestWeb([gone.host]);
    expect(await failure(other.fetchText(gone.url))).toBeInstanceOf(SourceUnavailable);
    await other.close();
  });
});
