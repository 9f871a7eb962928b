/** Pages are read beside the process: what is slow, greedy or broken ends alone. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Capture } from '../../src/collectors/collector.ts';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { parseCapture } from '../../src/collectors/parse.ts';
import { Secret } from '../../src/domain/secret.ts';
import { instant } from '../../src/domain/time.ts';
import { ConfigError, SourceChanged } from '../../src/errors.ts';
import { openReadingRoom, type ReadingRoom, type ReadingRoomOptions } from '../../src/pipeline/reading-room.ts';

const capturedAt = instant('2026-06-01T12:00:00Z');
const page = (body: string): Capture => ({ body, capturedAt });
const small = page('date,rating,text\n2026-05-01,4,Good lamp\n2026-05-02,1,Late parcel\n');
/** Some seconds of honest work. */
const slow = page(`date,rating,text\n${'2026-05-01,4,"A lamp, a shade and some words"\n'.repeat(700_000)}`);
const file = { kind: 'file' };

let room: ReadingRoom;
const open = (options: ReadingRoomOptions = {}) => {
  room = openReadingRoom(options);
  return room;
};
afterEach(() => room.close());

describe('the reading room', () => {
  it('reads what the kind itself reads, options included', async () => {
    const map = { rating: 'b', text: 'a' };
    const odd = page('a;b\nFine;5\n');
    expect(await open().read(file, small)).toEqual(collectors.file!.read(small));
    expect(await room.read({ kind: 'file', options: { map } }, odd)).toEqual(collectors.file!.read(odd, { map }));
    expect(await room.judge(small)).toEqual(parseCapture(small));
  });

  it('gives up a page that overruns the deadline, and reads the next', { timeout: 90_000 }, async () => {
    const reading = open({ deadlineMs: 2_000, threads: 1, heapMb: 2_000 }).read(file, slow);
    await expect(reading).rejects.toThrow(SourceChanged);
    await expect(reading).rejects.toThrow('Expected a page that can be read in 2 s, got one that takes longer');
    expect(await room.read(file, small)).toMatchObject({ outcome: 'complete' });
  });

  it('gives up a page that needs more memory than it may have, and reads the next', async () => {
    const greedy = page(`rating,text\n${'4,x\n'.repeat(1_500_000)}`);
    await expect(open({ heapMb: 64 }).read(file, greedy)).rejects.toThrow(
      /be read in 64 MB of memory, got one that needs/,
    );
    expect(await room.read(file, small)).toMatchObject({ outcome: 'complete' });
  });

  it.each([
    ['empty lists', ['['.padEnd(6_000_000, '[],'), '[]]']],
    ['lists in lists', ['['.repeat(1_600_000)]],
    ['characters', ['"x'.repeat(16_000_001)]],
  ])('refuses a body of nothing but %s before it is parsed: no thread could be ended in time', async (_, parts) => {
    open();
    const reading = room.read({ kind: 'google-maps' }, page(`)]}'\n${parts.join('')}`));
    await expect(reading).rejects.toThrow(/more than 1500000 brackets|at most 32000000 characters/);
    expect(await room.read(file, small)).toMatchObject({ outcome: 'complete' });
  });

  it('serves others while one page is slow', { timeout: 300_000 }, async () => {
    let slowDone = false;
    open({ heapMb: 2_000, deadlineMs: 300_000 });
    const long = room.read(file, slow).then(() => {
      slowDone = true;
    });
    for (let n = 0; n < 5; n += 1) expect((await room.read(file, small)).reviews).toHaveLength(2);
    expect(slowDone).toBe(false);
    await long;
  });

  it('hands each of many readers its own page', async () => {
    open();
    const read = Array.from({ length: 40 }, (_, n) => room.read(file, page(`rating,text\n3,page ${n}\n`)));
    const texts = (await Promise.all(read)).map(({ reviews }) => reviews[0]?.text);
    expect(texts).toEqual(Array.from({ length: 40 }, (_, n) => `page ${n}`));
  });

  it('stops at once when its work is aborted, waiting or reading, and stays open for others', async () => {
    open({ threads: 1, heapMb: 2_000 });
    const stop = new AbortController();
    const reason = new Error('Interrupted');
    const both = [room.read(file, slow, stop.signal), room.read(file, slow, stop.signal)];
    const started = performance.now();
    setTimeout(() => stop.abort(reason), 100);
    for (const reading of both) await expect(reading).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await room.read(file, small, new AbortController().signal)).toMatchObject({ outcome: 'complete' });
    await expect(room.read(file, small, stop.signal)).rejects.toBe(reason);
  });

  it('hands a thread plain data only', async () => {
    const options = { path: 'x.csv', appSecret: new Secret('hidden'), deep: [{ now: () => capturedAt }] };
    expect(await open().read({ kind: 'file', options }, small)).toMatchObject({ outcome: 'complete' });
  });

  it('refuses a kind that is none, and any work after it was closed', async () => {
    await expect(open({ heapMb: 2_000 }).judge(small, 'jso-ld')).rejects.toThrow(ConfigError);
    await expect(room.read({ kind: 'constructor' }, small)).rejects.toThrow(/Expected one of the kinds .*json-ld/);
    const cut = room.read(file, slow);
    const cutEnds = expect(cut).rejects.toThrow(/closed/);
    await room.close();
    await cutEnds;
    await expect(room.read(file, small)).rejects.toThrow(/closed/);
  });
});
