import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectTools } from '../../../../src/collectors/collector.ts';
import { facebookGraph } from '../../../../src/collectors/kinds/facebook-graph/collector.ts';
import { SourceUnavailable } from '../../../../src/errors.ts';
import { type ApiCall, type ApiReply, type ApiServer, apiTools, startApi } from '../../../support/api-server.ts';
import { collectAll } from '../../../support/collect.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const TOKEN = 'EAAB-page-token';
const walk = (request: object = {}, over: object = {}, tools: CollectTools = apiTools()) =>
  collectAll(facebookGraph, { pageId: '130', accessToken: TOKEN, baseUrl: api.url, ...over }, request, tools);

const DAY = 86_400_000;
const at = (index: number) => new Date(Date.UTC(2026, 10, 20) - index * DAY).toISOString();
const ratingAt = (index: number) => ({
  created_time: at(index).replace('.000Z', '+0000'),
  has_rating: false,
  has_review: true,
  recommendation_type: index % 3 === 0 ? 'negative' : 'positive',
  review_text: `Visit number ${index}`,
  open_graph_story: { id: `s${index}`, comments: { data: [{ from: { id: '130' }, message: `Answer ${index}` }] } },
});

/** Facebook as documented: cursors, a next address with the token in it, none on the last page. */
function facebook(
  ratings = 120,
  node: object = { overall_star_rating: 4.2, rating_count: ratings },
): (call: ApiCall) => ApiReply {
  return (call) => {
    if (call.headers.authorization !== `Bearer ${TOKEN}`) return refusal(190);
    if (!call.path.endsWith('/ratings')) return { json: { id: '130', name: 'Chez Ada', ...node } };
    const from = Number(call.query.get('after')?.replace('A', '') ?? 0);
    const size = Number(call.query.get('limit'));
    const data = Array.from({ length: Math.max(0, Math.min(size, ratings - from)) }, (_, index) =>
      ratingAt(from + index),
    );
    const next = `${api.url}/v21.0/130/ratings?access_token=${TOKEN}&after=A${from + size}`;
    return {
      json: {
        data,
        paging: { cursors: { before: 'B', after: `A${from + size}` }, ...(from + size < ratings && { next }) },
      },
    };
  };
}

function refusal(code: number, message = `(#${code}) no`, more: object = {}): ApiReply {
  return {
    status: code === 190 ? 401 : 400,
    json: { error: { message, type: 'OAuthException', code, fbtrace_id: 'AbC', ...more } },
  };
}

/** Facebook as above, but for the first answers of the list. */
function refusing(...replies: ApiReply[]): (call: ApiCall) => ApiReply {
  const play = facebook();
  const left = [...replies];
  return (call) => (call.path.endsWith('/ratings') ? (left.shift() ?? play(call)) : play(call));
}

const lists = () => api.calls.filter(({ path }) => path.endsWith('/ratings'));

describe('a walk through the Graph API', () => {
  it('reads every page, with answers, score and count, and keeps the token out of every address', async () => {
    api.play(facebook());
    const { batches, reviews, end } = await walk();
    expect(reviews.map(({ externalId }) => externalId)).toEqual(Array.from({ length: 120 }, (_, index) => `s${index}`));
    expect(reviews[3]).toMatchObject({ recommends: false, scale: 'recommend', reply: { text: 'Answer 3' } });
    expect(batches.map(({ cursor }) => cursor)).toEqual(['A50', 'A100', undefined]);
    expect(end).toEqual({ outcome: 'complete', stop: 'end', shownCount: 120, shownAverage: 4.2, oldest: at(119) });
    expect(lists()[0]?.path).toBe('/v21.0/130/ratings');
    expect(JSON.stringify(api.calls.map(({ path, query }) => `${path}?${query}`))).not.toContain(TOKEN);
    expect(JSON.stringify(batches)).not.toContain(TOKEN);
  });

  it('signs its requests when it knows the secret of the app', async () => {
    api.play(facebook());
    await walk({}, { appSecret: 'app-secret' });
    const proof = createHmac('sha256', 'app-secret').update(TOKEN).digest('hex');
    expect(api.calls.every(({ query }) => query.get('appsecret_proof') === proof)).toBe(true);
  });

  it('asks by the number of the page, so that its own comments are known, when it was given its name', async () => {
    api.play(facebook(1));
    const { reviews } = await walk({}, { pageId: 'chez.ada' });
    expect(lists()[0]?.path).toBe('/v21.0/130/ratings');
    expect(reviews[0]?.reply?.text).toBe('Answer 0');
  });

  it('reads on without score and count where a version has dropped them', async () => {
    const play = facebook();
    api.play((call) => (call.path.endsWith('/ratings') ? play(call) : refusal(12)));
    const { reviews, end } = await walk();
    expect(reviews).toHaveLength(120);
    expect(end).toEqual({ outcome: 'complete', stop: 'end', oldest: at(119) });
  });

  it('reads on without answers where a version does not know their fields', async () => {
    const play = facebook();
    const unknown = refusal(100, '(#100) Tried accessing nonexisting field (comments) on node type (OpenGraphAction)');
    api.play((call) => (call.query.get('fields')?.includes('comments') ? unknown : play(call)));
    const { reviews, end } = await walk();
    expect(reviews).toHaveLength(120);
    expect(end.outcome).toBe('complete');
  });

  it('goes on at a cursor, and starts anew where it has expired', async () => {
    api.play(facebook());
    const resumed = await walk({ cursor: 'A50' });
    expect(resumed.reviews).toHaveLength(70);
    expect(resumed.end.outcome).toBe('complete');
    const play = facebook();
    api.play((call) => (call.query.get('after') === 'old' ? refusal(100, '(#100) Invalid parameter') : play(call)));
    const anew = await walk({ cursor: 'old' });
    expect(anew.reviews).toHaveLength(120);
    expect(anew.end.outcome).toBe('complete');
    // What is behind a good cursor may be nothing; a list that is empty from its beginning proves nothing.
    api.play(facebook(50));
    expect((await walk({ cursor: 'A50' })).end.outcome).toBe('complete');
    const none = facebook(0, {});
    api.play((call) => (call.query.get('after') === 'old' ? refusal(100, '(#100) Invalid parameter') : none(call)));
    expect((await walk({ cursor: 'old' })).end.outcome).toBe('partial');
  });

  it('stops after twenty unchanged ones in a row', async () => {
    api.play(facebook());
    const tools = apiTools({ unchanged: async (reviews) => reviews.map(() => true) });
    const { end } = await walk({ full: false }, {}, tools);
    expect(end).toMatchObject({ outcome: 'complete', stop: 'known' });
    expect(lists()).toHaveLength(1);
  });

  it('passes over a page that privacy has emptied, and does not go round in circles', async () => {
    const play = facebook();
    api.play((call) => {
      const reply = play(call);
      return call.query.get('after') === 'A50' ? { json: { ...(reply.json as object), data: [] } } : reply;
    });
    expect((await walk()).reviews).toHaveLength(70);
    api.play((call) => {
      const reply = play(call);
      if (!call.path.endsWith('/ratings')) return reply;
      return {
        json: {
          ...(reply.json as object),
          paging: { cursors: { after: 'A50' }, next: 'https://example.org/?after=A50' },
        },
      };
    });
    expect((await walk()).reviews).toHaveLength(100);
  });

  it('is partial at maxPages', async () => {
    api.play(facebook());
    expect((await walk({}, { maxPages: 2 })).end).toMatchObject({ outcome: 'partial', stop: 'limit' });
  });

  it.each([
    ['a count of 0', { rating_count: 0 }, 'empty'],
    ['no count', {}, 'partial'],
    ['a count of some', { rating_count: 12 }, 'limited'],
  ])('believes an empty list by its count alone: %s', async (_, node, outcome) => {
    api.play(facebook(0, node));
    const { end } = await walk();
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toMatch(/\S/);
  });
});

describe('a refusal of the Graph API', () => {
  it.each([
    [12, undefined, 'layout-changed', 'v21.0'],
    [283, undefined, 'unauthorised', 'pages_read_user_content'],
    [190, undefined, 'unauthorised', 'new page access token'],
    [190, 463, 'unauthorised', 'expired'],
    [190, 460, 'unauthorised', 'password'],
    [102, undefined, 'unauthorised', 'session'],
    [10, undefined, 'unauthorised', 'pages_read_user_content'],
    [200, undefined, 'unauthorised', 'task on this page'],
    [230, undefined, 'unauthorised', 'pages_read_user_content'],
    [3, undefined, 'unauthorised', 'capability'],
    [4, undefined, 'quota', 'rate limit'],
    [17, undefined, 'quota', 'rate limit'],
    [32, 80006, 'quota', 'rate limit'],
    [613, undefined, 'quota', 'rate limit'],
    [80001, undefined, 'quota', 'rate limit'],
    [1, undefined, 'unreachable', 'later'],
    [2, undefined, 'unreachable', 'later'],
    [100, 33, 'unreachable', 'pageId'],
    [803, undefined, 'unreachable', 'pageId'],
    [21, undefined, 'unreachable', 'merged'],
    [368, undefined, 'blocked', 'day'],
    [99999, undefined, 'unreachable', 'errors'],
  ])('is named by its code: %i (%s)', async (code, subcode, outcome, words) => {
    api.play(refusing(refusal(code, 'no', subcode === undefined ? {} : { error_subcode: subcode })));
    const { end, reviews } = await walk();
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toContain(words);
    expect(end.reason).toContain(String(code));
    expect(reviews).toEqual([]);
  });

  it('is read from a saved answer in the same words', () => {
    const body = JSON.stringify(refusal(283).json);
    const reading = facebookGraph.read({ body, capturedAt: at(0) as never });
    expect(reading).toMatchObject({ outcome: 'unauthorised', reviews: [] });
    expect(facebookGraph.recognise({ body, capturedAt: at(0) as never })).toBeGreaterThan(0.5);
  });

  it.each([
    [
      'a missing proof',
      refusal(100, 'API calls from the server require an appsecret_proof argument'),
      'unauthorised',
      'appSecret',
    ],
    ['a page', { status: 404, body: '<!doctype html>' }, 'unreachable', 'baseUrl'],
    ['a bare 429', { status: 429, body: '' }, 'quota', 'later'],
    ['a cut answer', { body: '{"data":[{"recommendation_type":"posi' }, 'layout-changed', 'cut'],
    ['an empty answer', { body: '' }, 'unreachable', 'empty'],
    ['an answer of something else', { json: { weather: 'rain' } }, 'layout-changed', 'ratings'],
  ])('is named: %s', async (_, reply, outcome, words) => {
    api.play(refusing(reply));
    const { end } = await walk();
    expect(end.outcome).toBe(outcome);
    expect(end.reason).toContain(words);
  });

  it('in the middle leaves what was read in place, with the cursor to go on', async () => {
    const play = facebook();
    api.play((call) => (call.query.get('after') === 'A50' ? refusal(32) : play(call)));
    const { batches, end } = await walk();
    expect(batches).toMatchObject([{ cursor: 'A50' }]);
    expect(end).toMatchObject({ outcome: 'quota', shownCount: 120, oldest: at(49) });
  });

  it('never prints the token, even when Facebook quotes it', async () => {
    for (const quote of [TOKEN, `${TOKEN}${'x'.repeat(60)}`]) {
      api.play(refusing(refusal(190, `Malformed access token ${quote}`)));
      expect((await walk()).end.reason).not.toContain(TOKEN);
    }
  });

  it('of the server’s own making is thrown for the next run', async () => {
    api.play(refusing({ status: 500, json: {} }));
    await expect(walk()).rejects.toBeInstanceOf(SourceUnavailable);
  });
});
