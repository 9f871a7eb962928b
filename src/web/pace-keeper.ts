/** Where the pace of each host is kept: in this process, or in a file that all processes of the machine share. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DAY_MS } from '../domain/time.ts';
import { ConfigError, SourceUnavailable } from '../errors.ts';
import { followClock, type HostPace, isIdle, UNKNOWN_HOST } from './host-pace.ts';

export interface PaceKeeper {
  /** Changes what is known of a host, in one step that nobody else can come between. @throws SourceUnavailable (the file cannot be written now) */
  readonly change: <T>(name: string, how: (host: HostPace, now: number) => T) => T;
  /** Makes several changes, with `work` around them, in one step that nobody else can come between. @throws like `change` */
  readonly together: <T>(work: () => T) => T;
  readonly close: () => void;
}

/** Hosts remembered before idle ones are forgotten. */
const MOST_HOSTS = 5_000;

/** For one process: nothing outlives it. Time is the monotonic clock. */
export function keepInMemory(): PaceKeeper {
  const hosts = new Map<string, HostPace>();
  return {
    change: (name, how) => {
      const now = performance.now();
      if (hosts.size >= MOST_HOSTS) for (const [idle, host] of hosts) if (isIdle(host, now)) hosts.delete(idle);
      const host = hosts.get(name) ?? { ...UNKNOWN_HOST };
      hosts.set(name, host);
      return changed(host, now, how);
    },
    together: (work) => work(),
    close: () => hosts.clear(),
  };
}

/** How long another process may hold the file, ms; it needs it for a fraction of one. */
const BUSY_MS = 5_000;
/** What was not touched for this long holds no pause any more: none is longer than a day. */
const FORGOTTEN_MS = 2 * DAY_MS;
const COLUMNS = Object.keys(UNKNOWN_HOST) as (keyof HostPace)[];

/**
 * For all processes that are given the same folder, as `pace.sqlite` in it. Nobody holds anything between two changes, so that a
 * process that is killed leaves nothing to be freed. Time is the wall clock, the one that all share.
 * @throws ConfigError when the folder cannot be written
 */
export function keepInFile(dir: string): PaceKeeper {
  const path = join(dir, 'pace.sqlite');
  const file = openFile(dir, path);
  const read = file.prepare(`select ${COLUMNS.join(', ')} from host where name = :name`);
  const write = file.prepare(
    `insert or replace into host (name, ${COLUMNS.join(', ')}) values (:name, ${COLUMNS.map((column) => `:${column}`).join(', ')})`,
  );
  return {
    change: (name, how) =>
      inTransaction(file, path, () => {
        const host = { ...UNKNOWN_HOST, ...(read.get({ name }) as Partial<HostPace> | undefined) };
        const result = changed(host, Date.now(), how);
        write.run({ name, ...host });
        return result;
      }),
    together: (work) => inTransaction(file, path, work),
    close: () => {
      if (file.isOpen) file.close();
    },
  };
}

function changed<T>(host: HostPace, now: number, how: (host: HostPace, now: number) => T): T {
  followClock(host, now);
  const result = how(host, now);
  host.changedAt = now;
  return result;
}

function openFile(dir: string, path: string): DatabaseSync {
  let file: DatabaseSync | undefined;
  try {
    mkdirSync(dir, { recursive: true });
    file = new DatabaseSync(path);
    file.exec(`pragma busy_timeout = ${BUSY_MS}`);
    // A log beside the file makes a change cheap, and neither a killed process nor a power cut leaves half of one.
    file.exec('pragma journal_mode = wal; pragma synchronous = normal');
    file.exec(
      `create table if not exists host (name text primary key, ${COLUMNS.map((column) => `${column} real not null`).join(', ')}) strict`,
    );
    file.prepare('delete from host where changedAt < ?').run(Date.now() - FORGOTTEN_MS);
    return file;
  } catch (error) {
    file?.close();
    throw new ConfigError(
      `Expected to write ${path}, got ${reasonOf(error)}. Check the folder's owner and free space.`,
    );
  }
}

function inTransaction<T>(file: DatabaseSync, path: string, work: () => T): T {
  if (file.isOpen && file.isTransaction) return work();
  try {
    file.exec('begin immediate');
    const result = work();
    file.exec('commit');
    return result;
  } catch (error) {
    if (file.isOpen && file.isTransaction) file.exec('rollback');
    throw new SourceUnavailable(`Expected to write ${path}, which keeps vigie polite, got ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
