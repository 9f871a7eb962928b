import { describe, expect, test } from 'vitest';
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

describe('hostile lines', () => {
  const good = '{"stream":"a","at":"2026-01-01","score":4}';
  async function problem(line: string | Buffer): Promise<string | undefined> {
    async function* input(): AsyncGenerator<Uint8Array> {
      yield Buffer.concat([Buffer.from(line), Buffer.from(`\n${good}\n`)]);
    }
    const outputs = await all(input());
    expect(outputs.length).toBeLessThanOrEqual(1);
    const [one] = outputs;
    if (one === undefined) return undefined;
    expect(one).toMatchObject({ line: 1 });
    const told = (one as { problem: string }).problem;
    expect(told.length).toBeLessThan(300);
    return told;
  }
  const scored = (score: string): string => `{"stream":"a","at":"2026-01-01","score":${score}}`;
  const dated = (at: string): string => `{"stream":"a","at":${JSON.stringify(at)},"score":4}`;
  const named = (stream: string): string => `{"stream":${stream},"at":"2026-01-01","score":4}`;

  test.each([
    ['NaN', scored('NaN'), /Expected one JSON object a line/],
    ['an endless number', scored('1e400'), /whole number from 1 to 5 \(scale stars\), got Infinity/],
    ['a score out of range', scored('-1'), /got -1/],
    ['a score with a fraction', scored('4.5'), /got 4\.5/],
    ['a score as text', scored('"4"'), /got "4"/],
    ['the last of two scores', '{"stream":"a","at":"2026-01-01","score":4,"score":9}', /got 9/],
    ['a score nested deeply', scored(`${'['.repeat(1e5)}${']'.repeat(1e5)}`), /got /],
    [
      'nothing but brackets',
      `${'['.repeat(4e5)}${']'.repeat(4e5)}`,
      /Expected a JSON object, got JSON nested too deeply/,
    ],
    ['brackets without end', '['.repeat(9e5), /Expected one JSON object a line/],
    ['30 February', dated('2026-02-30'), /ISO date/],
    ['29 February of no leap year', dated('2100-02-29'), /ISO date/],
    ['a leap second', dated('2016-12-31T23:59:60Z'), /ISO date/],
    ['a zone beyond the earth', dated('2026-01-01T10:00:00+25:00'), /ISO date/],
    ['a year beyond 9999', dated('+275760-09-13T00:00:00Z'), /ISO date/],
    ['a moment in seconds', '{"stream":"a","at":1767225600,"score":4}', /ISO date/],
    ['a name of a megabyte', named(JSON.stringify('x'.repeat(9e5))), /at most 1000 characters, got 900000: "xxx/],
    ['a name of many bytes', named(JSON.stringify('é'.repeat(1_001))), /at most 1000 characters, got 1001/],
    [
      'a name that is none',
      '{"__proto__":{"stream":"a"},"at":"2026-01-01","score":4}',
      /"stream" to be a name, got nothing/,
    ],
    ['NUL', named('"a\u0000b"'), /Expected one JSON object a line/],
    ['no UTF-8 in the name', Buffer.from(named('"caf\xe9"'), 'latin1'), /^Expected UTF-8/],
    ['no UTF-8 in the author', Buffer.from(scored('4,"author":"caf\xe9"'), 'latin1'), /^Expected UTF-8/],
    ['no UTF-8 anywhere', Buffer.from([0xff, 0xfe, 0x7b, 0]), /^Expected UTF-8/],
    ['line ends of old', `${good}\r${good}`, /Expected one JSON object a line/],
  ])('%s is told with its line, and the next line is read', async (_, line, expected) => {
    expect(await problem(line)).toMatch(expected);
  });

  test.each([
    scored('4.0'),
    scored('4e0'),
    '{"stream":"a","at":"2026-01-01","score":9,"score":4}',
    dated('2024-02-29'),
    dated('2026-01-02T24:00:00Z'),
    dated('2026-01-02T10:00:00+0530'),
    dated('0000-01-01'),
    named('"__proto__"'),
    named('"constructor"'),
    named('"\\ud800"'),
    named('"a\\u0000b"'),
    named(JSON.stringify('é'.repeat(1_000))),
    named('"\ufffd"'),
    scored('4,"author":"\ufffd"'),
    scored('4,"more":{"than":"asked"}'),
    '',
    ' \t\r',
  ])('%j is a line like any other', async (line) => {
    expect(await problem(line)).toBeUndefined();
  });

  test.each(['', '\n', '\r\n\r\n  \n'])('an input of nothing but %j is told as one', async (text) => {
    expect(await all(bytes(text))).toEqual([{ note: expect.stringMatching(/scores, got none/) }]);
  });

  test('scores that come too late to raise anything are counted aloud', async () => {
    const line = (at: string, stream: string) => `{"stream":"${stream}","at":"${at}","score":4}\n`;
    const future = line('9999-12-31', 'a');
    const after = Array.from({ length: 40 }, (_, i) => line(`2026-02-${String(1 + (i % 28)).padStart(2, '0')}`, 'a'));
    expect(await all(bytes(future + after.join('') + line('2026-02-01', 'b')))).toEqual([
      { note: expect.stringMatching(/^40 of 42 scores are over 30 days older/) },
    ]);
  });

  test('moments of mixed zones are the moments they are', async () => {
    const zones = [
      (at: string) => at,
      (at: string) => `${new Date(Date.parse(at) + 5.5 * 3_600_000).toISOString().slice(0, 19)}+05:30`,
      (at: string) => `${new Date(Date.parse(at) - 8 * 3_600_000).toISOString().slice(0, 23)}-0800`,
    ];
    const events = [...reviews(1, HEALTHY, 100, 4), ...reviews(2, [0.9, 0.1, 0, 0, 0], 20, 4, 25)];
    const text = (zoned: boolean) =>
      events
        .map((event, i) => `${JSON.stringify({ stream: 'a', ...event, at: zones[zoned ? i % 3 : 0]!(event.at) })}\n`)
        .join('');
    const told = await all(bytes(text(true)));
    expect(told).toMatchObject([{ event: { type: 'drift' } }]);
    expect(told).toEqual(await all(bytes(text(false))));
  });

  test('streams of which each has its own quarters cost no more than others', async () => {
    async function* quarters(): AsyncGenerator<string> {
      for (let i = 0; i < 10_000; i++)
        yield `{"stream":"s${i}","at":"${String(i).padStart(4, '0')}-01-01","score":${1 + (i % 5)}}\n`;
    }
    const start = performance.now();
    const options = { scale: 'stars', arl: 20_000, erosion: true };
    for await (const output of driftFilter(quarters(), options)) expect(output).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
