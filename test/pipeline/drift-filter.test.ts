import { expect, test } from 'vitest';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import { driftFilter, type FilterOutput } from '../../src/pipeline/drift-filter.ts';
import { reviews } from '../drift/paths.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (const byte of Buffer.from(text)) yield Uint8Array.of(byte);
}

async function all(input: AsyncIterable<Uint8Array | string>): Promise<FilterOutput[]> {
  const outputs: FilterOutput[] = [];
  for await (const output of driftFilter(input, { scale: 'stars', arl: 20_000 })) outputs.push(output);
  return outputs;
}

test('a letter cut in two by the pipe is the same letter', async () => {
  const events = [...reviews(1, HEALTHY, 100, 4), ...reviews(2, [0.9, 0.1, 0, 0, 0], 20, 4, 25)];
  const text = events.map((event) => `${JSON.stringify({ stream: 'شعبه café', ...event })}\n`).join('');
  const outputs = await all(bytes(text));
  expect(outputs).toMatchObject([{ stream: 'شعبه café', event: { type: 'drift' } }]);
});

test('a line without end is a bad line, and the lines after it are read', async () => {
  async function* endless(): AsyncGenerator<string> {
    for (let i = 0; i < 100; i++) yield 'x'.repeat(100_000);
    yield '\n{"stream":"a","at":"2026-01-01","score":9}\n';
  }
  const outputs = await all(endless());
  expect(outputs).toMatchObject([
    { line: 1, problem: expect.stringMatching(/longer than/) },
    { line: 2, problem: expect.stringMatching(/got 9/) },
  ]);
});

test('options out of range are refused', async () => {
  await expect(
    driftFilter(bytes('{"stream":"a","at":"2026-01-01","score":5}'), { scale: 'stars', arl: 1 }).next(),
  ).rejects.toThrow(/Expected an ARL/);
});
