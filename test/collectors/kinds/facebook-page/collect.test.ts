import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReviewSite, startReviewSite } from '../../../../demo/site/server.ts';
import type { Capture } from '../../../../src/collectors/collector.ts';
import { facebookPage } from '../../../../src/collectors/kinds/facebook-page/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { sitePlace } from '../../../support/site-places.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;

let site: ReviewSite;
let web: Web;

beforeAll(async () => {
  const broken = { ...sitePlace('facebook', 'en', 12, NOW), id: 'broken', brokenFrom: NOW };
  const none = { ...sitePlace('facebook', 'fr', 0, NOW), id: 'none' };
  const long = { ...sitePlace('facebook', 'en', 60, NOW), id: 'facebook-long' };
  const places = (['en', 'fr', 'fa'] as const).map((language) => sitePlace('facebook', language, 21, NOW));
  site = await startReviewSite({ places: [...places, broken, none, long], now });
  web = openWeb({ userAgent: 'vigie-test/1.0', minGapMs: 0, robotsOverrides: [], allowPrivateHosts: [site.host], now });
});

afterAll(async () => {
  await web?.close();
  await site?.close();
});

function collect(id: string, language: string, maxReviews = 500) {
  const options = { url: site.address(id), maxReviews, scrollPauseMs: 0, loadTimeoutMs: 3000 };
  return walk(facebookPage, { options, language, full: false }, web, now);
}

describe('a walk over a page of recommendations on the local site', () => {
  it.each(['en', 'fr', 'fa'])('reads every yes and no in %s and never makes stars of them', async (language) => {
    const { reviews, end } = await collect(`facebook-${language}`, language);
    const truth = site.truth(`facebook-${language}`);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: truth.length });
    expect(reviews.map(({ externalId }) => externalId)).toEqual(truth.map(({ id }) => id));
    for (const [index, wanted] of truth.entries()) {
      const found = reviews[index];
      expect(found).toMatchObject({
        author: wanted.author,
        recommends: wanted.recommends,
        scale: 'recommend',
        text: wanted.text,
      });
      expect(found?.rating).toBeUndefined();
      expect(found?.reply?.text).toBe(wanted.reply?.text);
      expect(found?.written?.latest).toBe(wanted.writtenAt);
    }
  });

  it('says partial when it stops at its limit', async () => {
    const { reviews, end } = await collect('facebook-en', 'en', 5);
    expect(reviews).toHaveLength(5);
    expect(end).toMatchObject({ outcome: 'partial', stop: 'limit' });
  });

  it('says layout-changed when the entries are built differently', async () => {
    const { reviews, end } = await collect('broken', 'en');
    expect(reviews).toEqual([]);
    expect(end.outcome).toBe('layout-changed');
    expect(end.sample).not.toMatch(/Hara|parcel/);
  });

  it('believes a page without recommendations only because it counts 0', async () => {
    const { reviews, end } = await collect('none', 'fr');
    expect(reviews).toEqual([]);
    expect(end).toMatchObject({ outcome: 'empty', shownCount: 0 });
  });

  it('reads each load once: what it has seen is not read again', async () => {
    let characters = 0;
    const options = { url: site.address('facebook-en'), maxReviews: 500, scrollPauseMs: 0, loadTimeoutMs: 3000 };
    const counting = {
      ...facebookPage,
      read: (capture: Capture) => {
        characters += capture.body.length;
        return facebookPage.read(capture);
      },
    };
    const { reviews } = await walk(counting, { options, language: 'en', full: false }, web, now);
    expect(reviews).toHaveLength(21);
    const whole = await (await fetch(site.address('facebook-en'))).text();
    // The first screen holds 8 of 21, and carries the page's own frame: all of it is about three of those.
    expect(characters).toBeLessThan(whole.length * 4);
  });

  it('stops at recommendations that are stored unchanged, as dates show the newest first', async () => {
    const options = { url: site.address('facebook-long'), maxReviews: 500, scrollPauseMs: 0, loadTimeoutMs: 3000 };
    const known = new Set(site.truth('facebook-long').map(({ id }) => id));
    const { reviews, end } = await walk(facebookPage, { options, language: 'en', full: false }, web, now, known);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'known' });
    expect(reviews.length).toBeLessThan(60);
  });
});
