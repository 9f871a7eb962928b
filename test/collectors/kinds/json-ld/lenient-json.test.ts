import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLenientJson } from '../../../../src/collectors/kinds/json-ld/lenient-json.ts';
import { cpuMillis } from '../../../support/cpu-time.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';

describe('parseLenientJson', () => {
  it.each([
    ['raw control characters in strings', '{"a":"one\ntwo\tthree"}', { a: 'one\ntwo\tthree' }],
    ['comments', '{/* x */"a":1 // y\n,"b":"// no comment"}', { a: 1, b: '// no comment' }],
    ['trailing commas', '{"a":[1,2,],}', { a: [1, 2] }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['an HTML comment around', '<!--\n{"a":1}\n-->', { a: 1 }],
    ['a CDATA section around', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['a closing semicolon', '{"a":1};', { a: 1 }],
    ['equal keys: the last counts', '{"a":1,"a":2}', { a: 2 }],
    [
      'long whole numbers: digits stay',
      '[12345678901234567890, 9007199254740991]',
      ['12345678901234567890', 9007199254740991],
    ],
    ['numbers beyond a double', '{"a":1e999}', { a: '1e999' }],
    ['escapes', '"\\u00e9\\n\\"\\ud83d\\ude00"', 'é\n"😀'],
  ])('reads %s', (_, text, expected) => {
    expect(parseLenientJson(text)).toEqual(expected);
  });

  it.each([
    '{"a":}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '{"a":1',
    '"open',
    'NaN',
    '{"a":1}{"b":2}',
    '',
    '[,]',
    '{"a":01}',
    '/*',
  ])('refuses %s', (text) => {
    expect(() => parseLenientJson(text)).toThrow(SyntaxError);
  });

  it('refuses 100 000 opening brackets instead of overflowing the stack', () => {
    expect(() => parseLenientJson('['.repeat(100_000))).toThrow(SyntaxError);
    expect(() => parseLenientJson('{"a":'.repeat(100_000))).toThrow(SyntaxError);
  });

  it('keeps __proto__ as a key like any other', () => {
    const value = parseLenientJson('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  it('takes time in proportion to the length', () => {
    const answer = (text: string): void => {
      try {
        parseLenientJson(text);
      } catch (error) {
        // Refusing counts as an answer.
        if (!(error instanceof SyntaxError)) throw error;
      }
    };
    const time = (text: string): number => cpuMillis(() => answer(text));
    for (const piece of ['"\\', '/*', '//', '"a', '[1,', '{"a":"b"},', '\\u0000', '   ', '<!--']) {
      expect(time(`[${piece.repeat(1_000_000 / piece.length)}`)).toBeLessThan(1_000);
    }
  });

  describeWithShared('suites/json-parsing', 'JSONTestSuite', () => {
    interface Case {
      readonly file: string;
      readonly expect: 'accept' | 'reject' | 'either';
      /** Absent where the suite asks to generate it: 100 000 opening brackets. */
      readonly base64?: string;
    }
    const cases = (): readonly Case[] =>
      JSON.parse(readFileSync(sharedPath('suites/json-parsing/jsontestsuite-two-thirds.json'), 'utf8'));
    const textOf = ({ base64 }: Case): string =>
      base64 === undefined ? '['.repeat(100_000) : Buffer.from(base64, 'base64').toString('utf8');
    const accepts = (text: string): boolean => {
      try {
        parseLenientJson(text);
        return true;
      } catch (error) {
        if (error instanceof SyntaxError) return false;
        throw error;
      }
    };

    it('accepts all that must be accepted, with the values of JSON.parse', () => {
      const must = cases().filter((entry) => entry.expect === 'accept');
      expect(must.length).toBeGreaterThan(50);
      for (const entry of must) expect(parseLenientJson(textOf(entry)), entry.file).toEqual(JSON.parse(textOf(entry)));
    });

    it('refuses all that must be refused but for the slips it is lenient with', () => {
      const lenient = cases().filter((entry) => entry.expect === 'reject' && accepts(textOf(entry)));
      const slips =
        /comma|comment|control|tab|newline|ctrl|BOM|formfeed|no-break|U\+2060|trailing|unescaped|whitespace/i;
      expect(lenient.map((entry) => entry.file).filter((file) => !slips.test(file))).toEqual([]);
    });
  });
});
