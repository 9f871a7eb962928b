/** Places as they look when names of classes and log numbers are gone, or from years that had none. */
import { describe, expect, it } from 'vitest';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const parse = (body: string) => parseCapture({ body, capturedAt });

function place(inner: string, { title = 'Kiosk - Google Maps', language = 'en', header = '' } = {}): string {
  return `<!doctype html><html lang="${language}"><head><title>${title}</title></head><body><div role="main" aria-label="Kiosk"><h1>Kiosk</h1>${header}<div role="tablist"><button role="tab" aria-selected="true"><div>Reviews</div></button></div><div>${inner}</div></div></body></html>`;
}

function card(index: number): string {
  const id = `ChZDSUhNMG9nS0VJQ0FnSUQ${String(index).padStart(6, '0')}RRAB`;
  return `<div class="a${index}" aria-label="Guest ${index}" data-review-id="${id}"><div><div><span>Guest ${index}</span><div>Local Guide · 19 reviews</div></div><span role="img" aria-label="${1 + (index % 5)} stars"></span><span>${index + 2} weeks ago</span><div lang="en" id="${id}"><span>Words of guest ${index}.</span></div></div></div>`;
}
const CARDS = [0, 1, 2].map(card).join('');

describe('a place without marks around its cards', () => {
  it('states count and average in the labels of its header', () => {
    const header =
      '<div><span><span aria-hidden="true">4.2</span><span role="img" aria-label="4.2 stars "></span></span><span><span aria-label="3 reviews">(3)</span></span></div>';
    expect(parse(place(CARDS, { header }))).toMatchObject({
      ...{ kind: 'google-maps', outcome: 'complete', shownCount: 3, shownAverage: 4.2 },
    });
  });

  it('states them in words alone, above its cards and never inside one', () => {
    const header = '<div>4.3</div><div>12 reviews</div>';
    expect(parse(place(CARDS, { header }))).toMatchObject({ outcome: 'partial', shownCount: 12, shownAverage: 4.3 });
    const none = parse(place(CARDS));
    expect(none.outcome).toBe('partial');
    expect(none.shownCount).toBeUndefined();
    // Behind the cards it may be the count of a neighbour.
    expect(parse(place(`${CARDS}<div><b>Bar</b><span>3 reviews</span></div>`)).shownCount).toBeUndefined();
  });
});

describe('a place without cards', () => {
  it.each([
    ['Kiosk - Google Maps', 'en', 'No reviews yet'],
    ['Kiosk – Google Maps', 'de', 'Noch keine Rezensionen'],
    ['Kiosk - Google マップ', 'ja', 'クチコミはまだありません'],
    ['Kiosk — Google Карты', 'ru', 'Отзывов пока нет'],
    ['Kiosk - خرائط Google', 'ar', 'لا توجد مراجعات بعد'],
    ['Kiosk - Google Maps', 'fa', 'هنوز مروری ثبت نشده است'],
    ['Kiosk - Mapy Google', 'pl', 'Brak opinii'],
  ])('titled "%s" is recognised, and empty as it says so in %s', (title, language, words) => {
    const page = parse(place(`<div><span>${words}</span></div>`, { title, language }));
    expect(page).toMatchObject({ kind: 'google-maps', outcome: 'empty', reviews: [] });
  });

  it.each(['', '<span>No reviews match your filter</span>', '<div class="lXJj5c"></div>'])(
    'is not believed when it holds %j',
    (inner) => expect(parse(place(inner))).toMatchObject({ kind: 'google-maps', outcome: 'partial' }),
  );

  it('is not seen in a page that only writes about the service', () => {
    const page = parse('<title>How we moved to Leaflet - Google Maps</title><p>Some words on maps, no place.</p>');
    expect(page.kind).not.toBe('google-maps');
  });
});
