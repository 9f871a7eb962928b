import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { googlePlaces } from '../../../../src/collectors/kinds/google-places/collector.ts';
import { SourceUnavailable } from '../../../../src/errors.ts';
import { type ApiReply, type ApiServer, apiTools, startApi } from '../../../support/api-server.ts';
import { collectAll } from '../../../support/collect.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const KEY = 'AIza-test-key';
const PLACE = 'ChIJ1111111111';
const walk = (over: object = {}, language?: string) =>
  collectAll(
    googlePlaces,
    { placeId: PLACE, apiKey: KEY, baseUrl: api.url, ...over },
    { ...(language !== undefined && { language }) },
    apiTools(),
  );

const review = {
  name: `places/${PLACE}/reviews/Chd1`,
  rating: 5,
  authorAttribution: { displayName: 'Ada' },
  originalText: { text: 'Bien', languageCode: 'fr' },
  publishTime: '2026-10-12T22:55:29Z',
};
const v1 = { id: PLACE, displayName: { text: 'Chez Ada' }, rating: 4.4, userRatingCount: 1782 };
const legacyReview = {
  author_name: 'Ada',
  author_url: 'https://www.google.com/maps/contrib/1078331266930091/reviews',
  rating: 3,
  text: 'Bien',
  time: 1630854813,
};
const legacy = { status: 'OK', result: { place_id: PLACE, name: 'Chez Ada', rating: 4.4, user_ratings_total: 1782 } };

describe('a pass over the Places API', () => {
  it('asks v1 for rating and count alone, with the key in a header, and is complete without any review', async () => {
    api.play(() => ({ json: v1 }));
    const { reviews, end } = await walk({}, 'fr');
    expect(end).toMatchObject({ outcome: 'complete', stop: 'limit', shownCount: 1782, shownAverage: 4.4 });
    expect(reviews).toEqual([]);
    expect(api.calls).toHaveLength(1);
    expect(api.calls[0]).toMatchObject({ method: 'GET', path: `/v1/places/${PLACE}` });
    expect(String(api.calls[0]?.query)).toBe('languageCode=fr');
    expect(api.calls[0]?.headers).toMatchObject({
      'x-goog-api-key': KEY,
      'x-goog-fieldmask': 'id,displayName,rating,userRatingCount',
    });
  });

  it('stores texts only when told to, and never as a whole list', async () => {
    api.play(() => ({ json: { ...v1, reviews: [review] } }));
    expect((await walk()).reviews).toEqual([]);
    const { reviews, end } = await walk({ storeTexts: true });
    expect(reviews).toMatchObject([{ externalId: 'Chd1', text: 'Bien' }]);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'limit', shownCount: 1782 });
    expect(api.calls.at(-1)?.headers['x-goog-fieldmask']).toBe('id,displayName,rating,userRatingCount,reviews');
  });

  it('speaks the legacy form too: newest first, untranslated', async () => {
    api.play(() => ({ json: { ...legacy, result: { ...legacy.result, reviews: [legacyReview] } } }));
    const { reviews, end } = await walk({ version: 'legacy', storeTexts: true });
    expect(reviews).toMatchObject([{ externalId: `1078331266930091:${PLACE}` }]);
    expect(end).toMatchObject({ outcome: 'complete', shownCount: 1782 });
    expect(api.calls[0]?.path).toBe('/maps/api/place/details/json');
    expect(Object.fromEntries(api.calls[0]?.query ?? [])).toEqual({
      place_id: PLACE,
      fields: 'place_id,name,rating,user_ratings_total,reviews',
      reviews_sort: 'newest',
      reviews_no_translations: 'true',
      key: KEY,
    });
    api.play(() => ({ json: legacy }));
    expect((await walk({ version: 'legacy' })).end.outcome).toBe('complete');
    expect(api.calls[0]?.query.get('fields')).toBe('place_id,name,rating,user_ratings_total');
  });

  it.each([
    ['a count of 0', { ...v1, rating: undefined, userRatingCount: 0 }, 'empty'],
    ['name and id and nothing else', { id: PLACE, displayName: { text: 'Chez Ada' } }, 'empty'],
    [
      'fields under other names',
      { id: PLACE, displayName: { text: 'Chez Ada' }, stars: 4.4, ratings: 1782 },
      'partial',
    ],
    ['a rating without a count', { id: PLACE, rating: 4.4 }, 'partial'],
    ['a count without a rating', { id: PLACE, userRatingCount: 12 }, 'partial'],
    ['an empty object', {}, 'layout-changed'],
  ])('does not believe a zero without proof: %s', async (_, json, outcome) => {
    api.play(() => ({ json }));
    const { end } = await walk();
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toMatch(/\S/);
  });

  const error = (code: number, status: string, reason?: string, message = `no: ${status}`): ApiReply => ({
    status: code,
    json: {
      error: {
        code,
        status,
        message,
        details: reason ? [{ '@type': 'x', reason, metadata: { service: 'places.googleapis.com' } }] : [],
      },
    },
  });

  it.each([
    [
      'a bad key',
      error(400, 'INVALID_ARGUMENT', 'API_KEY_INVALID', 'API key not valid. Please pass a valid API key.'),
      'unauthorised',
      'check apiKey',
    ],
    ['a restricted key', error(403, 'PERMISSION_DENIED', 'API_KEY_IP_ADDRESS_BLOCKED'), 'unauthorised', 'restricted'],
    ['an API that is switched off', error(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'), 'unauthorised', 'switch on'],
    ['no billing', error(403, 'PERMISSION_DENIED', 'BILLING_DISABLED'), 'unauthorised', 'billing'],
    ['no permission', error(403, 'PERMISSION_DENIED'), 'unauthorised', 'restricted'],
    ['too many requests', error(429, 'RESOURCE_EXHAUSTED'), 'quota', 'quota'],
    ['an old place id', error(404, 'NOT_FOUND'), 'unreachable', 'look up the place again'],
    ['a bad place id', error(400, 'INVALID_ARGUMENT'), 'unreachable', 'check placeId'],
    ['a page', { status: 404, body: '<!doctype html>' }, 'unreachable', 'baseUrl'],
    ['a bare 429', { status: 429, body: '' }, 'quota', 'later'],
    ['a cut answer', { body: '{"id":"ChIJ","rating":4.' }, 'layout-changed', 'cut'],
    ['an empty answer', { body: '' }, 'unreachable', 'empty'],
  ])('names each refusal of v1: %s', async (_, reply, outcome, words) => {
    api.play(() => reply);
    const { end, reviews } = await walk({ storeTexts: true });
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toContain(words);
    expect(reviews).toEqual([]);
  });

  it.each([
    ['OVER_QUERY_LIMIT', 'quota'],
    ['OVER_DAILY_LIMIT', 'quota'],
    ['REQUEST_DENIED', 'unauthorised'],
    ['INVALID_REQUEST', 'unreachable'],
    ['NOT_FOUND', 'unreachable'],
    ['ZERO_RESULTS', 'unreachable'],
    ['UNKNOWN_ERROR', 'unreachable'],
  ])('names the legacy status %s, which comes with a 200', async (status, outcome) => {
    api.play(() => ({ json: { html_attributions: [], status, error_message: `The key ${KEY} says no` } }));
    const { end } = await walk({ version: 'legacy' });
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toContain(status);
    expect(end.reason).not.toContain(KEY);
  });

  it('leaves a 500 to the next run', async () => {
    api.play(() => ({ status: 500, json: {} }));
    await expect(walk()).rejects.toBeInstanceOf(SourceUnavailable);
  });
});
