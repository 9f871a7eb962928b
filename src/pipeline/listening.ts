/** Puts an application behind a port: the page and the door for webhooks and links listen alike. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { ConfigError } from '../errors.ts';

export interface Listening {
  /** `http://127.0.0.1:8787`, IPv6 in brackets. */
  readonly url: string;
  readonly port: number;
  readonly server: Server;
}

/** Port 0 takes a free one. @throws ConfigError when the address cannot be had */
export async function listenOn(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
  requestTimeout: number,
): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const options = { fetch, hostname: host, port, serverOptions: { requestTimeout, headersTimeout: 10_000 } };
    const started = serve(options, () => resolve(started)) as Server;
    started.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ConfigError(`Expected to listen on ${host}:${port}, got ${error.code ?? error.message}`)),
    );
  });
  const { address, family, port: got } = server.address() as AddressInfo;
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${got}`, port: got, server };
}
