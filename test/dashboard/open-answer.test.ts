import { expect, test } from 'vitest';
import { openForAnswer } from '../../src/dashboard/open-answer.ts';

/** A database that says when it was closed. */
function watchedOpen() {
  const state = { open: false };
  async function open(use: (opened: never) => Promise<void>): Promise<void> {
    state.open = true;
    try {
      await use(undefined as never);
    } finally {
      state.open = false;
    }
  }
  return { state, open };
}

async function* lines(count: number, made: number[] = []): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) {
    made.push(n);
    yield new TextEncoder().encode(`${n}\n`);
  }
}

const file = (source: AsyncGenerator<Uint8Array>) =>
  new Response(ReadableStream.from(source), { headers: { 'content-disposition': 'attachment' } });

test('a file keeps the database open until it is read to its end, and is made only as it is taken', async () => {
  const { state, open } = watchedOpen();
  const made: number[] = [];
  const response = await openForAnswer(open, async () => file(lines(50, made)));
  await new Promise((done) => setTimeout(done, 20));
  expect(state.open).toBe(true);
  expect(made.length).toBeLessThan(5);
  expect((await response.text()).split('\n')).toHaveLength(51);
  await new Promise((done) => setImmediate(done));
  expect(state.open).toBe(false);
});

test('a reader that goes away, and a source that fails, close it too', async () => {
  const { state, open } = watchedOpen();
  const left = await openForAnswer(open, async () => file(lines(50)));
  await left.body!.cancel();
  await new Promise((done) => setTimeout(done, 10));
  expect(state.open).toBe(false);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw new Error('gone');
  }
  const failing = await openForAnswer(open, async () => file(broken()));
  await expect(failing.text()).rejects.toThrow();
  await new Promise((done) => setTimeout(done, 10));
  expect(state.open).toBe(false);
});

test('a page is answered at once, and what goes wrong before the answer is told', async () => {
  const { state, open } = watchedOpen();
  expect(await (await openForAnswer(open, async () => new Response('page'))).text()).toBe('page');
  await expect(openForAnswer(open, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(state.open).toBe(false);
});
