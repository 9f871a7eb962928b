/** Opens pages in a real Chromium under the rules of the house; the only door to Playwright. No stealth: the site may know who comes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, errors, type Page, type Response } from 'playwright';
import type { Clock } from '../domain/time.ts';
import { SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { findBrowser } from './browser-binary.ts';
import { type GuardProxy, openGuardProxy } from './guard-proxy.ts';
import { watchMemory } from './memory-watch.ts';
import type { Pace } from './pace.ts';
import { type PageRules, rulePage } from './page-rules.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Robots } from './robots.ts';
import { isThrottling, judgeStatus } from './status.ts';
import type { WithPage } from './tools.ts';

export interface BrowserTools {
  readonly guard: AddressGuard;
  readonly robots: Robots;
  readonly pace: Pace;
  readonly userAgent: string;
  readonly now: Clock;
  readonly timeoutMs: number;
  readonly closed: AbortSignal;
  /** Memory that the browser may hold with one page open, MiB, and as much again for each further one. */
  readonly pageMemoryMb: number;
  readonly browserPath?: string;
  readonly cacheDir?: string;
  readonly refusedObserver?: (url: string, reason: string) => void;
}

/** One running Chromium and its way out. */
interface Engine {
  readonly browser: Browser;
  readonly proxy: GuardProxy;
  readonly pid: number | undefined;
  readonly userAgent: string;
  /** `host:port` that the proxy refused lately, with the reason. */
  readonly refused: Map<string, SourceRefused>;
  /** When a process was last ended for the memory it took, ms of the monotonic clock. */
  readonly overfull: { at: number };
  /** Ends the watch over its memory. */
  readonly gone: AbortController;
  /** Where it keeps what it writes; removed with it. */
  readonly folder: string;
}

/** How long closing may take before the process is killed, ms. */
const CLOSE_MS = 5_000;
/** How often a page is asked whether it still answers, and its time to do so, as shares of the time-out. */
const PULSE_SHARE = 1 / 6;
const PULSE_LIMIT_SHARE = 1 / 2;

/** Makes `WithPage`. One browser for all, started with the first page and again after a crash; one fresh context for each task. */
export function openBrowser(tools: BrowserTools): { readonly withPage: WithPage; readonly close: () => Promise<void> } {
  let starting: Promise<Engine> | undefined;
  function engine(): Promise<Engine> {
    tools.closed.throwIfAborted();
    if (starting) return starting;
    const started = launch(tools);
    starting = started;
    const forget = () => {
      if (starting === started) starting = undefined;
    };
    started.then((running) => {
      running.browser.once('disconnected', () => {
        forget();
        void tidyUp(running);
      });
    }, forget);
    return started;
  }
  async function freshContext(language: string | undefined): Promise<[Engine, BrowserContext]> {
    const started = engine();
    const running = await started;
    try {
      return [running, await newContext(running, language)];
    } catch {
      // It crashed a moment ago, or no longer answers.
      if (starting === started) starting = undefined;
      await stop(running);
      const again = await engine();
      return [again, await newContext(again, language)];
    }
  }
  return {
    withPage: async (address, request, use) => {
      const url = tools.guard.parse(address);
      const signal = request.signal ? AbortSignal.any([request.signal, tools.closed]) : tools.closed;
      await tools.robots.check(url, signal);
      const task = async () => visit(tools, ...(await freshContext(request.language)), url, signal, use);
      return tools.pace.run(url, task, signal);
    },
    close: async () => {
      const running = await starting?.catch(() => undefined);
      if (running) await stop(running);
    },
  };
}

async function launch(tools: BrowserTools): Promise<Engine> {
  const binary = await findBrowser({ ...tools, playwrightPath: playwrightsOwn() });
  const refused = new Map<string, SourceRefused>();
  const proxy = await openGuardProxy(tools.guard, (host, refusal) => {
    if (refused.size > 1_000) refused.clear();
    refused.set(host, refusal);
    tools.refusedObserver?.(host, refusal.message);
  });
  const folder = await mkdtemp(join(tmpdir(), 'vigie-browser-'));
  const leftovers = { proxy, folder, gone: new AbortController() };
  try {
    const browser = await chromium.launch({
      executablePath: binary.path,
      headless: true,
      // Chromium cannot build its sandbox as root.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server: proxy.url },
      args: ARGUMENTS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: tools.timeoutMs,
      ...environment(folder, binary.libraries),
    });
    const engine = { browser, refused, overfull: { at: Number.NEGATIVE_INFINITY }, ...leftovers };
    const introduced = { ...engine, ...(await introduce(browser, tools.userAgent)) };
    boundMemory(introduced, tools.pageMemoryMb);
    return introduced;
  } catch (error) {
    await tidyUp(leftovers);
    throw new SourceUnavailable(`Expected ${binary.path} to start, got: ${firstLine(error)}`, { cause: error });
  }
}

/** A page that takes too much crashes alone; a browser that does, with all its pages. */
function boundMemory({ browser, pid, overfull, gone }: Engine, pageMemoryMb: number): void {
  if (pid === undefined) return;
  const most = () => pageMemoryMb * Math.max(1, browser.contexts().length);
  const end = (greedy: number) => {
    overfull.at = performance.now();
    if (greedy === pid) kill(pid);
    else killOne(greedy);
  };
  void watchMemory(pid, most, end, gone.signal);
}

/** Leaves nothing behind that belonged to a browser. */
async function tidyUp({ proxy, folder, gone }: Pick<Engine, 'proxy' | 'folder' | 'gone'>): Promise<void> {
  gone.abort();
  await proxy.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/** No way out beside the proxy: no UDP, no QUIC, no name look-ups of its own, no beacons. */
const ARGUMENTS = [
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-pings',
  '--disable-domain-reliability',
];

/** Our own environment holds passwords, which are no business of a browser. Windows needs its own to start programs. */
function environment(folder: string, libraries: string | undefined): { env?: Record<string, string> } {
  if (process.platform === 'win32') return {};
  const folders = { HOME: homedir(), TMPDIR: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder };
  const env = { ...folders, LANG: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin' };
  return { env: libraries ? { ...env, LD_LIBRARY_PATH: libraries } : env };
}

function playwrightsOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Chromium's own name, with ours behind it; and the process to kill should it ever hang. */
async function introduce(browser: Browser, userAgent: string): Promise<Pick<Engine, 'pid' | 'userAgent'>> {
  const session = await browser.newBrowserCDPSession();
  const version = await session.send('Browser.getVersion');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  return { pid, userAgent: `${version.userAgent} ${userAgent}` };
}

async function visit<T>(
  tools: BrowserTools,
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

async function newContext({ browser, userAgent }: Engine, language: string | undefined): Promise<BrowserContext> {
  try {
    return await browser.newContext({
      userAgent,
      ...(language && { locale: language }),
      serviceWorkers: 'block',
      acceptDownloads: false,
      // An empty list denies all, where no list would leave the page asking.
      permissions: [],
    });
  } catch (error) {
    throw new SourceUnavailable(`Expected a page of the browser, got: ${firstLine(error)}`, { cause: error });
  }
}

async function opened<T>(
  tools: BrowserTools,
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

async function judge({ pace, now }: BrowserTools, response: Response): Promise<void> {
  const wish = response.headers()['retry-after'];
  const url = new URL(response.url());
  if (isThrottling(response.status())) pace.throttled(url, retryAfterMs(wish, now()));
  judgeStatus(response.status(), url, wish, now());
}

/** A part of the page that is told "too many requests" speaks for its host. Other faults of parts are the page's own affair. */
function heedRefusal({ pace, now }: BrowserTools, response: Response): void {
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

/** How the driver's own errors begin, such as `page.goto: `. */
const DRIVER =
  /^(?:page|frame|locator|elementHandle|jsHandle|browserContext|keyboard|mouse|response|request)\.\w{1,40}: /;

/** Whatever the page did to make the driver fail, it is the page's doing; errors of the one who reads it are his own. */
function inOurWords(error: unknown, url: URL): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.slice(0, 2_000);
  const code = /net::(ERR_[A-Z_]{1,60})/.exec(message)?.[1];
  if (message.includes('Download is starting')) {
    return new SourceChanged(`Expected a page at ${url.host}, got a download`, { cause: error });
  }
  if (code === 'ERR_TOO_MANY_REDIRECTS') {
    return new SourceChanged(`Expected a page at ${url.host}, got redirects without end`, { cause: error });
  }
  if (code !== undefined || message.includes('has been closed') || error instanceof errors.TimeoutError) {
    return new SourceUnavailable(`Expected a page at ${url.host}, got ${code ?? firstLine(error)}`, { cause: error });
  }
  if (!DRIVER.test(message)) return error;
  return new SourceChanged(`Expected a page at ${url.host} that can be read, got ${firstLine(error)}`, {
    cause: error,
  });
}

async function closeContext(engine: Engine, context: BrowserContext): Promise<void> {
  if (await endsInTime(context.close())) return;
  await stop(engine);
}

/** Afterwards no process of this browser is left. */
async function stop(engine: Engine): Promise<void> {
  const ended = await endsInTime(engine.browser.close());
  if (!ended && engine.pid !== undefined) kill(engine.pid);
  await tidyUp(engine);
}

async function endsInTime(closing: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const ended = closing.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([ended, sleep(CLOSE_MS, false, { signal: timer.signal }).catch(() => false)]);
  timer.abort();
  return inTime;
}

/** Playwright starts the browser as leader of a process group of its own: its helpers go with it. */
function kill(pid: number): void {
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) killOne(target);
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${Number(url.port) || (url.protocol === 'https:' ? 443 : 80)}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? '';
}
