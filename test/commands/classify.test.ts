/** `vigie classify` as a script calls it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const BIN = resolve(import.meta.dirname, '../../bin/vigie');

function classify(
  input: string,
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(BIN, ['classify', ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

describe('vigie classify', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-classify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('answers each line in order, with the contract’s keys and no others', async () => {
    const input = [
      { id: 'a', text: 'Friendly staff but delivery was late.', rating: 3 },
      { id: 2, text: 'La serveuse était très désagréable.', language: 'fr' },
      { id: 'c', text: '' },
    ];
    const { code, out, err } = await classify(input.map((line) => JSON.stringify(line)).join('\n'));
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['a', 2, 'c']);
    expect(lines[0]).toMatchObject({ language: 'en', sentiment: { score: expect.any(Number) } });
    const allowed = new Set('id language sentiment findings interfaces emotion severe severeAt stars'.split(' '));
    for (const line of lines.slice(0, 2)) for (const key of Object.keys(line)) expect(allowed).toContain(key);
    const { touchpoint, start, end } = lines[0].findings[0];
    expect([touchpoint, input[0]!.text.slice(start, end)]).toEqual(['staff', 'Friendly staff']);
    expect(lines[2].findings).toEqual([]);
  });

  test('tells a bad line by its number, goes on, and exits 3', async () => {
    const lines = [
      '{"id":1,"text":"Rude staff."}',
      'no json',
      '[]',
      '{"id":2}',
      '',
      '{"text":"x"}',
      '{"id":3,"text":"Great food","rating":null}',
    ];
    const { code, out, err } = await classify(`${lines.join('\r\n')}\r\n`);
    expect(code).toBe(3);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 3]);
    expect([...err.matchAll(/^line (\d+): Expected/gm)].map(([, number]) => number)).toEqual(['2', '3', '4', '6']);
  });

  test('reads a file, and ends at once when the file is not there', async () => {
    const file = join(folder, 'reviews.jsonl');
    writeFileSync(file, '\uFEFF{"id":1,"text":"Rude staff."}\n');
    expect(JSON.parse((await classify('', file)).out)).toMatchObject({ id: 1, language: 'en' });
    const missing = await classify('', join(folder, 'missing.jsonl'));
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('Expected a readable file');
  });

  test('answers while the input is still open', async () => {
    const child = spawn(BIN, ['classify']);
    const first = new Promise<string>((done) => child.stdout.once('data', (chunk) => done(String(chunk))));
    child.stdin.write('{"id":"early","text":"Rude staff."}\n');
    expect(JSON.parse(await first).id).toBe('early');
    const closed = new Promise((done) => child.on('close', done));
    child.stdin.end();
    expect(await closed).toBe(0);
  });

  test('gives the same lines in the same order however many threads there are', async () => {
    const texts = ['Rude staff.', 'La livraison est en retard.', 'غذا سرد بود', '👍', 'x'.repeat(300)];
    const input = Array.from({ length: 4_000 }, (_, id) =>
      id % 1_000 === 999 ? 'no json' : JSON.stringify({ id, text: `${texts[id % 5]} ${id}` }),
    ).join('\n');
    const [one, three] = await Promise.all([classify(input, '--threads', '1'), classify(input, '--threads', '3')]);
    expect(one.out.split('\n').length).toBe(3_997);
    expect(three.out === one.out).toBe(true);
    expect(three.err).toBe(one.err);
    expect([...one.err.matchAll(/^line (\d+)/gm)].map(([, line]) => line)).toEqual(['1000', '2000', '3000', '4000']);
    expect([one.code, three.code]).toEqual([3, 3]);
  });

  test('refuses a number of threads that is none', async () => {
    const { code, err } = await classify('', '--threads', '0');
    expect([code, err]).toEqual([2, expect.stringContaining('Expected a whole number from 1 to 256')]);
  });

  test('says in words why a text was not analysed', async () => {
    const { out } = await classify('{"id":1,"text":"Das Essen war kalt und der Kellner sehr unfreundlich."}');
    expect(JSON.parse(out)).toMatchObject({
      language: 'de',
      analysed: false,
      reason: 'vigie reads English, Persian, French; the review is in German',
    });
  });
});
