/** One owner at a time of a data folder on this machine. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { AlreadyRunning, ConfigError } from '../errors.ts';
import { codeOf, reasonOf } from './failure.ts';

export interface FolderLock {
  release(): Promise<void>;
  /** Has another process asked for the folder since the last call? */
  isWanted(): Promise<boolean>;
}

export interface LockOptions {
  /** This process serves pages: it holds the folder only while somebody looks, and lets go when it is asked to. */
  readonly serves?: boolean;
}

/** So long a command waits for a process that serves pages, which lets go after the request at hand. */
const WAIT_FOR_SERVER_MS = 20_000;

/** So long a page waits for whoever has the folder: longer than a command that only looks something up. */
const WAIT_OF_PAGE_MS = 2_000;

/** The holder writes its name a moment after it has the lock, and a killed one leaves its name behind: ask for a second. */
const NAME_WITHIN_MS = 1_000;

const POLL_MS = 50;

/**
 * Takes a folder for this process until `release` or its end, kill -9 included: the kernel holds the lock and frees it,
 * so nothing is ever judged stale by its age. An empty SQLite file is the way to a kernel lock that Node offers on
 * every system (fcntl, LockFileEx), without a limit on the path's length and across containers that share the folder; a
 * Unix socket has such a limit, and taking over a dead one is a race.
 *
 * Waits for a holder that serves pages, which is asked for its turn by a file; any other holder is refused at once.
 * @throws AlreadyRunning naming the holder; ConfigError when the folder cannot be written
 */
export async function lockFolder(dir: string, { serves = false }: LockOptions = {}): Promise<FolderLock> {
  const wish = join(dir, 'vigie.wanted');
  const holderFile = join(dir, 'vigie.lock.json');
  const began = performance.now();
  for (;;) {
    const lock = takeFileLock(join(dir, 'vigie.lock'));
    if (lock) return folderLock(lock, holderFile, wish, serves);
    const holder = await readHolder(holderFile);
    const waited = performance.now() - began;
    const patience = serves ? WAIT_OF_PAGE_MS : holder?.serves ? WAIT_FOR_SERVER_MS : holder ? 0 : NAME_WITHIN_MS;
    if (waited >= patience) throw inUse(dir, holder);
    if (holder?.serves) await writeFile(wish, '');
    await wait(POLL_MS);
  }
}

async function folderLock(
  lock: NonNullable<ReturnType<typeof takeFileLock>>,
  holderFile: string,
  wish: string,
  serves: boolean,
): Promise<FolderLock> {
  // What was wished of an earlier holder is fulfilled.
  await rm(wish, { force: true });
  await writeHolder(holderFile, serves);
  return {
    async release() {
      if (!lock.isOpen) return;
      await rm(holderFile, { force: true });
      lock.close();
    },
    isWanted: () =>
      rm(wish).then(
        () => true,
        () => false,
      ),
  };
}

function inUse(dir: string, holder: Holder | undefined): AlreadyRunning {
  const where = holder && holder.host !== hostname() ? ` on ${holder.host}` : '';
  const who = holder ? `process ${holder.pid}${where}` : 'another process';
  return new AlreadyRunning(`Expected ${dir} to be free, got a folder in use by ${who}`);
}

/** Locks of this process, so that none is freed because nobody holds on to it any more. */
const held = new Set<DatabaseSync>();

function takeFileLock(path: string): { readonly isOpen: boolean; close(): void } | undefined {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path);
    file.exec('begin exclusive');
  } catch (error) {
    file?.close();
    if (isBusy(error)) return undefined;
    throw new ConfigError(
      `Expected to write ${path}, got ${reasonOf(error)}. Check the folder's owner and free space.`,
    );
  }
  const lock = file;
  held.add(lock);
  return {
    get isOpen() {
      return lock.isOpen;
    },
    close() {
      held.delete(lock);
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

const SQLITE_BUSY = 5;

/** Written aside and renamed: nobody reads half a line. */
async function writeHolder(path: string, serves: boolean): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const holder: Holder = { pid: process.pid, host: hostname(), ...(serves && { serves }) };
  await writeFile(draft, `${JSON.stringify(holder)}\n`);
  await rename(draft, path);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly serves?: boolean;
}

/** Who has the folder, if the name that stands there is of a process that lives. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const holder = await readFile(path, 'utf8').then(parseHolder, () => undefined);
  return holder && (holder.host !== hostname() || isAlive(holder.pid)) ? holder : undefined;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return undefined;
    const { pid, host } = value;
    const serves = 'serves' in value && value.serves === true;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: Number(pid), host, serves } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
