import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLineReader } from '../../src/pipeline/score-line.ts';

const read = openLineReader('stars');
const whole = (line: string) => read(line, 0, line.length);
/** A key that we do not know sends any line the long way. */
const longWay = (line: string) => whole(line.replace(/\}(\s*)$/, ',"zz":0}$1'));

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
  test('is read the same the short way and the long way', () => {
    let scores = 0;
    fc.assert(
      fc.property(line, fc.constantFrom('', '\r', '  '), (text, end) => {
        const found = whole(text + end);
        if (typeof found !== 'string') scores++;
        const long = longWay(text + end);
        // The long way shows the whole line in its words.
        expect(typeof found === 'string' ? typeof long : found).toEqual(typeof found === 'string' ? 'string' : long);
      }),
      { seed: 5, numRuns: 5_000 },
    );
    expect(scores).toBeGreaterThan(100);
  });

  test('is a part of a longer text, and nothing beyond its end belongs to it', () => {
    const one = '{"stream":"a","at":"2026-03-01","score":4}';
    const two = '{"stream":"b","at":"2026-03-02T08:00:00Z","score":5,"author":"x"}';
    const text = `${one}\n${two}`;
    expect(read(text, 0, one.length)).toEqual({ stream: 'a', at: '2026-03-01T00:00:00.000Z', score: 4 });
    expect(read(text, one.length + 1, text.length)).toEqual({
      stream: 'b',
      at: '2026-03-02T08:00:00.000Z',
      score: 5,
      author: 'x',
    });
    expect(read(text, 0, one.length - 1)).toMatch(/^Expected one JSON object a line/);
    expect(read(text, 0, text.length)).toMatch(/^Expected one JSON object a line/);
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
    expect(whole(text)).toMatch(/^Expected one JSON object a line, got/);
  });

  test('of which a key comes twice means the last, as in JSON', () => {
    expect(whole('{"stream":"a","at":"2026-03-01","score":4,"score":5}')).toMatchObject({ score: 5 });
    expect(whole('{"at":"2026-02-30","stream":"a","at":"2026-03-01","score":4}')).toMatchObject({ score: 4 });
  });
});
