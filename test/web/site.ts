/** A local site that records what reaches it, and a web opened for it: what the tests of this wing share. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '../../src/domain/time.ts';
import { openWeb, type Web, type WebOptions } from '../../src/web/open-web.ts';

export interface Hit {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds of the monotonic clock. */
  readonly at: number;
}

export interface Site {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly url: string;
  readonly hits: Hit[];
  /** Connections opened, whether or not a request came. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export type Pages = (path: string, response: ServerResponse, request: IncomingMessage) => void;

/** Starts a site; a path that `pages` does not answer with a body of its own is up to `pages`. */
export async function openSite(pages: Pages): Promise<Site> {
  const hits: Hit[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    hits.push({ path, method: request.method ?? '', headers: request.headers, at: performance.now() });
    response.on('error', () => {});
    pages(path, response, request);
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    hits,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with HTML; robots.txt is absent unless given. */
export function html(body: string, robots?: string): Pages {
  return (path, response) => {
    if (path === '/robots.txt') {
      response.writeHead(robots === undefined ? 404 : 200).end(robots);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body);
  };
}

/** Paths handed out to the tests' own handler, robots.txt answered with 404. */
export function withoutRobots(pages: Pages): Pages {
  return (path, response, request) => {
    if (path === '/robots.txt') response.writeHead(404).end();
    else pages(path, response, request);
  };
}

export const NOW = instant('2026-11-21T12:00:00Z');

/** A quick web that may touch the given local hosts. */
export function openTestWeb(hosts: readonly string[], options: Partial<WebOptions> = {}): Web {
  return openWeb({
    userAgent: 'vigie/1.0 (+mailto:lookout@example.org)',
    minGapMs: 0,
    robotsOverrides: [],
    allowPrivateHosts: hosts,
    now: () => NOW,
    ...options,
  });
}

/** The error that a promise ends with; fails when it does not. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Expected a failure, got none');
}
