/** One thread of the reading room: has one piece of work at a time, and is ended when it overruns; never keeps the process alive. */
import { Worker } from 'node:worker_threads';
import { SourceChanged } from '../errors.ts';
import type { Answer, Assignment } from './reading-desk.ts';
import { threadProgram } from './thread-program.ts';

type Ending = { readonly answer: Answer } | { readonly error: unknown };

/** A class because a thread opens and closes. */
export class ReadingThread {
  readonly #worker: Worker;
  /** Ends the work at hand; undefined while there is none. */
  #settle: ((ending: Ending) => void) | undefined;
  #ready = false;
  #startClock: (() => void) | undefined;
  #gone = false;

  /** Starts at once, so that a first page need not wait for the whole of it. `heapMb` limits its memory. */
  constructor(heapMb: number) {
    this.#worker = new Worker(threadProgram('./reading-desk.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    this.#worker.unref();
    this.#worker.on('message', (said: Answer | 'ready') => {
      if (said === 'ready') this.#begin();
      else this.#settle?.({ answer: said });
    });
    this.#worker.on('error', (error) => this.#leave(fatal(error, heapMb)));
    this.#worker.on('exit', () =>
      this.#leave(new SourceChanged('Expected a page that can be read, got one that ended its reader')),
    );
  }

  /** It will do no more work. */
  get gone(): boolean {
    return this.#gone;
  }

  /** @throws SourceChanged past the deadline or beyond the memory; the signal's reason when aborted */
  async work(assignment: Assignment, deadlineMs: number, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.#settle = resolve;
    const late = new SourceChanged(
      `Expected a page that can be read in ${deadlineMs / 1000} s, got one that takes longer`,
    );
    let timer: NodeJS.Timeout | undefined;
    this.#startClock = () => {
      timer = setTimeout(() => void this.end(late), deadlineMs);
    };
    if (this.#ready) this.#startClock();
    const abort = () => void this.end(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.#worker.ref();
    this.#worker.postMessage(assignment);
    const ending = await promise;
    this.#settle = undefined;
    this.#startClock = undefined;
    this.#worker.unref();
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    if ('error' in ending) throw ending.error;
    return ending.answer;
  }

  /** Ends the thread, even in the middle of a loop; the work at hand fails with `reason`. */
  async end(reason: unknown): Promise<void> {
    this.#leave(reason);
    await this.#worker.terminate();
  }

  /** The deadline of work that came while the thread was starting counts from here. */
  #begin(): void {
    this.#ready = true;
    this.#startClock?.();
  }

  #leave(error: unknown): void {
    this.#gone = true;
    this.#settle?.({ error });
  }
}

function fatal(error: unknown, heapMb: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new SourceChanged(`Expected a page that can be read in ${heapMb} MB of memory, got one that needs more`);
}
