import { afterEach, describe, expect, it } from 'vitest';
import { trustpilot } from '../../../../src/collectors/kinds/trustpilot/collector.ts';
import { SourceRefused } from '../../../../src/errors.ts';
import { collectAll, collectTools } from '../../../support/collect.ts';
import { type Answer, type PagedSite, startPagedSite } from '../../../support/paged-site.ts';
import { apiAnswer, COMPANY, page, reviews } from './pages.ts';

let site: PagedSite | undefined;
afterEach(() => site?.close());

const pageOf = (url: URL): number => Number(url.searchParams.get('page') ?? 1);

async function open(answer: (url: URL) => Answer): Promise<PagedSite> {
  site = await startPagedSite(answer);
  return site;
}

describe('a walk over public pages', () => {
  const list =
    (count: number) =>
    (url: URL): Answer => {
      const at = pageOf(url);
      return { body: page(reviews(Math.min(20, count - (at - 1) * 20), (at - 1) * 20), { shown: count, page: at }) };
    };
  const walk = (options: object = {}, request: object = {}, tools: object = {}) =>
    collectAll(
      trustpilot,
      { url: `${site?.origin}/review/${COMPANY.domain}?stars=1`, ...options },
      request,
      collectTools({ fetchText: site?.fetchText, ...tools }),
    );

  it('asks for all languages, newest first, without the filters of its address, to the end of the list', async () => {
    await open(list(45));
    const { batches, reviews: found, end } = await walk();
    expect(found.map(({ externalId }) => externalId)).toEqual(reviews(45).map(({ id }) => id));
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: 45, shownAverage: COMPANY.score });
    expect(batches.map(({ cursor }) => cursor)).toEqual(['2', '3', undefined]);
    expect(site?.asked.map(({ url }) => url.search)).toEqual([
      '?languages=all&sort=recency',
      '?languages=all&sort=recency&page=2',
      '?languages=all&sort=recency&page=3',
    ]);
  });

  it('goes on from a page, stops at known reviews and at its limit', async () => {
    await open(list(65));
    expect((await walk({}, { cursor: '3' })).reviews.map(({ externalId }) => externalId)).toEqual(
      reviews(25, 40).map(({ id }) => id),
    );
    expect((await walk({}, { cursor: '-3' })).reviews).toHaveLength(65);
    const unchanged = async (asked: readonly unknown[]): Promise<boolean[]> => asked.map(() => true);
    expect(await walk({}, { full: false }, { unchanged })).toMatchObject({
      end: { outcome: 'complete', stop: 'known' },
    });
    expect((await walk({ maxPages: 2 })).end).toMatchObject({ outcome: 'partial', stop: 'limit' });
  });

  it('starts anew where the page that it broke off before is gone', async () => {
    await open((url) => (pageOf(url) > 3 ? { status: 404, body: 'Not found' } : list(45)(url)));
    const { reviews: found, end } = await walk({}, { cursor: '7' });
    expect(found).toHaveLength(45);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end' });
  });

  it('is partial when Trustpilot asks for a login behind the first pages, or repeats itself', async () => {
    const login =
      '<!doctype html><title>Log in</title><h1>Log in</h1><form><input type="email" name="e"><input type="password" name="p"></form>';
    await open((url) => (pageOf(url) > 2 ? { body: login } : list(90)(url)));
    const walked = await walk();
    expect(walked.reviews).toHaveLength(40);
    expect(walked.end).toMatchObject({ outcome: 'login', shownCount: 90 });
    await site?.close();
    await open(() => list(90)(new URL('http://x/?page=1')));
    expect(await walk()).toMatchObject({ end: { outcome: 'partial', stop: 'end' } });
  });

  it('lets a refusal by robots.txt through', async () => {
    await open(list(5));
    const fetchText = async (): Promise<never> => Promise.reject(new SourceRefused('robots', 'robots.txt says no'));
    await expect(walk({}, {}, { fetchText })).rejects.toThrow(SourceRefused);
  });
});

describe('a walk over the API', () => {
  const unit = JSON.stringify({
    id: COMPANY.id,
    displayName: COMPANY.name,
    score: { stars: 3.5, trustScore: COMPANY.score },
    numberOfReviews: { total: 250, oneStar: 9 },
  });
  const api =
    (count: number) =>
    (url: URL): Answer => {
      if (!url.pathname.endsWith('/reviews')) return { body: unit.replace('250', String(count)) };
      const at = pageOf(url);
      const perPage = Number(url.searchParams.get('perPage'));
      const more =
        at * perPage < count ? `http://api.test/v1/business-units/${COMPANY.id}/reviews?page=${at + 1}` : undefined;
      return { body: apiAnswer(reviews(Math.min(perPage, count - (at - 1) * perPage), (at - 1) * perPage), more) };
    };
  const walk = (options: object = {}, request: object = {}, tools: object = {}) =>
    collectAll(
      trustpilot,
      { via: 'api', businessUnitId: COMPANY.id, apiKey: 'k3y-of-nobody', baseUrl: `${site?.origin}/`, ...options },
      request,
      collectTools({ fetchText: site?.fetchText, ...tools }),
    );

  it('reads all pages, newest first, and keeps the key out of addresses', async () => {
    await open(api(250));
    const { reviews: found, batches, end } = await walk();
    expect(found.map(({ externalId }) => externalId)).toEqual(reviews(250).map(({ id }) => id));
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: 250, shownAverage: COMPANY.score });
    expect(batches.map(({ cursor }) => cursor)).toEqual(['2', '3', undefined]);
    for (const { url, headers } of site?.asked ?? []) {
      expect(headers.apikey).toBe('k3y-of-nobody');
      expect(url.href).not.toContain('k3y');
    }
    expect(site?.asked[1]?.url.search).toBe('?orderBy=createdat.desc&perPage=100&page=1');
  });

  it('goes on from a cursor and stops at known reviews', async () => {
    await open(api(250));
    expect(await walk({}, { cursor: '3' })).toMatchObject({ end: { outcome: 'complete' }, reviews: { length: 50 } });
    const unchanged = async (asked: readonly unknown[]): Promise<boolean[]> => asked.map(() => true);
    expect(await walk({}, { full: false }, { unchanged })).toMatchObject({
      end: { outcome: 'complete', stop: 'known' },
      reviews: { length: 100 },
    });
  });

  it.each([
    [401, 'unauthorised', /check the variable behind apiKey/],
    [403, 'unauthorised', /ask Trustpilot to enable the API/],
    [404, 'unreachable', /correct businessUnitId/],
    [429, 'quota', /run less often/],
    [418, 'unreachable', /check businessUnitId and baseUrl/],
  ])('names the fault behind %i', async (status, outcome, action) => {
    await open(() => ({ status, body: '{"message":"no"}' }));
    const { reviews: found, end } = await walk();
    expect(found).toEqual([]);
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toMatch(action);
    expect(end.reason).not.toContain('k3y');
  });

  it('keeps what it has when the quota ends in the middle', async () => {
    await open((url) => (pageOf(url) === 2 ? { status: 429, body: '{}' } : api(250)(url)));
    const { reviews: found, end } = await walk();
    expect(found).toHaveLength(100);
    expect(end).toMatchObject({ outcome: 'quota', shownCount: 250 });
    expect(end.reason).toMatch(/^After 100 reviews: /);
  });

  it('is empty only beside a count of 0', async () => {
    await open(api(0));
    expect((await walk()).end).toMatchObject({ outcome: 'empty', shownCount: 0 });
    await site?.close();
    await open((url) => (url.pathname.endsWith('/reviews') ? { body: apiAnswer([]) } : { body: unit }));
    expect((await walk()).end).toMatchObject({ outcome: 'partial', shownCount: 250 });
    await site?.close();
    await open((url) => (url.pathname.endsWith('/reviews') ? { body: '<html>maintenance</html>' } : { body: unit }));
    expect(['complete', 'empty']).not.toContain((await walk()).end.outcome);
  });
});

describe('the options', () => {
  it('say what is missing for each way', () => {
    expect(trustpilot.options.safeParse({}).error?.issues[0]?.message).toBe('Expected url with via: page, got none');
    expect(trustpilot.options.safeParse({ via: 'api' }).error?.issues.map(({ path }) => path[0])).toEqual([
      'businessUnitId',
      'apiKey',
    ]);
    expect(
      trustpilot.options.safeParse({ via: 'api', businessUnitId: COMPANY.id, apiKey: 'k', perPage: 101 }).success,
    ).toBe(false);
  });
});
