/** Decides whether an address may be touched at all; apart because fetch, robots, the browser's proxy and webhooks all stand behind it. */
import { lookup as lookupName } from 'node:dns/promises';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { SourceRefused, SourceUnavailable } from '../errors.ts';

/** Finds the addresses of a name, as literals. Handed in by tests; the system's resolver otherwise. */
export type ResolveName = (hostname: string) => Promise<readonly string[]>;

export interface AddressRules {
  /**
   * Hosts on private addresses that may be touched all the same, each as `host:port` exactly as it stands in the URL
   * (`127.0.0.1:4567`, `localhost:4567`, `[::1]:4567`). For the demo and for tests.
   */
  readonly allowPrivateHosts: readonly string[];
  readonly resolve?: ResolveName;
}

/** The gate that every outgoing connection passes. */
export interface AddressGuard {
  /** Parses and judges an address without touching it: scheme, credentials, literal addresses, local names. @throws SourceRefused */
  readonly parse: (url: string | URL) => URL;
  /** Like `parse`, and resolves the name as well. @throws SourceRefused, SourceUnavailable (unknown name) */
  readonly check: (url: string | URL) => Promise<void>;
  /** Opens a TCP connection to an address that was checked, not to one that a second lookup might give. @throws like check */
  readonly connect: (hostname: string, port: number) => Promise<Socket>;
  /** An undici agent whose connections pass the gate. Close it when done. */
  readonly agent: () => Agent;
}

/** Makes the gate. Redirects and DNS rebinding are covered because the check sits where the connection is made. */
export function openAddressGuard(rules: AddressRules): AddressGuard {
  const allowed = new Set(rules.allowPrivateHosts.map(hostKey));
  const resolve = rules.resolve ?? resolveBySystem;
  const parse = (url: string | URL) => parseAddress(url, allowed);
  const addresses = (hostname: string, port: number) => checkedAddresses(hostname, port, allowed, resolve);
  return {
    parse,
    check: async (url) => {
      const address = parse(url);
      await addresses(address.hostname, portOf(address));
    },
    connect: async (hostname, port) => connectTo(hostname, port, await addresses(hostname, port)),
    agent: () => new Agent({ connect: guardedConnector(addresses), allowH2: false }),
  };
}

/** One-off check, for webhooks and configuration. @throws SourceRefused `private-address`, SourceUnavailable (unknown name) */
export function checkAddress(url: string | URL, rules: AddressRules): Promise<void> {
  return openAddressGuard(rules).check(url);
}

/**
 * Is this literal a public unicast address? Anything that wraps or maps an IPv4 address (mapped, compatible, NAT64, 6to4,
 * Teredo) is not, whatever is inside (RFC 6890, RFC 6052, RFC 3056); neither is anything outside 2000::/3 (RFC 4291, 2.4).
 */
export function isPublicAddress(literal: string): boolean {
  const bare = literal.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return false;
  const address = ipaddr.parse(bare);
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  const first = (address as ipaddr.IPv6).parts[0] ?? 0;
  return address.range() === 'unicast' && first >> 13 === 1;
}

/** Names that mean this machine, this network or a cloud's metadata service, whatever a resolver says (RFC 6761, 6762, 8375). */
const LOCAL_SUFFIXES = ['localhost', 'local', 'localdomain', 'internal', 'intranet', 'lan', 'home.arpa', 'onion'];
const METADATA_NAMES = new Set(['metadata.packet.net', 'metadata.platformequinix.com']);

function isLocalName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.+$/, '');
  if (!name.includes('.') || METADATA_NAMES.has(name)) return true;
  return LOCAL_SUFFIXES.some((suffix) => name.endsWith(`.${suffix}`));
}

function parseAddress(url: string | URL, allowed: ReadonlySet<string>): URL {
  const address = typeof url === 'string' ? parseUrl(url) : url;
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw refuse(`Expected an http or https address, got the scheme ${address.protocol}`);
  }
  if (address.username || address.password) {
    throw refuse(`Expected an address without user name and password, got one at ${address.host}`);
  }
  if (!allowed.has(hostKey(`${address.hostname}:${portOf(address)}`))) refuseLocal(address.hostname);
  return address;
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  // What cannot be parsed may hold a password or a token all the same.
  const shown = url
    .slice(0, 200)
    .replace(/[?#].*$/s, '')
    .replace(/^.*@/s, '');
  throw refuse(`Expected an http or https address, got ${JSON.stringify(shown)}`);
}

/** Refuses what can be told without a resolver. */
function refuseLocal(hostname: string): void {
  const literal = isLiteral(hostname);
  if (literal ? isPublicAddress(hostname) : !isLocalName(hostname)) return;
  throw refuse(
    `Expected a public address, got ${JSON.stringify(hostname)}; if it is yours, add host:port to allowPrivateHosts`,
  );
}

async function checkedAddresses(
  hostname: string,
  port: number,
  allowed: ReadonlySet<string>,
  resolve: ResolveName,
): Promise<readonly string[]> {
  const trusted = allowed.has(hostKey(`${hostname}:${port}`));
  if (!trusted) refuseLocal(hostname);
  if (isLiteral(hostname)) return [hostname.replace(/^\[|\]$/g, '')];
  const found = await resolve(hostname);
  if (found.length === 0) throw new SourceUnavailable(`Expected an address for ${hostname}, got none`);
  const inside = trusted ? undefined : found.find((address) => !isPublicAddress(address));
  if (inside === undefined) return found;
  throw refuse(`Expected ${hostname} to resolve to public addresses, got ${inside}`);
}

function guardedConnector(addresses: (hostname: string, port: number) => Promise<readonly string[]>) {
  const connect: buildConnector.connector = (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    addresses(options.hostname, port).then(
      (found) => buildConnector({ lookup: pinned(found), allowH2: false, timeout: CONNECT_MS })(options, callback),
      (error: Error) => callback(error, null),
    );
  };
  return connect;
}

function connectTo(hostname: string, port: number, found: readonly string[]): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connectTcp({ host, port, lookup: pinned(found), autoSelectFamily: true });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}

/** Answers with the addresses that were checked, so that nobody asks the resolver a second time. */
function pinned(found: readonly string[]): LookupFunction {
  const entries = found.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    if (options.all) callback(null, entries);
    else callback(null, entries[0]?.address ?? '', entries[0]?.family);
  };
}

async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  try {
    return (await lookupName(hostname, { all: true })).map((entry) => entry.address);
  } catch (error) {
    throw new SourceUnavailable(`Expected an address for ${hostname}, got none from the resolver`, { cause: error });
  }
}

/** `host:port` in one spelling: lower case, no trailing dot, addresses as WHATWG URL writes them. */
function hostKey(host: string): string {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  if (!url) return host;
  return `${url.hostname.replace(/\.+$/, '')}:${portOf(url)}`;
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

function isLiteral(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

function refuse(message: string): SourceRefused {
  return new SourceRefused('private-address', message);
}

/** Waiting longer for a TCP or TLS handshake than this, in ms, counts as no answer. */
const CONNECT_MS = 10_000;
