import { describe, expect, it } from 'vitest';
import { parseCapture } from '../../src/collectors/parse.ts';
import { instant } from '../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const parse = (body: string, kind?: string) => parseCapture({ body, capturedAt }, kind);
const markup = (json: unknown): string =>
  `<html><script type="application/ld+json">${JSON.stringify(json)}</script></html>`;
const review = (rest: object) => ({ '@type': 'Review', author: 'Ada', reviewBody: 'Fine', ...rest });

describe('parseCapture', () => {
  it('guesses the kind, and prints what the contract names', () => {
    const comment = {
      '@type': 'Comment',
      author: { '@type': 'Organization', name: 'Lou' },
      text: 'Thanks',
      dateCreated: '2026-03-03T10:00:00Z',
    };
    const page = parse(
      markup({
        '@type': 'Store',
        name: 'Lou',
        aggregateRating: { '@type': 'AggregateRating', ratingValue: 4, reviewCount: 1 },
        review: review({ reviewRating: 4, datePublished: '2026-03-02', comment }),
      }),
    );
    expect(JSON.parse(JSON.stringify(page))).toEqual({
      kind: 'json-ld',
      outcome: 'complete',
      location: 'Lou',
      shownCount: 1,
      shownAverage: 4,
      reviews: [
        {
          author: 'Ada',
          rating: 4,
          scale: 'stars',
          text: 'Fine',
          writtenAtEarliest: '2026-03-02T00:00:00.000Z',
          writtenAtLatest: '2026-03-02T23:59:59.999Z',
          dateText: '2026-03-02',
          reply: { text: 'Thanks', writtenAt: '2026-03-03T10:00:00.000Z', dateText: '2026-03-03T10:00:00Z' },
        },
      ],
    });
  });

  it('gives an exact moment as writtenAt alone', () => {
    const [first] = parse(markup(review({ datePublished: '2026-03-02T10:00:00+01:00' }))).reviews;
    expect(first).toMatchObject({ writtenAt: '2026-03-02T09:00:00.000Z' });
    expect(first).not.toHaveProperty('writtenAtEarliest');
  });

  it('reads a table as a file', () => {
    expect(parse('rating,text\n4,Fine\n')).toMatchObject({
      kind: 'file',
      outcome: 'complete',
      reviews: [{ rating: 4, text: 'Fine' }],
    });
  });

  it('reads as the kind that is asked for, and refuses one that is none', () => {
    expect(parse('rating,text\n4,Fine\n', 'json-ld')).toMatchObject({
      kind: 'json-ld',
      outcome: 'layout-changed',
      reviews: [],
    });
    expect(() => parse('', 'facebok')).toThrow(/Expected a kind \(.*json-ld.*\), got "facebok"/);
    expect(() => parse('', 'constructor')).toThrow(/Expected a kind/);
  });

  it('says unknown, with a reason, for content of no kind, and never a believed zero', () => {
    for (const body of ['', 'hello', '{"a":1}', '<p>x</p>', '<div>'.repeat(20_000)]) {
      const page = parse(body);
      expect(page).toMatchObject({ kind: 'unknown', reviews: [], reason: expect.stringMatching(/^Expected /) });
      expect(['complete', 'empty']).not.toContain(page.outcome);
    }
  });
});
