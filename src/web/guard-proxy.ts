/** The only way out for the browser: a proxy on loopback whose every connection passes the address guard, whatever the page tries. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SourceRefused } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';

export interface GuardProxy {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What one connection may bring in, bytes: an endless stream must not fill the machine. */
const MOST_BYTES = 200 * 1024 * 1024;
/** How often that is looked at, ms. */
const METER_MS = 250;
/** Longest silence on a connection, ms. */
const IDLE_MS = 120_000;
/** Headers that concern one connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = ['connection', 'proxy-connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/**
 * Starts the proxy. A route handler in the browser would see neither the hops of a redirect nor what a name resolves to;
 * a proxy sees every connection. `onRefused` hears of each refused `host:port`.
 */
export async function openGuardProxy(
  guard: AddressGuard,
  onRefused: (host: string, refusal: SourceRefused) => void,
): Promise<GuardProxy> {
  const sockets = new Set<Socket>();
  const server = createServer();
  const dial = async (hostname: string, port: number): Promise<Socket> => {
    try {
      return bounded(await guard.connect(hostname, port), sockets);
    } catch (error) {
      if (error instanceof SourceRefused) onRefused(`${hostname}:${port}`, error);
      throw error;
    }
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (incoming, outgoing) => {
    forward(incoming, outgoing, dial).catch(() => outgoing.destroy());
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    tunnel(incoming, client, head, dial).catch(() => client.destroy());
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Dial = (hostname: string, port: number) => Promise<Socket>;

/** `CONNECT host:port`: https and WebSockets. */
async function tunnel(incoming: IncomingMessage, client: Socket, head: Buffer, dial: Dial): Promise<void> {
  const target = new URL(`http://${incoming.url}`);
  const server = await dial(target.hostname, Number(target.port) || 80);
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) server.write(head);
  client.once('close', () => server.destroy());
  server.once('close', () => client.destroy());
  server.pipe(client);
  client.pipe(server);
}

/** `GET http://host/path`: plain http. */
async function forward(incoming: IncomingMessage, outgoing: ServerResponse, dial: Dial): Promise<void> {
  const target = new URL(incoming.url ?? '');
  if (target.protocol !== 'http:') throw new TypeError(`Expected an http address, got ${target.protocol}`);
  const socket = await dial(target.hostname, Number(target.port) || 80);
  const onward = request({
    method: incoming.method,
    path: `${target.pathname}${target.search}`,
    headers: { ...endToEnd(incoming.headers), host: target.host, connection: 'close' },
    createConnection: () => socket,
  });
  onward.on('error', () => outgoing.destroy());
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    answer.on('error', () => outgoing.destroy());
    answer.once('close', () => answer.complete || outgoing.destroy());
    answer.pipe(outgoing);
  });
  outgoing.once('close', () => socket.destroy());
  incoming.pipe(onward);
}

function endToEnd(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}

function bounded(socket: Socket, sockets: Set<Socket>): Socket {
  const meter = setInterval(() => socket.bytesRead > MOST_BYTES && socket.destroy(), METER_MS).unref();
  sockets.add(socket);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    clearInterval(meter);
    sockets.delete(socket);
  });
  return socket;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
