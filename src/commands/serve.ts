/** `vigie serve`: the page where people look, until it is stopped. */
import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { startPage } from '../dashboard/start.ts';
import { ConfigError } from '../errors.ts';
import { readConfig } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { type PipelineOptions, pipelineCommand } from './pipeline-command.ts';

const NOTES = `
Nothing is open without signing in. Where there is no account yet, a one-time address is shown that opens the page on this
machine; "vigie account add NAME --role admin" makes an account. Listening beyond this machine needs an account (or server.oidc)
and server.url (https) in vigie.yaml, and a proxy with TLS in front: the page speaks plain HTTP.

The embedded database belongs to one process at a time: the page lets go of it as soon as another command asks, and shows for
as long as a pass lasts that reviews are being read. With a Postgres server (DATABASE_URL) both work side by side.

GET /healthz (alive), /readyz (database answers), /metrics (Prometheus; with a token, or from this machine).`;

export function serveCommand(io: Io): Command {
  return pipelineCommand('serve', 'The page: where it moved, why, whose it is', 'vigie serve --open')
    .option('--host <host>', 'address to listen on; that of vigie.yaml when left out (127.0.0.1)')
    .option('--port <number>', 'port to listen on; 0 takes a free one; that of vigie.yaml when left out (8790)')
    .option('--open', 'open it in the browser')
    .addHelpText('after', NOTES)
    .action(async (options: PipelineOptions & ServeOptions) => {
      await serveUntilStopped(await readConfig(io, options.config), io, options);
    });
}

export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

/** Serves the page of a configuration until the signal to stop, and says where it is. @throws ConfigError */
export async function serveUntilStopped(config: Config, io: Io, options: ServeOptions): Promise<void> {
  const say = (line: string) => void (options.json || process.stdout.write(`${line}\n`));
  const page = await startPage(config, io, {
    host: options.host ?? config.server.host,
    port: options.port === undefined ? config.server.port : portOf(options.port),
    localName: localName(),
    onEntrance: (url) => say(`for another browser, once: ${url}`),
  });
  const { url, entrance } = page;
  if (options.json) process.stdout.write(`${JSON.stringify({ url, ...(entrance && { entrance }) })}\n`);
  say(`listening on ${url}`);
  if (entrance)
    say(`No account yet. This address opens the page once, with all rights, on this machine:\n  ${entrance}`);
  if (options.open) openBrowser(entrance ?? config.server.url ?? url);
  await new Promise<void>((stop) => {
    if (io.signal.aborted) stop();
    io.signal.addEventListener('abort', () => stop(), { once: true });
  });
  await page.close();
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigError(`Expected a port from 0 to 65535 for --port, got ${JSON.stringify(text)}`);
}

/** How histories call whoever comes in without an account; in a container the process may have no name. */
function localName(): string {
  try {
    return userInfo().username || 'local';
  } catch {
    return 'local';
  }
}

/** Where no browser can be started the address stands in the terminal. */
function openBrowser(url: string): void {
  const [program, ...args] = {
    darwin: ['open', url] as const,
    win32: ['cmd', '/c', 'start', '', url] as const,
  }[process.platform as string] ?? ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
