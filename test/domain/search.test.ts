import { describe, expect, test } from 'vitest';
import { foundSpans, parseSearch, SEARCH_LIMIT, searchWords } from '../../src/domain/search.ts';

const forms = (text: string) => searchWords(text).map(({ form }) => form);
const found = (text: string, search: string) =>
  foundSpans(text, parseSearch(search)).map(({ start, end }) => text.slice(start, end));

describe('the words of a text', () => {
  test('stand at their places in the text as given', () => {
    const text = '  Très déçu… 2 كتاب';
    expect(searchWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Très', 'déçu', '2', 'كتاب']);
    expect(forms(text)).toEqual(['tres', 'decu', '2', 'کتاب']);
  });

  test('with a joiner are there in parts and whole', () => {
    expect(forms('می‌خواهم l’hôtel check-in')).toEqual([
      'می',
      'خواهم',
      'میخواهم',
      'l',
      'hotel',
      'lhotel',
      'check',
      'in',
      'checkin',
    ]);
  });

  test('hold nothing that could end a lexeme, whatever unfolds', () => {
    for (const { form } of searchWords("⑴ ½ ﷺ ŉ o'clock \\' ㊗ 服务 😀 a\u0000b ‘x’ “y”"))
      expect(form).toMatch(/^[\p{L}\p{N}\p{Extended_Pictographic}]+$/u);
  });

  test('of a megabyte are read in time that grows with its length', () => {
    const began = performance.now();
    for (const part of ['a-', '\u0651', "'", 'é', 'ab ']) searchWords(part.repeat(1_000_000 / part.length));
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('what a search finds', () => {
  test.each([
    ['The PARCEL was late', 'parcel', ['PARCEL']],
    ['Les équipes très gentilles', 'equipe', ['équipes']],
    ['Les équipes très gentilles', 'TRÈS gent', ['très', 'gentilles']],
    ['کیفیت كتاب‌ها', 'کتابها', ['كتاب‌ها']],
    ['کیفیت كتاب‌ها', 'کتاب ها', ['كتاب‌ها', 'كتاب‌ها']],
    ['این را میخواهم', 'می خواهم', ['میخواهم']],
    ['این را مي‌خواهم', 'می‌خواهم', ['مي‌خواهم', 'مي‌خواهم']],
    ['۱۲ روز', '12', ['۱۲']],
    ['two weeks late, two long weeks', '"two weeks"', ['two weeks']],
    ['late again', 'la', []],
    ['late again', 'late agai', ['late', 'again']],
    ['late again', 'lat again', ['again']],
    ['late again', 'lat* again', ['late', 'again']],
    ['late again', '-late', []],
    ['服务很好', '服务', ['服务']],
  ])('in %s by %s', (text, search, spans) => {
    expect([...new Set(found(text, search))]).toEqual([...new Set(spans)]);
  });

  test('a search is cut where nobody would type on, and one of signs alone has no terms', () => {
    expect(parseSearch('ab '.repeat(10_000)).length).toBeLessThanOrEqual(20);
    expect(SEARCH_LIMIT).toBe(300);
    expect(parseSearch('"" - !!! \' \\ * -"')).toEqual([]);
  });
});
