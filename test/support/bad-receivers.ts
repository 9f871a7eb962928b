/** Receivers of webhooks that behave as receivers should not, each a real server that keeps the truth about what it took. */
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { SELF_SIGNED } from './self-signed.ts';

/** What a whole request is answered with. */
type Behave = (response: ServerResponse, request: IncomingMessage, n: number) => void;

/** One way to behave, and what becomes of messages: they arrive, or they die with a reason like this one. */
export interface Behaviour {
  readonly name: string;
  readonly ends: 'delivered' | RegExp;
  readonly behave: Behave;
  readonly tls?: true;
  /** Closes each connection before a request can be read. */
  readonly deaf?: true;
}

const BIG = Buffer.alloc(1024 * 1024, 'x');

/** The sixteen of the promise "receivers may be slow, wrong or hostile". */
export const BEHAVIOURS: readonly Behaviour[] = [
  { name: '500', ends: /got 500/, behave: (response) => response.writeHead(500).end('out of order') },
  { name: 'hang', ends: /got none in time/, behave: () => {} },
  {
    name: 'slow drip of headers',
    ends: /got none in time/,
    behave: (_, request) => {
      const { socket } = request;
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 20);
    },
  },
  {
    name: 'reset after headers',
    ends: 'delivered',
    behave: (response, request) => {
      response.writeHead(200, { 'content-length': '100' }).flushHeaders();
      setTimeout(() => request.socket.resetAndDestroy(), 5);
    },
  },
  {
    name: 'reset after body',
    ends: 'delivered',
    behave: (response, request) => response.writeHead(200).end('ok', () => request.socket.resetAndDestroy()),
  },
  {
    name: '307 in a loop',
    ends: /got 307.*redirects are not followed/,
    behave: (response, request) => response.writeHead(307, { location: String(request.url) }).end(),
  },
  {
    name: '302 to link-local',
    ends: /got 302.*redirects are not followed/,
    behave: (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  },
  {
    name: '100 MB reply',
    ends: 'delivered',
    behave: (response) => {
      response.writeHead(200);
      let left = 100;
      const more = () => {
        while (left > 0 && !response.destroyed) {
          left -= 1;
          if (!response.write(BIG)) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    },
  },
  { name: 'bad TLS', ends: /SELF_SIGNED/, tls: true, behave: (response) => response.writeHead(204).end() },
  {
    name: 'wrong content length',
    ends: 'delivered',
    behave: (response, request) => {
      response.writeHead(200, { 'content-length': '999' }).write('short');
      setTimeout(() => request.socket.end(), 5);
    },
  },
  { name: '204', ends: 'delivered', behave: (response) => response.writeHead(204).end() },
  { name: '410', ends: /got 410/, behave: (response) => response.writeHead(410).end('gone') },
  {
    name: '429 for a while',
    ends: 'delivered',
    behave: (response, _, n) =>
      n <= 3 ? response.writeHead(429, { 'retry-after': '3600' }).end() : response.writeHead(204).end(),
  },
  { name: 'accepts, then dies', ends: /ECONNRESET/, behave: (_, request) => request.socket.resetAndDestroy() },
  {
    name: 'HTTP/1.0',
    ends: 'delivered',
    behave: (_, request) => request.socket.end('HTTP/1.0 200 OK\r\nServer: antique\r\n\r\nfine'),
  },
  { name: 'early close', ends: /ECONNRESET|EPIPE/, deaf: true, behave: () => {} },
];

/** A running one. */
export interface BadReceiver extends Behaviour {
  readonly url: string;
  readonly host: string;
  /** Keys of the requests that came whole, in order, and when (monotonic, ms). */
  readonly heard: { readonly key: string; readonly at: number }[];
}

export interface BadReceivers {
  readonly all: readonly BadReceiver[];
  close(): Promise<void>;
}

/** Starts one server for each behaviour, on free ports of the loopback interface. */
export async function startBadReceivers(behaviours: readonly Behaviour[]): Promise<BadReceivers> {
  const servers: (Server & NetServer)[] = [];
  const all: BadReceiver[] = [];
  for (const behaviour of behaviours) {
    const heard: BadReceiver['heard'] = [];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      request.on('error', () => {});
      response.on('error', () => {});
      request.resume().on('end', () => {
        heard.push({ key: String(request.headers['webhook-id']), at: performance.now() });
        behaviour.behave(response, request, heard.length);
      });
    };
    const server = behaviour.tls ? createHttps(SELF_SIGNED, answer) : createHttp(answer);
    server.on('connection', (socket) => {
      socket.on('error', () => {});
      if (behaviour.deaf) socket.end();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    all.push({ ...behaviour, host, url: `${behaviour.tls ? 'https' : 'http'}://${host}/hook`, heard });
  }
  return {
    all,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
