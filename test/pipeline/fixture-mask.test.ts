/** People are gone from a fixture in every form a page writes them in, and the page still says the same. */
import { describe, expect, it } from 'vitest';
import { collectors } from '../../src/collectors/kinds/index.ts';
import type { RawReview } from '../../src/domain/review.ts';
import { instant } from '../../src/domain/time.ts';
import { fixtureMask } from '../../src/pipeline/fixture-mask.ts';
import { inventId, inventName } from '../../src/pipeline/invented-name.ts';
import { writtenForms } from '../../src/pipeline/written-forms.ts';
import { cpuMillis } from '../support/cpu-time.ts';

const by = (author: string, more: Partial<RawReview> = {}): RawReview => ({
  author,
  scale: 'stars',
  rating: 4,
  ...more,
});
const mask = (body: string, reviews: readonly RawReview[], parts = false) =>
  fixtureMask(body, reviews, { parts })(body);

describe('a name', () => {
  const name = `Zoë O'Brien & "Co"`;
  it.each([
    ['as it is', name],
    ['in markup', 'Zo&euml; O&#39;Brien &amp; &quot;Co&quot;'],
    ['in markup, by number', 'Zo&#235; O&#x27;Brien &#38; &#x22;Co&#x22;'],
    ['in JSON', String.raw`Zo\u00eb O\u0027Brien \u0026 \"Co\"`],
    ['in JSON in JSON', String.raw`Zo\\u00EB O\\u0027Brien \\u0026 \\\"Co\\\"`],
    ['in an address', 'Zo%C3%AB%20O%27Brien%20%26%20%22Co%22'],
    ['in a query', `Zo%c3%ab+O'Brien+%26+%22Co%22`],
    ['with other white space', `Zoë\u00a0O'Brien\n   &amp;&nbsp;"Co"`],
    ['decomposed', `Zoe\u0308 O'Brien & "Co"`],
  ])('is found %s', (_, form) => {
    expect(mask(`<a aria-label="${form}">${form}</a>`, [by(name)])).not.toMatch(/Brien|Co["%\\&]/);
  });

  it('is found after an escaped line break, and not inside other words', () => {
    expect(mask(String.raw`"thanks\nAda" Adamant Ada, Kanada`, [by('Ada')])).toMatch(
      /^"thanks\\n(?!Ada)\w{3}" Adamant (?!Ada)\w{3}, Kanada$/,
    );
  });

  it('is found beyond the basic plane, and in other scripts', () => {
    const names = ['سارا محمدی', '李小龍', '𝓐𝓭𝓪 🌸 Rose', 'Иван Петров'];
    const body = names
      .map(
        (one) =>
          `${one} ${JSON.stringify(one).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}`,
      )
      .join('\n');
    const masked = mask(
      body,
      names.map((one) => by(one)),
    );
    for (const one of ['سارا', 'محمدی', '李', 'u0633\\u0627\\u0631', 'Иван', 'Rose', 'u0418'])
      expect(masked).not.toContain(one);
  });

  it('is the same invention everywhere, and another for another person', () => {
    const masked = mask('Ada King|Ada King|Ada Byron', [by('Ada King'), by('Ada Byron')]).split('|');
    expect(masked[0]).toBe(masked[1]);
    expect(masked[2]).not.toBe(masked[0]);
  });

  it('goes alone too where the page writes it with a capital only', () => {
    const reply = { text: 'Dear Ada, we are sorry, Ms Goodwin' };
    const body = `Ada Goodwin|${reply.text}|Star Rose|1 star|rose|Mr Star`;
    const masked = mask(body, [by('Ada Goodwin', { reply }), by('Star Rose')], true);
    expect(masked).not.toMatch(/Ada|Goodwin|Star Rose/);
    expect(masked).toMatch(/\|1 star\|rose\|Mr Star$/);
  });

  it('of odd signs is no pattern', () => {
    for (const odd of ['(a+)+$', '[', '\\', '.*', '$&', '{{}}', 'a|b', '-/-', ')(']) {
      expect(writtenForms(odd).test(`"${odd}"`), odd).toBe(true);
      expect(mask(`<b>${odd}</b> x`, [by(odd)])).toContain('</b> x');
    }
  });

  it('costs no more than its length allows', () => {
    const long = 'a'.repeat(200);
    const work = () =>
      mask(`${'a'.repeat(300_000)} ${'&#97;'.repeat(50_000)} ${'\\n'.repeat(100_000)}`, [
        by(`${long} ${long}`),
        by('a a a a a a'),
      ]);
    expect(cpuMillis(work)).toBeLessThan(5_000);
  });
});

describe('what else leads to a person', () => {
  it('goes: profiles and their ids wherever they stand, photos, addresses and numbers in texts', () => {
    const text = 'Call me: 06 12 34 56 78 or ada@lovelace.example. Order 4711.';
    const body = [
      '<a href="https://www.google.com/maps/contrib/112233445566778899001/reviews?hl=fr">x</a>',
      '["112233445566778899001","https:\\/\\/www.google.com\\/maps\\/contrib\\/112233445566778899001"]',
      '<img src="https://lh3.googleusercontent.com/a-/ALV-UjXabc=w36-h36-p"><img src="/icons/star.png">',
      String.raw`{"photo":"https:\/\/lh3.googleusercontent.com\/a\/ACg8ocK=s40","consumer":{"id":"5f3a1b2c3d4e5f6a7b8c9d0e"}}`,
      'https://www.facebook.com/profile.php?id=100012345678901 /users/5f3a1b2c3d4e5f6a7b8c9d0e /users/settings',
      `<p>${text.replace('@', '&#64;')}</p>`,
    ].join('\n');
    const masked = mask(body, [by('Ada', { text })]);
    for (const gone of [
      '112233445566778899001',
      'ALV-UjXabc',
      'ACg8ocK',
      '100012345678901',
      '5f3a1b2c3d4e5f6a7b8c9d0e',
      '06 12',
      'lovelace.example',
    ])
      expect(masked).not.toContain(gone);
    for (const stays of [
      '/icons/star.png',
      '/users/settings',
      'Order 4711',
      'maps/contrib/',
      '[phone]',
      '[e-mail]',
      '?hl=fr',
    ])
      expect(masked).toContain(stays);
    const [first, second] = masked.match(/\d{21}/g) ?? [];
    expect(first).toBe(second);
  });
});

describe('an invention', () => {
  it.each([
    'Ada Lovelace',
    'J. R. Ewing',
    'سارا محمدی',
    '李小龍',
    'Łukasz Żak',
    "O'Hara-Smith 3rd",
    'Ümit ÇELİK',
    'ada77',
  ])('has the shape of %s, and nothing else of it', (name) => {
    const invented = inventName(name, 3);
    expect(invented).not.toMatch(/["'<>&\\]/);
    const shape = (text: string) =>
      text
        .normalize('NFC')
        .replace(/\p{Lu}/gu, 'X')
        .replace(/\p{L}/gu, 'x')
        .replace(/\p{Nd}/gu, '9')
        .replaceAll("'", '’');
    expect(shape(invented)).toBe(shape(name));
    expect(invented).not.toBe(name);
    expect(inventName(name, 3)).toBe(invented);
    expect(inventName(name, 4)).not.toBe(invented);
  });

  it('of an id keeps what kind of id it is', () => {
    expect(inventId('112233445566', 1)).toMatch(/^[1-9]{12}$/);
    expect(inventId('5f3a1b2c-3d4e', 1)).toMatch(/^[1-9][a-f][1-9][a-f][1-9][a-f][1-9][a-f]-[1-9][a-f][1-9][a-f]$/);
  });
});

it('leaves a page that says the same', () => {
  const review = (author: string, rating: number, text: string) => ({
    '@type': 'Review',
    author: { name: author, image: 'https://lh3.googleusercontent.com/a/ABC' },
    reviewRating: { ratingValue: rating },
    reviewBody: text,
    datePublished: '2026-02-03',
  });
  const list = [
    review('Ada "Bee" O\'Hara', 5, 'Ada was here & liked it'),
    review('Zoë', 2, 'Écrire à zoe@example.com'),
  ];
  const body = `<html><script type="application/ld+json">${JSON.stringify({ '@type': 'Product', name: 'Lamp', review: list })}</script><p>Ada &quot;Bee&quot; O&#39;Hara</p>`;
  const capture = { body, capturedAt: instant('2026-03-01T00:00:00Z') };
  const before = collectors['json-ld']!.read(capture);
  const apply = fixtureMask(body, before.reviews, { parts: true });
  const after = collectors['json-ld']!.read({ ...capture, body: apply(body) });
  expect(before.reviews).toHaveLength(2);
  expect(after.reviews.map(({ rating, written, text }) => ({ rating, written, text }))).toEqual(
    before.reviews.map(({ rating, written, text }) => ({ rating, written, text: apply(text ?? '') })),
  );
  expect(after.reviews.map(({ author }) => author)).not.toEqual(before.reviews.map(({ author }) => author));
  expect(apply(body)).not.toMatch(/Hara|Zo(?:ë|\\u00eb)/);
});
