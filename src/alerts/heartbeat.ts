/** A sign of life to a service outside, which complains when it stops: nothing inside can notice that vigie itself is dead. */
import type { Secret } from '../domain/secret.ts';
import { exchange } from './http-exchange.ts';
import type { NotifierTools } from './notifier.ts';
import { oneLine } from './plain.ts';

/** What came of it; the address is never named, as it often holds a token. */
export type Beat = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/** One GET, redirects not followed; any 2xx answer is a success. Never throws. */
export async function beat(
  { url: address, timeoutMs }: { readonly url: Secret; readonly timeoutMs: number },
  tools: Pick<NotifierTools, 'checkAddress' | 'signal'>,
): Promise<Beat> {
  const url = new URL(address.reveal());
  try {
    await tools.checkAddress(url.href);
    const status = await statusOf(url, AbortSignal.any([tools.signal, AbortSignal.timeout(timeoutMs)]), tools);
    if (status >= 200 && status < 300) return { ok: true };
    return { ok: false, detail: `Expected ${url.host} to answer the heartbeat with 2xx, got ${status}` };
  } catch (error) {
    const said = error instanceof Error ? error.message.replaceAll(url.href, url.host) : 'an error';
    return { ok: false, detail: `Expected ${url.host} to answer the heartbeat, got: ${oneLine(said, 200)}` };
  }
}

async function statusOf(url: URL, signal: AbortSignal, tools: Pick<NotifierTools, 'checkAddress'>): Promise<number> {
  const { incoming, close } = await exchange(url, { method: 'GET', signal }, tools);
  // The status has said everything.
  close();
  return incoming.statusCode ?? 0;
}
