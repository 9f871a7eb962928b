/** Starts the page: what must be true before anybody can reach it, the way in where there is no account, the database on demand. */
import { isIPv4 } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { AlreadyRunning, ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { openOnDemand, type StoreOnDemand } from '../pipeline/open-on-demand.ts';
import { hasAccounts } from '../store/accounts.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { type Entrance, LOCAL_ACCOUNT, openEntrance } from './doors/entrance.ts';
import { whoIs } from './doors/who-is.ts';
import { ROUTES } from './routes.ts';
import { listen } from './server.ts';

export interface StartOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How a person is called who comes in without an account. */
  readonly localName: string;
  /** Told each time there is another one-time address. */
  readonly onEntrance: (url: string) => void;
}

export interface Started {
  /** Where it listens: `http://127.0.0.1:8790`. */
  readonly url: string;
  /** The one-time address, where there is no account. */
  readonly entrance?: string;
  readonly close: () => Promise<void>;
}

/** Listens until closed. @throws ConfigError when the page would stand open, or the address cannot be had */
export async function startPage(config: Config, io: Io, options: StartOptions): Promise<Started> {
  const { host, port, localName, onEntrance } = options;
  const { url: publicUrl, oidc } = config.server;
  const isOutside = !isLoopback(host);
  if (isOutside) checkAddress(host, publicUrl);
  const store = openOnDemand(config.database);
  try {
    const known = (await anyAccount(store, io)) || oidc !== undefined;
    if (isOutside && !known) throw noAccount(host);
    let entrance: Entrance | undefined;
    const shown = () => `${listening.url}${entrance?.path()}`;
    if (!known) entrance = openEntrance(localName, () => onEntrance(shown()));
    const world = { ...io, config, open: store.use, whoIs: whoIs(config, io.now) };
    const listening = await listen(
      { ...world, ...(publicUrl !== undefined && { publicOrigin: publicUrl }) },
      [...ROUTES, ...(entrance?.routes ?? [])],
      { host, port },
    );
    return {
      url: listening.url,
      ...(entrance && { entrance: shown() }),
      async close() {
        await listening.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function checkAddress(host: string, publicUrl: string | undefined): void {
  if (publicUrl?.startsWith('https:')) return;
  throw new ConfigError(
    `Expected server.url in vigie.yaml (https://…, where visitors see the page) to listen on ${host}, got ${publicUrl ?? 'none'}. ` +
      'The page speaks plain HTTP: put a proxy with TLS in front of it, or listen on 127.0.0.1.',
  );
}

function noAccount(host: string): ConfigError {
  return new ConfigError(
    `Expected an account that can sign in before listening on ${host}, got none. ` +
      'Make one (vigie account add NAME --role admin), or name a provider (server.oidc in vigie.yaml), or listen on 127.0.0.1.',
  );
}

/** Asks the database, waiting while a pass has it. Visits without an account end once there is one. */
async function anyAccount(store: StoreOnDemand, { signal, milestone }: Io): Promise<boolean> {
  for (let told = false; ; told = true) {
    try {
      return await store.use(async ({ db }) => {
        const known = await hasAccounts(db);
        if (known) await endSessionsOf(db, LOCAL_ACCOUNT);
        return known;
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AlreadyRunning)) throw error;
      if (!told) milestone(`Waiting for the database: ${error.message}`);
      await wait(500, undefined, { signal });
    }
  }
}

/** Can only this machine reach it? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
