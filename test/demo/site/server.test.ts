import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SitePlace } from '../../../demo/site/place.ts';
import { type ReviewSite, startReviewSite } from '../../../demo/site/server.ts';
import { siteAgo } from '../../../demo/site/words.ts';
import { readWrittenDate } from '../../../src/collectors/dates/written-date.ts';
import { DAY_MS, type Instant, instant, millis } from '../../../src/domain/time.ts';
import { sitePlace } from '../../support/site-places.ts';

let at: Instant = instant('2026-11-21T12:00:00Z');
let site: ReviewSite;

beforeAll(async () => {
  const hostile: SitePlace = {
    id: 'hostile',
    kind: 'maps',
    name: '<script>alert(1)</script>" onload="x',
    language: 'en',
    reviews: [
      { id: 'h"><img src=x>', author: '<b>Eve</b>', rating: 1, text: '<script>alert(2)</script>', writtenAt: at },
    ],
  };
  site = await startReviewSite({
    places: [sitePlace('maps', 'en', 30, at), sitePlace('facebook', 'fr', 12, at), hostile],
    now: () => at,
  });
});

afterAll(() => site?.close());

const page = (path: string, cookie = 'consent=no') =>
  fetch(`${site.url}${path}`, { headers: { cookie }, redirect: 'manual' });

describe('the local review site', () => {
  it('asks for consent first, remembers a refusal, and leads only to its own pages', async () => {
    const first = await page('/maps/place/maps-en?hl=en', '');
    expect(first.status).toBe(302);
    const wall = await (await page(first.headers.get('location') ?? '', '')).text();
    expect(wall).toMatch(/name="set_eom" value="true"/);
    const body = new URLSearchParams({ set_eom: 'true', continue: '//evil.example/' });
    const saved = await fetch(`${site.url}/consent/save`, { method: 'POST', body, redirect: 'manual' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/']);
    expect(saved.headers.get('set-cookie')).toContain('consent=no');
    expect(site.consents).toEqual({ declined: 1, accepted: 0 });
  });

  it('shows only what was written by now', async () => {
    const now = at;
    expect(site.truth('maps-en')).toHaveLength(30);
    at = instant(millis(now) - 50 * DAY_MS);
    expect(site.truth('maps-en')).toHaveLength(20);
    expect(await (await page('/maps/place/maps-en')).text()).toContain('(20)');
    at = now;
  });

  it('escapes everything that it is given', async () => {
    const html =
      (await (await page('/maps/place/hostile')).text()) +
      (await (await page('/maps/list/hostile?order=2&from=0')).text());
    expect(html).not.toMatch(/<script>alert|<b>Eve|<img src=x|" onload="x/);
  });

  it('serves ten cards a load, robots.txt, and 404 for what is not there', async () => {
    const list = await (await page('/maps/list/maps-en?order=2&from=10')).text();
    expect(list.match(/class="card"/g)).toHaveLength(10);
    expect(await (await page('/robots.txt')).text()).toContain('User-agent: *');
    for (const path of ['/', '/maps/place/none', '/maps/place/facebook-fr', '/fb/maps-en/reviews', '/fb/facebook-fr']) {
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    }
  });

  it('answers within a tenth of a second', async () => {
    const start = performance.now();
    for (let turn = 0; turn < 10; turn += 1) await (await page('/maps/place/maps-en')).text();
    expect((performance.now() - start) / 10).toBeLessThan(100);
  });
});

describe('its relative dates', () => {
  it.each(['en', 'fr', 'fa'] as const)(
    'are rounded down in %s, so that reading them back holds the moment',
    (language) => {
      for (let hours = 1; hours < 3 * 365 * 24; hours += 31) {
        const written = instant(millis(at) - hours * 3_600_000);
        const wording = siteAgo(written, at, language);
        const read = readWrittenDate(wording, { capturedAt: at, language });
        expect([wording, read && read.earliest <= written && written <= read.latest]).toEqual([wording, true]);
      }
    },
  );
});
