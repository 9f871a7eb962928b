import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { measureUnknownSites } from '../../../../bench/collectors/unknown-sites.ts';
import { readRenderedPage } from '../../../../src/collectors/kinds/rendered-page/read.ts';
import { recogniseRenderedPage } from '../../../../src/collectors/kinds/rendered-page/recognise.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { EMPTY_PAGES, FOREIGN_PAGES } from '../../../support/unknown-sites/foreign.ts';
import { heldOutSites } from '../../../support/unknown-sites/held-out.ts';
import { CAPTURED_AT } from '../../../support/unknown-sites/site.ts';
import { tuningSites } from '../../../support/unknown-sites/tuning.ts';

const read = (body: string, options = {}) =>
  readRenderedPage({ body, url: 'https://site.example/list', capturedAt: CAPTURED_AT }, options);
const pageOf = (name: string): string =>
  [...tuningSites(), ...heldOutSites()].find((site) => site.name === name)?.html ?? '';

describe('the generic reader on pages of no known site', () => {
  it('finds 95 % of the reviews, and no more than there are, with scores, days, names and texts', () => {
    for (const { set: _, pages, ...shares } of measureUnknownSites()) {
      expect(pages).toBeGreaterThanOrEqual(8);
      for (const [name, share] of Object.entries(shares)) expect(share, name).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('is sure of itself, and says where the list goes on and what the page counts', () => {
    for (const site of [...tuningSites(), ...heldOutSites()]) {
      const reading = readRenderedPage({ body: site.html, url: site.url, capturedAt: CAPTURED_AT });
      expect(reading.confidence, site.name).toBeGreaterThanOrEqual(0.6);
      expect(reading.next, site.name).toBe(site.next);
      expect(reading.shownCount, site.name).toBe(site.shownCount);
      expect(recogniseRenderedPage({ body: site.html, capturedAt: CAPTURED_AT }), site.name).toBeGreaterThan(0);
    }
  });

  it('names the mark that gave each field', () => {
    const anchors = (name: string) => read(pageOf(name)).reviews[0]?.anchors;
    expect(anchors('hotel-list-fr')).toMatchObject({ rating: 'aria-label', text: 'structure', date: 'words' });
    expect(anchors('marketplace-custom-en')).toMatchObject({ rating: 'data-attribute', date: 'data-attribute' });
    expect(anchors('course-svg-ja')).toMatchObject({ rating: 'icons' });
    expect(anchors('appstore-width-en')).toMatchObject({ rating: 'icons', date: 'time-element' });
  });

  it.each(FOREIGN_PAGES)('takes $name for no reviews', ({ html }) => {
    const reading = read(html);
    expect(reading.reviews).toEqual([]);
    expect(isTrustworthy(reading.outcome)).toBe(false);
    expect(reading.reason).toMatch(/\S/);
  });

  it('believes a page in many languages that nobody wrote yet, but not beside a count', () => {
    for (const body of EMPTY_PAGES) expect(read(body).outcome, body.slice(-200)).toBe('empty');
    const counted = (EMPTY_PAGES[0] ?? '').replace('</h1>', '</h1><p>128 reviews</p>');
    expect(read(counted)).toMatchObject({ outcome: 'partial', shownCount: 128 });
    const hidden = (EMPTY_PAGES[0] ?? '').replace('<p>No', '<p hidden>No');
    expect(read(hidden).outcome).toBe('layout-changed');
  });

  it('is not whole when the page is cut, still loading, or counts more', () => {
    const page = pageOf('clinic-table-en');
    expect(read(page).outcome).toBe('complete');
    const half = read(page.slice(0, Math.floor(page.length * 0.6)));
    expect(half.outcome).toBe('partial');
    expect(read(page.replace('10 reviews', '12 reviews'))).toMatchObject({ outcome: 'partial', shownCount: 12 });
    expect(read(pageOf('lazy-ja')).reason).toContain('2 further entries were not loaded');
  });

  it('reads the same without any class, and with other classes', () => {
    for (const site of [...tuningSites(), ...heldOutSites()].filter(({ name }) => !/shop|grid|nested/.test(name))) {
      const lottery = site.html.replace(
        / class="([^"]*)"/g,
        (_, name: string) => ` class="q${[...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7)}"`,
      );
      const count = (body: string): number => read(body).reviews.filter(({ text }) => text !== undefined).length;
      expect(count(lottery), site.name).toBe(count(site.html));
    }
  });

  it('answers layout-changed with the broken field and a sample without words when it is not sure', () => {
    const news = FOREIGN_PAGES.find(({ name }) => name === 'news with days')?.html ?? '';
    const reading = read(news);
    expect(reading).toMatchObject({ outcome: 'layout-changed', brokenFields: ['rating'] });
    expect(reading.sample).not.toContain('prize');
    expect(reading.sample?.length).toBeLessThanOrEqual(4_000);
  });

  it('reads a page of 1,000 reviews in seconds at most, in proportion to its length', () => {
    const page = pageOf('shop-divsoup-de');
    const [start, end] = [page.indexOf('<body>') + 6, page.indexOf('<footer>')];
    const times = (count: number): number => {
      const body = page.replace(page.slice(start, end), page.slice(start, end).repeat(count));
      const from = performance.now();
      readRenderedPage({ body, capturedAt: CAPTURED_AT });
      return performance.now() - from;
    };
    load(page);
    times(10);
    expect(times(80)).toBeLessThan(times(20) * 12 + 500);
  });
});

describe('hostile repetition', () => {
  it('is read in time in proportion to its length', () => {
    for (const piece of ['<p>4/5</p>', '<p>3 May 2024</p>', '3/5<br>', '<div><i class=a></i><i class=b></i></div>']) {
      const from = performance.now();
      expect(read(`<html><body>${piece.repeat(20_000)}`).reviews).toEqual([]);
      expect(performance.now() - from, piece).toBeLessThan(15_000);
    }
  });
});

describe('reading by selectors', () => {
  const selectors = {
    item: '#avis > li',
    rating: '.note@aria-label',
    text: '.txt',
    author: 'strong',
    date: '.pub',
    reply: '.gest',
    replyText: '.gest p:last-child',
  };

  it('takes what they select, also from attributes', () => {
    const reading = read(pageOf('hotel-list-fr'), { selectors });
    expect(reading).toMatchObject({ outcome: 'complete', shownCount: 10, confidence: 1 });
    expect(reading.reviews[1]).toMatchObject({
      author: 'J.-P. Marchand',
      rating: 5,
      reply: { text: expect.stringContaining('très bientôt') },
    });
    expect(reading.reviews[1]?.anchors).toMatchObject({ author: 'class', rating: 'data-attribute' });
  });

  it('names a selector that finds no entry, and believes nothing', () => {
    const reading = read(pageOf('hotel-list-fr'), { selectors: { ...selectors, item: '.gone' } });
    expect(reading).toMatchObject({
      outcome: 'layout-changed',
      reviews: [],
      reason: expect.stringContaining('item ".gone"'),
    });
  });

  it('falls back on structure for a field whose selector is out of date, and says so', () => {
    const reading = read(pageOf('hotel-list-fr'), { selectors: { ...selectors, author: '.who' } });
    expect(reading).toMatchObject({
      outcome: 'partial',
      brokenFields: ['author'],
      reason: expect.stringContaining('author ".who"'),
    });
    expect(reading.reviews[0]).toMatchObject({ author: 'Camille Rousset', anchors: { author: 'structure' } });
  });

  it('gives scores in the scale that is asked for', () => {
    const rating = (options: object) => read(pageOf('hotel-ten-fr'), options).reviews[0];
    expect(rating({})).toMatchObject({ scale: '1-10', rating: 7.2 });
    expect(rating({ scale: 'stars' })).toMatchObject({ scale: 'stars', rating: 3.76 });
  });
});
