import { describe, expect, it } from 'vitest';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import { instant } from '../../../../src/domain/time.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const read = (body: string) => googleMaps.read({ body, capturedAt: NOW });
const ID = 'ChZDSUhNMG9nS0VJQ0FnSURZZmd3EAE';
const CREATED = 1_780_000_000_000_000;
const PROFILE = 'https://www.google.com/maps/contrib/100000000000000000001/reviews';

const nulls = (count: number): null[] => Array.from({ length: count }, () => null);

interface Options {
  readonly author?: 'now' | '2023';
  readonly edited?: number;
  readonly partner?: number;
}

/** An invented review at the places where fields stood in every answer seen. */
function made(id: string, { author = 'now', edited = CREATED, partner }: Options = {}): unknown[] {
  const name = ['Ana', 'https://lh3.example/a', [PROFILE], '100000000000000000001', null, 4, 2];
  const who = author === 'now' ? [...nulls(5), name] : [[null, null, null, null, 'Ana']];
  const source = partner === undefined ? ['Google', '', null, null, 5] : ['Bookwell', '', null, null, 10];
  const scores = [[partner === undefined ? 4 : null], ...nulls(7), partner === undefined ? null : [null, partner]];
  return [
    id,
    ['0x1:0x2', null, CREATED, edited, who, null, '5 months ago', ...nulls(6), source],
    [
      ...scores,
      ...nulls(5),
      ['fr', 'en', 'French', 'English', 1],
      [['Bon accueil, vraiment.'], ['Good welcome, really.']],
    ],
    [null, CREATED + 1e9, CREATED + 2e9, '5 months ago', ...nulls(10), [['Merci à vous.']]],
    [null, null, null, ['https://www.google.com/maps/reviews/x']],
  ];
}

const list = (next: string | null, reviews: readonly unknown[][] | null): string =>
  JSON.stringify([null, next, reviews === null ? null : reviews.map((review) => [review, null, 'cursor'])]);

const WHOLE = {
  ...{ externalId: ID, author: 'Ana', rating: 4, scale: 'stars', text: 'Bon accueil, vraiment.', language: 'fr' },
  translated: 'Good welcome, really.',
  reply: { text: 'Merci à vous.' },
};

describe('answers of the review list', () => {
  it.each([
    ['guarded', (json: string) => `)]}'\n${json}`],
    ['bare', (json: string) => json],
    [
      'in one envelope',
      (json: string) =>
        `)]}'\n\n${JSON.stringify([
          ['wrb.fr', 'Abc1d', json, null],
          ['di', 22],
        ])}`,
    ],
    [
      'in chunks with their lengths',
      (json: string) => {
        const chunk = JSON.stringify([['wrb.fr', 'Abc1d', json, null, null, 'generic']]);
        return `)]}'\n\n${chunk.length + 2}\n${chunk}\n25\n[["e",4,null,null,131]]\n`;
      },
    ],
  ])('are read %s', (_, wrap) => {
    const capture = { body: wrap(list('NEXT', [made(ID)])), capturedAt: NOW };
    expect(googleMaps.recognise(capture)).toBeGreaterThan(0.9);
    expect(googleMaps.read(capture)).toMatchObject({ outcome: 'partial', next: 'NEXT', reviews: [WHOLE] });
  });

  it('are partial without reviews, with or without a token: the end of a list is no empty place', () => {
    for (const body of [list(null, null), list(null, []), list('NEXT', null)]) {
      expect(read(body)).toMatchObject({ outcome: 'partial', reviews: [] });
    }
    expect(read(list('NEXT', null)).next).toBe('NEXT');
    expect(read(list(null, [])).next).toBeUndefined();
  });

  it('know the author of 2023, partners out of ten and edited reviews', () => {
    expect(read(list(null, [made(ID, { author: '2023' })])).reviews).toMatchObject([WHOLE]);
    expect(read(list(null, [made(ID, { partner: 9.2 })])).reviews).toMatchObject([{ rating: 9.2, scale: '1-10' }]);
    expect(read(list(null, [made(ID, { edited: CREATED + 9e9 })])).reviews[0]).toMatchObject({ edited: true });
    expect(read(list(null, [made(ID)])).reviews[0]?.edited).toBeUndefined();
  });
});

describe('arrays whose indices moved', () => {
  const moved = (alter: (review: unknown[]) => void) => {
    const review = made(ID);
    alter(review);
    return read(list(null, [review]));
  };
  const part = (review: unknown[], index: number): unknown[] => review[index] as unknown[];

  it.each([
    ['before the author', (review: unknown[]) => part(review, 1).splice(4, 0, null)],
    ['before the stamps', (review: unknown[]) => part(review, 1).splice(1, 0, null)],
    ['before the stars', (review: unknown[]) => part(review, 2).unshift(null)],
    ['before the text', (review: unknown[]) => part(review, 2).splice(9, 0, null)],
    ['before the part with the stars', (review: unknown[]) => review.splice(2, 0, null)],
    ['before the answer', (review: unknown[]) => review.splice(3, 0, null)],
    ['in the answer', (review: unknown[]) => part(review, 3).splice(5, 0, null)],
  ])('are read by shape with a null inserted %s', (_, insert) => {
    const { reviews, outcome } = moved((review) => {
      insert(review);
    });
    expect(outcome).toBe('partial');
    expect(reviews).toMatchObject([WHOLE]);
    expect(reviews[0]?.written?.latest).toBe('2026-05-28T20:26:40.000Z');
  });

  it('are a changed layout, with the fields that cannot be told, when nothing is sure', () => {
    const starless = moved((review) => part(review, 2).splice(0, 1, [[4, 'x']]));
    expect(starless).toMatchObject({ outcome: 'layout-changed', brokenFields: ['rating'] });
    const twice = moved((review) => {
      part(review, 2).splice(15, 1, null, ['fr'], [['Un texte ici.']], ['en'], [['A text here.']]);
    });
    expect(twice).toMatchObject({ outcome: 'layout-changed', brokenFields: ['text'] });
    expect(twice.reviews[0]?.text).toBeUndefined();
  });
});

describe('the flat answers of the local proxy', () => {
  const flat = (...texts: readonly unknown[]): string =>
    JSON.stringify([
      null,
      [
        ...nulls(2),
        [
          [
            null,
            4,
            [null, null, '2 months ago'],
            ['Ana', 'https://lh3.example/a', PROFILE],
            null,
            ID,
            null,
            ...texts,
            ['Google', 'x'],
            ['Question?'],
          ],
        ],
        ...nulls(7),
        [...nulls(6), 'NEXT'],
      ],
    ]);

  it('are read with their token, and a text only when there is one candidate', () => {
    expect(read(flat(['en'], 'Fine lamps here.'))).toMatchObject({
      ...{ outcome: 'partial', next: 'NEXT' },
      reviews: [{ externalId: ID, author: 'Ana', rating: 4, text: 'Fine lamps here.', language: 'en' }],
    });
    expect(read(flat()).reviews[0]?.text).toBeUndefined();
    const two = read(flat('Fine lamps here.', 'Another text there.'));
    expect(two).toMatchObject({ outcome: 'layout-changed', brokenFields: ['text'] });
    expect(two.reviews[0]?.text).toBeUndefined();
  });
});

describe('a page whose only content is its first script', () => {
  it('gives the reviews of the place, judged against its own count', () => {
    const place: unknown[] = [];
    place[4] = [...nulls(7), 4, 30];
    place[11] = 'Kiosk';
    place[175] = [...nulls(9), [[[[made(ID)]]]]];
    const inner = `)]}'\n${JSON.stringify([...nulls(6), place])}`;
    const state = JSON.stringify([[], [], [], [...nulls(6), inner]]);
    const page = `<html lang="en"><head><script>window.APP_INITIALIZATION_STATE=${state};</script></head><body></body></html>`;
    expect(read(page)).toMatchObject({ outcome: 'partial', shownCount: 30, location: 'Kiosk', reviews: [WHOLE] });
    expect(read(page).reviews[0]?.anchors).toMatchObject({ rating: 'embedded-json' });
  });
});
