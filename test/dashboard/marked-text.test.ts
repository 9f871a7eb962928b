import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from '../../src/dashboard/marked-text.ts';
import { textDifference } from '../../src/dashboard/text-difference.ts';

const blamed = (start: number, end: number, label = 'D') => ({ start, end, label, side: 'blamed' as const });

test('evidence is marked with its touchpoint after it, and what was searched for within it', () => {
  const { body } = markedText('It came late.', [blamed(3, 12, 'Delivery')], [{ start: 8, end: 12 }]);
  expect(String(body)).toBe(
    'It <mark class="blamed">came </mark><mark class="blamed"><b class="hit">late</b></mark><span class="label blamed"><bdi>Delivery</bdi></span>.',
  );
});

test('spans that overlap, touch, are empty or lie outside lose no letter of the text and escape all of it', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 40 });
  const spans = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(texts, spans, spans, (text, evidence, found) => {
      const { body } = markedText(
        text,
        evidence.map(([start, end]) => blamed(start, end, '')),
        found.map(([start, end]) => ({ start, end })),
      );
      const bare = String(body)
        .replace(/<span class="label blamed"><bdi><\/bdi><\/span>|<\/?(?:mark|b)(?: class="(?:blamed|hit)")?>/g, '')
        .replace(
          /&(lt|gt|amp|quot|#39);/g,
          (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]!,
        );
      const halves = /[\ud800-\udfff\ufffd]/;
      if (!halves.test(text)) expect(bare).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test('the difference of two texts gives back both', () => {
  const texts = fc
    .array(fc.constantFrom('late', 'parcel', ' ', '\n', 'the', 'x'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pieces = textDifference(before, after);
      const without = (kind: string) => pieces.filter((one) => one.kind !== kind).map(({ text }) => text);
      expect([without('added').join(''), without('deleted').join('')]).toEqual([before, after]);
    }),
  );
  const began = performance.now();
  textDifference('a b '.repeat(100_000), 'b a '.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(5_000);
});
