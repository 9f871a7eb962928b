/** Reads off a request who sends it, as far as that can be believed. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as Call } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Visitor } from './desk.ts';

/** Proxies whose word on the visitor's address is taken, and the origin that visitors see. */
export interface Trust {
  readonly origin: () => string;
  readonly config: { readonly server?: { readonly trustProxy: readonly string[] } };
}

export function visitorOf(call: Call, { origin, config }: Trust): Visitor {
  const own = origin();
  return {
    address: addressOf(call, new Set(config.server?.trustProxy)),
    secure: own.startsWith('https:'),
    origin: own,
    header: (name) => call.req.header(name),
    cookie: (name) => getCookie(call, name),
  };
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
