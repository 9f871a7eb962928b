import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MadeReview, madeDate, madeMapsPage, madeReviews } from '../../../../bench/collectors/maps-reviews.ts';
import { MAPS_LANGUAGES } from '../../../../bench/collectors/maps-words.ts';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import type { RawReview } from '../../../../src/domain/review.ts';
import { instant } from '../../../../src/domain/time.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';
import { dropAttributes, randomOf, renameAttribute, renameClassesAndIds } from './lottery.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const read = (body: string) => googleMaps.read({ body, capturedAt: NOW });

describeWithShared('fixtures/captured/google-maps-dom', 'the class-name lottery on the captured place page', () => {
  const page = readFileSync(sharedPath('fixtures/captured/google-maps-dom/place-agence-web-geneve-fr.html'), 'utf8');
  const content = (body: string, without: readonly string[] = []) => {
    const { reviews, outcome, shownCount, shownAverage } = read(body);
    const kept = reviews.map(({ anchors: _, ...review }) =>
      Object.entries(review).filter(([field]) => !without.includes(field)),
    );
    return { kept, outcome, shownCount, shownAverage };
  };
  const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

  it('reads every field of every review for twenty seeds, with and without log numbers', () => {
    const whole = content(page);
    for (const seed of seeds) {
      const renamed = renameClassesAndIds(page, seed);
      expect(renamed).not.toContain('jftiEf');
      expect(content(renamed), `seed ${seed}`).toEqual(whole);
      expect(content(dropAttributes(renamed, 'jslog')), `seed ${seed} without jslog`).toEqual(whole);
    }
  });

  const marks: readonly (readonly [string, (html: string) => string, readonly string[]])[] = [
    ['jsaction gone', (html) => dropAttributes(html, 'jsaction'), []],
    ['jslog and jsaction gone', (html) => dropAttributes(html, 'jslog', 'jsaction'), []],
    ['the id attribute renamed', (html) => renameAttribute(html, 'data-review-id', 'data-rid'), []],
    ['the id attribute gone', (html) => dropAttributes(html, 'data-review-id'), ['externalId']],
    ['only roles, labels and structure left', (html) => dropAttributes(html, 'jslog', 'jsaction', 'class', 'id'), []],
    [
      'no id, no language and no address of a profile either',
      (html) =>
        dropAttributes(html, 'jslog', 'jsaction', 'class', 'id', 'data-review-id', 'lang', 'data-href', 'style'),
      ['externalId', 'language'],
    ],
  ];
  it.each(marks)('reads the same with %s', (_, alter, lost) => {
    expect(content(alter(page), lost)).toEqual(content(page, lost));
    expect(content(alter(renameClassesAndIds(page, 99)), lost)).toEqual(content(page, lost));
  });

  it('says which mark gave each field, so that a fall-back shows', () => {
    expect(read(page).reviews[0]?.anchors).toEqual({
      ...{ id: 'data-attribute', author: 'aria-label', rating: 'aria-label', text: 'lang', date: 'words' },
      reply: 'structure',
    });
    const bare = dropAttributes(page, 'jslog', 'jsaction', 'class', 'data-review-id', 'lang');
    expect(read(bare).reviews[0]?.anchors).toMatchObject({ id: 'structure', author: 'href', text: 'structure' });
  });
});

const folded = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim();

/** What a card says, in the words of the reading. */
function wanted(made: MadeReview, language: string) {
  const text = made.text === undefined ? undefined : folded(made.cut ? `${made.text} …` : made.text);
  return {
    author: made.author,
    rating: made.rating,
    text: made.translated ? undefined : text,
    translated: made.translated ? text : undefined,
    truncated: made.cut || undefined,
    edited: made.edited || undefined,
    date: folded(madeDate(made, language)),
    dated: true,
    reply: made.reply,
    replyDated: made.reply === undefined ? undefined : true,
  };
}

function found(review: RawReview | undefined) {
  return {
    author: review?.author,
    rating: review?.rating,
    text: folded(review?.text),
    translated: folded(review?.translated),
    truncated: review?.truncated,
    edited: review?.edited,
    date: folded(review?.written?.wording),
    dated: review?.written !== undefined,
    reply: review?.reply?.text,
    replyDated: review?.reply && review.reply.written !== undefined,
  };
}

describe('pages of our own making', () => {
  const reviews = madeReviews(76);
  const alterations: readonly (readonly [string, (html: string) => string])[] = [
    ['as they are', (html) => html],
    ['with every class and id renamed', (html) => renameClassesAndIds(html, 7)],
    ['with only roles, labels and structure', (html) => dropAttributes(html, 'class', 'id', 'jslog', 'jsaction')],
    [
      'without ids and languages as well',
      (html) =>
        dropAttributes(html, 'class', 'id', 'jslog', 'jsaction', 'data-review-id', 'lang', 'data-href', 'style'),
    ],
  ];
  it.each(alterations)('are read in seventeen languages %s', (_, alter) => {
    for (const language of MAPS_LANGUAGES) {
      const reading = read(alter(madeMapsPage({ language, reviews })));
      expect(reading, language).toMatchObject({ outcome: 'partial', shownCount: reviews.length });
      expect(reading.reviews.map(found), language).toEqual(reviews.map((made) => wanted(made, language)));
    }
  });

  it('are read when the page states another language than its labels have', () => {
    const page = madeMapsPage({ language: 'tr', reviews }).replace('<html lang="tr"', '<html lang="fr"');
    expect(read(page).reviews.map(found)).toEqual(reviews.map((made) => wanted(made, 'tr')));
  });

  it('are complete only when nothing is cut, translated or missing', () => {
    const plain = reviews.map(({ cut: _, translated: __, ...review }) => review);
    expect(read(madeMapsPage({ language: 'en', reviews: plain })).outcome).toBe('complete');
    expect(read(madeMapsPage({ language: 'en', reviews: plain, stated: 90 })).outcome).toBe('partial');
  });

  it('are read as hotels show scores, never a default', () => {
    const hotel = reviews
      .slice(0, 9)
      .map((review) => ({ ...review, hotel: true, badge: false, partner: false, edited: false }));
    for (const alter of [
      (html: string) => html,
      (html: string) => dropAttributes(html, 'class', 'jslog', 'jsaction', 'data-review-id'),
    ]) {
      const reading = read(alter(madeMapsPage({ language: 'en', reviews: hotel })));
      expect(reading.reviews.map(({ rating }) => rating)).toEqual(hotel.map(({ rating }) => rating));
      expect(reading.reviews.map(({ author }) => author)).toEqual(hotel.map(({ author }) => author));
    }
  });

  it('say which field broke, with a sample without anybody’s words', () => {
    const page = madeMapsPage({ language: 'en', reviews: reviews.slice(0, 20) });
    const undated = read(page.replace(/\d+[\s\u00a0](?:day|week|month|year)s?[\s\u00a0]ago/g, 'some time back'));
    expect(undated).toMatchObject({ outcome: 'layout-changed', brokenFields: ['date'] });
    expect(undated.reason).toContain('date');
    expect(undated.sample).not.toMatch(/Ida|lamp/);
    const unrated = read(
      page
        .replace(/aria-label="\d stars"/g, 'aria-label="stars"')
        .replaceAll('elGi1d', 'a')
        .replace(/NhBTye \w+/g, 'x'),
    );
    expect(unrated.reviews.every(({ rating }) => rating === undefined || rating === 5)).toBe(true);
    const anonymous = read(
      dropAttributes(page, 'class', 'jslog', 'data-href')
        .replace(/<button[^>]*reviewerLink[\s\S]*?<\/button>/g, '')
        .replace(/ aria-label="[^"]*"(?= data-review-id="[^"]*"><div)/g, ''),
    );
    expect(anonymous).toMatchObject({ outcome: 'partial', brokenFields: ['author'] });
  });

  it('never give a number of stars that no label and no pattern of icons proves', () => {
    const random = randomOf(42);
    const odd = madeMapsPage({ language: 'en', reviews: reviews.slice(0, 6) })
      .replace(/aria-label="\d stars"/g, 'aria-label="nice"')
      .replace(/elGi1d|gnOR4e/g, () => `k${Math.floor(random() * 1e9)}`);
    expect(read(odd)).toMatchObject({ outcome: 'layout-changed', brokenFields: ['rating'], reviews: [] });
  });
});
