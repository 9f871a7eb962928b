import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SourceUnavailable } from '../../src/errors.ts';
import { failure, html, openSite, openTestWeb } from './site.ts';

it('a user agent without a name is refused: robots.txt could not address it', () => {
  expect(() => openTestWeb([], { userAgent: '(anonymous)' })).toThrow(expect.objectContaining({ name: 'ConfigError' }));
});

it('checkAddress tells public addresses from private ones, for webhooks', async () => {
  const web = openTestWeb([], {
    resolve: async (name) => (name === 'hooks.example.org' ? ['93.184.216.34'] : ['10.0.0.9']),
  });
  await web.checkAddress('https://hooks.example.org/x');
  for (const url of [
    'https://intra.example.org/',
    'http://127.0.0.1/',
    'ftp://hooks.example.org/',
    'https://a:b@hooks.example.org/',
  ]) {
    expect(await failure(web.checkAddress(url))).toMatchObject({ refusal: 'private-address' });
  }
  await web.close();
});

it('a local site of a demo may have its own gap while others keep theirs', async () => {
  const site = await openSite(html('x'));
  const web = openTestWeb([site.host], { minGapMs: 60_000, gapByHost: { [site.host]: 0 } });
  const started = performance.now();
  for (let i = 0; i < 5; i += 1) await web.fetchText(`${site.url}/${i}`);
  expect(performance.now() - started).toBeLessThan(5_000);
  await web.close();
  await site.close();
});

it('can be closed twice, and before anything was opened', async () => {
  const web = openTestWeb([]);
  await web.close();
  await web.close();
});

it('keeps pauses in the shared folder: another process, or the next run, obeys them too', async () => {
  const sharedDir = await mkdtemp(join(tmpdir(), 'vigie-shared-'));
  const site = await openSite((_path, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
  for (let run = 0; run < 3; run += 1) {
    const web = openTestWeb([site.host], { sharedDir });
    const error = await failure(web.fetchText(`${site.url}/${run}`));
    expect((error as SourceUnavailable).retryAfterMs).toBeGreaterThan(3_590_000);
    await web.close();
  }
  expect(site.hits).toHaveLength(1);
  await site.close();
  await rm(sharedDir, { recursive: true });
});
