import { afterEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/time.ts';
import type { Web, WebOptions } from '../../src/web/open-web.ts';
import { failure, openSite, openTestWeb, type Pages, type Site } from './site.ts';

let site: Site;
let web: Web;

async function open(pages: Pages, options: Partial<WebOptions> = {}): Promise<void> {
  site = await openSite(pages);
  web = openTestWeb([site.host], options);
}

afterEach(async () => {
  await web.close();
  await site.close();
});

const paths = () => site.hits.map(({ path }) => path);

/** A robots.txt with this status, and pages that always answer. */
function robots(status: number, body = '', headers: Record<string, string> = {}): Pages {
  return (path, response) => {
    if (path === '/robots.txt') response.writeHead(status, headers).end(body);
    else response.end('page');
  };
}

describe('robots.txt', () => {
  it('is asked first, obeyed, and asked once', async () => {
    await open(robots(200, 'User-agent: *\nDisallow: /private'));
    expect((await web.fetchText(`${site.url}/a`)).body).toBe('page');
    const error = await failure(web.fetchText(`${site.url}/private/1`));
    expect(error).toMatchObject({ name: 'SourceRefused', refusal: 'robots' });
    expect(paths()).toEqual(['/robots.txt', '/a']);
  });

  it.each([400, 401, 403, 404, 410])('that answers %d allows everything', async (status) => {
    await open(robots(status, 'User-agent: *\nDisallow: /'));
    expect((await web.fetchText(`${site.url}/a`)).body).toBe('page');
  });

  it.each([500, 503, 429, 599])('that answers %d forbids everything until it can be read', async (status) => {
    await open(robots(status));
    for (let i = 0; i < 3; i += 1) {
      const error = await failure(web.fetchText(`${site.url}/a`));
      expect(error.name).toBe('SourceUnavailable');
      expect(error.message).toContain('robots.txt');
    }
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('that hangs forbids everything', async () => {
    await open((path, response) => path !== '/robots.txt' && response.end('page'), { timeoutMs: 300 });
    expect((await failure(web.fetchText(`${site.url}/a`))).name).toBe('SourceUnavailable');
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('is followed over five redirects; a sixth makes it unavailable, which allows', async () => {
    const chain =
      (length: number): Pages =>
      (path, response) => {
        const hop = path === '/robots.txt' ? 0 : Number(/^\/hop(\d+)$/.exec(path)?.[1] ?? -1);
        if (hop < 0) response.end('page');
        else if (hop < length) response.writeHead(301, { location: `/hop${hop + 1}` }).end();
        else response.end('User-agent: *\nDisallow: /');
      };
    await open(chain(5));
    expect(await failure(web.fetchText(`${site.url}/a`))).toMatchObject({ refusal: 'robots' });
    await web.close();
    await site.close();
    await open(chain(6));
    expect((await web.fetchText(`${site.url}/a`)).body).toBe('page');
  });

  it('that redirects to a private address is not followed there', async () => {
    const inside = await openSite((_path, response) => response.end('secret'));
    await open(robots(302, '', { location: `${inside.url}/robots.txt` }));
    const error = await failure(web.fetchText(`${site.url}/a`));
    expect(error).toMatchObject({ refusal: 'private-address' });
    expect(inside.connections()).toBe(0);
    await inside.close();
  });

  it('is read up to 500 KiB, and a line cut there does not count', async () => {
    const filler = `# ${'x'.repeat(98)}\n`.repeat(5_068);
    const head = 'User-agent: *\nDisallow: /early\n';
    const pad = `#${'y'.repeat(512_000 - head.length - filler.length - 2 - 11)}\n`;
    await open(robots(200, `${head}${filler}${pad}Disallow: /cut-here\nDisallow: /late\n`));
    expect(await failure(web.fetchText(`${site.url}/early`))).toMatchObject({ refusal: 'robots' });
    expect((await web.fetchText(`${site.url}/late`)).status).toBe(200);
    expect((await web.fetchText(`${site.url}/c`)).status).toBe(200);
  });

  it('is read again after a day', async () => {
    let day = 21;
    await open(robots(404), { now: () => instant(`2026-11-${day}T12:00:00Z`) });
    await web.fetchText(`${site.url}/a`);
    day = 22;
    await web.fetchText(`${site.url}/a`);
    expect(paths()).toEqual(['/robots.txt', '/a', '/robots.txt', '/a']);
  });

  it('gives way to an override until its end, for its host only', async () => {
    const overrides = (host: string, until: string) => ({
      robotsOverrides: [{ host, reason: 'written permission', person: 'Ada', until: instant(until) }],
    });
    const pages = robots(200, 'User-agent: *\nDisallow: /');
    site = await openSite(pages);
    for (const [host, until, allowed] of [
      [site.host, '2026-11-21T12:00:01Z', true],
      [site.host, '2026-11-21T12:00:00Z', false],
      ['other.example', '2027-01-01T00:00:00Z', false],
    ] as const) {
      web = openTestWeb([site.host], overrides(host, until));
      const got = await web.fetchText(`${site.url}/a`).then(
        ({ status }) => status === 200,
        () => false,
      );
      expect(got).toBe(allowed);
      await web.close();
    }
  });

  it('is asked of the host that a redirect leads to', async () => {
    const other = await openSite(robots(200, 'User-agent: vigie\nDisallow: /'));
    site = await openSite((path, response) => {
      if (path === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(302, { location: `${other.url}/page` }).end();
    });
    web = openTestWeb([site.host, other.host]);
    expect(await failure(web.fetchText(`${site.url}/a`))).toMatchObject({ refusal: 'robots' });
    expect(other.hits.map(({ path }) => path)).toEqual(['/robots.txt']);
    await other.close();
  });
});
