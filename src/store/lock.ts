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
}

/**
 * Takes a folder for this process until `release` or its end, kill -9 included: the kernel holds the lock and frees it,
 * so nothing is ever judged stale by its age. An empty SQLite file is the way to a kernel lock that Node offers on
 * every system (fcntl, LockFileEx), without a limit on the path's length and across containers that share the folder; a
 * Unix socket has such a limit, and taking over a dead one is a race.
 * @throws AlreadyRunning naming the holder; ConfigError when the folder cannot be written
 */
export async function lockFolder(dir: string): Promise<FolderLock> {
  const holderFile = join(dir, 'vigie.lock.json');
  const lock = takeFileLock(join(dir, 'vigie.lock'));
  if (!lock)
    throw new AlreadyRunning(`Expected ${dir} to be free, got a folder in use by ${await readHolder(holderFile)}`);
  await writeHolder(holderFile);
  return {
    async release() {
      if (!lock.isOpen) return;
      await rm(holderFile, { force: true });
      lock.close();
    },
  };
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
async function writeHolder(path: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder)}\n`);
  await rename(draft, path);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** The holder writes its name a moment after it has the lock, and a killed one leaves its name behind: ask for a second. */
async function readHolder(path: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const holder = await readFile(path, 'utf8').then(parseHolder, () => undefined);
    if (holder && holder.host !== hostname()) return `process ${holder.pid} on ${holder.host}`;
    if (holder && isAlive(holder.pid)) return `process ${holder.pid}`;
    await wait(50);
  }
  return 'another process';
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return undefined;
    const { pid, host } = value;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: Number(pid), host } : undefined;
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
