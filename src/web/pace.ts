/** Keeps vigie slow: per host one request at a time, a minimum gap, back-off and a breaker; the only door to p-queue. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { SourceUnavailable } from '../errors.ts';
import { RETRY_AFTER_CAP_MS } from './retry-after.ts';

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
   * Runs a task that touches a host, when its turn comes. Inside a task, further runs on the same host keep the gap but need no
   * turn of their own. A `SourceUnavailable` counts as a failure of the host. @throws SourceUnavailable (asked to stay away, breaker open), the task's errors
   */
  readonly run: <T>(url: URL, task: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** Waits until the next request to a host may start, without taking a turn. @throws SourceUnavailable */
  readonly gap: (url: URL, signal: AbortSignal) => Promise<void>;
  /** The host asked for fewer requests, for this long if it said so. A burst of these counts as one. */
  readonly throttled: (url: URL, retryAfterMs: number | undefined) => void;
  /** The host asks for at least this gap (Crawl-delay), ms; capped at a minute. */
  readonly slowDown: (url: URL, gapMs: number) => void;
}

/** Failures in a row that open the breaker; how long it stays open first and at most, ms. */
const BREAKER_FAILURES = 5;
const BREAKER_FIRST_MS = 60_000;
const BREAKER_MOST_MS = 3_600_000;
/** First pause after a 429 that names none, ms; doubles with every further step, up to the most. */
const BACK_OFF_FIRST_MS = 30_000;
const BACK_OFF_MOST_MS = 3_600_000;
const CRAWL_DELAY_CAP_MS = 60_000;
/** Hosts remembered before idle ones are forgotten. */
const MOST_HOSTS = 5_000;

interface Host {
  readonly name: string;
  readonly queue: PQueue;
  gapMs: number;
  /** Moments of the monotonic clock, ms. */
  nextAt: number;
  blockedUntil: number;
  brokenUntil: number;
  steps: number;
  failures: number;
  trips: number;
}

/** Makes the pace of one process. Intervals use the monotonic clock. */
export function openPace(options: PaceOptions): Pace {
  const hosts = new Map<string, Host>();
  const holding = new AsyncLocalStorage<ReadonlySet<string>>();
  const maxWaitMs = options.maxWaitMs ?? 120_000;
  const jitter = options.jitter ?? 0.3;

  function hostOf(url: URL): Host {
    const name = url.host.replace(/\.+(?=:|$)/, '');
    const known = hosts.get(name);
    if (known) return known;
    if (hosts.size >= MOST_HOSTS) forgetIdle(hosts);
    const host = newHost(name, options.gapByHost?.[name] ?? options.gapByHost?.[url.hostname] ?? options.minGapMs);
    hosts.set(name, host);
    return host;
  }

  async function turn(host: Host, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      refuseIfBroken(host);
      const now = performance.now();
      const wait = Math.max(host.nextAt, host.blockedUntil) - now;
      if (wait <= 0) break;
      if (host.blockedUntil - now > maxWaitMs) throw later(host, 'asked us to stay away', host.blockedUntil - now);
      await sleep(Math.ceil(wait), undefined, { signal }).catch(() => signal.throwIfAborted());
    }
    host.nextAt = performance.now() + host.gapMs * (1 + Math.random() * jitter);
  }

  async function attempt<T>(host: Host, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await turn(host, signal);
    const held = new Set(holding.getStore()).add(host.name);
    try {
      const result = await holding.run(held, task);
      recover(host);
      return result;
    } catch (error) {
      if (error instanceof SourceUnavailable) fail(host, error);
      throw error;
    }
  }

  return {
    run: (url, task, signal) => {
      const host = hostOf(url);
      if (holding.getStore()?.has(host.name)) return attempt(host, task, signal);
      return queued(host.queue, () => attempt(host, task, signal), signal);
    },
    gap: (url, signal) => turn(hostOf(url), signal),
    throttled: (url, retryAfterMs) => backOff(hostOf(url), retryAfterMs),
    slowDown: (url, gapMs) => {
      const host = hostOf(url);
      host.gapMs = Math.max(host.gapMs, Math.min(gapMs, CRAWL_DELAY_CAP_MS));
    },
  };
}

function newHost(name: string, gapMs: number): Host {
  const queue = new PQueue({ concurrency: 1 });
  return { name, queue, gapMs, nextAt: 0, blockedUntil: 0, brokenUntil: 0, steps: 0, failures: 0, trips: 0 };
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

/** One step for a burst: answers to requests that were under way when the host began to back off say nothing new. */
function backOff(host: Host, retryAfterMs: number | undefined): void {
  const now = performance.now();
  const inBurst = host.steps > 0 && now < host.blockedUntil;
  if (!inBurst) host.steps += 1;
  const ours = Math.min(BACK_OFF_FIRST_MS * 2 ** (host.steps - 1), BACK_OFF_MOST_MS);
  const pause = Math.min(retryAfterMs ?? ours, RETRY_AFTER_CAP_MS);
  if (!inBurst || retryAfterMs !== undefined) host.blockedUntil = Math.max(host.blockedUntil, now + pause);
}

function recover(host: Host): void {
  host.failures = 0;
  host.trips = 0;
  host.steps = Math.max(0, host.steps - 1);
}

const counted = new WeakSet<SourceUnavailable>();

/** Counts a failure once, however many tasks it passes through; the fifth in a row, or a failed probe, opens the breaker. */
function fail(host: Host, error: SourceUnavailable): void {
  if (counted.has(error)) return;
  counted.add(error);
  host.failures += 1;
  if (host.failures < BREAKER_FAILURES) return;
  host.brokenUntil = performance.now() + Math.min(BREAKER_FIRST_MS * 2 ** host.trips, BREAKER_MOST_MS);
  host.trips += 1;
}

function refuseIfBroken(host: Host): void {
  const left = host.brokenUntil - performance.now();
  if (left > 0) throw later(host, `failed ${host.failures} times in a row`, left);
}

/** A refusal of ours: no request was made, so it is no failure of the host. */
function later(host: Host, why: string, leftMs: number): SourceUnavailable {
  const error = new SourceUnavailable(
    `Expected ${host.name} to take requests, but it ${why}; next try in ${Math.ceil(leftMs / 1000)} s`,
    {
      retryAfterMs: Math.ceil(leftMs),
    },
  );
  counted.add(error);
  return error;
}

function forgetIdle(hosts: Map<string, Host>): void {
  const now = performance.now();
  for (const [name, host] of hosts) {
    const idle = host.queue.size + host.queue.pending === 0 && host.failures === 0;
    if (idle && Math.max(host.nextAt, host.blockedUntil, host.brokenUntil) < now) hosts.delete(name);
  }
}
