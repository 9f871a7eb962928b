import { expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { HEALTHY, tilt } from '../../bench/drift/shapes.ts';
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

test('a byte order mark is no part of the first line, and a stream is one however its name is written', async () => {
  const [first, ...events] = [...reviews(1, HEALTHY, 100, 4), ...reviews(2, [0.9, 0.1, 0, 0, 0], 20, 4, 25)];
  const names = ['"café"', '"caf\\u00e9"'];
  const text = events.map((event, i) => `{"stream":${names[i % 2]},${JSON.stringify(event).slice(1)}\n`).join('');
  const outputs = await all(bytes(`\ufeff${JSON.stringify({ stream: 'café', ...first })}\n\n${text}`));
  expect(outputs).toMatchObject([{ stream: 'café', event: { type: 'drift' } }]);
});

test('names of one hash are streams of their own', async () => {
  // FNV-1a of both is 0x5e4daa9d.
  const events = [...reviews(1, HEALTHY, 100, 4), ...reviews(2, [0.9, 0.1, 0, 0, 0], 20, 4, 25)];
  const text = events
    .flatMap((event, i) => [
      { stream: 'costarring', ...event },
      { stream: 'liquid', ...event, score: 4 + (i % 2) },
    ])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  expect(await all(bytes(text))).toMatchObject([{ stream: 'costarring', event: { type: 'drift' } }]);
});

test('a change too slow for an alarm is told at the end when it is asked for, once, with where the streams stand', async () => {
  async function* years(): AsyncGenerator<string> {
    const rng = random(4);
    for (let day = 0; day < 365 * 4 + 1; day++) {
      for (const [stream, theta] of [
        ['slow', (0.08 * day) / 365],
        ['calm', 0],
      ] as const) {
        const at = new Date(Date.UTC(2022, 0, 1 + day)).toISOString();
        yield `${JSON.stringify({ stream, at, score: 1 + draw(rng, tilt(theta)(HEALTHY)) })}\n`;
      }
    }
    yield '{"stream":"new","at":"2026-01-02","score":5}\n';
  }
  const outputs: FilterOutput[] = [];
  const options = { scale: 'stars', arl: 1e12, erosion: true, levels: true };
  for await (const output of driftFilter(years(), options)) outputs.push(output);
  const told = outputs.flatMap((output) => ('event' in output ? [output] : []));
  expect(new Set(told.map(({ stream, event }) => `${stream} ${event.type} ${event.direction}`))).toEqual(
    new Set(['slow erosion down']),
  );
  // Told again only when it has gone on for as long again.
  const quarters = told.map(({ event }) => event.since);
  expect(quarters.length).toBeLessThanOrEqual(2);
  expect(new Set(quarters).size).toBe(quarters.length);
  expect(told[0]!.event.after.mean).toBeLessThan(told[0]!.event.before.mean - 0.1);
  const standings = outputs.flatMap((output) => ('standing' in output ? [output] : []));
  expect(standings.map(({ stream, standing: { level } }) => [stream, level.n])).toEqual([
    ['slow', 1461],
    ['calm', 1461],
    ['new', 1],
  ]);
  const [slow, calm, fresh] = standings.map(({ standing }) => standing);
  expect(slow!.level.interval[1]).toBeLessThan(calm!.level.mean);
  expect(calm!.level.interval[0] < 4.23 && calm!.level.interval[1] > 4.23).toBe(true);
  expect(calm!.smallestVisible! % 0.1).toBeCloseTo(0.1, 6);
  expect(fresh!.phase).toBe('learning');
  expect(fresh!.level.interval[0]).toBeLessThan(1.1);
});

test('options out of range are refused', async () => {
  await expect(
    driftFilter(bytes('{"stream":"a","at":"2026-01-01","score":5}'), { scale: 'stars', arl: 1 }).next(),
  ).rejects.toThrow(/Expected an ARL/);
});
