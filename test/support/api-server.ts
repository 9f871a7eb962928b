/** A local server that plays the answers of an official API, its paging and its documented refusals; and tools that speak to it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CollectTools } from '../../src/collectors/collector.ts';
import { SourceUnavailable } from '../../src/errors.ts';
import type { FetchText } from '../../src/web/tools.ts';
import { collectTools } from './collect.ts';

/** One request as it came in. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer: a value as JSON, or a body as it is. */
export interface ApiReply {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiServer {
  readonly url: string;
  /** All requests so far, in order. */
  readonly calls: readonly ApiCall[];
  /** From now on answers as `play` says. Forgets the calls. */
  readonly play: (play: (call: ApiCall) => ApiReply) => void;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startApi(): Promise<ApiServer> {
  const calls: ApiCall[] = [];
  let player: (call: ApiCall) => ApiReply = () => ({ status: 404, body: '' });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const { method = '', headers } = request;
      const body = Buffer.concat(parts).toString('utf8');
      const call = { method, path: decodeURIComponent(url.pathname), query: url.searchParams, headers, body };
      calls.push(call);
      const reply = player(call);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body ?? JSON.stringify(reply.json));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    play: (play) => {
      calls.length = 0;
      player = play;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Tools whose `fetchText` keeps the contract for requests to APIs: method, headers and body go through, 4xx comes back, 5xx throws. */
export function apiTools(overrides: Partial<CollectTools> = {}): CollectTools {
  return collectTools({ fetchText: fetchApi, ...overrides });
}

const fetchApi: FetchText = async (url, { body, headers, signal, api } = {}) => {
  if (api !== true) throw new Error('Expected a request to an official API to say so');
  const method = body === undefined ? 'GET' : 'POST';
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
  if (answer.status >= 500) throw new SourceUnavailable(`Expected an answer, got status ${answer.status}: later`);
  const contentType = answer.headers.get('content-type') ?? '';
  return { url: answer.url, status: answer.status, contentType, body: await answer.text() };
};
