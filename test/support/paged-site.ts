/** A site that answers each address by a function, on loopback, and remembers what it was asked; for tests of walks over plain HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchedText, FetchRequest } from '../../src/web/tools.ts';

export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly etag?: string;
}

export interface Asked {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface PagedSite {
  readonly origin: string;
  readonly asked: Asked[];
  /** As the tool of the web does: redirects and robots left out. */
  readonly fetchText: (url: string, request?: FetchRequest) => Promise<FetchedText>;
  readonly close: () => Promise<void>;
}

/** Starts it. `answer` sees the address with its query. */
export async function startPagedSite(answer: (url: URL) => Answer): Promise<PagedSite> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site.test');
    asked.push({ url, headers: request.headers });
    const { status = 200, body = '', etag } = answer(url);
    const same = etag !== undefined && request.headers['if-none-match'] === etag;
    response.writeHead(same ? 304 : status, {
      'content-type': 'text/html; charset=utf-8',
      ...(etag !== undefined && { etag }),
    });
    response.end(same ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    fetchText: async (url, request = {}) => {
      const conditional = request.validators?.etag === undefined ? {} : { 'if-none-match': request.validators.etag };
      const response = await fetch(url, {
        headers: { ...request.headers, ...conditional },
        ...(request.signal && { signal: request.signal }),
      });
      const etag = response.headers.get('etag');
      return {
        url: response.url,
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: await response.text(),
        ...(etag !== null && { validators: { etag } }),
      };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
