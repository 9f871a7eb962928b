/** Listens: the application behind a port, until it is closed. */
import { listenOn } from '../pipeline/listening.ts';
import { type AppWorld, dashboardApp } from './app.ts';
import type { Route } from './route.ts';

/** A connection on which nothing moves for so long is cut. */
const STALLED_MS = 60_000;

/** Longer than proxies keep a connection that rests: closing it first would cost a request that is just coming. */
const KEPT_MS = 75_000;

export interface Served {
  /** `http://127.0.0.1:8790` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @throws ConfigError when the address cannot be had */
export async function listen(
  world: Omit<AppWorld, 'origin'> & { readonly publicOrigin?: string },
  routes: readonly Route[],
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Served> {
  let url = '';
  let aliases: readonly string[] = [];
  const app = dashboardApp({ ...world, origin: () => world.publicOrigin ?? url, aliases: () => aliases }, routes);
  const { server, port: got, ...listening } = await listenOn(app.fetch, { host, port }, 30_000);
  url = listening.url;
  aliases = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${got}`);
  // Who takes an export and stops reading would keep the embedded database from everybody else.
  server.setTimeout(STALLED_MS);
  server.keepAliveTimeout = KEPT_MS;
  return {
    url,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
