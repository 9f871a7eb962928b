import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReviewSite, startReviewSite } from '../../../../demo/site/server.ts';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { sitePlace } from '../../../support/site-places.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;
const QUICK = { maxReviews: 5000, scrollPauseMs: 0, loadTimeoutMs: 3000 };

let site: ReviewSite;
let web: Web;

beforeAll(async () => {
  const broken = { ...sitePlace('maps', 'en', 14, NOW), id: 'broken', brokenFrom: NOW };
  const none = { ...sitePlace('maps', 'en', 0, NOW), id: 'none' };
  const many = { ...sitePlace('maps', 'en', 60, NOW), id: 'many' };
  const places = [sitePlace('maps', 'en', 27, NOW), sitePlace('maps', 'fr', 33, NOW), sitePlace('maps', 'fa', 24, NOW)];
  site = await startReviewSite({ places: [...places, broken, none, many], now });
  web = openWeb({
    userAgent: 'vigie-test/1.0',
    minGapMs: 0,
    robotsOverrides: [],
    allowPrivateHosts: [site.host],
    now,
  });
});

afterAll(async () => {
  await web?.close();
  await site?.close();
});

function collect(
  id: string,
  request: { language?: string; full?: boolean; known?: ReadonlySet<string>; max?: number } = {},
) {
  const options = { ...QUICK, url: site.address(id), ...(request.max !== undefined && { maxReviews: request.max }) };
  const asked = { options, language: request.language ?? 'en', full: request.full ?? false };
  return walk(googleMaps, asked, web, now, request.known);
}

describe('a walk over a place of the local site', () => {
  it.each([
    ['en', 'maps-en'],
    ['fr', 'maps-fr'],
    ['fa', 'maps-fa'],
  ])('reads every review whole, newest first, in %s', async (language, id) => {
    const { reviews, end } = await collect(id, { language });
    const truth = site.truth(id);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: truth.length });
    expect(reviews.map(({ externalId }) => externalId)).toEqual(truth.map((review) => review.id));
    for (const [index, wanted] of truth.entries()) {
      const found = reviews[index];
      expect(found).toMatchObject({ author: wanted.author, rating: wanted.rating, scale: 'stars' });
      expect(found?.text).toBe(wanted.text);
      expect(found?.truncated).toBeUndefined();
      expect(found?.reply?.text).toBe(wanted.reply?.text);
      expect(found?.written?.earliest.localeCompare(wanted.writtenAt)).toBeLessThanOrEqual(0);
      expect(found?.written?.latest.localeCompare(wanted.writtenAt)).toBeGreaterThanOrEqual(0);
    }
  });

  it('declines consent and never accepts it', async () => {
    const before = { ...site.consents };
    await collect('maps-en');
    expect(site.consents).toEqual({ declined: before.declined + 1, accepted: 0 });
  });

  it('stops early when ten known reviews follow each other, unless everything was asked for', async () => {
    const known = new Set(
      site
        .truth('many')
        .slice(2)
        .map(({ id }) => id),
    );
    const early = await collect('many', { known });
    expect(early.end).toMatchObject({ outcome: 'complete', stop: 'known' });
    expect(early.reviews.length).toBeLessThan(60);
    expect(early.reviews.map(({ externalId }) => externalId)).toEqual(
      expect.arrayContaining(
        site
          .truth('many')
          .slice(0, 2)
          .map(({ id }) => id),
      ),
    );
    const full = await collect('many', { known, full: true });
    expect(full.end).toMatchObject({ outcome: 'complete', stop: 'end' });
    expect(full.reviews).toHaveLength(60);
  });

  it('says partial when it stops at its limit', async () => {
    const { reviews, end } = await collect('many', { max: 15 });
    expect(reviews).toHaveLength(15);
    expect(end).toMatchObject({ outcome: 'partial', stop: 'limit' });
  });

  it('says layout-changed with a redacted sample when the cards are built differently', async () => {
    const { reviews, end } = await collect('broken');
    expect(reviews).toEqual([]);
    expect(end.outcome).toBe('layout-changed');
    expect(end.sample?.length).toBeLessThanOrEqual(4000);
    expect(end.sample).not.toMatch(/Hara|parcel/);
  });

  it('says empty only for a place whose page proves that there is none', async () => {
    const { reviews, end } = await collect('none');
    expect(reviews).toEqual([]);
    expect(end.outcome).toBe('empty');
  });
});
