/** Lets a walk that runs inside a callback (a browser page is lent, not owned) hand out batches as a generator. */
import type { RunEnd } from '../domain/run.ts';
import type { Batch } from './collector.ts';

/** Hands over one batch; resolves when it was taken. Rejects when nobody wants more. */
export type Emit = (batch: Batch) => Promise<void>;

interface Waiting {
  readonly batch: Batch;
  readonly taken: () => void;
  readonly refused: (reason: Error) => void;
}

/** Runs `walk` and yields what it emits, one batch at a time; returns how it ended, and throws what it throws. */
export async function* streamBatches(walk: (emit: Emit) => Promise<RunEnd>): AsyncGenerator<Batch, RunEnd> {
  const queue: Waiting[] = [];
  let given: Waiting | undefined;
  let wake: () => void = () => {};
  let stopped = false;
  let ended: { readonly end: RunEnd } | { readonly error: unknown } | undefined;
  const emit: Emit = (batch) =>
    new Promise((taken, refused) => {
      if (stopped) return refused(givenUp());
      queue.push({ batch, taken, refused });
      wake();
    });
  const running = walk(emit)
    .then(
      (end) => {
        ended = { end };
      },
      (error: unknown) => {
        ended = { error };
      },
    )
    .finally(() => wake());
  try {
    for (;;) {
      given = queue.shift();
      if (given) {
        yield given.batch;
        given.taken();
      } else if (ended) {
        if ('error' in ended) throw ended.error;
        return ended.end;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stopped = true;
    // A reader that leaves at a `yield` never takes that batch: without a word the walk would wait for ever.
    for (const { refused } of given ? [given, ...queue] : queue) refused(givenUp());
    await running;
  }
}

function givenUp(): Error {
  return new Error('Expected a reader of the batches, got none: the walk was given up');
}
