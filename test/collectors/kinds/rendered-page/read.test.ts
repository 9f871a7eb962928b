import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { figuresOf, measureUnknownSites } from '../../../../bench/collectors/unknown-sites.ts';
import { readRenderedPage } from '../../../../src/collectors/kinds/rendered-page/read.ts';
import { recogniseRenderedPage } from '../../../../src/collectors/kinds/rendered-page/recognise.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { EMPTY_PAGES, FOREIGN_PAGES } from '../../../support/unknown-sites/foreign.ts';
import { heldOutSites } from '../../../support/unknown-sites/held-out.ts';
import { madeSites } from '../../../support/unknown-sites/made.ts';
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

  it('finds as much on pages put together from 26 layouts, 43 ways to draw a score and 7 to write a day', () => {
    const { set: _, pages, replies: __, ...shares } = figuresOf('made', madeSites(300, 7));
    expect(pages).toBe(300);
    for (const [name, share] of Object.entries(shares)) expect(share, name).toBeGreaterThanOrEqual(0.97);
  });

  it('reads none of many alike without an error, however many there are', () => {
    for (const piece of ['3/5<br>', 'some text that is long enough <b>★★★</b>', '<p>On 3 May it was 2024</p>'])
      expect(read(`<html><body><p>${piece.repeat(60_000)}`).outcome, piece).not.toBe('complete');
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

  it('believes a list that counts nothing only where it is plainly one, and a counted or selected one anyhow', () => {
    const item = (n: number, day: string) =>
      `<li class="v"><b class="who">${'ABCDEFG'[n]}nna Moore</b> <span aria-label="${(n % 5) + 1} out of 5"></span> ${day}<p>The soup number ${n} was hot and the waiter remembered us.</p></li>`;
    const page = (dated: number, count = ''): string =>
      `<html lang="en"><body><h1>Inn</h1>${count}<ul>${[1, 2, 3, 4, 5, 6].map((n) => item(n, n <= dated ? `<time datetime="2026-0${n}-04">4.${n}.</time>` : '')).join('')}</ul><footer>Inn, High Street</footer></body></html>`;
    expect(read(page(6))).toMatchObject({ outcome: 'complete', confidence: expect.closeTo(1) });
    const chosen = read(page(0));
    expect(chosen).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('states no count') });
    expect(chosen.reviews).toHaveLength(6);
    expect(read(page(0, '<p>6 reviews</p>')).outcome).toBe('complete');
    const selectors = { item: 'li.v', author: '.who', rating: 'span@aria-label', text: 'p' };
    expect(read(page(0), { selectors }).outcome).toBe('complete');
  });

  it('joins what the site asks for in several places, without its labels', () => {
    const asked = [
      ['Warm pool, kind staff.', 'The lift was out of order all week.'],
      ['Breakfast on the terrace.', 'Thin walls, one hears the neighbours.'],
      ['Close to the old harbour.', 'Parking costs as much as the room.'],
      ['Quiet nights and good beds.', 'No kettle and no spare blanket.'],
    ];
    const body = asked.map(
      ([good, bad], n) =>
        `<article><i aria-label="${n + 1} out of 5"></i><cite>Nora ${'ABCD'[n]}ell</cite> <time datetime="2026-05-0${n + 1}">May</time><dl><dt>Seen as good</dt><dd>${good}</dd><dt>Seen as bad</dt><dd>${bad}</dd></dl><dl><dt>Room</dt><dd>${n + 1}0${n}</dd></dl></article>`,
    );
    const { reviews } = read(`<html lang="en"><body><h1>Inn</h1>${body.join('')}</body></html>`);
    expect(reviews.map(({ text }) => text)).toEqual(asked.map((parts) => parts.join('\n')));
  });

  it('takes the name that "by" announces before its place, and nobody where only a role is given', () => {
    const list = (line: (n: number) => string): string =>
      `<html lang="en"><body><h1>Depot</h1>${[1, 2, 3, 4].map((n) => `<div class="r"><i aria-label="${n} out of 5"></i><p class="byline">${line(n)}, ${n} May 2026</p><div>Words number ${n} about the depot and its yard.</div></div>`).join('')}</body></html>`;
    const names = ['', 'Ann', 'bob77', 'Cleo', 'Dan'];
    const towns = ['', 'Rye', 'Ely', 'Ayr', 'Wem'];
    const authors = (line: (n: number) => string) => read(list(line)).reviews.map(({ author }) => author);
    expect(authors((n) => `By <span>${names[n]}</span>, ${towns[n]}`)).toEqual(names.slice(1));
    const roles = ['', 'Packer', 'Shift Manager', 'Clerk', 'Rail Driver'];
    const employed = authors((n) => `<span>${roles[n]}</span> (former employee) – <span>${towns[n]}</span>`);
    expect(employed).toEqual([undefined, undefined, undefined, undefined]);
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
