/** Name resolution for webhooks that closes the gap between checking a name and connecting to its address. */
import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import type { NotifierTools } from './notifier.ts';

/** Finds all addresses of a name. */
type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * Checks the addresses that are connected to, not those of an earlier lookup: a name may answer differently the second
 * time (DNS rebinding). A name without a dot passed the check only because the configuration allows it by name.
 */
export function guardedLookup(
  url: URL,
  tools: Pick<NotifierTools, 'checkAddress'>,
  resolve: Resolve = (hostname) => lookUp(hostname, { all: true }),
): LookupFunction {
  return (hostname, options, callback) => {
    const found = resolve(hostname).then(async (addresses) => {
      for (const { address, family } of hostname.includes('.') ? addresses : []) {
        const host = family === 6 ? `[${address}]` : address;
        await tools.checkAddress(`${url.protocol}//${host}${url.port && `:${url.port}`}/`);
      }
      return addresses;
    });
    found.then(
      (addresses) => {
        if (options.all) callback(null, addresses);
        else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
}
