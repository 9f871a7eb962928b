import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../../src/collectors/collector.ts';
import { tripadvisorPage } from '../../../../src/collectors/kinds/tripadvisor-page/collector.ts';
import { guessKind, parseCapture } from '../../../../src/collectors/parse.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { instant } from '../../../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../../../support/captured.ts';
import { dropAttribute, MUTATIONS, shuffleNames } from '../../../support/page-mutations.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';
import { type Layout, PLACE, page, reviews, type Wanted, WORDINGS } from './pages.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (body: string, url?: string): PageReading =>
  tripadvisorPage.read({ body, capturedAt, ...(url && { url }) });
const LAYOUTS: readonly Layout[] = ['today', 'hotel', 'old'];
const LANGUAGES = Object.keys(WORDINGS);

/** How many reviews have every field right. */
function rightOf(reading: PageReading, wanted: readonly Wanted[]): number {
  return wanted.filter((review, index) => {
    const found = reading.reviews[index];
    return (
      found?.externalId === review.id &&
      found.author === review.author &&
      found.rating === review.rating &&
      found.text === review.text &&
      !found.truncated &&
      found.written?.earliest.startsWith(review.day) &&
      found.written.latest.startsWith(review.day) &&
      found.reply?.text === review.reply?.text &&
      found.reply?.written?.earliest.slice(0, 10) === review.reply?.day
    );
  }).length;
}

function withoutData(body: string): string {
  const names = new Set([...body.matchAll(/\s(data-[\w-]+)=/g)].map(([, name]) => name ?? ''));
  return [...names].reduce((bare, name) => dropAttribute(bare, name), body);
}

describeWithShared('fixtures/captured/tripadvisor', 'a captured page', () => {
  const path = sharedPath('fixtures/captured/tripadvisor/frazarin-lyon-fr.html');
  const body = readFileSync(path, 'utf8');
  const expected = readExpected(path.replace('.html', '.expected.json'));

  it('reads as its expectation states, aggregate and next page included', () => {
    const reading = read(body);
    expect(guessKind({ body, capturedAt })).toBe('tripadvisor-page');
    expect(compareCaptured(reading, expected)).toEqual([]);
    expect(reading).toMatchObject({
      outcome: 'partial',
      shownCount: 298,
      shownAverage: 5,
      location: 'Frazarin Bistrot Franco Italien',
    });
    expect(reading.next).toMatch(/^https:\/\/www\.tripadvisor\.fr\/Restaurant_Review-.*-Reviews-or15-/);
    expect(reading.reviews.map(({ reply }) => reply?.written?.wording ?? null)).toContain('Rédigé le 20 décembre 2024');
  });

  it('reads just as well with 20 lots of class names, and without any data attribute', () => {
    const wanted = parseCapture({ body, capturedAt }).reviews.map(({ anchors: _, ...review }) => review);
    const bare = withoutData(body);
    for (let seed = 1; seed <= 20; seed += 1) {
      for (const page of seed % 5 === 0 ? [shuffleNames(bare, seed)] : [shuffleNames(body, seed)]) {
        const found = parseCapture({ body: page, capturedAt }, 'tripadvisor-page').reviews.map(
          ({ anchors: _, ...review }) => review,
        );
        expect(found, `seed ${seed}`).toEqual(wanted);
      }
    }
  }, 60_000);

  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    'is never a success it is not after: %s',
    (_, { apply, whole }) => {
      const mutated = apply(body, 2);
      const reading = read(mutated);
      expect(isTrustworthy(reading.outcome)).toBe(false);
      expect(reading.reason).toMatch(/^Expected /);
      if (whole) expect(compareCaptured(reading, expected)).toEqual([]);
    },
  );
});

describe('reviews of a place', () => {
  const wanted = reviews(10);

  it.each(LAYOUTS.flatMap((layout) => LANGUAGES.map((language) => [layout, language] as const)))(
    'of the layout %s in %s are read whole',
    (layout, language) => {
      const body = page(layout, language, wanted);
      const reading = read(body);
      expect(rightOf(reading, wanted)).toBe(10);
      expect(reading).toMatchObject({ outcome: 'complete', shownCount: 10, shownAverage: 3.5, location: PLACE.name });
      expect(reading.next).toBeUndefined();
      expect(guessKind({ body, capturedAt })).toBe('tripadvisor-page');
    },
  );

  it.each(['today', 'hotel'] as const)(
    'of the layout %s survive new class names and the loss of data attributes',
    (layout) => {
      let right = 0;
      let all = 0;
      for (let seed = 1; seed <= 20; seed += 1) {
        const body = page(layout, LANGUAGES[seed % LANGUAGES.length] ?? 'en', wanted);
        for (const altered of [shuffleNames(body, seed), shuffleNames(withoutData(body), seed)]) {
          right += rightOf(read(altered), wanted);
          all += wanted.length;
        }
      }
      expect(right / all).toBeGreaterThanOrEqual(0.99);
    },
    60_000,
  );

  it('say which mark gave each field, and that another one did once marks are gone', () => {
    const body = page('today', 'en', wanted);
    expect(read(body).reviews[0]?.anchors).toEqual({
      id: 'href',
      author: 'href',
      rating: 'words',
      text: 'data-attribute',
      date: 'words',
      reply: 'structure',
    });
    expect(read(withoutData(body)).reviews[0]?.anchors).toMatchObject({ text: 'structure' });
  });

  it('of the layout whose scores were class names name the broken field once these are renamed', () => {
    const reading = read(shuffleNames(page('old', 'en', wanted), 4));
    expect(reading).toMatchObject({ outcome: 'layout-changed', brokenFields: ['rating'] });
    expect(reading.sample).not.toMatch(/soup|Ana/);
  });

  it.each(LAYOUTS.flatMap((layout) => MUTATIONS.map((mutation) => [layout, mutation.name, mutation] as const)))(
    'of the layout %s are never a false success after: %s',
    (layout, _, { apply }) => {
      for (const language of ['en', 'fa']) {
        const reading = read(apply(page(layout, language, wanted), 3));
        if (isTrustworthy(reading.outcome)) expect(rightOf(reading, wanted)).toBe(10);
        else expect(reading.reason).toMatch(/\S/);
      }
    },
  );

  it('of a single one do not reach to the ends of the page', () => {
    const one = reviews(1);
    for (const layout of ['today', 'hotel'] as const)
      expect(rightOf(read(withoutData(page(layout, 'en', one))), one)).toBe(1);
  });
});

describe('the verdict', () => {
  it('is partial while pages are left, and names the next one, whatever its language', () => {
    const first = read(
      page('today', 'fa', reviews(10), { shown: 25 }),
      'https://www.tripadvisor.com/Restaurant_Review-g1-d7654321-Reviews-Auberge_du_Brouillard-Nowhere.html',
    );
    expect(first).toMatchObject({
      outcome: 'partial',
      shownCount: 25,
      next: 'https://www.tripadvisor.com/Restaurant_Review-g1-d7654321-Reviews-or10-Auberge_du_Brouillard-Nowhere.html',
    });
    const last = read(
      page('today', 'en', reviews(5, 20), { shown: 25, offset: 20 }),
      'https://www.tripadvisor.com/Restaurant_Review-g1-d7654321-Reviews-or20-Auberge_du_Brouillard-Nowhere.html',
    );
    expect(last.next).toBeUndefined();
    expect(last.outcome).toBe('partial');
  });

  it('is empty only where the page itself counts 0', () => {
    expect(read(page('today', 'en', [], { shown: 0 })).outcome).toBe('empty');
    expect(read(page('today', 'en', [], { shown: 12 })).outcome).toBe('partial');
    expect(read(page('today', 'en', [], { shown: 0, jsonLd: false })).outcome).toBe('empty');
    expect(
      isTrustworthy(read(page('today', 'en', [], { shown: 0, jsonLd: false }).replace('0 reviews', 'Reviews')).outcome),
    ).toBe(false);
  });

  it('is partial for texts that end at "Read more", and not for texts that are only folded by style', () => {
    const cut = reviews(4).map((review) => ({ ...review, text: 'We arrived late and then…' }));
    const reading = read(page('today', 'en', cut));
    expect(reading.reviews.map(({ truncated }) => truncated)).toEqual([true, true, true, true]);
    expect(reading.outcome).toBe('partial');
    expect(read(page('today', 'en', reviews(4))).reviews.some(({ truncated }) => truncated)).toBe(false);
  });

  it('keeps machine translations apart from originals', () => {
    const body = page('today', 'en', reviews(3)).replace(
      '<span class="JguWG">',
      '<span>Translated by Google</span><span class="JguWG">',
    );
    const noted = body.replace(/<div class="aVuQn">/, '<div><img alt="Translated by Google"></div><div class="aVuQn">');
    const [first, second] = read(noted).reviews;
    expect(first?.text).toBeUndefined();
    expect(first?.translated).toContain('We arrived late');
    expect(second?.text).toContain('Cold coffee');
    const offered = page('today', 'en', reviews(3)).replaceAll(
      '<div class="aVuQn">',
      '<button>Google Translation</button><div class="aVuQn">',
    );
    expect(read(offered).reviews.every(({ text, translated }) => text !== undefined && translated === undefined)).toBe(
      true,
    );
  });
});

describe('a page that leaves its list to scripts', () => {
  const place = 'https://www.tripadvisor.de/Hotel_Review-g1-d2-Reviews-H.html';
  const quoted = {
    '@type': 'Review',
    author: { '@type': 'Person', name: 'Ida' },
    reviewRating: { ratingValue: 5 },
    reviewBody: 'Sehr gut',
    datePublished: '2025-01-02',
  };
  const markup = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Hotel',
    name: 'H',
    aggregateRating: { ratingValue: 4.5, reviewCount: 812 },
    review: [quoted],
  });
  const script = `<script type="application/ld+json">${markup}</script>`;

  it('is read from the reviews that its JSON-LD quotes, as partial', () => {
    const page = parseCapture({
      body: `<html lang="de"><link rel="canonical" href="${place}">${script}<h1>H</h1>`,
      capturedAt,
    });
    expect(page).toMatchObject({ kind: 'tripadvisor-page', outcome: 'partial', shownCount: 812 });
    expect(page.reviews).toMatchObject([{ author: 'Ida', rating: 5, text: 'Sehr gut' }]);
  });

  it('is not the page of a place that carries a badge of Tripadvisor', () => {
    const badge = `<a href="${place}"><img src="https://static.tacdn.com/badge.png" alt="Tripadvisor"></a>`;
    const page = parseCapture({ body: `<html><title>H</title>${script.replace('812', '1')}${badge}`, capturedAt });
    expect(page).toMatchObject({ kind: 'json-ld', outcome: 'complete', reviews: [{ author: 'Ida' }] });
  });
});

it('dates a review by the line beside the link to its author, too', () => {
  const card = (id: number) => `<div data-test-target="HR_CC_CARD">
    <div><a href="/Profile/p${id}">Ida ${id}</a> <span>wrote a review Jan 2024</span></div>
    <div data-reviewid="91000${id}"><span class="ui_bubble_rating bubble_40"></span>
    <div data-test-target="review-title"><a href="/ShowUserReviews-g1-d2-r91000${id}-H.html">Good ${id}</a></div>
    <div data-test-target="review-text">Clean rooms ${id}.</div><div><span>Date of stay:</span> December 2023</div></div></div>`;
  const reading = read(`<html lang="en"><h1>H</h1>${card(1)}${card(2)}`);
  expect(reading.reviews.map(({ written }) => written?.earliest.slice(0, 7))).toEqual(['2024-01', '2024-01']);
});
