import { describe, expect, it } from 'vitest';
import { readJsonLd } from '../../../../src/collectors/kinds/json-ld/read.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

function page(markup: string, url?: string) {
  const body = `<html lang="en"><head>${markup}</head><body><p>A shop like any other</p></body></html>`;
  return readJsonLd(url === undefined ? { body, capturedAt } : { body, capturedAt, url });
}
const script = (json: unknown): string =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const item = (rest: object): object => ({
  '@context': 'https://schema.org',
  '@type': 'Store',
  name: 'Chez Lou',
  ...rest,
});
const review = (rest: object = {}): object => ({ '@type': 'Review', author: 'Ada', reviewBody: 'Fine', ...rest });
const ratingOf = (reviewRating: unknown): number | undefined =>
  page(script(item({ review: review({ reviewRating }) }))).reviews[0]?.rating;

describe('reading JSON-LD', () => {
  it('reads author, rating, text, date, language, address, id and the owner’s answer', () => {
    const full = review({
      '@id': 'https://lou.example/reviews/123456',
      url: '/reviews/123456',
      author: { '@type': 'Person', name: 'Ada L.' },
      reviewRating: { ratingValue: '4,5' },
      reviewBody: 'Bien re&ccedil;u.<br>Merci &amp; bravo',
      datePublished: '2026-03-01T10:00:00+01:00',
      inLanguage: 'fr',
      comment: [
        { '@type': 'Comment', author: { '@type': 'Person', name: 'Bob' }, text: 'Same here' },
        {
          '@type': 'Comment',
          author: { '@type': 'Organization', name: 'Chez Lou' },
          text: 'Thank you',
          datePublished: '2026-03-02',
        },
      ],
    });
    const reading = page(script(item({ review: [full] })), 'https://lou.example/');
    expect(reading.outcome).toBe('complete');
    expect(reading.location).toBe('Chez Lou');
    expect(reading.reviews).toEqual([
      {
        externalId: '123456',
        scale: 'stars',
        author: 'Ada L.',
        rating: 4.5,
        text: 'Bien reçu.\nMerci & bravo',
        language: 'fr',
        written: {
          earliest: '2026-03-01T09:00:00.000Z',
          latest: '2026-03-01T09:00:00.000Z',
          wording: '2026-03-01T10:00:00+01:00',
        },
        reply: expect.objectContaining({ text: 'Thank you' }),
        url: 'https://lou.example/reviews/123456',
      },
    ]);
  });

  it.each([
    ['5', 5],
    [{ ratingValue: 4 }, 4],
    [{ ratingValue: '5.0' }, 5],
    [{ ratingValue: '4,5' }, 4.5],
    [{ ratingValue: '۴' }, 4],
    [{ ratingValue: '4/5' }, 4],
    [{ ratingValue: 10, bestRating: 10 }, 5],
    [{ ratingValue: 0, bestRating: '10', worstRating: '0' }, 1],
    [{ ratingValue: '5.5', bestRating: '10', worstRating: '1' }, 3],
    [{ ratingValue: '50 %' }, 3],
    [{ ratingValue: 3, bestRating: 5, worstRating: 0 }, 3],
    [{ ratingValue: 0 }, undefined],
    [{ ratingValue: '0', bestRating: '5', worstRating: '0' }, undefined],
    [{ ratingValue: 80 }, undefined],
    [{ ratingValue: null }, undefined],
    [{ ratingValue: 'great' }, undefined],
    [{ ratingValue: '1e999' }, 1],
    [undefined, undefined],
  ])('turns the rating %j into %s stars', (rating, stars) => {
    expect(ratingOf(rating)).toBe(stars);
  });

  it('says how many ratings lay outside their own scale', () => {
    expect(page(script(item({ review: review({ reviewRating: { ratingValue: 9 } }) }))).reason).toContain(
      '1 ratings outside',
    );
  });

  it.each([
    [
      'under @graph with a reference',
      { '@graph': [item({ '@id': '#lou' }), review({ itemReviewed: { '@id': '#lou' } })] },
    ],
    ['in a list in a list', item({ review: [[review()]] })],
    ['under "reviews"', item({ reviews: [review()] })],
    [
      'with a type list and a full address',
      item({ review: { ...review(), '@type': ['https://schema.org/UserReview', 'Thing'] } }),
    ],
    ['at the top of a list', [review()]],
    ['without a type under "review"', item({ review: { author: 'Ada', reviewBody: 'Fine' } })],
    ['with the misspelt key ReviewRating', item({ review: review({ ReviewRating: { ratingValue: '5' } }) })],
    [
      'with its text in description',
      item({ review: { '@type': 'Review', author: ['Ada'], description: 'Fine', reviewBody: null } }),
    ],
    ['with nothing but a headline', item({ review: { '@type': 'Review', author: 'Ada', headline: 'Fine' } })],
    [
      'with a named author elsewhere',
      [{ '@id': '#ada', '@type': 'Person', name: 'Ada' }, review({ author: { '@id': '#ada' } })],
    ],
  ])('finds a review %s', (_, json) => {
    expect(page(script(json)).reviews).toMatchObject([{ author: 'Ada', text: 'Fine' }]);
  });

  it('takes neither fact checks nor aggregates for reviews', () => {
    const claim = { '@type': 'ClaimReview', reviewRating: { ratingValue: 1 }, claimReviewed: 'x' };
    const trap =
      '<p itemprop="reviews" itemscope itemtype="https://schema.org/AggregateRating"><b itemprop="ratingValue">4</b><i itemprop="ratingCount">9</i></p>';
    const reading = page(script(claim) + trap);
    expect(reading).toMatchObject({ outcome: 'partial', reviews: [], shownCount: 9, shownAverage: 4 });
  });

  it('counts the same review once, in two blocks or in JSON-LD and microdata, and keeps what either says', () => {
    const json = script(item({ review: [review({ reviewRating: { ratingValue: 4 } })] }));
    const micro = `<div itemscope itemtype="https://schema.org/Store"><div itemprop="review" itemscope itemtype="http://schema.org/Review" data-review-id="998877"><b itemprop="author">Ada</b><meta itemprop="ratingValue" content="4"><p itemprop="reviewBody">Fine</p></div></div>`;
    expect(page(json + json).reviews).toHaveLength(1);
    expect(page(json + micro).reviews).toMatchObject([{ externalId: '998877', text: 'Fine', rating: 4 }]);
  });

  it('keeps scores without words apart within a block, and counts a repeated block once', () => {
    const json = script(item({ review: [1, 2].map(() => ({ '@type': 'Review', author: 'Guest', reviewRating: 5 })) }));
    expect(page(json + json).reviews).toHaveLength(2);
  });

  it('reads microdata and RDFa Lite as a reader sees them, markup characters included', () => {
    const micro = `<div itemscope itemtype="https://schema.org/Review"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Ada</i></span><time itemprop="datePublished" datetime="2026-01-02">yesterday</time><span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><b itemprop="ratingValue">2</b></span><p itemprop="reviewBody">One<br>&lt;b&gt;two&lt;/b&gt; &amp;amp;</p></div>`;
    const rdfa = `<div vocab="https://schema.org/" typeof="Review"><b property="author">Bea</b><span property="reviewRating" typeof="Rating"><i property="ratingValue" content="3">***</i></span><p property="reviewBody">Well</p></div>`;
    expect(page(micro + rdfa).reviews).toMatchObject([
      { author: 'Ada', rating: 2, text: 'One\n<b>two</b> &amp;', written: { wording: '2026-01-02' } },
      { author: 'Bea', rating: 3, text: 'Well' },
    ]);
  });

  it('keeps hostile text as text', () => {
    const text = '<script>alert(1)</script> {{7*7}} <img src=x onerror=y> I <3 it';
    expect(page(script(item({ review: review({ reviewBody: text.replace('</script>', '') }) }))).reviews[0]?.text).toBe(
      text.replace('</script>', ''),
    );
    const polluted = page(
      script(
        '{"@type":"Review","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"reviewBody":"x"}',
      ),
    );
    expect(polluted.reviews).toMatchObject([{ text: 'x' }]);
    expect('polluted' in {}).toBe(false);
  });

  it('keeps long ids whole, and drops ids that do not identify', () => {
    const ids = (values: readonly unknown[]): unknown[] =>
      page(
        script(
          `{"@type":"Store","review":[${values.map((id, n) => `{"@type":"Review","reviewBody":"text ${n}","identifier":${id}}`)}]}`,
        ),
      ).reviews.map((entry) => entry.externalId);
    expect(ids(['1234567890123456789', '1234567890123456788'])).toEqual(['1234567890123456789', '1234567890123456788']);
    expect(ids(['"same"', '"same"'])).toEqual([undefined, undefined]);
    expect(ids(['"#review-1"', '"#review-2"', '"#review-3"'])).toEqual([undefined, undefined, undefined]);
    expect(ids(['"#review-7"', '"#review-2"'])).toEqual(['#review-7', '#review-2']);
  });

  it('leaves out reviews of neighbours when the page’s own item is known by its address', () => {
    const own = item({ url: 'https://lou.example/shop/', review: review() });
    const other = item({
      name: 'Chez Max',
      url: 'https://lou.example/max',
      review: [review({ reviewBody: 'Bad' }), review({ reviewBody: 'Worse' })],
    });
    expect(page(script(other) + script(own), 'https://lou.example/shop').reviews.map((entry) => entry.text)).toEqual([
      'Fine',
    ]);
  });

  it('takes count and average from the item that holds the reviews', () => {
    const aggregate = (ratingValue: unknown, reviewCount: unknown): object => ({
      '@type': 'AggregateRating',
      ratingValue,
      reviewCount,
    });
    const brand = { '@type': 'Organization', name: 'Lou Group', aggregateRating: aggregate(4.8, 58859) };
    const shop = item({ aggregateRating: aggregate('3,5', '1'), review: review() });
    expect(page(script(brand) + script(shop))).toMatchObject({ outcome: 'complete', shownCount: 1, shownAverage: 3.5 });
  });
});

describe('the verdict on a page', () => {
  const aggregate = (count: unknown): object => ({ '@type': 'AggregateRating', ratingValue: 4, reviewCount: count });

  it('is empty only when the page itself counts no reviews and no ratings', () => {
    expect(page(script(item({ aggregateRating: aggregate(0) }))).outcome).toBe('empty');
    expect(page(script(item({ aggregateRating: { ...aggregate('0'), ratingCount: 0 } }))).outcome).toBe('empty');
    expect(page(script(item({ aggregateRating: { ...aggregate(0), ratingCount: 7 } }))).outcome).toBe('partial');
    expect(
      page(script([item({ aggregateRating: aggregate(0) }), item({ name: 'B', aggregateRating: aggregate(3) })]))
        .outcome,
    ).toBe('partial');
    expect(page(script(item({ aggregateRating: aggregate('none') }))).outcome).toBe('layout-changed');
    expect(page(script(item({}))).outcome).toBe('layout-changed');
  });

  it('is partial when the page counts more than its markup holds, and complete when it does not', () => {
    expect(page(script(item({ aggregateRating: aggregate(122), review: review() })))).toMatchObject({
      outcome: 'partial',
      shownCount: 122,
    });
    expect(page(script(item({ aggregateRating: aggregate(1), review: review() }))).outcome).toBe('complete');
    expect(page(script(item({ aggregateRating: aggregate(9) }))).outcome).toBe('partial');
  });

  it('skips and counts a block that cannot be read; one that speaks of reviews casts doubt', () => {
    const good = script(item({ review: review() }));
    expect(page(script('{"@type":"WebSite",}}') + good)).toMatchObject({
      outcome: 'complete',
      reason: expect.stringContaining('1 JSON-LD blocks'),
    });
    const cut = '{"@type":"Store","review":[{"@type":"Review"';
    expect(page(script(cut) + good)).toMatchObject({ outcome: 'partial', reviews: [{ text: 'Fine' }] });
    expect(page(script(cut)).outcome).toBe('layout-changed');
    expect(page(script('['.repeat(100_000)) + good).outcome).toBe('complete');
  });

  it('is layout-changed, with a reason, for a page too deep or too large to read', () => {
    const reading = readJsonLd({ body: '<div>'.repeat(50_000), capturedAt });
    expect(reading).toMatchObject({
      outcome: 'layout-changed',
      reviews: [],
      reason: expect.stringContaining('nested'),
    });
  });

  it('reads markup that the template has escaped for HTML', () => {
    const escaped = JSON.stringify(item({ review: review() })).replaceAll('"', '&quot;');
    expect(page(script(escaped)).reviews).toHaveLength(1);
  });

  it('gives the next page only on the page’s own host', () => {
    const next = (href: string): string | undefined =>
      page(`<link rel="next" href="${href}">${script(item({ review: review() }))}`, 'https://lou.example/r?p=1').next;
    expect(next('?p=2')).toBe('https://lou.example/r?p=2');
    expect(next('https://evil.example/')).toBeUndefined();
    expect(next('javascript:alert(1)')).toBeUndefined();
  });
});

describe('markup as sites bend it', () => {
  it('follows references to ratings and aggregates in a graph', () => {
    const reading = page(
      script({
        '@graph': [
          {
            '@type': 'Product',
            '@id': '#p',
            name: 'Lamp',
            review: [{ '@id': '#r' }],
            aggregateRating: { '@id': '#a' },
          },
          { '@type': 'AggregateRating', '@id': '#a', ratingValue: 4.5, reviewCount: 1 },
          { '@type': 'Review', '@id': '#r', author: 'Ida', reviewRating: { '@id': '#v' }, reviewBody: 'Fine' },
          { '@type': 'Rating', '@id': '#v', ratingValue: 4 },
        ],
      }),
    );
    expect(reading).toMatchObject({ outcome: 'complete', location: 'Lamp', shownCount: 1, reviews: [{ rating: 4 }] });
  });

  it('knows what reviews under @reverse are about', () => {
    const reading = page(script(item({ '@reverse': { itemReviewed: [review(), review({ author: 'Bo' })] } })));
    expect(reading).toMatchObject({ location: 'Chez Lou', reviews: [{ author: 'Ada' }, { author: 'Bo' }] });
  });

  it.each([
    ['uploadDate', { uploadDate: '2024-05-03' }],
    ['dateCreated behind an empty datePublished', { datePublished: '', dateCreated: '2024-05-03' }],
  ])('takes the date from %s', (_, dates) => {
    expect(page(script(item({ review: review(dates) }))).reviews[0]?.written?.earliest.slice(0, 10)).toBe('2024-05-03');
  });

  it.each([
    ['<h3>Top</h3><blockquote>quiet</blockquote>', 'Top\nquiet'],
    ['&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;', 'One\nTwo'],
  ])('leaves no markup in %s', (reviewBody, text) => {
    expect(page(script(item({ review: review({ reviewBody }) }))).reviews[0]?.text).toBe(text);
  });

  it('reads an escaped apostrophe, which JSON has not', () => {
    const text = String.raw`{"@type":"Store","name":"X","review":{"@type":"Review","author":"Ada","reviewBody":"it\'s fine"}}`;
    expect(page(script(text)).reviews[0]?.text).toBe("it's fine");
  });

  it('gathers a microdata review from the parts it refers to, once', () => {
    const markup =
      '<div itemscope itemtype="https://schema.org/Review" itemref="b r gone"><i itemprop="author">Ida</i></div><p id="b" itemprop="reviewBody">Fine</p><div id="r" itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="3"></div>';
    expect(page(markup).reviews).toMatchObject([{ author: 'Ida', rating: 3, text: 'Fine' }]);
  });

  it('does not run in circles when items refer to each other', () => {
    const markup =
      '<div id="a" itemscope itemtype="https://schema.org/Review" itemref="b"><i itemprop="author">Ida</i><p itemprop="reviewBody">Fine</p></div><div id="b" itemscope itemtype="https://schema.org/Review" itemref="a b"><p itemprop="reviewBody">Good</p></div>';
    expect(page(markup).reviews).toHaveLength(2);
  });

  it('keeps paragraphs apart and takes the words of a linked name in microdata', () => {
    const markup =
      '<div itemscope itemtype="https://schema.org/Review"><a itemprop="author" href="/u/ida">Ida</a><div itemprop="reviewBody"><p>One.</p><p>Two.</p></div></div>';
    expect(page(markup).reviews).toMatchObject([{ author: 'Ida', text: expect.stringMatching(/^One\.\n+Two\.$/) }]);
  });

  it('reads RDFa that names a property on the element around a thing', () => {
    const markup =
      '<div typeof="schema:Store"><b property="schema:name">X</b><div rel="schema:review"><div typeof="schema:Review"><i property="schema:author">Ida</i><div rel="schema:reviewRating"><div typeof="schema:Rating"><b property="schema:ratingValue">4</b></div></div></div></div></div>';
    expect(page(markup)).toMatchObject({ location: 'X', reviews: [{ author: 'Ida', rating: 4 }] });
  });
});

describe('what else pages make of it', () => {
  it('keeps reviews of neighbours out, where they have a count of their own, without an address too', () => {
    const other = item({
      name: 'Chez Bo',
      aggregateRating: { ratingValue: 2, reviewCount: 99 },
      review: [review({ author: 'Bo' })],
    });
    const own = item({ aggregateRating: { ratingValue: 4, reviewCount: 1 }, review: [review()] });
    const reading = page(
      script({ '@graph': [own, { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: other }] }] }),
    );
    expect(reading).toMatchObject({ outcome: 'complete', location: 'Chez Lou', shownCount: 1 });
    expect(reading.reviews.map(({ author }) => author)).toEqual(['Ada']);
    // Variants of one thing have no count of their own.
    const variant = item({ name: 'Chez Lou, small', review: [review({ author: 'Cy' })] });
    const both = page(script({ ...own, hasVariant: [variant] }));
    expect(both.reviews.map(({ author }) => author)).toEqual(['Ada', 'Cy']);
  });

  it('reads the aggregate of an employer', () => {
    const employer = {
      '@type': 'EmployerAggregateRating',
      itemReviewed: item({}),
      ratingValue: '3,9',
      ratingCount: '51',
    };
    expect(page(script(employer))).toMatchObject({
      outcome: 'partial',
      location: 'Chez Lou',
      shownCount: 51,
      shownAverage: 3.9,
    });
  });
});
