/** One `vigie run` at a time on one database, also from several hosts. */
import { hostname } from 'node:os';
import type { Client } from 'pg';
import { AlreadyRunning } from '../errors.ts';
import { RUN_LOCK } from './advisory-locks.ts';
import type { Opened } from './database.ts';

/**
 * Runs `run` while holding the database's run lock. On a server that is an advisory lock of a session of its own, which
 * ends with the process, kill -9 included (it needs a direct connection, or a pooler in session mode); the embedded
 * database belongs to one process already. `signal` is aborted when the lock's connection is lost: stop writing then.
 * @throws AlreadyRunning naming who holds it
 */
export async function withRunLock<T>(opened: Opened, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return opened.connect ? onServer(opened, await opened.connect(), run) : inProcess(opened, run);
}

/** Handles with a run going on in this process. */
const running = new WeakSet<Opened>();

async function inProcess<T>(opened: Opened, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (running.has(opened)) throw refusal(opened, `process ${process.pid}`);
  running.add(opened);
  try {
    return await run(new AbortController().signal);
  } finally {
    running.delete(opened);
  }
}

async function onServer<T>(opened: Opened, session: Client, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const lost = new AbortController();
  session.once('end', () => lost.abort());
  try {
    const { rows } = await session.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1, hashtext(current_schema())) as held',
      [RUN_LOCK],
    );
    if (!rows[0]?.held) throw refusal(opened, await readHolder(session));
    await session.query(
      `insert into run_lock (id, pid, host, since) values (1, $1, $2, now())
       on conflict (id) do update set pid = excluded.pid, host = excluded.host, since = excluded.since`,
      [process.pid, hostname()],
    );
    return await run(lost.signal);
  } finally {
    session.removeAllListeners('end');
    await session.end();
  }
}

async function readHolder(session: Client): Promise<string> {
  const { rows } = await session.query<{ pid: number; host: string; since: string }>(
    'select pid, host, since::text from run_lock',
  );
  const [holder] = rows;
  return holder ? `process ${holder.pid} on ${holder.host} since ${holder.since}` : 'another process';
}

function refusal(opened: Opened, holder: string): AlreadyRunning {
  return new AlreadyRunning(`Expected no other run on ${opened.describe()}, got one by ${holder}`);
}
