/** The database of a program that runs all day: an embedded one is held while somebody looks, so that others get their turn. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { openDatabase } from '../store/database.ts';
import type { OpenedDatabase } from './context.ts';

export interface StoreOnDemand {
  /** Opens it if need be. @throws AlreadyRunning when another process has it for longer than a moment */
  use<T>(work: (opened: OpenedDatabase) => Promise<T>): Promise<T>;
  /** After the work at hand. */
  close(): Promise<void>;
}

export interface OnDemandOptions {
  /** Nobody looked for so long: it is closed. */
  readonly idleMs?: number;
}

/** Opening takes a second, which nobody wants to wait for at every click; whoever else wants it asks for it. */
const IDLE_MS = 60_000;

/** How often is looked whether another process asks for it. */
const POLL_MS = 100;

/** Others try every 50 ms: whoever asked has it by then. */
const AFTER_YOU_MS = 250;

export function openOnDemand(database: Config['database'], { idleMs = IDLE_MS }: OnDemandOptions = {}): StoreOnDemand {
  const { dataDir, url } = database;
  const open = () => openDatabase({ dataDir, serves: true, ...(url && { databaseUrl: url }) });
  let opening: Promise<OpenedDatabase> | undefined;
  /** Set while others are let in; whoever comes waits for its end. */
  let yielding: Promise<void> | undefined;
  let users = 0;
  let idleSince = performance.now();
  let closed = false;

  async function letGo(): Promise<void> {
    const opened = await opening?.catch(() => undefined);
    while (users > 0) await wait(10);
    opening = undefined;
    await opened?.close();
  }

  /** Watches one opened database until it is let go. */
  async function watch(opened: OpenedDatabase): Promise<void> {
    const { isWanted } = opened;
    if (!isWanted) return;
    for (;;) {
      await wait(POLL_MS, undefined, { ref: false });
      if (closed) return;
      const wanted = await isWanted();
      const idle = users === 0 && performance.now() - idleSince >= idleMs;
      if (!wanted && !idle) continue;
      yielding = letGo().then(() => (wanted ? wait(AFTER_YOU_MS) : undefined));
      await yielding.finally(() => (yielding = undefined));
      return;
    }
  }

  function opened(): Promise<OpenedDatabase> {
    if (opening) return opening;
    const begun = open();
    opening = begun;
    begun.then(watch).catch(() => {
      if (opening === begun) opening = undefined;
    });
    return begun;
  }

  return {
    async use(work) {
      while (yielding) await yielding;
      users++;
      try {
        return await work(await opened());
      } finally {
        users--;
        idleSince = performance.now();
      }
    },
    async close() {
      closed = true;
      await yielding;
      await letGo();
    },
  };
}
