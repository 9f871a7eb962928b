import { afterEach, describe, expect, it } from 'vitest';
import { tripadvisorPage } from '../../../../src/collectors/kinds/tripadvisor-page/collector.ts';
import { SourceRefused } from '../../../../src/errors.ts';
import { collectAll, collectTools } from '../../../support/collect.ts';
import { type Answer, type PagedSite, startPagedSite } from '../../../support/paged-site.ts';
import { PLACE, page, reviews } from './pages.ts';

const PATH = `/Restaurant_Review-g1-d${PLACE.id}-Reviews-${PLACE.slug}.html`;
const SIZE = 10;

let site: PagedSite | undefined;
afterEach(() => site?.close());

const offsetIn = (url: URL): number => Number(/-or(\d+)-/.exec(url.pathname)?.[1] ?? 0);

/** A place with so many reviews on pages of ten; `special` answers in place of a page. */
async function open(
  count: number,
  special: (offset: number) => Answer | undefined = () => undefined,
  etag?: string,
): Promise<PagedSite> {
  site = await startPagedSite((url) => {
    const offset = offsetIn(url);
    const wanted = reviews(Math.min(SIZE, count - offset), offset);
    return (
      special(offset) ?? {
        body: page('today', 'en', wanted, { shown: count, offset }),
        ...(etag !== undefined && { etag }),
      }
    );
  });
  return site;
}

const walk = (options: object = {}, request: object = {}, tools: object = {}) =>
  collectAll(
    tripadvisorPage,
    { url: `${site?.origin}${PATH}`, ...options },
    request,
    collectTools({ fetchText: site?.fetchText, ...tools }),
  );

describe('a walk over the pages of a place', () => {
  it('reads every page to the end of the list, with a cursor to go on from', async () => {
    await open(34);
    const { batches, reviews: found, end } = await walk();
    expect(found.map(({ externalId }) => externalId)).toEqual(reviews(34).map(({ id }) => id));
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: 34, shownAverage: 3.5 });
    expect(end.oldest).toBe(found.at(-1)?.written?.earliest);
    expect(batches.map(({ cursor }) => cursor && offsetIn(new URL(cursor)))).toEqual([10, 20, 30, undefined]);
  });

  it('goes on from a cursor, and from the start for one that leads elsewhere', async () => {
    await open(34);
    const cursor = `${site?.origin}${PATH.replace('-Reviews-', '-Reviews-or20-')}`;
    const resumed = await walk({}, { cursor });
    expect(resumed.reviews.map(({ externalId }) => externalId)).toEqual(reviews(14, 20).map(({ id }) => id));
    expect(resumed.end.outcome).toBe('complete');
    const elsewhere = await walk(
      {},
      { cursor: 'https://elsewhere.example/Restaurant_Review-g1-d7654321-Reviews-or20-X.html' },
    );
    expect(elsewhere.reviews).toHaveLength(34);
    expect((await walk({}, { cursor: 'nonsense' })).reviews).toHaveLength(34);
  });

  it('starts anew where the page that it broke off before is gone', async () => {
    await open(34, (offset) => (offset > 30 ? { status: 404, body: 'Not found' } : undefined));
    const cursor = `${site?.origin}${PATH.replace('-Reviews-', '-Reviews-or70-')}`;
    const { reviews: found, end } = await walk({}, { cursor });
    expect(found).toHaveLength(34);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end' });
  });

  it('says partial at its limit, and when the list ends before the count', async () => {
    await open(34);
    expect((await walk({ maxPages: 2 })).end).toMatchObject({ outcome: 'partial', stop: 'limit' });
    await site?.close();
    await open(34, (offset) =>
      offset === 20
        ? { body: page('today', 'en', reviews(2, 20), { shown: 22, offset: 20 }).replaceAll('22', '34') }
        : undefined,
    );
    const { end, reviews: found } = await walk();
    expect(found).toHaveLength(22);
    expect(end).toMatchObject({
      outcome: 'partial',
      stop: 'end',
      reason: 'Expected 34 reviews as the page states, got 22 at the end of its list',
    });
  });

  it('stops after twenty unchanged reviews in a row, and not in a full walk', async () => {
    await open(60);
    const unchanged = async (asked: readonly unknown[]): Promise<boolean[]> => asked.map(() => true);
    const short = await walk({}, { full: false }, { unchanged });
    expect(short.end).toMatchObject({ outcome: 'complete', stop: 'known' });
    expect(short.reviews).toHaveLength(20);
    expect((await walk({}, { full: true }, { unchanged })).reviews).toHaveLength(60);
  });

  it('asks whether anything changed, and takes a 304 for an answer', async () => {
    await open(8, undefined, '"v1"');
    const first = await walk();
    expect(first.end.validators).toEqual({ etag: '"v1"' });
    const second = await walk({}, { full: false, validators: { etag: '"v1"' } });
    expect(second).toMatchObject({
      reviews: [],
      end: { outcome: 'complete', stop: 'unmodified', validators: { etag: '"v1"' } },
    });
  });

  it('ends at a wall or at another layout without a success, keeping what it has', async () => {
    const wall =
      '<!doctype html><title>tripadvisor.com</title><body><script src="https://geo.captcha-delivery.com/captcha/"></script><p>Please enable JS</p></body>';
    await open(34, (offset) => (offset === 20 ? { body: wall } : undefined));
    const { end, reviews: found } = await walk();
    expect(found).toHaveLength(20);
    expect(end.outcome).not.toBe('complete');
    expect(end.reason).toMatch(/^After 20 reviews: /);
    await site?.close();
    await open(20, () => ({
      body: page('today', 'en', reviews(10), { shown: 20 }).replaceAll(/<title id[\s\S]*?<\/title>/g, ''),
    }));
    expect(await walk()).toMatchObject({ reviews: [], end: { outcome: 'layout-changed', brokenFields: ['rating'] } });
    await site?.close();
    await open(20, () => ({ status: 404 }));
    expect((await walk()).end).toMatchObject({ outcome: 'unreachable' });
  });

  it('lets a refusal by robots.txt through', async () => {
    const refusing = async (): Promise<never> => Promise.reject(new SourceRefused('robots', 'robots.txt says no'));
    await expect(
      collectAll(
        tripadvisorPage,
        { url: `https://www.tripadvisor.com${PATH}` },
        {},
        collectTools({ fetchText: refusing }),
      ),
    ).rejects.toThrow(SourceRefused);
  });

  it('does not run in circles when pages link back', async () => {
    await open(30, () => ({ body: page('today', 'en', reviews(10), { shown: 30 }) }));
    const { reviews: found, end } = await walk();
    expect(found).toHaveLength(10);
    expect(end.outcome).toBe('partial');
    expect(site?.asked.length).toBeLessThanOrEqual(4);
  });
});
