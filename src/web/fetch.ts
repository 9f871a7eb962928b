/** The polite request: every hop of a redirect passes the address guard, robots.txt and the pace of its host. */
import type { Clock } from '../domain/time.ts';
import { SourceChanged } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { decodeText } from './charset.ts';
import type { Pace } from './pace.ts';
import { type Answer, REDIRECTS } from './request.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Robots } from './robots.ts';
import { isThrottling, judgeStatus } from './status.ts';
import type { FetchedText, FetchRequest, FetchText } from './tools.ts';
import { conditionsOf, validatorsOf } from './validators.ts';

/** What one exchange sends, and how long it may take. */
export interface Outgoing {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface FetchTools {
  readonly guard: AddressGuard;
  readonly robots: Robots;
  readonly pace: Pace;
  /** One guarded exchange: a GET, or a POST of the body. */
  readonly exchange: (url: URL, outgoing: Outgoing) => Promise<Answer>;
  readonly userAgent: string;
  readonly now: Clock;
  /** For all exchanges of one call together, ms; waiting for turns does not count. */
  readonly timeoutMs: number;
  readonly closed: AbortSignal;
}

const MOST_REDIRECTS = 10;
/** What a request may carry on to another origin; anything else could be a credential. */
const CARRIED: ReadonlySet<string> = new Set(['accept', 'accept-language']);
const CONDITIONS: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since']);

/**
 * Makes `FetchText`. A caller's headers cannot replace the user agent. Redirects of a POST are not followed either: its body
 * may be a credential. @throws as the contract says, and SourceChanged (page too large, redirects without end or where none may be)
 */
export function openFetch(tools: FetchTools): FetchText {
  return async (address, request = {}) => {
    const signal = request.signal ? AbortSignal.any([request.signal, tools.closed]) : tools.closed;
    let url = tools.guard.parse(address);
    let headers = {
      ...lowerCased(request.headers ?? {}),
      ...(request.body === undefined && conditionsOf(request.validators ?? {})),
    };
    let leftMs = tools.timeoutMs;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const [answer, tookMs] = await hop(tools, url, request, { headers, signal, timeoutMs: Math.ceil(leftMs) });
      if (!REDIRECTS.has(answer.status)) return fetched(answer, url, headers, hops > 0);
      const to = tools.guard.parse(nextAddress(answer, url, request));
      const isKept = (name: string) => (to.origin === url.origin ? !CONDITIONS.has(name) : CARRIED.has(name));
      headers = Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
      url = to;
      leftMs = Math.max(leftMs - tookMs, 1);
    }
    throw new SourceChanged(`Expected a page at ${url.host}, got more than ${MOST_REDIRECTS} redirects`);
  };
}

/** One exchange, when its turn comes, and how long it took without the waiting, ms. */
async function hop(
  tools: FetchTools,
  url: URL,
  request: FetchRequest,
  { headers, signal, timeoutMs }: Omit<Outgoing, 'body'>,
): Promise<readonly [Answer, number]> {
  const { pace, now, userAgent } = tools;
  if (!request.api) await tools.robots.check(url, signal);
  const visit = async () => {
    const startedAt = performance.now();
    const answer = await tools.exchange(url, {
      headers: { accept: 'text/html,application/json;q=0.9,*/*;q=0.8', ...headers, 'user-agent': userAgent },
      body: request.body,
      signal,
      timeoutMs,
    });
    const wish = answer.headers['retry-after'];
    if (isThrottling(answer.status)) pace.throttled(url, retryAfterMs(wish, now()));
    const isForItsKind = request.api && answer.status >= 400 && answer.status <= 499;
    if (!isForItsKind) judgeStatus(answer.status, url, wish, now());
    return [answer, performance.now() - startedAt] as const;
  };
  return pace.run(url, visit, signal);
}

function nextAddress(answer: Answer, url: URL, { api, body }: FetchRequest): string {
  const location = answer.headers.location ?? '';
  const next = location !== '' && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (next && !api && body === undefined) return next.href;
  const where = next ? next.host || `the scheme ${next.protocol}` : JSON.stringify(location.slice(0, 200));
  if (!next) throw new SourceChanged(`Expected a redirect from ${url.host} to an address, got ${where}`);
  throw new SourceChanged(
    `Expected an answer from ${url.host}, got a redirect to ${where}: not followed, for it would carry the credentials along; correct the address`,
  );
}

/** The conditions of the address asked say nothing of the one that a redirect leads to; neither do its validators of the former. */
function fetched(
  answer: Answer,
  url: URL,
  sent: Readonly<Record<string, string>>,
  wasRedirected: boolean,
): FetchedText {
  const { status } = answer;
  const isConditional = Object.keys(sent).some((name) => CONDITIONS.has(name));
  if (status === 304 && !isConditional) {
    throw new SourceChanged(`Expected a page from ${url.host}, got "not modified" without having asked for it`);
  }
  const contentType = answer.headers['content-type'] ?? '';
  const validators = !wasRedirected && (status === 200 || status === 304) ? validatorsOf(answer.headers) : undefined;
  return {
    url: url.href,
    status,
    contentType,
    body: status === 304 ? '' : decodeText(answer.body, contentType),
    ...(validators && { validators }),
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
