import { describe, expect, it } from 'vitest';
import { googlePlaces } from '../../../../src/collectors/kinds/google-places/collector.ts';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const readBody = (body: string, url?: string) =>
  googlePlaces.read({ body, capturedAt, ...(url !== undefined && { url }) });
const read = (value: unknown, url?: string) => readBody(JSON.stringify(value), url);

const v1 = (over: object = {}) => ({
  name: 'places/ChIJ111111/reviews/ChdDSUhNMG',
  relativePublishTimeDescription: 'il y a un mois',
  rating: 4,
  text: { text: 'Warm welcome', languageCode: 'en' },
  originalText: { text: 'Accueil chaleureux', languageCode: 'fr' },
  authorAttribution: { displayName: 'Ada', uri: 'https://www.google.com/maps/contrib/107833126693009156097/reviews' },
  publishTime: '2026-10-12T22:55:29.310514789Z',
  googleMapsUri: 'https://www.google.com/maps/reviews/data=!4m6',
  ...over,
});
const legacy = (over: object = {}) => ({
  author_name: 'Ada',
  author_url: 'https://www.google.com/maps/contrib/107833126693009156097/reviews',
  language: 'fr',
  rating: 3,
  relative_time_description: 'il y a un mois',
  text: 'Accueil chaleureux',
  time: 1630854813,
  ...over,
});
const details = (reviews: unknown, over: object = {}) => ({
  html_attributions: [],
  result: { name: 'Chez Ada', place_id: 'ChIJ111111', rating: 4.4, user_ratings_total: 1782, reviews, ...over },
  status: 'OK',
});

describe('a place of the Places API', () => {
  it('gives name, average, count and each review’s fields, in v1', () => {
    const place = {
      id: 'ChIJ111111',
      displayName: { text: 'Chez Ada', languageCode: 'fr' },
      rating: 4.4,
      userRatingCount: 1,
      reviews: [v1()],
    };
    const page = read(place);
    expect(page).toMatchObject({ outcome: 'complete', location: 'Chez Ada', shownAverage: 4.4, shownCount: 1 });
    expect(page.reviews).toEqual([
      {
        externalId: 'ChdDSUhNMG',
        author: 'Ada',
        rating: 4,
        scale: 'stars',
        text: 'Accueil chaleureux',
        language: 'fr',
        translated: 'Warm welcome',
        written: {
          earliest: '2026-10-12T22:55:29.310Z',
          latest: '2026-10-12T22:55:29.310Z',
          wording: 'il y a un mois',
        },
        url: 'https://www.google.com/maps/reviews/data=!4m6',
      },
    ]);
  });

  it('gives the same in the legacy form, with an id made of contributor and place', () => {
    const page = read(details([legacy()]));
    expect(page).toMatchObject({ outcome: 'partial', location: 'Chez Ada', shownAverage: 4.4, shownCount: 1782 });
    expect(page.reason).toContain('1782');
    expect(page.reviews).toEqual([
      {
        externalId: '107833126693009156097:ChIJ111111',
        author: 'Ada',
        rating: 3,
        scale: 'stars',
        text: 'Accueil chaleureux',
        language: 'fr',
        written: {
          earliest: '2021-09-05T15:13:33.000Z',
          latest: '2021-09-05T15:13:33.000Z',
          wording: 'il y a un mois',
        },
      },
    ]);
  });

  it('reads the form of 2015: aspects, addresses of another site, no relative words', () => {
    const { relative_time_description: _, ...old } = legacy({
      aspects: [{ rating: 1, type: 'overall' }],
      author_url: 'https://plus.google.com/114299517944848975298',
    });
    expect(read(details([old])).reviews[0]).toMatchObject({
      externalId: '114299517944848975298:ChIJ111111',
      rating: 3,
      written: { wording: '1630854813' },
    });
  });

  it('never takes a translation for the original', () => {
    const told = { translated: true, original_language: 'fa', language: 'en', text: 'Good place' };
    expect(read(details([legacy(told)])).reviews[0]).toMatchObject({ language: 'fa', translated: 'Good place' });
    expect(read(details([legacy(told)])).reviews[0]).not.toHaveProperty('text');
    const same = { text: 'Good', languageCode: 'en' };
    expect(read({ reviews: [v1({ text: same, originalText: same })] }).reviews[0]).not.toHaveProperty('translated');
    const alone = read({ reviews: [v1({ originalText: undefined })] }).reviews[0];
    expect(alone).toMatchObject({ text: 'Warm welcome', language: 'en' });
  });

  it('reads a score without words, and words without a score', () => {
    const bare = read({ reviews: [v1({ text: undefined, originalText: undefined })] }).reviews[0];
    expect(bare).toMatchObject({ rating: 4 });
    expect(bare).not.toHaveProperty('text');
    expect(read(details([legacy({ rating: 0 })])).reviews[0]).not.toHaveProperty('rating');
    expect(read(details([legacy({ rating: '5' })])).reviews[0]?.rating).toBe(5);
    expect(read(details([legacy({ rating: 11 })])).brokenFields).toEqual(['rating']);
  });

  it('falls back to the words of the date when the stamp is gone', () => {
    const written = read(details([legacy({ time: null })])).reviews[0]?.written;
    expect(written).toMatchObject({ wording: 'il y a un mois' });
    expect(written?.earliest).not.toBe(written?.latest);
    expect(read(details([legacy({ time: null, relative_time_description: null })])).brokenFields).toEqual(['date']);
  });

  it('has no id of its own making for an author without address, and none at all in v1 is broken', () => {
    expect(read(details([legacy({ author_url: undefined })])).reviews[0]).not.toHaveProperty('externalId');
    const link = 'https://www.google.com/local/review/rap/report?postId=ChZD&t=1';
    expect(read({ reviews: [v1({ name: undefined, flagContentUri: link })] }).reviews[0]?.externalId).toBe('ChZD');
    expect(read({ reviews: [v1({ name: undefined })] }).brokenFields).toEqual(['id']);
  });

  it.each([
    ['bare', { displayName: { text: 'A' }, rating: 4, userRatingCount: 9, reviews: [v1()] }, 1],
    ['in place', { place: { displayName: { text: 'A' }, reviews: [v1()] } }, 1],
    ['in data', { data: details([legacy()]) }, 1],
    [
      'as a list of answers',
      [
        details([legacy()]),
        details([legacy({ author_url: 'https://www.google.com/maps/contrib/2078331266930091/reviews' })]),
      ],
      2,
    ],
    ['as a list of reviews', [legacy()], 1],
    ['as one review', v1(), 1],
    ['twice the same', { reviews: [v1(), v1()] }, 1],
  ])('is read %s', (_, value, count) => {
    expect(read(value).reviews).toHaveLength(count);
    const pretty = `\ufeff${JSON.stringify(value, null, 3)}`;
    expect(readBody(pretty).reviews).toHaveLength(count);
    expect(parseCapture({ body: pretty, capturedAt }).kind).toBe('google-places');
  });

  it('takes the place for the id from the address where the answer does not name it', () => {
    const url = 'https://maps.googleapis.com/maps/api/place/details/json?place_id=ChIJ9';
    expect(read({ result: { reviews: [legacy()] } }, url).reviews[0]?.externalId).toBe('107833126693009156097:ChIJ9');
  });

  it.each([
    ['a count of 0', { displayName: { text: 'A' }, userRatingCount: 0 }, 'empty'],
    ['rating and count alone', { rating: 4.4, userRatingCount: 12 }, 'partial'],
    ['a rating alone', { rating: 4.4 }, 'partial'],
    ['neither', { displayName: { text: 'A' } }, 'partial'],
    ['entries of another shape', { rating: 4, userRatingCount: 9, reviews: [{ stars: 5 }] }, 'layout-changed'],
    ['another answer', { weather: 'rain' }, 'layout-changed'],
    [
      'a search',
      {
        results: [
          { place_id: 'a', rating: 4 },
          { place_id: 'b', rating: 3 },
        ],
        status: 'OK',
      },
      'layout-changed',
    ],
  ])('without reviews is never believed to have none but by a count of 0: %s', (_, value, outcome) => {
    const page = read(value);
    expect(page).toMatchObject({ outcome, reviews: [] });
    expect(page.reason).toMatch(/\S/);
  });

  it('says which field has gone from every review', () => {
    const stars = { ...v1(), rating: undefined, stars: 4 };
    expect(read({ userRatingCount: 1, reviews: [stars] })).toMatchObject({
      outcome: 'partial',
      brokenFields: ['rating'],
    });
    const unnamed = { ...v1(), authorAttribution: undefined };
    expect(read({ userRatingCount: 1, reviews: [unnamed] })).toMatchObject({
      outcome: 'partial',
      brokenFields: ['author'],
    });
    expect(read({ userRatingCount: 2, reviews: [unnamed, v1({ name: 'places/a/reviews/b' })] }).outcome).toBe(
      'complete',
    );
  });

  it('survives hostile values', () => {
    const body = `{"result":{"__proto__":{"rating":1},"name":5,"rating":"4.5","user_ratings_total":"12","reviews":[null,7,{"author_name":null,"author_url":12345678901234567890,"rating":null,"text":"ok","time":"x"}]}}`;
    const page = readBody(body);
    expect(page).toMatchObject({
      outcome: 'partial',
      shownAverage: 4.5,
      shownCount: 12,
      brokenFields: ['date', 'author'],
    });
    expect(page.reviews).toEqual([{ scale: 'stars', text: 'ok' }]);
  });
});
