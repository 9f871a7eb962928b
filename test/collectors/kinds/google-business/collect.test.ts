import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectTools } from '../../../../src/collectors/collector.ts';
import { googleBusiness } from '../../../../src/collectors/kinds/google-business/collector.ts';
import type { RawReview } from '../../../../src/domain/review.ts';
import { instant } from '../../../../src/domain/time.ts';
import { SourceUnavailable } from '../../../../src/errors.ts';
import { type ApiCall, type ApiReply, type ApiServer, apiTools, startApi } from '../../../support/api-server.ts';
import { collectAll } from '../../../support/collect.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const SECRET = 'client-secret-1';
const REFRESH = '1//refresh-1';

const options = (over: object = {}) => ({
  account: 'accounts/11',
  location: '22',
  clientId: 'client-1',
  clientSecret: SECRET,
  refreshToken: REFRESH,
  baseUrl: `${api.url}/`,
  tokenUrl: `${api.url}/token`,
  ...over,
});

const DAY = 86_400_000;
const at = (index: number) => new Date(Date.UTC(2026, 10, 20) - index * DAY).toISOString();
const reviewAt = (index: number) => ({
  reviewId: `r${index}`,
  reviewer: { displayName: `Guest ${index}` },
  starRating: 'FIVE',
  comment: `Stay number ${index}`,
  createTime: at(index),
  updateTime: at(index),
});

interface Played {
  readonly reviews?: number;
  /** What Google counts. */
  readonly total?: number;
  readonly lifeS?: number;
}

/** Google as documented: tokens by number, pages by offset, newest update first. */
function google({ reviews = 120, total = reviews, lifeS = 3600 }: Played = {}): (call: ApiCall) => ApiReply {
  let tokens = 0;
  return (call) => {
    if (call.path === '/token') {
      tokens += 1;
      return { json: { access_token: `access-${tokens}`, expires_in: lifeS, token_type: 'Bearer' } };
    }
    if (call.headers.authorization !== `Bearer access-${tokens}`) return refusal(401, 'UNAUTHENTICATED');
    const from = Number(call.query.get('pageToken')?.replace('T', '') ?? 0);
    const size = Number(call.query.get('pageSize'));
    const page = Array.from({ length: Math.min(size, reviews - from) }, (_, index) => reviewAt(from + index));
    const next = from + size < reviews ? { nextPageToken: `T${from + size}` } : {};
    return { json: { reviews: page, averageRating: 4.6, totalReviewCount: total, ...next } };
  };
}

function refusal(code: number, status: string, error: object = {}): ApiReply {
  return { status: code, json: { error: { code, status, message: `no: ${status}`, ...error } } };
}

/** Google as above, but for the first answers of the list. */
function refusing(...replies: ApiReply[]): (call: ApiCall) => ApiReply {
  const play = google();
  const left = [...replies];
  return (call) => (call.path === '/token' ? play(call) : (left.shift() ?? play(call)));
}

const lists = () => api.calls.filter(({ path }) => path !== '/token');
const walk = (request: object = {}, tools: CollectTools = apiTools(), over: object = {}) =>
  collectAll(googleBusiness, options(over), request, tools);

describe('a walk through the Business Profile API', () => {
  it('reads every page, fifty at a time, last updated first, with one token', async () => {
    api.play(google());
    const { batches, reviews, end } = await walk();
    expect(reviews.map(({ externalId }) => externalId)).toEqual(Array.from({ length: 120 }, (_, index) => `r${index}`));
    expect(batches.map(({ cursor }) => cursor)).toEqual(['50 T50', '100 T100', undefined]);
    expect(end).toEqual({ outcome: 'complete', stop: 'end', shownCount: 120, shownAverage: 4.6, oldest: at(119) });
    expect(api.calls.filter(({ path }) => path === '/token')).toHaveLength(1);
    const [token] = api.calls;
    expect(token).toMatchObject({ method: 'POST' });
    expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
      client_id: 'client-1',
      client_secret: SECRET,
      refresh_token: REFRESH,
      grant_type: 'refresh_token',
    });
    expect(lists()[0]?.path).toBe('/v4/accounts/11/locations/22/reviews');
    expect(Object.fromEntries(lists()[0]?.query ?? [])).toEqual({ pageSize: '50', orderBy: 'updateTime desc' });
  });

  it('goes on at the cursor of an interrupted walk, and counts what was read before', async () => {
    api.play(google());
    const { reviews, end } = await walk({ cursor: '50 T50' });
    expect(reviews[0]?.externalId).toBe('r50');
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end' });
    expect(reviews).toHaveLength(70);
  });

  it.each(['50 T-expired', 'no cursor of ours'])(
    'starts anew when the cursor makes no sense any more: %s',
    async (cursor) => {
      const play = google();
      api.play((call) => (call.query.get('pageToken') === 'T-expired' ? refusal(400, 'INVALID_ARGUMENT') : play(call)));
      const { batches, reviews, end } = await walk({ cursor });
      expect(batches[0]?.cursor).toBe('50 T50');
      expect(reviews).toHaveLength(120);
      expect(end.outcome).toBe('complete');
    },
  );

  it('stops after twenty unchanged reviews in a row, not at the first one', async () => {
    api.play(google({ reviews: 500 }));
    const known = (review: RawReview) => review.externalId !== 'r45';
    const tools = apiTools({ unchanged: async (reviews) => reviews.map(known) });
    const { reviews, end } = await walk({ full: false }, tools);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'known', shownCount: 500 });
    expect(reviews).toHaveLength(100);
    expect(lists()).toHaveLength(2);
  });

  it('believes Google’s order, by update, although the dates of creation say otherwise', async () => {
    const play = google({ reviews: 500 });
    api.play((call) => {
      const { reviews = [], ...rest } = (play(call).json ?? {}) as { reviews?: object[] };
      const shuffled = reviews.map((review, index) => ({ ...review, createTime: at((index * 37) % 400) }));
      return { json: call.path === '/token' ? rest : { ...rest, reviews: shuffled } };
    });
    const tools = apiTools({ unchanged: async (reviews) => reviews.map(() => true) });
    expect((await walk({ full: false }, tools)).end).toMatchObject({ outcome: 'complete', stop: 'known' });
  });

  it('stops at the date it was asked to go back to', async () => {
    api.play(google({ reviews: 500 }));
    const { end } = await walk({ from: instant('2026-11-01T00:00:00Z') });
    expect(end).toMatchObject({ outcome: 'complete', stop: 'date' });
    expect(lists()).toHaveLength(1);
  });

  it('is partial when the pages hold less than Google counts: not seen is not deleted', async () => {
    api.play(google({ reviews: 120, total: 123 }));
    const { end } = await walk();
    expect(end).toMatchObject({ outcome: 'partial', stop: 'end', shownCount: 123 });
    expect(end.reason).toContain('123');
  });

  it('is complete where Google counts one more than it lists, and one in a hundred of many', async () => {
    api.play(google({ reviews: 120, total: 121 }));
    expect((await collectAll(googleBusiness, options(), {}, apiTools())).end).toMatchObject({ outcome: 'complete' });
    api.play(google({ reviews: 120, total: 122 }));
    expect((await collectAll(googleBusiness, options(), {}, apiTools())).end).toMatchObject({ outcome: 'partial' });
    api.play(google({ reviews: 19, total: 20 }));
    expect((await collectAll(googleBusiness, options(), {}, apiTools())).end).toMatchObject({ outcome: 'partial' });
  });

  it('is partial at maxPages, and does not go round in circles', async () => {
    api.play(google());
    expect((await walk({}, apiTools(), { maxPages: 2 })).end).toMatchObject({ outcome: 'partial', stop: 'limit' });
    const play = google();
    api.play((call) => {
      const reply = play(call);
      return call.path === '/token' ? reply : { json: { ...(reply.json as object), nextPageToken: 'T50' } };
    });
    const { reviews } = await walk();
    expect(reviews).toHaveLength(100);
    expect(lists()).toHaveLength(2);
  });

  it('does not hand on a review twice when pages shift', async () => {
    const play = google({ reviews: 60 });
    const shifted = { reviews: [reviewAt(49), reviewAt(50)], totalReviewCount: 51 };
    api.play((call) => (call.query.get('pageToken') === 'T50' ? { json: shifted } : play(call)));
    const { reviews, end } = await walk();
    expect(reviews).toHaveLength(51);
    expect(end.outcome).toBe('complete');
  });

  it.each([
    ['an empty object, as Google leaves out empty lists', {}, 'empty'],
    ['a count of 0', { reviews: [], totalReviewCount: 0 }, 'empty'],
    ['an empty list alone', { reviews: [] }, 'partial'],
    ['a count without any review', { totalReviewCount: 7 }, 'partial'],
  ])('believes that there is no review by %s', async (_, json, outcome) => {
    api.play(refusing({ json }));
    expect((await walk()).end.outcome).toBe(outcome);
  });

  it('keeps the count of entries that say nothing, and hands them on to be counted as skipped', async () => {
    api.play(
      refusing({
        json: {
          reviews: [reviewAt(1), { ...reviewAt(2), starRating: 'STAR_RATING_UNSPECIFIED', comment: '' }],
          totalReviewCount: 2,
        },
      }),
    );
    const { reviews, end } = await walk();
    expect(reviews).toHaveLength(2);
    expect(end.outcome).toBe('complete');
  });
});

describe('the access token', () => {
  it('is fetched anew shortly before it expires', async () => {
    let minutes = 0;
    const now = () => instant(Date.UTC(2026, 10, 21) + minutes * 60_000);
    const play = google({ lifeS: 630 });
    api.play((call) => {
      if (call.path !== '/token') minutes += 5;
      return play(call);
    });
    const { end } = await walk({}, apiTools({ now }));
    expect(end.outcome).toBe('complete');
    expect(api.calls.map(({ path }) => path === '/token')).toEqual([true, false, false, true, false]);
  });

  it('is fetched anew once when the API no longer takes it', async () => {
    api.play(refusing(refusal(401, 'UNAUTHENTICATED')));
    const { reviews, end } = await walk();
    expect(reviews).toHaveLength(120);
    expect(end.outcome).toBe('complete');
    expect(api.calls.filter(({ path }) => path === '/token')).toHaveLength(2);
  });

  it('is given up when the API refuses the new one too', async () => {
    api.play(refusing(refusal(401, 'UNAUTHENTICATED'), refusal(401, 'UNAUTHENTICATED')));
    const { end } = await walk();
    expect(end).toMatchObject({ outcome: 'unauthorised' });
    expect(end.reason).toContain('refreshToken');
    expect(lists()).toHaveLength(2);
  });

  it.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      'unauthorised',
      'give consent anew',
    ],
    [401, { error: 'invalid_client' }, 'unauthorised', 'clientSecret'],
    [400, { error: 'unauthorized_client' }, 'unauthorised', 'same client'],
    [400, { error: 'invalid_scope' }, 'unauthorised', 'business.manage'],
    [429, { error: 'rate_limit_exceeded' }, 'quota', 'later'],
    [403, {}, 'unauthorised', '403'],
    [200, { token_type: 'Bearer' }, 'layout-changed', 'tokenUrl'],
    [200, 'hello', 'layout-changed', 'tokenUrl'],
    [404, {}, 'unreachable', 'tokenUrl'],
  ])('that is refused with %i %j ends the run', async (status, json, outcome, words) => {
    api.play(() => ({ status, json }));
    const { end, reviews } = await walk();
    expect(end).toMatchObject({ outcome });
    expect(end.reason).toContain(words);
    expect(reviews).toEqual([]);
    expect(lists()).toEqual([]);
  });
});

describe('a refusal of the Business Profile API', () => {
  const quotaOf = (value: string) => ({
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        metadata: { quota_limit_value: value },
      },
    ],
  });
  const disabled = {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'SERVICE_DISABLED',
        metadata: { service: 'mybusiness.googleapis.com' },
      },
    ],
  };

  it.each([
    ['too many requests', refusal(429, 'RESOURCE_EXHAUSTED', quotaOf('300')), 'quota', 'quota'],
    ['an older quota error', refusal(403, '', { errors: [{ reason: 'userRateLimitExceeded' }] }), 'quota', 'quota'],
    ['a quota of 0', refusal(429, 'RESOURCE_EXHAUSTED', quotaOf('0')), 'unauthorised', 'not granted'],
    ['a 403 with a quota of 0', refusal(403, 'PERMISSION_DENIED', quotaOf('0')), 'unauthorised', 'not granted'],
    ['an API that is switched off', refusal(403, 'PERMISSION_DENIED', disabled), 'unauthorised', 'switch on'],
    ['no permission', refusal(403, 'PERMISSION_DENIED'), 'unauthorised', 'manage this location'],
    ['no such location', refusal(404, 'NOT_FOUND'), 'unreachable', 'account and location'],
    ['an unverified location', refusal(400, 'FAILED_PRECONDITION'), 'unreachable', 'verify'],
    ['a bad argument', refusal(400, 'INVALID_ARGUMENT'), 'unreachable', 'account, location'],
    ['a page instead of JSON', { status: 404, body: '<!doctype html><title>Error 404' }, 'unreachable', 'baseUrl'],
    ['a bare 429', { status: 429, body: '' }, 'quota', 'later'],
    [
      'a redirect',
      { status: 302, body: '', headers: { location: 'https://example.org/' } },
      'unreachable',
      'redirects',
    ],
    ['a cut answer', { body: '{"reviews":[{"reviewId":"a","comm' }, 'layout-changed', 'cut'],
    ['an empty answer', { body: '' }, 'unreachable', 'empty'],
    ['an answer of something else', { json: { weather: 'rain' } }, 'layout-changed', 'Business Profile'],
  ])('is named: %s', async (_, reply, outcome, words) => {
    api.play(refusing(reply));
    const { end, reviews } = await walk();
    expect(end).toMatchObject({ outcome });
    expect(end.reason).toContain(words);
    expect(end).not.toHaveProperty('stale');
    expect(reviews).toEqual([]);
  });

  it('leaves what was read before it in place, with the cursor to go on', async () => {
    const play = google();
    api.play((call) => (call.query.get('pageToken') === 'T50' ? refusal(429, 'RESOURCE_EXHAUSTED') : play(call)));
    const { batches, end } = await walk();
    expect(batches).toMatchObject([{ cursor: '50 T50' }]);
    expect(end).toMatchObject({ outcome: 'quota', shownCount: 120, oldest: at(49) });
  });

  it('of the server’s own making is thrown for the next run', async () => {
    api.play(refusing({ status: 503, json: {} }));
    await expect(walk()).rejects.toBeInstanceOf(SourceUnavailable);
  });

  it('never prints a secret, even when Google quotes it', async () => {
    const message = `bad token ${REFRESH} of ${SECRET}, ya29.${'x'.repeat(60)}`;
    api.play(refusing(refusal(403, 'PERMISSION_DENIED', { message })));
    const { end } = await walk();
    for (const secret of [REFRESH, SECRET, 'xxxxxxxxxx']) expect(end.reason).not.toContain(secret);
    for (const { path, query } of api.calls) expect(`${path}?${query}`).not.toContain('access-');
  });
});
