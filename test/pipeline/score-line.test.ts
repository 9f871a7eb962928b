import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, dayNumber } from '../../src/domain/time.ts';
import { authorHash } from '../../src/drift/window.ts';
import { readScoreLine } from '../../src/pipeline/score-line.ts';
import { openUsualReader, textOf } from '../../src/pipeline/usual-line.ts';

const { line: usual, read } = openUsualReader(1, 5);

/** As the long way reads a line, in the form of the short way. */
function longWay(text: string) {
  const found = readScoreLine(text, 'stars');
  if (typeof found === 'string') return undefined;
  const { stream, at, score, author } = found;
  return { stream, at, day: dayNumber(at), score, author: authorHash(author) };
}

/** As the short way reads it; undefined for a line that it leaves to the long one. */
function shortWay(text: string) {
  const bytes = Buffer.from(`${text}\n`);
  if (read(bytes, 0) !== bytes.length) return undefined;
  const { nameFrom, nameTo, at, day, score, author } = usual;
  return { stream: textOf(bytes, nameFrom, nameTo), at, day, score, author };
}

const digits = (most: number, width: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(width, '0'));
const moment = fc
  .tuple(
    digits(9_999, 4),
    digits(13, 2),
    digits(32, 2),
    fc.constantFrom(
      '',
      'T10:00:00Z',
      'T23:59:59.999Z',
      'T24:00:00Z',
      'T10:60:00Z',
      ' 10:00',
      'T10:00:00+03:30',
      'T1:00:00Z',
    ),
  )
  .map(([year, month, day, time]) => `${year}-${month}-${day}${time}`);
const line = fc
  .record({
    stream: fc.oneof(fc.string(), fc.constantFrom('a', 'شعبه', 'a"b', 'a\\u0041'), fc.constant(null)),
    at: fc.oneof({ weight: 5, arbitrary: moment }, fc.string()),
    score: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -1, max: 7 }) }, fc.double(), fc.string(), fc.boolean()),
    author: fc.option(fc.oneof(fc.string(), fc.integer()), { nil: undefined }),
  })
  .chain((fields) =>
    fc.tuple(fc.shuffledSubarray(Object.entries(fields), { minLength: 2 }), fc.constantFrom('', ' ', '  ')),
  )
  .map(([entries, gap]) => {
    const members = entries
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}:${gap}${JSON.stringify(value)}`);
    return `{${members.join(`,${gap}`)}}`;
  });

describe('a line', () => {
  test('that is read the short way is read the same the long way', () => {
    let scores = 0;
    fc.assert(
      fc.property(line, fc.constantFrom('', '\r', '  '), (text, end) => {
        const found = shortWay(text + end);
        if (!found) return;
        scores++;
        expect(found).toEqual(longWay(text + end));
      }),
      { seed: 5, numRuns: 20_000 },
    );
    expect(scores).toBeGreaterThan(100);
  });

  test.each([
    '{"stream":"a","at":"2026-03-01","score":4}',
    '{"stream":"شعبه","at":"2024-02-29T10:00:00Z","score":1,"author":"café"}',
    '{ "author": "" , "score": 5 , "at": "2026-12-31T23:59:59.999Z" , "stream": "a" } \r',
  ])('in the usual form goes the short way: %s', (text) => {
    expect(longWay(text)).toBeDefined();
    expect(shortWay(text)).toEqual(longWay(text));
  });

  test('is a part of a longer text, and nothing beyond its end belongs to it', () => {
    const one = '{"stream":"a","at":"2026-03-01","score":4}\n';
    const two = '{"stream":"b","at":"2026-03-02T08:00:00Z","score":5,"author":"x"}\n';
    const bytes = Buffer.from(one + two + one);
    expect(read(bytes, 0)).toBe(one.length);
    expect(usual).toMatchObject({ at: '2026-03-01T00:00:00.000Z', score: 4, author: 0 });
    expect(read(bytes, one.length)).toBe(one.length + two.length);
    expect(usual).toMatchObject({ at: '2026-03-02T08:00:00.000Z', score: 5, author: authorHash('x') });
    expect(read(bytes, one.length + two.length)).toBe(bytes.length);
    expect(usual).toMatchObject({ at: '2026-03-01T00:00:00.000Z', day: dayNumber('2026-03-01' as Day), author: 0 });
    expect(read(Buffer.from(`${one.slice(0, -2)}\n${two}`), 0)).toBe(-1);
    expect(read(Buffer.from(`${one.slice(0, -1)} ${two}`), 0)).toBe(-1);
  });

  test.each([
    '{"stream":"a","at":"2026-03-01","score":04}',
    '{"stream":"a","at":"2026-03-01","score":4,}',
    '{"stream":"a","at":"2026-03-01","score":4',
    '{"stream":"a" "at":"2026-03-01","score":4}',
    '{"stream":"a","at":"2026-03-01","score":4}}',
    '{"stream":"a\tb","at":"2026-03-01","score":4}',
    '{"stream:"a","at":"2026-03-01","score":4}',
    '{"stream":"a","at":"2026-03-01","score":NaN}',
    '{,"stream":"a","at":"2026-03-01","score":4}',
  ])('that is no JSON is refused: %s', (text) => {
    expect(shortWay(text)).toBeUndefined();
    expect(readScoreLine(text, 'stars')).toMatch(/^Expected one JSON object a line, got/);
  });

  test.each([
    '{"stream":"a","at":"2026-02-30","score":4}',
    '{"stream":"a","at":"2026-02-29T10:00:00Z","score":4}',
    '{"stream":"a","at":"2026-13-01","score":4}',
    '{"stream":"a","at":"2026-00-10","score":4}',
    '{"stream":"a","at":"2026-03-00","score":4}',
    '{"stream":"a","at":"2026-03-01T24:00:00Z","score":4}',
    '{"stream":"a","at":"2026-03-01","score":6}',
    '{"stream":"","at":"2026-03-01","score":4}',
    '{"stream":"a\\u0041","at":"2026-03-01","score":4}',
  ])('of another form, or of no date, is left to the long way: %s', (text) => {
    shortWay('{"stream":"a","at":"2026-03-01","score":4}');
    expect(shortWay(text)).toBeUndefined();
  });

  test('of which a key comes twice means the last, as in JSON', () => {
    expect(shortWay('{"stream":"a","at":"2026-03-01","score":4,"score":5}')).toBeUndefined();
    expect(longWay('{"stream":"a","at":"2026-03-01","score":4,"score":5}')).toMatchObject({ score: 5 });
    expect(longWay('{"at":"2026-02-30","stream":"a","at":"2026-03-01","score":4}')).toMatchObject({ score: 4 });
  });
});
