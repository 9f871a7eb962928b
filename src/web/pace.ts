/** Keeps vigie slow: per host one request at a time, a minimum gap, back-off and a breaker; the only door to p-queue. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { SourceUnavailable } from '../errors.ts';
import { askTurn, backOff, fail, holdsTurn, sendNow, succeed, type Verdict, widenGap } from './host-pace.ts';
import { keepInMemory, type PaceKeeper } from './pace-keeper.ts';

export interface PaceOptions {
  /** Least time between the starts of two requests to one host, ms. */
  readonly minGapMs: number;
  /** Random extra gap as a share of the gap, 0 to 1; default 0.3. */
  readonly jitter?: number;
  /** Gaps of single hosts (`host:port` or `host`), ms. */
  readonly gapByHost?: Readonly<Record<string, number>>;
  /** A host that asks for a longer pause than this, ms, is answered with `SourceUnavailable` at once; default 2 min. */
  readonly maxWaitMs?: number;
}

/** The pace of all hosts. Hosts are told apart by name and port, whatever the spelling. */
export interface Pace {
  /**
   * Runs a task that touches a host, when its turn comes; its request should go out before it first waits. Inside a task, further runs on the same host keep the gap but need no
   * turn of their own. A `SourceUnavailable` counts as a failure of the host. @throws SourceUnavailable (asked to stay away, breaker open), the task's errors
   */
  readonly run: <T>(url: URL, task: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /**
   * Inside a task that could not send its request at once: resolves when it may go out, at once unless another came between,
   * and the gap counts from there. @throws SourceUnavailable
   */
  readonly sending: (url: URL, signal: AbortSignal) => Promise<void>;
  /** Waits until the next request to a host may start, without taking a turn. @throws SourceUnavailable */
  readonly gap: (url: URL, signal: AbortSignal) => Promise<void>;
  /** The host asked for fewer requests, for this long if it said so. A burst of these counts as one. */
  readonly throttled: (url: URL, retryAfterMs: number | undefined) => void;
  /** The host asks for at least this gap (Crawl-delay), ms; capped at a minute. */
  readonly slowDown: (url: URL, gapMs: number) => void;
  /** Lets go of what keeps the pace. */
  readonly close: () => void;
}

/** A task that has the turn of a host. */
interface Visit {
  readonly startedAt: number;
  gapMs: number;
  /** What the host's `nextAt` became with this turn: as long as it is that, nobody has taken another. */
  nextAt: number;
  readonly isProbe: boolean;
}

/** Queues remembered before idle ones are forgotten. */
const MOST_QUEUES = 5_000;

/**
 * Makes the pace. One request at a time holds for this process; gap, back-off and breaker of a host for all that share the keeper.
 * Nobody books a turn ahead: whoever finds the gap over takes it, so that one who wakes late, leaves or dies costs nobody anything.
 */
export function openPace(options: PaceOptions, keeper: PaceKeeper = keepInMemory()): Pace {
  const queues = new Map<string, PQueue>();
  const visits = new AsyncLocalStorage<ReadonlyMap<string, Visit>>();
  const { minGapMs, gapByHost = {}, jitter = 0.3, maxWaitMs = 120_000 } = options;

  function queueOf(name: string): PQueue {
    const known = queues.get(name);
    if (known) return known;
    if (queues.size >= MOST_QUEUES) forgetIdle(queues);
    const queue = new PQueue({ concurrency: 1 });
    queues.set(name, queue);
    return queue;
  }

  async function takeTurn(url: URL, signal: AbortSignal, inProbe: boolean): Promise<Visit> {
    const name = nameOf(url);
    const manners = { gapMs: gapByHost[name] ?? gapByHost[url.hostname] ?? minGapMs, jitter, maxWaitMs };
    for (;;) {
      signal.throwIfAborted();
      const [verdict, startedAt, nextAt] = keeper.change(name, (host, now): [Verdict, number, number] => [
        askTurn(host, now, manners, inProbe),
        now,
        host.nextAt,
      ]);
      if (verdict.say === 'refused') throw later(name, verdict.why, verdict.ms);
      if (verdict.say !== 'wait')
        return { startedAt, nextAt, gapMs: verdict.gapMs, isProbe: inProbe || verdict.say === 'probe' };
      await sleep(Math.ceil(verdict.ms), undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }

  /**
   * Calls `send` with nobody able to take a turn meanwhile, and lets the gap count from its end; false when the turn was lost
   * before. However long the machine stalls between a turn and its request, no two requests come closer than the gap.
   */
  function sendIn(name: string, visit: Visit, send: () => void): boolean {
    return keeper.together(() => {
      if (!keeper.change(name, (host) => holdsTurn(host, visit))) return false;
      send();
      keeper.change(name, (host, now) => {
        sendNow(host, now, visit.gapMs);
        visit.nextAt = host.nextAt;
      });
      return true;
    });
  }

  async function attempt<T>(url: URL, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const name = nameOf(url);
    let visit = await takeTurn(url, signal, visits.getStore()?.get(name)?.isProbe ?? false);
    let running: Promise<T> | undefined;
    const start = () => {
      running = visits.run(new Map(visits.getStore()).set(name, visit), async () => task());
      // Should the keeper fail after this, nobody else would hear of its end.
      running.catch(() => {});
    };
    while (!sendIn(name, visit, start)) visit = await takeTurn(url, signal, visit.isProbe);
    const { startedAt } = visit;
    try {
      const result = await (running as Promise<T>);
      keeper.change(name, (host) => succeed(host, startedAt));
      return result;
    } catch (error) {
      if (isNewFailure(error)) keeper.change(name, (host, now) => fail(host, now, startedAt));
      throw error;
    }
  }

  return {
    run: (url, task, signal) => {
      const name = nameOf(url);
      const trying = () => attempt(url, task, signal);
      return visits.getStore()?.has(name) ? trying() : queued(queueOf(name), trying, signal);
    },
    sending: async (url, signal) => {
      const name = nameOf(url);
      const visit = visits.getStore()?.get(name);
      if (!visit) return;
      while (!sendIn(name, visit, () => {})) {
        const { gapMs, nextAt } = await takeTurn(url, signal, visit.isProbe);
        Object.assign(visit, { gapMs, nextAt });
      }
    },
    gap: async (url, signal) => {
      await takeTurn(url, signal, visits.getStore()?.get(nameOf(url))?.isProbe ?? false);
    },
    throttled: (url, retryAfterMs) => {
      const visit = visits.getStore()?.get(nameOf(url));
      keeper.change(nameOf(url), (host, now) => backOff(host, now, visit?.startedAt ?? now, retryAfterMs));
    },
    slowDown: (url, gapMs) => keeper.change(nameOf(url), (host, now) => widenGap(host, now, gapMs)),
    close: keeper.close,
  };
}

function nameOf(url: URL): string {
  return url.host.replace(/\.+(?=:|$)/, '');
}

/** Leaves the queue as soon as the signal says so, but frees the place only when the task has really ended. */
function queued<T>(queue: PQueue, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    const start = async () => {
      signal.removeEventListener('abort', giveUp);
      if (!signal.aborted) resolve(await task());
    };
    queue.add(start).catch(reject);
  });
}

const counted = new WeakSet<SourceUnavailable>();

/** Each failure counts once, however many tasks it passes through. */
function isNewFailure(error: unknown): boolean {
  if (!(error instanceof SourceUnavailable) || counted.has(error)) return false;
  counted.add(error);
  return true;
}

/** A refusal of ours: no request was made, so it is no failure of the host. */
function later(name: string, why: string, leftMs: number): SourceUnavailable {
  const error = new SourceUnavailable(
    `Expected ${name} to take requests, but it ${why}; next try in ${Math.ceil(leftMs / 1000)} s`,
    { retryAfterMs: Math.ceil(leftMs) },
  );
  counted.add(error);
  return error;
}

function forgetIdle(queues: Map<string, PQueue>): void {
  for (const [name, queue] of queues) if (queue.size + queue.pending === 0) queues.delete(name);
}
