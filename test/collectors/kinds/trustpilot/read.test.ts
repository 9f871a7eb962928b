import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../../src/collectors/collector.ts';
import { trustpilot } from '../../../../src/collectors/kinds/trustpilot/collector.ts';
import { guessKind } from '../../../../src/collectors/parse.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { instant } from '../../../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../../../support/captured.ts';
import { dropAttribute, MUTATIONS, shuffleNames } from '../../../support/page-mutations.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';
import { apiAnswer, COMPANY, page, reviews, type Wanted } from './pages.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (body: string, url?: string): PageReading => trustpilot.read({ body, capturedAt, ...(url && { url }) });
const bare = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ');

/** How many reviews have every field right. */
function rightOf(reading: PageReading, wanted: readonly Wanted[], answers = true): number {
  return wanted.filter((review, index) => {
    const found = reading.reviews[index];
    return (
      found?.externalId === review.id &&
      found.author === review.author &&
      found.rating === review.rating &&
      bare(found.text) === bare(review.text) &&
      found.written?.latest === review.at &&
      found.written.earliest === review.at &&
      (!answers ||
        (bare(found.reply?.text) === bare(review.reply?.text) && found.reply?.written?.latest === review.reply?.at))
    );
  }).length;
}

function withoutData(body: string): string {
  const names = new Set([...body.matchAll(/\s(data-[\w-]+)=/g)].map(([, name]) => name ?? ''));
  return [...names].reduce((left, name) => dropAttribute(left, name), body);
}

const withoutScripts = (body: string): string => body.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');

describeWithShared('fixtures/captured/trustpilot', 'a captured page', () => {
  const path = sharedPath('fixtures/captured/trustpilot/bt-com-en.html');
  const body = readFileSync(path, 'utf8');
  const expected = readExpected(path.replace('.html', '.expected.json'));

  it('reads as its expectation states, from its data, its cards, and its cards without marks', () => {
    expect(guessKind({ body, capturedAt })).toBe('trustpilot');
    const cards = withoutScripts(body);
    for (const content of [body, cards, shuffleNames(withoutData(cards), 5)]) {
      // An edited review is dated by its edit on the card.
      const faults = compareCaptured(read(content), expected).filter(
        (fault) => !/date/.test(fault) || content === body,
      );
      expect(faults).toEqual([]);
    }
    expect(read(body)).toMatchObject({
      outcome: 'partial',
      location: 'BT',
      shownCount: 13_582,
      shownAverage: 1.5,
      next: 'https://www.trustpilot.com/review/bt.com?date=last6months&page=2',
    });
    expect(read(cards)).toMatchObject({ shownCount: 13_582, shownAverage: 1.5 });
  });

  it('reads just as well with 20 lots of class names and ids', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(compareCaptured(read(shuffleNames(body, seed)), expected), `seed ${seed}`).toEqual([]);
    }
  }, 60_000);

  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    'is never a success after: %s',
    (_, { apply, whole }) => {
      const reading = read(apply(body, 2));
      expect(isTrustworthy(reading.outcome)).toBe(false);
      expect(reading.reason).toMatch(/^Expected /);
      if (whole) expect(compareCaptured(reading, expected)).toEqual([]);
    },
  );
});

describe('a page of a company', () => {
  const wanted = reviews(8);

  it('is read from the data of its scripts, answers and languages included', () => {
    const body = page(wanted);
    const reading = read(body);
    expect(guessKind({ body, capturedAt })).toBe('trustpilot');
    expect(rightOf(reading, wanted)).toBe(8);
    expect(reading).toMatchObject({
      outcome: 'complete',
      location: COMPANY.name,
      shownCount: 8,
      shownAverage: COMPANY.score,
    });
    expect(reading.reviews.map(({ language }) => language)).toEqual(wanted.map(({ language }) => language));
    expect(reading.reviews[0]).toMatchObject({
      url: `https://www.trustpilot.com/reviews/${wanted[0]?.id}`,
      anchors: { id: 'embedded-json', text: 'embedded-json' },
    });
  });

  it('is read from its cards where the data is gone, by marks or without them', () => {
    const body = page(wanted, { data: false, jsonLd: false });
    expect(rightOf(read(body), wanted)).toBe(8);
    expect(read(body)).toMatchObject({ outcome: 'complete', shownCount: 8, shownAverage: COMPANY.score });
    expect(read(body).reviews[1]?.anchors).toEqual({
      id: 'href',
      author: 'data-attribute',
      rating: 'data-attribute',
      text: 'data-attribute',
      date: 'time-element',
      reply: 'data-attribute',
    });
    const unmarked = shuffleNames(withoutData(body), 9);
    expect(rightOf(read(unmarked), wanted)).toBe(8);
    expect(read(unmarked).reviews[1]?.anchors).toEqual({
      id: 'href',
      author: 'href',
      rating: 'aria-label',
      text: 'structure',
      date: 'time-element',
      reply: 'structure',
    });
  });

  it('is read from JSON-LD alone as partial, as answers are missing there', () => {
    const reading = read(page(wanted, { data: false, cards: false }));
    expect(rightOf(reading, wanted, false)).toBe(8);
    expect(reading).toMatchObject({ outcome: 'partial', brokenFields: ['reply'] });
  });

  it('finds the data wherever it was moved to, and cards when its names changed', () => {
    const moved = page(wanted)
      .replace('"props":{"pageProps":', '"state":{"a":{"b":')
      .replace('}}</script></body>', '}}}</script></body>');
    expect(rightOf(read(moved), wanted)).toBe(8);
    const renamed = page(wanted).replaceAll('"consumer":', '"author":');
    expect(rightOf(read(renamed), wanted)).toBe(8);
    expect(read(renamed).reviews[0]?.anchors?.text).toBe('data-attribute');
  });

  it('takes a title for a text only where there is no text, and an update for an edit', () => {
    const bodiless = page([{ ...reviews(1)[0], text: '', title: 'Only this' } as Wanted]);
    expect(read(bodiless).reviews[0]?.text).toBe('Only this');
    const edited = page(wanted).replace('"updatedDate":null', '"updatedDate":"2026-10-21T00:00:00.000Z"');
    expect(read(edited).reviews[0]).toMatchObject({ edited: true, written: { latest: wanted[0]?.at } });
  });

  it('is empty only where its data counts 0', () => {
    expect(read(page([], { shown: 0 })).outcome).toBe('empty');
    expect(read(page([], { shown: 40 })).outcome).toBe('partial');
    expect(isTrustworthy(read(page([], { shown: 0, data: false, jsonLd: false })).outcome)).toBe(false);
  });

  it('names the next page of the same list while there is one', () => {
    const url = `https://uk.trustpilot.com/review/${COMPANY.domain}?languages=all&sort=recency`;
    expect(read(page(reviews(20), { shown: 45 }), url)).toMatchObject({ outcome: 'partial', next: `${url}&page=2` });
    expect(read(page(reviews(5, 40), { shown: 45, page: 3 }), `${url}&page=3`).next).toBeUndefined();
  });

  it.each(
    [{}, { data: false }, { data: false, jsonLd: false }].flatMap((shape) =>
      MUTATIONS.map((mutation) => [JSON.stringify(shape), mutation.name, shape, mutation] as const),
    ),
  )('of the shape %s is never a false success after: %s', (_, __, shape, { apply }) => {
    const reading = read(apply(page(wanted, shape), 3));
    if (isTrustworthy(reading.outcome)) expect(rightOf(reading, wanted)).toBe(8);
    else expect(reading.reason).toMatch(/\S/);
  });
});

describe('an answer of the API', () => {
  const wanted = reviews(6);

  it('is recognised and read, with its next page', () => {
    const body = apiAnswer(wanted, 'https://api.trustpilot.com/v1/business-units/x/reviews?page=2');
    expect(guessKind({ body, capturedAt })).toBe('trustpilot');
    const reading = read(body);
    expect(rightOf(reading, wanted)).toBe(6);
    expect(reading).toMatchObject({
      outcome: 'partial',
      location: COMPANY.name,
      next: 'https://api.trustpilot.com/v1/business-units/x/reviews?page=2',
    });
    expect(read(apiAnswer(wanted)).outcome).toBe('complete');
    expect(read(apiAnswer(wanted), 'https://api.trustpilot.com/v1/business-units/x/reviews?page=3').outcome).toBe(
      'partial',
    );
  });

  it('never proves by itself that there are no reviews', () => {
    expect(isTrustworthy(read('{"links":[],"reviews":[]}').outcome)).toBe(false);
    expect(isTrustworthy(read('{"links":[],"reviews":[{"id":"x"}]}').outcome)).toBe(false);
  });
});

it('reads the one review of a page of its own, and knows that it is not the list', () => {
  const review = {
    id: '65aabbccddeeff0011223344',
    rating: 4,
    title: 'Bien',
    text: 'Tout va bien',
    consumer: { displayName: 'Ida' },
    dates: { publishedDate: '2025-02-03T10:11:12.000Z', updatedDate: null },
    reply: { message: 'Merci', publishedDate: '2025-02-05T00:00:00.000Z' },
  };
  const businessUnit = { displayName: 'Zoé', identifyingName: 'zoe.example', numberOfReviews: 43, trustScore: 4.1 };
  const data = JSON.stringify({ props: { pageProps: { review, businessUnit } } });
  const reading = read(`<html><script id="__NEXT_DATA__" type="application/json">${data}</script></html>`);
  expect(reading).toMatchObject({ outcome: 'partial', shownCount: 43, location: 'Zoé' });
  expect(reading.reviews).toMatchObject([{ externalId: review.id, rating: 4, reply: { text: 'Merci' } }]);
});
