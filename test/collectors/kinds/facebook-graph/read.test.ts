import { describe, expect, it } from 'vitest';
import { facebookGraph } from '../../../../src/collectors/kinds/facebook-graph/collector.ts';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const readBody = (body: string, url?: string) =>
  facebookGraph.read({ body, capturedAt, ...(url !== undefined && { url }) });
const read = (value: unknown, url?: string) => readBody(JSON.stringify(value), url);

const story = (over: object = {}, data: object = {}) => ({
  id: '10150030749305470',
  type: 'sellers.rates',
  start_time: '2026-07-07T04:35:18+0000',
  data: { seller: { id: '130', title: 'Chez Ada', type: 'seller' }, ...data },
  ...over,
});
const rating = (over: object = {}) => ({
  created_time: '2026-07-07T04:35:18+0000',
  has_rating: false,
  has_review: true,
  recommendation_type: 'negative',
  review_text: 'Two hours late',
  reviewer: { name: 'Grace', id: '7' },
  open_graph_story: story(),
  ...over,
});
const one = (over: object) => read({ data: [rating(over)] }).reviews[0];
const day = (iso: string, wording: string) => ({ earliest: iso, latest: iso, wording });

describe('an entry of /ratings', () => {
  it('gives every field of a recommendation, in its own scale', () => {
    expect(one({})).toEqual({
      externalId: '10150030749305470',
      author: 'Grace',
      scale: 'recommend',
      recommends: false,
      text: 'Two hours late',
      written: day('2026-07-07T04:35:18.000Z', '2026-07-07T04:35:18+0000'),
    });
  });

  it.each([
    [
      'stars of before 2018',
      { has_rating: true, rating: 4, recommendation_type: undefined },
      { rating: 4, scale: 'stars' },
    ],
    [
      'both, on migrated ones',
      { has_rating: true, rating: 5, recommendation_type: 'positive' },
      { rating: 5, scale: 'stars', recommends: true },
    ],
    ['stars as text', { has_rating: true, rating: '3', recommendation_type: null }, { rating: 3, scale: 'stars' }],
    ['capitals', { recommendation_type: 'POSITIVE' }, { recommends: true, scale: 'recommend' }],
    [
      'stars in the story',
      {
        has_rating: undefined,
        recommendation_type: undefined,
        open_graph_story: story({}, { rating: { value: 3, scale: 5 } }),
      },
      { rating: 3, scale: 'stars' },
    ],
    [
      'another scale',
      {
        has_rating: true,
        recommendation_type: undefined,
        open_graph_story: story({}, { rating: { value: 7, scale: 10 } }),
      },
      { rating: 7, scale: '1-10' },
    ],
  ])('gives %s', (_, over, wanted) => {
    expect(one(over)).toMatchObject(wanted);
  });

  it('never makes stars of a recommendation, nor of a 0', () => {
    expect(one({ has_rating: false, rating: 5, recommendation_type: 'positive' })).not.toHaveProperty('rating');
    expect(one({ has_rating: true, rating: 0 })).not.toHaveProperty('rating');
  });

  it('says which field it could not read', () => {
    expect(read({ data: [rating({ recommendation_type: 'maybe' })] })).toMatchObject({
      outcome: 'partial',
      brokenFields: ['recommends'],
    });
    expect(read({ data: [rating({ has_rating: true, rating: 'many' })] })).toMatchObject({ brokenFields: ['rating'] });
    const dateless = rating({ created_time: 'yesterday', open_graph_story: { id: '1' } });
    expect(read({ data: [dateless] })).toMatchObject({ brokenFields: ['date'] });
  });

  it('says which field has gone from every entry', () => {
    const gone = (over: object) => read({ data: [rating(over)] });
    expect(gone({ recommendation_type: undefined })).toMatchObject({
      outcome: 'partial',
      brokenFields: ['recommends'],
    });
    expect(gone({ review_text: undefined })).toMatchObject({ outcome: 'partial', brokenFields: ['text'] });
    expect(gone({ review_text: undefined, has_review: false }).outcome).toBe('complete');
    expect(gone({ reviewer: { id: '7' } })).toMatchObject({ outcome: 'partial', brokenFields: ['author'] });
    expect(gone({ reviewer: undefined }).outcome).toBe('complete');
    expect(gone({ has_rating: true })).toMatchObject({ outcome: 'partial', brokenFields: ['rating'] });
  });

  it('takes the text out of the story where it is nowhere else', () => {
    const inData = one({
      review_text: undefined,
      open_graph_story: story({ message: 'm' }, { review_text: 'In data' }),
    });
    expect(inData?.text).toBe('In data');
    expect(one({ review_text: undefined, open_graph_story: story({ message: 'In message' }) })?.text).toBe(
      'In message',
    );
    expect(one({ review_text: null, open_graph_story: story() })).not.toHaveProperty('text');
  });

  it('has no id without a story, and no author without permission', () => {
    const bare = one({ open_graph_story: undefined, reviewer: undefined });
    expect(bare).not.toHaveProperty('externalId');
    expect(bare).not.toHaveProperty('author');
  });

  const comment = (id: string, message: string, at: string) => ({
    from: { id, name: 'x' },
    message,
    created_time: at,
    id: `c_${at}`,
  });
  const late = comment('130', 'And a voucher', '2026-07-10T04:35:18+0000');
  const early = comment('130', 'Sorry!', '2026-07-09T04:35:18+0000');
  const other = comment('7', 'Still waiting', '2026-07-08T04:35:18+0000');

  it('takes the comments of the page itself for the answer, and nobody else’s', () => {
    const comments = { data: [other, late, early] };
    expect(one({ open_graph_story: story({ comments }) })?.reply).toEqual({
      text: 'Sorry!\n\nAnd a voucher',
      written: day('2026-07-09T04:35:18.000Z', '2026-07-09T04:35:18+0000'),
    });
    expect(one({ open_graph_story: story({ comments: { data: [other] } }) })).not.toHaveProperty('reply');
    const unnamed = rating({ open_graph_story: { id: '1', comments } });
    expect(read({ data: [unnamed] }).reviews[0]).not.toHaveProperty('reply');
    expect(read({ data: [unnamed] }, 'https://graph.facebook.com/v21.0/130/ratings').reviews[0]?.reply?.text).toContain(
      'Sorry',
    );
  });

  it.each([
    ['in a list', { data: [rating()] }, 1],
    ['alone', rating(), 1],
    ['as a story', story({ type: 'places.rates', from: { name: 'Grace' } }, { rating: { value: 2, scale: 5 } }), 1],
    ['as a list of pages', [{ data: [rating()] }, { data: [rating({ open_graph_story: story({ id: '2' }) })] }], 2],
    ['in result', { result: { data: [rating()] } }, 1],
    ['inside its page', { id: '130', name: 'Chez Ada', ratings: { data: [rating()] } }, 1],
    ['twice', { data: [rating(), rating()] }, 1],
  ])('is read %s', (_, value, count) => {
    const pretty = `\ufeff${JSON.stringify(value, null, 2)}`;
    expect(readBody(pretty).reviews).toHaveLength(count);
    expect(parseCapture({ body: pretty, capturedAt })).toMatchObject({ kind: 'facebook-graph', outcome: 'complete' });
  });
});

describe('a list of ratings', () => {
  const next = 'https://graph.facebook.com/v21.0/130/ratings?access_token=EAABtoken&limit=25&after=QVFI';

  it('says where the next ones are, without the token that Facebook writes into the address', () => {
    const page = read({ data: [rating()], paging: { cursors: { before: 'A', after: 'QVFI' }, next } });
    expect(page).toMatchObject({ outcome: 'partial', next: 'QVFI' });
    const older = read({ data: [rating()], paging: { next: next.replace('after=QVFI', 'offset=25') } });
    expect(older.next).toBe('?offset=25');
    expect(JSON.stringify([page, older])).not.toContain('EAAB');
  });

  it('ends where there is no next address, whatever its cursors say', () => {
    const page = read({ data: [rating()], paging: { cursors: { before: 'A', after: 'QVFI' } } });
    expect(page.outcome).toBe('complete');
    expect(page).not.toHaveProperty('next');
  });

  it('carries the page’s own score and count where they are asked for', () => {
    const page = read({
      id: '130',
      name: 'Chez Ada',
      overall_star_rating: 4.1,
      rating_count: 12,
      ratings: { data: [rating()] },
    });
    expect(page).toMatchObject({ location: 'Chez Ada', shownAverage: 4.1, shownCount: 12 });
  });

  it.each([
    ['a count of 0', { id: '1', rating_count: 0, ratings: { data: [] } }, 'empty'],
    ['an empty list', { data: [] }, 'partial'],
    ['an empty list with paging', { data: [], paging: {} }, 'partial'],
    ['a count without a list', { overall_star_rating: 4.1, rating_count: 12 }, 'partial'],
    ['entries of another shape', { data: [{ stars: 5 }] }, 'layout-changed'],
    ['entries that say nothing', { data: [{ open_graph_story: { id: '1' } }] }, 'layout-changed'],
    ['another answer', { weather: 'rain' }, 'layout-changed'],
  ])('without ratings is believed to be empty by a count of 0 alone: %s', (_, value, outcome) => {
    const page = read(value);
    expect(page.outcome).toBe(outcome);
    expect(page.reason).toMatch(/\S/);
  });

  it('survives hostile values', () => {
    const body =
      '{"data":[null,5,{"__proto__":{"rating":1},"recommendation_type":"positive","reviewer":[],"review_text":null,"created_time":"x","open_graph_story":{"id":12345678901234567890,"data":"x","comments":{"data":"x"}}}]}';
    const page = readBody(body);
    expect(page.reviews).toEqual([{ externalId: '12345678901234567890', scale: 'recommend', recommends: true }]);
    expect(page).toMatchObject({ outcome: 'partial', brokenFields: ['date'] });
  });

  it('has changed when it is cut', () => {
    const body = JSON.stringify({ data: [rating()] }).slice(0, -9);
    expect(parseCapture({ body, capturedAt })).toMatchObject({ kind: 'facebook-graph', outcome: 'layout-changed' });
  });
});

describe('the body of a webhook', () => {
  const change = (value: object) => ({
    object: 'page',
    entry: [{ id: '130', time: 1_795_000_000, changes: [{ field: 'ratings', value: { item: 'rating', ...value } }] }],
  });
  const told = { verb: 'add', open_graph_story_id: 904801129604590, reviewer_name: 'Grace', review_text: 'Late' };

  it('gives the review that was written, with the kind of its time', () => {
    const page = read(change({ ...told, rating: 3, recommendation_type: 'NEGATIVE', created_time: 1_794_999_000 }));
    expect(page).toMatchObject({ outcome: 'partial' });
    expect(page.reviews).toEqual([
      {
        externalId: '904801129604590',
        author: 'Grace',
        rating: 3,
        scale: 'stars',
        recommends: false,
        text: 'Late',
        written: day('2026-11-18T10:50:00.000Z', '1794999000'),
      },
    ]);
  });

  it('dates what has no stamp by when it was told, within the hour; an edit not at all', () => {
    expect(read(change(told)).reviews[0]?.written).toEqual({
      earliest: '2026-11-18T10:06:40.000Z',
      latest: '2026-11-18T11:06:40.000Z',
    });
    expect(read(change({ ...told, verb: 'edit' })).reviews[0]).not.toHaveProperty('written');
  });

  it('gives a removal as an id without content, and says so', () => {
    const page = read(change({ verb: 'remove', open_graph_story_id: 904801129604590, reviewer_id: 7 }));
    expect(page.reviews).toEqual([{ externalId: '904801129604590', scale: 'stars' }]);
    expect(page.outcome).toBe('partial');
    expect(page.reason).toContain('removed');
  });

  it('holds no review when it is about a comment below one', () => {
    const page = read(
      change({ item: 'comment', verb: 'add', comment_id: '1_2', open_graph_story_id: 1, message: 'Hi' }),
    );
    expect(page).toMatchObject({ outcome: 'partial', reviews: [] });
    expect(page.reason).toContain('comment');
  });

  it('is recognised, and other webhooks of a page are not', () => {
    const sure = (value: unknown) => facebookGraph.recognise({ body: JSON.stringify(value), capturedAt });
    expect(sure(change(told))).toBeGreaterThan(0.9);
    expect(sure({ object: 'page', entry: [{ id: '1', changes: [{ field: 'feed', value: { item: 'post' } }] }] })).toBe(
      0,
    );
  });
});

describe('the answer to a batch', () => {
  const part = (value: unknown, code = 200) => ({ code, headers: [], body: JSON.stringify(value) });
  const list = (id: string) => ({ data: [rating({ open_graph_story: story({ id }) })] });

  it('is recognised, and gives the ratings of all its parts', () => {
    const body = JSON.stringify([part(list('1')), part(list('2'))]);
    const page = parseCapture({ body, capturedAt });
    expect(page).toMatchObject({ kind: 'facebook-graph', outcome: 'complete' });
    expect(page.reviews.map(({ externalId }) => externalId)).toEqual(['1', '2']);
  });

  it('is partial where a part was refused or not answered, and a refusal where all were', () => {
    const refused = part({ error: { message: '(#283) no', type: 'OAuthException', code: 283 } }, 403);
    expect(read([part(list('1')), refused])).toMatchObject({
      outcome: 'partial',
      reviews: [{ externalId: '1' }],
      reason: expect.stringContaining('error 283'),
    });
    expect(read([part(list('1')), null])).toMatchObject({ outcome: 'partial', reviews: [{ externalId: '1' }] });
    expect(read([refused])).toMatchObject({ outcome: 'unauthorised', reviews: [] });
  });
});
