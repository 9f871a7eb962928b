/** Asks each site's robots.txt before anything else is asked of it (RFC 9309); apart from reading the rules, which is pure. */
import { type Clock, DAY_MS, type Instant, millis } from '../domain/time.ts';
import { SourceRefused, SourceUnavailable } from '../errors.ts';
import type { Pace } from './pace.ts';
import { type Answer, REDIRECTS } from './request.ts';
import { retryAfterMs } from './retry-after.ts';
import { type RobotsRules, readRobots } from './robots-rules.ts';
import { isThrottling } from './status.ts';

/** A person's decision to read a site although its robots.txt says no. Counts until its end, for one host (`host` or `host:port`). */
export interface RobotsOverride {
  readonly host: string;
  readonly reason: string;
  readonly person: string;
  readonly until: Instant;
}

export interface RobotsTools {
  /** One guarded GET of at most `maxBytes`, cut there, within `timeoutMs`. */
  readonly get: (url: URL, maxBytes: number, timeoutMs: number, signal: AbortSignal) => Promise<Answer>;
  /** For one robots.txt with all its redirects, ms; waiting for turns does not count. */
  readonly timeoutMs: number;
  readonly parse: (url: string) => URL;
  readonly pace: Pace;
  /** Product token that the groups are compared with. */
  readonly token: string;
  readonly overrides: readonly RobotsOverride[];
  readonly now: Clock;
  /** Ends when vigie's web is closed. */
  readonly closed: AbortSignal;
}

export interface Robots {
  /**
   * May this address be fetched? 4xx: yes. Unreachable, 5xx, 429: nothing may, until it can be read.
   * @throws SourceRefused `robots`, SourceUnavailable (robots.txt itself could not be read: later)
   */
  readonly check: (url: URL, signal: AbortSignal) => Promise<void>;
}

/** Bytes of a robots.txt that are read (RFC 9309, 2.5), redirects followed (2.3.1.2), and how long an answer is kept (2.4). */
const MOST_BYTES = 500 * 1024;
const MOST_REDIRECTS = 5;
const KEPT_MS = DAY_MS;
/** How long an unreachable robots.txt is left alone, ms. */
const RETRY_MS = 5 * 60_000;
const MOST_KEPT = 2_000;

interface Kept {
  readonly until: number;
  readonly rules: Promise<RobotsRules>;
}

const EVERYTHING = readRobots(new Uint8Array(), '');

/** Makes the reader; rules are kept per origin (scheme, host, port), at most 24 h. */
export function openRobots(tools: RobotsTools): Robots {
  const kept = new Map<string, Kept>();
  function rulesOf(url: URL): Promise<RobotsRules> {
    const now = millis(tools.now());
    const known = kept.get(url.origin);
    if (known && now < known.until && known.until - now <= KEPT_MS) return known.rules;
    if (kept.size >= MOST_KEPT) for (const [origin, entry] of kept) if (entry.until <= now) kept.delete(origin);
    const rules = fetchRules(tools, new URL('/robots.txt', url.origin));
    kept.set(url.origin, { until: now + KEPT_MS, rules });
    rules.catch(() => kept.set(url.origin, { until: now + RETRY_MS, rules }));
    return rules;
  }
  return {
    check: async (url, signal) => {
      if (isOverridden(tools, url)) return;
      const rules = await unlessAborted(rulesOf(url), signal);
      if (rules.allows(url.href)) return;
      throw new SourceRefused(
        'robots',
        `Expected robots.txt of ${url.host} to allow ${url.pathname}, but it does not; use the site's API or ask`,
      );
    },
  };
}

function isOverridden({ overrides, now }: RobotsTools, url: URL): boolean {
  return overrides.some(
    ({ host, until }) => (host === url.host || host === url.hostname) && millis(now()) < millis(until),
  );
}

async function fetchRules(tools: RobotsTools, first: URL): Promise<RobotsRules> {
  let url = first;
  let leftMs = tools.timeoutMs;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const [answer, tookMs] = await ask(tools, url, Math.ceil(leftMs));
    leftMs = Math.max(leftMs - tookMs, 1);
    const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
    if (location === undefined) return judge(tools, first, answer);
    if (!URL.canParse(location, url.href)) return EVERYTHING;
    url = tools.parse(new URL(location, url).href);
  }
  // Five is where the RFC lets a crawler stop and treat the file as unavailable, which allows everything (2.3.1.2, 2.3.1.3).
  return EVERYTHING;
}

/** One answer, and how long it took without the waiting, ms. */
function ask(tools: RobotsTools, url: URL, timeoutMs: number): Promise<readonly [Answer, number]> {
  return tools.pace.run(
    url,
    async () => {
      const startedAt = performance.now();
      const answer = await tools.get(url, MOST_BYTES, timeoutMs, tools.closed);
      const wish = retryAfterMs(answer.headers['retry-after'], tools.now());
      if (isThrottling(answer.status)) tools.pace.throttled(url, wish);
      if (answer.status >= 500 || isThrottling(answer.status)) {
        throw new SourceUnavailable(
          `Expected robots.txt of ${url.host}, got status ${answer.status}: nothing may be read there until it can be read`,
          { retryAfterMs: wish },
        );
      }
      return [answer, performance.now() - startedAt] as const;
    },
    tools.closed,
  );
}

function judge(tools: RobotsTools, first: URL, answer: Answer): RobotsRules {
  if (answer.status < 200 || answer.status > 299) return EVERYTHING;
  const rules = readRobots(answer.cut ? wholeLines(answer.body) : answer.body, tools.token);
  if (rules.crawlDelaySeconds !== undefined) tools.pace.slowDown(first, rules.crawlDelaySeconds * 1000);
  return rules;
}

/** A line cut in the middle would say something that its author did not. */
function wholeLines(body: Buffer): Buffer {
  return body.subarray(0, Math.max(body.lastIndexOf(0x0a), body.lastIndexOf(0x0d)) + 1);
}

/** The file is fetched for all who wait for it: one who leaves does not stop it. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: left, reject } = Promise.withResolvers<never>();
  const leave = () => reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([promise, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
