/** Reads off a request who sends it, as far as that can be believed. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as Call } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Visitor } from './desk.ts';
import { Refused } from './refused.ts';

/** Proxies whose word on the visitor's address is taken, and the origin that visitors see. */
export interface Trust {
  readonly origin: () => string;
  readonly aliases?: () => readonly string[];
  readonly config: { readonly server?: { readonly trustProxy: readonly string[] } };
}

/** @throws Refused when it was sent to another name than ours */
export function visitorOf(call: Call, trust: Trust): Visitor {
  const { config } = trust;
  const own = originOf(call, trust);
  return {
    address: addressOf(call, new Set(config.server?.trustProxy)),
    secure: own.startsWith('https:'),
    origin: own,
    header: (name) => call.req.header(name),
    cookie: (name) => getCookie(call, name),
  };
}

/**
 * Our origin by the name that the request was sent to. A page elsewhere can give its own name our address (DNS rebinding)
 * and would then read ours as its own; it cannot know a token, so requests that bring one may call us anything.
 */
function originOf(call: Call, { origin, aliases }: Trust): string {
  const host = (call.req.header('host') ?? '').toLowerCase();
  const own = [origin(), ...(aliases?.() ?? [])];
  const named = own.find((one) => new URL(one).host === host);
  if (named !== undefined) return named;
  if (call.req.header('authorization') !== undefined) return origin();
  throw new Refused(400, `Expected a request to ${origin()}, got one to ${JSON.stringify(host.slice(0, 100))}`);
}

/** The connection's other end; behind trusted proxies the last address that none of them added. */
function addressOf(call: Call, trusted: ReadonlySet<string>): string {
  const direct = plainAddress(getConnInfo(call).remote.address ?? '');
  if (!trusted.has(direct)) return direct;
  const chain = (call.req.header('x-forwarded-for') ?? '')
    .slice(-1000)
    .split(',')
    .map((one) => plainAddress(one.trim()))
    .filter((one) => one !== '');
  return chain.findLast((one) => !trusted.has(one)) ?? direct;
}

/** IPv4 as it is, also where it came as IPv6. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
