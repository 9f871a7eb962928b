import { describe, expect, test } from 'vitest';
import { en } from '../../src/analysis/languages/en/language.ts';
import { decodeModel, encodeModel } from '../../src/analysis/model.ts';
import { readText } from '../../src/analysis/reading.ts';
import { randomModel } from '../support/random-model.ts';

const MODEL = randomModel(1, ['rude', 'staff']);
const TEXT = 'Rude staff, not helpful at all. The refund never came.';

describe('a model file', () => {
  test('survives writing and reading, byte for byte and answer for answer', () => {
    const bytes = encodeModel(MODEL);
    const again = decodeModel(bytes);
    expect(Buffer.compare(encodeModel(again), bytes)).toBe(0);
    expect(readText(TEXT, en, again)).toEqual(readText(TEXT, en, MODEL));
    expect(again.settings).toEqual(MODEL.settings);
  });

  test('is read in place: its numbers are views of the bytes', () => {
    const bytes = encodeModel(MODEL);
    const { sentiment, network } = decodeModel(bytes);
    expect(sentiment.weights.buffer).toBe(bytes.buffer);
    expect(network.weights.clauseHead.buffer).toBe(bytes.buffer);
  });

  test('is read from bytes that begin anywhere in their buffer', () => {
    const bytes = encodeModel(MODEL);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(readText(TEXT, en, decodeModel(shifted))).toEqual(readText(TEXT, en, MODEL));
  });

  test.each([
    ['is empty', () => new Uint8Array(0), /Expected a vigie model file/],
    ['is of an older kind', () => edited('VIGIE-MODEL-2', 'VIGIE-MODEL-1'), /got "VIGIE-MODEL-1"/],
    ['is cut short', () => encodeModel(MODEL).subarray(0, -5), /Expected \d+ bytes of model, got \d+/],
    ['ends within its head', () => encodeModel(MODEL).subarray(0, 200), /Expected a line of JSON/],
    ['has a head that is no JSON', () => edited('{"features"', '}"features"'), /Expected a line of JSON/],
    [
      'was made for other features',
      () => edited('{"features":2', '{"features":1'),
      /Expected a model for features 2, got 1/,
    ],
    ['is too long', () => Uint8Array.from([...encodeModel(MODEL), 0, 0, 0, 0]), /bytes of model/],
    ['claims an absurd size', () => edited('"gramBits":5', '"gramBits":9'), /bytes of model/],
  ])('is refused when it %s', (_name, bytes, message) => {
    expect(() => decodeModel(bytes())).toThrow(RangeError);
    expect(() => decodeModel(bytes())).toThrow(message);
  });
});

function edited(what: string, by: string): Uint8Array {
  const text = Buffer.from(encodeModel(MODEL)).toString('latin1');
  expect(text).toContain(what);
  return Uint8Array.from(Buffer.from(text.replace(what, by), 'latin1'));
}
