/** One page under the rules of the house, from the blank context to the last word of who reads it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page, Response } from 'playwright';
import type { Clock } from '../domain/time.ts';
import { SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { closeContext, type Engine } from './engine.ts';
import type { Pace } from './pace.ts';
import { inOurWords } from './page-ends.ts';
import { type PageRules, rulePage } from './page-rules.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Robots } from './robots.ts';
import { isThrottling, judgeStatus } from './status.ts';

export interface VisitTools {
  readonly guard: AddressGuard;
  readonly robots: Robots;
  readonly pace: Pace;
  readonly now: Clock;
  readonly timeoutMs: number;
  readonly refusedObserver?: (url: string, reason: string) => void;
}

/** How often a page is asked whether it still answers, and its time to do so, as shares of the time-out. */
const PULSE_SHARE = 1 / 6;
const PULSE_LIMIT_SHARE = 1 / 2;

/** Opens `url` in a fresh context, hands the page to `use`, closes the context. @throws as `WithPage` does */
export async function visitPage<T>(
  tools: VisitTools,
  engine: Engine,
  context: BrowserContext,
  url: URL,
  signal: AbortSignal,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  broken.catch(() => {});
  const leave = () => breakOff(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  context.once('close', () => breakOff(crashed(engine, url)));
  const done = new AbortController();
  try {
    return await Promise.race([broken, opened(tools, engine, context, url, signal, use, breakOff, done.signal)]);
  } finally {
    done.abort();
    signal.removeEventListener('abort', leave);
    await closeContext(engine, context);
  }
}

async function opened<T>(
  tools: VisitTools,
  engine: Engine,
  context: BrowserContext,
  url: URL,
  signal: AbortSignal,
  use: (page: Page) => Promise<T>,
  breakOff: (reason: unknown) => void,
  done: AbortSignal,
): Promise<T> {
  let rules: PageRules | undefined;
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(tools.timeoutMs);
    page.once('crash', () => breakOff(crashed(engine, url)));
    context.on('page', (popUp) => void popUp.close().catch(() => {}));
    const inTask = AsyncLocalStorage.snapshot();
    context.on('response', (answer) => inTask(heedRefusal, tools, answer));
    rules = await rulePage(page, { ...tools, signal, first: url, inTask });
    const startedAt = performance.now();
    const response = await page.goto(url.href, { waitUntil: 'commit', timeout: tools.timeoutMs });
    if (response) await judge(tools, response);
    // Its scripts run from here on.
    void watchPulse(page, url, tools.timeoutMs, breakOff, done);
    const leftMs = Math.max(tools.timeoutMs - (performance.now() - startedAt), 1);
    await page.waitForLoadState('domcontentloaded', { timeout: leftMs });
    return await use(page);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof SourceRefused || error instanceof SourceUnavailable || error instanceof SourceChanged)
      throw error;
    const refusal = rules?.refusal() ?? engine.refused.get(hostAndPort(rules?.heading() ?? url));
    throw refusal ?? (hasCrashed(error) ? crashed(engine, url) : inOurWords(error, url));
  }
}

async function judge({ pace, now }: VisitTools, response: Response): Promise<void> {
  const wish = response.headers()['retry-after'];
  const url = new URL(response.url());
  if (isThrottling(response.status())) pace.throttled(url, retryAfterMs(wish, now()));
  judgeStatus(response.status(), url, wish, now());
}

/** A part of the page that is told "too many requests" speaks for its host. Other faults of parts are the page's own affair. */
function heedRefusal({ pace, now }: VisitTools, response: Response): void {
  if (response.status() !== 429 || response.request().isNavigationRequest()) return;
  try {
    pace.throttled(new URL(response.url()), retryAfterMs(response.headers()['retry-after'], now()));
  } catch {
    // Nobody listens here; the next turn meets the same fault and says so.
  }
}

/** How long after a process was ended for its memory a crash is put down to that, ms. */
const OVERFULL_MS = 5_000;

function crashed({ browser, overfull }: Engine, url: URL): SourceUnavailable {
  const isOverfull = performance.now() - overfull.at < OVERFULL_MS;
  const why = isOverfull ? 'it took more memory than a page may have' : 'it crashed';
  const what = browser.isConnected() ? `page at ${url.host}` : `browser at ${url.host}`;
  return new SourceUnavailable(`Expected the ${what} to live, but ${why}`);
}

function hasCrashed(error: unknown): boolean {
  return error instanceof Error && /Target crashed|Page crashed/.test(error.message.slice(0, 2_000));
}

/** A page that spins for ever would keep its caller waiting for ever: no call of Playwright's `evaluate` has a time limit. */
async function watchPulse(
  page: Page,
  url: URL,
  timeoutMs: number,
  breakOff: (reason: unknown) => void,
  done: AbortSignal,
): Promise<void> {
  const limitMs = timeoutMs * PULSE_LIMIT_SHARE;
  while (await sleep(timeoutMs * PULSE_SHARE, true, { signal: done, ref: false }).catch(() => false)) {
    const beat = page.evaluate('1').then(
      () => true,
      () => true,
    );
    const late = sleep(limitMs, false, { signal: done, ref: false }).catch(() => true);
    if (await Promise.race([beat, late])) continue;
    breakOff(new SourceUnavailable(`Expected the page at ${url.host} to answer, but it hung for ${limitMs} ms`));
    return;
  }
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${Number(url.port) || (url.protocol === 'https:' ? 443 : 80)}`;
}
