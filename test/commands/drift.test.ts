import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import type { ScoreEvent } from '../../src/domain/stream.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { feed, on, reviews } from '../drift/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-drift-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command by itself, as a process of its own with real pipes: the program adds exit codes for thrown errors. */
const SCRIPT = `
  import { driftCommand } from ${JSON.stringify(resolve(import.meta.dirname, '../../src/commands/drift.ts'))};
  try { await driftCommand().exitOverride().parseAsync(process.argv.slice(1), { from: 'user' }); }
  catch (error) { console.error(error.name + ': ' + error.message); process.exitCode = 2; }
`;

function start(args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, '--', ...args], {
    cwd: folder,
    env: { ...process.env, TZ: 'Asia/Tehran' },
  });
}

async function run(
  args: string[],
  input: string | Buffer,
): Promise<{ code: number | null; out: Record<string, unknown>[]; err: string }> {
  const child = start(args);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return {
    code,
    out: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    err,
  };
}

const lines = (stream: string, events: readonly ScoreEvent[]): string =>
  events.map((event) => `${JSON.stringify({ stream, ...event })}\n`).join('');

const FALL = [...reviews(1, HEALTHY, 200, 4), ...reviews(2, [0.6, 0.2, 0.1, 0.05, 0.05], 40, 4, 50)];

describe('vigie drift', () => {
  test('gives one line per event with the fields of its contract, the same as the detector says', async () => {
    const { code, out, err } = await run([], lines('paris', FALL));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = feed(watchStream({ scale: 'stars', arl: { down: 20_000, up: 20_000 } }), FALL);
    expect(out).toEqual(said.map(({ interval: _, ...event }) => ({ ...event, stream: 'paris' })));
    expect(Object.keys(out[0]!)).toEqual(['type', 'stream', 'at', 'direction', 'since', 'before', 'after', 'evidence']);
    expect(out.map(({ type }) => type)).toEqual(['drift']);
  });

  test('keeps interleaved streams apart', async () => {
    const calm = reviews(3, HEALTHY, 240, 4);
    const mixed = FALL.map((event, i) => lines('falls', [event]) + lines('calm', [calm[i]!])).join('');
    const { out } = await run([], mixed);
    expect(out).toHaveLength(1);
    expect(out).toMatchObject([{ stream: 'falls', type: 'drift', direction: 'down' }]);
  });

  test('tells an event while its input is still open', async () => {
    const child = start([]);
    const first = once(child.stdout, 'data');
    child.stdin.write(lines('paris', FALL));
    expect(JSON.parse(String(await first))).toMatchObject({ type: 'drift', stream: 'paris' });
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('says at the end which streams fell silent before the others', async () => {
    const stopped = reviews(1, HEALTHY, 240, 4);
    const { out } = await run(['-'], lines('stopped', stopped) + lines('goes-on', reviews(2, HEALTHY, 1, 1, 120)));
    expect(out).toMatchObject([
      { type: 'silence', stream: 'stopped', direction: 'down', after: { n: 0 }, evidence: 0 },
    ]);
  });

  test('passes over bad lines, says which and why, and ends with 3', async () => {
    const bad = [
      'not json',
      '[1]',
      '{"stream":"","at":"2025-01-01","score":3}',
      '{"stream":"a","at":"yesterday","score":3}',
      '{"stream":"a","at":"2025-02-30","score":3}',
      '{"stream":"a","at":"2025-01-01","score":6}',
      '{"stream":"a","at":"2025-01-01","score":"5"}',
      '{"stream":"a","at":"2025-01-01","score":4,"author":{}}',
      `{"stream":"\\u001b[31m","at":"\u009b31m\u202e","score":4}`,
      'x'.repeat(1_000_001),
    ];
    const { code, out, err } = await run([], `${bad.join('\n')}\n\r\n${lines('paris', FALL)}`);
    expect(code).toBe(3);
    expect(out).toHaveLength(1);
    const said = err.trim().split('\n');
    expect(said.map((line) => line.split(':')[0])).toEqual(bad.map((_, i) => `line ${i + 1}`));
    expect(said[5]).toBe('line 6: Expected "score" to be a whole number from 1 to 5 (scale stars), got 6');
    expect(err).not.toMatch(/[\u001b\u009b\u202e]/);
  });

  test('reads a file, windows line ends, dates without a time, a last line without an end, and bytes cut anywhere', async () => {
    const file = join(folder, 'scores.jsonl');
    const text = FALL.map(({ at, score, author }) =>
      JSON.stringify({ stream: 'café', at: at.slice(0, 10), score, author }),
    ).join('\r\n');
    writeFileSync(file, text);
    const fromFile = await run([file, '--arl', '2000'], '');
    expect(fromFile.out).toMatchObject([{ stream: 'café', type: 'drift' }]);
    const child = start(['--arl', '2000']);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const bytes = Buffer.from(text);
    for (let i = 0; i < bytes.length; i += 997) child.stdin.write(bytes.subarray(i, i + 997));
    child.stdin.end();
    await once(child, 'close');
    expect(JSON.parse(out)).toEqual(fromFile.out[0]);
  });

  test('watches yes and no under --scale recommend', async () => {
    const yes = reviews(4, [0.1, 0.9], 200, 4, 0, 0);
    const no = reviews(5, [0.7, 0.3], 60, 4, 50, 0);
    const text = [...yes, ...no].map(({ at, score }, i) =>
      JSON.stringify({ stream: 'a', at, score: i % 2 ? score : score === 1 }),
    );
    const { out } = await run(['--scale', 'recommend'], text.join('\n'));
    expect(out).toMatchObject([{ type: 'drift', direction: 'down' }]);
  });

  test('reads a moment without a zone as UTC, and one with a zone as what it is', async () => {
    const text = FALL.map(({ at, score }) => JSON.stringify({ stream: 'a', at: at.replace('.000Z', ''), score })).join(
      '\n',
    );
    const zoned = FALL.map(({ at, score }) =>
      JSON.stringify({ stream: 'a', at: at.replace('.000Z', '+00:00'), score }),
    ).join('\n');
    const [plain, offset] = await Promise.all([run([], text), run([], zoned)]);
    expect(plain.out).toHaveLength(1);
    expect(plain.out).toEqual(offset.out);
  });

  test('stops quietly when its reader goes away', async () => {
    const child = start([]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    let input = '';
    for (let i = 0; i < 300; i++) input += lines(`s${i}`, FALL);
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('says that there was nothing to watch, and what came too late to raise anything', async () => {
    expect(await run([], '')).toEqual({
      code: 0,
      out: [],
      err: expect.stringMatching(/^Expected lines of scores, got none/),
    });
    const backwards = lines('paris', reviews(1, HEALTHY, 400, 4).toReversed());
    const { code, err } = await run([], backwards);
    expect(code).toBe(0);
    expect(err).toMatch(/^276 of 400 scores are over 30 days older than one of their stream before them/);
  });

  test('writes nothing that a terminal would obey, and loses nothing by it', async () => {
    const name = '\u009b31m\u202eshop\u001b[2J';
    const child = start(['--levels']);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stdin.end(lines(name, [{ at: on(1), score: 3 }]));
    await once(child, 'close');
    expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(JSON.parse(out)).toMatchObject({ type: 'level', stream: name });
  });

  test('says that there is no room where its output goes, as a person reads it', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, '--', '--levels'], {
      stdio: ['pipe', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr!.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin!.end(lines('paris', [{ at: on(1), score: 3 }]));
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(err).toMatch(/^ConfigError: Expected room to write to, got ENOSPC/);
  });

  test.each([
    [['--scale', 'moons'], /Expected a scale/],
    [['--arl', '-5'], /--arl: Expected a number of reviews/],
    [['--arl', '3'], /--arl: Expected a number of reviews/],
    [['missing.jsonl'], /Expected a readable file/],
    [['.'], /Expected a file of JSON lines, got the folder/],
  ])('refuses %j before any work', async (args, message) => {
    const { code, err } = await run(args, lines('a', [{ at: on(1), score: 3 }]));
    expect(code).toBe(2);
    expect(err).toMatch(/^ConfigError/);
    expect(err).toMatch(message);
  });
});
