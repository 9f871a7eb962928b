import { describe, expect, it } from 'vitest';
import { countIn, foldDigits, numbersIn, scoreIn } from '../../../src/collectors/dates/written-number.ts';

describe('a score', () => {
  it.each([
    ['5\u00a0étoiles', 5],
    ['4,5 étoiles', 4.5],
    ['5 bintang', 5],
    ['۴ ستاره', 4],
    ['٤٫٥ نجوم', 4.5],
    ['Rated 4.0 out of 5', 4],
    ['5つ星のうち4', 4],
    ['4/5', 4],
    ['Note : 4,8 sur 5', 4.8],
    ['४ स्टार', 4],
  ])('%s is %d', (label, value) => {
    expect(scoreIn(label)).toEqual({ value, outOf: 5 });
  });

  it.each(['', 'stars', '0 stars', '6 stars', '4,4 étoiles 14 avis', '7/5', 'Photo 12', '1 of 3'])(
    '%j is none, never a default',
    (label) => {
      expect(scoreIn(label)).toBeUndefined();
    },
  );

  it('keeps a scale of ten', () => {
    expect(scoreIn('8,5/10')).toEqual({ value: 8.5, outOf: 10 });
  });
});

describe('a count', () => {
  it.each([
    ['30\u00a0avis', 30],
    ['1 234 avis', 1234],
    ['1\u202f234\u00a0avis', 1234],
    ['1.234 Rezensionen', 1234],
    ['1,234,567 reviews', 1_234_567],
    ['1,23,456 समीक्षाएं', 123_456],
    ['۱٬۲۳۴ مرور', 1234],
    ["Plus d'avis (27)", 27],
    ['(0)', 0],
  ])('%s counts %d', (label, count) => {
    expect(countIn(label)).toBe(count);
  });

  it.each(['', 'reviews', '1.2K reviews', '3k', '5 stars, 30 reviews', '1000+', '12,5'])(
    '%j states no exact count',
    (label) => {
      expect(countIn(label)).toBeUndefined();
    },
  );
});

describe('digits', () => {
  it('are folded in every common script', () => {
    expect(foldDigits('۱۲ ٣٤ ५६ ７８ 9')).toBe('12 34 56 78 9');
    expect(numbersIn('4,5 · 1234')).toEqual([4.5, 1234]);
  });
});

describe('a rounded count', () => {
  const rounded =
    '(12 mil)|(2 mila)|12 Tsd. Rezensionen|(5 B)|(3 rb)|クチコミ 2万件|리뷰 2만개|(3 тыс.)|(3 tys.)|(2 N)|(2 พัน)|(٣ آلاف)|(۲ هزار)|(3 χιλ.)|(3 हज़ार)';
  it.each(rounded.split('|'))('%s is no exact count', (label) => {
    expect(countIn(label)).toBeUndefined();
  });

  it.each(['12 milestones', '12 Bewertungen', '12 topics', '12 nhận xét'])('%s is twelve', (label) => {
    expect(countIn(label)).toBe(12);
  });
});

describe('digits', () => {
  it('of every script that Unicode knows are folded', () => {
    const digits = Array.from({ length: 0x20000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((sign) => /\p{Nd}/u.test(sign));
    expect(digits.length).toBeGreaterThan(600);
    expect(digits.filter((digit) => !/^\d$/.test(foldDigits(digit)))).toEqual([]);
  });
});
