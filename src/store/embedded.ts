/** The embedded database: PGlite in a folder that one process owns at a time. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, PGliteDialect } from 'kysely';
import { ConfigError } from '../errors.ts';
import type { Base } from './base.ts';
import { codeOf, reasonOf } from './failure.ts';
import { type LockOptions, lockFolder } from './lock.ts';
import { PARSERS, SESSION } from './parsers.ts';

/**
 * Opens `<dataDir>/db`, made when absent. PGlite itself has no lock on its folder, and two owners lose rows without a
 * message: the lock is ours. @throws AlreadyRunning, ConfigError
 */
export async function openEmbedded(dataDir: string, options: LockOptions = {}): Promise<Base> {
  const folder = resolve(dataDir);
  await makeFolder(folder);
  const lock = await lockFolder(folder, options);
  try {
    const pglite = await PGlite.create({ dataDir: join(folder, 'db'), parsers: PARSERS });
    return {
      kind: 'pglite',
      dialect: (guard) =>
        new PGliteDialect({
          pglite,
          onCreateConnection: async (connection) => {
            guard(connection);
            await connection.executeQuery(CompiledQuery.raw(SESSION));
          },
        }),
      describe: () => `the embedded database in ${folder}`,
      isWanted: () => lock.isWanted(),
      close: async () => {
        if (!pglite.closed) await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw new ConfigError(
      `Expected a readable embedded database in ${join(folder, 'db')}, got ${reasonOf(error)}. ` +
        'Restore a backup of the folder, or move it away to start anew.',
    );
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigError(`Expected a data folder that can be made at ${folder}, got ${codeOf(error)}`);
  }
}
