/** Brings the tables up to what this version of the program knows, by itself, at every start. */
import { type Kysely, sql } from 'kysely';
import { ConfigError } from '../errors.ts';
import { MIGRATION_LOCK, waitForLock } from './advisory-locks.ts';

/** One step of the schema: statements run in order, all or nothing. */
export interface Migration {
  /** Number and name, the same as its file's. */
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * Runs the migrations that are missing, in one transaction and under a lock: a kill in the middle leaves the old schema,
 * and of two programs that start at once one waits for the other.
 * @throws ConfigError when the database was migrated by a newer version of the program.
 */
export async function migrate<T>(db: Kysely<T>, migrations: readonly Migration[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await waitForLock(trx, MIGRATION_LOCK);
    await sql`create table if not exists migrations (name text primary key, at timestamptz not null default now())`.execute(
      trx,
    );
    const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(trx);
    const done = new Set(rows.map((row) => row.name));
    refuseNewer(done, migrations);
    for (const { name, statements } of migrations.filter((migration) => !done.has(migration.name))) {
      for (const statement of statements) await sql.raw(statement).execute(trx);
      await sql`insert into migrations (name) values (${name})`.execute(trx);
    }
  });
}

function refuseNewer(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new ConfigError(
    `Expected a database schema up to ${migrations.at(-1)?.name}, got one that also has ${unknown.join(', ')}: ` +
      'a newer version of vigie has written to it. Start that version or a later one, or restore a backup made before.',
  );
}
