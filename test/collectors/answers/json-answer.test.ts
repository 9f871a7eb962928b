import { describe, expect, it } from 'vitest';
import {
  answerSample,
  countAt,
  isObject,
  looksLikeJson,
  numberAt,
  readJsonAnswer,
  textAt,
} from '../../../src/collectors/answers/json-answer.ts';

describe('the body of an API answer', () => {
  it.each([
    ['compact', '{"a":1}'],
    ['pretty', '{\n  "a" : 1\n}\n'],
    ['with a byte order mark', '\ufeff{"a":1}'],
    ["behind Google's guard", ')]}\'\n{"a":1}'],
  ])('is read when %s', (_, body) => {
    expect(readJsonAnswer(body)).toEqual({ value: { a: 1 } });
  });

  it('is unreachable when empty, and has changed when it is a page, cut or broken', () => {
    expect(readJsonAnswer(' \n')).toMatchObject({ fault: { outcome: 'unreachable' } });
    expect(readJsonAnswer('<!doctype html><p>404')).toMatchObject({ fault: { outcome: 'layout-changed' } });
    expect(readJsonAnswer('{"a":"Ann')).toMatchObject({ fault: { outcome: 'layout-changed' } });
    expect(readJsonAnswer('['.repeat(100_000))).toMatchObject({ fault: { outcome: 'layout-changed' } });
  });

  it('keeps long ids digit by digit, and __proto__ a key like any other', () => {
    const answer = readJsonAnswer('{"id":12345678901234567890,"__proto__":{"polluted":true}}');
    const value = 'value' in answer && isObject(answer.value) ? answer.value : undefined;
    expect(textAt(value, 'id')).toBe('12345678901234567890');
    expect(value?.polluted).toBeUndefined();
  });

  it('gives numbers also from text, and counts only as whole ones', () => {
    const object = { five: '5', half: ' 4.5 ', words: 'five', bad: '5,5', none: null, minus: -1, list: [5] };
    expect(numberAt(object, 'five')).toBe(5);
    expect(numberAt(object, 'half')).toBe(4.5);
    for (const key of ['words', 'bad', 'none', 'list', 'absent']) expect(numberAt(object, key)).toBeUndefined();
    expect(countAt(object, 'five')).toBe(5);
    for (const key of ['half', 'minus']) expect(countAt(object, key)).toBeUndefined();
  });

  it('is told from a page and from one object a line', () => {
    expect(looksLikeJson(' [{"a":1},\n{"a":2}]')).toBe(true);
    expect(looksLikeJson('{"a":1}\n{"a":2}\n')).toBe(false);
    expect(looksLikeJson('<p>{"a":1}')).toBe(false);
  });

  it('leaves nobody’s words in a sample, even when it is cut inside them', () => {
    const sample = answerSample('{"comment":"Ada\\" Lovelace 1815","stars":5,"more":"Grace Hop');
    expect(sample).toBe('{"comment":"xxx\\" xxxxxxxx 9999","stars":9,"more":"xxxxx xxx');
    expect(answerSample(`{"a":"${'word '.repeat(10_000)}"}`).length).toBeLessThanOrEqual(4000);
  });
});
