import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapsCards, mapsPage } from '../../../../demo/site/maps-page.ts';
import { shownReviews } from '../../../../demo/site/place.ts';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { instant } from '../../../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../../../support/captured.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';
import { sitePlace } from '../../../support/site-places.ts';

const NOW = instant('2026-11-21T12:00:00Z');

function read(body: string, url?: string) {
  return googleMaps.read({ body, capturedAt: NOW, ...(url && { url }) });
}

/** A saved page of the local site with its reviews tab open and the whole list loaded. */
function listPage(language: 'en' | 'fr' | 'fa', count: number, loaded = count): string {
  const view = { place: sitePlace('maps', language, count, NOW), now: NOW, language };
  let cards = '';
  for (let from = 0; from < loaded; from += 10) cards += mapsCards(view, 2, from);
  const page = mapsPage(view).replace(
    /<div id="overview">[\s\S]*?<div id="reviews" hidden>/,
    '<div id="overview"></div><div id="reviews">',
  );
  return page.replace(/(<div id="list"[^>]*>)/, `${histogram(mapsPage(view))}$1${cards}`);
}

function histogram(page: string): string {
  return /<table>[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
}

for (const folder of ['google-maps-dom', 'google-rpc-json', 'google-search-panel']) {
  describeWithShared(`fixtures/captured/${folder}`, `captured ${folder}`, () => {
    const root = sharedPath('fixtures/captured', folder);
    const files = readdirSync(root).filter((name) => /\.(?:html|json)$/.test(name) && !name.endsWith('.expected.json'));
    it.each(files)('%s reads as its expectation says, and is not taken for complete', (file) => {
      const capture = { body: readFileSync(`${root}/${file}`, 'utf8'), capturedAt: NOW };
      const reading = googleMaps.read(capture);
      expect(compareCaptured(reading, readExpected(`${root}/${file.replace(/\.\w+$/, '.expected.json')}`))).toEqual([]);
      expect(reading.outcome).toBe('partial');
      expect(reading.reason).toMatch(/^Expected .+/);
      expect(googleMaps.recognise(capture)).toBeGreaterThan(0.5);
    });
  });
}

describeWithShared('fixtures/captured/google-maps-dom', 'the captured place page, altered', () => {
  const page = readFileSync(sharedPath('fixtures/captured/google-maps-dom/place-agence-web-geneve-fr.html'), 'utf8');
  const expected = readExpected(
    sharedPath('fixtures/captured/google-maps-dom/place-agence-web-geneve-fr.expected.json'),
  );

  it('reads the same when every class is renamed, as only names changed', () => {
    const renamed = page.replace(
      / class="[^"]*"/g,
      (found) => ` class="${[...found.slice(8, -1)].reverse().join('')}"`,
    );
    expect(compareCaptured(read(renamed), expected)).toEqual([]);
  });

  it('reads the same when the cards themselves lose their id and it is left on what they hold', () => {
    const bare = page.replace(/(<div class="jftiEf[^>]*?) data-review-id="[^"]*"/g, '$1');
    expect(compareCaptured(read(bare), expected)).toEqual([]);
  });

  it('states count and average of the page and the dates as intervals', () => {
    const reading = read(page);
    expect(reading).toMatchObject({ shownCount: 30, shownAverage: 5 });
    expect(reading.location).toContain('Genève');
    expect(reading.reviews[0]?.written).toMatchObject({
      earliest: '2026-05-21T12:00:00.001Z',
      latest: '2026-06-21T12:00:00.000Z',
    });
  });

  const alterations: readonly (readonly [string, (html: string) => string])[] = [
    ['all ids renamed', (html) => html.replaceAll('data-review-id', 'data-rid')],
    ['ids, roles and classes gone', (html) => html.replace(/ (?:data-review-id|role|class|jslog)="[^"]*"/g, '')],
    ['roles dropped', (html) => html.replace(/ role="[^"]*"/g, '')],
    ['labels dropped', (html) => html.replace(/ aria-label="[^"]*"/g, '')],
    ['half the page', (html) => html.slice(0, html.length / 2)],
    ['a third of the page', (html) => html.slice(0, html.length / 3)],
    ['everything behind the header gone', (html) => html.replace(/<div class="jftiEf[\s\S]*/, '')],
    ['an empty body', () => ''],
    ['an empty document', () => '<!doctype html><html><head><title></title></head><body></body></html>'],
    ['a script shell', (html) => html.replace(/<div[^>]*role="main"[\s\S]*/, '')],
  ];
  it.each(alterations)('is never complete or empty with %s', (_, alter) => {
    const reading = read(alter(page));
    expect(isTrustworthy(reading.outcome)).toBe(false);
    expect(reading.reason).toMatch(/^Expected .+/);
  });
});

describe('a saved page of the local site', () => {
  it.each(['en', 'fr', 'fa'] as const)(
    'is complete in %s only when it holds as many whole reviews as it states',
    (language) => {
      const place = sitePlace('maps', language, 20, NOW);
      const whole = listPage(language, 20);
      const reading = read(whole);
      expect(reading.reviews.map(({ externalId, rating, author }) => [externalId, rating, author])).toEqual(
        shownReviews(place, NOW).map(({ id, rating, author }) => [id, rating, author]),
      );
      expect(reading).toMatchObject({ outcome: 'partial', shownCount: 20, location: place.name });
      expect(reading.reason).toContain('"More"');
      const uncovered = whole.replace(/<span><button aria-expanded="false"[^>]*>[^<]*<\/button><\/span>/g, '');
      expect(read(uncovered).outcome).toBe('complete');
      expect(read(uncovered).reviews.every(({ written }) => written !== undefined)).toBe(true);
    },
  );

  it('is partial when it holds fewer reviews than it states', () => {
    expect(read(listPage('en', 30, 10))).toMatchObject({ outcome: 'partial', shownCount: 30 });
  });

  it('is partial while a skeleton shows and while its count is above zero without cards', () => {
    const waiting = listPage('en', 12, 0).replace('class="skeleton" hidden', 'class="skeleton"');
    expect(read(waiting)).toMatchObject({ outcome: 'partial', shownCount: 12, reviews: [] });
    expect(read(listPage('en', 12, 0))).toMatchObject({ outcome: 'partial', reviews: [] });
  });

  it('is empty when the page itself says so, and only then', () => {
    const none = listPage('en', 0);
    expect(read(none).outcome).toBe('partial');
    expect(
      read(none.replace('<div id="overview">', '<div id="overview"><div>Be the first to write a review</div>')).outcome,
    ).toBe('empty');
  });

  it('names the field that cannot be read any more and keeps a sample without anybody’s words', () => {
    const undated = read(
      listPage('en', 12).replace(/\b(?:an?|\d+) (?:hour|day|week|month|year)s? ago/g, 'some time back'),
    );
    expect(undated).toMatchObject({ outcome: 'layout-changed' });
    expect(undated.reason).toContain('date');
    expect(undated.sample).not.toMatch(/Hara|parcel/);
    expect(undated.sample?.length).toBeLessThanOrEqual(4000);
    const unrated = read(
      listPage('en', 12)
        .replace(/aria-label="\d stars"/g, 'aria-label="stars"')
        .replace(/class="bare"/g, 'class="full" data-x')
        .replace(/<span class="full"[^>]*><\/span>/g, ''),
    );
    expect(unrated.outcome).toBe('layout-changed');
    expect(unrated.reason).toContain('rating');
  });

  it('counts filled stars where the label has no digit', () => {
    const worded = listPage('en', 5).replace(/(<span role="img" aria-label=")\d stars/g, '$1nice');
    expect(read(worded).reviews.map(({ rating }) => rating)).toEqual([1, 4, 2, 5, 3]);
  });

  it('keeps the owner’s answer apart from the review, also under a score without words', () => {
    const reading = read(listPage('fr', 14));
    expect(reading.reviews[13]?.text).toBeUndefined();
    expect(reading.reviews[13]?.reply?.text).toBe('Merci pour votre retour, nous vérifions.');
    expect(reading.reviews[1]?.text).not.toContain('Merci pour votre retour');
  });
});

describe('other markup of the same service', () => {
  it('reads hotel scores as text and never a default', () => {
    const card = (id: number, score: string): string =>
      `<div data-review-id="hotel-${id}-0000000000" aria-label="Guest ${id}"><div><span>${score}</span> <span>2 months ago on Google</span></div><div lang="en"><span>Room ${id} was fine.</span></div></div>`;
    const page = `<html lang="en"><body><div role="main"><h1>Hotel</h1>${card(1, '4/5')}${card(2, '1/5')}${card(3, '۴/۵')}${card(4, '8/10')}</div></body></html>`;
    expect(read(page).reviews.map(({ rating, scale }) => [rating, scale])).toEqual([
      [4, 'stars'],
      [1, 'stars'],
      [4, 'stars'],
      [8, '1-10'],
    ]);
    expect(read(page).reviews[0]?.text).toBe('Room 1 was fine.');
  });

  it.each([
    [
      '2020',
      'section-review',
      '<div class="section-review-title"><span>Ana</span></div><span class="section-review-stars" role="img" aria-label=" 4 stars "></span><span class="section-review-publish-date">a year ago</span><span class="section-review-text">Good lamps.</span>',
    ],
    [
      '2021',
      'ODSEW-ShBeI',
      '<div class="ODSEW-ShBeI-title">Ana</div><span class="ODSEW-ShBeI-H1e3jb" role="img" aria-label="4 stars"></span><span class="ODSEW-ShBeI-RgZmSc-date">a year ago</span><span class="ODSEW-ShBeI-text">Good lamps.</span>',
    ],
  ])('reads the cards of %s, which may have no id', (_, name, inside) => {
    const page = `<html lang="en"><body><div role="main"><h1>Shop</h1><div class="${name}">${inside}</div></div></body></html>`;
    expect(read(page).reviews).toMatchObject([
      { author: 'Ana', rating: 4, text: 'Good lamps.', written: { wording: 'a year ago' } },
    ]);
  });

  it('keeps translation and original apart', () => {
    const page = (text: string): string =>
      `<html lang="en"><body><div role="main"><h1>Shop</h1><div data-review-id="translated-00000001" aria-label="Ana"><span role="img" aria-label="4 stars"></span><span>a year ago</span><div lang="fr"><span>${text}</span></div></div></div></body></html>`;
    expect(read(page('(Translated by Google) Good.<br><br>(Original)<br>Bon.')).reviews[0]).toMatchObject({
      text: 'Bon.',
      translated: 'Good.',
    });
    expect(read(page('Bon.<br><br>(Translated by Google)<br>Good.')).reviews[0]).toMatchObject({
      text: 'Bon.',
      translated: 'Good.',
    });
    expect(read(page('(I found it on Google) Good.')).reviews[0]).toMatchObject({
      text: '(I found it on Google) Good.',
    });
  });

  it('marks an edited review', () => {
    const page = listPage('en', 3).replace('3 hours ago', 'Edited 3 hours ago');
    expect(read(page).reviews[0]).toMatchObject({ edited: true, written: { wording: 'Edited 3 hours ago' } });
    expect(read(page).reviews[1]?.edited).toBeUndefined();
  });
});

describe('arrays', () => {
  const review = (id: string, stars: number | null): unknown[] => [
    id,
    [
      '0x0:0x1',
      null,
      1_780_000_000_000_000,
      1_780_000_000_000_000,
      [null, null, null, null, null, ['Ana']],
      null,
      '5 months ago',
      null,
      null,
      null,
      null,
      null,
      null,
      ['Google', '', null, null, 5],
    ],
    [[stars], ...Array.from({ length: 13 }, () => null), ['fr', 'en', 'French', 'English', 1], [['Bon.'], ['Good.']]],
    [null, 1_780_100_000_000_000, null, '5 months ago', ...Array.from({ length: 10 }, () => null), [['Merci.']]],
  ];
  const list = (next: string | null, ...ids: string[]): string =>
    `)]}'\n${JSON.stringify([null, next, ids.map((id) => [review(id, 4)])])}`;

  it('reads an answer of the review list with its next token', () => {
    const reading = read(list('TOKEN', 'ChZDSUhNMG9nS0VJAAAA', 'ChZDSUhNMG9nS0VJBBBB'));
    expect(reading).toMatchObject({ outcome: 'partial', next: 'TOKEN' });
    expect(reading.reviews[0]).toMatchObject({
      externalId: 'ChZDSUhNMG9nS0VJAAAA',
      author: 'Ana',
      rating: 4,
      text: 'Bon.',
      translated: 'Good.',
      language: 'fr',
      written: { earliest: '2026-05-28T20:26:40.000Z', latest: '2026-05-28T20:26:40.000Z', wording: '5 months ago' },
      reply: { text: 'Merci.' },
    });
  });

  it('does not take an empty answer of the list for an empty place', () => {
    expect(read(")]}'\n[null,null,null]")).toMatchObject({ outcome: 'partial', reviews: [] });
  });

  it('says layout-changed for an array that is something else, or whose stars and dates moved', () => {
    expect(read('[1,2,3]').outcome).toBe('layout-changed');
    const moved = [
      null,
      null,
      [['ChZDSUhNMG9nS0VJAAAA', ['x', null, null, null, ['a'], null, 'soon'], ['y']]].map((r) => [r]),
    ];
    expect(read(JSON.stringify(moved)).outcome).toBe('layout-changed');
  });

  it('joins cards and embedded arrays on the id: exact date and whole text win', () => {
    const id = 'ChZDSUhNMG9nS0VJAAAA';
    const place: unknown[] = [];
    place[4] = [null, null, null, null, null, null, null, 4, 1];
    place[11] = 'Shop';
    place[175] = [...Array.from({ length: 9 }, () => null), [[[[review(id, 4)]]]]];
    const inner = [null, null, null, null, null, null, place];
    const state = JSON.stringify([[], [], [], [null, null, null, null, null, null, `)]}'\n${JSON.stringify(inner)}`]]);
    const card = `<div data-review-id="${id}" aria-label="Ana"><span role="img" aria-label="4 stars"></span><span>5 months ago</span><div lang="fr"><span>Bo …</span><button aria-expanded="false" jsaction="pane.x.review.expandReview">More</button></div></div>`;
    const page = `<html lang="en"><script>window.APP_INITIALIZATION_STATE=${state};window.X=1</script><body><div role="main"><h1>Shop</h1>${card}</div></body></html>`;
    const reading = read(page);
    expect(reading).toMatchObject({ outcome: 'complete', shownCount: 1, shownAverage: 4 });
    expect(reading.reviews).toMatchObject([
      { externalId: id, text: 'Bon.', written: { latest: '2026-05-28T20:26:40.000Z' } },
    ]);
    expect(reading.reviews[0]?.truncated).toBeUndefined();
  });
});

describe('pages of other years and sorts', () => {
  const wrap = (body: string, lang = 'en'): string =>
    `<html lang="${lang}"><body><div role="main"><h1>Kiosk</h1>${body}</div></body></html>`;

  it('reads a hotel card whose date ends in an element that names Google', () => {
    const card =
      '<div class="jftiEf" data-review-id="hotelcard00000001" aria-label="Ida"><div><span class="fzvQIb">4/5</span><span class="xRkPPb">a month ago on<span>Google</span></span></div><div class="MyEned" lang="en"><span class="wiI7pd">Quiet room</span></div></div>';
    const [review] = read(wrap(card)).reviews;
    expect(review).toMatchObject({ author: 'Ida', rating: 4, text: 'Quiet room' });
    expect(review?.written?.latest.slice(0, 7)).toBe('2026-10');
  });

  it('does not take what was ticked beside a review for its words', () => {
    const card =
      '<div class="jftiEf" data-review-id="tickedcard0000001" aria-label="Ida"><span class="kvMYJc" role="img" aria-label="4 stars"></span><span class="rsqaWe">a year ago</span><div class="PBK6be"><b>Service</b><span>Take away at weekends</span></div></div>';
    expect(read(wrap(card)).reviews[0]).not.toHaveProperty('text');
  });

  it.each(['section-review', 'section-review-content'])('reads cards of 2020 without ids: %s', (name) => {
    const card = (author: string): string =>
      `<div class="${name}"><div class="section-review-title"><span>${author}</span></div><span class="section-review-stars" aria-label=" 4 stars "></span><span class="section-review-publish-date">2 years ago</span><span class="section-review-text">Fine</span></div>`;
    expect(read(wrap(card('Ida') + card('Bo'))).reviews).toMatchObject([
      { author: 'Ida', rating: 4, text: 'Fine' },
      { author: 'Bo', rating: 4, text: 'Fine' },
    ]);
  });

  it('counts a histogram that has words for one star and two', () => {
    const rows = [
      '5 כוכבים, 30 ביקורות',
      '4 כוכבים, 2 ביקורות',
      '3 כוכבים, 0 ביקורות',
      'שני כוכבים, 1 ביקורות',
      'כוכב אחד, 4 ביקורות',
    ];
    const table = rows.map((label) => `<tr role="img" aria-label="${label}"><td></td></tr>`).join('');
    expect(read(wrap(`<table>${table}</table>`, 'he')).shownCount).toBe(37);
  });

  it('names an answer of Google that it cannot read', () => {
    const capture = { body: `)]}'\n${JSON.stringify([null, [null, [[5, ['Ida']]]]])}`, capturedAt: NOW };
    expect(googleMaps.recognise(capture)).toBeGreaterThan(0);
    expect(googleMaps.read(capture)).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('GetLocalBoqProxy'),
    });
  });
});
