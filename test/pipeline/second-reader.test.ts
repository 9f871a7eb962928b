/** A real ONNX model, made here and run by the real runtime, is asked where the own models leave the sentiment open. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/domain/finding.ts';
import { ConfigError } from '../../src/errors.ts';
import { openSecondReader, type SecondReaderOptions } from '../../src/pipeline/second-reader.ts';
import { tinyClassifier, tinyTokenizer } from '../support/onnx-model.ts';

const NOTHING = [0, 0, 0];
const judged = (score: number, analysed = true): Analysis => ({
  language: 'en',
  analysed,
  sentiment: { label: 'neutral', score },
  findings: [],
});

describe('the second reader', () => {
  let folder = '';
  let options: SecondReaderOptions;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-second-'));
    const [model, tokenizer] = [join(folder, 'tiny.onnx'), join(folder, 'tokenizer.json')];
    writeFileSync(model, tinyClassifier([NOTHING, NOTHING, [3, 0, 0], [0, 0, 3], [0, 4, 0]]));
    writeFileSync(tokenizer, tinyTokenizer(['dreadful', 'splendid', 'so']));
    options = { model, tokenizer, labels: ['negative', 'neutral', 'positive'], below: 0.4, maxTokens: 8 };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('judges what the own models leave open, and nothing else', async () => {
    const reader = await openSecondReader(options);
    const texts = ['Dreadful', 'splendid , splendid', 'so so', 'dreadful', '★★', 'splendid'];
    const analyses = [judged(0.1), judged(-0.39), judged(0), judged(0.9), judged(0), judged(0, false)];
    const settled = await reader.settle(texts, analyses);
    expect(settled.map(({ sentiment }) => sentiment.label)).toEqual([
      'negative',
      'positive',
      'neutral',
      'neutral',
      'neutral',
      'positive',
    ]);
    expect(settled[0]!.sentiment.score).toBeCloseTo(-0.864, 2);
    expect(settled[3]).toBe(analyses[3]);
    await reader.close();
  });

  it('reads batches of texts of different lengths as it reads each alone', async () => {
    const reader = await openSecondReader(options);
    const texts = Array.from({ length: 40 }, (_, k) => `${'splendid '.repeat(k % 5)}${'dreadful '.repeat(k % 3)}x`);
    const together = await reader.settle(
      texts,
      texts.map(() => judged(0)),
    );
    for (const [k, text] of texts.entries()) expect(await reader.settle([text], [judged(0)])).toEqual([together[k]]);
    await reader.close();
  });

  it('reads no more tokens than it may', async () => {
    const reader = await openSecondReader(options);
    const [long] = await reader.settle([`${'x '.repeat(2_000)}dreadful x`], [judged(0)]);
    expect(long!.sentiment.score).toBe(0);
    await reader.close();
  });

  it('sums outputs that mean the same, and has another version when anything changes', async () => {
    const one = await openSecondReader(options);
    const other = await openSecondReader({ ...options, labels: ['negative', 'negative', 'positive'] });
    expect(other.version).not.toBe(one.version);
    const [settled] = await other.settle(['so'], [judged(0)]);
    expect(settled!.sentiment.label).toBe('negative');
    await one.close();
    await other.close();
  });

  it.each([
    ['a model that is not there', { model: '/nowhere.onnx' }, /Expected an ONNX model .*nowhere/],
    ['labels that do not fit', { labels: ['negative', 'positive'] as const }, /answer 1 × 2 numbers.*got 1 × 3/],
  ])('refuses %s in words', async (_title, change, words) => {
    const attempt = openSecondReader({ ...options, ...change }).then((reader) => reader.settle(['x'], [judged(0)]));
    await expect(attempt).rejects.toThrow(ConfigError);
    await expect(attempt).rejects.toThrow(words);
  });

  it('refuses a file that is no model, and one that is no tokenizer', async () => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'no model');
    await expect(openSecondReader({ ...options, model: broken })).rejects.toThrow(/Expected an ONNX model in/);
    await expect(openSecondReader({ ...options, tokenizer: broken })).rejects.toThrow(/Expected a tokenizer.json in/);
  });
});
