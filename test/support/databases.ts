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
  /** An empty, migrated database: the same one each time, emptied. Closed at the end of the file. */
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
  describe('on PGlite', () => body('PGlite', { open: reopening(freshFolder), fresh: freshFolder }));
  if (!postgres) return;
  const fresh = async () => ({ dataDir: '/nowhere', databaseUrl: new Secret(await postgres.createDatabase()) });
  describe('on Postgres', () => body('Postgres', { open: reopening(fresh), fresh }));
}

/** A folder of its own, removed at the end. */
export async function freshFolder(): Promise<DatabaseOptions> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigie-db-'));
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir };
}

/** Making a database takes seconds, emptying one a moment: one for the file, its schema made anew each time. */
function reopening(fresh: () => Promise<DatabaseOptions>): () => Promise<Opened> {
  let opening: Promise<Opened> | undefined;
  return async () => {
    if (!opening) {
      opening = fresh().then(openUntilEnd);
      return opening;
    }
    const opened = await opening;
    await sql`drop schema public cascade`.execute(opened.db);
    await sql`create schema public`.execute(opened.db);
    await migrate(opened.db, MIGRATIONS);
    return opened;
  };
}

async function openUntilEnd(options: DatabaseOptions): Promise<Opened> {
  const opened = await openDatabase(options);
  cleanUp.push(() => opened.close());
  return opened;
}
