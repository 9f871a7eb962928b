/** Opens everything that touches somebody else's site, under one set of rules; the only file of this wing that others call. */
import type { Clock, Instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { openAddressGuard, type ResolveName } from './address-guard.ts';
import { openBrowser } from './browser.ts';
import { type Outgoing, openFetch } from './fetch.ts';
import { openPace } from './pace.ts';
import { keepInFile, keepInMemory } from './pace-keeper.ts';
import { exchange } from './request.ts';
import { openRobots } from './robots.ts';
import { productToken } from './robots-rules.ts';
import type { WebTools } from './tools.ts';

export interface WebOptions {
  /** Honest name with a contact, e.g. `vigie/1.0 (+mailto:it@example.org)`; its first word is compared with robots.txt. */
  readonly userAgent: string;
  /** Least time between the starts of two requests to one host, ms. */
  readonly minGapMs: number;
  /**
   * Folder in which gap, back-off and breaker of each host are shared with all other processes of this machine that name the
   * same folder; made if absent. Without it they hold for this process. One request at a time per host always holds per process.
   */
  readonly sharedDir?: string;
  /** Random extra gap as a share of the gap, 0 to 1; default 0.3. */
  readonly jitter?: number;
  /** Gaps of single hosts (`host:port` or `host`), ms; for the demo, tests and sites that asked for more. */
  readonly gapByHost?: Readonly<Record<string, number>>;
  /** Sites read although robots.txt says no: on whose word, why, until when. */
  readonly robotsOverrides: readonly {
    readonly host: string;
    readonly reason: string;
    readonly person: string;
    readonly until: Instant;
  }[];
  /** `host:port` of hosts on private addresses that may be touched all the same; they obey robots and pace like any other. */
  readonly allowPrivateHosts: readonly string[];
  /** The customer's browser; default: the first one found. */
  readonly browserPath?: string;
  /** Folder for the unpacked browser; default: the user's cache folder, `vigie`. */
  readonly cacheDir?: string;
  readonly now: Clock;
  /** For one answer with all its redirects, and for opening one page in the browser, ms; default 25 000, so that with what closing takes a hostile page is over in 30 s. */
  readonly timeoutMs?: number;
  /** Longest silence within an exchange, ms; default 10 000. */
  readonly idleMs?: number;
  /** Cap on the unpacked bytes of one answer; default 20 MB. */
  readonly maxBytes?: number;
  /**
   * Memory of its own that the browser may hold with one page open, MiB, and as much again for each further page; default 300.
   * Beyond, the largest page is ended. Kept on Linux only.
   */
  readonly pageMemoryMb?: number;
  /** A host that asks for a longer pause than this, ms, is answered with `SourceUnavailable` at once; default 120 000. */
  readonly maxWaitMs?: number;
  /** Finds the addresses of a name; default: the system's resolver. */
  readonly resolve?: ResolveName;
  /** Hears of each request of a page that was refused by our rules, with the reason. */
  readonly refusedObserver?: (url: string, reason: string) => void;
}

export interface Web extends WebTools {
  /** Is this a public http(s) address without credentials? For webhooks. @throws SourceRefused `private-address`, SourceUnavailable (unknown name) */
  readonly checkAddress: (url: string) => Promise<void>;
  /** Ends everything under way, and the browser. Afterwards every call fails. */
  readonly close: () => Promise<void>;
}

/** Opens the tools; the browser itself starts with the first page. @throws ConfigError (user agent without a name, `sharedDir` that cannot be written) */
export function openWeb(options: WebOptions): Web {
  const { userAgent, now, timeoutMs = 25_000, idleMs = 10_000, maxBytes = 20_000_000, pageMemoryMb = 300 } = options;
  const token = productToken(userAgent);
  if (token === '') {
    throw new ConfigError(
      `Expected a user agent that begins with a name, such as "vigie/1.0 (+contact)", got ${JSON.stringify(userAgent)}`,
    );
  }
  const closing = new AbortController();
  const closed = closing.signal;
  const guard = openAddressGuard(options);
  const agent = guard.agent();
  const pace = openPace(options, options.sharedDir === undefined ? keepInMemory() : keepInFile(options.sharedDir));
  const robots = openRobots({
    get: (url, most, left, signal) =>
      exchange(agent, url, {
        headers: { 'user-agent': userAgent },
        signal,
        timeoutMs: left,
        idleMs,
        maxBytes: most,
        pastCap: 'cut',
      }),
    timeoutMs,
    parse: guard.parse,
    pace,
    token,
    overrides: options.robotsOverrides,
    now,
    closed,
  });
  const whole = (url: URL, outgoing: Outgoing) =>
    exchange(agent, url, { ...outgoing, idleMs, maxBytes, pastCap: 'fail' });
  const browser = openBrowser({ ...options, guard, robots, pace, closed, timeoutMs, pageMemoryMb });
  return {
    fetchText: openFetch({ guard, robots, pace, exchange: whole, userAgent, now, timeoutMs, closed }),
    withPage: browser.withPage,
    checkAddress: guard.check,
    close: async () => {
      closing.abort(new Error('vigie has left the web'));
      await browser.close();
      await agent.destroy();
      pace.close();
    },
  };
}
