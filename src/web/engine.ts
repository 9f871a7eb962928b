/** One running Chromium: how it starts, what it may hold, how it surely ends; apart from the pages opened in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserType } from 'playwright';
import { type SourceRefused, SourceUnavailable } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { findBrowser } from './browser-binary.ts';
import { type GuardProxy, openGuardProxy } from './guard-proxy.ts';
import { watchMemory } from './memory-watch.ts';
import { firstLine } from './page-ends.ts';

export interface EngineTools {
  readonly guard: AddressGuard;
  readonly userAgent: string;
  readonly timeoutMs: number;
  /** Memory that the browser may hold with one page open, MiB, and as much again for each further one. */
  readonly pageMemoryMb: number;
  readonly browserPath?: string;
  readonly cacheDir?: string;
  readonly refusedObserver?: (url: string, reason: string) => void;
}

/** One running Chromium and its way out. */
export interface Engine {
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
/** Starts one. @throws ConfigError (no browser), SourceUnavailable (it does not start) */
export async function startEngine(chromium: BrowserType, tools: EngineTools): Promise<Engine> {
  const binary = await findBrowser({ ...tools, playwrightPath: playwrightsOwn(chromium) });
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

/** A context that shares nothing with another. @throws SourceUnavailable */
export async function newContext(
  { browser, userAgent }: Engine,
  language: string | undefined,
): Promise<BrowserContext> {
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

/** Closes a context, and the whole browser if it does not let go of it. */
export async function closeContext(engine: Engine, context: BrowserContext): Promise<void> {
  if (await endsInTime(context.close())) return;
  await stopEngine(engine);
}

/** Ends a browser. Afterwards no process of it is left. */
export async function stopEngine(engine: Engine): Promise<void> {
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

/** Leaves nothing behind that belonged to a browser. */
export async function tidyUp({ proxy, folder, gone }: Pick<Engine, 'proxy' | 'folder' | 'gone'>): Promise<void> {
  gone.abort();
  await proxy.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
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

function playwrightsOwn(chromium: BrowserType): string | undefined {
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
