/** Opens the database, embedded or on a server, behind one handle: the rest of the room does not know which it is. */
import { type DatabaseConnection, Kysely, type QueryResult } from 'kysely';
import type { Secret } from '../domain/secret.ts';
import { ConfigError } from '../errors.ts';
import type { Base } from './base.ts';
import { openEmbedded } from './embedded.ts';
import { DatabaseFailed, safeError } from './failure.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Db, Tables } from './schema.ts';
import { openServer } from './server.ts';

export type { Db } from './schema.ts';

export interface DatabaseOptions {
  /** Folder of the embedded database, made when absent; not touched when there is a `databaseUrl`. */
  readonly dataDir: string;
  /** `postgres://user:password@host:port/name`. */
  readonly databaseUrl?: Secret;
  /** For pages: an embedded database is waited for, and others may ask for it (`isWanted`). */
  readonly serves?: boolean;
}

/** An open database, its tables up to date. */
export interface Opened extends Omit<Base, 'dialect'> {
  readonly db: Db;
}

/**
 * Opens PGlite in `<dataDir>/db`, under its own lock on `dataDir`, or the server at `databaseUrl`; migrates it.
 * @throws ConfigError when it cannot be reached or written, or was written by a newer version of the program
 * @throws AlreadyRunning when another process has the folder
 */
export async function openDatabase(options: DatabaseOptions): Promise<Opened> {
  const { databaseUrl, dataDir, serves = false } = options;
  const base = databaseUrl ? await openServer(databaseUrl) : await openEmbedded(dataDir, { serves });
  const db = new Kysely<Tables>({ dialect: base.dialect((connection) => guardErrors(connection, base.describe())) });
  async function close(): Promise<void> {
    await db.destroy();
    await base.close();
  }
  try {
    await migrate(db, MIGRATIONS);
  } catch (error) {
    await close();
    throw notAllowed(error, base.describe()) ?? error;
  }
  const { kind, describe, connect, isWanted } = base;
  return { db, kind, describe, close, ...(connect && { connect }), ...(isWanted && { isWanted }) };
}

/** Runs `work` in a transaction, or within the one that `db` already is. Nothing of it stays when it throws. */
export async function transaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Every statement of both drivers goes through `executeQuery`: the one place to keep parameters out of errors. */
function guardErrors(connection: DatabaseConnection, where: string): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async function guarded<R>(...args: Parameters<typeof execute>): Promise<QueryResult<R>> {
    try {
      return await execute<R>(...args);
    } catch (error) {
      throw safeError(error, where);
    }
  };
}

function notAllowed(error: unknown, where: string): ConfigError | undefined {
  if (!(error instanceof DatabaseFailed) || error.code !== '42501') return undefined;
  return new ConfigError(`Expected the right to create tables in ${where}, got a refusal: ${error.message}`);
}
