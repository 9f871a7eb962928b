import { describe, expect, it } from 'vitest';
import { googleBusiness } from '../../../../src/collectors/kinds/google-business/collector.ts';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const readBody = (body: string) => googleBusiness.read({ body, capturedAt });
const read = (value: unknown) => readBody(JSON.stringify(value));
const NAME = 'accounts/1/locations/2/reviews/';

const entry = (over: object = {}) => ({
  reviewId: 'AbF1',
  name: `${NAME}AbF1`,
  reviewer: { displayName: 'Ada', profilePhotoUrl: 'https://example.org/a' },
  starRating: 'FOUR',
  comment: 'Kind staff',
  createTime: '2026-10-01T09:00:00.123456789Z',
  updateTime: '2026-10-01T09:00:00.123456789Z',
  ...over,
});
const one = (over: object) => read({ reviews: [entry(over)], totalReviewCount: 1 }).reviews[0];

describe('a page of the Business Profile API', () => {
  it('gives every field, the average and the count', () => {
    const reply = { comment: 'Thank you', updateTime: '2026-10-02T10:00:00Z' };
    const page = read({ reviews: [entry({ reviewReply: reply })], averageRating: 4.5, totalReviewCount: 1 });
    expect(page).toMatchObject({ outcome: 'complete', shownAverage: 4.5, shownCount: 1 });
    expect(page.reviews).toEqual([
      {
        externalId: 'AbF1',
        author: 'Ada',
        rating: 4,
        scale: 'stars',
        text: 'Kind staff',
        written: {
          earliest: '2026-10-01T09:00:00.123Z',
          latest: '2026-10-01T09:00:00.123Z',
          wording: '2026-10-01T09:00:00.123456789Z',
        },
        reply: {
          text: 'Thank you',
          written: {
            earliest: '2026-10-02T10:00:00.000Z',
            latest: '2026-10-02T10:00:00.000Z',
            wording: '2026-10-02T10:00:00Z',
          },
        },
      },
    ]);
  });

  it.each([
    ['ONE', 1],
    ['TWO', 2],
    ['THREE', 3],
    ['FOUR', 4],
    ['FIVE', 5],
    ['STAR_RATING_UNSPECIFIED', undefined],
    [undefined, undefined],
    [null, undefined],
    ['5', 5],
    [3, 3],
  ])('reads starRating %s as %s, and never as 0', (starRating, rating) => {
    const review = one({ starRating });
    expect(review?.rating).toBe(rating);
    expect(review?.text).toBe('Kind staff');
  });

  it('says that the rating is broken when the enum has a new word, and keeps the words', () => {
    const page = read({ reviews: [entry({ starRating: 'SIX' }), entry({ reviewId: 'b' })], totalReviewCount: 2 });
    expect(page).toMatchObject({ outcome: 'partial', brokenFields: ['rating'] });
    expect(page.reviews.map(({ rating }) => rating)).toEqual([undefined, 4]);
    const all = read({ reviews: [entry({ starRating: 'SIX', comment: undefined })], totalReviewCount: 1 });
    expect(all).toMatchObject({ outcome: 'layout-changed', brokenFields: ['rating'] });
    expect(all.sample).not.toContain('Ada');
  });

  it('keeps the original apart from the translation, in the answer of the owner too', () => {
    const comment = '(Translated by Google) Tasty\n\n(Original)\nВкусно';
    const review = one({ comment, reviewReply: { comment: 'Danke\n\n(Translated by Google)\nThanks' } });
    expect(review).toMatchObject({ text: 'Вкусно', translated: 'Tasty', reply: { text: 'Danke' } });
    const alone = one({ comment: '(Translated by Google) Tasty' });
    expect(alone?.text).toBeUndefined();
    expect(alone?.translated).toBe('Tasty');
  });

  it('names nobody who is anonymous', () => {
    expect(one({ reviewer: { displayName: 'A Google user', isAnonymous: true } })?.author).toBeUndefined();
    expect(one({ reviewer: null })?.author).toBeUndefined();
  });

  it('takes a later update for an edit, unless the answer of the owner explains it', () => {
    const updateTime = '2026-10-05T09:00:00Z';
    expect(one({ updateTime })?.edited).toBe(true);
    expect(one({})?.edited).toBeUndefined();
    expect(one({ updateTime, reviewReply: { comment: 'Thanks', updateTime } })?.edited).toBeUndefined();
    expect(one({ updateTime, reviewReply: { comment: 'Thanks', updateTime: '2026-10-03T09:00:00Z' } })?.edited).toBe(
      true,
    );
  });

  it('leaves out an answer that moderation rejected: nobody sees it', () => {
    expect(one({ reviewReply: { comment: 'No', reviewReplyState: 'REJECTED' } })?.reply).toBeUndefined();
    expect(one({ reviewReply: { comment: 'No', reviewReplyState: 'PENDING' } })?.reply?.text).toBe('No');
  });

  it.each([
    ['a list of pages', [{ reviews: [entry()] }, { reviews: [entry({ reviewId: 'b' })] }], 2],
    ['a single review', entry(), 1],
    ['a list of reviews', [entry(), entry({ reviewId: 'b' })], 2],
    ['a page in data', { data: { reviews: [entry()] } }, 1],
    ['a page in result', { result: [{ reviews: [entry()] }] }, 1],
    ['a batch', { locationReviews: [{ name: 'accounts/1/locations/2', review: entry() }] }, 1],
    ['the same review twice', { reviews: [entry(), entry()] }, 1],
  ])('is read as %s', (_, value, count) => {
    expect(read(value).reviews).toHaveLength(count);
    expect(readBody(`\ufeff${JSON.stringify(value, null, 2)}`).reviews).toHaveLength(count);
    expect(googleBusiness.recognise({ body: JSON.stringify(value), capturedAt })).toBeGreaterThan(0.9);
  });

  it('takes the id out of the resource name where reviewId is missing', () => {
    expect(one({ reviewId: undefined })?.externalId).toBe('AbF1');
  });

  it('says that more pages follow, or that some are missing', () => {
    const page = read({ reviews: [entry()], totalReviewCount: 9, nextPageToken: 'T2' });
    expect(page).toMatchObject({ outcome: 'partial', next: 'T2' });
    expect(read({ reviews: [entry()], totalReviewCount: 9 })).toMatchObject({ outcome: 'partial', shownCount: 9 });
  });

  it.each([
    ['a count of 0', { reviews: [], totalReviewCount: 0 }, 'empty'],
    ['no count', { reviews: [] }, 'partial'],
    ['a count without reviews', { totalReviewCount: 12, averageRating: 4 }, 'partial'],
    ['another shape', { reviews: [{ stars: 5 }] }, 'layout-changed'],
    ['nothing at all', {}, 'layout-changed'],
  ])('with no review is believed to be empty by its count alone: %s', (_, value, outcome) => {
    expect(read(value)).toMatchObject({ outcome, reviews: [] });
  });

  it('says which field has gone from every review, but not that one review lacks it', () => {
    const gone = (over: object) => {
      const reviews = ['a', 'b', 'c'].map((reviewId) => entry({ reviewId, ...over }));
      return read({ reviews, totalReviewCount: 3 });
    };
    expect(gone({ starRating: undefined, stars: 5 })).toMatchObject({ outcome: 'partial', brokenFields: ['rating'] });
    expect(gone({ reviewer: undefined })).toMatchObject({ outcome: 'partial', brokenFields: ['author'] });
    expect(gone({ reviewer: { displayName: 'A Google user', isAnonymous: true } }).outcome).toBe('complete');
    expect(gone({ createTime: undefined })).toMatchObject({ outcome: 'partial', brokenFields: ['date'] });
    expect(gone({ reviewId: undefined, name: undefined })).toMatchObject({ outcome: 'partial', brokenFields: ['id'] });
    const some = read({ reviews: [entry({ starRating: undefined }), entry({ reviewId: 'b' })], totalReviewCount: 2 });
    expect(some.outcome).toBe('complete');
  });

  it('survives hostile values', () => {
    const body = `{"reviews":[null,5,"x",{"reviewId":12345678901234567890,"starRating":"FIVE","comment":null,"createTime":null,"reviewer":[],"reviewReply":"x","__proto__":{"rating":1}}],"totalReviewCount":"1","averageRating":"NaN"}`;
    const page = readBody(body);
    expect(page.reviews).toEqual([{ externalId: '12345678901234567890', rating: 5, scale: 'stars' }]);
    expect(page).toMatchObject({ outcome: 'partial', shownCount: 1, brokenFields: ['date'] });
    expect(page.shownAverage).toBeUndefined();
  });

  it('has changed when it is cut', () => {
    const body = JSON.stringify({ reviews: [entry()] }).slice(0, -20);
    expect(parseCapture({ body, capturedAt })).toMatchObject({
      kind: 'google-business',
      outcome: 'layout-changed',
      reviews: [],
    });
  });
});

it('reads a batch over several locations, and says that more follow', () => {
  const item = (id: string) => ({ name: 'accounts/1/locations/2', review: entry({ reviewId: id }) });
  const page = read({ locationReviews: [item('a'), item('b'), 'x'], nextPageToken: 'T2' });
  expect(page.reviews.map(({ externalId }) => externalId)).toEqual(['a', 'b']);
  expect(page).toMatchObject({ outcome: 'partial', next: 'T2', reason: expect.stringContaining('1 entries are no') });
});

it('takes a count that is one too high among many for Google’s own', () => {
  const list = (count: number) => Array.from({ length: count }, (_, index) => entry({ reviewId: `r${index}` }));
  expect(read({ reviews: list(30), totalReviewCount: 31 }).outcome).toBe('complete');
  expect(read({ reviews: list(30), totalReviewCount: 32 }).outcome).toBe('partial');
  expect(read({ reviews: list(19), totalReviewCount: 20 }).outcome).toBe('partial');
});
