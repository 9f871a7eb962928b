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

describe('a conditional fetchText', () => {
  const validators = { etag: '"v1"', lastModified: 'Sat, 21 Nov 2026 12:00:00 GMT' };

  it('gives the validators of an answer, and sends them back as they came', async () => {
    await open((_path, response, request) => {
      const isKnown = request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'];
      response.writeHead(isKnown ? 304 : 200, { etag: '"v1"', 'last-modified': validators.lastModified });
      response.end(isKnown ? undefined : 'page');
    });
    const first = await web.fetchText(`${site.url}/a`);
    expect(first).toMatchObject({ status: 200, body: 'page', validators });
    const second = await web.fetchText(`${site.url}/a`, { validators: first.validators });
    expect(second).toMatchObject({ status: 304, body: '', validators });
    expect(pageHits()).toHaveLength(2);
  });

  it('gives none for an answer without, for a page that is not there, and after a redirect', async () => {
    await open((path, response) => {
      if (path === '/plain') response.end('x');
      else if (path === '/gone') response.writeHead(404, { etag: '"404"' }).end('x');
      else if (path === '/moved') response.writeHead(302, { location: '/there', etag: '"302"' }).end();
      else response.writeHead(200, { etag: '"there"' }).end('x');
    });
    for (const path of ['/plain', '/gone', '/moved']) {
      expect((await web.fetchText(site.url + path)).validators, path).toBeUndefined();
    }
  });

  it('does not take the "not modified" of another page, such as a login, for that of the one asked', async () => {
    await open((path, response, request) => {
      if (path === '/reviews') response.writeHead(302, { location: '/login' }).end();
      else if (request.headers['if-modified-since']) response.writeHead(304).end();
      else response.end('please log in');
    });
    const got = await web.fetchText(`${site.url}/reviews`, { validators });
    expect(got).toMatchObject({ status: 200, body: 'please log in' });
    expect(pageHits()[0]?.headers['if-none-match']).toBe('"v1"');
    expect(pageHits()[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('takes a "not modified" that nobody asked for as a change of the site', async () => {
    await open((_path, response) => response.writeHead(304).end());
    expect((await failure(web.fetchText(site.url))).name).toBe('SourceChanged');
  });
});

describe('fetchText with a body', () => {
  it('posts it, with the media type that the caller names, after robots.txt', async () => {
    let got = '';
    await open((_path, response, request) => {
      request.setEncoding('utf8').on('data', (part) => {
        got += part;
      });
      request.on('end', () => response.end('thanks'));
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await web.fetchText(`${site.url}/token`, { body: 'grant=é', headers, validators: { etag: '"x"' } });
    expect([answer.body, got]).toEqual(['thanks', 'grant=é']);
    expect(site.hits.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /robots.txt', 'POST /token']);
    expect(pageHits()[0]?.headers).toMatchObject(headers);
    expect(pageHits()[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each([301, 302, 303, 307, 308])('follows no %d: the body may be a credential', async (status) => {
    const other = await openSite((_path, response) => response.end('other'));
    await open((_path, response) => response.writeHead(status, { location: other.url }).end());
    const error = await failure(web.fetchText(site.url, { body: 'refresh_token=s3cret' }));
    expect(error).toMatchObject({ name: 'SourceChanged', message: expect.stringContaining(other.host) });
    expect(error.message).not.toContain('s3cret');
    expect(other.connections()).toBe(0);
    await other.close();
  });
});

describe('fetchText of an official API', () => {
  const api = { api: true, headers: { authorization: 'Bearer s3cret' } };

  it('does not ask robots.txt, which speaks to crawlers', async () => {
    site = await openSite((path, response) =>
      response.end(path === '/robots.txt' ? 'User-agent: *\nDisallow: /' : '{}'),
    );
    web = openTestWeb([site.host]);
    expect((await web.fetchText(`${site.url}/v1`, api)).body).toBe('{}');
    expect(site.hits.map(({ path }) => path)).toEqual(['/v1']);
    expect(await failure(web.fetchText(`${site.url}/v1`))).toMatchObject({ refusal: 'robots' });
  });

  it.each([400, 401, 403, 404, 407, 408, 409, 410, 422, 425, 429, 451])(
    'hands a %d with its body to the kind',
    async (status) => {
      await open((_path, response) => response.writeHead(status).end('{"error":{"code":12}}'));
      expect(await web.fetchText(site.url, api)).toMatchObject({ status, body: '{"error":{"code":12}}' });
    },
  );

  it.each([500, 502, 503, 504, 999])('calls a %d unavailable', async (status) => {
    await open((_path, response) => response.writeHead(status).end());
    expect(await failure(web.fetchText(site.url, api))).toMatchObject({ name: 'SourceUnavailable' });
  });

  it('backs off after a 429 as long as the API asks, and longer each time', async () => {
    await open((_path, response) => response.writeHead(429, { 'retry-after': '1' }).end('{}'));
    expect(await web.fetchText(site.url, api)).toMatchObject({ status: 429, body: '{}' });
    const startedAt = performance.now();
    expect((await web.fetchText(site.url, api)).status).toBe(429);
    expect(performance.now() - startedAt).toBeGreaterThan(950);
    await web.close();
    web = openTestWeb([site.host], { maxWaitMs: 1_500 });
    await web.fetchText(site.url, api);
    await web.fetchText(site.url, api);
    expect(await failure(web.fetchText(site.url, api))).toMatchObject({ name: 'SourceUnavailable' });
    expect(pageHits()).toHaveLength(4);
  });

  it.each([301, 302, 307, 308])('names the host that a %d leads to, and sends nothing there', async (status) => {
    const other = await openSite((_path, response) => response.end('other'));
    await open((_path, response) => response.writeHead(status, { location: `${other.url}/v2` }).end());
    await web.close();
    web = openTestWeb([site.host, other.host]);
    const error = await failure(web.fetchText(`${site.url}/v1?access_token=s3cret`, api));
    expect(error).toMatchObject({ name: 'SourceChanged', message: expect.stringContaining(other.host) });
    expect(error.message).not.toContain('s3cret');
    expect(other.connections()).toBe(0);
    await other.close();
  });

  it('follows no redirect on its own host either', async () => {
    await open((path, response) => response.writeHead(path === '/a' ? 302 : 200, { location: '/b' }).end());
    expect((await failure(web.fetchText(`${site.url}/a`, api))).name).toBe('SourceChanged');
    expect(pageHits()).toHaveLength(1);
  });

  it('is guarded like any other: no private address', async () => {
    const inside = await openSite((_path, response) => response.end('secret'));
    await open((_path, response) => response.end());
    expect(await failure(web.fetchText(inside.url, api))).toMatchObject({ refusal: 'private-address' });
    expect(inside.connections()).toBe(0);
    await inside.close();
  });
});

describe('a redirect', () => {
  it('to nowhere is a change of the site, not an empty page', async () => {
    await open((_path, response) => response.writeHead(302).end());
    expect((await failure(web.fetchText(site.url))).name).toBe('SourceChanged');
  });

  it('gets no new time: all hops together end in time', async () => {
    await open(
      (path, response) =>
        void setTimeout(() => response.writeHead(302, { location: `/${Number(path.slice(1)) + 1}` }).end(), 400),
      { timeoutMs: 1_000 },
    );
    const startedAt = performance.now();
    expect(await failure(web.fetchText(`${site.url}/0`))).toBeInstanceOf(SourceUnavailable);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
