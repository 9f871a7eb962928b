/** Opens everything that touches somebody else's site, under one set of rules; the only file of this wing that others call. */
import type { Clock, Instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { openAddressGuard, type ResolveName } from './address-guard.ts';
import { openBrowser } from './browser.ts';
import { openFetch } from './fetch.ts';
import { openPace } from './pace.ts';
import { get } from './request.ts';
import { openRobots } from './robots.ts';
import { productToken } from './robots-rules.ts';
import type { WebTools } from './tools.ts';

export interface WebOptions {
  /** Honest name with a contact, e.g. `vigie/1.0 (+mailto:it@example.org)`; its first word is compared with robots.txt. */
  readonly userAgent: string;
  /** Least time between the starts of two requests to one host, ms. */
  readonly minGapMs: number;
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
  /** For one exchange, and for opening one page in the browser, ms; default 30 000. */
  readonly timeoutMs?: number;
  /** Longest silence within an exchange, ms; default 10 000. */
  readonly idleMs?: number;
  /** Cap on the unpacked bytes of one answer; default 20 MB. */
  readonly maxBytes?: number;
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

/** Opens the tools; the browser itself starts with the first page. @throws ConfigError (user agent without a name) */
export function openWeb(options: WebOptions): Web {
  const { userAgent, now, timeoutMs = 30_000, idleMs = 10_000, maxBytes = 20_000_000 } = options;
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
  const pace = openPace(options);
  const limits = { timeoutMs, idleMs };
  const robots = openRobots({
    get: (url, most, signal) =>
      get(agent, url, { headers: { 'user-agent': userAgent }, signal, ...limits, maxBytes: most, pastCap: 'cut' }),
    parse: guard.parse,
    pace,
    token,
    overrides: options.robotsOverrides,
    now,
    closed,
  });
  const getPage = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) =>
    get(agent, url, { headers, signal, ...limits, maxBytes, pastCap: 'fail' });
  const browser = openBrowser({ ...options, guard, robots, pace, closed, timeoutMs });
  return {
    fetchText: openFetch({ guard, robots, pace, get: getPage, userAgent, now, closed }),
    withPage: browser.withPage,
    checkAddress: guard.check,
    close: async () => {
      closing.abort(new Error('vigie has left the web'));
      await browser.close();
      await agent.destroy();
    },
  };
}
