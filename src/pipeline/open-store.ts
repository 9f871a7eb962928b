/** Configuration and database for commands that look, or write down what a person says: no models and no browser. */
import type { Config } from '../config/config.ts';
import { openDatabase } from '../store/database.ts';
import type { OpenedDatabase } from './context.ts';
import { readConfig } from './context.ts';
import type { Io } from './io.ts';

export interface StoreContext extends Io {
  readonly config: Config;
  readonly opened: OpenedDatabase;
}

/**
 * Opens the database of the configuration in `configDir`, runs `use`, closes it whatever happens.
 * @throws ConfigError, AlreadyRunning before any work is done
 */
export async function withStore<T>(io: Io, configDir: string, use: (context: StoreContext) => Promise<T>): Promise<T> {
  const config = await readConfig(io, configDir);
  const opened = await openDatabase({
    dataDir: config.database.dataDir,
    ...(config.database.url && { databaseUrl: config.database.url }),
  });
  try {
    return await use({ ...io, config, opened });
  } finally {
    await opened.close();
  }
}
