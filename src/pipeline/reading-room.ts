/** Reads pages in threads of their own, with a deadline and a limit of memory: a page made to be slow harms nobody else. */
import type { Capture, PageReading } from '../collectors/collector.ts';
import type { ParsedPage } from '../collectors/parse.ts';
import { ConfigError, SourceChanged } from '../errors.ts';
import type { Answer, Assignment } from './reading-desk.ts';
import { ReadingThread } from './reading-thread.ts';

export interface ReadingRoom {
  /** `read` of a registered kind. @throws SourceChanged when it takes too long or too much memory; the signal's reason when aborted */
  readonly read: (
    collector: { readonly kind: string; readonly options?: unknown },
    capture: Capture,
    signal?: AbortSignal,
  ) => Promise<PageReading>;
  /** What `vigie parse` prints, its kind guessed when left out. @throws like `read`, and ConfigError for a kind that is none */
  readonly judge: (capture: Capture, kind?: string, signal?: AbortSignal) => Promise<ParsedPage>;
  /** Ends the threads; what is being read fails. */
  readonly close: () => Promise<void>;
}

export interface ReadingRoomOptions {
  /** For reading one page, ms; default 30 000. Waiting for a free thread does not count. */
  readonly deadlineMs?: number;
  /** Heap of one thread, MB; default 320: the largest pages that `HTML_LIMITS` lets through are read in 256. */
  readonly heapMb?: number;
  /** Most threads; default 2: while one has a page made to be slow, the other serves the rest. */
  readonly threads?: number;
}

/** A body that takes up most of the heap by itself would end the process, not the thread. */
const CHARACTERS_PER_MB = 100_000;

/** Opens the room; a thread starts with the first page that finds no free one. */
export function openReadingRoom(options: ReadingRoomOptions = {}): ReadingRoom {
  const { deadlineMs = 30_000, heapMb = 320, threads = 2 } = options;
  const free: ReadingThread[] = [];
  const busy = new Set<ReadingThread>();
  const waiting: (() => void)[] = [];
  const closing = new AbortController();

  async function ask(assignment: Assignment, signal = closing.signal): Promise<Answer> {
    const either = AbortSignal.any([signal, closing.signal]);
    either.throwIfAborted();
    const most = heapMb * CHARACTERS_PER_MB;
    if (assignment.capture.body.length > most)
      throw new SourceChanged(
        `Expected a page or answer of at most ${most} characters, got ${assignment.capture.body.length}`,
      );
    // Whoever waits is woken when a thread is free or gone; when the work at hand is aborted, that is at once.
    while (busy.size >= threads) await new Promise<void>((wake) => waiting.push(wake));
    either.throwIfAborted();
    const thread = free.pop() ?? new ReadingThread(heapMb);
    busy.add(thread);
    try {
      return await thread.work(assignment, deadlineMs, either);
    } finally {
      busy.delete(thread);
      if (!thread.gone) free.push(thread);
      waiting.shift()?.();
    }
  }

  return {
    read: async ({ kind, options: own }, capture, signal) => {
      const answer = await ask({ task: 'read', kind, options: plainData(own), capture }, signal);
      return 'reading' in answer ? answer.reading : unread(answer, kind);
    },
    judge: async (capture, kind, signal) => {
      const answer = await ask({ task: 'judge', capture, ...(kind !== undefined && { kind }) }, signal);
      return 'judged' in answer ? answer.judged : unread(answer, kind);
    },
    close: async () => {
      const closed = new Error('Expected an open reading room, got a closed one');
      closing.abort(closed);
      for (const wake of waiting.splice(0)) wake();
      await Promise.all([...free.splice(0), ...busy].map((thread) => thread.end(closed)));
    },
  };
}

function unread(answer: Answer, kind = 'any kind'): never {
  if ('kinds' in answer)
    throw new ConfigError(`Expected one of the kinds ${answer.kinds.join(', ')}, got ${JSON.stringify(kind)}`);
  if ('excess' in answer)
    throw new SourceChanged(`Expected a page or answer of a review site, got one with ${answer.excess}`);
  const fault = 'fault' in answer ? answer.fault : 'another answer';
  throw new SourceChanged(`Expected the reader of ${kind} to judge any page, got a bug of ours: ${fault}`);
}

/** Plain data only: secrets and other objects with a life of their own stay on this side; no reader needs one. */
function plainData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainData(inner)]));
}
