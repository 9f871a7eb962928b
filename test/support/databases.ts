/** The same tests on both databases: PGlite in a folder of its own, and a real Postgres. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { type DatabaseOptions, type Opened, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/all.ts';
import { startPostgres } from './postgres.ts';

/** Where a test finds an empty database. */
export interface TestDatabase {
  /** A new, empty, migrated database. On PGlite it takes the place of the one opened before in this file. */
  open(): Promise<Opened>;
  /** Options of a new, empty database: for tests that open it themselves, more than once or from another process. */
  fresh(): Promise<DatabaseOptions>;
}

/** The server of this test file; undefined, and loudly so, where none is to be had. */
export const postgres = await startPostgres();
const cleanUp: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
  await postgres?.stop();
});

/** Describes `body` once for each kind of database. */
export function eachDatabase(body: (name: 'PGlite' | 'Postgres', database: TestDatabase) => void): void {
  describe('on PGlite', () => body('PGlite', { open: resetPglite, fresh: freshFolder }));
  if (!postgres) return;
  const fresh = async () => ({ dataDir: '/nowhere', databaseUrl: new Secret(await postgres.createDatabase()) });
  describe('on Postgres', () => body('Postgres', { open: async () => openUntilEnd(await fresh()), fresh }));
}

/** A folder of its own, removed at the end. */
export async function freshFolder(): Promise<DatabaseOptions> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigie-db-'));
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir };
}

async function openUntilEnd(options: DatabaseOptions): Promise<Opened> {
  const opened = await openDatabase(options);
  cleanUp.push(() => opened.close());
  return opened;
}

let pglite: Promise<Opened> | undefined;

/** Making a PGlite takes seconds, emptying one a moment: one for the file, its schema made anew. */
async function resetPglite(): Promise<Opened> {
  if (!pglite) {
    pglite = freshFolder().then(openUntilEnd);
    return pglite;
  }
  const opened = await pglite;
  await sql`drop schema public cascade`.execute(opened.db);
  await sql`create schema public`.execute(opened.db);
  await migrate(opened.db, MIGRATIONS);
  return opened;
}
