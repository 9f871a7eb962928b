import { describe, expect, it } from 'vitest';
import { pickQuotes, type QuoteCandidate } from '../../src/alerts/quotes.ts';
import { instant } from '../../src/domain/time.ts';
import { DELIVERY, STAFF } from './sample-brief.ts';

function review(
  text: string,
  more: Partial<QuoteCandidate> & { day?: string; evidence?: string } = {},
): QuoteCandidate {
  const { day = '2026-03-01', evidence = text, ...rest } = more;
  const moment = instant(`${day}T10:00:00Z`);
  const start = text.indexOf(evidence);
  return {
    text,
    language: 'en',
    written: { earliest: moment, latest: moment },
    score: 1,
    findings: [{ touchpoint: DELIVERY, polarity: -0.9, confidence: 0.9, start, end: start + evidence.length }],
    weight: 1,
    ...rest,
  };
}

const wish = { touchpoint: DELIVERY, direction: 'down' as const };
const texts = (reviews: readonly QuoteCandidate[], more = {}) =>
  pickQuotes(reviews, { ...wish, ...more }).map((quote) => quote.text);

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment);
}

describe('picking quotes', () => {
  it('quotes the sentence of the evidence, not the whole review', () => {
    const text = 'Nice shop and kind people. The parcel came ten days late. I like the colour.';
    expect(texts([review(text, { evidence: 'came ten days late' })])).toEqual(['The parcel came ten days late.']);
  });

  it('takes distinct authors, days and wordings, newest first', () => {
    const picked = texts([
      review('One.', { authorKey: 'a', day: '2026-03-01' }),
      review('Two, same author.', { authorKey: 'a', day: '2026-03-02', score: 2 }),
      review('Three, same day.', { authorKey: 'c', day: '2026-03-01', score: 2 }),
      review('One.', { authorKey: 'd', day: '2026-03-05', score: 2 }),
      review('Five.', { authorKey: 'e', day: '2026-03-06' }),
    ]);
    expect(picked).toEqual(['Five.', 'One.']);
  });

  it('prefers the strongest when there are many, and never gives more than five', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      review(`Review ${index}.`, {
        day: `2026-0${1 + Math.floor(index / 28)}-${String(1 + (index % 28)).padStart(2, '0')}`,
        weight: index < 20 ? 1 : 0.1,
      }),
    );
    const picked = texts(many);
    expect(picked).toEqual(['Review 19.', 'Review 18.', 'Review 17.', 'Review 16.', 'Review 15.']);
  });

  it.each([
    ['praise in a fall', review('Great.', { score: 5 })],
    ['words about another touchpoint that carry no weight', review('Rude.', { weight: 0 })],
    ['a score without words', review(' ', { evidence: ' ' })],
  ])('leaves out %s', (_, candidate) => {
    expect(texts([candidate])).toEqual([]);
  });

  it('finds praise for a rise', () => {
    const praise = { touchpoint: STAFF, polarity: 0.9, confidence: 0.9, start: 0, end: 12 };
    const kind = review('Kind people. Late parcel.', { score: 5, findings: [praise] });
    expect(texts([kind], { touchpoint: STAFF, direction: 'up' })).toEqual(['Kind people.']);
  });

  it('cuts long evidence at 300 units between graphemes, in any script', () => {
    for (const unit of ['👩‍👩‍👧‍👦', 'بِسْمِ ', 'é', 'word ', '🇫🇷']) {
      const [quote = ''] = texts([review(unit.repeat(400))]);
      expect(quote.length).toBeLessThanOrEqual(300);
      expect(quote.endsWith('…')).toBe(true);
      const kept = graphemes(quote.slice(0, -1));
      expect(kept.length).toBeGreaterThan(20);
      expect(kept).toEqual(graphemes(unit.repeat(400)).slice(0, kept.length));
    }
  });

  it('stays short and quick on a grapheme of a million marks and on offsets outside the text', () => {
    const start = performance.now();
    const [quote = ''] = texts([review(`a${'\u0301'.repeat(1_000_000)}`)]);
    expect(quote.length).toBeLessThanOrEqual(300);
    const outside = { touchpoint: DELIVERY, polarity: -1, confidence: 1, start: 900, end: 2 };
    expect(texts([review('Short.', { findings: [outside] })])).toEqual(['Short.']);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
