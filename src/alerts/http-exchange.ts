/** One guarded HTTP request on a connection of its own: what posts and pings to other people's services both rest on. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { guardedLookup } from './guarded-lookup.ts';
import type { NotifierTools } from './notifier.ts';

/** What goes out. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The head of an answer, its body not yet read, and how to leave. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly close: () => void;
}

/** Resolves with the answer's headers; redirects are not followed. Rejects with Node's error, or SourceRefused for a private address. */
export function exchange(
  url: URL,
  { method, headers, body, signal }: Outgoing,
  tools: Pick<NotifierTools, 'checkAddress'>,
): Promise<Exchange> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchange>();
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = send(
    url,
    {
      method,
      agent: false,
      lookup: guardedLookup(url, tools),
      signal,
      headers: { ...headers, 'user-agent': 'vigie', connection: 'close' },
    },
    (incoming) => resolve({ incoming, close: () => outgoing.destroy() }),
  );
  // Stays attached after the promise is settled: a reset that comes late must not be an unhandled error.
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}
