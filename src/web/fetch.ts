/** The polite GET: every hop of a redirect passes the address guard, robots.txt and the pace of its host. */
import type { Clock } from '../domain/time.ts';
import { SourceChanged } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { decodeText } from './charset.ts';
import type { Pace } from './pace.ts';
import { type Answer, REDIRECTS } from './request.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Robots } from './robots.ts';
import { isThrottling, judgeStatus } from './status.ts';
import type { FetchedText, FetchText } from './tools.ts';

export interface FetchTools {
  readonly guard: AddressGuard;
  readonly robots: Robots;
  readonly pace: Pace;
  /** One guarded GET of a whole page. */
  readonly get: (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Answer>;
  readonly userAgent: string;
  readonly now: Clock;
  readonly closed: AbortSignal;
}

const MOST_REDIRECTS = 10;
/** What a request may carry on to another origin; anything else could be a credential. */
const CARRIED: ReadonlySet<string> = new Set(['accept', 'accept-language']);

/** Makes `FetchText`. A caller's headers cannot replace the user agent. @throws as the contract says, and SourceChanged for a page too large or redirects without end */
export function openFetch(tools: FetchTools): FetchText {
  return async (address, request = {}) => {
    const signal = request.signal ? AbortSignal.any([request.signal, tools.closed]) : tools.closed;
    let url = tools.guard.parse(address);
    let headers = lowerCased(request.headers ?? {});
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await hop(tools, url, headers, signal);
      const next = nextAddress(answer, url);
      if (next === undefined) return decoded(answer, url);
      const to = tools.guard.parse(next);
      if (to.origin !== url.origin)
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => CARRIED.has(name)));
      url = to;
    }
    throw new SourceChanged(
      `Expected a page at ${JSON.stringify(address.slice(0, 200))}, got more than ${MOST_REDIRECTS} redirects`,
    );
  };
}

async function hop(tools: FetchTools, url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Answer> {
  await tools.robots.check(url, signal);
  const visit = async () => {
    const answer = await tools.get(
      url,
      { accept: 'text/html,application/json;q=0.9,*/*;q=0.8', ...headers, 'user-agent': tools.userAgent },
      signal,
    );
    const wish = answer.headers['retry-after'];
    if (isThrottling(answer.status)) tools.pace.throttled(url, retryAfterMs(wish, tools.now()));
    judgeStatus(answer.status, url, wish, tools.now());
    return answer;
  };
  return tools.pace.run(url, visit, signal);
}

function nextAddress(answer: Answer, url: URL): string | undefined {
  const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
  if (location === undefined) return undefined;
  if (URL.canParse(location, url.href)) return new URL(location, url).href;
  throw new SourceChanged(
    `Expected a redirect from ${url.host} to an address, got ${JSON.stringify(location.slice(0, 200))}`,
  );
}

function decoded(answer: Answer, url: URL): FetchedText {
  const contentType = answer.headers['content-type'] ?? '';
  return { url: url.href, status: answer.status, contentType, body: decodeText(answer.body, contentType) };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
