import { describe, expect, it } from 'vitest';
import { guardedLookup } from '../../src/alerts/guarded-lookup.ts';
import { SourceRefused } from '../../src/errors.ts';

const loopback = { address: '127.0.0.1', family: 4 };
const open = { address: '203.0.113.9', family: 4 };

/** Resolves `hostname` to the given addresses; only addresses under 203. may be touched. */
function resolved(hostname: string, addresses: { address: string; family: number }[], all = true) {
  const checked: string[] = [];
  const checkAddress = async (url: string) => {
    checked.push(url);
    if (!url.includes('//203.')) throw new SourceRefused('private-address', 'Expected a public address');
  };
  const lookup = guardedLookup(new URL(`https://${hostname}:8443/x`), { checkAddress }, async () => addresses);
  const { promise, resolve } = Promise.withResolvers<{ error: Error | null; found: unknown; checked: string[] }>();
  lookup(hostname, { all }, (error, found) => resolve({ error, found, checked }));
  return promise;
}

describe('resolving the name of a webhook', () => {
  it('refuses a name that was public when checked and is private when connected to (DNS rebinding)', async () => {
    const { error, checked } = await resolved('hooks.example', [open, loopback]);
    expect(error).toBeInstanceOf(SourceRefused);
    expect(checked).toEqual(['https://203.0.113.9:8443/', 'https://127.0.0.1:8443/']);
  });

  it('judges IPv6 addresses as well', async () => {
    const { error, checked } = await resolved('hooks.example', [{ address: '::1', family: 6 }]);
    expect(error).toBeInstanceOf(SourceRefused);
    expect(checked).toEqual(['https://[::1]:8443/']);
  });

  it('hands the checked addresses to the connection, all or one', async () => {
    expect(await resolved('hooks.example', [open])).toMatchObject({ error: null, found: [open] });
    expect(await resolved('hooks.example', [open], false)).toMatchObject({ error: null, found: '203.0.113.9' });
  });

  it('trusts a name without a dot, which the configuration allowed by name', async () => {
    expect(await resolved('receiver', [loopback])).toMatchObject({ error: null, found: [loopback], checked: [] });
  });
});
