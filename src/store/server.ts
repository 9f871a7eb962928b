/** The database as a Postgres server: one pool, and connections of their own for locks. */
import type { EventEmitter } from 'node:events';
import { CompiledQuery, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Secret } from '../domain/secret.ts';
import { ConfigError } from '../errors.ts';
import type { Base } from './base.ts';
import { codeOf, isUnreachable, reasonOf, safeError } from './failure.ts';
import { PARSERS, SESSION } from './parsers.ts';

const CONNECT_MS = 10_000;

/** Connects to the server. @throws ConfigError naming host, port and database when it cannot */
export async function openServer(url: Secret): Promise<Base> {
  const config: pg.ClientConfig = {
    connectionString: url.reveal(),
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'vigie',
    keepAlive: true,
    types: { getTypeParser },
  };
  const where = describeServer(config);
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(config);
    // Without a listener a connection that is cut while idle would end the program.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      throw safeError(error, where);
    }
  }
  await probe(config, where);
  const pool = new pg.Pool(config);
  pool.on('error', () => {});
  const cut = new WeakSet<pg.PoolClient>();
  pool.on('connect', (client) => {
    // The pool listens only while a connection is idle: one that is cut while in use, or between the two, would end the program.
    client.on('error', () => {});
    watchForCut(client, () => cut.add(client));
  });
  return {
    kind: 'postgres',
    dialect: (guard) =>
      new PostgresDialect({
        pool: {
          options: pool.options,
          connect: async () => {
            try {
              const client = await pool.connect();
              const release = client.release.bind(client);
              client.release = (error) => release(error || cut.has(client));
              return client;
            } catch (error) {
              throw safeError(error, where);
            }
          },
          end: () => pool.end(),
        },
        onCreateConnection: async (connection) => {
          guard(connection);
          await connection.executeQuery(CompiledQuery.raw(SESSION));
        },
      }),
    describe: () => where,
    close: async () => {},
    connect,
  };
}

/**
 * Calls `onCut` when the server says that it ends this connection. The words come as an error of the statement, the end of the
 * connection only later: given back in between, it would be handed out again, dead.
 */
function watchForCut(client: pg.PoolClient, onCut: () => void): void {
  const { connection } = client as pg.PoolClient & { readonly connection: EventEmitter };
  connection.on('errorMessage', (error: unknown) => {
    if (isUnreachable(error)) onCut();
  });
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text');
}

function describeServer(config: pg.ClientConfig): string {
  try {
    const { host, port, database } = new pg.Client(config);
    return `the Postgres database "${database}" at ${host}:${port}`;
  } catch {
    throw new ConfigError(
      'Expected a database URL like postgres://user:password@host:5432/name, got one that is none.',
    );
  }
}

/** One connection at once, so that a wrong address or password is told at start and in words. */
async function probe(config: pg.ClientConfig, where: string): Promise<void> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const code = codeOf(error);
    const refused = /^(28|3D)/.test(code) ? 'Check user, password and database name.' : 'Is it running and reachable?';
    throw new ConfigError(`Expected ${where} to let us in, got ${reasonOf(error)}. ${refused}`);
  } finally {
    await client.end().catch(() => {});
  }
}
