import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedExcerpt } from '../../src/alerts/marked-excerpt.ts';

describe('the excerpt of one review', () => {
  it('holds the sentence of the words, which are marked, and its neighbours', () => {
    const text = 'We came on Saturday. The shelf fell on my foot, and nobody helped. Never again.';
    const start = text.indexOf('shelf');
    expect(markedExcerpt(text, { start, end: start + 'shelf fell on my foot'.length })).toEqual({
      before: 'We came on Saturday. The ',
      marked: 'shelf fell on my foot',
      after: ', and nobody helped. Never again.',
    });
  });

  it('of a long review keeps what is near, whole sentences where there is room', () => {
    const text = `${'Before it was fine. '.repeat(40)}The shelf fell on my foot. ${'After it was not. '.repeat(40)}`;
    const start = text.indexOf('shelf fell');
    const { before, marked, after } = markedExcerpt(text, { start, end: start + 10 });
    expect(marked).toBe('shelf fell');
    expect(before).toMatch(/^Before it was fine\..*The $/);
    expect(after).toMatch(/on my foot\..*After it was not\.$/);
  });

  it('without a place of its own is the beginning, nothing marked', () => {
    const { before, marked, after } = markedExcerpt('They stole my bag. Police came.', undefined);
    expect([`${before}${after}`, marked]).toEqual(['They stole my bag. Police came.', '']);
  });

  it('is at most 300 units of clean text, whatever the text and the offsets', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', '. ', '\n', '\u202e', '👩‍👩‍👧‍👦', 'é', 'دیر', '\u0000', '\ud800'), {
        maxLength: 900,
      })
      .map((parts) => parts.join(''));
    const offset = fc.integer({ min: -5, max: 2000 });
    fc.assert(
      fc.property(text, fc.option(fc.record({ start: offset, end: offset }), { nil: undefined }), (words, spot) => {
        const { before, marked, after } = markedExcerpt(words, spot);
        const whole = `${before}${marked}${after}`;
        expect(whole.length).toBeLessThanOrEqual(300);
        expect(whole.isWellFormed()).toBe(true);
        expect(whole).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 300 },
    );
  });
});
