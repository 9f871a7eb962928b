/** What every stage works with: configuration, database, web tools, analyser; opened together, closed together. */
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { readEnvFile } from '../config/environment.ts';
import { loadConfig } from '../config/load.ts';
import { syncCatalogue } from '../store/catalogue.ts';
import { openDatabase } from '../store/database.ts';
import { openWeb, type Web } from '../web/open-web.ts';
import { type Analyser, loadAnalyser, loadModels } from './analyser.ts';
import { type AuthorKey, openAuthorKey } from './author-key.ts';
import { loadMoves } from './corrections.ts';
import type { Io } from './io.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';
import { openSecondReader, type SecondReader } from './second-reader.ts';
import { openWorkBoard, type WorkBoard } from './work-board.ts';

export type OpenedDatabase = Awaited<ReturnType<typeof openDatabase>>;

export interface Context extends Io {
  readonly config: Config;
  readonly opened: OpenedDatabase;
  readonly web: Web;
  readonly analyser: Analyser;
  /** Asked where the analyser's sentiment is open; its version is part of the analyser's. */
  readonly secondReader?: SecondReader;
  readonly authorKey: AuthorKey;
  /** Reads pages in threads of their own, each with a deadline. */
  readonly readingRoom: ReadingRoom;
  /** Shows how far each source is. */
  readonly board: WorkBoard;
}

/**
 * Loads the configuration in `configDir`, opens everything, runs `use`, closes everything again whatever happens.
 * @throws ConfigError, AlreadyRunning before any work is done
 */
export async function withContext<T>(io: Io, configDir: string, use: (context: Context) => Promise<T>): Promise<T> {
  const config = await readConfig(io, configDir);
  const opened = await openDatabase({
    dataDir: config.database.dataDir,
    ...(config.database.url && { databaseUrl: config.database.url }),
  });
  try {
    return await withTools(io, config, opened, use);
  } finally {
    await opened.close();
  }
}

async function withTools<T>(
  io: Io,
  config: Config,
  opened: OpenedDatabase,
  use: (context: Context) => Promise<T>,
): Promise<T> {
  const web = openWeb({
    ...config.politeness,
    // Another vigie on the same data (a capture, a further worker) asks the same hosts: they share one pace.
    sharedDir: config.database.dataDir,
    ...(config.browser.path && { browserPath: config.browser.path }),
    now: io.now,
  });
  const readingRoom = openReadingRoom();
  let secondReader: SecondReader | undefined;
  try {
    await syncCatalogue(opened.db, config);
    const authorKey = await openAuthorKey(config.privacy);
    secondReader = config.secondReader && (await openSecondReader(config.secondReader));
    const models = loadModels();
    const moves = loadMoves(config.database.dataDir, models);
    const analyser = withSecond(loadAnalyser(config.touchpoints, models, moves), secondReader);
    const board = openWorkBoard(io);
    io.signal.throwIfAborted();
    const tools = { web, analyser, authorKey, readingRoom, board, ...(secondReader && { secondReader }) };
    return await use({ ...io, config, opened, ...tools });
  } finally {
    await secondReader?.close();
    await readingRoom.close();
    await web.close();
  }
}

/** Another second reader judges otherwise: its version counts. */
function withSecond(analyser: Analyser, secondReader: SecondReader | undefined): Analyser {
  return secondReader ? { ...analyser, version: `${analyser.version}+${secondReader.version}` } : analyser;
}

/** The configuration of a folder, with the `.env` beside it; variables of the environment win over the file. */
export async function readConfig(io: Pick<Io, 'env'>, configDir: string): Promise<Config> {
  const fromFile = await readEnvFile(join(configDir, '..', '.env'));
  return loadConfig(configDir, { ...fromFile, ...io.env });
}
